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
      if (text[end] !== '.' || !BEGINS.includes(text[start] ?? ' ')) return;
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
      if (end - start < 50) return;
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
      if (end - start < 32) return;
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
