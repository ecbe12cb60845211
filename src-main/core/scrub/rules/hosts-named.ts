import { ALNUM, characters, isAt } from '../characters.ts';
import { isHandedOn, MOST_BEHIND } from '../code-values.ts';
import { beginsInColour } from '../colour-code.ts';
import type { Rule } from '../rule.ts';
import { remembering } from '../verdicts.ts';
import { isLocalHost, isPublicHost } from './public-hosts.ts';

const NAME = characters('a-zA-Z0-9_.-');
/** Top-level domains that are no file ending, package or property, so that a bare name with one is a host. */
const TOP =
  '(?:com|net|org|edu|gov|mil|de|uk|fr|nl|eu|ch|at|it|es|pl|se|no|dk|fi|be|cz|pt|ru|ua|jp|cn|kr|in|br|au|nz|ca|mx|za|us|info|biz|io|ai|cloud|online|tech|systems|network|company|xyz|co|tv|me|cc|gg|sh|so|app|dev|solutions|software|digital|agency|studio|shop|store|services|group|health|bank|law|finance|example)';
const BARE = new RegExp(
  String.raw`(?<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,9}${TOP})(?![\w-]|\.[\w]|\(|=)`,
  'y',
);
/** What stands before a part of a path, an address or a longer word. */
const INSIDE = characters('@/\\$~%#a-zA-Z');
const STATED =
  /(?:\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|getaddrinfo|gethostbyname|nslookup|ping|traceroute|dig|telnet|nc|ssh|mosh|resolve|resolving|lookup|no such host|unknown host|could not resolve host|name or service not known|host key for|certificate for|hostname\/ip does not match certificate's altnames|not in the cert's altnames|dns name|dns)["':]{0,2}[ \t]{1,3}["'(]?(?:ENOTFOUND |EAI_AGAIN )?["']?)$/i;

/** A system that compilers build for, the words of a locale, what a usage line says. */
const NO_MACHINE =
  /^(?:(?:x86_64|aarch64|arm64|i[3-6]86|armv\d\w{0,4}|riscv64\w{0,4}|powerpc\w{0,6}|wasm32|s390x)-(?:unknown|apple|pc|linux|w64|none|alpine|redhat)(?:-[\w.]{1,24}){0,3}|(?:C|POSIX|[a-z]{2}_[A-Z]{2})\.UTF-?8|ip|npmjs)$/;
const STARTED = /^(?:npx|uvx|uv|node|npm|pnpm|yarn|bunx?|deno|docker|python3?|java|go|cargo) (?:-|[a-z@./])/;

const STATES = /^(?:enotfound|eai_again|econnrefused|getaddrinfo|resolve|ping|ssh|telnet|machine|host(?! $)|no such)/;
const ASSIGNED = /(?:[_ ]?name)?\\?["']?[ \t]{0,4}[:=]/iy;
const DOTTED = /(?:[_ ]?name)?\\?["']?[ \t]{0,4}\\?["'`(]{0,2}[A-Za-z0-9][A-Za-z0-9_-]{0,62}\./iy;

/** Whether a keyword alone says that a host follows, or perhaps does where a name with a dot follows. */
const whatSays = remembering((keyword: string): 'that' | 'perhaps' | 'nothing' => {
  if (/[:=]/.test(keyword) || STATES.test(keyword)) return 'that';
  return /^(?:host|lookup) $/.test(keyword) ? 'perhaps' : 'nothing';
});

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Hosts that the words round them, or their own ending, give away. */
export const namedHosts: readonly [Rule, ...Rule[]] = [
  {
    id: 'stated-host',
    kind: 'HOST',
    why: 'Which servers somebody talks to is their business.',
    source: 'https://nodejs.org/api/errors.html#common-system-errors',
    keywords: [
      'enotfound ',
      'eai_again ',
      'econnrefused ',
      'getaddrinfo ',
      'resolve host',
      'lookup ',
      'no such host',
      'host=',
      'host:',
      'host":',
      'hostname',
      'server=',
      'server:',
      'data source=',
      'sni',
      'nodename',
      'computername',
      'altname',
      'ping ',
      'ssh ',
      'telnet ',
      'address=',
      'domain=',
      'domain:',
      'computer name',
      'machine ',
      'remote_addr',
      'peer=',
      'upstream',
      'dns:',
      'host ',
      'server ',
      'uname',
    ],
    find: (text, start, end, emit) => {
      if (isAt(text, start - 1, ALNUM) && text[start - 1] !== '_') {
        if (!/[a-z]/.test(text[start - 1] ?? '') || !/^Host/.test(text.slice(start, start + 4))) return;
      }
      const keyword = text.slice(start, end).toLowerCase();
      const says = whatSays(keyword);
      // Most are words of a sentence: nothing is assigned to them, and no name with a dot follows.
      if (says !== 'that' && !matchesAt(ASSIGNED, text, end)) {
        if (says !== 'perhaps' || !matchesAt(DOTTED, text, end)) return;
      }
      const stated =
        /(?:[_ ]?name)?\\?["']?[ \t]{0,4}[:=]?[ \t]{0,4}\\?["'`(]{0,2}(?<host>[A-Za-z0-9][A-Za-z0-9_-]{0,62}(?:\.[A-Za-z0-9_-]{1,63}){0,8})(?::\d{1,5}|,\d{1,5})?(?=[\s"'`\\,;:)\]}/]|$|\.(?:\s|$))/iy;
      stated.lastIndex = end;
      const match = stated.exec(text);
      const host = match?.groups?.['host'];
      if (match === null || host === undefined) return;
      const lead = match[0].slice(0, match[0].indexOf(host));
      const signed = /[:=]/.test(keyword + lead);
      const dotted = host.includes('.');
      if (
        !signed &&
        !/^(?:enotfound|eai_again|econnrefused|getaddrinfo|resolve|lookup|ping|ssh|telnet|machine|host|no such)/.test(
          keyword,
        )
      )
        return;
      if (/^(?:host|server|lookup) ?$/.test(keyword) && !signed && !dotted) return;
      if (
        isLocalHost(host) ||
        isPublicHost(host) ||
        /^(?:\d+|true|false|null|none|undefined|is|was|not|the|for|and|or|to|in|on|process|name|string|ENOTFOUND|EAI_AGAIN|unknown|default|any|all|self|local|http|https|error|failed|connection|closed|unreachable|port|lost|down|key|not_found|gone|timeout|tcp|udp|ssl|tls|unix|nginx|apache|cloudflare|express|uvicorn|gunicorn|caddy|server|client|host|remote|main|forbidden|unauthorized|ok|ready|running|started|starting|stopped|stopping|shutdown|busy|overloaded|unavailable|internal|bad|invalid|missing|required|denied|refused|rejected|accepted|expected|unexpected|enabled|disabled|offline|online|available|reset|reached|listening|initialized|initializing|restarted|restarting|crashed|exited|terminated|killed)$/i.test(
          host,
        )
      )
        return;
      if (NO_MACHINE.test(host)) return;
      if (!dotted && !signed && !/[-\d]/.test(host)) return;
      if (
        dotted &&
        /\.(?:js|mjs|cjs|ts|py|rb|go|rs|swift|java|json|ya?ml|md|txt|log|sh|exe|app|so|dylib|h|c)$/i.test(host) &&
        !signed
      )
        return;
      if ((dotted && /^\d+(?:\.\d+)+$/.test(host)) || /^0x[0-9a-f]{1,16}$/i.test(host)) return;
      const from = end + match[0].lastIndexOf(host);
      // `Starting server: npx -y @a/b`
      if (keyword === 'server:' && STARTED.test(text.slice(from, from + host.length + 3))) return;
      const behind = text.slice(from + host.length, from + host.length + MOST_BEHIND);
      if (signed && isHandedOn(keyword, host, behind)) return;
      // `const host = element;`
      if (!dotted && behind.startsWith(';') && /\b(?:const|let|var) $/.test(text.slice(Math.max(0, start - 8), start)))
        return;
      // `Error Domain=NSCocoaErrorDomain`; `Host: "Mac15,7"`, a model.
      if (/^domain[=:]$/.test(keyword) && /(?:Domain|Errors?)$|^com\.apple\./.test(host)) return;
      if (
        /^,\d/.test(behind) &&
        /^(?:Mac(?:Book(?:Pro|Air)?|mini|Pro|Studio)?|iMac(?:Pro)?|iPhone|iPad|Watch)\d{1,2}$/.test(host)
      )
        return;
      emit({ start: from, end: from + host.length });
    },
    scrubs: [
      ['getaddrinfo ENOTFOUND db.acme.io', 'getaddrinfo ENOTFOUND [REDACTED:HOST:1]'],
      ['"hostname":"buildbox7","pid":3', '"hostname":"[REDACTED:HOST:1]","pid":3'],
      ['Host: wiki.acme.io', 'Host: [REDACTED:HOST:1]'],
    ],
    leaves: [
      'host: x86_64-unknown-linux-gnu',
      'LC_ADDRESS="C.UTF-8"',
      'Starting MCP server: npx -y @a/b',
      'the host is unreachable',
      'Server: nginx',
      'host: localhost',
      'lookup failed',
      'host: 127.0.0.1',
      'ssh key',
    ],
  },
  {
    id: 'bare-host',
    kind: 'HOST',
    why: 'Which servers somebody talks to is their business.',
    source: 'https://www.rfc-editor.org/rfc/rfc1123#section-2.1',
    keywords: [
      '.com',
      '.net',
      '.org',
      '.edu',
      '.gov',
      '.de',
      '.co.',
      '.io',
      '.ai',
      '.cloud',
      '.eu',
      '.fr',
      '.ch',
      '.nl',
      '.dev',
      '.app',
      '.info',
      '.biz',
      '.ca',
      '.au',
      '.jp',
      '.us',
      '.xyz',
      '.co',
      '.it',
      '.es',
      '.pl',
      '.se',
      '.at',
      '.ru',
      '.cn',
      '.in',
      '.br',
      '.example',
    ],
    back: { over: NAME, most: 100 },
    find: (text, start, _end, emit) => {
      const before = text.charCodeAt(start - 1);
      if (beginsInColour(text, start)) return;
      if (before < 128 ? INSIDE[before] === 1 : /\p{L}/u.test(text[start - 1] ?? ' ')) return;
      BARE.lastIndex = start;
      const host = BARE.exec(text)?.groups?.['host'];
      if (host === undefined || isPublicHost(host)) return;
      const labels = host.split('.');
      const top = labels.at(-1) ?? '';
      if (/^(?:com|org|net|io|dev|app|me|co|de|ai)$/.test(labels[0] ?? '')) return;
      // `node.io`, `System.in`: two parts are a host only with the most usual endings, or a port, or where a host is expected.
      const after = text.slice(start + host.length, start + host.length + 8);
      const sure =
        labels.length >= 3 || /^(?:com|net|org|edu|gov|de|uk|fr|cloud)$/.test(top) || /^:\d{2,5}/.test(after);
      if (!sure && !STATED.test(text.slice(Math.max(0, start - 60), start))) return;
      if (
        labels.length < 3 &&
        /^(?:java|javax|system|asp|ado|vb|dot|self|this|window|document|config|process|socket|node|next|nuxt|express|vue|react|backbone|three|chart|moment|npm|fs|path|os|net|http|req|res|ctx|err|std|log|app|main|index)$/.test(
          labels[0] ?? '',
        )
      )
        return;
      if (/^:\d+:\d+/.test(after) || /^\d+(?:\.\d+)*$/.test(labels.slice(0, -1).join('.'))) return;
      emit({ start, end: start + host.length });
    },
    scrubs: [['cannot reach db-3.acme-corp.com:5432', 'cannot reach [REDACTED:HOST:1]:5432']],
    leaves: [
      'com.example.app',
      'java.io.IOException',
      'socket.io',
      'registry.npmjs.org',
      'request.com(x)',
      'example.com',
    ],
  },
  {
    id: 'system-line',
    kind: 'HOST',
    why: 'The line of uname names the machine between the system and its version.',
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/uname.html',
    keywords: ['linux ', 'darwin ', 'freebsd '],
    notAfter: ALNUM,
    pattern:
      /(?:Linux|Darwin|FreeBSD) (?<secret>[A-Za-z][\w.-]{1,63}) (?=\d{1,2}\.\d{1,3}[\w.+-]{0,40} (?:#|Darwin|FreeBSD|SMP))/y,
    accept: (secret) => !isLocalHost(secret) && !/^(?:version|kernel|Kernel|Version|release)$/.test(secret),
    scrubs: [
      ['Linux adas-nas 5.15.0-91-generic #101-Ubuntu SMP', 'Linux [REDACTED:HOST:1] 5.15.0-91-generic #101-Ubuntu SMP'],
    ],
    leaves: ['Linux version 5.15.0-91-generic', 'Darwin Kernel Version 23.5.0', 'Linux kernel 5.15.0 #1'],
  },
  {
    id: 'domain-list',
    kind: 'HOST',
    why: 'Which networks somebody belongs to is their business.',
    source: 'https://www.rfc-editor.org/rfc/rfc6125#section-6.4.3',
    keywords: ['no_proxy', 'noproxy', 'realm ', 'realm=', 'realm:', 'kdc for ', '*.', 'search '],
    find: (text, start, end, emit) => {
      const keyword = text.slice(start, end).toLowerCase();
      if (keyword === '*.') {
        if (
          !/(?:SAN|DNS|CN|cert\w{0,10}|names?|domains?|hosts?|for|valid)[^\n]{0,24}[ :=,"']$/i.test(
            text.slice(Math.max(0, start - 40), start),
          )
        )
          return;
      } else if (isAt(text, start - 1, ALNUM)) return;
      if (keyword === 'search ' && start > 0 && text[start - 1] !== '\n') return;
      const names = /["']?[=:]?[ ]?["']?(?<list>[A-Za-z0-9*.,_ -]{3,200})/y;
      names.lastIndex = end;
      const list = names.exec(text)?.groups?.['list'];
      if (list === undefined) return;
      const from = names.lastIndex - list.length;
      for (const part of list.matchAll(/[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){1,6}/g)) {
        const name = part[0];
        const top = /\.([A-Za-z]{2,16})$/.exec(name)?.[1];
        if (
          top === undefined ||
          isLocalHost(name) ||
          isPublicHost(name) ||
          /^(?:js|ts|json|md|txt|py|go|rs|log|yml|yaml|html|css)$/i.test(top)
        )
          continue;
        emit({ start: from + part.index, end: from + part.index + name.length });
        if (keyword === '*.' || /^realm|^kdc/.test(keyword)) return;
      }
    },
    scrubs: [
      ['NO_PROXY=.acme.corp,localhost', 'NO_PROXY=.[REDACTED:HOST:1],localhost'],
      ['cert SAN: *.acme-labs.io', 'cert SAN: *.[REDACTED:HOST:1]'],
    ],
    leaves: [
      'src/*.test.ts',
      'for *.js',
      'NO_PROXY=localhost,127.0.0.1',
      'realm is not set',
      'valid for *.example.com',
    ],
  },
];
