import { looksRandom } from '../randomness.ts';
import type { RunRule } from '../rule.ts';
import { hex, mixed, uuid } from './sample-parts.ts';

/** Tokens that no keyword leads to: told by the shape of the run they stand in. */
const BEGINS = 'MNO';

export const shapedTokens: readonly RunRule[] = [
  {
    id: 'discord-bot-token',
    kind: 'KEY',
    why: 'A Discord token speaks as the bot or the person.',
    inRun: (text, start, end, emit) => {
      // https://discord.com/developers/docs/reference#authentication
      if (text.charCodeAt(end) !== 46 || !BEGINS.includes(text[start] ?? ' ')) return;
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
    inRun: (text, start, end, emit) => {
      if (end - start < 50 || text.charCodeAt(end - 9) !== 45) return;
      // https://documentation.mailgun.com/docs/mailgun/user-manual/get-started/
      const key = /^(?:[\w]{1,40}=)?([a-h0-9]{32}-[a-h0-9]{8}-[a-h0-9]{8})$/.exec(
        end - start < 100 ? text.slice(start, end) : '',
      )?.[1];
      if (key !== undefined) emit({ start: end - key.length, end });
    },
    scrubs: [[`k=${hex(32)}-${hex(8)}-${hex(8)}`, 'k=[REDACTED:KEY:1]']],
    leaves: [uuid],
  },
  {
    id: 'twilio-key',
    kind: 'KEY',
    why: 'A Twilio key or account number calls at its owner’s cost.',
    inRun: (text, start, end, emit) => {
      if (end - start < 32 || !holdsCapital(text, end - 36, end - 31)) return;
      // https://www.twilio.com/docs/iam/api-keys
      const key = /(?:^|[=/_-])((?:SK|AC|PK)[0-9a-f]{30,34})$/.exec(
        end - start < 100 ? text.slice(start, end) : '',
      )?.[1];
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
