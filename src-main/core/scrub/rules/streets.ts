import { ALNUM, characters, isAt } from '../characters.ts';
import type { Rule } from '../rule.ts';

const NUMBER_BEFORE =
  /(?:^|[\s"',:;(=])(?<house>\d{1,5}[A-Za-z]?,? (?:\p{Lu}[\p{L}.'-]{0,24}\.? |\d{1,3}(?:st|nd|rd|th) ){0,3}(?:\p{Lu}[\p{L}.'-]{1,24}|\d{1,3}(?:st|nd|rd|th)))$/u;
const MORE =
  /\.?(?:,? ?(?:Apt|Apartment|Suite|Ste|Unit|Floor|Fl|#)\.? ?\w{1,6})?(?:, (?:\p{Lu}[\p{L}.'-]{1,24} ?){1,3})?(?:,? [A-Z]{2})?(?:,? \d{5}(?:-\d{4})?)?(?: [A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})?/uy;
const GERMAN_NUMBER =
  /(?:ße|sse|ßen)?\.?[ ]\d{1,4}[ ]?[a-zA-Z]?(?:[-/]\d{1,4}[a-z]?)?(?![\w.:%])(?:, ?(?:[A-Z]{1,2}-)?\d{4,5}(?: ?[A-Z]{2})?(?: \d{2})? \p{Lu}[\p{L}-]{1,30})?/uy;
const WORD_BEFORE =
  /(?:(?:Am|An der|An den|Auf der|Auf dem|Im|In der|Zum|Zur|Unter den|Alte[rs]?|Neue[rs]?|Große|Kleine) )?\p{Lu}[\p{L}-]{0,40}$/u;
const ROMANCE =
  /(?:(?:de |du |des |del |della |dei |dello |di |da |do |dos |das |la |le |les |los |las |l['’]|d['’]){0,3}(?:\p{Lu}|\d{1,2} (?:de )?)[\p{L}'’.-]{1,24}[ ]?){1,4}/uy;

const BEFORE_TYPE = characters('a-zA-Z0-9.');

/** Streets and houses, as they are written by themselves. */
export const streets: readonly [Rule, ...Rule[]] = [
  {
    id: 'street-address',
    kind: 'ADDRESS',
    why: 'Where somebody lives.',
    source: 'https://pe.usps.com/text/pub28/welcome.htm',
    keywords: [
      ' street',
      ' st',
      ' road',
      ' rd',
      ' avenue',
      ' ave',
      ' lane',
      ' ln',
      ' drive',
      ' dr',
      ' blvd',
      ' boulevard',
      ' court',
      ' ct',
      ' square',
      ' sq',
      ' terrace',
      ' parkway',
      ' pkwy',
      ' highway',
      ' hwy',
      ' place',
      ' pl',
      ' circle',
      ' cir',
      ' trail',
      ' close',
      ' crescent',
      ' gardens',
      ' grove',
      ' mews',
      ' way',
      ' walk',
      ' row',
      ' quay',
      ' broadway',
      ' loop',
      ' plaza',
      ' hill',
      ' rise',
      ' park',
      ' alley',
    ],
    before: characters(' .,;:\n\r\t"\')]<\\#'),
    find: (text, start, end, emit) => {
      // `12 Elm` stands before it: a capital or a number begins the last word.
      if (!isAt(text, start - 1, BEFORE_TYPE)) return;
      const lead = text.slice(Math.max(0, start - 90), start);
      const house = NUMBER_BEFORE.exec(lead)?.groups?.['house'];
      if (house === undefined) return;
      const type = text.slice(start + 1, end);
      if (
        !/^[A-Z]/.test(type) &&
        /^(?:way|drive|place|close|row|park|hill|rise|loop|walk|circle|square|court|dr|pl|st|sq)$/.test(type)
      )
        return;
      MORE.lastIndex = end;
      MORE.test(text);
      emit({ start: start - house.length, end: Math.max(end, MORE.lastIndex) });
    },
    scrubs: [
      ['ship to 12 Elm Street, Springfield', 'ship to [REDACTED:ADDRESS:1]'],
      ['at 56 N First St, Beverly Hills, CA 90210', 'at [REDACTED:ADDRESS:1]'],
      ["'10 Elm St' unknown", "'[REDACTED:ADDRESS:1]' unknown"],
    ],
    leaves: ['drive failed', '404 Not Found way', '2 lanes', '1 way to do it', '12 place holders', '5 Retry close'],
  },
  {
    id: 'street-german',
    kind: 'ADDRESS',
    why: 'Where somebody lives.',
    source: 'https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions',
    keywords: [
      'strasse',
      'stra¤e',
      'str. #',
      'str #',
      'weg #',
      'platz #',
      'allee #',
      'gasse #',
      'damm #',
      'ufer #',
      'steig #',
      'graben #',
      'straat #',
      'gracht #',
      'laan #',
      'plein #',
      'singel #',
      'kade #',
      'gatan #',
      'gata #',
      'v¤gen #',
      'vej #',
      'gade #',
      'veien #',
      'katu #',
      'tie #',
      'ring #',
      'berg #',
      'markt #',
      'hof #',
      'chaussee #',
      'utca #',
      'ulica #',
      'kirchberg #',
    ],
    find: (text, start, end, emit) => {
      const keyword = text.slice(start, end);
      const name = WORD_BEFORE.exec(text.slice(Math.max(0, start - 60), start))?.[0];
      const own = /^\p{Lu}/u.test(keyword) && !isAt(text, start - 1, ALNUM);
      if (name === undefined && !own) return;
      const digit = /\d$/.test(keyword);
      GERMAN_NUMBER.lastIndex = digit ? end - 2 : end;
      const match = GERMAN_NUMBER.exec(text);
      if (match === null) return;
      // `Am Ring 3`, `Tie 4`: words of one syllable need something before them, or more behind.
      if (
        /^(?:ring|berg|hof|markt|tie|str|kade|gata)/i.test(keyword) &&
        !/[ ,]/.test(name ?? '') &&
        (name ?? '').length < 4 &&
        !/,/.test(match[0])
      )
        return;
      emit({ start: start - (name ?? '').length, end: GERMAN_NUMBER.lastIndex });
    },
    scrubs: [
      ['Hauptstraße 5, 10115 Berlin', '[REDACTED:ADDRESS:1]'],
      ['an Keizersgracht 123 am', 'an [REDACTED:ADDRESS:1] am'],
      ['Hauptstr. 7a', '[REDACTED:ADDRESS:1]'],
    ],
    leaves: ['String 5', 'retry 3', 'constraint 4', 'Tie 4', 'weg 3', 'Unterweg'],
  },
  {
    id: 'street-romance',
    kind: 'ADDRESS',
    why: 'Where somebody lives.',
    source: 'https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions',
    keywords: [
      'rue ',
      'avenue ',
      'boulevard ',
      'calle ',
      'via ',
      'viale ',
      'piazza ',
      'plaza ',
      'avenida ',
      'rua ',
      'travessa ',
      'corso ',
      'carrer ',
      'paseo ',
      'quai ',
      'impasse ',
      'chemin ',
      'ul. ',
      'al. ',
      'ulica ',
      'os. ',
    ],
    notAfter: ALNUM,
    find: (text, start, end, emit) => {
      ROMANCE.lastIndex = end;
      const match = ROMANCE.exec(text);
      if (match === null) return;
      const keyword = text.slice(start, end);
      const stop = end + match[0].trimEnd().length;
      const number =
        /,? ?(?:n[°º.o]? ?)?\d{1,4}[a-z]?(?:\/\d{1,4})?(?![\w.:%])(?:, \d{4,5} \p{Lu}[\p{L}'-]{1,24}(?: \p{Lu}[\p{L}'-]{1,24})?)?/uy;
      number.lastIndex = stop;
      const house = /(?:^|[\s"'(:=,])(?<house>\d{1,4}(?: ?(?:bis|ter))?,? )$/.exec(
        text.slice(Math.max(0, start - 14), start),
      )?.groups?.['house'];
      if (house !== undefined && /^(?:rue|avenue|boulevard|quai|impasse|chemin) $/i.test(keyword)) {
        const town = /,? \d{5} \p{Lu}[\p{L}'-]{1,24}(?:[ -]\p{Lu}[\p{L}'-]{1,24})?/uy;
        town.lastIndex = stop;
        emit({ start: start - house.length, end: town.test(text) ? town.lastIndex : stop });
        return;
      }
      if (!/^\p{Lu}/u.test(keyword) && !/^(?:ul|al|os)\. $/.test(keyword)) return;
      if (number.test(text)) emit({ start, end: number.lastIndex });
    },
    scrubs: [
      ['12 rue de la Paix, 75002 Paris', '[REDACTED:ADDRESS:1]'],
      ['at Calle Mayor 10, 28013 Madrid', 'at [REDACTED:ADDRESS:1]'],
      ['ul. Leśna 10/12', '[REDACTED:ADDRESS:1]'],
    ],
    leaves: ['via Node 18.2', 'routed via en0 1', 'Via header 3', 'rue the day'],
  },
];
