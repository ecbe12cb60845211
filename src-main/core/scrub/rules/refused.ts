import type { Rule, Span } from '../rule.ts';
import { speaksOfSecrets } from '../secret-values.ts';
import { isOdd, TERM } from './told.ts';

/** Passwords and keys that were refused, and are told for that. */
export const refused: readonly [Rule, ...Rule[]] = [
  {
    id: 'wrong-secret',
    kind: 'SECRET',
    why: 'A sign-in that failed tells the password that was typed.',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
    keywords: [
      'invalid password',
      'wrong password',
      'incorrect password',
      'bad password',
      'password used',
      'password provided',
      'password supplied',
      'password given',
      'password entered',
      'password tried',
      'with password',
      'using password',
      'invalid token',
      'bad token',
      'expired token',
      'with token',
      'using token',
      'access token ',
      'api key ',
      'apikey ',
      'secret key ',
      'invalid secret',
      'shared secret',
      'pre-shared key',
      'preshared key',
      'invalid api key',
      'api key provided',
      'api key used',
    ],
    find: findWrong,
    scrubs: [
      ['Invalid password opensesame for user bob', 'Invalid password [REDACTED:SECRET:1] for user bob'],
      ['login with token zq7tig3r', 'login with token [REDACTED:SECRET:1]'],
      ['Incorrect API key provided: zq7tig3r.', 'Incorrect API key provided: [REDACTED:SECRET:1].'],
      ["password used: 'zq7-pw'", "password used: '[REDACTED:SECRET:1]'"],
    ],
    leaves: [
      'Invalid password provided',
      'invalid password format',
      'Invalid password for the account',
      'bad password attempts: 3',
      'with token bucket rate limiting',
      'api key rotation disabled',
      'invalid token type2 in stream',
      'wrong password or username',
      'access token v2 endpoint',
      'using password: YES',
      'Invalid password length for the account',
    ],
  },
];

const WRONG =
  /(?:pass(?:word|wd|code|phrase)|token|api ?key|secret(?: key)?|(?:pre-?)?shared (?:secret|key))(?: (?:was |is )?(?:used|provided|supplied|given|entered|tried|sent|received))?[ \t]{0,2}[:=]{0,2}[ \t]{0,3}(?<open>["'`<(]?)(?<secret>[^\s"'`<>()]{4,128})/iy;
const FOR_WHOM =
  /^["'`)>]?(?:[.!,;]?\s*$|[.!,;]?\r?\n| for (?:user|account|login|the user|[a-z_.@-]{2,40}(?:\s|$))| from | by user)/;
/** Nouns and states that go on about a password. */
const ENDED = /(?:ed|ing|ion|ions|ment|ity|ies|ble|ive|ness|ance|ence|er|ers|or|ors|ly|sh|ies|al|ic|ts|nt)$/;

function findWrong(text: string, start: number, end: number, emit: (span: Span) => void): void {
  const keyword = text.slice(start, end).toLowerCase();
  const name = /(?:pass(?:word)|token|api ?key|secret key|shared secret|pre-?shared key|secret)/.exec(keyword);
  if (name === null) return;
  WRONG.lastIndex = start + name.index;
  const match = WRONG.exec(text);
  const found = match?.groups?.['secret'];
  if (match === null || found === undefined) return;
  const secret = found.replace(/(?<![.,;:!?])[.,;:!?]+$/, '');
  const from = WRONG.lastIndex - found.length;
  const to = from + secret.length;
  if (secret.length < 4 || speaksOfSecrets(secret)) return;
  const quoted = match.groups?.['open'] !== '';
  const isPassword = /pass/.test(keyword);
  const told = /[:=]/.test(match[0].slice(0, -found.length - 1)) || quoted;
  if (isOdd(secret)) {
    emit({ start: from, end: to });
    return;
  }
  // A bare word is a password where a sentence about one would not end: "Invalid password opensesame for user bob".
  if (!isPassword || !/^[\p{L}\d!@#$%^&*?~_-]+$/u.test(secret)) return;
  if (/\d/.test(secret) && /[A-Za-z]/.test(secret) && secret.length >= 6 && !TERM.test(secret))
    emit({ start: from, end: to });
  else if (
    /^[a-z]{6,24}$/.test(secret) &&
    /^(?:invalid|wrong|incorrect|bad)/.test(keyword) &&
    !ENDED.test(secret) &&
    (told || FOR_WHOM.test(text.slice(to, to + 60)))
  )
    emit({ start: from, end: to });
}
