import { ALNUM, characters, DIGIT, isAt, LETTER } from '../characters.ts';
import type { Rule, Span } from '../rule.ts';
import { HIDDEN } from '../signs.ts';
import { DOCUMENTS, PATTERNS, STEMS, WORDS } from './identity-documents.ts';
import { documentAt } from './identity-shapes.ts';

/** Words of other scripts, looked for before the number that stands behind a character of one. */
const OTHER_SCRIPTS =
  /(?:паспорт|снилс|инн|удостоверени\S{1,3}|主民登錄番號|주민등록번호|주민번호|여권(?:번호)?|身份证号?码?|身份證號?碼?|护照号?码?|護照號?碼?|マイナンバー|個人番号|旅券番号|免許証番号|आधार|תעודת זהות|ת\.ז|هوية|ΑΦΜ|ΑΜΚΑ|ЕГН|ЕМБГ|РНОКПП|ІПН)(?:\s?(?:no|nr|№|#))?["']?\s{0,3}[:：=]?\s{0,3}["']?$/iu;
const OTHER_NUMBER = /[A-Z]{0,3}\d(?:[ -]?[\dA-Z]){5,20}(?![A-Za-z0-9])/y;

const CAPITAL = characters('A-Z');

/** Numbers that a state, an insurer or an employer gives a person for life. */
export const identity: readonly [Rule, ...Rule[]] = [
  {
    id: 'ssn',
    kind: 'ID',
    why: 'A social security number is a person for life.',
    source: 'https://www.ssa.gov/employer/randomization.html',
    keywords: ['ssn', 'social security', 'social_security', 'socialsecurity'],
    find: (text, _start, end, emit) => {
      const named =
        /(?:[ _-]?(?:number|num|no|nr)\.?|#)?["']?[ \t]{0,3}(?:[:=#]|is)?[ \t]{0,3}["'(>]?(?<secret>\d{3}[ .-]?\d{2}[ .-]?\d{4})(?!\d)/iy;
      named.lastIndex = end;
      const match = named.exec(text);
      const secret = match?.groups?.['secret'];
      if (match !== null && secret !== undefined)
        emit({ start: end + match[0].length - secret.length, end: end + match[0].length });
    },
    shaped: ({ dashes, dots, length }) => (dashes >= 2 || dots >= 2) && (length === 11 || length === 12),
    inNumber: (text, start, end, emit) => {
      if (/[\w.]/.test(text[start - 1] ?? ' ') || /\w/.test(text[end] ?? ' ')) return;
      if (/^(?!000|666|9)\d{3}([-.])(?!00)\d{2}\1(?!0000)\d{4}[.:]?$/.test(text.slice(start, end)))
        emit({ start, end: start + 11 });
    },
    scrubs: [
      ['ssn 219-09-9999', 'ssn [REDACTED:ID:1]'],
      ['SSN: 219099999', 'SSN: [REDACTED:ID:1]'],
      ['social_security_number: "219099999"', 'social_security_number: "[REDACTED:ID:1]"'],
    ],
    leaves: ['000-12-3456', '2026-04-03', 'build 123-45-67890'],
  },
  {
    id: 'national-id',
    kind: 'ID',
    why: 'A number of an identity document is a person for life.',
    source: 'https://en.wikipedia.org/wiki/National_identification_number',
    keywords: STEMS as [string, ...string[]],
    notAfter: LETTER,
    find: (text, start, stem, emit) => {
      // A stem of fewer letters is the whole word.
      if (stem - start < 5 && isAt(text, stem, LETTER)) return;
      WORDS.lastIndex = start;
      const word = WORDS.exec(text)?.[0];
      if (word === undefined) return;
      const end = start + word.length;
      // `passportNumber`, `nhs-number` and a plural, and no longer word.
      if (/[a-bdf-rt-z]/.test(text[end] ?? ' ')) return;
      const [shape, signed] = DOCUMENTS[word.toLowerCase()] ?? ['any'];
      const named = PATTERNS[shape] as RegExp;
      named.lastIndex = end;
      const match = named.exec(text);
      const secret = match?.groups?.['secret'];
      if (match === null || secret === undefined) return;
      // `SIN 046-454-286`: a word that is short, and a number in groups.
      if (
        signed === true &&
        !/[:=#]/.test(match[0]) &&
        !/(?:number|no)\.? /i.test(match[0]) &&
        !/^\d{2,3}[- .]\d{3}[- .]\d{3}|^[A-Z]{3,4}\d{6}[A-Z0-9]{3}$/.test(secret)
      )
        return;
      // `GITHUB_RUN_ID=278027`: of a run of a workflow.
      if (/^run$/i.test(word) && /^[ _-]?id/i.test(match[0])) return;
      const digits = secret.replace(/\D/g, '').length;
      if (digits < (shape === 'plate' ? 1 : shape === 'mixed' || shape === 'id' ? 4 : 5)) return;
      // A date, a version, a count with its unit.
      if (/^\d{4}-\d\d-\d\d$|^\d+\.\d+\.\d+$/.test(secret) && shape !== 'digits') return;
      if (
        /^[ \t]?(?:ms|bytes|rows|times|items|seconds)\b/.test(
          text.slice(end + match[0].length, end + match[0].length + 9),
        )
      )
        return;
      emit({ start: end + match[0].length - secret.length, end: end + match[0].length });
    },
    scrubs: [
      ['passport no: C01X00T47', 'passport no: [REDACTED:ID:1]'],
      ['CPR-nr 010185-1234', 'CPR-nr [REDACTED:ID:1]'],
      ['driver license: D1234567', 'driver license: [REDACTED:ID:1]'],
      ['member id W123456789', 'member id [REDACTED:ID:1]'],
      ['license plate B-AB 1234', 'license plate [REDACTED:ID:1]'],
    ],
    leaves: [
      'passport.js 0.7.0',
      'driver: postgres',
      'starting: 12345',
      'RFC 5737',
      'plate is missing',
      'policy number is required',
      'running 12345678',
      'using 1234567',
      'GITHUB_RUN_ID=27802770',
      'DL: download',
      'tin 12',
    ],
  },
  {
    id: 'driver-license',
    kind: 'ID',
    why: 'A number of an identity document is a person for life.',
    source: 'https://www.aamva.org/identity/anti-fraud/dl-id-card-design-standard',
    keywords: ['driver¤s licen', "driver's licen", "drivers' licen"],
    pattern:
      /driver(?:['’]s|s')? licen[cs]e(?:[ ](?:number|no|nr|id)\.?)?[ \t]{0,3}(?:[:=#]|is)?[ \t]{0,3}["']?(?<secret>[A-Z]{0,4}-?\d(?:[A-Z0-9]|-[A-Z0-9]){4,18})(?![A-Za-z0-9])/iy,
    scrubs: [["driver's license D1234567", "driver's license [REDACTED:ID:1]"]],
    leaves: ["driver's license expired"],
  },
  {
    id: 'identity-in-scripts',
    kind: 'ID',
    why: 'A number of an identity document is a person for life.',
    source: 'https://en.wikipedia.org/wiki/National_identification_number',
    // Letters that look like Latin ones have a sign of their own.
    keywords: ['¤ #', '¤: #', '¤:#', '¤#', `${HIDDEN} #`, `${HIDDEN}: #`],
    find: (text, start, end, emit) => {
      const at = end - 1;
      if (!OTHER_SCRIPTS.test(text.slice(Math.max(0, start - 24), at))) return;
      OTHER_NUMBER.lastIndex = at;
      const match = OTHER_NUMBER.exec(text);
      if (match !== null) emit({ start: at, end: at + match[0].length });
    },
    scrubs: [
      ['паспорт 4509 123456', 'паспорт [REDACTED:ID:1]'],
      ['주민등록번호: 850101-1234567', '주민등록번호: [REDACTED:ID:1]'],
    ],
    leaves: ['версия 4509123', 'é 1234567'],
  },
  {
    id: 'identity-shaped',
    kind: 'ID',
    why: 'Some numbers of documents hold a sum or a form that nothing else has.',
    source: 'https://github.com/arthurdejong/python-stdnum',
    keywords: ['p<', 'v<', 'i<', '<<<<'],
    back: { over: characters('A-Za-z0-9<'), most: 44 },
    find: takeZone,
    shaped: ({ digits, dots, dashes, colons, length }) =>
      colons === 0 &&
      length <= 20 &&
      (dots > 0 || dashes > 0 ? digits >= 9 && dots + dashes >= 1 : (digits >= 6 && length <= 9) || digits >= 17),
    inNumber: (text, start, end, emit) => {
      // Digits alone are none: the letter before or behind them makes them one.
      if (end - start <= 9 && !isAt(text, end, CAPITAL) && !isAt(text, end - 1, CAPITAL)) return;
      documentAt(text, start, end, emit);
    },
    lengths: [16, 18],
    inRun: (text, start, end, emit) => {
      if ((end - start === 16 || end - start === 18) && isAt(text, end - 2, DIGIT)) documentAt(text, start, end, emit);
    },
    scrubs: [
      ['cliente 111.444.777-35', 'cliente [REDACTED:ID:1]'],
      ['x RSSMRA85T10A562S y', 'x [REDACTED:ID:1] y'],
      ['id 784-1984-1234567-1', 'id [REDACTED:ID:1]'],
      ['no 12345678Z', 'no [REDACTED:ID:1]'],
    ],
    leaves: ['111.444.777-36', '12345678A', '2026-04-03', 'v1.2.3-45', 'build 20240601T101112Z', 'vector<<<<int'],
  },
];

/** The lines of capitals and angles at the foot of a passport (ICAO 9303). */
function takeZone(text: string, start: number, _end: number, emit: (span: Span) => void): void {
  // A line that begins with an angle has a digit in the tenth place.
  if (isAt(text, start - 1, ALNUM) || (text[start] === '<' && !isAt(text, start + 9, DIGIT))) return;
  const zone =
    /(?=[A-Z0-9<]{0,44}<<)(?:[PVIAC][A-Z<][A-Z<]{3}[A-Z0-9<]{25,39}|[A-Z0-9<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{2,16}|\d{7}[MFX<]\d{7}[A-Z<]{3}[A-Z0-9<]{11}\d|[A-Z]{2,30}<<[A-Z<]{2,40})(?![A-Za-z0-9])/y;
  zone.lastIndex = start;
  const match = zone.exec(text);
  if (match !== null && match[0].length >= 28) emit({ start, end: start + match[0].length });
}
