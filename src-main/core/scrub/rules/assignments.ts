import { readValue } from '../assigned-value.ts';
import { characters, DIGIT, isFiller, isIn, stepOver } from '../characters.ts';
import type { Rule, Span } from '../rule.ts';
import { isSecretValue } from '../secret-values.ts';
import { VENDOR_KEYWORDS } from '../vendors.ts';
import { standsInCode } from './assigned/code-place.ts';
import { classOfLastWord, isLastWord, NAME, ownClass } from './assigned/name.ts';
import { endsSentence, nothingFollows } from './assigned/nothing-follows.ts';
import { emitTwice } from './assigned/offer.ts';
import type { Place } from './assigned/place.ts';
import { plainValue } from './assigned/plain-value.ts';
import { takeStructure } from './assigned/structure.ts';
import { take } from './assigned/take.ts';
import { valueAfter } from './assigned/value-after.ts';

const MOST_NAME = 80;

const NAME_EDGE = characters('-.$');

/** Names that are secret in a query string and nowhere else: `?code=` of a sign-in. */
const QUERY_NAMES = [
  'code',
  'state',
  'ticket',
  'assertion',
  'samlresponse',
  'samlrequest',
  'otp',
  'email',
  'login_hint',
  'invite',
  'magic',
  'confirmation',
  'reset',
  'verify',
  'unsubscribe',
  'u',
  'p',
  's',
  'h',
  'e',
];

const QUERY_ONLY = QUERY_NAMES.flatMap((name) => [`?${name}=`, `&${name}=`]) as [string, ...string[]];

/**
 * A secret-like name and what is assigned to it, in whatever language: env dumps, JSON, YAML, TOML, plist and XML,
 * source code, command lines, query strings, prose. The name is read outwards from a keyword, then the sign, then the
 * value; each has its own reader, so no pattern has to know all three.
 */
export const assignments: readonly [Rule, ...Rule[]] = [
  {
    id: 'query-secret',
    kind: 'SECRET',
    why: 'What a link carries under a short name signs in whoever opens it.',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html',
    keywords: QUERY_ONLY,
    find: (text, start, end, emit) => {
      const value = readValue(text, end);
      const name = text.slice(start + 1, end - 1);
      if (isSecretValue(name, 'maybe', text.slice(value.start, value.end), { quoted: false, sign: '=', after: '' }))
        emit({ start: value.start, end: value.end });
    },
    scrubs: [['/unsubscribe?u=q7Zp0Lx2Vn8Tb4Kd9Ws3&x=1', '/unsubscribe?u=[REDACTED:SECRET:1]&x=1']],
    leaves: ['/items?s=shoes&e=2', '/x?code=404'],
  },
  {
    id: 'secret-assignment',
    kind: 'SECRET',
    why: 'A value behind a name such as password, token or API key opens whatever the name says.',
    source: 'https://github.com/gitleaks/gitleaks/blob/master/cmd/generate/config/rules/generic.go',
    keywords: [
      ...(`pass pw pword pswd kennwort contrasena motdepasse senha secret token key auth cred cookie jwt otp mfa pin cvv cvc
      mnemonic phrase psk bearer sess sig sas sid salt access licen webhook connection connstr hmac nonce cert vault clientid
      client_id client-id client.id appid app_id app-id tenant grant verifier _pat -pat pem private identified machine authtok snmp_community snmpcommunity
      ro_community rw_community unlock_code recovery_code backup_code security_code vapid_private`.split(/\s+/) as [
        string,
        ...string[],
      ]),
      ...VENDOR_KEYWORDS,
    ],
    back: { over: NAME, most: MOST_NAME },
    find: findAssignment,
    scrubs: [
      ['DB_PASSWORD=hunter2', 'DB_PASSWORD=[REDACTED:SECRET:1]'],
      ['{"apiKey":"a1b2-c3d4","port":8080}', '{"apiKey":"[REDACTED:SECRET:1]","port":8080}'],
      [String.raw`"{\"client_secret\":\"zz 9\"}"`, String.raw`"{\"client_secret\":\"[REDACTED:SECRET:1]\"}"`],
      ['password: correcthorse', 'password: [REDACTED:SECRET:1]'],
      ['password: 1.2.3', 'password: [REDACTED:SECRET:1]'],
      ['DB_AUTH=1.2.3', 'DB_AUTH=[REDACTED:SECRET:1]'],
      ['api_key:abc/12', 'api_key:[REDACTED:SECRET:1]'],
      ['password -> hunter2', 'password -> [REDACTED:SECRET:1]'],
      ['"secret.py" => "hunter2"', '"secret.py" => "[REDACTED:SECRET:1]"'],
      ['serve --token=t0p5ecret --port 80', 'serve --token=[REDACTED:SECRET:1] --port 80'],
      ['serve --api-key t0p5ecret --port 80', 'serve --api-key [REDACTED:SECRET:1] --port 80'],
      ['GET /x?access_token=abc123def&page=2', 'GET /x?access_token=[REDACTED:SECRET:1]&page=2'],
      [
        '<key>ApiToken</key>\n\t<string>n0tareal1</string>',
        '<key>ApiToken</key>\n\t<string>[REDACTED:SECRET:1]</string>',
      ],
      ['<password>hunter2</password>', '<password>[REDACTED:SECRET:1]</password>'],
      ['the password is hunter2', 'the password is [REDACTED:SECRET:1]'],
      ['Server=db;User Id=sa;Password=p@ss;Timeout=3', 'Server=db;User Id=sa;Password=[REDACTED:SECRET:1];Timeout=3'],
      [
        'private_note: |\n  x\nsecret: |\n  line one\n  line two\nport: 80',
        'private_note: |\n  x\nsecret: |\n  [REDACTED:SECRET:1]\nport: 80',
      ],
      ["kylas token - 'n0t-4r3al'", "kylas token - '[REDACTED:SECRET:1]'"],
      ["key = b'0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f'", "key = b'[REDACTED:SECRET:1]'"],
      ['kickbox key <n0tAr3a1K2y4b5C6>', 'kickbox key <[REDACTED:SECRET:1]>'],
      ['bad credentials (n0tAr3a1K2y4b5C6)', 'bad credentials ([REDACTED:SECRET:1])'],
      ['dynatrace|n0tAr3a1K2y4b5C6|active', 'dynatrace|[REDACTED:SECRET:1]|active'],
      ['#define kAteraKey @"n0tAr3a1K2y4b5C6"', '#define kAteraKey @"[REDACTED:SECRET:1]"'],
      ['<Vercel><Key>n0tAr3a1K2y4b5C6</Key></Vercel>', '<Vercel><Key>[REDACTED:SECRET:1]</Key></Vercel>'],
      ['<meta name="atera-key" content="n0t4r3al">', '<meta name="atera-key" content="[REDACTED:SECRET:1]">'],
      ['razorpay || n0tAr3a1K2y4b5C6', 'razorpay || [REDACTED:SECRET:1]'],
      ['items := getkylas("n0tAr3a1K2y4b5C6")', 'items := getkylas("[REDACTED:SECRET:1]")'],
      [
        'android:name="com.x.API_KEY" android:value="n0t4r3al"',
        'android:name="com.x.API_KEY" android:value="[REDACTED:SECRET:1]"',
      ],
      ['<name="appToken" />\n  <value="n0t4r3al" />', '<name="appToken" />\n  <value="[REDACTED:SECRET:1]" />'],
      ['let apiKey: String = "n0tareal1"', 'let apiKey: String = "[REDACTED:SECRET:1]"'],
      ['AWS Secret Access Key [None]: n0tareal1', 'AWS Secret Access Key [None]: [REDACTED:SECRET:1]'],
      [
        'machine api.example.com login ada password hunter2',
        'machine api.example.com login ada password [REDACTED:SECRET:1]',
      ],
    ],
    leaves: [
      'the password must be at least eight characters long',
      'fix(auth): handle expired sessions',
      'a1b2c3d feat(token): add refresh',
      'password: incorrect',
      'SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
      'Unexpected token } in JSON at position 5',
      'max_tokens=4096 token_count: 812',
      'const token = process.env.TOKEN',
      "- token - 'the token to use'",
      'kickbox key <optional>',
      'bad credentials (see the log)',
      'docker|running|healthy',
      'key = "primary_index_2"',
      'github.retry = "exponential-backoff-2"',
      'X-MS-Exchange-Organization-AuthAs: Internal',
      'keyboard: qwerty, monkey: 12, author: true',
      'Your session token has expired. Please log in again.',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's variable.
      'api_key=${API_KEY}',
      'key: value',
      "Auth.cs(9,19): warning CS8618: Non-nullable property 'Password' must be set",
      'rename src/{token.ts => access-token.ts} (91%)',
      '-[SecKeyProxy initWithKey:password:error:] + 3149',
      "reason: '-[__NSCFString token]: unrecognized selector sent'",
      'initial call: token_srv:init/1',
      'Setting up libsecret-1-0:amd64 (0.21.4-1)',
      '+--- io.jsonwebtoken:jjwt-impl:0.12.7 -> 0.12.6',
      'Cache restored from key: node-modules-Linux-0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d4e5f6789',
      'permissions: { id-token: write, contents: read }',
      'secrets: inherit',
      'PyJWT==2.8.0',
      '"passport-jwt": "^4.0.1",',
      'gem "google-auth-library", "~1.2"',
      'MD5 (token.c) = 0a1b2c3d4e5f67890a1b2c3d4e5f6789',
      'Calls: main -> read_token -> stopifnot',
      'panic: Get "http://127.0.0.1:1/token": dial tcp 127.0.0.1:1: connect: connection refused',
      'def test_token_expires(self): self.assertEqual(3600, 3601)',
      '"keywords": ["password", "token", "auth"]',
      "$token = $request->header('X-Token');",
      'in key_derive\n  0x0c067fffba47: fa fa 00',
      'primary_key=id',
      'PWD=/usr/local/src',
    ],
  },
];

function findAssignment(text: string, start: number, _end: number, emit: (span: Span) => void): void {
  let nameStart = start;
  const nameEnd = stepOver(text, nameStart, NAME, MOST_NAME + 40);
  const flag = text.charCodeAt(nameStart) === 45;
  while (nameStart < nameEnd && isIn(NAME_EDGE, text.charCodeAt(nameStart))) nameStart += 1;
  // `-Dpassword=x` of Java.
  if (flag && text[nameStart] === 'D' && /[a-z]/.test(text[nameStart + 1] ?? '')) nameStart += 1;
  if (text.charCodeAt(nameStart - 1) !== 60 && endsSentence(text.charCodeAt(nameEnd))) return;
  let lastOfName = nameEnd;
  while (lastOfName > nameStart && isIn(NAME_EDGE, text.charCodeAt(lastOfName - 1))) lastOfName -= 1;
  if (lastOfName - nameStart < 2) return;
  const name = text.slice(nameStart, lastOfName);
  if (text.charCodeAt(nameEnd) === 58 && name.includes('.') && isFile(name, text.charCodeAt(nameEnd + 1))) return;
  // `TokenGuard.php(41): App\\TokenGuard->check()`, a frame of PHP; `src/auth.ts -> src/api/client.ts`
  if (text.charCodeAt(nameEnd) === 40 && name.endsWith('.php') && PHP_FRAME.test(text.slice(nameEnd, nameEnd + 160)))
    return;
  if (text.charCodeAt(nameEnd) === 32 && text.charCodeAt(nameEnd + 1) === 45 && name.includes('.') && isFile(name, 0))
    return;
  if (text.charCodeAt(nameEnd) === 40 && PLACE_IN_FILE.test(text.slice(nameEnd, nameEnd + 22)) && isFile(name, 0))
    return;
  // `rename src/{token.ts => access-token.ts}`
  if (
    text.startsWith(' => ', nameEnd) &&
    isFile(name, 0) &&
    /^ => [\w./-]{1,100}\.[a-z]{1,5}(?=[}\s]|$)/.test(text.slice(nameEnd, nameEnd + 112))
  )
    return;
  // What a name says by itself is remembered, so it is asked first; the words before it are read only where a value is.
  const alone = isLastWord(name) ? undefined : ownClass(name);
  if (alone === null || nothingFollows(text, nameStart, nameEnd, flag, alone)) return;
  const plain = alone === 'secret' ? plainValue(text, nameStart, nameEnd) : null;
  if (plain !== null) {
    emitTwice(text, plain, text.slice(plain.start, plain.end), emit);
    return;
  }
  if (alone === 'secret' && takeStructure(text, nameStart, nameEnd, name, emit)) return;
  const place = valueAfter(text, nameStart, nameEnd, flag, name);
  // What stood there is taken out already: there is no value left.
  if (place !== null && isFiller(text.charCodeAt(place.at)) && place.xml !== true && place.list !== true) return;
  if (place === null || isTalk(text, nameStart, place) || isLabel(text, nameStart, place)) return;
  if (standsInCode(text, nameStart, name, place)) return;
  const nameClass = place.set === true ? 'secret' : (alone ?? classOfLastWord(text, nameStart, name));
  if (nameClass === null) return;
  if (place.onlyOpaque === true && place.sign === ' ' && isOtherLine(text, place.at)) return;
  if (place.onlyOpaque !== true) take(text, name, nameClass, place, emit);
  else if (nameClass === 'secret' && standsUuid(text, place.at)) emit({ start: place.at, end: place.at + 36 });
  else if (nameClass === 'secret' && /["'`]/.test(text[place.at] ?? '') && standsUuid(text, place.at + 1))
    emit({ start: place.at + 1, end: place.at + 37 });
  else take(text, name, 'maybe', place, emit);
}

/** `kube_secret_info{namespace="default",secret="db-credentials"}`: a label of a metric names a thing of that kind. */
function isLabel(text: string, nameStart: number, place: Place): boolean {
  return (
    place.sign === '=' &&
    /[{,]$/.test(text.slice(Math.max(0, nameStart - 1), nameStart)) &&
    /(?:^|[\s"'])[a-z][a-z0-9_:]{2,80}\{[^{}\n]{0,300}$/.test(text.slice(Math.max(0, nameStart - 400), nameStart)) &&
    /^"[a-z]+(?:[-_.][a-z]+){0,6}"[,}]/.test(text.slice(place.at, place.at + 90))
  );
}

/** A line of its own below a word: an address in memory and what is there, a setting, a symbol, the commit of a subject. */
const OTHER_LINE =
  /^(?:0x[0-9a-f]{4,16}:|[a-z][\w-]{0,40}(?:\.[\w-]{1,40}){1,6}=|_?\$s|_{1,3}Z|\[?[0-9a-f]{7,40}\] [A-Za-z])/i;

function isOtherLine(text: string, at: number): boolean {
  return /\n[ \t]{0,8}\[?$/.test(text.slice(Math.max(0, at - 10), at)) && OTHER_LINE.test(text.slice(at, at + 120));
}

function standsUuid(text: string, at: number): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/i.test(text.slice(at, at + 38));
}

const PHP_FRAME = /^\(\d{1,6}\): [A-Za-z_{][\w\\{}]{0,120}(?:->|::|\()/;
/** `Auth.cs(9,19): warning`, `main.go(12): x` */
const PLACE_IN_FILE = /^\(\d{1,6}(?:,\d{1,6}){0,3}\)(?::|\s|$)/;
const PLACED_FILE =
  /\.(?:ya?ml|json5?|toml|clj[cs]?|edn|nim|jl|hs|mli?|fsx?|vb|sql|tf|tpl|html?|s?css|xml|gradle|groovy|k?sh|bash|zsh|ps1|asm|proto|cr|nix|svelte|gleam|el|lisp|scm|f90|pas|adb|v|sol|graphql|prisma|plist)$/;

/** `token.rs:88:14` is a line of a file. */
function isFile(name: string, next: number): boolean {
  // `secret.yaml:12:20`: any file with a number behind it.
  if (isIn(DIGIT, next) && PLACED_FILE.test(name)) return true;
  return /\.(?:rs|[cm]?[jt]sx?|py|go|rb|java|kts?|swift|cs|php|exs?|erl|scala|vue|cc?|cpp|hpp?|mm?|lua|pl|dart|zig)$/.test(
    name,
  );
}

/** "Invalid token: signature verification failed", `[--password PASS]`: somebody speaks about one. */
function isTalk(text: string, nameStart: number, place: Place): boolean {
  const before = text.slice(Math.max(0, nameStart - 24), nameStart);
  // `fix(auth): handle expired sessions`, the subject of a commit.
  if (
    /(?:^|[\s"'`])(?:build|chore|ci|docs|feat|fix|perf|refactor|revert|style|test)\($/.test(before) &&
    /^[a-z]{2,20} [a-z]/.test(text.slice(place.at, place.at + 24))
  )
    return true;
  if (place.sign !== ' ' && place.sign !== ':') return false;
  // `- secretKey: api-key⏎  remoteRef:` of an ExternalSecret names a key and holds none.
  if (
    /^secretkey:/i.test(text.slice(nameStart, nameStart + 10)) &&
    /^[\w.-]{1,80}\s{1,40}remoteRef:/.test(text.slice(place.at, place.at + 140))
  )
    return true;
  if (place.sign === ' ' && /\[-{0,2}$/.test(before))
    return /^[A-Z][A-Z_]{1,20}\]/.test(text.slice(place.at, place.at + 24));
  // `last token: COMMA`, of a parser.
  if (/token$/i.test(text.slice(nameStart, nameStart + 5)) && /\b(?:last|next|current|previous) $/i.test(before))
    return /^[A-Z_]{2,16}(?:[.,;!]?$|[.,;!]?[\r\n]| [a-z(])/.test(text.slice(place.at, place.at + 24));
  return (
    place.sign === ':' &&
    /(?:^|[^A-Za-z])(?:invalid|expired|missing|incorrect|wrong|unknown|unexpected|bad|malformed|unsupported|no|forgot|forgotten)[ _-]$/i.test(
      before,
    ) &&
    /^[a-z]{2,20}(?:[.!]?$|[.!]?[\r\n]| [a-z(])/.test(text.slice(place.at, place.at + 40))
  );
}
