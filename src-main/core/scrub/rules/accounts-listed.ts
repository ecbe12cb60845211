import { lineStart } from '../characters.ts';
import type { Rule, Span } from '../rule.ts';
import { isPublicAccount } from './public-accounts.ts';

/** Lines of tables with a column of accounts, as ps, top, who and lsof print them. */
const TABLES: readonly RegExp[] = [
  // ps aux: USER PID %CPU %MEM
  /^(?<user>[A-Za-z_][\w.@+-]{0,31}) {1,20}\d{1,7} {1,8}\d{1,4}\.\d {1,4}\d{1,3}\.\d /d,
  // ps -ef: UID PID PPID C STIME TTY TIME
  /^(?<user>[A-Za-z_][\w.@+-]{0,31}) {1,20}\d{1,7} {1,8}\d{1,7} {1,4}\d{1,3} {1,4}[\w:]{3,8} {1,4}(?:\?{1,2}|pts\/\d{1,3}|ttys?\d{1,4}|console) {1,10}\d/d,
  // top: PID USER PR NI VIRT
  /^ {0,8}\d{1,7} (?<user>[A-Za-z_][\w.@+-]{0,31}) {1,20}(?:-?\d{1,3}|rt) {1,4}-?\d{1,2} {1,8}\d/d,
  // who, w, last: USER TTY
  /^(?<user>[A-Za-z_][\w.@+-]{0,31}) {1,20}(?:console|ttys\d{3}|pts\/\d{1,3}|tty\d{1,2}) {1,20}\S/d,
  // lsof: COMMAND PID USER FD TYPE
  /^[^\s]{1,32} {1,20}\d{1,7} {1,8}(?<user>[A-Za-z_][\w.@+-]{0,31}) {1,8}(?:cwd|rtd|txt|mem|\d{1,5}[rwu]?) {1,8}(?:IPv4|IPv6|REG|DIR|CHR|FIFO|unix|PIPE|KQUEUE|systm)\b/d,
];
/** The columns of accounts stand in front. */
const FRONT = 140;

/** Accounts that a listing or a log-in names without a word for it. */
export const listedAccounts: readonly [Rule, ...Rule[]] = [
  {
    id: 'listed-account',
    kind: 'USER',
    why: 'A list of processes, files or log-ins says whose they are.',
    source: 'https://man7.org/linux/man-pages/man1/ps.1.html',
    keywords: [
      '.#  #.# ',
      '.# ##.# ',
      '# ?  ',
      '# ?? ',
      ' pts/#',
      ' ttys##',
      ' console ',
      ' 20   0 ',
      ' ipv4 ',
      ' ipv6 ',
      ' reg ',
      ' dir ',
      ' chr ',
      ' unix ',
      ' kqueue ',
    ],
    find: (text, start, _end, emit) => {
      const line = lineStart(text, start, FRONT);
      if (line > 0 && text[line - 1] !== '\n') return;
      const front = text.slice(line, line + FRONT);
      for (const table of TABLES) {
        const at = table.exec(front)?.indices?.groups?.['user'];
        if (at !== undefined) return emitAccount(text, line + at[0], line + at[1], emit);
      }
    },
    scrubs: [
      [
        'ada.b    4711   0.0  0.1 4086  123   ??  S    10:00AM   0:00.12 node x.js',
        '[REDACTED:USER:1]    4711   0.0  0.1 4086  123   ??  S    10:00AM   0:00.12 node x.js',
      ],
      [
        'ada-b     4711     1  0 10:00 ?        00:00:01 node x.js',
        '[REDACTED:USER:1]     4711     1  0 10:00 ?        00:00:01 node x.js',
      ],
      [' 4711 ada-b     20   0  1234560 123456 S 0.3', ' 4711 [REDACTED:USER:1]     20   0  1234560 123456 S 0.3'],
      ['ada-b    ttys001      Nov 22 10:00', '[REDACTED:USER:1]    ttys001      Nov 22 10:00'],
      [
        'node      4711 ada-b   23u  IPv4 0x1a2b3c      0t0  TCP *:3000',
        'node      4711 [REDACTED:USER:1]   23u  IPv4 0x1a2b3c      0t0  TCP *:3000',
      ],
    ],
    leaves: [
      'root       812   0.0  0.1 1 2 ?? S 10:00AM 0:00.1 launchd',
      '_windowserver  812  10.0  1.1 1 2 ?? S 10:00AM 0:00.1 WindowServer',
      'p95 12.3  4.1 ms',
      'open on IPv4 port 3000',
      'ran in the console today',
    ],
  },
  {
    id: 'login-account',
    kind: 'USER',
    why: 'Who logged in, or tried to, is a person.',
    source: 'https://man.openbsd.org/sshd.8',
    keywords: [
      'accepted publickey for ',
      'accepted password for ',
      'failed password for ',
      'failed publickey for ',
      'failed none for ',
      'invalid user ',
      'authenticating user ',
      'disconnected from user ',
      'crontab for ',
    ],
    find: (text, _start, end, emit) => {
      const name = /(?:invalid user )?(?<user>[A-Za-z_][\w.@+-]{0,31})(?=$|[\s:]| from )/dy;
      name.lastIndex = end;
      const at = name.exec(text)?.indices?.groups?.['user'];
      if (at !== undefined) emitAccount(text, at[0], at[1], emit);
    },
    scrubs: [
      [
        'Failed password for invalid user ada-b from host',
        'Failed password for invalid user [REDACTED:USER:1] from host',
      ],
      ['no crontab for ada-b', 'no crontab for [REDACTED:USER:1]'],
    ],
    leaves: ['Accepted publickey for root from host', 'invalid user name'],
  },
];

function emitAccount(text: string, start: number, end: number, emit: (span: Span) => void): void {
  if (!isPublicAccount(text.slice(start, end))) emit({ start, end });
}
