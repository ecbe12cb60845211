import { readValue } from '../assigned-value.ts';
import { ALNUM, characters, isAt } from '../characters.ts';
import type { Rule } from '../rule.ts';

/** What stands before "address" where it is one of a machine or of memory. */
const NO_HOME =
  /(?:ip|mac|mail|email|memory|remote|server|bind|listen|wallet|base|fault|host|peer|local|socket|contract|network|load|return|virtual|physical|link|start|ethernet|hardware|bluetooth|invalid|bad|unknown|same|this)[_ -]?$/i;
const FIELD =
  /(?:[ _-]?(?:line)?[ _-]?\d|[ _-]?(?:code|place|address|name))?\\?["']?(?:[ \t]{0,3}[:=][ \t]{0,3}| is )(?=\S)/iy;
const CODE = /(?:[ _-]?code)?[ \t]{1,3}(?<code>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{5}(?:-\d{4})?)(?![\w.])/y;
/** A line of an address goes on to what ends a sentence or a value. */
const LINE = /^[^\n"'{}[\];|<>]{2,80}/;
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

/** Where somebody lives. */
export const addresses: readonly [Rule, ...Rule[]] = [
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
  {
    id: 'street-in-scripts',
    kind: 'ADDRESS',
    why: 'Where somebody lives.',
    source: 'https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions',
    keywords: ['¤#', '¤. ¤', '¤ #'],
    find: (text, start, _end, emit) => {
      const lead = text.slice(Math.max(0, start - 40), start + 1);
      if (text[start + 1] === '.') {
        const slavic = /(?:ул|просп|пр-т|пер|пл|наб|бул|вул)\.$/.test(text.slice(Math.max(0, start - 7), start + 2));
        const rest = /\. \p{Lu}[\p{L} -]{1,40}(?:,? ?(?:д|дом|буд|кв|корп|оф)?\.? ?\d{1,4}[\p{L}]?){1,3}/uy;
        rest.lastIndex = start + 1;
        if (slavic && rest.test(text))
          emit({
            start: start - (/[\p{L}-]{1,6}$/u.exec(text.slice(Math.max(0, start - 6), start))?.[0].length ?? 0),
            end: rest.lastIndex,
          });
        return;
      }
      const asian =
        /(?:\p{L}{1,8}?[都道府県省市區区郡町村路街巷弄段号號洞동읍면리시군구로길]){1,6}\p{L}{0,10}?[ ]?$/u.exec(
          lead,
        )?.[0];
      if (asian === undefined || !/[都道府県省市區区郡町村路街巷号號동읍면시군구로길]/.test(asian)) return;
      const number = /[ ]?\d{1,5}(?:[-－‐]\d{1,4}){0,3}(?:号|號|丁目|番地|번지|층)?/uy;
      number.lastIndex = start + 1;
      if (
        asian.trimEnd().length >= 3 &&
        number.test(text) &&
        (/-|号|號|丁目|番/.test(text.slice(start + 1, number.lastIndex)) || /[로길동路街]\s?$/.test(asian))
      )
        emit({ start: start + 1 - asian.length, end: number.lastIndex });
    },
    scrubs: [
      ['東京都千代田区丸の内1-1-1', '[REDACTED:ADDRESS:1]'],
      ['ул. Ленина, д. 5, кв. 12', '[REDACTED:ADDRESS:1]'],
    ],
    leaves: ['第3回', 'エラー 404', 'строка 5', 'ошибка. Код 5'],
  },
  {
    id: 'post-box',
    kind: 'ADDRESS',
    why: 'Where somebody’s letters go.',
    source: 'https://pe.usps.com/text/pub28/28c2_037.htm',
    keywords: [
      'p.o. box ',
      'po box ',
      'p.o.box ',
      'post office box ',
      'postfach ',
      'apartado ',
      'casilla ',
      'postbus ',
      'bo¤te postale ',
    ],
    notAfter: ALNUM,
    pattern:
      /[\p{L}. ]{4,16}?[ ](?:#|Nr\.? ?)?\d{1,8}(?:[ .]\d{2,4}){0,2}(?:, (?:\p{Lu}[\p{L}.'-]{1,24} ?){1,3}(?:, [A-Z]{2} \d{5})?)?/iuy,
    scrubs: [['to P.O. Box 4521', 'to [REDACTED:ADDRESS:1]']],
    leaves: ['P.O. box not found', 'Postfach voll'],
  },
  {
    id: 'address-field',
    kind: 'ADDRESS',
    why: 'Where somebody lives.',
    source: 'https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill',
    keywords: [
      'address',
      'adresse',
      'anschrift',
      'indirizzo',
      'domicilio',
      'direcci¤n',
      'endere¤o',
      'residence',
      'zip',
      'postcode',
      'postal',
      'postleitzahl',
      'plz',
      'city',
      'street',
      'i live at',
      'lives at',
      'ship to',
      'deliver to',
      'delivery to',
      'wohnhaft in',
      'living at',
    ],
    notAfter: characters('0-9'),
    find: (text, start, end, emit) => {
      if (isAt(text, start - 1, ALNUM) && !/[A-Z]/.test(text[start] ?? '')) return;
      if (NO_HOME.test(text.slice(Math.max(0, start - 12), start))) return;
      const keyword = text.slice(start, end).toLowerCase();
      const code = /^(?:zip|postcode|postal|postleitzahl|plz)$/.test(keyword);
      const said = / /.test(keyword);
      let from = end + 1;
      if (!said) {
        FIELD.lastIndex = end;
        if (!FIELD.test(text)) {
          if (!code) return;
          CODE.lastIndex = end;
          const bare = CODE.exec(text)?.groups?.['code'];
          if (bare !== undefined) emit({ start: CODE.lastIndex - bare.length, end: CODE.lastIndex });
          return;
        }
        from = FIELD.lastIndex;
      } else if (text[end] !== ' ') return;
      const value = readValue(text, from);
      const shown = text.slice(value.start, value.end);
      const line = value.quoted
        ? shown
        : (LINE.exec(text.slice(value.start, value.start + 81))?.[0] ?? '').replace(
            /\.(?:\s[\s\S]*)?$|(?: failed| not | was | is )[\s\S]*$/,
            '',
          );
      if (
        /^(?:0x|[\d.:a-f]+$|\d{1,3}\.|null|none|undefined|true|false|<|\$|\{|in use|already|not |is )/i.test(line) &&
        !code
      )
        return;
      if (/:\/\/|^[\w.-]+:\d|^\d+$/.test(line) && !code) return;
      // `address=address, backlog=16`, `address: string, ttl: number`, `address := f(x)`
      if (!value.quoted && /^(?:[=:]|[A-Za-z_]\w{0,30},\s{1,4}\w{1,30}\s?[:=]|[A-Za-z_][\w.]{0,60}\()/.test(line))
        return;
      // A type, a name in code, words of a sentence: without quotes a house has its number by itself, and a capital.
      if (
        !value.quoted &&
        !code &&
        !/^(?:city|street)$/.test(keyword) &&
        !/\p{Lo}/u.test(line) &&
        (!/(?:^|[\s,#])\d{1,5}[A-Za-z]?(?=$|[\s,./-])/.test(line) ||
          !/\p{Lu}/u.test(line) ||
          /^[a-z]+(?:\)|,|;| \||\?|\[)/.test(line) ||
          /^(?:in|a|an|the|of|for|to) /.test(line))
      )
        return;
      if (!/\d/.test(line) && !/^(?:city|street)$/.test(keyword)) return;
      if (code && !/^[\w -]{3,10}$/.test(shown)) return;
      if (/^(?:city|street)$/.test(keyword) && !/^[\p{Lu}\d]/u.test(shown)) return;
      // A sentence goes on behind these: what is a house has a capital and a number.
      if ((said || / is $/.test(text.slice(end, from))) && !/\p{Lu}|\p{Lo}/u.test(line)) return;
      if (line.trim() !== '')
        emit({ start: value.start, end: value.quoted ? value.end : value.start + line.trimEnd().length });
    },
    scrubs: [
      ['address: 12 Elm Street, Springfield', 'address: [REDACTED:ADDRESS:1]'],
      ['I live at 742 Evergreen 3', 'I live at [REDACTED:ADDRESS:1]'],
      ['postcode SW1A 2AA', 'postcode [REDACTED:ADDRESS:1]'],
    ],
    leaves: [
      'address already in use',
      'address: 0x1f3c',
      'EADDRINUSE: address already in use :::3000',
      'zip: true',
      'zip file',
      'address is 127.0.0.1:80',
      'ship to 3 regions',
    ],
  },
];
