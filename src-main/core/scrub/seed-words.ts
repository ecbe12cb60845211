/**
 * The words that wallets are written down as: of 2,048, twelve to twenty-four are a wallet.
 * Source: https://github.com/bitcoin/bips/blob/master/bip-0039/english.txt
 */

/** Those that stand in logs and documents most seldom: of twelve words drawn, one is here all but once in 60 times. */
const SELDOM = `
  absurd acid acoustic actor actress adult aerobic affair afraid airport aisle alarm album alcohol alien amateur
  amused ankle annual anxiety apology april armor army artefact artwork assault asthma athlete attitude auction aunt
  autumn avocado awful baby bachelor bacon balcony banana bargain basket bean beauty beef belt betray bicycle bike
  biology bird bitter blade blast bleak bless blossom blouse blush boat bomb bone bonus boss breeze brick brisk
  broccoli bronze broom bulb bunker burden burger burst buyer buzz cabbage cabin cable cactus cage calm canyon carbon
  carpet cash casual cattle celery cement census cereal chaos chase cheap cheese chef chest chief chimney chuckle
  cinnamon citizen clap claw clay clerk clever cliff climb clinic cloth clown clump clutch coach coast coil comfort
  copper coral cotton couch cousin coyote crack cradle cram crazy creek crew cricket crime crisp crouch crucial cruel
  cruise crumble crush cube culture curtain cushion cute damp dance daring daughter dawn debate debris deer defy
  demise dentist depart deputy devote diary dice diesel diet dignity dilemma dinner dinosaur disease dish disorder
  divorce dizzy dolphin donkey donor door dose dove drama drastic dress drift drill drink drip drum duck dust dutch
  duty dwarf earn educate elbow elder elegant elephant elite embody emotion empower enact enjoy enlist enroll episode
  erode erosion erupt eternal evoke exile exotic eyebrow faculty fade faint fame famous fantasy farm father fatigue
  february federal fever fiction film fiscal flame foam foil food fossil foster fringe frog frost fuel gadget galaxy
  garage garden garlic garment gasp gauge gaze giant gift giggle ginger giraffe girl glare glass glide gloom glory
  glove glow glue goat goddess gold goose gorilla gospel gossip gown grass grocery guitar habit hamster harbor harsh
  harvest hawk hazard hedgehog helmet hill hire hobby hockey horn horror horse hospital humble humor hungry hunt
  hurdle hurry husband illness infant inhale injury inmate ivory jaguar jazz jealous jelly jewel joke juice keen
  ketchup kidney kiss kitchen kite kiwi knife knock labor ladder lady lake lamp laptop laugh lava lawn lawsuit leisure
  lemon leopard liar lion liquid lizard lobster lottery lounge loyal luggage lumber lunar lunch luxury lyrics maid
  mammal mansion marble maze meadow meat medal melody melt merry milk miracle misery mixture monster morning mosquito
  mother motor muffin mule muscle museum mushroom myth napkin neck nephew nerve noodle nuclear nurse obey odor olympic
  onion orbit oval oven oxygen oyster ozone pact palace palm panda panther peace peanut peasant pelican pencil pepper
  piano picnic pigeon pilot pioneer pistol pizza plastic pluck plunge poem poet potato pottery poverty powder price
  pride prize pudding pulp pupil purchase purity purse puzzle pyramid quiz raccoon rack radar rally ramp ranch razor
  rebel recycle remind reunion reward rhythm rice rifle rigid riot ripple ritual river road roast roof rookie royal
  rubber rude rural saddle sadness salad salmon salon satoshi sausage scout season seat senior shaft sheriff shiver
  shock shoe shoot shove shrug sick siege silk siren sister sketch skin skirt skull slam slush smoke sniff soap soccer
  soda soldier soul soup spatial spice spider spoil spoon sport stadium sting stomach stone stool stove stumble subway
  sudden sunset supreme surge swamp swear swim swing sword syrup tackle talent tank taste tattoo tennis tiger tilt
  timber tissue toddler toilet tomorrow tone tongue tonight tooth topple tornado tourist tower town tragic tray tribe
  trophy trumpet tube tuition tumble turtle twelve twin twist umbrella unfair urban urge vacant vague valve vapor
  vehicle velvet venue vessel veteran vibrant vicious village vintage virus visa vivid volcano vote voyage wage wagon
  walnut warfare wash wasp wealth weapon wear weasel wedding whale wheat whip wife wisdom witness woman wool wreck
  wrestle wrist yard zebra`;

const OFTEN = `
  abandon ability able about above absent absorb abstract abuse access accident account accuse achieve acquire across
  act action actual adapt add addict address adjust admit advance advice afford again age agent agree ahead aim air
  alert all alley allow almost alone alpha already also alter always amazing among amount analyst anchor ancient anger
  angle angry animal announce another answer antenna antique any apart appear apple approve arch arctic area arena
  argue arm armed around arrange arrest arrive arrow art artist ask aspect asset assist assume atom attack attend
  attract audit august author auto average avoid awake aware away awesome awkward axis badge bag balance ball bamboo
  banner bar barely barrel base basic battle beach because become before begin behave behind believe below bench
  benefit best better between beyond bid bind birth black blame blanket blind blood blue blur board body boil book
  boost border boring borrow bottom bounce box boy bracket brain brand brass brave bread bridge brief bright bring
  broken brother brown brush bubble buddy budget buffalo build bulk bullet bundle bus business busy butter cake call
  camera camp can canal cancel candy cannon canoe canvas capable capital captain car card cargo carry cart case casino
  castle cat catalog catch category caught cause caution cave ceiling century certain chair chalk champion change
  chapter charge chat check cherry chicken child choice choose chronic chunk churn cigar circle city civil claim
  clarify clean click client clip clock clog close cloud club cluster coconut code coffee coin collect color column
  combine come comic common company concert conduct confirm congress connect consider control convince cook cool copy
  core corn correct cost country couple course cover craft crane crash crater crawl cream credit critic crop cross
  crowd crunch cry crystal cup cupboard curious current curve custom cycle dad damage danger dash day deal decade
  december decide decline decorate decrease defense define degree delay deliver demand denial deny depend deposit
  depth derive describe desert design desk despair destroy detail detect develop device diagram dial diamond differ
  digital direct dirt disagree discover dismiss display distance divert divide doctor document dog doll domain donate
  double draft dragon draw dream drive drop dry dumb dune during dynamic eager eagle early earth easily east easy echo
  ecology economy edge edit effort egg eight either electric element elevator else embark embrace emerge employ empty
  enable end endless endorse enemy energy enforce engage engine enhance enough enrich ensure enter entire entry
  envelope equal equip era erase error escape essay essence estate ethics evidence evil evolve exact example excess
  exchange excite exclude excuse execute exercise exhaust exhibit exist exit expand expect expire explain expose
  express extend extra eye fabric face faith fall false family fan fancy fashion fat fatal fault favorite feature fee
  feed feel female fence festival fetch few fiber field figure file filter final find fine finger finish fire firm
  first fish fit fitness fix flag flash flat flavor flee flight flip float flock floor flower fluid flush fly focus
  fog fold follow foot force forest forget fork fortune forum forward found fox fragile frame frequent fresh friend
  front frown frozen fruit fun funny furnace fury future gain gallery game gap garbage gas gate gather general genius
  genre gentle genuine gesture ghost give glad glance glimpse globe good govern grab grace grain grant grape gravity
  great green grid grief grit group grow grunt guard guess guide guilt gun gym hair half hammer hand happy hard hat
  have head health heart heavy height hello help hen hero hidden high hint hip history hold hole holiday hollow home
  honey hood hope host hotel hour hover hub huge human hundred hurt hybrid ice icon idea identify idle ignore ill
  illegal image imitate immense immune impact impose improve impulse inch include income increase index indicate
  indoor industry inflict inform inherit initial inject inner innocent input inquiry insane insect inside inspire
  install intact interest into invest invite involve iron island isolate issue item jacket jar jeans job join journey
  joy judge jump jungle junior junk just kangaroo keep key kick kid kind kingdom kit kitten knee know lab label
  language large later latin laundry law layer lazy leader leaf learn leave lecture left leg legal legend lend length
  lens lesson letter level liberty library license life lift light like limb limit link list little live load loan
  local lock logic lonely long loop loud love lucky machine mad magic magnet mail main major make man manage mandate
  mango manual maple march margin marine market marriage mask mass master match material math matrix matter maximum
  mean measure mechanic media member memory mention menu mercy merge merit mesh message metal method middle midnight
  million mimic mind minimum minor minute mirror miss mistake mix mixed mobile model modify mom moment monitor monkey
  month moon moral more motion mountain mouse move movie much multiply music must mutual myself mystery naive name
  narrow nasty nation nature near need negative neglect neither nest net network neutral never news next nice night
  noble noise nominee normal north nose notable note nothing notice novel now number nut oak object oblige obscure
  observe obtain obvious occur ocean october off offer office often oil okay old olive omit once one online only open
  opera opinion oppose option orange orchard order ordinary organ orient original orphan ostrich other outdoor outer
  output outside over own owner paddle page pair panel panic paper parade parent park parrot party pass patch path
  patient patrol pattern pause pave payment pear pen penalty people perfect permit person pet phone photo phrase
  physical picture piece pig pill pink pipe pitch place planet plate play please pledge plug point polar pole police
  pond pony pool popular portion position possible post power practice praise predict prefer prepare present pretty
  prevent primary print priority prison private problem process produce profit program project promote proof property
  prosper protect proud provide public pull pulse pumpkin punch puppy purpose push put quality quantum quarter
  question quick quit quote rabbit race radio rail rain raise random range rapid rare rate rather raven raw ready real
  reason rebuild recall receive recipe record reduce reflect reform refuse region regret regular reject relax release
  relief rely remain remember remove render renew rent reopen repair repeat replace report require rescue resemble
  resist resource response result retire retreat return reveal review rib ribbon rich ride ridge right ring risk rival
  robot robust rocket romance room rose rotate rough round route rug rule run runway sad safe sail salt salute same
  sample sand satisfy sauce save say scale scan scare scatter scene scheme school science scissors scorpion scrap
  screen script scrub sea search second secret section security seed seek segment select sell seminar sense sentence
  series service session settle setup seven shadow shallow share shed shell shield shift shine ship shop short
  shoulder shrimp shuffle shy sibling side sight sign silent silly silver similar simple since sing situate six size
  skate ski skill slab sleep slender slice slide slight slim slogan slot slow small smart smile smooth snack snake
  snap snow social sock soft solar solid solution solve someone song soon sorry sort sound source south space spare
  spawn speak special speed spell spend sphere spike spin spirit split sponsor spot spray spread spring spy square
  squeeze squirrel stable staff stage stairs stamp stand start state stay steak steel stem step stereo stick still
  stock story strategy street strike strong struggle student stuff style subject submit success such suffer sugar
  suggest suit summer sun sunny super supply sure surface surprise surround survey suspect sustain swallow swap swarm
  sweet swift switch symbol symptom system table tag tail talk tape target task taxi teach team tell ten tenant tent
  term test text thank that theme then theory there they thing this thought three thrive throw thumb thunder ticket
  tide time tiny tip tired title toast tobacco today toe together token tomato tool top topic torch tortoise toss
  total toward toy track trade traffic train transfer trap trash travel treat tree trend trial trick trigger trim trip
  trouble truck true truly trust truth try tuna tunnel turkey turn twenty twice two type typical ugly unable unaware
  uncle uncover under undo unfold unhappy uniform unique unit universe unknown unlock until unusual unveil update
  upgrade uphold upon upper upset usage use used useful useless usual utility vacuum valid valley van vanish various
  vast vault vendor venture verb verify version very viable victory video view violin virtual visit visual vital vocal
  voice void volume wait walk wall want warm warrior waste water wave way weather web weekend weird welcome west wet
  what wheel when where whisper wide width wild will win window wine wing wink winner winter wire wise wish wolf
  wonder wood word work world worry worth wrap write wrong year yellow you young youth zero zone zoo`;

const listed = (words: string) => words.split(/\s+/).filter((word) => word !== '');
const WORDS = new Set([...listed(SELDOM), ...listed(OFTEN)]);

/** What the seldom words begin with: four letters tell each from all others. */
export const SEED_KEYWORDS = listed(SELDOM).map((word) => word.slice(0, 4)) as [string, ...string[]];

export function isSeedWord(word: string): boolean {
  return WORDS.has(word.toLowerCase());
}
