import { ALNUM, isAt } from '../characters.ts';
import type { Rule, Span } from '../rule.ts';
import { classifyName } from '../secret-names.ts';
import { isSecretValue } from '../secret-values.ts';

const GAP = String.raw`\s{0,20}`;
const LITERAL = String.raw`[bru@$]?(?:"[^"\n]{0,200}"|'[^'\n]{0,200}')`;
const ARGUMENT = String.raw`(?:${LITERAL}|\{[^{}\n]{0,120}\}|[\w.$:>*&-]{1,80}(?:\(\))?)`;
const SECRET = String.raw`[bru@$]?["'](?<secret>[^"'\s]{3,128})["']`;
/** The secret as the first, second and third argument. */
const ARGUMENTS = [0, 1, 2].map(
  (before) => new RegExp(`${GAP}(?:${ARGUMENT}${GAP},${GAP}){${before}}${SECRET}(?=${GAP}[,)])`, 'y'),
) as [RegExp, RegExp, RegExp];
/** The last of one to three. */
const LAST = new RegExp(`${GAP}(?:${ARGUMENT}${GAP},${GAP}){0,2}${SECRET}${GAP}\\)`, 'y');
/** The only one. */
const ALONE = new RegExp(`${GAP}${SECRET}${GAP}\\)`, 'y');
const BEHIND_PORT = new RegExp(
  `${GAP}${LITERAL}${GAP},${GAP}\\d{1,5}${GAP},${GAP}${LITERAL}${GAP},${GAP}${SECRET}(?=${GAP}[,)])`,
  'y',
);
const BOTH_NAMED = new RegExp(`${GAP}(?:${LITERAL}${GAP},${GAP}){2}${SECRET}(?=${GAP}[,)])`, 'y');

/** Encodings, ciphers, names of strategies, places in a file. */
const TERM =
  /^(?:utf-?\d+|utf8|latin1|ascii|base(?:32|58|64)(?:url)?|hex|binary|buffer|(?:aes|des|rsa|sha|md|hs|rs|es|ps)[-_]?\d.*|[a-z]+:\/\/.*|[/.~$%{<].*|#[a-z-]*|oauth-?\d?|openid|local|jwt|session|google.*|github.*|.*:)$/i;
const READS =
  /(?:get|find|fetch|load|read|delete|remove|forgot|reset|has|is|need|require|prompt|ask|input|enter|type|describe|validate_?format|generate|send|label|(?<![A-Za-z])[t_])_?$/i;

type Reader = readonly [pattern: RegExp, plain: boolean];
/** Whether a plain small word counts depends on what else such a call is given. */
const CALLS = new Map<string, Reader>([
  ['.authenticate(', [ARGUMENTS[0], false]],
  ['.login(', [ALONE, false]],
  ['auth(', [ARGUMENTS[0], true]],
  ['passwd(', [LAST, true]],
  ['password(', [LAST, true]],
  ['passphrase(', [LAST, true]],
  ['bcrypt.compare(', [ARGUMENTS[0], true]],
  ['bcrypt.comparesync(', [ARGUMENTS[0], true]],
  ['bcrypt.hash(', [ARGUMENTS[0], true]],
  ['bcrypt.hashsync(', [ARGUMENTS[0], true]],
  ['bcrypt.hashpw(', [ARGUMENTS[0], true]],
  ['bcrypt.checkpw(', [ARGUMENTS[0], true]],
  ['fernet(', [ARGUMENTS[0], true]],
  ['aes.new(', [ARGUMENTS[0], true]],
  ['des3.new(', [ARGUMENTS[0], true]],
  ['blowfish.new(', [ARGUMENTS[0], true]],
  ['passwordtoken(', [ARGUMENTS[1], true]],
  ['createhmac(', [ARGUMENTS[1], true]],
  ['jwt.sign(', [ARGUMENTS[1], true]],
  ['jwt.verify(', [ARGUMENTS[1], true]],
  ['jwt.encode(', [ARGUMENTS[1], true]],
  ['jwt.decode(', [ARGUMENTS[1], true]],
  ['encrypt(', [ARGUMENTS[1], true]],
  ['decrypt(', [ARGUMENTS[1], true]],
  ['simple_bind_s(', [ARGUMENTS[1], true]],
  ['simple_bind(', [ARGUMENTS[1], true]],
  ['newconnection(', [ARGUMENTS[1], true]],
  ['oauth2client(', [ARGUMENTS[1], false]],
  ['createcipher(', [ARGUMENTS[1], true]],
  ['createcipheriv(', [ARGUMENTS[1], true]],
  ['createdecipher(', [ARGUMENTS[1], true]],
  ['createdecipheriv(', [ARGUMENTS[1], true]],
  ['pbkdf2(', [ARGUMENTS[0], true]],
  ['pbkdf2sync(', [ARGUMENTS[0], true]],
  ['scrypt(', [ARGUMENTS[0], true]],
  ['scryptsync(', [ARGUMENTS[0], true]],
  ['pbkdf2_hmac(', [ARGUMENTS[1], true]],
  ['hmac.new(', [ARGUMENTS[0], true]],
  ['cookieparser(', [ARGUMENTS[0], true]],
  ['createuser(', [ARGUMENTS[1], false]],
  ['create_user(', [ARGUMENTS[1], false]],
  ['.connect(', [BOTH_NAMED, true]],
  ['>connect(', [BOTH_NAMED, true]],
  ['sequelize(', [ARGUMENTS[2], true]],
  // As traces of PHP print them.
  ['pdo->__construct(', [ARGUMENTS[2], true]],
  ['new pdo(', [ARGUMENTS[2], true]],
  ['mysqli->__construct(', [ARGUMENTS[2], true]],
  ['mysqli_connect(', [ARGUMENTS[2], true]],
  ['mysqli->real_connect(', [ARGUMENTS[2], true]],
  ['ldap_bind(', [ARGUMENTS[2], true]],
  ['ftp_login(', [ARGUMENTS[2], true]],
  ['ssh2_auth_password(', [ARGUMENTS[2], true]],
]);

const ODD = /\d[^\dA-Za-z]{0,128}[A-Za-z]|[A-Za-z][^\dA-Za-z]{0,128}\d|[a-z][A-Z]|[!@#%^&*?]/;
/** The label of a value that was named before it. */
const LABELLED = /\([ \t]{0,4}@?["'](?<secret>[^"'\s]{3,128})["'],?$/;

/** Secrets that only their place among arguments gives away, and what is compared with a secret. */
export const argumentSecrets: readonly [Rule, ...Rule[]] = [
  {
    id: 'call-secret',
    kind: 'SECRET',
    why: 'Calls that sign in, sign or encrypt are given the secret as it is.',
    source: 'https://github.com/Yelp/detect-secrets/blob/master/detect_secrets/plugins/keyword.py',
    keywords: [...CALLS.keys()] as unknown as readonly [string, ...string[]],
    find: (text, start, end, emit) => {
      // Nearly all calls are given names: no quote, no secret.
      const call = text.slice(start, end).toLowerCase();
      const reader = CALLS.get(call);
      if (reader === undefined) return;
      if (call === 'auth(' && isAt(text, start - 1, ALNUM)) return;
      const plain = reader[1];
      // `redis.auth("x")`, `auth(user, "x")`
      const pattern = call === 'auth(' && text[start - 1] !== '.' ? ARGUMENTS[1] : reader[0];
      pattern.lastIndex = end;
      let match = pattern.exec(text);
      // `.auth("user", "x")`: the second of two.
      if (call === 'auth(' && pattern !== ARGUMENTS[1]) {
        ARGUMENTS[1].lastIndex = end;
        match = ARGUMENTS[1].exec(text) ?? match;
      }
      // `ssh.connect("h", 22, "ada", "x7")`
      if (match === null && call === '.connect(') {
        BEHIND_PORT.lastIndex = end;
        match = BEHIND_PORT.exec(text);
      }
      if (/oracle(?:db)?$/i.test(text.slice(Math.max(0, start - 8), start))) return;
      const secret = match?.groups?.['secret'];
      if (match === null || secret === undefined || TERM.test(secret)) return;
      if (!plain && (!ODD.test(secret) || /^[a-z]+(?:-[a-z]+)*\d{0,2}$/.test(secret))) return;
      if (call.startsWith('pass') && READS.test(text.slice(Math.max(0, start - 16), start))) return;
      if (classifyName(secret) === 'secret' && /^[A-Za-z_.-]+$/.test(secret)) return;
      if (!isSecretValue('password', 'secret', secret, { quoted: true, sign: '=', after: '' })) return;
      const at = end + match[0].lastIndexOf(secret);
      emit({ start: at, end: at + secret.length });
    },
    scrubs: [
      ['jwt.sign({ id: 1 }, "hunter2")', 'jwt.sign({ id: 1 }, "[REDACTED:SECRET:1]")'],
      ["verifyPassword(user, 'hunter2')", "verifyPassword(user, '[REDACTED:SECRET:1]')"],
      ['db.connect("localhost", "ada", "hunter2")', 'db.connect("localhost", "ada", "[REDACTED:SECRET:1]")'],
      [
        "#0 db.php(3): PDO->__construct('sqlite:x', 'u', 'hunter2')",
        "#0 db.php(3): PDO->__construct('sqlite:x', 'u', '[REDACTED:SECRET:1]')",
      ],
      ["client.authenticate('hUnter22x')", "client.authenticate('[REDACTED:SECRET:1]')"],
    ],
    leaves: [
      "passport.authenticate('oauth2')",
      "passport.authenticate('google-oauth20')",
      'getPassword("service", "main")',
      'encrypt(data, "utf8")',
      'createHmac("sha256", key)',
      'jwt.verify(token, publicKey)',
      'socket.connect("localhost", 5432)',
      'validate.password("The password is too short")',
    ],
  },
  {
    id: 'compared-secret',
    kind: 'SECRET',
    why: 'A check shows the secret that it compares with.',
    source: 'https://github.com/Yelp/detect-secrets/blob/master/detect_secrets/plugins/keyword.py',
    keywords: [
      '" == ',
      "' == ",
      '" === ',
      "' === ",
      '"==',
      "'==",
      '" != ',
      "' != ",
      'equals(',
      'equal(',
      'assert_eq!(',
      '.equals(',
      '".equals(',
      '".equalsignorecase(',
    ],
    find: (text, start, end, emit) =>
      text[end - 1] === '(' && text[start] !== '"'
        ? comparedInCall(text, end, emit)
        : comparedBefore(text, start, end, emit),
    scrubs: [
      ['if ("hunter2".equals(password)) {', 'if ("[REDACTED:SECRET:1]".equals(password)) {'],
      ['if ("hunter2" == password) {', 'if ("[REDACTED:SECRET:1]" == password) {'],
      ['assertEquals("hunter2", user.password)', 'assertEquals("[REDACTED:SECRET:1]", user.password)'],
    ],
    leaves: [
      'if ("admin" == role) {',
      'assertEquals("", password)',
      'assertEquals(expected, token)',
      '"password" == field.type',
    ],
  },
  {
    id: 'secret-for-key',
    kind: 'SECRET',
    why: 'Calls of Apple’s languages are given the secret first and its name behind it.',
    source: 'https://developer.apple.com/documentation/foundation/userdefaults',
    keywords: [' forkey: "', ' forkey:@"', ' forkey:"', ' for: "', ' key: "', ' account: "', ' service: "'],
    find: (text, start, end, emit) => {
      const name = /^[\w.-]{2,60}(?=")/.exec(text.slice(end, end + 61))?.[0];
      if (name === undefined || classifyName(name) !== 'secret') return;
      const lead = text.slice(Math.max(0, start - 140), start);
      const secret = LABELLED.exec(lead)?.groups?.['secret'];
      if (secret === undefined || classifyName(secret) === 'secret') return;
      if (!/(?:set\w*|save|store|add|write|put|update)$/i.test(lead.slice(0, lead.lastIndexOf('(')))) return;
      if (!isSecretValue('password', 'secret', secret, { quoted: true, sign: '=', after: '' })) return;
      const at = Math.max(0, start - 140) + lead.lastIndexOf(secret);
      emit({ start: at, end: at + secret.length });
    },
    scrubs: [
      ['Keychain.set("bluebird", forKey: "password")', 'Keychain.set("[REDACTED:SECRET:1]", forKey: "password")'],
      ['store(@"bluebird", forKey:@"apiToken")', 'store(@"[REDACTED:SECRET:1]", forKey:@"apiToken")'],
    ],
    leaves: [
      'defaults.set("dark", forKey: "theme")',
      'defaults.string(forKey: "password")',
      'get("x", forKey: "token")',
    ],
  },
  {
    id: 'characters-of-secret',
    kind: 'SECRET',
    why: 'Java is handed passwords as characters, and little else.',
    source: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/security/KeyStore.html',
    keywords: ['".tochararray()'],
    find: (text, start, _end, emit) => {
      const lead = text.slice(Math.max(0, start - 129), start);
      const secret = lead.slice(lead.lastIndexOf('"') + 1);
      if (secret.length === lead.length || secret.length < 3 || /\s/.test(secret)) return;
      const before = text.slice(Math.max(0, start - secret.length - 100), start - secret.length);
      if (!ODD.test(secret) && !/pass|secret|key|credential|\.load\(|\.store\(/i.test(before)) return;
      if (isSecretValue('password', 'secret', secret, { quoted: true, sign: '=', after: '' }))
        emit({ start: start - secret.length, end: start });
    },
    scrubs: [['keyStore.load(in, "hunter2".toCharArray())', 'keyStore.load(in, "[REDACTED:SECRET:1]".toCharArray())']],
    leaves: ['for (char c : "hello".toCharArray())', 'password.toCharArray()'],
  },
  {
    id: 'form-password',
    kind: 'SECRET',
    why: 'A test of a form types the password into it.',
    source: 'https://playwright.dev/docs/api/class-page#page-fill',
    keywords: [
      "pass')",
      'pass")',
      "pwd')",
      'pwd")',
      'password"',
      "password'",
      "password]'",
      'password]"',
      'passwordfield,',
      'password"]',
      "password']",
      'passwordinput,',
    ],
    pattern:
      /(?:password(?:field|input)?|pass(?=["']\))|pwd(?=["']\)))["'\]\\]{0,4}(?:\)?,[ \t]{0,4}(?:(?:with|text|value):[ \t]{0,4})?|\){1,2}\.(?:type|fill|send_keys|sendkeys|setvalue|set|clear\(\)\.type)\()["'](?<secret>[^"'\s:=]{4,64})["'][ \t]{0,4}(?:[,;)]|\r?\n|$)/iy,
    accept: (secret, text, start) => {
      const lead = text.slice(Math.max(0, start - 160), start);
      return (
        (/(?:fill|type|keys|set_?value|enter|input|get|find|select|locator|element)\w{0,30}[ (]|\$\(/i.test(
          lead.slice(-90),
        ) ||
          /^\){1,2}\./.test(text.slice(start - 30, start))) &&
        !/^[#.[]/.test(secret) &&
        classifyName(secret) !== 'secret' &&
        isSecretValue('password', 'secret', secret, { quoted: true, sign: '=', after: '' })
      );
    },
    scrubs: [
      ['page.fill("#password", "hunter2")', 'page.fill("#password", "[REDACTED:SECRET:1]")'],
      ["cy.get('[name=password]').type('hunter2')", "cy.get('[name=password]').type('[REDACTED:SECRET:1]')"],
      ['fill_in "Password", with: "hunter2"', 'fill_in "Password", with: "[REDACTED:SECRET:1]"'],
    ],
    leaves: ['page.fill("#password", password)', 'console.log("password", "ok")', '["username", "password", "email"]'],
  },
];

/** `assertEquals("x", password)`. */
function comparedInCall(text: string, end: number, emit: (span: Span) => void): void {
  const pair =
    /[ \t]{0,4}["'](?<secret>[^"'\s]{3,128})["'][ \t]{0,4},[ \t]{0,4}(?<name>[A-Za-z_$][\w.$]{1,60})(?![\w("'])/y;
  pair.lastIndex = end;
  const found = pair.exec(text);
  const secret = found?.groups?.['secret'];
  if (found === null || secret === undefined || !isCompared(found.groups?.['name'] ?? '', secret)) return;
  const at = end + found[0].indexOf(secret);
  emit({ start: at, end: at + secret.length });
}

/** `"x" == password`. */
function comparedBefore(text: string, start: number, end: number, emit: (span: Span) => void): void {
  const name = /[ \t]{0,2}(?<name>[A-Za-z_$][\w.$]{1,60})(?![\w("'])/y;
  name.lastIndex = end;
  const named = name.exec(text)?.groups?.['name'];
  if (named === undefined) return;
  const quote = text[start] ?? '"';
  const lead = text.slice(Math.max(0, start - 129), start);
  const open = lead.lastIndexOf(quote);
  if (open < 0) return;
  const secret = lead.slice(open + 1);
  if (!/\s/.test(secret) && isCompared(named, secret)) emit({ start: start - secret.length, end: start });
}

function isCompared(name: string, secret: string): boolean {
  return (
    classifyName(name) === 'secret' &&
    classifyName(secret) !== 'secret' &&
    isSecretValue('password', 'secret', secret, { quoted: true, sign: '=', after: '' })
  );
}
