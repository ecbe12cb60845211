import { looksRandom } from '../randomness.ts';
import type { Rule } from '../rule.ts';
import { speaksOfSecrets } from '../secret-values.ts';

/** Secrets that one program or format writes in a way of its own. */
export const contextSecrets: readonly [Rule, ...Rule[]] = [
  {
    id: 'secure-parameter',
    kind: 'SECRET',
    why: 'A parameter that is kept encrypted is printed as it is when it is read.',
    source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html',
    keywords: ['securestring"'],
    pattern: /securestring"\s{0,4},\s{0,40}"value"\s{0,4}:\s{0,4}"(?<secret>[^"\n]{2,1024})"/iy,
    scrubs: [['{"Type":"SecureString","Value":"zq7tig3r"}', '{"Type":"SecureString","Value":"[REDACTED:SECRET:1]"}']],
    leaves: ['{"Type":"SecureString","Version":1}'],
  },
  {
    id: 'generated-password',
    kind: 'SECRET',
    why: 'A server that starts for the first time prints the password that it made up.',
    source: 'https://dev.mysql.com/doc/refman/8.4/en/data-directory-initialization.html',
    keywords: [
      'temporary password ',
      'password is generated',
      'password was generated',
      'initial password ',
      'new password ',
    ],
    pattern:
      /(?:(?:temporary|initial|new) )?password (?:is |was |has been )?(?:generated|created|set) for [^\s:]{1,80}: {0,3}(?<secret>\S{4,128})/iy,
    accept: (secret) => !speaksOfSecrets(secret),
    scrubs: [
      [
        'A temporary password is generated for root@localhost: zq7%tig3r',
        'A temporary password is generated for root@localhost: [REDACTED:SECRET:1]',
      ],
    ],
    leaves: ['A temporary password is generated for new accounts', 'new password was set for bob: ok'],
  },
  {
    id: 'said-by-command',
    kind: 'SECRET',
    why: 'A command that is asked for a password may do no more than say it.',
    source: 'https://httpd.apache.org/docs/2.4/mod/mod_ssl.html#sslpassphrasedialog',
    keywords: ['"echo ', "'echo ", '/bin/echo ', '"printf '],
    find: (text, start, end, emit) => {
      const lead = text.slice(Math.max(0, start - 60), start);
      if (!/pass[\w-]{0,30}["']?[ \t]{0,3}[=:]?[ \t]{0,3}["']?(?:exec:|!)?$/i.test(lead)) return;
      const said = /(?:-\w )?(?<secret>[^\s"'$`|;]{3,128})["']/y;
      said.lastIndex = end;
      const secret = said.exec(text)?.groups?.['secret'];
      if (secret === undefined || speaksOfSecrets(secret)) return;
      emit({ start: said.lastIndex - 1 - secret.length, end: said.lastIndex - 1 });
    },
    scrubs: [
      ['--ldap_password_cmd="echo -n zq7tig3r"', '--ldap_password_cmd="echo -n [REDACTED:SECRET:1]"'],
      ['SSLPassPhraseDialog "exec:/bin/echo zq7tig3r"', 'SSLPassPhraseDialog "exec:/bin/echo [REDACTED:SECRET:1]"'],
    ],
    leaves: ['command: "echo hello"', 'password_command = "pass show mail"'],
  },
  {
    id: 'redis-acl',
    kind: 'SECRET',
    why: 'The list of who may do what holds each account’s password behind a sign.',
    source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
    keywords: [' on >', ' resetpass >', ' nopass >'],
    pattern: / (?:on|resetpass|nopass) >(?<secret>[^\s>]{3,256})(?= [~+&#%>@(-]|\s?$|\r?\n)/iy,
    scrubs: [['user default on >zq7tig3r ~* +@all', 'user default on >[REDACTED:SECRET:1] ~* +@all']],
    leaves: ['turn it on >5 times a day', 'on > off'],
  },
  {
    id: 'sent-to-prompt',
    kind: 'SECRET',
    why: 'A script that waits to be asked for a password sends it then.',
    source: 'https://core.tcl-lang.org/expect/index',
    keywords: ['send "', "send '", 'send -- "', 'sendline("', "sendline('", 'send_user "'],
    pattern: /send(?: -- |line\(| )["'](?<secret>[^"'\n$\\ ][^"'\n\\ ]{2,127})(?:\\[rn])?["']/iy,
    accept: (secret, text, start) =>
      /pass(?:word|phrase|code)?\b[^\n]{0,40}(?:\n[^\n]{0,60})?$/i.test(text.slice(Math.max(0, start - 120), start)) &&
      !/^(?:yes|no|exit|quit|ls|cd|pwd)$/i.test(secret),
    scrubs: [['expect "word: pass" ; send "zq7tig3r\\r"', 'expect "word: pass" ; send "[REDACTED:SECRET:1]\\r"']],
    leaves: ['expect "ready" ; send "zq7tig3r"', 'send "hello"'],
  },
  {
    id: 'done-with-secret',
    kind: 'SECRET',
    why: 'What something is opened or signed with is its key.',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
    keywords: [
      'decrypt it with ',
      'decrypted with ',
      'decrypt with ',
      'unlock it with ',
      'unlocked with ',
      'unlock with ',
      'open it with ',
      'authenticate with ',
      'authenticated with ',
      'signed with ',
      'encrypted with ',
    ],
    pattern:
      /[a-z]{4,14}(?: it)? with ["'`(]?(?<secret>(?=[^\s\d]{0,40}\d)(?=[^\sA-Za-z]{0,40}[A-Za-z])[A-Za-z0-9!@#$%^&*_+-]{9,128})(?=["'`).,;]{0,2}(?:\s|$))/iy,
    accept: (secret) =>
      looksRandom(secret, 9) && !/^(?:[hre]s|sha|aes|rsa|md|gpg|ed|ecdsa|dsa|x|oauth)[-_]?\d/i.test(secret),
    scrubs: [['decrypt it with q7zp0lx2vn', 'decrypt it with [REDACTED:SECRET:1]']],
    leaves: [
      'signed with SHA256withRSA',
      'encrypted with AES-256-GCM',
      'authenticate with OAuth2',
      'decrypt it with key-v2',
    ],
  },
  {
    id: 'secret-in-bytes',
    kind: 'SECRET',
    why: 'A secret that was printed byte by byte is the same one.',
    source: 'https://www.rfc-editor.org/rfc/rfc4648#section-8',
    keywords: ['(hex)', '(bytes)', ' bytes:', ' hex:', '_bytes:', '_hex:', ' bytes=', ' hex='],
    find: (text, start, end, emit) => {
      const lead = text.slice(Math.max(0, start - 32), start).trimEnd();
      if (!/(?:pass(?:word|phrase|code)?|secret|token|[a-z][ _-]?key|pwd)$/i.test(lead)) return;
      const bytes =
        /[ \t]{0,3}[:=]?[ \t]{0,3}["'[{<(]?(?<secret>(?:(?:0x|\\x)?[0-9a-f]{2}[ ,:-]{1,2}){5,512}(?:0x|\\x)?[0-9a-f]{2})(?![\w])/iy;
      bytes.lastIndex = end;
      const secret = bytes.exec(text)?.groups?.['secret'];
      if (secret !== undefined) emit({ start: bytes.lastIndex - secret.length, end: bytes.lastIndex });
    },
    scrubs: [['password (hex) 45 f4 72 0d 66 b7', 'password (hex) [REDACTED:SECRET:1]']],
    leaves: ['total bytes: 10 20 30 40 50 60', 'password (hex) missing'],
  },
  {
    id: 'wireless-profile',
    kind: 'SECRET',
    why: 'An exported profile of a wireless network holds its password.',
    source: 'https://learn.microsoft.com/en-us/windows/win32/nativewifi/wlan-profileschema-schema',
    keywords: ['<keymaterial>'],
    pattern: /<keymaterial>(?<secret>[^<>\s]{4,128})</iy,
    scrubs: [['<keyMaterial>opensesame</keyMaterial>', '<keyMaterial>[REDACTED:SECRET:1]</keyMaterial>']],
    leaves: ['<keyMaterial></keyMaterial>'],
  },
];
