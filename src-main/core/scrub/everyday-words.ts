/**
 * Account and given names that are also words of logs and programs. Taking these out everywhere would leave nothing to
 * read; in a path or after `user=` they go all the same.
 */
const WORDS = new Set(
  `root admin administrator user users guest test tests testing tester node nobody daemon dev devel developer demo build
  builder runner run ubuntu debian fedora centos arch linux macos mac apple app apps api web www main master server
  client service system sys local localhost home host default public private shared share deploy deployer docker
  vagrant jenkins git github gitlab ci bot agent worker work job jobs data db sql mysql postgres redis mongo nginx
  apache http https ftp ssh mail email backup temp tmp cache log logs logger info debug error warn warning trace
  staging stage prod production live sandbox operator ops devops support help index core lib libs src bin etc opt usr
  var null none true false undefined object string number array function module package process thread event events
  event-loop stream file files path port code name type value key keys token secret password id uid
  mark bill will grant art dean chase page stone young long king hall hill wood woods rose may june april august summer
  winter autumn faith hope grace joy dawn amber ruby pearl jade iris ivy lily daisy violet olive robin jay drew pat
  rob bob sue max miles rich frank ernest guy clay cliff dale glen lane heath forest brook brooks rivers banks bush
  field fields ford gates green brown white black gray grey blue gold silver fox wolf bird fish bell ball baker cook
  cooper carter fisher hunter mason miller parker potter porter taylor turner walker weaver archer butler bishop pope
  price prince knight noble love loving sharp small little short strong power powers french english german west east
  north south day knight night star stone storm snow frost rain case cash bond church close cross drum drake duke
  duncan dot flow force freeze fuse gather gene harden harper head holiday hood hook house hunt jack jet jimmy jones
  jordan justice kit lake lamb land law lock loop major marsh merit mile mint moon moss nick nickel note order pack
  park path peak penny pierce pike pin pipe pitt place plant plum point pool port post pound press pyle quick race ray
  read reader reed reese reeves ring rock roll root rush salt sand scope scott sears seed shell shields ship sky smart
  smith soul spark spring square stack steel steep step stern stock street swift table tell temple thread todd tool
  top track tree trip troy tucker union unit vale vector view wade wait ward ware warm wash watch water way weight
  wells wheel wise worth wright wynn yard zip swift go rust java python perl kotlin dart julia scala basic pascal
  eve ace abe ben sam tom tim jim joe dan don ray roy lee kim ann amy ada-lang`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

export function everydayWord(name: string): boolean {
  return WORDS.has(name.toLowerCase());
}
