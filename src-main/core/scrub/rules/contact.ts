import { characters, DIGIT, isAt, isIn, isWordLike, LETTER, stepBack, stepOver } from '../characters.ts';
import type { Rule, Span } from '../rule.ts';
import { HIDDEN } from '../signs.ts';
import { isPublicHost } from './public-hosts.ts';

const LOCAL = characters("a-zA-Z0-9._%+'!#$&*/=?^`{|}~-");
const CUTS = characters("=&?/'`{}|!*#$");
const ACCOUNT = characters('A-Za-z0-9_.-');
const NO_BEGINNING = characters(".'-");
const TOP_IS_FILE =
  /\.(?:js|mjs|cjs|ts|tsx|jsx|css|html?|py|rb|go|rs|png|jpe?g|gif|svg|webp|json|ya?ml|md|txt|zip|gz|tgz|lock|map|wasm|node|so|dylib|swift|java|kt|cpp|plist|service|target|socket|timer|conf|local-file)$/i;

const SPOKEN =
  /[ \t]{0,2}[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,40}){0,3}(?:[ \t]{0,2}(?:\[dot\]|\(dot\)|\{dot\}| dot )[ \t]{0,2}[A-Za-z0-9-]{2,60}){1,4}|[ \t]{0,2}[A-Za-z0-9-]{1,60}(?:\.[A-Za-z]{2,12}){1,3}(?![\w.:(/])/iy;
const NAMED_PHONE =
  /(?:s|[ _]?(?:number|nr|no)\.?| me| us)?["']?[ \t]{0,2}(?:[:=#.(>]|is|at|to|number)?[ \t]{0,2}["']?(?<secret>\+?\(?\d[\d ()./-]{5,20}\d)(?![\d.:-]{0,40}\d)/iy;
/** A number with the zero, or the two, that leads out of a town or a country. */
const NATIONAL =
  /0(?!\d{0,3}[:.]\d\d(?!\d))\d{1,5}(?:[ ./-]{1,2}\(?0?\d{1,8}\)?){1,5}|0\d{9,12}|8[ ]?\(\d{3,4}\)[ ]?\d{2,3}-\d{2}-\d{2}/;
const SAID_PHONE = new RegExp(
  String.raw`\\?["']?[ \t]{0,2}(?:[:=#(]|is|at|to|number)?[ \t]{0,2}\\?["'(]{0,2}(?<secret>${NATIONAL.source})(?![\d.:-]*\d)`,
  'iy',
);
const INTERNATIONAL = /\+[1-9]\d{0,2}(?:[ ./-]?\(?0?\d{1,4}\)?){1,5}(?:[ ./-]?\d{2,5}){0,4}(?![\d\w])/y;
const AMERICAN = /(?:1[ .-])?(?:\([2-9]\d{2}\)[ ]?|[2-9]\d{2}[-. ])[2-9]\d{2}[-. ]\d{4}(?![\d\w-]|\.\d)/y;
/** Words that a number of another sort follows as often: only one that is written as a telephone's is taken. */
const SAYS_LESS =
  /^(?:my number|number is|handy|to:|from:|number:|contact|recipient|caller|dial|signal|facetime|imessage)/i;
const BEFORE_PHONE = characters('-./+#@$_~');

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
        /[A-Za-z][A-Za-z0-9-]{1,60}(?:\.(?:local|lan|home|internal|corp))?(?=(?::(?!\/\/)[~/][^\s]{0,200}|:(?!\/))?(?:[ \t]{1,8}[~/][^\s$#%]{0,80})?[ \t]?[$#%>](?:\s|$)|[ \t][^\s$#%>]{1,80}[ \t][$%](?:\s|$)|:[~/](?!\/)| closed| port \d)/y;
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
    ],
    leaves: ['lodash@latest', 'lodash@latest installed > ok', 'foo@bar', 'ssh git@github.com'],
  },
  {
    id: 'phone',
    kind: 'PHONE',
    why: 'A number reaches a person.',
    source: 'https://www.itu.int/rec/T-REC-E.164',
    keywords: [
      '+#',
      '(#',
      '# #',
      'tel:',
      'tel',
      'phone',
      'mobile',
      'mobil ',
      'fax',
      'whatsapp',
      'sms',
      'call',
      'cell',
      'phonenumber',
      'tel¤fono',
      'rufnummer',
      'wa.me/',
      'contact_number',
      'contact number',
      'contactnumber',
      'gsm',
      'tfno',
      'phone_number',
      'imessage',
      'facetime',
      'signal',
      'my number',
      'handy',
      'to: 0',
      'to: 8 (',
      'from: 0',
      'number: 0',
      'number is',
      'contact ',
      'recipient',
      'msisdn',
      'caller',
      'dial',
    ],
    find: (text, start, end, emit) => {
      if (isAt(text, start, LETTER)) {
        const first = text.slice(start, end);
        if (SAYS_LESS.test(first)) {
          const at = / [08]/.test(first) ? start + first.indexOf(':') : end;
          SAID_PHONE.lastIndex = at;
          const said = SAID_PHONE.exec(text);
          const number = said?.groups?.['secret'];
          if (said !== null && number !== undefined && number.replace(/\D/g, '').length >= 9)
            emit({ start: SAID_PHONE.lastIndex - number.length, end: SAID_PHONE.lastIndex });
          return;
        }
        NAMED_PHONE.lastIndex = end;
        const match = NAMED_PHONE.exec(text);
        const secret = match?.groups?.['secret'];
        if (
          match === null ||
          secret === undefined ||
          /^\d{4}-\d\d-\d\d/.test(secret) ||
          secret.replace(/\D/g, '').length < 7
        )
          return;
        if (
          /^(?:call|cell)/i.test(text.slice(start, end)) &&
          !/[+()-]|^0\d{2,5} \d{5,8}$|^0(?:0?[1-9])\d{0,4}(?: \d{2,8}){2,5}$/.test(secret)
        )
          return;
        emit({ start: end + match[0].length - secret.length, end: end + match[0].length });
        return;
      }
      let from = start;
      if (isAt(text, start, DIGIT)) {
        from = stepBack(text, start, DIGIT, 3);
        const sign = text.charCodeAt(from - 1);
        if (sign === 43 || sign === 40) from -= 1;
        // Without a plus three digits, a gap, four digits follow.
        if (
          sign !== 43 &&
          !(isAt(text, start + 3, DIGIT) && isAt(text, start + 4, DIGIT) && isAt(text, start + 6, DIGIT))
        )
          return;
      }
      takePhone(text, from, emit);
    },
    shaped: ({ length, digits, dots, dashes }) =>
      length >= 12 && length <= 24 && digits >= 10 && digits + dots + dashes === length,
    inNumber: (text, start, end, emit) => {
      if (end - start >= 12 && end - start <= 24 && /^[\d.-]+$/.test(text.slice(start, end)))
        takePhone(text, start, emit);
    },
    scrubs: [
      ['call +49 30 1234567 now', 'call [REDACTED:PHONE:1] now'],
      ['(415) 555-2671', '[REDACTED:PHONE:1]'],
      ['tel:+14155552671', 'tel:[REDACTED:PHONE:1]'],
      ['phone: 030 1234567', 'phone: [REDACTED:PHONE:1]'],
      ['call 020 7946 0958', 'call [REDACTED:PHONE:1]'],
    ],
    leaves: [
      '2026-04-03 09:15:00',
      'main + 123456789',
      'v1.234.567.8901',
      'GMT+0200',
      'exit code 137 after 12-34 s',
      'port 8080-8090',
    ],
  },
  {
    id: 'phone-in-scripts',
    kind: 'PHONE',
    why: 'A number reaches a person.',
    source: 'https://www.itu.int/rec/T-REC-E.123',
    keywords: ['¤ #', '¤: #', '¤:#', '¤#', '¤ +', '¤: +', `${HIDDEN} #`, `${HIDDEN}: #`, `${HIDDEN}: +`],
    find: (text, start, end, emit) => {
      const at = end - 1;
      if (!PHONE_WORDS.test(text.slice(Math.max(0, start - 14), at))) return;
      const number = /\+?\d(?:[ ()./-]{0,2}\d){6,14}(?!\d)/y;
      number.lastIndex = at;
      if (number.test(text)) emit({ start: at, end: number.lastIndex });
    },
    scrubs: [
      ['电话 13800138000', '电话 [REDACTED:PHONE:1]'],
      ['телефон: 8 912 345-67-89', 'телефон: [REDACTED:PHONE:1]'],
    ],
    leaves: ['版本 1380013', 'телефон 12'],
  },
];

const PHONE_WORDS =
  /(?:电话|電話|手机|手機|携帯|联系方式|전화|휴대폰|연락처|телефон|тел\.?|моб\.?|τηλέφωνο|κινητό|טלפון|هاتف|โทร)(?:番号|号码|號碼|번호|а|у)?\s{0,2}[:：]?\s{0,2}$/iu;

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

function takePhone(text: string, from: number, emit: (span: Span) => void): void {
  const before = text.charCodeAt(from - 1);
  const plus = text.charCodeAt(from) === 43;
  if (isWordLike(before) || isIn(BEFORE_PHONE, before) || (!plus && (before === 58 || before === 61))) return;
  if (!plus && text.charCodeAt(from) === 40 && text.charCodeAt(from + 4) !== 41) return;
  const pattern = plus ? INTERNATIONAL : AMERICAN;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  if (match === null) return;
  const count = match[0].replace(/\D/g, '').length;
  if (count >= (plus ? 8 : 10) && count <= 15) emit({ start: from, end: from + match[0].trimEnd().length });
}
