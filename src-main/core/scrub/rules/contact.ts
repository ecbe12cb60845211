import { characters, isAt, isWordLike, stepOver } from '../characters.ts';
import type { Rule } from '../rule.ts';
import { isPublicHost } from './public-hosts.ts';

const LOCAL = characters("a-zA-Z0-9._%+'!#$&*/=?^`{|}~-");
const CUTS = characters("=&?/'`{}|!*#$");
const ACCOUNT = characters('A-Za-z0-9_.-');
const NO_BEGINNING = characters(".'-");
const TOP_IS_FILE =
  /\.(?:js|mjs|cjs|ts|tsx|jsx|css|html?|py|rb|go|rs|png|jpe?g|gif|svg|webp|json|ya?ml|md|txt|zip|gz|tgz|lock|map|wasm|node|so|dylib|swift|java|kt|cpp|plist|service|target|socket|timer|conf|local-file)$/i;

const SPOKEN =
  /[ \t]{0,2}[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,40}){0,3}(?:[ \t]{0,2}(?:\[dot\]|\(dot\)|\{dot\}| dot )[ \t]{0,2}[A-Za-z0-9-]{2,60}){1,4}|[ \t]{0,2}[A-Za-z0-9-]{1,60}(?:\.[A-Za-z]{2,12}){1,3}(?![\w.:(/])/iy;
const DOMAIN =
  /(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,62})\.){1,8}(?:[\p{L}]{2,24}|xn--[a-z0-9-]{2,40})(?![\p{L}\p{N}_-])|\[(?:\d{1,3}\.){3}\d{1,3}\]/uy;

/** `"ada l"@example.com`: the quotes belong to it. */
function quotedLocal(text: string, at: number): number {
  const local = /(?:^|[\s<:=,;([])("[^"\n<>]{1,64}")$/.exec(text.slice(Math.max(0, at - 70), at))?.[1];
  return local === undefined ? at : at - local.length;
}

/** How people are reached. */
export const contact: readonly [Rule, ...Rule[]] = [
  {
    id: 'email',
    kind: 'EMAIL',
    why: 'An address names a person and reaches them.',
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2',
    keywords: ['@'],
    find: (text, start, end, emit) => {
      const from = text[start - 1] === '"' ? quotedLocal(text, start) : localStart(text, start);
      // The password of an address is the credentials rule's: name:password@host.
      if (from === start || /:\/\/[^\s/@]{0,80}:$/.test(text.slice(Math.max(0, from - 90), from))) return;
      DOMAIN.lastIndex = end;
      const match = DOMAIN.exec(text);
      if (match === null) return;
      const local = text.slice(from, start);
      // pkg@1.2.3-beta.rc, fn@script.js:3:1, git@github.com
      if (/^\d+(?:\.\d+)+/.test(match[0]) || /^(?:git|hg|svn|npm|pip)$/i.test(local)) return;
      if (TOP_IS_FILE.test(match[0]) && /[:?)]/.test(text[end + match[0].length] ?? ':')) return;
      if (/^v?\d+\.\d+[.-]/.test(match[0])) return;
      // `openssl@3--3.4.1.arm64_sequoia.bottle.tar.gz`
      if (/^\d+-{1,2}\d|\.(?:tar\.\w{2,3}|tgz|zip)$/i.test(match[0])) return;
      // `sk-ssh-ed25519@openssh.com`: the name of a method. https://www.rfc-editor.org/rfc/rfc4251#section-6
      if (/^(?:openssh\.com|libssh\.org|lysator\.liu\.se)$/i.test(match[0]) && /[-\d]|^zlib$|^eow$|^tun$/.test(local))
        return;
      // `https://ada@github.com`: which server it was is worth knowing.
      if (text.startsWith('://', from - 3) && isPublicHost(match[0])) emit({ start: from, end: start, kind: 'USER' });
      else emit({ start: from, end: end + match[0].length });
    },
    scrubs: [
      ['mail ada.l+x@example.co.uk now', 'mail [REDACTED:EMAIL:1] now'],
      ['<ada@bücher.example>', '<[REDACTED:EMAIL:1]>'],
      ['to "ada l"@example.com now', 'to [REDACTED:EMAIL:1] now'],
      ['https://x.example/?to=ada@example.com&a=1', 'https://x.example/?to=[REDACTED:EMAIL:1]&a=1'],
    ],
    leaves: [
      'lodash@4.17.21',
      '@types/node@20.1.0-rc.next',
      'icon@2x.png',
      'git@github.com',
      'run@app.js:3:1',
      '@Override',
    ],
  },
  {
    id: 'email-spelled',
    kind: 'EMAIL',
    why: 'An address written out is an address.',
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2',
    keywords: ['[at]', '(at)', ' at ', '{at}', '<at>', ' [dot] ', '(dot)'],
    find: (text, start, end, emit) => {
      // ` at ` stands in every line of a stack.
      if (text.startsWith(' at ', start) && !holdsDot(text, end)) return;
      SPOKEN.lastIndex = end;
      const match = SPOKEN.exec(text);
      if (match === null) return;
      if (text.slice(start, end) === ' at ' && !/dot/i.test(match[0])) return;
      const local = /[A-Za-z0-9._+-]{1,64}[ \t]{0,2}$/.exec(text.slice(Math.max(0, start - 66), start))?.[0];
      if (local === undefined) return;
      emit({ start: start - local.length, end: end + match[0].length });
    },
    scrubs: [['write ada [at] example [dot] org', 'write [REDACTED:EMAIL:1]']],
    leaves: ['look at example.org', 'Array(at) index', 'meet at noon'],
  },
  {
    id: 'account-at-host',
    kind: 'USER',
    why: 'An account on a machine, as a prompt or a log-in shows it.',
    source: 'https://man.openbsd.org/ssh.1',
    keywords: ['@'],
    find: (text, start, end, emit) => {
      if (!isAt(text, start - 1, ACCOUNT)) return;
      const name = /(?:^|[\s"'`([<:=])(?<user>[a-z_][a-z0-9_.-]{0,31})$/i.exec(
        text.slice(Math.max(0, start - 40), start),
      )?.groups?.['user'];
      if (name === undefined) return;
      const host =
        /[A-Za-z][A-Za-z0-9-]{1,60}(?:\.(?:local|lan|home|internal|corp))?(?=(?::(?!\/\/)[~/][^\s]{0,200}|:(?!\/))?(?:[ \t]{1,8}[~/][^\s$#%]{0,80})?[ \t]?[$#%>](?:\s|$)|[ \t][^\s$#%>]{1,80}[ \t][$%](?:\s|$)|:[~/](?!\/)| closed| port \d| [^\s\]]{1,80}\][$#%]| MINGW\d\d | MSYS | git:\()/y;
      host.lastIndex = end;
      const match = host.exec(text);
      const prompt = match !== null;
      const refused =
        /^[\w.-]{1,100}: (?:Permission denied|Connection (?:closed|refused|reset|timed out)|Too many authentication)/.test(
          text.slice(end, end + 140),
        );
      const ssh = /\b(?:ssh|scp|sftp|rsync|mosh|ssh-copy-id|Host|Connecting to)\s(?:[^\n|;]{0,80}\s)?["']?$/.test(
        text.slice(Math.max(0, start - name.length - 100), start - name.length),
      );
      if (!prompt && !ssh && !refused) return;
      const word = /[A-Za-z][A-Za-z0-9.-]{1,80}/y;
      word.lastIndex = end;
      const machine = match?.[0] ?? word.exec(text)?.[0];
      if (machine === undefined) return;
      if (!/^(?:root|git|admin|ubuntu|ec2-user|user|node|pi|app|deploy)$/i.test(name))
        emit({ start: start - name.length, end: start });
      if (!/^(?:localhost|github\.com|gitlab\.com|bitbucket\.org|host|hostname|server)$/i.test(machine))
        emit({ start: end, end: end + machine.length, kind: 'HOST' });
    },
    scrubs: [
      ['ada@adas-mbp ~ % npm start', '[REDACTED:USER:1]@[REDACTED:HOST:1] ~ % npm start'],
      ['ada@buildbox agent % make', '[REDACTED:USER:1]@[REDACTED:HOST:1] agent % make'],
      ['ssh -p 22 ada@nas.lan', 'ssh -p 22 [REDACTED:USER:1]@[REDACTED:HOST:1]'],
      ['ada@BUILD-7 MINGW64 /c/src', '[REDACTED:USER:1]@[REDACTED:HOST:1] MINGW64 /c/src'],
    ],
    leaves: ['lodash@latest', 'lodash@latest installed > ok', 'foo@bar', 'ssh git@github.com'],
  },
];

const IN_SPOKEN = characters('A-Za-z0-9. \t[](){}-');

/** Whether "dot" stands in what `SPOKEN` could read from `at` on. */
function holdsDot(text: string, at: number): boolean {
  const end = stepOver(text, at, IN_SPOKEN, 600);
  for (let dot = at; dot + 2 < end; dot += 1)
    if (
      (text.charCodeAt(dot) | 32) === 100 &&
      (text.charCodeAt(dot + 1) | 32) === 111 &&
      (text.charCodeAt(dot + 2) | 32) === 116
    )
      return true;
  return false;
}

/** The first character of a local part that ends before `at`: letters of all scripts, and the signs of RFC 5322 inside. */
function localStart(text: string, at: number): number {
  let from = at;
  const stop = Math.max(0, at - 64);
  while (from > stop) {
    const code = text.charCodeAt(from - 1);
    if (code < 128 ? LOCAL[code] !== 1 : !isWordLike(code)) break;
    from -= 1;
  }
  // What a query string, a path or a quote puts before it is no part of it.
  for (let last = at - 1; last >= from; last -= 1) {
    if (isAt(text, last, CUTS)) from = last + 1;
  }
  while (from < at && isAt(text, from, NO_BEGINNING)) from += 1;
  return from;
}
