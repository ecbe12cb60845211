import type { Rule } from '../rule.ts';
import { classifyName } from '../secret-names.ts';
import { isSecretValue } from '../secret-values.ts';

const GAP = String.raw`\s{0,20}`;
const ARGUMENT = String.raw`(?:@?["'][^"'\n]{0,200}["']|[\w.$:>-]{1,80})`;
const SECRET = String.raw`(?:[A-Za-z_][\w:.]{0,30}\()?@?["'](?<secret>[^"'\n]{3,128})["']`;
const SECOND = new RegExp(`${GAP}${ARGUMENT}${GAP},${GAP}${SECRET}`, 'y');
const THIRD = new RegExp(`${GAP}${ARGUMENT}${GAP},${GAP}${ARGUMENT}${GAP},${GAP}${SECRET}`, 'y');
/** The server or the address comes first. */
const HOST_FIRST =
  /(?:directoryentry|getconnection|(?<!oracle\.|oracledb\.)(?<!oci_)connect|pdo|mysqli|_bind|ftp_login|imap_open)\($/i;

/** Calls and commands whose arguments are an account and its password, by their order alone. */
export const calls: readonly [Rule, ...Rule[]] = [
  {
    id: 'call-credentials',
    kind: 'CREDENTIAL',
    why: 'A call that signs in is written with the account and then its password.',
    source: 'https://nodejs.org/api/url.html#url-strings-and-url-objects',
    keywords: [
      'credential(',
      'credentials(',
      'basicauth(',
      'basic_auth(',
      'basic_auth ',
      'digestauth(',
      'auth.basic(',
      'passwordauthentication(',
      'authenticationtoken(',
      'directoryentry(',
      'getconnection(',
      'mysql_connect(',
      'mysqli_connect(',
      'oracle.connect(',
      'oracledb.connect(',
      'oci_connect(',
      'new mysqli(',
      'new pdo(',
      'ldap_bind(',
      'ftp_login(',
      'imap_open(',
      'authenticate(',
      'login(',
      'logon(',
      'signin(',
      'sign_in(',
      'auth=(',
      'auth = (',
    ],
    find: (text, start, end, emit) => {
      const pattern = HOST_FIRST.test(text.slice(start, end)) ? THIRD : SECOND;
      pattern.lastIndex = end;
      const match = pattern.exec(text);
      const secret = match?.groups?.['secret'];
      if (
        match === null ||
        secret === undefined ||
        /^[/.]|^#[a-z-]*$|^\w+:\/\/|^(?:session|local|google|github|admin|user|guest|main)$/i.test(secret)
      )
        return;
      if (!isSecretValue('password', 'secret', secret, { quoted: true, sign: '=', after: '' })) return;
      const last = end + match[0].length - 1;
      emit({ start: last - secret.length, end: last });
    },
    scrubs: [
      ['new NetworkCredential("ada", "hunter2")', 'new NetworkCredential("ada", "[REDACTED:CREDENTIAL:1]")'],
      [
        "mysqli_connect('localhost', 'ada', 'hunter2', 'shop')",
        "mysqli_connect('localhost', 'ada', '[REDACTED:CREDENTIAL:1]', 'shop')",
      ],
      ['requests.get(url, auth=("ada", "hunter2"))', 'requests.get(url, auth=("ada", "[REDACTED:CREDENTIAL:1]"))'],
    ],
    leaves: ["passport.authenticate('oauth2', 'token')", 'login(user, password)', "router.post('/login', '/home')"],
  },
  {
    id: 'command-argument-password',
    kind: 'CREDENTIAL',
    why: 'Some programs take the password as a plain argument.',
    source: 'https://cwe.mitre.org/data/definitions/214.html',
    keywords: [
      'sqlplus ',
      'sqlldr ',
      'expdp ',
      'impdp ',
      'rclone obscure ',
      'net user ',
      'oracle:thin:',
      'oracle:oci:',
      'connect ',
      'oracle.connect(',
      'oracledb.connect(',
    ],
    pattern:
      /(?:(?:sqlplus|sqlldr|expdp|impdp|rclone obscure|net user)(?: -\w{1,12}){0,3} {1,2}["']?(?:(?<=obscure ["']?)|(?<=net user )[\w.-]{1,64} (?![/*])|[\w.$-]{1,64}\/["']?)|(?<!\w)connect [\w.$-]{1,40}\/(?=[^\s"'@/]{3,64}@[\w.:/-]{1,80}(?:[\s;"']|$))|oracle:(?:thin|oci):[\w.$-]{1,64}\/|oracle(?:db)?\.connect\(["'][\w.$-]{1,64}\/)(?<secret>[^\s"'@/<$-][^\s"'@]{2,64})/iy,
    scrubs: [
      ['sqlplus scott/tig3r@orcl', 'sqlplus scott/[REDACTED:CREDENTIAL:1]@orcl'],
      ['jdbc:oracle:thin:scott/tig3r@db:1521:x', 'jdbc:oracle:thin:scott/[REDACTED:CREDENTIAL:1]@db:1521:x'],
      ['net user ada hunter2 /add', 'net user ada [REDACTED:CREDENTIAL:1] /add'],
      ['rclone obscure hunter2', 'rclone obscure [REDACTED:CREDENTIAL:1]'],
    ],
    accept: (secret, text, start) =>
      !/net user \S{1,64} $/i.test(text.slice(Math.max(0, start - 80), start)) ||
      /\d/.test(secret) ||
      /^ \/add/i.test(text.slice(start + secret.length, start + secret.length + 5)),
    leaves: [
      'net user /domain',
      'net user not found',
      'sqlplus is not installed',
      'sqlplus /nolog',
      'rclone obscure --help',
    ],
  },
  {
    id: 'sql-insert',
    kind: 'SECRET',
    why: 'A statement that failed is quoted with the values of its row.',
    source: 'https://www.postgresql.org/docs/current/sql-insert.html',
    keywords: ['insert into '],
    find: (text, _start, end, emit) => {
      const head = /[\w."`[\]]{1,80}\s{0,4}\((?<columns>[^()]{3,1000})\)\s{0,20}VALUES\s{0,20}\(/iy;
      head.lastIndex = end;
      const match = head.exec(text);
      if (match === null) return;
      const literal =
        /\s{0,20}(?:N?'(?<secret>(?:[^'\\\n]|''|\\.){0,500})'|[^',()]{0,80}(?:\([^()]{0,80}\))?[^',()]{0,40})\s{0,20}(?:,|\))/y;
      literal.lastIndex = head.lastIndex;
      for (const column of (match.groups?.['columns'] ?? '').split(',').slice(0, 48)) {
        const from = literal.lastIndex;
        const value = literal.exec(text);
        if (value === null) return;
        const secret = value.groups?.['secret'];
        if (secret === undefined || classifyName(column.replace(/[\s"`[\]]/g, '')) !== 'secret') continue;
        if (!isSecretValue('password', 'secret', secret, { quoted: true, sign: '=', after: '' })) continue;
        const at = from + value[0].indexOf("'") + 1;
        emit({ start: at, end: at + secret.length });
      }
    },
    scrubs: [
      [
        "INSERT INTO users (name, password) VALUES ('ada', 'hunter2')",
        "INSERT INTO users (name, password) VALUES ('ada', '[REDACTED:SECRET:1]')",
      ],
    ],
    leaves: ["INSERT INTO users (id, colour) VALUES (1, 'green')", 'INSERT INTO users (password) VALUES (?)'],
  },
];
