import { ALNUM, type CharacterSet, characters, DIGIT, isAt, isIn, stepOver } from './characters.ts';
import { isCode } from './code-values.ts';
import { isUuid, looksOpaque, looksRandom, unlikeWords } from './randomness.ts';
import type { NameClass } from './secret-names.ts';
import { classifyName, speaksAbout, wordsOf } from './secret-names.ts';

/** How a value stands behind its name. */
export interface Standing {
  readonly quoted: boolean;
  /** `:` as in prose, `=` as in a program, ` ` behind a flag, `word` behind "is", `"` where only a quote follows. */
  readonly sign: ':' | '=' | ' ' | 'word' | '"';
  /** What comes right after an unquoted value, a few signs of it. */
  readonly after: string;
}

/** Signs that code assigns by. */
const IN_CODE = ':= ';

/** Stands where a value would be: nothing to take out. */
const PLACEHOLDER =
  /^(?:<[^<>]{0,80}>|\$\{{1,2}[^}]{0,120}\}{0,2}|\$[A-Za-z_]\w{0,60}|\$\([^)]{0,80}\)?|\{\{[^}]{0,120}\}{0,2}|\{[a-z_]{0,40}\}|%[A-Z_]{1,40}%|%[-+0#]?\d{0,3}[a-zA-Z@]|#\{[^}]{0,80}\}?|[*•●xX.…#_-]{3,200}|\[[A-Za-z _-]{0,40}\]|\(?(?:redacted|filtered|hidden|masked|removed|omitted|sanitized|scrubbed|secret|none|nil|null|undefined|nan|empty|unset|not set|n\/a|true|false|yes|no|on|off|\?+)\)?|your[-_ ]?[a-z0-9-_ ]{1,60}|(?:my|the|an?)[-_](?:secret|password|token|key|api[-_]key)|insert[-_ ].{0,40}|replace[-_ ].{0,40})$/i;

/** `<q7-pw1x>` and `{{a7}x}` are no `<password>`: digits stand among its letters. */
const ODD_IN_BRACKETS =
  /^<(?!your|my|the|insert|redact|mask|hidden|secret|token|api)(?=[^<>\s]{0,64}[A-Za-z][0-9]{1,12}[A-Za-z-]|[^<>\s]{0,64}-[A-Za-z]{2,20}\d|[a-z]{4,20}\d{3,12}>)[^<>\s=:.]{6,128}>$|^\{\{[^{}\s]{1,40}\}(?=[^\s}])/i;

/** Reads the value from elsewhere: a variable, a call, a type. */
const FROM_ELSEWHERE =
  /^(?:process\.env|os\.(?:environ|getenv)|env[.([]|ENV\[|import\.meta|System\.getenv|Deno\.env|secrets\.|vars\.|var\.|this\.|self\.|@?[\w.]{1,60}\((?!["'])|await\b|new\b|function\b|async\b|lambda\b|typeof\b|(?:&?(?:'static )?)(?:str|string|String|&str|int|number|boolean|bool|any|unknown|object|NilClass|NoneType|NSNull|Promise|Future|Task|Result|Maybe|Mono|Flux|Awaitable|Coroutine|bytes|void|never|char|byte|Optional|Option|Vec|Map|SecretStr|SecretString|NSString|Data|Buffer|Uint8Array|Annotated|Literal|Union|Final|ClassVar|Iterable|Iterator|Sequence|Mapping|Callable|Awaitable|Partial|Readonly|Record|Pick|Omit|Lowercase|Uppercase|Exclude|Extract)\b(?![-_.@!#$%^*+]|\d)(?:[[<?|)]|$))/;

/** First words of sentences about secrets, and states of them. After `password:` in prose they are no password. */
const PROSE = new Set(
  `a an the is was are were be been being has have had do does did not no none never must may might can cannot could
  should shall will would please enter type provide use using used set sets setting reset change changed changes check
  checked verify verified verification validate validated validation invalid valid incorrect correct wrong bad missing
  required optional expired expires expiring expiry revoked rejected accepted denied refused failed failure fails fail
  failing error errors ok okay success successful succeeded found unknown undefined empty blank null unset unchanged
  updated created deleted removed rotated refreshed refresh refreshing loaded loading saved saving stored storing read
  reading written writing sent sending received receiving generated generating retrieved retrieving fetched fetching
  got get getting returned returning expected unexpected got disabled enabled active inactive pending ready available
  unavailable unauthorized forbidden authentication authorization authenticated authorized access account user users
  signature signatures issuer audience unable cannot claims payload algorithm kid decode decoding decoded encrypted decrypted
  your you we our it its this that these those there here then than when while where which who what why how if else
  for from to in on at by of or and but with without within into onto over under after before until since because as
  too very only just also already still yet again more less most least many much some any all each every both either
  neither other another such same own few several at least characters character chars letters digits bytes length long
  short strong weak malformed mismatch mismatched matches match does doesn't didn't isn't wasn't can't couldn't won't
  cached cache caching ignored ignoring skipped skipping hidden visible public private string number boolean object
  array function class type value key token secret password login logout sign signed signing permission permissions
  policy manager field form prompt input page screen dialog file path url endpoint header cookie session request
  response server client database keychain vault store service provider helper handler module package error: warning:
  combination combinations complexity requirement requirements protected protection info attempt attempts try tries retry debug trace unbound blocked terminal lifetime write inherit see line column position offset json xml html parse parser parsing syntax end eof`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Plain words after `=`: states, not secrets. */
const STATE =
  /^(?:required|optional|locked|unlocked|missing|invalid|valid|expired|empty|enabled|disabled|present|absent|set|unset|ok|failed|none|null|nil|undefined|true|false|yes|no|on|off|default|auto|session|basic|bearer|digest|negotiate|oauth2?|jwt|token|password|header|cookie|query|body|include|same-origin|omit|strict|lax|anonymous|use-credentials|public|private|string|number|boolean|object|function|any|unknown|keychain|keyring|env|file|prompt|plain|psk|(?:scram-)?sha-?\d+(?:with[a-z]{2,24})?|md5(?:with[a-z]{2,24})?|bcrypt|argon2\w*|scrypt|pbkdf2|aes\S*|rsa\S*|hs256|rs256|es256)$/i;

/** What shells keep in `PWD`: the rules of paths take out what is private in it. */
const FOLDER = /^(?:\/[\w.@/ ~-]{0,200}|~[\w.@/ -]{0,200}|[A-Za-z]:[\\/][^;"]{0,200})$/;

/** Whether what stands behind a name of that class is a secret. */
export function isSecretValue(name: string, nameClass: NameClass, value: string, standing: Standing): boolean {
  const text = value.trim();
  // One sign is a label of a metric or a pattern.
  if (text.length < 2 || nameClass === null || isPinOrByte(name, text)) return false;
  if (/^pwd$/i.test(name) && FOLDER.test(text)) return false;
  // `["--token", "--verbose"]`: another flag.
  if (/^--[a-z]+(?:-[a-z]+){0,8}$/.test(text)) return false;
  if (isVersionOfPackage(name, text)) return false;
  // `1.3.6.1.5.5.7.3.1`: the number of a method.
  if (/^[012](?:\.\d{1,9}){4,14}$/.test(text)) return false;
  // `setPassword:forService:account:` is a name of Objective-C.
  if (standing.after === ':' && /^[a-z][A-Za-z]{1,40}(?::[a-z][A-Za-z]{0,40}){0,8}$/.test(text)) return false;
  // `$1` of a statement, `!vault |` of a playbook: what stands in for it.
  if (
    /^\$\d{1,3}$|^\?[A-Za-z _-]{0,60}\}?$|^\(\d{1,5}$|^\([a-z_][a-z_.]{0,40},?$|^!(?:vault|secret|env|ref|sub|getatt)\b/i.test(
      text,
    )
  )
    return false;
  if (mayStandIn(text) && PLACEHOLDER.test(text) && !(nameClass === 'secret' && ODD_IN_BRACKETS.test(text)))
    return false;
  if (!holdsWord(text)) return standing.quoted && text.length >= 6 && nameClass === 'secret';
  if (!standing.quoted && IN_CODE.includes(standing.sign) && isCode(name, text, standing.after, standing.sign))
    return false;
  // `key="apiToken" value="x"`: the one names the other.
  if (nameClass === 'maybe' && standing.sign === ' ' && /^[a-z_]{2,24}=/.test(text)) return false;
  if (nameClass === 'maybe') return isOpaqueToken(text) && !namesSecret(text);
  const digits = hasDigit(text);
  if (!standing.quoted && (standing.after.startsWith('(') || (!isOneWord(text) && FROM_ELSEWHERE.test(text))))
    return false;
  // A member of a type, a place in a page.
  if ((mayBeState(text) && STATE.test(text)) || /^[#.][a-z]+(?:-[a-z]+)+$/.test(text)) return false;
  if (digits && /^\d+$/.test(text)) return isSecretNumber(name, text, standing);
  if (!standing.quoted && !digits && refersToName(text)) return false;
  if (standing.sign === 'word') {
    if (/\d/.test(text) || /[^\w\s.,;:'-]/.test(text)) return true;
    if (/^[a-z]{3,12}(?:-[a-z]{3,12}){2,6}[.,;]?$/.test(text)) return isPassphrase(text.replace(/[.,;]$/, ''));
    return (
      standing.quoted &&
      /pass|pw/i.test(name) &&
      text.length >= 4 &&
      !isSentence(text) &&
      !PROSE.has(text.toLowerCase())
    );
  }
  // "Unexpected token 'export'" is a message about code.
  if (standing.sign === '"' && standing.quoted) {
    // `cookie ".AspNetCore.Antiforgery.x"`
    if (text.startsWith('.AspNet')) return false;
    // `secret "app-tls" not found`: a name of one.
    if (!/pass|pw|psk/i.test(name) && /^[a-z]+(?:[-_.][a-z]+)*$/.test(text)) return false;
    return /^tokens?$/i.test(name)
      ? isOpaqueToken(text) || isUuid(text)
      : text.length >= 4 && !/^[a-z]{1,12}$|\s\S+\s/.test(text);
  }
  if (standing.quoted) return !isSentence(text) && !isLastWordOf(name, text);
  if (!digits && (standing.sign === ':' || standing.sign === ' ')) {
    const word = text.toLowerCase().replace(/(?<![.,;:!?…'"])[.,;:!?…'"]+$/, '');
    // `invalid_grant`, `not-found`: a state in one word.
    // "`credentials`: Configures the header"
    if (/^[A-Z]?[a-z]{3,20}$/.test(text) && /^ (?:the|an?|your|this|that|if|when|for|to|of|is) /.test(standing.after))
      return false;
    // "auth-core: Compilation failure"
    if (/^[A-Z]?[a-z]{4,20}$/.test(text) && ABOUT_WORD.test(word) && /^ [a-z]{2}/.test(standing.after)) return false;
    if (PROSE.has(word) || (/^[a-z]+(?:[_-][a-z]+)+$/.test(word) && word.split(/[_-]/).some((part) => PROSE.has(part))))
      return false;
  }
  return standing.sign !== ' ' || !text.startsWith('-');
}

const VERSION =
  /^(?:[\^~]|[<>=]{1,2} ?)?v?\d{1,4}(?:\.\d{1,5}){1,2}(?:-(?:alpha|beta|rc|next|canary|dev|pre)(?:\.?\d{1,6}){0,3})?(?:\+[\w.-]{1,24})?$/;

/** `PyJWT==2.8.0`, `"js-cookie": "^3.0.5"`: a package that is named for what it deals with, never a name that a password has. */
export function isVersionOfPackage(name: string, text: string): boolean {
  return (
    text.length <= 40 &&
    VERSION.test(text) &&
    /[a-z]/.test(name) &&
    !/_|(?:pass(?:word|wd|wort|code|phrase)?|pwd|pw|pin|secret|token|key|psk|creds?|credential)s?$|^(?:auth|cvv|cvc|otp|totp|mfa)$/i.test(
      name,
    )
  );
}

/** `pin: GPIO4`, `PIN: D13`: a pin of a board. `cookie: ac`: a byte of an allocator. */
function isPinOrByte(name: string, text: string): boolean {
  if (text.length > 8) return false;
  // `mnemonic: mov`: of an instruction.
  if (/mnemonic$/i.test(name)) return /^[a-z]{2,8}$/.test(text);
  return (
    (/pin$/i.test(name) && /^(?:GPIO[_ ]?\w{0,4}|[A-Z]{1,2}_?\d{1,2})$/i.test(text)) ||
    (/cookie$/i.test(name) && /^[0-9a-f]{2}$/.test(text))
  );
}

/** Cheap questions that rule out the dear patterns for what looks generated: long, with digits, in one word. */
const WORD_SIGN = characters('A-Za-z0-9_');
const LONGEST_WORD = 20;

/** Of what a letter or digit begins, only a short word or a phrase with a gap or a dash in it stands for a value. */
function mayStandIn(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code >= 128 || !isIn(WORD_SIGN, code) || code === 95) return true;
  if (code >= 48 && code <= 57) return false;
  return text.length <= LONGEST_WORD || !isOneWord(text) || /^[yirx]/i.test(text);
}

/** Nothing but letters, digits and `_`, and longer than any word that a program knows. */
function isOneWord(text: string): boolean {
  return text.length > LONGEST_WORD && stepOver(text, 0, WORD_SIGN, text.length) === text.length;
}

/** Only names of methods go on for long: `aes…`, `argon2…`. */
function mayBeState(text: string): boolean {
  return text.length <= LONGEST_WORD || /^[ars]/i.test(text);
}

function hasDigit(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** A letter or a digit, of whatever script. */
function holdsWord(text: string): boolean {
  return isIn(ALNUM, text.charCodeAt(0)) || /[\p{L}\p{N}]/u.test(text);
}

/** Whether a word goes on to talk about a secret: "Invalid password format", "wrong password for". */
export function speaksOfSecrets(text: string): boolean {
  const word = text.toLowerCase();
  if (PROSE.has(word) || speaksAbout(word) || STATE.test(word) || PLACEHOLDER.test(text) || FROM_ELSEWHERE.test(text))
    return true;
  return /^(?:attempts?|provided|supplied|given|entered|salt|reset|encoding|history|block|bucket|endpoint|user(?:name)?s?|databases?|syntax|combo|pair|hash(?:es)?)$/.test(
    word,
  );
}

/** All letters in their order: what a program makes keys of. */
function isAlphabet(text: string): boolean {
  return /abcdefghijklmnopqrstuvwxyz|ABCDEFGHIJKLMNOPQRSTUVWXYZ/.test(text);
}

function namesSecret(text: string): boolean {
  return /^[A-Za-z]+(?:[0-9_.-][A-Za-z_.-]*)?$/.test(text) && classifyName(text) === 'secret' && !looksRandom(text, 10);
}

/** `config.password`, `dbToken`: code that hands a secret on and does not show it. */
function refersToName(text: string): boolean {
  if (!/^[A-Za-z_$][A-Za-z_$]*(?:(?:\.|->|::|\?\.)[A-Za-z_$][A-Za-z_$]*){0,6}$/.test(text)) return false;
  const parts = text.split(/\.|->|::|\?\./);
  return parts.length > 1 && classifyName(parts.at(-1) ?? '') !== null;
}

function isSecretNumber(name: string, digits: string, standing: Standing): boolean {
  if (/pass(?!$)|pwd|pin|cvv|cvc|otp|mfa|secret|code/i.test(name)) return digits.length >= 3;
  if (/pass$/i.test(name)) return digits.length >= 4;
  return digits.length >= (standing.sign === ':' ? 8 : 6);
}

/** `expandLabel(secret, "key")`, `"key": "key"`: the name once more. */
function isLastWordOf(name: string, text: string): boolean {
  return /^[a-z]{3,12}$/i.test(text) && wordsOf(name).at(-1) === text.toLowerCase();
}

/** "The password you entered is wrong": four or more words without a digit or sign. A passphrase in quotes has none of these words. */
function isSentence(text: string): boolean {
  if (isOneWord(text)) return false;
  const words = text.split(/\s+/);
  if (words.length < 3) return false;
  const known = words.filter((word) => PROSE.has(word.toLowerCase().replace(/[^a-z']/g, ''))).length;
  return known * 3 >= words.length && known >= 2;
}

const ABOUT_WORD = /(?:ed|ing|ion|ions|ment|ity|ies|able|ible|ive|ness|ance|ence|ally|less)$/;

/** `struct_X509_pubkey_st`, `kVK_Return.u16`, `exponential-backoff-2`: each part is a word or a short number. */
function isIdentifier(text: string): boolean {
  if (/^[a-z]{3,20}(?:-[a-z]{3,20}){1,6}(?:-\d{1,4})?$/.test(text)) return !unlikeWords(text, 6);
  const parts = text.split(/[_.]/);
  return (
    parts.length > 1 &&
    parts.length <= 10 &&
    parts.every((part) =>
      /^(?:[A-Z]?[a-z]{2,20}|[A-Z]{2,12}|[a-z]{1,3}[A-Z]{1,3}|[A-Za-z]\d{1,5}|[A-Z][a-z]{2,8}\d{1,4}|\d{1,4}|[A-Za-z])$/.test(
        part,
      ),
    ) &&
    parts.some((part) => /^[A-Z]?[a-z]{3,20}$/.test(part) && !unlikeWords(part, 2))
  );
}

/** "correct horse battery staple": three words or more of small letters alone, of which no sentence about secrets is made. */
export function isPassphrase(text: string): boolean {
  if (!/^[a-z]{3,12}(?:[ -][a-z]{3,12}){2,11}$/.test(text)) return false;
  const known = text.split(/[ -]/).filter((word) => PROSE.has(word) || ABOUT_WORD.test(word)).length;
  return known < 2;
}

/** Every sign of which one stands in a place in a file, a call, a list, an address, a version. */
const IN_PLACES = characters('/~:.()[]{}<>');

/** A place in a file, a call, a list, an address, a time, a version, a published artifact, a member of a type. */
function isPlace(text: string): boolean {
  return (
    /^[([{<]?(?:\.{0,2}\/|~|[a-z]+:\.{0,2}\/)|:\d+(?::\d+)?[)\]]?$|^[([{<]|[)\]}>]$/i.test(text) ||
    /^[/.~]|:\/\/|^\d[\d.:TZ+-]*$|^v?\d+\.\d+/.test(text) ||
    /^[\w.-]{0,40}\.[a-z]{1,5}$/i.test(text) ||
    // `jjwt-jackson-0.11.2`, `Ed25519.BlindKeySignatures`
    /^[a-z]+(?:-[a-z]+){1,6}-\d+(?:\.\d+){1,4}$|^[A-Z][a-z]{1,20}[A-Za-z]{0,20}\d{0,5}(?:\.[A-Z][a-z]{2,20}[A-Za-z]{0,40}\d{0,4}[A-Za-z]{0,8}){1,4}$/.test(
      text,
    )
  );
}

function holdsAny(text: string, set: CharacterSet): boolean {
  for (let at = 0; at < text.length; at += 1) if (isAt(text, at, set)) return true;
  return false;
}

/** A license, a range of commits, a line of OpenSSL's errors, a path in a document. */
const NO_TOKEN =
  /^(?:L?A?GPL|MIT|BSD|Apache|MPL|EPL|CC|ISC|Artistic|Zlib|BSL|0BSD)-\d|^[0-9a-f]{7,40}\.{2,3}[0-9a-f]{7,40}$|^[0-9A-F]{8,16}:error:[0-9A-F]{8}:|^[A-Za-z_]{1,40}(?:\[\d{1,3}\])?(?:\.[A-Za-z_]{1,40}(?:\[\d{1,3}\])?){2,16}$/;

/** `WW3-NCB-SV2-DMR`: groups of three, as keys are typed. */
const GROUPS = /^(?:[0-9A-Z]{3}-){3,5}[0-9A-Z]{3}$/;

/** Looks generated, and is neither a UUID, nor a version, a path, a time or a word with a number. */
function isOpaqueToken(text: string): boolean {
  if (text.length < 10 || /\s/.test(text) || isUuid(text)) return false;
  // `setStringValue:](self=0x…`: a message to an object.
  if (NO_TOKEN.test(text)) return false;
  if (isAlphabet(text) || text.includes('](') || /^(?:sha-?\d{1,3}|md5)with/i.test(text)) return false;
  if (/^[A-Z0-9]{4,8}(?:-[A-Z0-9]{4,8}){1,7}-?$/.test(text))
    return /\d.*\d/.test(text) && /[A-Z].*[A-Z].*[A-Z]/.test(text);
  if (GROUPS.test(text)) return /\d/.test(text) && /[A-Z]/.test(text);
  if ((isAt(text, 0, DIGIT) || holdsAny(text, IN_PLACES)) && isPlace(text)) return /^\d{15,}$/.test(text);
  if (isIdentifier(text) || !looksOpaque(text)) return false;
  if (text.length >= 20 || looksRandom(text, 10) || /^[0-9a-f]{16,}$/i.test(text)) return true;
  return text.length >= 12 && /^[A-Za-z0-9]+$/.test(text) && /[A-Za-z]\d+[A-Za-z]/.test(text);
}
