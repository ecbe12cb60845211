const LEAD = 5;

/**
 * Given names that are seldom anything else. Where words alone do not say that a person is meant, one of these with a
 * second capital behind it does. Names that are also words of logs and programs are left out (``).
 */
const NAMES = new Set(
  `aaron abdul abdullah abigail abraham adam adele adrian adriana agnes agnieszka ahmad ahmed aidan aisha akiko alan albert
  alberto alejandra alejandro aleksandr aleksandra alessandra alessandro alex alexander alexandra alexandre alexei alexis
  alfred alfredo ali alice alicia alina alison allan allison alonso amanda amelia amelie amina amir amit ana
  anastasia anders andre andrea andreas andrei andrej andres andrew andrzej andy anette angela angelina angelo angus anil anjali aoife svenja thanh katya ayse emre burak elif murat ozgur ravindra sunita kavita vikram nisha arun shruti divya meera manish ankit rohit vivek swati farah layla nour rashid samira tarek yara zaid amal dina hala rami nadim leyla soraya kamila milos vesna zoran goran dragan jelica bojan ivica zdenka jiri jana pavla vaclav zdenek lenka ondrej radek petr vojtech zuzana tomaz mateja nejc blaz ferenc istvan gyorgy zoltan katalin ildiko agnes eszter balazs gabor attila levente viorel ioana mihai andreea florin bogdana mircea radu stefania giannis dimitris kostas nikos maria eleftheria panagiotis vasilis pekka jukka timo mika antti juha sari paivi tuula riitta leena eero ville aino olli sven-erik ulf gunilla birgitta lennart goran hakan ake sigurd ragnhild solveig oddvar torbjorn kjell liv ingvild eirik haakon jorgen mette kirstine rasmus lasse jesper soeren morten anne-marie femke sanne marloes joost jeroen wouter bram maarten pieter sjoerd annelies geert koen lieven els griet thijs daan guilherme thiago rodrigues joaquim beatriz leticia vanderlei jussara edson wagner valdir aparecida rosangela hiroko kazuko keisuke naoki takeshi shinji ryota daiki ayaka misaki haruka sayuri tomoko minjun seojun jiwoo hyejin sungho jihoon eunji youngmin xiaoyu jianhua meiling weiming guowei yifan haoran zihan yuxuan siddharth ananya ishaan kabir aarav diya lakshman venkat srinivas ganesh mahesh ramesh suresh dinesh naresh kiran ayumi bartholomew bogdan chinedu chioma dariusz dmytro ebony eun fatou giorgos hiroki iryna jamal jin karim katsumi kofi lamar latoya leila ling maryam mei ming nkechi oleksandr omari padma pooja priyanka rosario sanjana shreya siobhan svitlana tariq thandiwe tunde uchenna vladyslav wei xiaoming xin yaw yetunde ying yuko zainab zhang ada anil
  anita anja anke anna annabelle anne annette annika anthony antje anton antonia antonio anya arjun armando
  arnold arthur arturo asha ashley astrid audrey axel ayesha aylin barbara barry bart bartosz beate beatrice
  beatriz belinda benedict benedikt benjamin bernard bernd bernhard bertha beth bettina beverly bianca birgit bjorn blanca
  boris bradley brandon brenda brendan brent brian bridget brigitte britta bruce bruno bryan caitlin caleb cameron camila
  camille carina carl carla carlos carmen carol carolin carolina caroline carolyn carsten catalina catherine cathy cecilia
  cedric chantal charles charlie charlotte cheryl chiara chloe chris christa christian christiane christina
  christine christof christoph christophe christopher cindy claire clara clarissa claudia claudio clemens colin
  colleen connor conrad constance cornelia craig cristian cristina curtis cynthia dagmar daisuke damian daniel
  daniela danielle danny daphne darius darren david deborah debra deepak denis denise dennis derek desmond diana diane
  diego dieter dimitri dirk dmitri dmitry dominik dominique donald donna doris dorothea dorothy douglas dylan eberhard
  eduard eduardo edward edwin eileen eitan elaine eleanor elena eleni eli elias elijah elisa elisabeth elise elizabeth ella
  ellen elsa elvira emanuel emil emilia emilie emilio emily emma emmanuel enrico enrique eric erica erich erik erika erin
  ernesto esra esteban esther ethan etienne eugene eva evelyn ewa ezra fabian fabio fatima fatma federico felicia felicity
  felipe felix fernanda fernando filip filippo fiona florian francesca francesco francine francis francisco
  francois frank franz franziska fred frederic frederick frederik friedrich fritz fumiko gabriel gabriela gabriele
  gareth gary gavin genevieve geoffrey george georg gerald geraldine gerard gerd gerhard gertrud gianluca gilbert
  gillian gina giorgio giovanni gisela giulia giuseppe gloria gonzalo gordon graham greg gregor gregory greta guido
  guillaume guillermo gunther gustav gustavo gwen hakan hamza hanna hannah hannes hans harald harold harriet harry hassan
  haruto hasan hazel heather hector heidi heike heiko heinrich heinz helen helena helene helga helmut hendrik henri
  henrietta henrik henry herbert hermann hilary hilda hiroshi holger horst howard hubert hugh hugo hussein ian ibrahim
   ignacio igor ilse imran ines inga inge ingeborg ingo ingrid irene irina isaac isabel isabella isabelle ivan ivana
  jacek jackie jacob jacqueline jacques jaime jakob jakub james jamie jan jana jane janet janice janina janine jared jasmin
  jasmine jason javier jean jeanette jeff jeffrey jelena jennifer jens jeremy jerome jerry jessica jill joachim joan
  joana joanna joanne joao joaquin jochen joel joerg johan johann johanna johannes john jonah jonas jonathan jorge jose
  josef josefine joseph josephine joshua josie joyce juan juanita judith judy juergen julia julian juliana julie julien
  juliet julio julius justin justyna jutta kai karel karen karin karina karl karla karsten kasia katarina katarzyna kate
  katerina katharina katherine kathleen kathrin kathryn kathy katia katja katrin katya kayla keiko keith kelly ken kenji
  kenneth kerstin kevin khalid kieran kirsten klara klaus knut konrad konstantin krishna krista kristen kristian kristin
  kristina krzysztof kumar kurt kwame kyle lakshmi lara larry lars laszlo laura lauren laurence laurent leah leandro lena
  leo leon leonard leonardo leonie leonor leopold leslie leticia levi liam lidia lilian liliana lillian lina linda linus
  lisa lisbeth lise liz logan lorena lorenzo loretta lori lothar lou louis louisa louise luc luca lucas lucia luciana lucie
  lucille lucy ludwig luigi luis luisa lukas luke lutz lydia lynn madeleine madison magda magdalena magnus mahmoud maia
  makoto malcolm malik malte mandy manfred manoj manuel manuela mara marc marcel marcela marcello marcia marcin marco marcos
  marcus margaret margarita margit margot maria mariam marian mariana marianne marie mariko marilyn marina mario marion
  marisa marisol marit marius marjorie marlene marsha marta martha martin martina marvin mary masako mateo mateusz matilda
  matteo matthew matthias maureen maurice mauricio maurizio maximilian maxine maya meg megan mehmet melanie melinda
  melissa meredith mia michael michaela michal michel michele michelle miguel mikael mike mikhail milan milena
  minh miranda mirela miriam mirko mitchell mohamed mohammad mohammed moira molly mona monica monika monique morgan moritz
  muhammad mustafa nadia nadine nadja naoko naomi natalia natalie natasha nathan nathaniel neha neil nelson nicholas nicola
  nicolas nicole niels nigel nikita nikola nikolai nikolaus nils nina noah noel noelle nora norbert norma norman octavia
  oksana olaf oleg olga oliver olivia omar oscar oskar otto ottilie owen pablo paloma pamela paola paolo pascale patrice
  patricia patrick patrizia paul paula paulina pauline paulo pavel pawel pedro penelope peter petra philip philipp
  philippa philippe phillip phoebe phyllis pia pierre piotr priya rachel rafael rahul raj rajesh ralf ralph ramon 
  randy raphael raquel ravi raymond rebecca regina reinhard renate renee ricardo riccardo richard rita robert roberta
  roberto rodney rodrigo roger roland rolf roman ronald ronja rosa rosalie rosalind rosanna rosemarie rosie ross rowena roxana
  rudolf rupert russell ruth ryan sabine sabrina sakura salma salvador salvatore samantha samir samuel sandeep sandra
  sandy sanjay santiago sara sarah sascha satoshi saskia sean sebastian selena serena serge sergei sergey sergio shannon
  shaun sheila shirley siegfried sigrid silke silvia simon simona simone siobhan sofia sofie solange sonia sonja sophia
  sophie soren stacy stanislav stanley stefan stefanie stella stephan stephanie stephen steve steven stuart sunil
  suresh susan susanna susanne suzanne svea sven svetlana sybille sylvia sylvie tadeusz takashi tamara tania tanja
  tanya tara taro tatiana tatjana teresa terrence terry theo theodor theodore theresa therese thierry thomas thorsten tiago
  tiffany tilman timo timothy tina tobias todd tomas tomasz toni tony torben torsten tracy trevor tristan ulrich ulrike
  ursula uwe valentin valentina valeria valerie vanessa vera vernon veronica veronika vicente victor victoria vijay
  viktor viktoria vincent vincenzo viola vivian vladimir volker wally walter wanda waldemar wendy werner wesley
  wilfried wilhelm willem william willy winifred wolfgang xavier ximena yael yan yannick yasmin yolanda yoko yosef yoshi
  youssef yuki yuri yusuf yvette yvonne zachary zahra zara zeynep zoe zofia zsofia`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** Those that are most often written with an accent; any sign above ASCII counts as it. */
const ACCENTED =
  'jos¤ mar¤a andr¤ andr¤s ren¤ ren¤e fran¤ois fran¤oise j¤rgen g¤nther bj¤rn zo¤ chlo¤ sof¤a s¤ren j¤rg jo¤o h¤l¤ne ir¤ne mart¤n ra¤l jes¤s joaqu¤n sebasti¤n agust¤n i¤igo rub¤n el¤as nicol¤s m¤nica ver¤nica luc¤a b¤rbara in¤s jer¤me r¤mi agn¤s c¤dric st¤phane val¤rie aur¤lie am¤lie no¤l k¤the j¤rn ¤mile ¤ric ¤lodie ¤ukasz micha¤ pawe¤ zbigniew';

/**
 * What a given name begins with, for a walk that looks for all of them: five letters, or a shorter one whole with the
 * sign behind it.
 */
export const NAME_KEYWORDS = [
  ...new Set(
    [...NAMES, ...ACCENTED.split(' ')].flatMap((name) =>
      name.length < LEAD ? [`${name} `, `${name}-`] : [name.slice(0, LEAD)],
    ),
  ),
] as [string, ...string[]];

export function isGivenName(word: string): boolean {
  return NAMES.has(word.toLowerCase());
}
