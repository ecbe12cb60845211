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

/** Where somebody lives. */
export const addresses: readonly [Rule, ...Rule[]] = [
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
        /^(?:0x|[\d.:a-f]+$|\[[\d.:a-f]{2,40}\](?::\d{1,5})?$|\d{1,3}\.|null|none|undefined|true|false|<|\$|\{|in use|already|not |is )/i.test(
          line,
        ) &&
        !code
      )
        return;
      if (/:\/\/|^[\w.-]+:\d|^\d+$|^\w{1,5}\.UTF-?8$/i.test(line) && !code) return;
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
