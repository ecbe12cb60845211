import { holdsFiller, lineEnd } from '../characters.ts';
import type { Rule, Span } from '../rule.ts';
import { speaksOfSecrets } from '../secret-values.ts';

/** A letter beside a digit or a sign, in one word: no word of a sentence. */
export const MIXED = /[\p{L}][^\s\p{L}]{0,20}[0-9!@#$%^&*?~+=]|[0-9!@#$%^&*?~+=][^\s\p{L}]{0,20}[\p{L}]/u;
/** Parts of speech that a passphrase has none of, and what a sentence about a password ends with. */
const OF_SENTENCE = new Set(
  `something anything nothing everything one none it them us me him her null empty blank default match continue
  login signin proceed regain gain avoid expire make keep secure protect unlock start finish complete verify see view
  chars really pretty super quite way somewhat wait sir dude thanks sorry far behind inside outside above below between during about across
  today tomorrow yesterday again here there now yet anyway indeed though either everywhere somehow lately recently
  stronger longer shorter newer plaintext plain clear cleartext mandatory ascii unicode utf hex base64 case sensitive
  command commands utility tool variable variables through thru around over back along on off directory dir folder history
  authentication protection policy vault change update create login-page admin root sudo stdin stdout prompt`.split(
    /\s+/,
  ),
);
const ENDED = /^\p{L}{0,40}(?:ed|ing|ion|ions|ment|ity|ies|able|ible|ive|ness|ance|ence|[aelnrst]ly|less)$/u;
/** Who signs people in for others: after "login with" no account. */
const PROVIDER =
  /^(?:google|github|gitlab|facebook|apple|microsoft|azure|okta|auth0|twitter|x|linkedin|slack|discord|saml|sso|oauth2?|oidc|ldap|email|phone|passkeys?|username|user|password|pass|otp|sms|token|cookie|credentials?|ssh|https?|keycloak|cognito|clerk|supabase|firebase|biometrics?|touch|face|pin|browser|device|magic-link|webauthn|workspace|and|or)$/i;
const VERB =
  /^(?:can|may|must|should|will|would|could|might|cannot|did|does|do|has|had|have|to|and|or|who|not|input|is|was|tests?|name|id|agent|the|a|an|no|with|without)$/i;

/** What a password can be besides one: a word that ends so is no password. */
const STATES = /(?:al|ic|ous|ary|ory|ent|ant|ique|ure|ate|ful|er|est|own|one|ique|ple|plex|ale|afe|able)$/;

export function isTold(word: string): boolean {
  return speaksOfSecrets(word) || OF_SENTENCE.has(word.toLowerCase()) || ENDED.test(word.toLowerCase());
}

/** The word without the signs that end a sentence. */
function withoutStop(word: string): string {
  return word.replace(/(?<![.,;:!?)])(?:[.,;:?)]|["'`”’]){1,3}$/, '');
}

/** Where the word stands in a text that begins at `at`, offered as long as it is one that nobody says. */
function offerWord(text: string, at: number, plainToo: boolean, emit: (span: Span) => void): void {
  const found = /["'`“‘(]?(?<secret>[^\s"'`“”‘’()<>[\]{}|]{4,128})/uy;
  found.lastIndex = at;
  const match = found.exec(text);
  const given = match?.groups?.['secret'];
  if (match === null || given === undefined) return;
  const secret = withoutStop(given);
  if (
    secret.length < 4 ||
    holdsFiller(secret) ||
    /^[$%<{[*./~-]|:\/\/|^[\w.-]+\(|=$/.test(secret) ||
    speaksOfSecrets(secret)
  )
    return;
  const quoted = match[0].length > given.length;
  const mixed = MIXED.test(secret) && !/^v?\d+(?:\.\d+)*$/.test(secret);
  if (!mixed && !(plainToo && /^[\p{L}][\p{L}.-]{3,40}$/u.test(secret) && (quoted || !isTold(secret)))) return;
  const start = at + match[0].length - given.length;
  emit({ start, end: start + secret.length });
}

/** Sentences, and lines that hold nothing but an account and its password. */
export const said: readonly [Rule, ...Rule[]] = [
  {
    id: 'said-password',
    kind: 'SECRET',
    why: 'People write a password behind its name without a sign between the two.',
    source:
      'https://github.com/praetorian-inc/noseyparker/blob/main/crates/noseyparker/data/default/builtin/rules/generic.yml',
    // https://github.com/praetorian-inc/noseyparker/blob/main/crates/noseyparker/data/default/builtin/rules/generic.yml
    keywords: [' pw ', ' pwd ', ' pass ', ' password ', ' passcode ', ' passwort ', ' kennwort '],
    find: (text, start, end, emit) => {
      const lead = text.slice(Math.max(0, start - 48), start);
      // "the password (x7) did not work"
      if (text[end] === '(') {
        if (/^[^\s()]{4,64}\)/.test(text.slice(end + 1, end + 67))) offerWord(text, end + 1, false, emit);
        return;
      }
      const short = /^ (?:pw|pwd) $/i.test(text.slice(start, end));
      const account =
        /(?:^|[\s(,;])(?:user(?:name)?|login|account|usr|benutzer|for|as)[ :=]{1,3}["'`]?(?<who>[\w.@+-]{2,40})["'`]?,?(?: (?:with|using|and|mit|und)(?: the| my| a)?)?$/i.exec(
          lead,
        )?.groups?.['who'];
      if (account !== undefined && !VERB.test(account)) {
        if (atEnd(text, end)) offerWord(text, end, true, emit);
        else offerWord(text, end, false, emit);
        return;
      }
      if (/\b(?:and|with|using) (?:the|my|his|her)$/i.test(lead) && atEnd(text, end)) {
        offerWord(text, end, true, emit);
        return;
      }
      // `rem pw Falcon2022#`
      if (
        short &&
        atEnd(text, end) &&
        /^(?=\S{0,30}\d)(?=\S{0,30}[A-Za-z])[^\s()=:.,/-]{6,64}(?:\s|$)/.test(text.slice(end, end + 66))
      ) {
        offerWord(text, end, false, emit);
        return;
      }
      if (
        short &&
        /(?:^|[\s(,;"'])(?:use|used|using|with|the|my|our|your|his|her|their|new|old|temp|temporary|admin|root|wifi|wlan|vpn|current|default|try|is|mit|das|mein)$/i.test(
          lead,
        )
      )
        offerWord(text, end, atEnd(text, end), emit);
    },
    scrubs: [
      ['use pw sommer2024 for now', 'use pw [REDACTED:SECRET:1] for now'],
      ['user bob pass opensesame', 'user bob pass [REDACTED:SECRET:1]'],
      ['Login failed for bob with password bluebird', 'Login failed for bob with password [REDACTED:SECRET:1]'],
    ],
    leaves: [
      'enter the name and the password again',
      'the user can pass arguments',
      'for user with password authentication',
      'the password is required',
      'use password login instead',
      'use the pw command',
      'tests pass 3 of 5',
      'the user must pass it',
      'for bob with password prompt',
    ],
  },
  {
    id: 'said-passphrase',
    kind: 'SECRET',
    why: 'A passphrase is words, and a sentence about a password ends with others.',
    source: 'https://www.eff.org/dice',
    keywords: ['password is ', 'passphrase is ', 'passwort ist ', 'pw is ', 'pwd is '],
    find: (text, start, end, emit) => {
      const words = /["'“]?(?<secret>[a-z]{3,12}(?: [a-z]{3,12}){1,7}|[a-z]{6,24})["'”]?[.!]?(?=\r?\n|$)/y;
      words.lastIndex = end;
      const match = words.exec(text);
      const secret = match?.groups?.['secret'];
      if (match === null || secret === undefined) return;
      const told = secret.split(' ');
      if (told.length === 1) {
        if (
          isTold(secret) ||
          STATES.test(secret) ||
          !/\b(?:my|his|her|our|their|wi-?fi|wlan|admin|root|default|new|temp|guest) $/i.test(
            text.slice(Math.max(0, start - 12), start),
          )
        )
          return;
      } else if (told.some((word, at) => isTold(word) && (at > 0 || word !== 'correct'))) return;
      const at = end + match[0].indexOf(secret);
      emit({ start: at, end: at + secret.length });
    },
    scrubs: [
      ['my pw is bluebird', 'my pw is [REDACTED:SECRET:1]'],
      ['the password is correct horse', 'the password is [REDACTED:SECRET:1]'],
    ],
    leaves: [
      'my password is secure',
      'the password is bluebird',
      'the password is correct',
      'the password is case sensitive',
      'the password is incorrect please retry',
      'the password is not set',
      'the password is stored in the vault',
      'the password is really short',
    ],
  },
  {
    id: 'password-set-to',
    kind: 'SECRET',
    why: 'Who changes a password says to what.',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
    keywords: [
      'password to ',
      'passwort auf ',
      ' pw to ',
      ' pwd to ',
      'passcode to ',
      'passphrase to ',
      'changed from ',
      'password should be ',
      'password must be ',
      "password's ",
      'password¤s ',
    ],
    find: (text, start, end, emit) => {
      const lead = text.slice(Math.max(0, start - 60), start);
      if (/from $/i.test(text.slice(start, end))) {
        if (!/(?:pass(?:word|wd|code|phrase)|pwd|pw|pin|secret|token)["']? (?:was |has been |is |got )?$/i.test(lead))
          return;
        offerWord(text, end, true, emit);
        const second = / to ["'`]?(?=[^\s"'`]{4})/y;
        second.lastIndex = lineToWordEnd(text, end);
        if (second.test(text)) offerWord(text, second.lastIndex, false, emit);
        return;
      }
      if (/(?:be|s) $/i.test(text.slice(start, end))) {
        offerWord(text, end, false, emit);
        return;
      }
      const done =
        /(?:\b(?:I|we|he|she|they|have|has|had|just|been|was)\b[^.\n]{0,24}\b(?:set|changed|reset|updated)|\bchanged|\bupdated|\bset)\b[^.\n]{0,40}$/i.test(
          lead,
        );
      const asked = /\b(?:set|change|reset|update|setze|geändert)\b[^.\n]{0,40}$/i.test(lead);
      if (done) offerWord(text, end, true, emit);
      else if (asked) offerWord(text, end, false, emit);
    },
    scrubs: [
      ['I set the wifi password to bluebird yesterday', 'I set the wifi password to [REDACTED:SECRET:1] yesterday'],
      ['please change my password to zq7tig3r', 'please change my password to [REDACTED:SECRET:1]'],
      [
        'password was changed from opensesame to something else',
        'password was changed from [REDACTED:SECRET:1] to something else',
      ],
    ],
    leaves: [
      'password must be 8 characters',
      'password should be changed',
      "the password's length",
      'change your password to continue',
      'reset your password to log in',
      'the password to use',
      'set the password to something longer',
      'the state changed from running to stopped',
      'set the password to expire',
    ],
  },
  {
    id: 'login-with',
    kind: 'CREDENTIAL',
    why: 'An account and its password stand side by side where somebody says how to sign in.',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
    keywords: [
      'login with ',
      'log in with ',
      'logged in with ',
      'sign in with ',
      'signed in with ',
      'login as ',
      'log in as ',
      'logins: ',
      'login: ',
      'entry: ',
      'account: ',
      'wi-fi: ',
      'wifi: ',
      'wlan: ',
      'sign in using ',
      'log in using ',
      'login using ',
      'anmelden mit ',
      'credentials are ',
      'creds are ',
    ],
    find: (text, _start, end, emit) => {
      const pair =
        /(?:user |account )?["'`]?(?<who>[\w.@+-]{2,40})["'`]?(?<gap> ?(?:[/|:]| and | with | und ) ?)(?:pass(?:word)? |pw )?["'`]?(?<secret>[^\s"'`/|]{4,64})(?=["'`.,;!)]{0,2}(?:\s|$))/iy;
      pair.lastIndex = end;
      const match = pair.exec(text);
      const who = match?.groups?.['who'];
      const given = match?.groups?.['secret'];
      if (match === null || who === undefined || given === undefined || PROVIDER.test(who) || VERB.test(who)) return;
      const secret = withoutStop(given);
      if (secret.length < 4 || holdsFiller(secret) || PROVIDER.test(secret) || isTold(secret)) return;
      const apart = / \/ | \| /.test(match.groups?.['gap'] ?? '');
      const ends = /^["'`.,;!)]{0,2}(?:$|[\r\n])/.test(text.slice(end + match[0].length, end + match[0].length + 4));
      if (!MIXED.test(secret) && !(apart && ends && /^[\p{L}.-]+$/u.test(secret))) return;
      if (/^\d+$/.test(secret) || /^[$<{]/.test(secret)) return;
      const start = end + match[0].length - given.length;
      emit({ start, end: start + secret.length });
    },
    scrubs: [
      ['login with admin / bluebird', 'login with admin / [REDACTED:CREDENTIAL:1]'],
      ['log in as bob:zq7tig3r', 'log in as bob:[REDACTED:CREDENTIAL:1]'],
    ],
    leaves: [
      'sign in with Google / GitHub',
      'login with user and password',
      'login as root',
      'login: failed/2',
      'login with email / phone',
      'login with browser / device code flow',
      'log in with passkeys-only / fallback flow',
    ],
  },
];

/** Nothing of the sentence is left behind the next word but its end or what became of it. */
function atEnd(text: string, at: number): boolean {
  const rest = text.slice(at, Math.min(lineEnd(text, at, 120), at + 120));
  return /^["'`“(]?[^\s]{4,64}?["'`”).,;!?]{0,3}(?:$|\s{1,2}(?:rejected|refused|failed|denied|invalid|wrong|accepted|please|now|ok|works?|did|does|was|is|has)\b|\s[-–(])/.test(
    rest,
  );
}

function lineToWordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < 130 && !/[\s"'`]/.test(text[end] ?? ' ')) end += 1;
  return /["'`]/.test(text[end] ?? ' ') ? end + 1 : end;
}
