import { characters } from '../characters.ts';
import { looksRandom } from '../randomness.ts';
import type { NumberRule, RunRule } from '../rule.ts';
import { hex, mixed, uuid } from './sample-parts.ts';

/** Tokens that no keyword leads to: told by the shape of the run they stand in. */
const BEGINS = characters('MNO');
const KEY_BEGINS = characters('k');
const LICENSE = characters('A-Z0-9');

export const shapedTokens: readonly (RunRule | NumberRule)[] = [
  {
    id: 'discord-bot-token',
    kind: 'KEY',
    why: 'A Discord token speaks as the bot or the person.',
    source: 'https://discord.com/developers/docs/reference#authentication',
    begins: BEGINS,
    inRun: (text, start, end, emit) => {
      // https://discord.com/developers/docs/reference#authentication
      if (text.charCodeAt(end) !== 46) return;
      const token = /[MNO][A-Za-z0-9_-]{22,28}\.[A-Za-z0-9_-]{5,7}\.[A-Za-z0-9_-]{24,42}(?![A-Za-z0-9_-])/y;
      token.lastIndex = start;
      const match = token.exec(text);
      if (match !== null && looksRandom(match[0], 30)) emit({ start, end: start + match[0].length });
    },
    scrubs: [[`login(${'MTA'}${mixed(22)}.${'Gh1jK2'}.${mixed(30)})`, 'login([REDACTED:KEY:1])']],
    leaves: ['NTFSVolumeMountedTooOften.volume.mounted'],
  },
  {
    id: 'mailgun-signing-key',
    kind: 'KEY',
    why: 'A Mailgun key sends mail in the owner’s name.',
    source: 'https://documentation.mailgun.com/docs/mailgun/user-manual/get-started/',
    lengths: [50, 99],
    inRun: (text, start, end, emit) => {
      if (text.charCodeAt(end - 9) !== 45) return;
      // https://documentation.mailgun.com/docs/mailgun/user-manual/get-started/
      const key = /^(?:[\w]{1,40}=)?([a-h0-9]{32}-[a-h0-9]{8}-[a-h0-9]{8})$/.exec(text.slice(start, end))?.[1];
      if (key !== undefined) emit({ start: end - key.length, end });
    },
    scrubs: [[`k=${hex(32)}-${hex(8)}-${hex(8)}`, 'k=[REDACTED:KEY:1]']],
    leaves: [uuid],
  },
  {
    id: 'airtable-legacy-key',
    kind: 'KEY',
    why: 'A key of Airtable reads and writes what its owner may.',
    source: 'https://support.airtable.com/docs/airtable-api-key-deprecation-notice',
    lengths: [17, 17],
    begins: KEY_BEGINS,
    inRun: (text, start, end, emit) => {
      if (!text.startsWith('key', start)) return;
      if (/^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9]{14}$/.test(text.slice(start + 3, end))) emit({ start, end });
    },
    scrubs: [[`see ${'key'}${mixed(14)} now`, 'see [REDACTED:KEY:1] now']],
    leaves: ['keyboardShortcuts', 'keyframes_2024_Abc'],
  },
  {
    id: 'license-key',
    kind: 'KEY',
    why: 'A license or recovery key is typed in as it is.',
    source: 'https://support.apple.com/guide/mac-help/mh35881/mac',
    lengths: [24, 64],
    begins: LICENSE,
    inRun: (text, start, end, emit) => {
      if (!(text[start + 4] === '-' || text[start + 5] === '-')) return;
      const key = text.slice(start, end);
      if (!/^(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}$|^(?:[A-Z0-9]{4}-){4,7}[A-Z0-9]{4}$/.test(key)) return;
      if (/\d.*\d/.test(key) && /[A-Z].*[A-Z]/.test(key)) emit({ start, end });
    },
    scrubs: [
      ['key N0TA1-REA2L-KEY3X-N0TA4-REA5L ok', 'key [REDACTED:KEY:1] ok'],
      ['N0TA-1REA-L2KE-Y3N0-TA4R-EA5L', '[REDACTED:KEY:1]'],
    ],
    leaves: [uuid, 'MULTI-PLATE-GLASS-HOUSE-DOORS', '2026-0403-0915-0000-0000'],
  },
  {
    id: 'bootstrap-token',
    kind: 'KEY',
    why: 'A machine joins a cluster with such a token.',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/',
    lengths: [16, 16],
    inRun: (text, start, end, emit) => {
      if (text.charCodeAt(start - 1) !== 46 || text.charCodeAt(end) === 46) return;
      const token = text.slice(Math.max(0, start - 8), end);
      const body = token.slice(-16);
      if (
        !/(?:^|[^\w.-])[a-z0-9]{6}\.[a-z0-9]{16}$/.test(token) ||
        !/\d[a-z]{0,15}\d/.test(body) ||
        !/[a-z]\d{0,15}[a-z]/.test(body)
      )
        return;
      if (looksRandom(body, 16) || /\btoken\W{1,4}$/.test(text.slice(Math.max(0, start - 20), start - 7)))
        emit({ start: start - 7, end });
    },
    scrubs: [['kubeadm join --token zq7t1g.q7zp0lx2vn8tb4kd x', 'kubeadm join --token [REDACTED:KEY:1] x']],
    leaves: ['module.functionname1234', 'styles.a1b2c3d4e5f6a7b8.css'],
  },
  {
    id: 'disk-recovery-key',
    kind: 'KEY',
    why: 'Eight groups of six digits open a disk that BitLocker encrypted.',
    source:
      'https://learn.microsoft.com/en-us/windows/security/operating-system-security/data-protection/bitlocker/recovery-overview',
    // https://learn.microsoft.com/en-us/windows/security/operating-system-security/data-protection/bitlocker/recovery-overview
    shaped: ({ length, dashes }) => length === 55 && dashes === 7,
    inNumber: (text, start, end, emit) => {
      if (/^\d{6}(?:-\d{6}){7}$/.test(text.slice(start, end))) emit({ start, end });
    },
    scrubs: [['key 123456-234567-345678-456789-567890-678901-789012-890123 ok', 'key [REDACTED:KEY:1] ok']],
    leaves: ['123456-234567-345678'],
  },
  {
    id: 'twilio-key',
    kind: 'KEY',
    why: 'A Twilio key or account number calls at its owner’s cost.',
    source: 'https://www.twilio.com/docs/iam/api-keys',
    lengths: [32, 99],
    inRun: (text, start, end, emit) => {
      if (!holdsCapital(text, end - 36, end - 31)) return;
      // https://www.twilio.com/docs/iam/api-keys
      const key = /(?:^|[=/_-])((?:SK|AC|PK)[0-9a-f]{30,34})$/.exec(text.slice(start, end))?.[1];
      if (key !== undefined) emit({ start: end - key.length, end });
    },
    scrubs: [[`sid ${'AC'}${hex(32)}`, 'sid [REDACTED:KEY:1]']],
    leaves: ['ACCESS_CONTROL_ALLOW_ORIGIN'],
  },
];

/** Where the two capitals of a key would stand: asked before the pattern, since most long runs are hex. */
function holdsCapital(text: string, from: number, to: number): boolean {
  for (let at = Math.max(0, from); at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 65 && code <= 90) return true;
  }
  return false;
}
