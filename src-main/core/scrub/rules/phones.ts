import { characters, DIGIT, isAt, isIn, isWordLike, LETTER, stepBack } from '../characters.ts';
import type { Rule, Span } from '../rule.ts';
import { HIDDEN } from '../signs.ts';

const NAMED_PHONE =
  /(?:s|[ _]?(?:number|nr|no)\.?| me| us)?["']?[ \t]{0,2}(?:[:=#.(>]|is|at|to|number)?[ \t]{0,2}["']?(?<secret>\+?\(?\d[\d ()./-]{5,20}\d)(?![\d.:-]{0,40}\d)/iy;
/** A number with the zero, or the two, that leads out of a town or a country. */
const NATIONAL =
  /0(?!\d{0,3}[:.]\d\d(?!\d))\d{1,5}(?:[ ./-]{1,2}\(?0?\d{1,8}\)?){1,5}|0\d{9,12}|8[ ]?\(\d{3,4}\)[ ]?\d{2,3}-\d{2}-\d{2}/;
const SAID_PHONE = new RegExp(
  String.raw`\\?["']?[ \t]{0,2}(?:[:=#(]|is|at|to|number)?[ \t]{0,2}\\?["'(]{0,2}(?<secret>${NATIONAL.source})(?![\d.:-]*\d)`,
  'iy',
);
const INTERNATIONAL = /\+[1-9]\d{0,2}(?:[ ./-]?\(?0?\d{1,4}\)?){1,5}(?:[ ./-]?\d{2,5}){0,4}(?![\d\w])/y;
const AMERICAN = /(?:1[ .-])?(?:\([2-9]\d{2}\)[ ]?|[2-9]\d{2}[-. ])[2-9]\d{2}[-. ]\d{4}(?![\d\w-]|\.\d)/y;
/** Words that a number of another sort follows as often: only one that is written as a telephone's is taken. */
const SAYS_LESS =
  /^(?:my number|number is|handy|to:|from:|number:|contact|recipient|caller|dial|signal|facetime|imessage)/i;
const BEFORE_PHONE = characters('-./+#@$_~');

/** Telephone numbers, where a word or their own form says that they are some. */
export const phones: readonly [Rule, ...Rule[]] = [
  {
    id: 'phone',
    kind: 'PHONE',
    why: 'A number reaches a person.',
    source: 'https://www.itu.int/rec/T-REC-E.164',
    keywords: [
      '+#',
      '(#',
      '# #',
      'tel:',
      'tel',
      'phone',
      'mobile',
      'mobil ',
      'fax',
      'whatsapp',
      'sms',
      'call',
      'cell',
      'phonenumber',
      'tel¤fono',
      'rufnummer',
      'wa.me/',
      'contact_number',
      'contact number',
      'contactnumber',
      'gsm',
      'tfno',
      'phone_number',
      'imessage',
      'facetime',
      'signal',
      'my number',
      'handy',
      'to: 0',
      'to: 8 (',
      'from: 0',
      'number: 0',
      'number is',
      'contact ',
      'recipient',
      'msisdn',
      'caller',
      'dial',
    ],
    find: (text, start, end, emit) => {
      if (isAt(text, start, LETTER)) {
        const first = text.slice(start, end);
        if (SAYS_LESS.test(first)) {
          const at = / [08]/.test(first) ? start + first.indexOf(':') : end;
          SAID_PHONE.lastIndex = at;
          const said = SAID_PHONE.exec(text);
          const number = said?.groups?.['secret'];
          if (said !== null && number !== undefined && number.replace(/\D/g, '').length >= 9)
            emit({ start: SAID_PHONE.lastIndex - number.length, end: SAID_PHONE.lastIndex });
          return;
        }
        NAMED_PHONE.lastIndex = end;
        const match = NAMED_PHONE.exec(text);
        const secret = match?.groups?.['secret'];
        if (
          match === null ||
          secret === undefined ||
          /^\d{4}-\d\d-\d\d/.test(secret) ||
          secret.replace(/\D/g, '').length < 7
        )
          return;
        if (
          /^(?:call|cell)/i.test(text.slice(start, end)) &&
          !/[+()-]|^0\d{2,5} \d{5,8}$|^0(?:0?[1-9])\d{0,4}(?: \d{2,8}){2,5}$/.test(secret)
        )
          return;
        emit({ start: end + match[0].length - secret.length, end: end + match[0].length });
        return;
      }
      let from = start;
      if (isAt(text, start, DIGIT)) {
        from = stepBack(text, start, DIGIT, 3);
        const sign = text.charCodeAt(from - 1);
        if (sign === 43 || sign === 40) from -= 1;
        // Without a plus three digits, a gap, four digits follow.
        if (
          sign !== 43 &&
          !(isAt(text, start + 3, DIGIT) && isAt(text, start + 4, DIGIT) && isAt(text, start + 6, DIGIT))
        )
          return;
      }
      takePhone(text, from, emit);
    },
    shaped: ({ length, digits, dots, dashes }) =>
      length >= 12 && length <= 24 && digits >= 10 && digits + dots + dashes === length,
    inNumber: (text, start, end, emit) => {
      if (end - start >= 12 && end - start <= 24 && /^[\d.-]+$/.test(text.slice(start, end)))
        takePhone(text, start, emit);
    },
    scrubs: [
      ['call +49 30 1234567 now', 'call [REDACTED:PHONE:1] now'],
      ['(415) 555-2671', '[REDACTED:PHONE:1]'],
      ['tel:+14155552671', 'tel:[REDACTED:PHONE:1]'],
      ['phone: 030 1234567', 'phone: [REDACTED:PHONE:1]'],
      ['call 020 7946 0958', 'call [REDACTED:PHONE:1]'],
    ],
    leaves: [
      '2026-04-03 09:15:00',
      'main + 123456789',
      'v1.234.567.8901',
      'GMT+0200',
      'exit code 137 after 12-34 s',
      'port 8080-8090',
    ],
  },
  {
    id: 'phone-in-scripts',
    kind: 'PHONE',
    why: 'A number reaches a person.',
    source: 'https://www.itu.int/rec/T-REC-E.123',
    keywords: ['¤ #', '¤: #', '¤:#', '¤#', '¤ +', '¤: +', `${HIDDEN} #`, `${HIDDEN}: #`, `${HIDDEN}: +`],
    find: (text, start, end, emit) => {
      const at = end - 1;
      if (!PHONE_WORDS.test(text.slice(Math.max(0, start - 14), at))) return;
      const number = /\+?\d(?:[ ()./-]{0,2}\d){6,14}(?!\d)/y;
      number.lastIndex = at;
      if (number.test(text)) emit({ start: at, end: number.lastIndex });
    },
    scrubs: [
      ['电话 13800138000', '电话 [REDACTED:PHONE:1]'],
      ['телефон: 8 912 345-67-89', 'телефон: [REDACTED:PHONE:1]'],
    ],
    leaves: ['版本 1380013', 'телефон 12'],
  },
];

const PHONE_WORDS =
  /(?:电话|電話|手机|手機|携帯|联系方式|전화|휴대폰|연락처|телефон|тел\.?|моб\.?|τηλέφωνο|κινητό|טלפון|هاتف|โทร)(?:番号|号码|號碼|번호|а|у)?\s{0,2}[:：]?\s{0,2}$/iu;

function takePhone(text: string, from: number, emit: (span: Span) => void): void {
  const before = text.charCodeAt(from - 1);
  const plus = text.charCodeAt(from) === 43;
  if (isWordLike(before) || isIn(BEFORE_PHONE, before) || (!plus && (before === 58 || before === 61))) return;
  if (!plus && text.charCodeAt(from) === 40 && text.charCodeAt(from + 4) !== 41) return;
  const pattern = plus ? INTERNATIONAL : AMERICAN;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  if (match === null) return;
  const count = match[0].replace(/\D/g, '').length;
  if (count >= (plus ? 8 : 10) && count <= 15) emit({ start: from, end: from + match[0].trimEnd().length });
}
