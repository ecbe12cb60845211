import { holdsFiller, lineStart } from '../characters.ts';
import type { Rule } from '../rule.ts';
import { speaksOfSecrets } from '../secret-values.ts';

/** What a shell hands over as one argument; a variable, a flag or a redirection is none. */
const ARGUMENT = String.raw`["'“]?(?<secret>(?![-$<>{%@|&]|\d{1,5}(?:[\s"']|$))[^\s"'“”|;\`<>()]{3,256})`;
const ANYTHING = String.raw`[^\n|;]{0,160}?`;

function behind(pattern: string): RegExp {
  return new RegExp(pattern + ARGUMENT, 'iy');
}

/** `prog … -x SECRET`, one after another where there are more. */
function flagged(flags: string): RegExp {
  return behind(`${ANYTHING}(?<=[ \\t])(?:${flags})(?:[ \\t]{1,4}|=|:)`);
}

/** What begins a command, and where in it the secret stands: behind a flag or by its place alone. */
const COMMANDS = new Map<string, RegExp>([
  // https://developer.hashicorp.com/vault/docs/commands/login
  ['vault login ', behind(String.raw`(?:-[\w=./-]{1,60} ){0,4}(?!\w{1,20}=)`)],
  ['bw unlock ', behind(String.raw`(?:--\w{1,20} ){0,3}`)],
  ['bw login ', behind(String.raw`\S{3,80} `)],
  ['cargo login ', behind(String.raw`(?:--registry[ =]\S{1,60} )?`)],
  ['wandb login ', behind(String.raw`(?:--\S{1,60} ){0,3}`)],
  ['ngrok authtoken ', behind('')],
  ['nickserv identify ', behind(String.raw`(?:\w{1,20} (?=\S))?`)],
  ['snowsql ', flagged('-p')],
  ['ldapwhoami ', flagged('-w')],
  ['ldapadd ', flagged('-w')],
  ['ldapmodify ', flagged('-w')],
  ['ldapdelete ', flagged('-w')],
  ['cf login ', flagged('-p')],
  ['tsql ', flagged('-P')],
  ['cypher-shell ', flagged('-p')],
  ['unrar ', behind(String.raw`${ANYTHING}(?<=[ \t])-h?p(?=\S{4})`)],
  ['curlopt_userpwd', behind(String.raw`["']?[ \t]{0,3}(?:,|=>|=)[ \t]{0,3}["'][\w.@+-]{1,64}:`)],
  // https://www.rfc-editor.org/rfc/rfc4954, base64 of `Username:` and `Password:`
  ['334 ugfzc3dvcmq6', behind(String.raw`\r?\n(?:[CS]: ?|[<>] ?)?`)],
  ['334 vxnlcm5hbwu6', behind(String.raw`\r?\n(?:[CS]: ?|[<>] ?)?`)],
  // https://www.rfc-editor.org/rfc/rfc9051#section-6.2.3
  [' login "', behind(String.raw`[^"\n]{1,80}" (?=")`)],
  // `-u ada:x`, `-sSLu 'ada:x'`
  ['curl -', behind(String.raw`(?:${ANYTHING}[ \t]-)?[a-zA-Z]{0,8}u[ \t]?["']?[\w.@+-]{1,64}:`)],
  ['http -a bearer -a ', behind('')],
  [' login -t ', behind('')],
  ['sp_addlogin ', behind(String.raw`N?'[^'\n]{1,64}'[ \t]{0,4},[ \t]{0,4}N?(?=')`)],
  ['sp_password ', behind(String.raw`(?:N?'[^'\n]{0,64}'|null)[ \t]{0,4},[ \t]{0,4}N?(?=')`)],
  ['stats auth ', behind(String.raw`[\w.-]{1,40}:`)],
  ['nuget push ', flagged('--?(?:k|api-?key)')],
  ['rootpw --', behind(String.raw`(?:plaintext|iscrypted|allow-ssh)[ \t](?:--[\w-]{1,20}[ \t]){0,3}`)],
  ['add-authtoken ', behind('')],
  ['cloudflared service install ', behind('')],
  ['snyk auth ', behind('')],
  ['doctl auth init ', flagged('-t|--access-token')],
  // https://ss64.com/mac/security.html
  ['-generic-password ', flagged('-w|-p')],
  ['-internet-password ', flagged('-w')],
  ['unlock-keychain', flagged('-p')],
  ['create-keychain', flagged('-p')],
  ['set-key-partition-list', flagged('-k')],
  ['security import ', flagged('-P')],
  ['setairportnetwork ', behind(String.raw`\S{2,8} (?:"[^"\n]{1,64}"|'[^'\n]{1,64}'|\S{1,64}) `)],
  ['dscl ', flagged(String.raw`-passwd[ \t]\S{1,80}`)],
  [
    'defaults write ',
    behind(String.raw`\S{1,120} ["']?[\w.-]{0,40}(?:password|passphrase|token|secret|apikey)["']? (?:-string )?`),
  ],
  // https://www.net-snmp.org/docs/man/snmpcmd.html
  ['snmpget ', flagged('-c|-A|-X')],
  ['snmpwalk ', flagged('-c|-A|-X')],
  ['snmpset ', flagged('-c|-A|-X')],
  ['snmpbulkwalk ', flagged('-c|-A|-X')],
  ['snmptrap ', flagged('-c|-A|-X')],
  ['lftp -u ', behind(String.raw`["']?[\w.@-]{1,64},`)],
  ['mosquitto_pub ', flagged('-P|--pw')],
  ['mosquitto_sub ', flagged('-P|--pw')],
  ['ipmitool ', flagged('-P')],
  ['osql ', flagged('-P')],
  ['bcp ', behind(String.raw`${ANYTHING}(?<=[ \t])-P[ \t]{0,4}(?=\S{4})`)],
  ['cadaver ', flagged('-p')],
  ['winrs ', flagged('[-/]p(?:assword)?')],
  ['schtasks ', flagged('/rp')],
  ['signtool ', flagged('/p')],
  ['certutil ', flagged('-p')],
  ['altool ', flagged('-p')],
  ['ldappasswd ', flagged('-s|-w')],
  ['useradd ', flagged('-p')],
  ['usermod ', flagged('-p')],
  ['mysqladmin ', behind(String.raw`${ANYTHING}[ \t]password[ \t]{1,4}`)],
  ['change_password ', behind(String.raw`[\w.@-]{1,64} `)],
  ['composer config ', behind(String.raw`${ANYTHING}http-basic\.\S{1,80} \S{1,64} `)],
  ['poetry config ', behind(String.raw`(?:http-basic\.\S{1,80} \S{1,64} |pypi-token\.\S{1,60} )`)],
  ['npm config set ', behind(String.raw`\S{0,120}_(?:authToken|auth|password)[ =]`)],
  ['sftp ', behind(String.raw`(?:-\w{1,2} (?:\d{1,5} )?){0,4}[\w.-]{1,40}:(?=[^\s@]{3,64}@)`)],
  ['scp ', behind(String.raw`(?:-\w{1,2} (?:\d{1,5} )?){0,4}(?:[^\s@]{1,80} )?[\w.-]{1,40}:(?=[^\s@:/]{3,64}@)`)],
  ['addauth digest ', behind(String.raw`[\w.-]{1,40}:`)],
  ['choco apikey ', flagged('--(?:api-?)?key|-k')],
  ['git config ', behind(String.raw`(?:--\w{1,12} ){0,2}[\w.-]{0,60}(?:token|password|secret|apikey) `)],
  ['rclone config create ', behind(String.raw`${ANYTHING}[ \t](?:pass|password|secret_access_key|token|key)[ \t=]`)],
  ['mc alias set ', behind(String.raw`\S{1,60} \S{1,160} \S{1,80} `)],
  ['mc config host add ', behind(String.raw`\S{1,60} \S{1,160} \S{1,80} `)],
  ['az keyvault secret set', flagged('--value')],
  ['put-parameter ', flagged('--value')],
  ['gh secret set ', behind(String.raw`${ANYTHING}[ \t](?:--body|-b)[ \t=]?`)],
  ['ansible-vault encrypt_string ', behind(String.raw`(?:--\S{1,40} ){0,3}`)],
  ['pulumi config set ', behind(String.raw`${ANYTHING}--secret \S{1,80} `)],
  [
    'convertto-securestring -',
    behind(
      String.raw`(?:-?(?:AsPlainText|Force|String)[ \t]{1,3}(?:-(?:AsPlainText|Force|String)[ \t]{1,3}){0,2}|AsPlainText[ \t])(?=["'])`,
    ),
  ],
]);

/** What reads a password from its input. */
const READER =
  /(?:^|[\s;|&(])(?:kinit|sudo -S|su|passwd|chpasswd|smbpasswd|gh auth|docker login|podman login|helm registry|age|openconnect|vercel env|cryptsetup|zfs|sshfs|gpg2?|openssl|vault|security|ssh-add|pass insert|wg|restic|docker secret|openvpn|vncviewer|npm login|op|bw)(?=[\s<]|$)[^\n|;]{0,200}$/i;
const PLAIN = /^[a-z]{6,32}$/;

/** Passwords of command lines that no flag's name gives away. */
export const commands: readonly [Rule, ...Rule[]] = [
  {
    id: 'command-secret',
    kind: 'CREDENTIAL',
    why: 'Programs take a password by its place or behind one letter.',
    source: 'https://cwe.mitre.org/data/definitions/214.html',
    keywords: [...COMMANDS.keys()] as unknown as readonly [string, ...string[]],
    find: (text, start, end, emit) => {
      const pattern = COMMANDS.get(text.slice(start, end).toLowerCase());
      if (pattern === undefined) return;
      for (let at = end, most = 3; most > 0; most -= 1) {
        pattern.lastIndex = at;
        const secret = pattern.exec(text)?.groups?.['secret'];
        if (secret === undefined) return;
        at = pattern.lastIndex;
        if (isGiven(text, at, secret)) emit({ start: at - secret.length, end: at });
      }
    },
    scrubs: [
      ['vault login -no-store zq7tig3r', 'vault login -no-store [REDACTED:CREDENTIAL:1]'],
      [
        'security add-generic-password -a ada -w bluebird',
        'security add-generic-password -a ada -w [REDACTED:CREDENTIAL:1]',
      ],
      [
        'snmpget -v3 -A zq7tig3r -X blue-bird7 h',
        'snmpget -v3 -A [REDACTED:CREDENTIAL:1] -X [REDACTED:CREDENTIAL:2] h',
      ],
      ['poetry config http-basic.x ada zq7tig3r', 'poetry config http-basic.x ada [REDACTED:CREDENTIAL:1]'],
      ['lftp -u ada,bluebird ftp.example.com', 'lftp -u ada,[REDACTED:CREDENTIAL:1] ftp.example.com'],
    ],
    leaves: [
      'vault login is required',
      'vault login -method=oidc',
      'cargo login failed',
      'security unlock-keychain failed',
      'git config user.name',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's variable.
      'mosquitto_pub -P ${PASS}',
      'useradd -m ada',
    ],
  },
  {
    id: 'piped-secret',
    kind: 'CREDENTIAL',
    why: 'A password is piped to the program that asks for it.',
    source: 'https://www.gnu.org/software/bash/manual/bash.html#Here-Strings',
    keywords: [
      '<<<',
      '<(echo ',
      '<(printf ',
      '| kinit',
      '| cryptsetup',
      '| sudo cryptsetup',
      '| zfs ',
      '| passwd',
      '| sudo passwd',
      '| smbpasswd',
      '| gh auth',
      '| openconnect',
      '| gpg',
      '| vault',
      '| pass insert',
      '| wg ',
      '| ssh-add',
      '| wrangler secret',
      '| npx wrangler secret',
      '| gh secret',
      '| docker secret',
      '| flyctl secrets',
      '| vercel env',
      '| gcloud secrets',
    ],
    find: (text, start, end, emit) => {
      // Nothing is given to a row of angles, and every three of them are a keyword.
      if (text[start] === '<' && text[end] === '<') return;
      const from = Math.max(0, start - 240);
      const lead = text.slice(Math.max(from, lineStart(text, start, 240)), start);
      if (text[start] === '<') {
        const named = /(?:pass\w*|secret|key|token|auth)[ =\w-]{0,24}$/i.test(lead);
        if (!READER.test(lead) && !named) return;
        const given =
          /(?:-\w{1,2} ){0,2}[ \t]{0,2}["']?(?:%s(?:\\n)?["'] ["']?)?(?:[\w.@-]{1,40}(?::|\\n))?(?<secret>[^\s"'$|;)<>`-][^\s"'|;)<>`]{2,128})/y;
        given.lastIndex = end;
        const secret = given.exec(text)?.groups?.['secret'];
        if (secret !== undefined && isGiven(text, given.lastIndex, secret))
          emit({ start: given.lastIndex - secret.length, end: given.lastIndex });
        return;
      }
      const said =
        /(?:echo|printf)(?: -\w{1,3}){0,2} ["']?(?:%s(?:\\n)?["'] ["']?)?(?<secret>[^\s"'$|`\\]{3,128})(?:\\n[^\s"'|]{0,130})?["']? {0,2}$/.exec(
          lead,
        );
      const secret = said?.groups?.['secret'];
      if (said === null || secret === undefined || !isGiven(text, start, secret)) return;
      const at = start - lead.length + said.index + said[0].indexOf(secret, 5);
      emit({ start: at, end: at + secret.length });
      const again = said[0].indexOf(secret, at - (start - lead.length + said.index) + secret.length);
      const second = start - lead.length + said.index + again;
      if (again >= 0) emit({ start: second, end: second + secret.length });
    },
    scrubs: [
      ['kinit ada <<< "bluebird"', 'kinit ada <<< "[REDACTED:CREDENTIAL:1]"'],
      ['echo zq7tig3r | cryptsetup luksFormat /dev/x', 'echo [REDACTED:CREDENTIAL:1] | cryptsetup luksFormat /dev/x'],
      ['restic -p <(echo bluebird) check', 'restic -p <(echo [REDACTED:CREDENTIAL:1]) check'],
    ],
    leaves: [
      'diff <(echo left) <(echo right)',
      'grep x <<< "$line"',
      'cat f | gpg -d',
      'while read x; do y; done <<< "$z"',
    ],
  },
  {
    id: 'argument-list-secret',
    kind: 'CREDENTIAL',
    why: 'A list of arguments in a settings file holds the password behind its flag.',
    source: 'https://modelcontextprotocol.io/docs/develop/connect-local-servers',
    keywords: ['"-p"', "'-p'", '"-p', "'-p", '"--user"', '"-u"', "'-u'", "'--user'"],
    find: (text, start, _end, emit) => {
      const before = text.slice(Math.max(0, start - 160), start);
      const pair =
        /(?<open>["'])(?<flag>-p|-P|-u|-U|--user)\k<open>\s{0,20},\s{0,20}["'](?<secret>[^"'\s$<{][^"'\s]{2,128})["']/y;
      pair.lastIndex = start;
      const match = pair.exec(text);
      const flag = match?.groups?.['flag'];
      const secret = match?.groups?.['secret'];
      if (match !== null && flag !== undefined && secret !== undefined) {
        const end = start + match[0].length - 1;
        if (/^-p$/i.test(flag)) {
          if (
            /["'](?:-u|-U|--user(?:name)?|sshpass|mysql|mongosh?|docker|psexec)["'=]/i.test(before) &&
            isPassword(secret)
          )
            emit({ start: end - secret.length, end });
          return;
        }
        const at = secret.indexOf(':');
        if (
          at > 0 &&
          secret.length - at > 3 &&
          !/^\d+:\d+$/.test(secret) &&
          !/^\w+:(?:\d+|\/\/)/.test(secret) &&
          !/\b(?:docker|podman|chown)["']/.test(before)
        )
          emit({ start: end - secret.length + at + 1, end });
        return;
      }
      const glued = /["']-p(?<secret>[^"'\s$<{][^"'\s]{2,128})["']/y;
      glued.lastIndex = start;
      const value = glued.exec(text)?.groups?.['secret'];
      if (
        value === undefined ||
        !/["'](?:\S{0,80}\/)?(?:mysql|mariadb|mysqldump|mysqladmin|7z|sshpass)["']/.test(before)
      )
        return;
      emit({ start: glued.lastIndex - 1 - value.length, end: glued.lastIndex - 1 });
    },
    scrubs: [
      ['"args": ["-u", "ada", "-p", "bluebird"]', '"args": ["-u", "ada", "-p", "[REDACTED:CREDENTIAL:1]"]'],
      ['["mysql", "-u", "root", "-pbluebird"]', '["mysql", "-u", "root", "-p[REDACTED:CREDENTIAL:1]"]'],
      ['["--user", "ada:bluebird"]', '["--user", "ada:[REDACTED:CREDENTIAL:1]"]'],
    ],
    leaves: [
      '["-p", "8080:80"]',
      '["docker", "-u", "node", "-p", "127.0.0.1:3000:3000"]',
      '["-u", "root", "-p", "3000"]',
      '["mkdir", "-p", "a/b"]',
      '["docker", "-u", "1000:1000"]',
      '["-u", "ada"]',
      '["tsc", "-p", "."]',
    ],
  },
];

function isPassword(value: string): boolean {
  return (
    value.length >= 4 &&
    !/^(?:[\d.]{7,15}:|\[[\da-f:]{2,39}\]:)?\d{0,5}(?::\d{1,5})?$|^[./~]|\/|^[\w.-]+\.(?:json|ya?ml|toml|js|ts)$/.test(
      value,
    )
  );
}

/** Given to a program, and no word of a sentence about it. */
function isGiven(text: string, end: number, secret: string): boolean {
  const value = secret.replace(/(?<![.,:!?])[.,:]{1,3}$/, '');
  if (value.length < 3 || holdsFiller(value) || speaksOfSecrets(value) || /^\$|^%\w+%$|^[*x.]+$/i.test(value))
    return false;
  if (!PLAIN.test(value)) return /[^a-z-]/.test(value) || value.length >= 6;
  // A small word at the end of a line or before the next argument, and not before the next word of a sentence.
  return !/(?:ed|ing|ion|ment|ive|able)$/.test(value) && !/^ [a-z]{2,12} [a-z]{2,12}/.test(text.slice(end, end + 40));
}
