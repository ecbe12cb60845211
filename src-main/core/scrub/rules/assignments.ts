import { readBlock, readLine, readValue, type WrittenValue } from '../assigned-value.ts';
import { characters, FILLER_CODE, indexWithin, isIn, lineStart, stepOver } from '../characters.ts';
import { endOf, opening } from '../opening.ts';
import { looksOpaque } from '../randomness.ts';
import type { Rule, Span } from '../rule.ts';
import { classifyName, type NameClass, wordsOf } from '../secret-names.ts';
import { isSecretValue, type Standing, speaksOfSecrets } from '../secret-values.ts';
import { namesAnyVendor, namesVendor, namesVendorKey, VENDOR_KEYWORDS } from '../vendors.ts';
import { remembering } from '../verdicts.ts';

/**
 * A secret-like name and what is assigned to it, in whatever language: env dumps, JSON, YAML, TOML, plist and XML,
 * source code, command lines, query strings, prose. The name is read outwards from a keyword, then the sign, then the
 * value; each has its own reader, so no pattern has to know all three.
 */
const NAME = characters('a-zA-Z0-9_.$-');
const MOST_NAME = 80;
const NAME_EDGE = characters('-.$');

/** Closing quotes and brackets of the name: `"x"`, `\"x\"`, `['x']`, `'x')`. */
const CLOSERS = opening('\\"\'`])*', /(?:\\{0,7}["'`”’]|[\])]|\*\*){1,3}/y);
const GAP = characters(' \t');
const EQUALS = characters('=');
const COLONS = characters(':');
/** "Password (again):", "Secret Access Key [None]:", "token for staging:". */
const ASIDE = opening(
  ' \t([foFusegptarwi:=',
  /(?:[ \t]{0,4}(?:\([^()\n]{0,32}\)|\[[^[\]\n]{0,32}\]|(?:for|of|from|FOR)(?: '?https?:\/\/[^\s:'"]{1,80}'?| [\w.@'"-]{1,24}){1,3}|(?:was |is )?(?:used|supplied|given|entered|provided|tried|attempted|typed|received|sent)(?=[ \t]?[:=])))?[ \t]{0,8}(?=[:=]|(?:is|was) ['"“\d])/y,
);
/** `:` and `=` are `signEndAt`'s. */
const SIGN = opening(
  '!?<;.+|,:>-',
  /(?:[!?]:|->|→|⇒|⟶|➜|≔|≡|﹕|<{1,2}-|>>(?=[ \t]{0,4}["'{])|\?\?=?|\?=|!={1,2}|;s:\d{1,6}:(?=\\{0,3}")|\.=|\+=|\|\|=?|:=|,(?=[ \t]{0,4}(?:<<)?\\{0,3}["'`]|[A-Za-z0-9+/_.=-]{12}))/y,
);
const TYPE_THEN_EQUALS =
  /[ \t]{0,4}[&*]?(?:'static )?[A-Za-z][\w.<>[\]?*]{0,40}[ \t]{0,4}=[ \t]{0,4}(?=\\{0,3}[bruf@$]?["'`])/y;
const TYPED_NAME = opening(
  ' \t',
  /[ \t]{1,4}(?:const[ \t])?(?:\*?string|\[\]byte|str|char|auto|(?:std::)?(?:wstring|string)|NSString|text|varchar\(\d+\)|As String)[ \t]{0,4}\*?(?:\[\d*\])?[ \t]{0,4}:?=[ \t]{0,4}(?=["'`])/iy,
);
/** `"name": "API_KEY", "value": "x"`, `name="x" value="y"`, `- name: X⏎  value: y`. */
const VALUE_FIELD = opening(
  ' \t\n\v\f\r,\\"\'vcsdVCSD',
  /(?:\\{0,3}["'])?[ \t]{0,8},?\s{0,40}\\{0,3}["']?(?:value|val|content|stringvalue|defaultvalue|default)\\{0,3}["']?[ \t]{0,4}[:=][ \t]{0,4}/iy,
);
/** `variable "db_password" { default = "x" }` */
const DEFAULT_IN_BLOCK = opening(
  '"\'',
  /["'][ \t]{0,4}\{[^{}"]{0,80}(?:"[^"\n]{0,120}"[^{}"]{0,80}){0,3}?\bdefault[ \t]{0,8}=[ \t]{0,4}(?=["'])/y,
);
/** `"password": { "value": "x" }` */
const NESTED_VALUE = opening(
  ' \t{',
  /[ \t]{0,4}\{\s{0,40}\\{0,3}["']?(?:value|val|content|default|plain|plaintext|stringvalue|S)\\{0,3}["']?[ \t]{0,4}(?:=>|[:=])[ \t]{0,4}/iy,
);
/** `passwords:⏎  - x`, and the next of them. */
const LIST_ITEM = opening(
  ' \t\r\n',
  /[ \t]{0,4}\r?\n[ \t]{0,40}- (?=["'][^"'\n]{4,256}["'][ \t]{0,8}(?:\r?\n|$)|(?=[^\d\n]{0,64}\d)[^\s"':]{6,256}[ \t]{0,8}(?:\r?\n|$))/y,
);
/** `apikey"{x1}y$";`: no gap, no sign, and no word in the quotes. */
const GLUED_QUOTE = opening(
  '"\'',
  /(?=(["'])(?=[^"'\s]{0,64}[{}$#!@%^&*][^"'\s]{0,64}[{}$#!@%^&*()[\]<>])[^"'\s]{8,256}\1[ \t]{0,4}(?:[;,)]|\s|$))/y,
);
/** `<q7-pw1x>`: what stands there decides whether it is a placeholder. */
const IN_SHARP = opening('<', /<[^<>\s]{6,128}>/y);
const PASSWORD_NAMED = /(?:pass(?:word|wd|code|phrase)?s?|pwd|pw|kennwort|passwort)$/i;
/** `password:⏎  - opensesame`: whatever stands in such a list. */
const LIST_WORD = opening(' \t\r\n', /[ \t]{0,4}\r?\n[ \t]{0,40}- (?=[^\s:{}[\]#]{3,256}[ \t]{0,8}(?:\r?\n|$))/y);
/** `Password:⏎opensesame`: a line of one word. */
const LINE_BELOW = opening(
  ' \t\r\n',
  /[ \t]{0,4}\r?\n[ \t]{0,40}(?=[^\s:=(){}[\]<>$#/-][^\s:={}]{3,128}[ \t]{0,8}(?:\r?\n|$))/y,
);
/** The same under another name: letters and digits in one word of ten or more. */
const KEY_BELOW = opening(
  ' \t\r\n',
  /[ \t]{0,4}\r?\n[ \t]{1,40}(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])(?=[^\s:=(){}[\]<>$#/-][^\s:={}/.()]{9,128}[ \t]{0,8}(?:\r?\n|$))/y,
);
/** `password|zq7tig3r`, `password;x`, `password[x]`: no gap and no sign of its own, so a letter and a digit are asked for. */
const GLUED_VALUE = opening(
  '|;~>[#',
  /[|;~>[#](?=[^\s|;<>[\]()#"']{0,64}[A-Za-z][^\s|;<>[\]()#"'A-Za-z]|[^\s|;<>[\]()#"']{0,64}\d[A-Za-z])(?=[^\s|;<>[\]()#"']{0,64}\d)(?=[^\s|;<>[\]()#"']{6,128}(?:[\]|;\s]|$))/y,
);
/** `<data name="password" xml:space="preserve"><value>x`, `<property name="password">x`. */
const ELEMENT_NAMED = opening(
  '"\'',
  /["'](?:[ \t]{1,4}[\w:.-]{1,30}=["'][^"'<>\n]{0,60}["']){0,3}[ \t]{0,4}>(?:\s{0,40}<(?:value|string)>)?/y,
);
/** `<input type="password" name="p" value="x">` */
const INPUT_VALUE = opening(
  '"\'',
  /["'](?:[ \t]{1,4}[\w-]{1,20}=["'][^"'<>\n]{0,60}["']){0,4}[ \t]{1,4}value=(?=["'])/y,
);
/** What `reg query` prints between a name and its value. */
const REGISTRY_TYPE = opening(' \t', /[ \t]{1,8}REG_(?:EXPAND_|MULTI_)?SZ[ \t]{1,8}(?=\S)/y);
/** `"AUTH" "x"`: a command and its argument, as a server logs them. */
const QUOTED_ARGUMENT = opening(' \t', /[ \t]{1,4}(?=["'`][^"'`\s]{6,128}["'`])/y);
/** An address as a debugger prints it, or the end of a line, before a value in quotes. */
const BELOW = opening(
  '0\r\nvVl<s',
  /0x[0-9a-f]{1,16} (?=")|string\(\d{1,6}\) (?=")|[vV]alue(?: is)?[:=][ \t]{1,4}|<class 'str'>[ \t]{1,4}(?=["'])|lambda: ?(?=["'])|\r?\n[ \t]{0,40}(?:string\(\d{1,6}\) )?(?=["'`][^"'`\n]{4,256}["'`])/y,
);
const CDATA = opening(' \t\n\v\f\r<', /\s{0,40}<!\[CDATA\[/y);
/** `name="password"`, an empty line, the value: a part of a form. */
const FORM_PART = opening('"\'', /["'](?:\r?\nContent-[^\r\n]{1,80}){0,2}\r?\n\r?\n(?=[^\r\n]{3,256}\r?\n--)/y);
/** `| password | x |`: a cell of its own, with a digit or a sign in it. */
const NEXT_CELL = opening(
  ' \t|',
  /[ \t]{0,40}[|│┃][ \t]{1,40}(?=[^\s|│┃]{0,64}[0-9!@#$%^&*?~])(?=[^\s|│┃]{5,256}[ \t]{0,80}(?:[|│┃]|\r?\n|$))/y,
);
/** `holidayapi key - x`, `loggly(x)`: only what looks generated counts there. */
const DASH_THEN_VALUE = opening(' \t', /[ \t]{1,4}[-–—][ \t]{1,4}(?=[A-Za-z0-9+/_.=-]{16})/y);
const CALLED_WITH = opening('(', /\([ \t]{0,4}(?=\\{0,3}["'`]?[A-Za-z0-9+/_.=-]{10}|["'`][A-Za-z0-9]{8,9}["'`])/y);
/** `apikey("x1{y")`: no word. */
const ODD_ARGUMENT = opening(
  '(',
  /\([ \t]{0,4}(?=\\{0,3}["'`](?=[^"'`\s]{0,64}[{}$#!@%^&*])[^"'`\s]{6,256}["'`][ \t]{0,4}\))/y,
);
/** `setPassword("x")`, `.withToken('x')`. */
const SET_BY_CALL = opening('(', /\([ \t]{0,4}(?=\\{0,3}["'`][^"'`\n]{3,256}["'`][ \t]{0,4}\))/y);
/** `password in ("x", …`, `case password when "x"` */
const AMONG = opening(' ', / (?:(?:in|IN) {0,2}[([] {0,2}|when )(?=["'][^"'\s]{4,128}["'])/y);
const SETS =
  /(?:^|[._])(?:set|with|use)_?(?:\w{0,20}_)?(?:pass(?:word|phrase|wd)|secret|token|(?:api|access|private|secret|auth|encryption|signing)_?key|credentials?)$/i;
/** `String apiKey() { return "x"; }` */
const RETURNED = opening('(', /\(\)[^{}()\n]{0,40}\{\s{0,40}return[ \t]{1,4}(?=["'][^"'\s]{4,256}["'])/y);
const PLIST_VALUE = opening(
  '<',
  /<\/(?:key|name|string|t[dh]|dt|b|strong)>\s{0,80}<(?:string|data|integer|value|td|dd|code)>\s{0,40}/iy,
);
/** `std::string password{"x"}` */
const BRACED = opening('{', /\{[ \t]{0,4}(?=["'][^"'\n]{3,256}["'][ \t]{0,4}\})/y);
/** `expect(password).toBe("x")` */
const EXPECTED = opening(
  '.',
  /\.(?:to(?:Be|Equal|StrictEqual|Match)|to\.(?:be|equal|eql|eq)|should(?:Be|Equal)|isEqualTo|equals?|eq)\([ \t]{0,4}(?=["'][^"'\s]{3,256}["'][ \t]{0,4}\))/y,
);
/** `password | opensesame`, and nothing else in the line. */
const OTHER_CELL = opening(
  ' \t|',
  /[ \t]{0,40}\|[ \t]{0,40}(?=[^\s|'"`<>(){}$]{6,128}[ \t]{0,40}\|?[ \t]{0,8}(?:\r?\n|$))/y,
);
/** What tables say of a column, and what a pipe leads to: no password. */
const OF_COLUMN =
  /^(?:string|text|user(?:_?name)?|e?mail|name|type|values?|description|default|required|optional|integer|number|bool(?:ean)?|(?:var)?char(?:\(\d+\))?|varchar\S*|date|timestamp|role|host(?:name)?|port|address|created\S*|updated\S*|notes?|comments?|examples?|status|nullable|hidden|encrypted|hashed|sort|unique?|less|more|xargs|head|tail|base64|pbcopy|pbpaste|clip|tee|grep|sha\d+sum|md5sum|openssl|xclip|column|bytes|object|array|secret\w*|\w*_(?:id|at|name|type))$/i;
const CALLED = characters('A-Za-z0-9_.:');
/** `[]byte("x")`, `new String("x")` */
const WRAPPED = /(?:\[\](?:byte|rune)|new [A-Za-z]\w{0,30})\([ \t]{0,4}(?=["'`])/y;
const CALL = /[A-Za-z_][\w.:]{0,60}\([ \t]{0,4}(?=["'`])/y;
const READS_ENVIRONMENT = /env|get|read|lookup|config|param|prompt|input|require|fetch|load|request|resolve|t\(|_\(/i;
const IS = opening(' ', / (?:is|was|ist|equals|set to|changed to|is now|=)(?: set to| now)?:? (?=\S)/iy);
const WORDS_BEFORE = /(?:[A-Za-z][A-Za-z0-9]{0,24}[ \t_-]){1,3}$/;

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
  's',
  'h',
  'e',
];
const QUERY_ONLY = QUERY_NAMES.flatMap((name) => [`?${name}=`, `&${name}=`]) as [string, ...string[]];

export const assignments: readonly [Rule, ...Rule[]] = [
  {
    id: 'query-secret',
    kind: 'SECRET',
    why: 'What a link carries under a short name signs in whoever opens it.',
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
    keywords: [
      ...(`pass pw pword pswd kennwort contrasena motdepasse senha secret token key auth cred cookie jwt otp mfa pin cvv cvc
      mnemonic phrase psk bearer sess sig sas sid salt access licen webhook connection connstr hmac nonce cert vault clientid
      client_id client-id client.id appid app_id app-id tenant grant verifier _pat -pat pem private identified machine`.split(
        /\s+/,
      ) as [string, ...string[]]),
      ...VENDOR_KEYWORDS,
    ],
    back: { over: NAME, most: MOST_NAME },
    find: findAssignment,
    scrubs: [
      ['DB_PASSWORD=hunter2', 'DB_PASSWORD=[REDACTED:SECRET:1]'],
      ['{"apiKey":"a1b2-c3d4","port":8080}', '{"apiKey":"[REDACTED:SECRET:1]","port":8080}'],
      [String.raw`"{\"client_secret\":\"zz 9\"}"`, String.raw`"{\"client_secret\":\"[REDACTED:SECRET:1]\"}"`],
      ['password: correcthorse', 'password: [REDACTED:SECRET:1]'],
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
      ['let apiKey: String = "n0tareal1"', 'let apiKey: String = "[REDACTED:SECRET:1]"'],
      ['AWS Secret Access Key [None]: n0tareal1', 'AWS Secret Access Key [None]: [REDACTED:SECRET:1]'],
      [
        'machine api.example.com login ada password hunter2',
        'machine api.example.com login ada password [REDACTED:SECRET:1]',
      ],
    ],
    leaves: [
      'the password must be at least eight characters long',
      'password: incorrect',
      'SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
      'Unexpected token } in JSON at position 5',
      'max_tokens=4096 token_count: 812',
      'const token = process.env.TOKEN',
      'keyboard: qwerty, monkey: 12, author: true',
      'Your session token has expired. Please log in again.',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's variable.
      'api_key=${API_KEY}',
      'key: value',
      'primary_key=id',
      'PWD=/usr/local/src',
    ],
  },
];

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function skipGap(text: string, at: number): number {
  return stepOver(text, at, GAP, 24);
}

/** Where the sign that assigns ends, the two that nearly always do it first; -1 where none stands. */
function signEndAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 61) {
    if (text.charCodeAt(at + 1) === 62) return at + 2;
    return stepOver(text, at, EQUALS, 3);
  }
  if (code === 58) {
    const end = stepOver(text, at, COLONS, 3);
    return text.charCodeAt(end) === 61 ? end + 1 : end;
  }
  return endOf(SIGN, text, at);
}

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
  if (text.charCodeAt(nameEnd) === 58 && name.includes('.') && isFile(name)) return;
  // What a name says by itself is remembered, so it is asked first; the words before it are read only where a value is.
  const alone = isLastWord(name) ? undefined : ownClass(name);
  if (alone === null || nothingFollows(text, nameStart, nameEnd, flag, alone)) return;
  const place = valueAfter(text, nameStart, nameEnd, flag, name);
  // What stood there is taken out already: there is no value left.
  if (place !== null && text.charCodeAt(place.at) === FILLER_CODE && place.xml !== true && place.list !== true) return;
  if (place === null || isTalk(text, nameStart, place)) return;
  const nameClass = place.set === true ? 'secret' : (alone ?? classOfLastWord(text, nameStart, name));
  if (nameClass === null) return;
  if (place.onlyOpaque !== true) take(text, name, nameClass, place, emit);
  else if (nameClass === 'secret' && standsUuid(text, place.at)) emit({ start: place.at, end: place.at + 36 });
  else take(text, name, 'maybe', place, emit);
}

/** `key 9f86d081884c7d659a2feaa0 is not valid` */
function standsLongRun(text: string, at: number): boolean {
  return text[at] === ' ' && /^(?=\S{0,19}\d)[A-Za-z0-9_-]{20,200}(?![\w/.-])/.test(text.slice(at + 1, at + 202));
}

function standsUuid(text: string, at: number): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/i.test(text.slice(at, at + 38));
}

/** `token.rs:88:14` is a line of a file. */
function isFile(name: string): boolean {
  return /\.(?:rs|[cm]?[jt]sx?|py|go|rb|java|kts?|swift|cs|php|exs?|erl|scala|vue|cc?|cpp|hpp?|mm?|lua|pl|dart|zig)$/.test(
    name,
  );
}

/** "Invalid token: signature verification failed", `[--password PASS]`: somebody speaks about one. */
function isTalk(text: string, nameStart: number, place: Place): boolean {
  if (place.sign !== ' ' && place.sign !== ':') return false;
  const before = text.slice(Math.max(0, nameStart - 24), nameStart);
  if (place.sign === ' ' && /\[-{0,2}$/.test(before))
    return /^[A-Z][A-Z_]{1,20}\]/.test(text.slice(place.at, place.at + 24));
  return (
    place.sign === ':' &&
    /(?:^|[^A-Za-z])(?:invalid|expired|missing|incorrect|wrong|unknown|unexpected|bad|malformed|unsupported|no)[ _-]$/i.test(
      before,
    ) &&
    /^[a-z]{2,20}(?:[.!]?$|[.!]?[\r\n]| [a-z(])/.test(text.slice(place.at, place.at + 40))
  );
}

/** What a name says by itself. */
const ownClass = remembering((name: string): NameClass => {
  if (/^(?:proxy[-_]?)?authorization$/i.test(name)) return null;
  const own = classifyName(name);
  // `GITHUB_SHA` is no key of GitHub's.
  if (
    own === null &&
    /(?:^|[._-])(?:sha\d{0,3}|commit|digest|checksum|revision|etag|release|version|region|environment)$/i.test(name)
  )
    return null;
  if (own === 'secret' || namesVendorKey(wordsOf(name))) return 'secret';
  return own ?? (namesVendor(wordsOf(name)) ? 'maybe' : null);
});

/** The last of two words: what stands before it says which it is. */
function isLastWord(name: string): boolean {
  return name.length <= 6 && /^(?:key|keys|code|phrase|id|string|seed)$/i.test(name);
}

/** A vendor's name, or "API key" in two words, says as much as `api_key`. */
function classOfLastWord(text: string, nameStart: number, name: string): NameClass {
  const before = WORDS_BEFORE.exec(text.slice(Math.max(0, nameStart - 60), nameStart))?.[0] ?? '';
  const longer = before === '' ? null : classifyPhrase((before + name).replaceAll(/[ \t]/g, '_'));
  if (longer !== null) return longer;
  // `?key=` in an address.
  if (
    /^key$/i.test(name) &&
    (/[?&;]/.test(text[nameStart - 1] ?? ' ') ||
      standsLongRun(text, nameStart + 3) ||
      vendorAround(text, nameStart) !== '')
  )
    return 'maybe';
  return ownClass(name);
}

/** "invalid api key" says what "api key" says. */
const classifyPhrase = remembering((phrase: string): NameClass => {
  const whole = classifyName(phrase);
  if (whole === 'secret') return whole;
  const last = classifyName(phrase.split('_').slice(-2).join('_'));
  return last === 'secret' ? last : whole;
});

interface Place {
  readonly at: number;
  readonly sign: Standing['sign'];
  /** The name is that of a call which sets it. */
  readonly set?: boolean;
  /** One of a list, an item a line. */
  readonly list?: boolean;
  /** The value ends with its element. */
  readonly xml?: boolean;
  /** Nothing but the order of words ties the value to the name. */
  readonly onlyOpaque?: boolean;
}

/** Where the value of a name begins, and by which sign; null where nothing is assigned to it. */
function valueAfter(text: string, nameStart: number, nameEnd: number, flag: boolean, name: string): Place | null {
  const before = text[nameStart - 1];
  const plist = endOf(PLIST_VALUE, text, nameEnd);
  if (plist >= 0) return { at: plist, sign: '=', xml: true };
  if (before === '<' && /[> ]/.test(text[nameEnd] ?? '')) {
    const open = indexWithin(text, '>', nameEnd, 120);
    if (open >= 0 && open - nameEnd < 120 && text[open - 1] !== '/') return { at: open + 1, sign: '=', xml: true };
  }
  if (
    before === ':' &&
    /[> ]/.test(text[nameEnd] ?? '') &&
    /<[\w.-]{1,24}:$/.test(text.slice(Math.max(0, nameStart - 26), nameStart))
  ) {
    const open = indexWithin(text, '>', nameEnd, 200);
    if (open >= 0 && open - nameEnd < 200 && text[open - 1] !== '/') return { at: open + 1, sign: '=', xml: true };
  }
  if (before !== '"' && before !== "'" && before !== '`') {
    const glued = endOf(GLUED_QUOTE, text, nameEnd);
    if (glued >= 0) return { at: glued, sign: '=', set: true };
  }
  const attribute = endOf(INPUT_VALUE, text, nameEnd);
  if (attribute >= 0) return { at: attribute, sign: '=' };
  const element = endOf(ELEMENT_NAMED, text, nameEnd);
  if (element >= 0 && /(?:name|key|id)=["'][\w.-]{0,80}$/i.test(text.slice(Math.max(0, nameStart - 90), nameStart)))
    return { at: element, sign: '=', xml: true };
  const block = endOf(DEFAULT_IN_BLOCK, text, nameEnd);
  if (block >= 0) return { at: block, sign: '=' };
  const closers = endOf(CLOSERS, text, nameEnd);
  const closed = closers < 0 ? nameEnd : closers;
  const wasQuoted = closed > nameEnd && text[nameEnd] !== '*';
  // `node,x.js,--token,x`: an argument list that was joined.
  if (flag && text[nameEnd] === ',' && /[A-Za-z0-9]/.test(text[nameEnd + 1] ?? ''))
    return { at: nameEnd + 1, sign: ' ' };
  const first = text.charCodeAt(closed);
  const aside = first === 58 || first === 61 ? closed : endOf(ASIDE, text, closed);
  const signAt = aside >= 0 ? aside : skipGap(text, closed);
  const signEnd = signEndAt(text, signAt);
  if (signEnd >= 0) {
    const typed = text.charCodeAt(signEnd - 1) === 58 ? match(TYPE_THEN_EQUALS, text, signEnd) : -1;
    if (typed >= 0) return { at: typed, sign: '=' };
    const spelled = text.slice(signAt, signEnd);
    const behind = text.charCodeAt(skipGap(text, signEnd));
    if (behind === 123) {
      const nested = endOf(NESTED_VALUE, text, signEnd);
      if (nested >= 0) return { at: nested, sign: '=' };
    }
    if (spelled === ':' && (behind === 10 || behind === 13)) {
      const item = endOf(LIST_ITEM, text, signEnd);
      if (item >= 0) return { at: item, sign: '=', list: true };
      if (PASSWORD_NAMED.test(name)) {
        const word = endOf(LIST_WORD, text, signEnd);
        if (word >= 0) return { at: word, sign: ':', list: true };
      }
      const below = PASSWORD_NAMED.test(name)
        ? endOf(LINE_BELOW, text, signEnd)
        : ownClass(name) === 'secret'
          ? endOf(KEY_BELOW, text, signEnd)
          : -1;
      if (below >= 0) return { at: below, sign: ':' };
    }
    // `token ?? fallback` is code, `token ?? "x"` shows one.
    if ((spelled === '??' || spelled === '||') && !/["'`]/.test(text[skipGap(text, signEnd)] ?? '')) return null;
    // `token[3]: RPAREN`
    if (aside > closed && /^[ \t]{0,4}\[\d{1,6}\]/.test(text.slice(closed, aside)))
      return { at: skipGap(text, signEnd), sign: '=', onlyOpaque: true };
    if (spelled.startsWith('!=') && !/["'`]/.test(text[skipGap(text, signEnd)] ?? ''))
      return { at: skipGap(text, signEnd), sign: '=', onlyOpaque: true };
    // `token::Kind` is a path of a program; LDIF has a gap behind its two.
    if ((spelled === '::' || spelled === ':::') && !/\s/.test(text[signEnd] ?? ' ')) return null;
    if (spelled === ',') {
      const field = endOf(VALUE_FIELD, text, nameEnd);
      // A row of a table: what stands in the next column, where that looks generated.
      if (/[A-Za-z0-9+/_.=-]/.test(text[signEnd] ?? ' ')) return { at: signEnd, sign: '=', onlyOpaque: true };
      // `"Bearer","scope":`: what follows is the next name.
      if (field < 0 && match(/[ \t]{0,4}\\{0,3}(["'`])[\w.$-]{1,60}\\{0,3}\1[ \t]{0,4}:/y, text, signEnd) >= 0)
        return null;
      // `["username", "password", "email"]`
      const next = /^[ \t]{0,4}["'`](\w{2,24})["'`]/.exec(text.slice(signEnd, signEnd + 32))?.[1];
      if (field < 0 && next !== undefined && OF_COLUMN.test(next)) return null;
      return { at: field >= 0 ? field : match(/[ \t]{0,4}(?:<<)?/y, text, signEnd), sign: '=' };
    }
    const gap = stepOver(text, signEnd, GAP, 40);
    // `assert password == expected`
    if (spelled.startsWith('==') && /^[A-Za-z_$][A-Za-z_.$]{0,60}(?:[\s):;,]|$)/.test(text.slice(gap, gap + 64)))
      return { at: gap, sign: '=', onlyOpaque: true };
    const below = endOf(BELOW, text, gap);
    const at = below < 0 ? gap : below;
    return { at, sign: spelled === ':' && (!wasQuoted || text[nameEnd] === '`') && text[signEnd] === ' ' ? ':' : '=' };
  }
  const field = endOf(VALUE_FIELD, text, nameEnd);
  if (field >= 0) return { at: field, sign: '=' };
  if (PASSWORD_NAMED.test(name)) {
    const glued = endOf(GLUED_VALUE, text, nameEnd);
    if (
      glued >= 0 &&
      !(
        /[|;~]/.test(text[glued - 1] ?? '')
          ? /^[a-z]+_\w*(?:[\]|;\s]|$)/
          : /^(?:[a-z]+_\w*|[a-z]{2,12}\d)(?:[\]|;\s]|$)/
      ).test(text.slice(glued, glued + 80))
    )
      return { at: glued, sign: '=' };
  }
  const typedName = endOf(TYPED_NAME, text, nameEnd);
  if (typedName >= 0) return { at: typedName, sign: '=' };
  if (text.charCodeAt(closed) === 40) return valueOfCall(text, closed, name);
  const braced = endOf(BRACED, text, nameEnd);
  if (braced >= 0) return { at: braced, sign: '=' };
  const expected = closed > nameEnd ? endOf(EXPECTED, text, closed) : -1;
  if (expected >= 0) return { at: expected, sign: '=' };
  const part = endOf(FORM_PART, text, nameEnd);
  if (part >= 0) return { at: part, sign: '=' };
  const other = ownClass(name) === 'secret' ? valueInOtherCell(text, nameStart, closed) : -1;
  if (other >= 0) return { at: other, sign: ':' };
  const cell = valueInNextCell(text, closed);
  if (cell !== null) return cell;
  if (flag && /[ \t]/.test(text[nameEnd] ?? '')) return { at: skipGap(text, nameEnd), sign: ' ' };
  return looseValueAfter(text, nameStart, nameEnd, name, wasQuoted ? closed : nameEnd, aside);
}

/** `setPassword("x")`, `loggly(x)`: what is set, whatever it looks like; else what looks generated. */
function valueOfCall(text: string, open: number, name: string): Place | null {
  const set = endOf(SET_BY_CALL, text, open);
  if (set >= 0 && SETS.test(name)) return { at: set, sign: '=', set: true };
  const compared =
    set >= 0
      ? /^(.{2,60})\.(?:equals(?:IgnoreCase)?|eq|contentEquals|compareTo|send_?keys|setText|setValue)$/i.exec(name)?.[1]
      : undefined;
  if (compared !== undefined && ownClass(compared) === 'secret') return { at: set, sign: '=', set: true };
  const returned = endOf(RETURNED, text, open);
  if (returned >= 0) return { at: returned, sign: '=' };
  if (!READS_ENVIRONMENT.test(name)) {
    const odd = endOf(ODD_ARGUMENT, text, open);
    if (odd >= 0) return { at: odd, sign: '=' };
  }
  const called = endOf(CALLED_WITH, text, open);
  return called < 0 ? null : { at: called, sign: '=', onlyOpaque: true };
}

/** `| password | x |`, `holidayapi key - x`. */
function valueInNextCell(text: string, closed: number): Place | null {
  const sign = text.charCodeAt(skipGap(text, closed));
  if (sign === 124 || sign === 0x2502 || sign === 0x2503) {
    const cell = endOf(NEXT_CELL, text, closed);
    return cell < 0 ? null : { at: cell, sign: ':' };
  }
  if (sign !== 45 && sign !== 0x2013 && sign !== 0x2014) return null;
  const dashed = endOf(DASH_THEN_VALUE, text, closed);
  return dashed < 0 ? null : { at: dashed, sign: '=', onlyOpaque: true };
}

/** `password | opensesame`: the one cell names the other where there is no third. */
function valueInOtherCell(text: string, nameStart: number, closed: number): number {
  const at = endOf(OTHER_CELL, text, closed);
  if (at < 0) return -1;
  const line = text.slice(lineStart(text, nameStart, 80), nameStart);
  const value = /^[^\s|]{1,128}/.exec(text.slice(at, at + 128))?.[0] ?? '';
  return /^[\s|>*`"'-]{0,8}$/.test(line) &&
    !OF_COLUMN.test(value) &&
    !speaksOfSecrets(value) &&
    classifyName(value) === null
    ? at
    : -1;
}

/** What may come between a name and its value, and what no value comes behind. */
const LINKS = characters('\\"\'`])!*<>([{:=?+|,;~# \t\n\r\f\v');
const LINKS_IN_GAP = characters('\\"\'`<([:=?!+|,>*-. \t\n\r\f\v');
/** The first two letters of every word that a pattern below looks for behind a gap. */
const LINKING_WORDS = new Set(
  'in wh fo of fr is wa eq se ch va co st de au ws ns te as'
    .split(' ')
    .map((two) => pair(two.charCodeAt(0), two.charCodeAt(1))),
);

function pair(first: number, second: number): number {
  return (first | 32) * 128 + (second | 32);
}

const IN_WORD = characters('\0-\b\u000e-\u001f!#-&(-_a-\u007f');
const SHORTEST_OPAQUE = 10;

/** Whether the sign behind a name rules out every way to say its value, so that none need be tried. */
function endsSentence(code: number): boolean {
  return code < 128 && code !== 32 && !isIn(LINKS, code) && !isIn(NAME, code);
}

/** `<password x=…>`, `<a:password x=…>` */
const OPENS_TAG = '<:';

/** Whether the gap behind a name, and what is behind that, do. */
function nothingFollows(
  text: string,
  nameStart: number,
  nameEnd: number,
  flag: boolean,
  nameClass: NameClass | undefined,
): boolean {
  if (flag || text.charCodeAt(nameEnd) !== 32 || OPENS_TAG.includes(text[nameStart - 1] ?? ' ')) return false;
  const next = text.charCodeAt(nameEnd + 1);
  if (next === FILLER_CODE) return true;
  if (!(next < 128) || isIn(LINKS_IN_GAP, next)) return false;
  if (LINKING_WORDS.has(pair(next, text.charCodeAt(nameEnd + 2) & 127))) return false;
  // What looks generated is ten characters long at least.
  const stop = stepOver(text, nameEnd + 1, IN_WORD, SHORTEST_OPAQUE);
  const short = stop <= nameEnd + SHORTEST_OPAQUE && !(text.charCodeAt(stop) > 127);
  if (short && nameClass === 'maybe') return true;
  return (
    (short || endOf(LOOSE_VALUE, text, nameEnd) < 0) &&
    endOf(PASSWORD_LIKE, text, nameEnd) < 0 &&
    !lineTells(text, nameStart)
  );
}

/** Whether the words before may make a value of what follows: `machine x login y password z`, `ENV TOKEN z`. */
function lineTells(text: string, nameStart: number): boolean {
  const line = text.slice(lineStart(text, nameStart, 200), nameStart);
  return /machine\s|login\s|set(?:x|env)?\s|env\s/i.test(line) || line.trimStart() === '';
}

/** `[name] value`, `name value` or the value on the next line: only what looks generated counts there. */
const LOOSE_VALUE = opening(
  ' \t\r\n',
  /(?:[ \t]{1,24}|\r?\n[ \t]{0,8})(?=[^\s"'`]{10})(?=[^\s\d]{0,40}\d|[A-Za-z]{16})/y,
);

const PASSWORD_NAME = /^(?:[\w-]{0,20}(?:password|passwd|passcode|passphrase|passwort|kennwort)|bindpw|rootpw)$/i;
/** "failed with password s3cr3t!": letters with a digit or a sign among them, and nothing that a sentence has. */
const PASSWORD_LIKE = opening(
  ' \t',
  /[ \t]{1,3}(?:\d (?=\S))?(?!(?:sha|md|aes|rsa|argon|pbkdf|bcrypt|scrypt|utf|base|v|is|on|in|at)[-_]?\d)(?=[A-Za-z0-9!@#$%^&*?~+=_-]{6,64}(?:[.,;)'"]{0,2}(?:\s|$)))(?=[^\s]{0,63}[0-9!@#$%^&*?~])(?=[^\s]{0,63}[A-Za-z])(?=\S)/iy,
);

/** What has no sign between name and value: a sentence, a file of settings, a quote. */
function looseValueAfter(
  text: string,
  nameStart: number,
  nameEnd: number,
  name: string,
  closed: number,
  aside: number,
): Place | null {
  const is = endOf(IS, text, aside >= 0 ? aside - 1 : nameEnd);
  if (is >= 0) return { at: is, sign: text[is - 2] === ':' ? ':' : 'word' };
  const among = PASSWORD_NAMED.test(name) ? endOf(AMONG, text, nameEnd) : -1;
  if (among >= 0) return { at: among, sign: '=' };
  const typed = endOf(REGISTRY_TYPE, text, nameEnd);
  if (typed >= 0) return { at: typed, sign: '=' };
  if (closed > nameEnd && /^(?:auth|pass|password|passwd|requirepass)$/i.test(name)) {
    const argument = endOf(QUOTED_ARGUMENT, text, closed);
    if (argument >= 0) return { at: argument, sign: '=' };
  }
  const space = skipGap(text, nameEnd);
  if (space > nameEnd) {
    if (/["'`]/.test(text[space] ?? ''))
      return {
        at: space,
        sign:
          (text[nameStart - 1] === ':' && /[{\s([,]/.test(text[nameStart - 2] ?? ' ')) ||
          /(?:#define|\((?:defvar|defconst|setq|def)|\bset(?:env)?)[ \t]{1,4}$/.test(
            text.slice(Math.max(0, nameStart - 16), nameStart),
          )
            ? '='
            : '"',
      };
    const line = text.slice(lineStart(text, nameStart, 200), nameStart);
    // Nothing but the value: "password hash mismatch" is a sentence.
    const begins =
      /^\s*$/.test(line) &&
      /^(?:requirepass|masterauth|password|secret)$/i.test(name) &&
      /^\S{1,256}[ \t]{0,8}(?:[#;\r\n]|$)/.test(text.slice(space, space + 260));
    // A table of two columns, tabs between them.
    if (/^[\s|>-]{0,4}$/.test(line) && ownClass(name) === 'secret' && isTabbed(text, nameEnd))
      return { at: space, sign: ' ' };
    if (begins || /^\s*ENV\s+$|\bset(?:x|env)?\s+$|\bmachine\s\S{1,80}\s.*$|^\s*login\s\S{1,80}\s+$/i.test(line)) {
      return { at: space, sign: ' ' };
    }
  }
  const like = PASSWORD_NAME.test(name) ? endOf(PASSWORD_LIKE, text, nameEnd) : -1;
  if (like >= 0) return { at: like, sign: ' ' };
  const loose = endOf(LOOSE_VALUE, text, closed);
  return loose < 0 ? null : { at: loose, sign: ' ', onlyOpaque: true };
}

function isTabbed(text: string, nameEnd: number): boolean {
  const value = /^\t{1,4}([^\s"'`<>(){}$]{6,128})[ \t]{0,8}(?:\r?\n|$)/.exec(text.slice(nameEnd, nameEnd + 150))?.[1];
  return value !== undefined && !OF_COLUMN.test(value) && !speaksOfSecrets(value) && classifyName(value) === null;
}

function take(text: string, name: string, nameClass: NameClass, place: Place, emit: (span: Span) => void): void {
  if (place.xml === true) {
    const inside = endOf(CDATA, text, place.at);
    if (inside >= 0) {
      const end = indexWithin(text, ']]>', inside, 8192);
      if (end > inside) offer(text, name, nameClass, { start: inside, end, quoted: true }, place, emit);
      return;
    }
    const close = indexWithin(text, '<', place.at, 8192);
    if (close < 0 || close - place.at > 8192) return;
    const trimmed = text.slice(place.at, close).trim();
    const start = place.at + text.slice(place.at, close).indexOf(trimmed);
    offer(text, name, nameClass, { start, end: start + trimmed.length, quoted: true }, place, emit);
    return;
  }
  if (place.list === true) {
    for (let at = place.at, items = 0; at >= 0 && items < 64; items += 1) {
      const value = readValue(text, at);
      offer(text, name, nameClass, value, place, emit);
      at = endOf(LIST_ITEM, text, value.end + (value.quoted ? 1 : 0));
    }
    return;
  }
  if (nameClass === 'secret') {
    const sharp = endOf(IN_SHARP, text, place.at);
    if (sharp > 0) offer(text, name, nameClass, { start: place.at, end: sharp, quoted: true }, place, emit);
  }
  const block = readBlock(text, place.at);
  if (block !== null) {
    if (nameClass === 'secret' || looksOpaque(text.slice(block.start, block.end).replace(/\s+/g, ''))) emit(block);
    return;
  }
  const sign = text[place.at];
  if (text.startsWith('[[', place.at)) {
    const close = indexWithin(text, ']]', place.at + 2, 512);
    if (close > 0) offer(text, name, nameClass, { start: place.at + 2, end: close, quoted: true }, place, emit);
    return;
  }
  if (sign === '[' || sign === 'n') {
    const wrapped = match(WRAPPED, text, place.at);
    if (wrapped >= 0) {
      offer(text, name, nameClass, readValue(text, wrapped), place, emit);
      return;
    }
  }
  if (sign === '[') {
    takeList(text, place.at, name, nameClass, place, emit);
    return;
  }
  const call = text.charCodeAt(stepOver(text, place.at, CALLED, 64)) === 40 ? match(CALL, text, place.at) : -1;
  if (call >= 0 && nameClass === 'secret' && !READS_ENVIRONMENT.test(text.slice(place.at, call))) {
    offer(text, name, nameClass, readValue(text, call), { ...place, sign: '=' }, emit);
    return;
  }
  const value = readValue(text, place.at);
  if (
    !value.quoted &&
    nameClass === 'secret' &&
    (place.sign === ':' || place.sign === '=') &&
    ownsLine(text, place.at, name)
  ) {
    const first = text.slice(value.start, value.end);
    const isSecret = isSecretValue(name, nameClass, first, standing(text, value, place));
    const line = isSecret ? readLine(text, value.start) : value;
    if (line.end > value.end) {
      const rest = text.slice(value.end, line.end);
      if (!/\s[\w.-]{1,40}=/.test(rest) && !isCommand(text, place.at, rest)) {
        emit(line);
        return;
      }
    }
    if (isSecret) emitTwice(text, value, first, emit);
    return;
  }
  offer(text, name, nameClass, value, place, emit);
}

function offer(
  text: string,
  name: string,
  nameClass: NameClass,
  value: WrittenValue,
  place: Place,
  emit: (span: Span) => void,
): void {
  const secret = text.slice(value.start, value.end);
  if (
    !isSecretValue(name, nameClass, secret, standing(text, value, place)) &&
    !(nameClass === 'maybe' && UUID.test(secret) && mayHoldUuid(text, name, place)) &&
    !(nameClass === 'maybe' && isShortVendorKey(text, name, secret, value.quoted, place))
  )
    return;
  emitTwice(text, value, secret, emit);
}

function emitTwice(text: string, value: WrittenValue, secret: string, emit: (span: Span) => void): void {
  emit({ start: value.start, end: value.end });
  if (secret.length < 6 || !standsWithin(text, value.end, secret.charCodeAt(0))) return;
  // `'x' | 'x'`, "expected x, got x": the same again has no name of its own.
  AGAIN.lastIndex = value.end;
  if (AGAIN.test(text) && text.startsWith(secret, AGAIN.lastIndex))
    emit({ start: AGAIN.lastIndex, end: AGAIN.lastIndex + secret.length });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The most that `AGAIN` reads. */
const MOST_BETWEEN = 12;

function standsWithin(text: string, from: number, code: number): boolean {
  for (let at = from; at <= from + MOST_BETWEEN; at += 1) if (text.charCodeAt(at) === code) return true;
  return false;
}

const AGAIN = /["'`]?[ \t]{0,3}(?:[|,;/]|or|and|vs\.?|!=|<>|->|=>)?[ \t]{0,3}["'`]?/y;

/** A UUID is a key behind `x_key` or a vendor's name, and an identifier behind `key: ` alone, as tables have them. */
function mayHoldUuid(text: string, name: string, place: Place): boolean {
  const words = wordsOf(name);
  if (/^keys?$/i.test(name) && namesAnyVendor(wordsOf(phraseBefore(text, place.at)))) return true;
  if (namesAnyVendor(words)) return true;
  if (words.at(-1) !== 'key') return false;
  return words.length > 1 || /=[ \t]{0,4}["'`]?$/.test(text.slice(Math.max(0, place.at - 6), place.at));
}

/** Eight or nine capitals and digits, or eight of hex: as long as the keys of some services are. */
function isShortVendorKey(text: string, name: string, secret: string, quoted: boolean, place: Place): boolean {
  if (!/^(?:[A-Z0-9]{8,9}|[0-9a-f]{8})$/.test(secret) || !/\d\D*\d/.test(secret) || !/[A-Za-z]/.test(secret))
    return false;
  if (place.onlyOpaque === true && !quoted) return false;
  const words = wordsOf(/^keys?$/i.test(name) ? phraseBefore(text, place.at) : name);
  return namesVendor(words) && !words.some((word) => /^(?:git\w*|bitbucket|commit|sha\d*|ref|id)$/.test(word));
}

/** The vendor whose settings these are: `"bugsnag": {"key": …`, `bugsnag:⏎  key: …`; else empty. */
function vendorAround(text: string, nameStart: number): string {
  const outer = /([A-Za-z][\w.-]{2,40})["']?[ \t]{0,3}(?::|=>|=)[ \t]{0,3}(?:\{\s{0,20}|\r?\n[ \t]{1,12})["']?$/.exec(
    text.slice(Math.max(0, nameStart - 90), nameStart),
  )?.[1];
  return outer !== undefined && namesVendor(wordsOf(outer)) ? outer : '';
}

/** `Insightly key` of "**Insightly key**: x". */
function phraseBefore(text: string, at: number): string {
  const lead = text.slice(Math.max(0, at - 60), at);
  const phrase = /(?:[A-Za-z]{3,24} ){0,2}keys?(?=[^A-Za-z]{0,12}$)/i.exec(lead);
  if (phrase === null) return 'key';
  return `${vendorAround(text, at - lead.length + phrase.index)} ${phrase[0]}`;
}

function standing(text: string, value: WrittenValue, place: Place): Standing {
  return { quoted: value.quoted, sign: place.sign, after: text[value.end] ?? '' };
}

/** `[ "a", "b" ]`: each of them, to the bracket that closes. */
function takeList(
  text: string,
  open: number,
  name: string,
  nameClass: NameClass,
  place: Place,
  emit: (span: Span) => void,
): void {
  const close = indexWithin(text, ']', open, 4096);
  const stop = close < 0 || close - open > 4096 ? Math.min(text.length, open + 4096) : close;
  let at = open + 1;
  while (at < stop) {
    at = match(/[\s,]{0,64}/y, text, at);
    // Objects and lists inside have names of their own.
    if (at >= stop || /[[{(]/.test(text[at] ?? '')) return;
    const value = readValue(text, at);
    if (value.end <= at) return;
    offer(text, name, nameClass, value, { ...place, sign: '=' }, emit);
    at = value.end + (value.quoted ? 1 : 0);
  }
}

/** The programs that are most often started with a variable before them. */
const PROGRAM =
  /^\s{1,4}(?:(?:sudo|env|exec|time|nohup|nice|doas) )?(?:\.{0,2}\/[\w.-]|(?:psql|pg_\w+|mysql\w*|mariadb|mongo\w*|redis-cli|aws|gcloud|az|gh|git|npm|npx|pnpm|yarn|bun|bunx|deno|node|tsx|python\d?|pip\d?|uvx?|poetry|ruby|bundle|rails|rake|php|composer|java|mvn|gradle|cargo|go|dotnet|swift|make|cmake|docker|docker-compose|podman|kubectl|helm|terraform|ansible\w*|vault|curl|wget|ssh|scp|rsync|rclone|restic|borg|openssl|gpg|bash|sh|zsh|fish|cat|echo|printf|stallari-cli|claude|codex|ollama|twine|vercel|wrangler|netlify|heroku|flyctl|sentry-cli|createdb|dropdb)(?= |$))/;

/** `PGPASSWORD=x psql -h db`, `export TOKEN=x; npm start`: another command begins behind the value. */
function isCommand(text: string, at: number, rest: string): boolean {
  if (text[at - 1] !== '=') return false;
  return /^(?:;|[ \t]{1,4}(?:;|&&|\|\|?|>{1,2}|2>))[ \t]/.test(rest) || PROGRAM.test(rest);
}

/** Whether the name begins its line, so that the value may go to the line's end: a settings file, an env dump. */
function ownsLine(text: string, valueAt: number, name: string): boolean {
  const from = lineStart(text, valueAt, 200);
  const before = text.charCodeAt(from - 1);
  if (from > 0 && before !== 10 && before !== 13) return false;
  const line = text.slice(from, valueAt);
  if (line.startsWith(name)) return true;
  const lead = /^[ \t]{0,40}(?:export |set |- |\$env:|declare -x |[|>+-] ){0,2}/.exec(line)?.[0] ?? '';
  return line.startsWith(name, lead.length);
}
