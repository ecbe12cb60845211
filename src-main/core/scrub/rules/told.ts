import { characters } from '../characters.ts';
import { isUuid } from '../randomness.ts';
import type { Rule } from '../rule.ts';
import { speaksOfSecrets } from '../secret-values.ts';

/** What people call a secret at the end of what stands before its value. */
const NAMED =
  /(?:pass(?:word|wd|code|phrase)|pwd|secret|token|api[ _-]?key|access[ _-]?key|secret[ _-]?key|license[ _-]?key|jwt|credentials?|key)$/i;
const PASSWORD = /(?:pass(?:word|wd|code|phrase)|pwd)$/i;
/** A letter, then a digit or sign, then a letter; or long with a digit: no word of a sentence, no `step2`. */
const ODD =
  /[A-Za-z][0-9!@$%^&*?~+]{1,12}[A-Za-z]|[A-Za-z]{2,40}[-_.]?[A-Za-z]{0,40}\d{2,12}[!?*&%$@]|[A-Z][a-z]{2,20}[-_]?\d{2,4}[!?]?$/;
/** Names of algorithms, formats and versions. */
export const TERM =
  /^(?:sha|md|aes|rsa|hs|es|rs|utf|base|x509|x-|oauth|http|https|v\d|ipv|uuid|rfc|iso|pbkdf|scrypt|argon|bcrypt|ed25519|p256|secp)/i;

/** What every value that is odd or numbered has; few words of a log do. */
const ODD_SIGN = /[\d!@$%^&*?~]/;
const BEHIND_WORD = characters(' \t)]>,;:');
const ENDS_WORD = characters(' \t\n\v\f\r"\'`');
const BEGINS_WORD = characters('#/*(<[');
const WIDE_END = /[\s“‘]/;

/** Asked at every character, so without a pattern where that is possible. */
function endsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? ENDS_WORD[code] === 1 : WIDE_END.test(text[at] as string);
}

export function isOdd(value: string): boolean {
  if (value.length < 6 || TERM.test(value) || !/[A-Za-z]/.test(value) || !/[\d!@$%^&*?~]/.test(value)) return false;
  if (isUuid(value)) return true;
  // `auth.go`, `/x/y2`, `f(x1)`, `a=b`, `kube-system-2`
  if (/^[./]|[()=<>{}]|\.[a-z]{1,4}$|:\d+$|:\/\//.test(value) || /^[a-z]+(?:[-_.][a-z]+)*[-_.]?\d{0,2}$/.test(value))
    return false;
  return ODD.test(value) || (value.length >= 8 && /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value));
}

/** Where the last word before `end` begins, quotes and commas round it left out. Null where none stands there. */
function lastWord(text: string, end: number): { start: number; end: number; quoted: boolean } | null {
  let stop = end;
  while (stop > 0 && end - stop < 4 && BEHIND_WORD[text.charCodeAt(stop - 1)] === 1) stop -= 1;
  const quote = /["'`”’]/.test(text[stop - 1] ?? '');
  if (quote) stop -= 1;
  let start = stop;
  while (start > 0 && stop - start < 128 && !endsWord(text, start - 1)) start -= 1;
  while (start < stop && BEGINS_WORD[text.charCodeAt(start)] === 1) start += 1;
  return stop - start < 4 ? null : { start, end: stop, quoted: quote };
}

/** "use x as the algolia api key" */
const VENDORS_KEY = /^(?:[\w.-]{1,24} ){0,2}(?:password|api[ _-]?key|access[ _-]?key|secret(?:[ _-]key)?|token|key)\b/i;

/** Sentences that hold a secret: its name before or behind it, and no sign between. */
export const told: readonly [Rule, ...Rule[]] = [
  {
    id: 'told-secret',
    kind: 'SECRET',
    why: 'A comment or a message says which word of it is the password.',
    source: 'https://github.com/Yelp/detect-secrets/blob/master/docs/plugins.md',
    keywords: [
      ' is the password',
      ' is my password',
      ' is the pass',
      ' is the secret',
      ' is the token',
      ' is the api key',
      ' is the key for',
      ' as the password',
      ' as password',
      ' as the token',
      ' as the api key',
      ' as api key',
      ' was the password',
      ' for the password',
      ' as my password',
      ' as a password',
      ' as the ',
      ' as your ',
      ' as our ',
      ' is the ',
      ' is my ',
      ' is our ',
      ' as secret',
      ' as token',
      ' as the secret',
    ],
    find: (text, start, _end, emit) => {
      if (text.charCodeAt(_end - 1) === 32 && !VENDORS_KEY.test(text.slice(_end, _end + 60))) return;
      const word = lastWord(text, start);
      if (word === null) return;
      const value = text.slice(word.start, word.end);
      const alone = /(?:^|\n)[ \t]{0,8}(?:\/\/+|#+|--|;+|\/\*+)[ \t]{0,4}$/.test(
        text.slice(Math.max(0, word.start - 20), word.start),
      );
      const plain =
        alone &&
        /^[a-z.]{5,32}$/.test(value) &&
        !/^(?:this|that|what|which|where|there|here|below|above|following|second|first|string|value)$/.test(value) &&
        PASSWORD.test(text.slice(start, _end));
      const odd = /[A-Za-z][!@#$%^&*?]|[!@#$%^&*?][A-Za-z]|\d/.test(value);
      if (word.quoted ? !/[\d!@#$%^&*]/.test(value) && !PASSWORD.test(text.slice(start, _end)) : !odd && !plain) return;
      if (/^[a-z]+\(\)$|^\$|^%|[(){}=<>]/.test(value) || (/^\d+$/.test(value) && value.length < 6)) return;
      emit({ start: word.start, end: word.end });
    },
    scrubs: [
      ['# zq7tig3r is the password', '# [REDACTED:SECRET:1] is the password'],
      ['# bluebird is the password', '# [REDACTED:SECRET:1] is the password'],
      ['use zq7tig3r as the algolia api key', 'use [REDACTED:SECRET:1] as the algolia api key'],
      ['use "zq7tig3r" as the password', 'use "[REDACTED:SECRET:1]" as the password'],
    ],
    leaves: [
      'this is the password',
      'what is the token',
      'the string is the secret',
      'used as password',
      'runs v2 as the main process',
    ],
  },
  {
    id: 'refused-secret',
    kind: 'SECRET',
    why: 'A server that refuses a password or key quotes it.',
    source: 'https://platform.openai.com/docs/guides/error-codes',
    keywords: [
      ' is not valid',
      ' invalid',
      ' is invalid',
      ' is incorrect',
      ' is wrong',
      ' is expired',
      ' has expired',
      ' expired',
      ' is disabled',
      ' is revoked',
      ' was revoked',
      ' has been revoked',
      ' rejected',
      ' refused',
      ' denied',
      ' was not accepted',
      ' not recognized',
      ' is unknown',
      ' does not match',
    ],
    find: (text, start, _end, emit) => {
      const word = lastWord(text, start);
      if (word === null) return;
      const value = text.slice(word.start, word.end);
      if (!ODD_SIGN.test(value)) return;
      const numbered = /^[A-Za-z]{5,40}\d{2,6}$/.test(value);
      if (!numbered && !isOdd(value)) return;
      const lead = text.slice(Math.max(0, word.start - 40), word.start).replace(/["'`“‘(<[:=\s]{0,6}$/, '');
      if (numbered && !/(?:pass\w*|pwd|token|secret)$/i.test(lead)) return;
      if (NAMED.test(lead) && !/unexpected (?:token|key)$/i.test(lead)) emit({ start: word.start, end: word.end });
    },
    scrubs: [
      ['API key zq7tig3r is disabled', 'API key [REDACTED:SECRET:1] is disabled'],
      ["Token 'zq7tig3r' has expired", "Token '[REDACTED:SECRET:1]' has expired"],
    ],
    leaves: [
      'token has expired',
      'the key user_id2 is invalid',
      'Connection to x1y refused',
      'token HS256 is not valid',
    ],
  },
  {
    id: 'changed-secret',
    kind: 'SECRET',
    why: 'A log of a change tells the password from before and the one from now.',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
    keywords: ['password from ', 'passphrase from ', 'token from ', 'secret from ', 'credentials ', 'creds '],
    find: (text, start, end, emit) => {
      const pair = /["'`]?(?<old>[^\s"'`]{4,128})["'`]? to ["'`]?(?<new>[^\s"'`]{4,128})/y;
      const login = /[\w.@-]{2,40} ?[/:|] ?["'`]?(?<old>[^\s"'`/|]{4,64})(?=["'`.,;]{0,2}(?:\s|$))/y;
      const pattern = /from $/i.test(text.slice(start, end)) ? pair : login;
      pattern.lastIndex = end;
      const match = pattern.exec(text);
      const changed =
        pattern === pair &&
        /(?:chang\w{1,3}|rotat\w{1,3}|updat\w{1,3}|reset|set) (?:the |my |his |her |their |user |old )?$/i.test(
          text.slice(Math.max(0, start - 24), start),
        );
      for (const found of [match?.groups?.['old'], match?.groups?.['new']]) {
        const secret = found?.replace(/[.,;:!?]$/, '');
        if (match === null || secret === undefined || speaksOfSecrets(secret) || /^[$<{%]/.test(secret)) continue;
        if (!isOdd(secret) && !(changed || (pattern === login && / \/ /.test(match[0])))) continue;
        if (/^(?:pass\w*|pwd|token|secret|user\w*|e?mail|file|memory|environment|disk|config\w*)$/i.test(secret))
          continue;
        const at = end + match[0].lastIndexOf(secret);
        emit({ start: at, end: at + secret.length });
      }
    },
    scrubs: [
      [
        'changed password from opensesame to tigerlily',
        'changed password from [REDACTED:SECRET:1] to [REDACTED:SECRET:2]',
      ],
      ['credentials ada / zq7tig3r', 'credentials ada / [REDACTED:SECRET:1]'],
    ],
    leaves: [
      'read the password from file to memory',
      'credentials user / password',
      'credentials are invalid',
      'token from cache to header',
    ],
  },
  {
    id: 'code-in-words',
    kind: 'SECRET',
    why: 'A code that switches something on works for whoever types it.',
    source: 'https://datatracker.ietf.org/doc/html/rfc6238',
    keywords: [
      'activation code',
      'activation_code',
      'activationcode',
      'unlock code',
      'redemption code',
      'redeem code',
      'pairing code',
      'registration code',
      'device code',
      'access code',
      'pin code',
      'gift code',
      'invite code',
      'license code',
      'licence code',
      'voucher code',
      'totp seed',
      'totp_seed',
      'otp seed',
      'otp_seed',
      'mfa seed',
      '2fa seed',
      'hotp seed',
      'totp key',
      'authenticator seed',
    ],
    pattern:
      /[a-z0-9]{3,13}[ _]?(?:code|seed|key)(?: [a-z0-9]{1,10}){0,2}["']?[ \t]{0,3}(?:[:=]|=>| is )[ \t]{0,3}["']?(?<secret>(?=[A-Za-z-]{0,63}\d)[A-Za-z0-9][A-Za-z0-9-]{3,63})(?![A-Za-z0-9])/iy,
    accept: (secret) => secret.replace(/\D/g, '').length > 2 || /[A-Z]/.test(secret) || secret.length > 9,
    scrubs: [
      ['activation code=ZQ81-K8PL-QQ2W', 'activation code=[REDACTED:SECRET:1]'],
      ['TOTP seed: JZ2XG5CTMVRXEZLU', 'TOTP seed: [REDACTED:SECRET:1]'],
      ['pin code: 4829', 'pin code: [REDACTED:SECRET:1]'],
    ],
    leaves: ['access code: denied', 'device code: pending', 'pin code: 12'],
  },
  {
    id: 'sentence-uuid-key',
    kind: 'SECRET',
    why: 'Keys of many services are UUIDs, and an error says "key" before it.',
    source: 'https://www.rfc-editor.org/rfc/rfc9562',
    keywords: ['failed, key ', ': key ', 'with key ', 'invalid key ', 'using key ', 'unknown key '],
    pattern:
      /(?:failed,|:|with|invalid|using|unknown) key ["'`]?(?<secret>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?=[A-Za-z-]{0,40}\d)(?=[\d-]{0,40}[A-Za-z])[A-Za-z0-9]{16,64})(?![\w-])/iy,
    scrubs: [['request failed, key 0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f', 'request failed, key [REDACTED:SECRET:1]']],
    leaves: ['invalid key length', 'unknown key user', 'with key 12'],
  },
];
