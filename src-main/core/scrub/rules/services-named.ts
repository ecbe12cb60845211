import { readValue } from '../assigned-value.ts';
import { characters, lineStart } from '../characters.ts';
import { isUuid, looksRandom } from '../randomness.ts';
import type { Rule } from '../rule.ts';
import { SERVICES_OF_UUIDS } from '../vendors.ts';
import { uuid } from './sample-parts.ts';

/** Part of a longer name. */
const NAME_SIGN = characters('A-Za-z0-9_.-');

const DIGITS_OF_HEX = /^(?=[0-9a-f]{0,40}\d)(?=[0-9a-f]{0,40}[a-f])[0-9a-f]{20,40}$/i;

/** Groups of capitals and digits. */
const GROUPED = /^(?=[A-Z-]{0,40}\d)(?:[A-Z0-9]{4,6}-){2,7}[A-Z0-9]{4,6}$/;

/** One word of letters and digits that a generator made, or a UUID. */
function isGenerated(value: string): boolean {
  return isUuid(value) || DIGITS_OF_HEX.test(value) || (/^[A-Za-z0-9]{14,64}$/.test(value) && looksRandom(value, 14));
}

/** Keys of services whose names say little by themselves, and values that stand apart from their names. */
export const namedServices: readonly [Rule, ...Rule[]] = [
  {
    id: 'uuid-of-service',
    kind: 'KEY',
    why: 'Services whose names are everyday words have keys too: UUIDs, and words that a generator made.',
    source: 'https://github.com/trufflesecurity/trufflehog/tree/main/pkg/detectors',
    // https://github.com/trufflesecurity/trufflehog/tree/main/pkg/detectors
    keywords: SERVICES_OF_UUIDS.flatMap((name) => [
      `${name} `,
      `${name}=`,
      `${name}:`,
      `${name}|`,
      `${name},`,
      `${name}"`,
    ]) as [string, ...string[]],
    notAfter: NAME_SIGN,
    pattern: /[a-z]{3,9}["']?(?: ?(?:=>|\|\|=|[=:,|]) {0,2}| )["'`]?(?<secret>[0-9A-Za-z-]{14,64})(?![\w/.:@-])/iy,
    accept: (secret) => isGenerated(secret),
    scrubs: [
      [`box = ${uuid}`, 'box = [REDACTED:KEY:1]'],
      [`hunter: ${'n0tAr3a1K2y4b5C6'}`, 'hunter: [REDACTED:KEY:1]'],
      [`{"courier": "${'n0tAr3a1K2y4b5C6'}"}`, '{"courier": "[REDACTED:KEY:1]"}'],
      [`bubble ${'n0tAr3a1K2y4b5C6'} 12`, 'bubble [REDACTED:KEY:1] 12'],
    ],
    leaves: ['box = 3', `inbox = ${uuid}`, `id=${uuid}`, 'monday: standup moved to 10:30', 'flat: node-v20-linux-x64'],
  },
  {
    id: 'value-on-next-line',
    kind: 'SECRET',
    why: 'A line that broke before its sign still says what the one above it names.',
    source: 'https://www.rfc-editor.org/rfc/rfc5322#section-2.2.3',
    keywords: ["\n = '", '\n = "', "\n= '", '\n= "'],
    find: (text, start, end, emit) => {
      const value = readValue(text, end - 1);
      const secret = text.slice(value.start, value.end);
      if (!isGenerated(secret) && !GROUPED.test(secret) && !looksRandom(secret, 10)) return;
      const above = text.slice(lineStart(text, start, 120), start);
      if (/(?:key|token|secret|password|passwd|credential)\b/i.test(above))
        emit({ start: value.start, end: value.end });
    },
    scrubs: [[`the real key\n = '${uuid}'`, "the real key\n = '[REDACTED:SECRET:1]'"]],
    leaves: [`the last report\n = '${uuid}'`, "the real key\n = 'none'"],
  },
];
