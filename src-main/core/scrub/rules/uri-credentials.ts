import { characters, stepBack } from '../characters.ts';
import type { Rule } from '../rule.ts';

const PLACEHOLDER =
  /^(?:user(?:name)?:pass(?:word|wd)?|<[^>]*>:<[^>]*>|\$\{?\w+\}?(?::\$\{?\w+\}?)?|\*+:\*+|xxx+:xxx+|git|hg|svn|:)$/i;

/** Names and passwords inside addresses, and in the few command lines and strings that have their own way to say them. */
/** What is before the @ of an address, and where a password holds signs that it should not. */
const ACCOUNT_IN_ADDRESS = [
  /[^\s"'<>`@/?#\\]{0,200}(?:@(?:[^\s"'<>`@/?#\\:,]|:(?!\d{1,5}[,/@?])){0,100}){0,4}@(?=[\w[.{$%-]|\/[\w?])/y,
  /[^\s"'<>`@/:]{0,64}:(?!\d{1,5}\/)[^\s"'<>`]{1,128}?@(?=[A-Za-z0-9.-]{1,100}(?:[:/?\s"'`]|$))/y,
] as const;
/** What ends an address, but for gaps above ASCII: neither pattern steps over it. */
const ENDS_ADDRESS = characters(' \t\n\v\f\r"\'<>`');
/** As far as the patterns read. */
const MOST_ACCOUNT = 640;

/** Whether an @ stands in the address that begins at `at`: most have none, and are read no further. */
function holdsAt(text: string, at: number): boolean {
  const stop = Math.min(text.length, at + MOST_ACCOUNT);
  for (let place = at; place < stop; place += 1) {
    const code = text.charCodeAt(place);
    if (code === 64) return true;
    if (code < 128 && ENDS_ADDRESS[code] === 1) return false;
  }
  return false;
}

export const uriCredentials: readonly [Rule, ...Rule[]] = [
  {
    id: 'url-credentials',
    kind: 'CREDENTIAL',
    why: 'The name and password in an address open the server behind it.',
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
    keywords: ['://'],
    find: (text, _start, end, emit) => {
      // The user part ends at the last @ before the path; a password may hold any sign but a gap, @ and / among them.
      if (!holdsAt(text, end)) return;
      for (const pattern of ACCOUNT_IN_ADDRESS) {
        pattern.lastIndex = end;
        const match = pattern.exec(text);
        if (match === null) continue;
        const credentials = match[0].slice(0, -1);
        if (credentials === '' || PLACEHOLDER.test(credentials)) return;
        // `docker-pullable://nginx@sha256:0d17…`: an image.
        if (text.startsWith('sha256:', end + match[0].length)) return;
        emit({ start: end, end: end + credentials.length });
        return;
      }
    },
    scrubs: [
      ['postgres://ada:p%40ss@db.local/x', 'postgres://[REDACTED:CREDENTIAL:1]@db.local/x'],
      ['redis://:hunter2@10.0.0.1:6379', 'redis://[REDACTED:CREDENTIAL:1]@10.0.0.1:6379'],
      ['mongodb+srv://u:a/b:c@cluster.example.net/x', 'mongodb+srv://[REDACTED:CREDENTIAL:1]@cluster.example.net/x'],
      ['postgres://ada:hunter2@/db?host=/run', 'postgres://[REDACTED:CREDENTIAL:1]@/db?host=/run'],
      ['redis://:ke@lp:hunter2@10.0.0.1:6379/0', 'redis://[REDACTED:CREDENTIAL:1]@10.0.0.1:6379/0'],
      ['https://token123@example.com/r.git', 'https://[REDACTED:CREDENTIAL:1]@example.com/r.git'],
    ],
    leaves: [
      'https://example.com/a?b=c@d',
      'http://127.0.0.1:8080/x',
      'ssh://git@localhost',
      'fn@http://localhost:3000/a.js',
    ],
  },
  {
    id: 'dsn-credentials',
    kind: 'CREDENTIAL',
    why: 'A connection string without a scheme holds the password all the same.',
    source: 'https://github.com/go-sql-driver/mysql#dsn-data-source-name',
    keywords: ['@tcp(', '@unix(', '@udp(', '@//', '@('],
    back: { over: characters('A-Za-z0-9_.:!#$%^&*+=?/~-'), most: 100 },
    find: (text, start, _end, emit) => {
      const dsn = /(?<secret>[A-Za-z0-9_.-]{1,64}[:/][^\s"'`@]{1,100})@(?:tcp\(|unix\(|udp\(|\/\/|\()/y;
      for (let at = start; at < start + 100; at += 1) {
        dsn.lastIndex = at;
        const match = dsn.exec(text);
        if (match === null) continue;
        const secret = match.groups?.['secret'] ?? '';
        const skip = /^(?:jdbc:oracle:thin:)/.exec(secret)?.[0].length ?? 0;
        emit({ start: at + skip, end: at + secret.length });
        return;
      }
    },
    scrubs: [
      ['dsn root:hunter2@tcp(127.0.0.1:3306)/app', 'dsn [REDACTED:CREDENTIAL:1]@tcp(127.0.0.1:3306)/app'],
      ['jdbc:oracle:thin:scott/tiger@//db:1521/x', 'jdbc:oracle:thin:[REDACTED:CREDENTIAL:1]@//db:1521/x'],
    ],
    leaves: ['mail@(home)'],
  },
  {
    id: 'bare-credentials',
    kind: 'CREDENTIAL',
    why: '`name:password@host` opens the host, whatever stands before it.',
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
    keywords: ['@'],
    back: { over: characters('A-Za-z0-9_.:!#$%^&*+=?~-'), most: 100 },
    find: (text, start, end, emit) => {
      const pair = /[A-Za-z0-9_.-]{1,64}:[A-Za-z0-9_.!#$%^&*+=?~-]{3,90}$/.exec(text.slice(start, end - 1))?.[0];
      if (
        pair === undefined ||
        !/^[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,4}(?::\d{2,5}|[/\s"',]|$)/.test(text.slice(end, end + 200)) ||
        // `{Package:express@9.0.2}`: three numbers are a version.
        /^\d{1,5}\.\d{1,5}(?:\.\d{1,5})?(?![\w.-])/.test(text.slice(end, end + 20))
      )
        return;
      if (
        /^(?:npm|file|workspace|link|patch|github|git|https?|mailto|sip|xmpp|acct|email|to|from|cc|user|user_?name|login|contact|owner|author):/i.test(
          pair,
        )
      )
        return;
      emit({ start: end - 1 - pair.length, end: end - 1 });
    },
    scrubs: [['login ada:hunter2@mail.example.com', 'login [REDACTED:CREDENTIAL:1]@mail.example.com']],
    leaves: ['npm:lodash@4.17.21', 'a:b@c', '{Package:express@9.0.2 Pid:42}'],
  },
  {
    id: 'command-line-password',
    kind: 'CREDENTIAL',
    why: 'Some programs take the password behind a short flag.',
    source: 'https://cwe.mitre.org/data/definitions/214.html',
    keywords: [
      ' -u',
      ' --user',
      ' -p',
      ' -a ',
      ' -w ',
      'pass:',
      ' --password',
      ' -s:',
      ' --proxy-user',
      '-passw',
      'htpasswd -',
      'securestring ',
      'add_user ',
      ' /user:',
      ' /p:',
      '--password-stdin',
      'sudo -s',
      'net use ',
    ],
    find: (text, start, end, emit) => {
      const lead = text.slice(Math.max(0, start - 300), start);
      const spoken = spokenPassword(text, start, end);
      if (spoken !== null) {
        emit(spoken);
        return;
      }
      const command =
        /(?:^|[\s;|&"'`/$([,])(curl|wget|http|https|sshpass|mysql|mysqldump|mysqladmin|mariadb|mongo|mongosh|mongodump|psql|redis-cli|docker|podman|helm|oc|az|openssl|htpasswd|smbclient|ldapsearch|ldapadd|ftp|lftp|cadaver|sftp|svn|zip|unzip|7z|rar|expect|net|etcdctl|psexec|xfreerdp|rdesktop|keytool|twine|vault|nomad|sqlcmd|isql|impala-shell|beeline|jira|influx|cqlsh|clickhouse-client|amqp-publish|rabbitmqctl|gpg|cqlsh|nuget|dotnet)(?:\.exe)?["']?(?=[\s,]|$)[^\n|;]{0,280}$/i
          .exec(lead)?.[1]
          ?.toLowerCase();
      if (command === undefined) {
        // `evil-winrm -u ada -p 'x7'`: whatever program it is, an account stands before the password.
        if (text.slice(start, end) === ' -p' && ACCOUNT_BEFORE.test(lead)) {
          const given = GIVEN.exec(text.slice(end, end + 80))?.groups?.['secret'];
          const at = end + (/^[ \t]{1,4}["']?/.exec(text.slice(end, end + 5))?.[0].length ?? 0);
          if (given !== undefined) emit({ start: at, end: at + given.length });
        }
        return;
      }
      const flag = text.slice(start, end).trim();
      // `mysql -p Xy7` with a gap: the program would ask, and what follows be a database, but people write it so.
      const apart =
        flag === '-p' &&
        /^(?:mysql|mariadb)/.test(command) &&
        /^ (?=[^\s"']{0,30}[A-Z])(?=[^\s"']{0,30}\d)[^\s"'-][^\s"']{5,40}/.test(text.slice(end, end + 44));
      const value = flagValue(
        text,
        end,
        flag === '-p' &&
          ((/^(?:mysql|mariadb|mysqldump|mysqladmin|7z|rar)/.test(command) && !apart) ||
            (command === 'sshpass' && !/\s/.test(text[end] ?? ' '))),
      );
      if (value === null) return;
      const secret = text.slice(value.start, value.end);
      if (/^[$<{*%-]|^$/.test(secret)) return;
      if (flag === '-U' && !/[%:]/.test(secret)) return;
      const isUser = flag === '-u' || flag === '--user' || flag === '--proxy-user';
      if (isUser && (!secret.includes(':') || /^\d+:\d+$/.test(secret))) return;
      if (
        flag === '-p' &&
        /^(?:\d{1,5}(?::\d{1,5})?(?:\/\w+)?|true|false)$/.test(secret) &&
        !/^(?:sshpass|mysql|mariadb|mysqldump)$/.test(command)
      )
        return;
      if (flag === '-p' && /^(?:psql|redis-cli|curl|wget|http|https|vault|gpg|isql)$/.test(command)) return;
      if (flag === '-p' && /^(?:psql|pg_\w+)$/.test(command)) return;
      if (flag === '-p' && command === 'az' && !/\blogin\b/.test(lead)) return;
      if (flag === '-a' && command !== 'redis-cli' && !(/^https?$/.test(command) && secret.includes(':'))) return;
      if (flag === '-w' && !/^ldap|^smb/.test(command)) return;
      emit(value);
    },
    scrubs: [
      ['curl -s -u ada:hunter2 https://x.example/', 'curl -s -u [REDACTED:CREDENTIAL:1] https://x.example/'],
      ['mysql -uroot -phunter2 app', 'mysql -uroot -p[REDACTED:CREDENTIAL:1] app'],
      ['sshpass -p hunter2 ssh x', 'sshpass -p [REDACTED:CREDENTIAL:1] ssh x'],
      ['redis-cli -a hunter2 ping', 'redis-cli -a [REDACTED:CREDENTIAL:1] ping'],
      ["curl -u ada:'hun ter2' https://x", "curl -u [REDACTED:CREDENTIAL:1]' https://x"],
      ['htpasswd -b users ada hunter2', 'htpasswd -b users ada [REDACTED:CREDENTIAL:1]'],
      [
        'ConvertTo-SecureString "hunter2" -AsPlainText',
        'ConvertTo-SecureString "[REDACTED:CREDENTIAL:1]" -AsPlainText',
      ],
    ],
    leaves: ['net use * /delete', 'docker run -p 8080:80 x', 'mkdir -p a/b', 'curl -u ada https://x', 'tar -a x'],
  },
  {
    id: 'sql-password',
    kind: 'CREDENTIAL',
    why: 'The password in a statement that makes an account.',
    source: 'https://www.postgresql.org/docs/current/sql-createrole.html',
    keywords: ['identified by', 'identified with', "password '", 'requirepass ', 'masterauth ', '.pgpass', 'auth '],
    find: (text, start, end, emit) => {
      const keyword = text.slice(start, end).toLowerCase();
      const value =
        keyword.startsWith('identified') || keyword.startsWith('password')
          ? /(?:[ \t]{1,4}(?:\w{1,40}[ \t]{1,4}(?:by|as)[ \t]{1,4})?(?:password[ \t]{1,4}|values[ \t]{1,4}(?='))?|(?<='))['"]?(?<secret>[^'"\s;]{3,128})/iy
          : keyword === 'auth '
            ? /(?:(?!(?:with|to|for|is)\b)[a-z][\w.-]{1,39}[ \t](?=\S{4,128}\s{0,40}$))?(?<secret>(?!(?:required|failed|error|token|is|and|or|to|with|login|status|method|provider|header|flow|none|login)\b)\S{6,128})(?=\s{0,40}$)/imy
            : /[ \t]{0,4}(?<secret>[^\s"']{3,128})/y;
      value.lastIndex = end;
      const match = value.exec(text);
      const secret = match?.groups?.['secret'];
      if (match === null || secret === undefined) return;
      if (
        keyword === 'auth ' &&
        (!/(?:^|[\n>"\]])\s{0,40}(?:\d{1,3}\.\d[\d.:]{1,40}>\s{0,40})?$/.test(
          text.slice(Math.max(0, start - 40), start),
        ) ||
          text.slice(start, end) !== 'AUTH ')
      )
        return;
      // "individuals are identified by the group": no statement.
      if (
        keyword.startsWith('identified') &&
        /^[a-z`_[\].]+,?$/i.test(secret) &&
        !/["']/.test(match[0]) &&
        !/\b(?:create|alter|grant|user|role|identified (?:by|with) \w+ (?:by|as))\b/i.test(
          text.slice(Math.max(0, start - 120), end + match[0].length),
        )
      )
        return;
      if (keyword === '.pgpass' || /^(?:by|as|with|password)$/i.test(secret)) return;
      emit({ start: end + match[0].length - secret.length, end: end + match[0].length });
    },
    scrubs: [["CREATE USER x IDENTIFIED BY 'hunter2'", "CREATE USER x IDENTIFIED BY '[REDACTED:CREDENTIAL:1]'"]],
    leaves: ['auth required', 'requirepass'],
  },
  {
    id: 'passfile-line',
    kind: 'CREDENTIAL',
    why: 'A line of a password file: host, port, database, account, password.',
    source: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
    keywords: [':5432:', ':3306:', ':*:'],
    find: (text, start, end, emit) => {
      const hostStart = stepBack(text, start, characters('A-Za-z0-9_.*-'), 64);
      if (hostStart === start || !/^$|[\s"'`]/.test(text[hostStart - 1] ?? '')) return;
      const rest = /[\w*-]{1,63}:[\w.*-]{1,63}:(?<secret>[^\s"'`]{3,200})/y;
      rest.lastIndex = end;
      const match = rest.exec(text);
      const secret = match?.groups?.['secret'];
      if (match === null || secret === undefined) return;
      emit({ start: end + match[0].length - secret.length, end: end + match[0].length });
    },
    scrubs: [['db.example.com:5432:app:ada:hunter2', 'db.example.com:5432:app:ada:[REDACTED:CREDENTIAL:1]']],
    leaves: ['connect db:5432: refused'],
  },
];

const ACCOUNT_BEFORE = / (?:-u|-U|-l|--user(?:name)?)[ =]["']?[A-Za-z][\w.@\\-]{1,60}["']?(?: [^\n|;]{0,120})?$/;
/** A letter and a digit or a sign, and no port, place, file or mapping. */
const GIVEN =
  /^[ \t]{1,4}["']?(?<secret>(?=[^\s"']{0,60}[\d!@#%^&*?])(?=[^\s"']{0,60}[A-Za-z])[^\s"'/:.=$<{-][^\s"'/:.=]{5,63})["']?(?=[\s"']|$)/;

/** Two programs that are given a password without a flag for it. */
function spokenPassword(text: string, start: number, end: number): { start: number; end: number } | null {
  const piped = /^(?:--password-stdin|sudo -s)$/i.test(text.slice(start, end));
  if (piped) {
    const from = Math.max(0, start - 320);
    const echo = /(?:echo|printf)(?: -n)? ["']?(?<secret>[^\s"'|$`]{1,128})["']? {0,2}\| {0,2}[^|\n]{0,160}$/.exec(
      text.slice(from, start),
    );
    const echoed = echo?.groups?.['secret'];
    if (echo === null || echoed === undefined) return null;
    const at = from + echo.index + echo[0].indexOf(echoed, 5);
    return { start: at, end: at + echoed.length };
  }
  const value = text.startsWith('htpasswd', start)
    ? /[a-zA-Z0-9]{0,8}b[a-zA-Z0-9]{0,8}(?: -C \d{1,2})?[ \t]{1,4}\S{1,100}[ \t]{1,4}\S{1,100}[ \t]{1,4}["']?(?<secret>[^\s"']{1,200})/y
    : /^ \/user:$/i.test(text.slice(start, end))
      ? /[^\s"']{1,64}[ \t]{1,4}(?!\/)["']?(?<secret>[^\s"']{3,128})/y
      : /^add_user $/.test(text.slice(start, end))
        ? /[\w.@-]{1,64} ["']?(?<secret>[^\s"']{3,128})/y
        : /^net use $/i.test(text.slice(start, end))
          ? /(?:[A-Za-z]: {1,2})?\\\\[^\s"']{3,120} {1,2}(?!\/)["']?(?<secret>[^\s"'*][^\s"']{2,128})/y
          : /^ \/p:$/i.test(text.slice(start, end)) && /\/u:/i.test(text.slice(Math.max(0, start - 200), end + 200))
            ? /["']?(?<secret>[^\s"']{1,128})/y
            : /^securestring $/i.test(text.slice(start, end))
              ? /(?:-String[ \t]{1,4})?["'](?<secret>[^"'\n]{1,200})/iy
              : null;
  if (value === null) return null;
  value.lastIndex = end;
  const match = value.exec(text);
  const secret = match?.groups?.['secret'];
  if (match === null || secret === undefined || secret.startsWith('$')) return null;
  return { start: end + match[0].length - secret.length, end: end + match[0].length };
}

/** What a short flag is followed by: directly, after a gap, after `=`; quoted or not. */
function flagValue(text: string, at: number, glued: boolean): { start: number; end: number } | null {
  const value = glued
    ? /["']?(?<secret>[^\s"']{3,200})/y
    : /(?:[ \t]{1,4}|=|(?<=[: ])|["'],[ \t]{0,2}["']?)(?:["'](?<quoted>[^"'\n]{1,200})["']|(?<secret>[^\s"'|;]{1,200}))/y;
  value.lastIndex = at;
  const match = value.exec(text);
  const secret = match?.groups?.['quoted'] ?? match?.groups?.['secret'];
  if (match === null || secret === undefined) return null;
  const start = at + match[0].lastIndexOf(secret);
  // `ada:'pass word'`: the quotes begin behind the name.
  const later = /(?<=:)["'][^"'\n]{1,200}(?=["'])/y;
  later.lastIndex = start + secret.length;
  return { start, end: later.test(text) ? later.lastIndex : start + secret.length };
}
