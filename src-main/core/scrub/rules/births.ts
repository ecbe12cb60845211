import { characters, LETTER } from '../characters.ts';
import type { Rule } from '../rule.ts';

const MONTH = String.raw`\p{L}{3,10}\.?`;
const DATE = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.] ?\d{1,2}[-/.] ?(?:\d{4}|\d{2})|(?:19|20)\d{6}|\d{1,2}(?:st|nd|rd|th)?\.?(?: de| of)? ${MONTH}(?: de)?,? \d{4}|${MONTH} \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}年\d{1,2}月\d{1,2}日|\d{4}년 ?\d{1,2}월 ?\d{1,2}일)`;
const NAMED = new RegExp(
  String.raw`(?:\p{L}{0,12}|[ _-]?(?:day|date|place|of[ _-]birth))(?:\([^)\n]{1,12}\))?\\?["']?>?[ \t]{0,3}[:：=]?[ \t]{0,3}(?:on|am|le|el|il|den|in|is|was|em)?[ \t]{0,2}\\?["'(]?(?<secret>${DATE})(?!\d| \d\d:\d\d:\d\d\.\d)`,
  'iuy',
);
const IN_SCRIPTS =
  /(?:生年月日|出生日期|出生|生日|생년월일|дата рождения|родил(?:ся|ась)|תאריך לידה|تاريخ الميلاد)[ \t]{0,2}[:：=]?[ \t]{0,2}$/iu;
const DATE_NEXT = new RegExp(`${DATE}(?!\\d)`, 'iuy');

/** The day somebody was born. */
export const births: readonly [Rule, ...Rule[]] = [
  {
    id: 'birth-date',
    kind: 'ID',
    why: 'With a town it tells one person in a thousand; to banks and doctors it is a password.',
    source: 'https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill',
    keywords: [
      'birth',
      'dob',
      'born',
      'geboren',
      'geburt',
      'geb.',
      'bday',
      'naissance',
      'nacimiento',
      'nascita',
      'nascimento',
      'geboorte',
      'urodzenia',
      'f¤delse',
      'f¤dt',
      'f¤dd',
      'n¤ le',
      'n¤e le',
      'nacid',
      'nato il',
      'nata il',
      'syntym',
      'narozen',
    ],
    notAfter: characters('a-z'),
    find: (text, _start, end, emit) => {
      NAMED.lastIndex = end;
      const secret = NAMED.exec(text)?.groups?.['secret'];
      if (secret !== undefined) emit({ start: NAMED.lastIndex - secret.length, end: NAMED.lastIndex });
    },
    scrubs: [
      ['DOB: 1984-03-17', 'DOB: [REDACTED:ID:1]'],
      ['born on 17 March 1984 in', 'born on [REDACTED:ID:1] in'],
      ['"birthDate":"1984-03-17"', '"birthDate":"[REDACTED:ID:1]"'],
      ['né le 17/03/1984', 'né le [REDACTED:ID:1]'],
    ],
    leaves: [
      ' Birth: 1970-01-01 00:00:00.000000000 +0000',
      'birth time must be a date',
      'reborn 1984-03-17',
      'dob: null',
      'born to run',
    ],
  },
  {
    id: 'birth-date-in-scripts',
    kind: 'ID',
    why: 'With a town it tells one person in a thousand; to banks and doctors it is a password.',
    source: 'https://cldr.unicode.org/',
    keywords: ['¤: #', '¤#', '¤ #', '¤¤#'],
    find: (text, start, end, emit) => {
      const at = end - 1;
      if (!IN_SCRIPTS.test(text.slice(Math.max(0, start - 18), at))) return;
      DATE_NEXT.lastIndex = at;
      if (DATE_NEXT.test(text)) emit({ start: at, end: DATE_NEXT.lastIndex });
    },
    scrubs: [['生年月日: 1984-03-17', '生年月日: [REDACTED:ID:1]']],
    leaves: ['日付: 1984-03-17'],
  },
  {
    id: 'health-state',
    kind: 'ID',
    why: 'What a doctor writes down is nobody’s business.',
    source: 'https://gdpr-info.eu/art-9-gdpr/',
    keywords: [
      'blood type',
      'blood group',
      'bloodtype',
      'blood_type',
      'blutgruppe',
      'diagnosis: ',
      'icd-10: ',
      'icd10: ',
    ],
    notAfter: LETTER,
    pattern:
      /(?:blood[ _]?(?:type|group)|blutgruppe|diagnosis|icd-?10)["']?[ \t]{0,3}[:=]?[ \t]{0,3}["']?(?<secret>(?:AB|A|B|O|0)[+-−](?![\w])|[A-TV-Z]\d{2}(?:\.\d{1,4})?(?!\w))/iy,
    scrubs: [['blood type AB-', 'blood type [REDACTED:ID:1]']],
    leaves: ['diagnosis: timeout', 'blood type unknown'],
  },
];
