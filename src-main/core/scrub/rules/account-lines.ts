import { holdsFiller, isAt, LETTER, lineEnd, lineStart, WORD } from '../characters.ts';
import type { Rule, Span } from '../rule.ts';
import { isTold, MIXED } from './said.ts';

/** Lines that hold nothing but an account and its password, by the order of their parts. */
export const accountLines: readonly [Rule, ...Rule[]] = [
  {
    id: 'line-of-credentials',
    kind: 'CREDENTIAL',
    why: 'A line with nothing but `name:password` is one of a list of accounts.',
    source: 'https://man7.org/linux/man-pages/man8/chpasswd.8.html',
    keywords: ['root:', 'administrator:', 'sa:', 'admin:'],
    find: (text, start, end, emit) => {
      if (isAt(text, start - 1, WORD) || lineStart(text, start, 8) !== start) return;
      const stop = lineEnd(text, end, 80);
      const secret = text.slice(end, stop);
      if (!/^[^\s:/$%<{("'`,;]{4,64}$/.test(secret) || holdsFiller(secret) || isTold(secret)) return;
      const plain = /^(?:root|sa|administrator):$/i.test(text.slice(start, end)) && /^[a-z]{7,32}$/.test(secret);
      if (MIXED.test(secret) || plain) emit({ start: end, end: stop });
    },
    scrubs: [
      ['root:zq7tig3r', 'root:[REDACTED:CREDENTIAL:1]'],
      ['a list\nroot:bluebird\nend', 'a list\nroot:[REDACTED:CREDENTIAL:1]\nend'],
    ],
    leaves: ['root:x:0:0:root', 'admin:org', 'chown root:wheel', 'root: permission denied', 'admin:read', 'root:wheel'],
  },
  {
    id: 'account-without-host',
    kind: 'CREDENTIAL',
    why: 'The part of an address before its host is the account and its password.',
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
    keywords: ['@', 'pwd/', 'password/', 'passwd/', 'pw/'],
    find: (text, start, end, emit) => {
      if (text[start] === '@') {
        if (end === text.length || /[\s"')]/.test(text[end] ?? ' ')) takeAccount(text, start, emit);
        return;
      }
      if (isAt(text, start - 1, WORD) || /[/.\\-]/.test(text[start - 1] ?? ' ')) return;
      const odd =
        /(?=[^\s/]{0,30}[a-z])(?=[^\s/]{0,30}[A-Z])(?=[^\s/]{0,30}\d[^\s/]{0,30}\d)[A-Za-z0-9!@#$%^&*?~+=_-]{8,64}(?=[\s"'`),;]|$)/y;
      odd.lastIndex = end;
      const match = odd.exec(text);
      if (match !== null) emit({ start: end, end: end + match[0].length });
    },
    scrubs: [
      ['found bob:bluebird@ in it', 'found bob:[REDACTED:CREDENTIAL:1]@ in it'],
      ['pwd/1zqTig3rX7', 'pwd/[REDACTED:CREDENTIAL:1]'],
    ],
    leaves: [
      'a@ b',
      'mailto:@ x',
      'password/reset',
      'src/pwd/index',
      'size:large@ 2x',
      'error:1234@ main',
      'sha:abcd1234@ main',
    ],
  },
  {
    id: 'dial-in-secret',
    kind: 'CREDENTIAL',
    why: 'A line of the file that lets callers in: account, server, password, addresses.',
    source: 'https://man7.org/linux/man-pages/man8/pppd.8.html',
    keywords: [' * ', '\t*\t'],
    find: (text, start, _end, emit) => {
      if (!/[\w"]/.test(text[start - 1] ?? ' ')) return;
      const from = lineStart(text, start, 100);
      const line = text.slice(from, lineEnd(text, start, 300));
      const row =
        /^[ \t]{0,8}(?:"[^"\n]{1,64}"|[A-Za-z][\w.@-]{1,63})[ \t]{1,8}\*[ \t]{1,8}(?:"(?<quoted>[^"\n]{3,128})"|(?<bare>[^\s"*]{4,128}))[ \t]{1,8}(?:\*|\d{1,3}(?:\.\d{1,3}){3})[ \t]{0,8}$/.exec(
          line,
        )?.groups;
      const secret = row?.['quoted'] ?? row?.['bare'];
      if (secret === undefined || holdsFiller(secret) || !/[A-Za-z]/.test(secret)) return;
      const at = from + line.lastIndexOf(secret);
      emit({ start: at, end: at + secret.length });
    },
    scrubs: [
      ['"ada" * "zq7-tig3r" *', '"ada" * "[REDACTED:CREDENTIAL:1]" *'],
      ['ada * zq7tig3r *', 'ada * [REDACTED:CREDENTIAL:1] *'],
    ],
    leaves: [' * a comment of C', 'width * height2', 'SELECT * FROM t1', 'x = a * b2 * c', '0 5 * * * run-v2'],
  },
  {
    id: 'mail-account-line',
    kind: 'CREDENTIAL',
    why: 'A mail server keeps what it signs in with elsewhere as host, account, password.',
    source: 'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-smtp_authentication.html',
    keywords: ['smtp.', 'mail.', 'imap.', 'relay.', 'pop3.'],
    notAfter: WORD,
    pattern:
      /(?:smtp|mail|imap|relay|pop3)\.[\w.-]{3,80}:(?:\d{2,5}:)?[A-Za-z][\w.@+-]{1,63}:(?<secret>[^\s"'`/:]{5,128})(?=[\s"'`]|$)/iy,
    accept: (secret) => MIXED.test(secret) && !/^\d+$/.test(secret),
    scrubs: [['smtp.example.com:ada:zq7tig3r', 'smtp.example.com:ada:[REDACTED:CREDENTIAL:1]']],
    leaves: ['smtp.ts:587:refused', 'mail.ts:12:34', 'mail.go:ada:12345'],
  },
];

function takeAccount(text: string, at: number, emit: (span: Span) => void): void {
  const pair = /(?:^|[\s"'`([=,])(?<who>[A-Za-z][\w.-]{1,30}):(?<secret>[^\s:@"'`/]{4,64})$/.exec(
    text.slice(Math.max(0, at - 110), at),
  )?.groups;
  const secret = pair?.['secret'];
  const who = pair?.['who'];
  if (secret === undefined || who === undefined || holdsFiller(secret) || isTold(secret) || /^\d+$/.test(secret))
    return;
  if (
    /^(?:npm|file|workspace|link|patch|mailto|sip|xmpp|acct|size|line|error|warning|info|note|https?|at|code|status|port|version|tag|ref|image|digest|sha\d*|commit|branch)$/i.test(
      who,
    )
  )
    return;
  if (!MIXED.test(secret) && !(secret.length >= 6 && isAt(text, at - 1, LETTER))) return;
  emit({ start: at - secret.length, end: at });
}
