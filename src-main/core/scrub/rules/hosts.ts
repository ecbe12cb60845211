import { characters, stepOver } from '../characters.ts';
import type { FinderRule, Rule } from '../rule.ts';
import { isPublicHost } from './public-hosts.ts';

const NAME = characters('a-zA-Z0-9_.-');
/** Endings that only a private network has. */
const PRIVATE_ENDING =
  /\.(?:local|lan|internal|intranet|corp|home|localdomain|home\.arpa|private|priv|ts\.net|tailnet|beta\.tailscale\.net|svc|cluster\.local|consul|fritz\.box|mshome\.net|workgroup|domain|ad|test\.local|int|site|office|box|zone|nebula|docker\.internal)$/i;
const KEPT =
  /^(?:localhost|localhost\.localdomain|host\.docker\.internal|kubernetes\.docker\.internal|0\.0\.0\.0|(?:\d{1,3}\.){3}\d{1,3}|broadcasthost|example|test|invalid|metadata\.google\.internal|gateway\.docker\.internal)$/i;
/** Top-level domains that are no file ending, package or property, so that a bare name with one is a host. */
const TOP =
  '(?:com|net|org|edu|gov|mil|de|uk|fr|nl|eu|ch|at|it|es|pl|se|no|dk|fi|be|cz|pt|ru|ua|jp|cn|kr|in|br|au|nz|ca|mx|za|us|info|biz|io|ai|cloud|online|tech|systems|network|company|xyz|co|tv|me|cc|gg|sh|so|app|dev|solutions|software|digital|agency|studio|shop|store|services|group|health|bank|law|finance)';
const STATED =
  /(?:\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|getaddrinfo|gethostbyname|nslookup|ping|traceroute|dig|telnet|nc|ssh|mosh|resolve|resolving|lookup|no such host|unknown host|could not resolve host|name or service not known|host key for|certificate for|hostname\/ip does not match certificate's altnames|not in the cert's altnames|dns name|dns)["':]{0,2}[ \t]{1,3}["'(]?(?:ENOTFOUND |EAI_AGAIN )?["']?)$/i;

export const hosts: readonly [FinderRule, ...Rule[]] = [
  {
    id: 'private-host',
    kind: 'HOST',
    why: 'A name on a private network names a household, a company or a person’s machine.',
    keywords: [
      '.local',
      '.lan',
      '.internal',
      '.intranet',
      '.corp',
      '.home',
      '.private',
      '.priv',
      '.ts.net',
      '.svc',
      '.consul',
      '.box',
      '.mshome.net',
      '.tailscale.net',
      '.arpa',
      '.office',
      '.ad.',
    ],
    back: { over: NAME, most: 120 },
    find: (text, start, _end, emit) => {
      let end = stepOver(text, start, NAME, 253);
      while (end > start && /[._-]/.test(text[end - 1] ?? '')) end -= 1;
      let from = start;
      while (from < end && /[._-]/.test(text[from] ?? '')) from += 1;
      const host = text.slice(from, end);
      // Files (`settings.local.json`), packages (`com.apple.internal.x`), folders (`~/.local/share`), properties.
      if (from !== start && text[start] === '.') return;
      if (
        !PRIVATE_ENDING.test(host) ||
        KEPT.test(host) ||
        (/[A-Z][a-z]+[A-Z]|^[a-z]+[A-Z]/.test(host) && !/-/.test(host))
      )
        return;
      if (
        /^(?:com|org|net|io|dev|java|javax|kotlin|sun|jdk|android|node|this|self|module|process|app|config|env|vars|settings|values|data|opts|options|args|internal|target|source|global)\./i.test(
          host,
        ) &&
        !/\.(?:local|lan|home\.arpa|ts\.net)$/i.test(host)
      )
        return;
      if (/[(/]/.test(text[end] ?? ' ') && !/:\/\/$/.test(text.slice(Math.max(0, from - 3), from)) && text[end] === '(')
        return;
      if (/[/\\]/.test(text[from - 1] ?? ' ') && text[from - 2] !== '/' && text[from - 2] !== '\\') return;
      emit({ start: from, end });
    },
    scrubs: [
      ['adas-mbp.local refused', '[REDACTED:HOST:1] refused'],
      ['http://wiki.acme.internal:8080/x', 'http://[REDACTED:HOST:1]:8080/x'],
    ],
    leaves: [
      '~/.local/share',
      'settings.local.json',
      'com.apple.internal.Foo',
      'self.internal(x)',
      'host.docker.internal',
    ],
  },
  {
    id: 'apple-default-host',
    kind: 'HOST',
    why: 'macOS names a Mac after its owner.',
    keywords: [
      'macbook',
      'imac',
      'mac-mini',
      'mac mini',
      'mac-studio',
      'mac studio',
      'mac-pro',
      'mac pro',
      'iphone',
      'ipad',
      'mbp',
      'desktop-',
      'laptop-',
    ],
    find: (text, start, end, emit) => {
      const lead =
        /(?:[\p{L}\p{N}_-]{1,30}(?:['’]s?[ -]|s[ -]|-)){1,2}$|(?:de |von |di |van )?$/u.exec(
          text.slice(Math.max(0, start - 48), start),
        )?.[0] ?? '';
      const tail =
        /(?:[- ](?:Pro|Air|Mini|Studio|Max|Plus|SE)){0,2}(?:[- ](?:de|von|di|van)[- ][\p{L}]{2,20}|-\d{1,3}|[- ]\(\d\))?(?:\.[a-z]{2,12}){0,3}/iuy;
      tail.lastIndex = end;
      const match = tail.exec(text)?.[0] ?? '';
      const word = text.slice(start, end).toLowerCase();
      if (/^(?:desktop|laptop)-$/.test(word)) {
        const code = /[A-Z0-9]{6,9}(?![a-z0-9])/y;
        code.lastIndex = end;
        const found = code.exec(text);
        if (found !== null && /\d/.test(found[0]) && !/[A-Za-z0-9]/.test(text[start - 1] ?? ' '))
          emit({ start, end: end + found[0].length });
        return;
      }
      const owned = /(?:['’]s?|s)[ -]$/.test(lead) || /^\S+-$/.test(lead) || /[- ](?:de|von|di|van)[- ]/i.test(match);
      if (!owned || /^(?:this|as|is|us|has|was|its|these|apples?|new|on|the)[ -]$/i.test(lead)) return;
      if (word === 'mbp' && !/-$/.test(lead)) return;
      emit({ start: start - lead.length, end: end + match.length });
    },
    scrubs: [
      ['host Adas-MacBook-Pro.local up', 'host [REDACTED:HOST:1] up'],
      ['on Ada’s iMac', 'on [REDACTED:HOST:1]'],
    ],
    leaves: ['MacBookPro18,3', 'a MacBook Pro', 'this iPhone', 'its MacBook Air'],
  },
  {
    id: 'url-host',
    kind: 'HOST',
    why: 'Which servers somebody talks to is their business, save for those that everybody’s software talks to.',
    keywords: ['://', '//'],
    find: (text, start, end, emit) => {
      if (text[start] === '/' && (text[start - 1] === ':' || !/["'=(\s]/.test(text[start - 1] ?? ' '))) return;
      const authority =
        /(?:[^\s"'<>`@/?#\\]{0,200}@)?(?<host>[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){0,8})(?=[:/?#\s"'`<>)\]},;\\]|$|\.(?:\s|$))/y;
      authority.lastIndex = end;
      const match = authority.exec(text);
      const host = match?.groups?.['host'];
      if (match === null || host === undefined || KEPT.test(host)) return;
      const scheme = /[a-z][a-z0-9+.-]{1,24}$/i.exec(text.slice(Math.max(0, start - 26), start))?.[0] ?? '';
      if (
        /^(?:file|app|node|webpack|webpack-internal|chrome|chrome-extension|moz-extension|vscode|vscode-file|resource|rsrc|jar|data|blob|about|devtools|capacitor|ionic|tauri|obsidian|bear|things|ng|vite|rollup|electron|internal|stallari|otpauth|package|memory|std|ext|deno|bun|ssm|secretsmanager|gs|s3|arn|urn|logseq|craftdocs|evernote|drafts|notion|ulysses|joplin|roam|zettlr|smb|afp|nfs|cifs|x-devonthink-item|mobilenotes)$/i.test(
          scheme,
        )
      )
        return;
      if (isPublicHost(host) || (!host.includes('.') && host.length < 3)) return;
      const from = end + match[0].length - host.length;
      emit({ start: from, end: from + host.length });
    },
    scrubs: [
      ['GET https://wiki.acme-corp.com/x 500', 'GET https://[REDACTED:HOST:1]/x 500'],
      ['ws://buildbox:9000', 'ws://[REDACTED:HOST:1]:9000'],
    ],
    leaves: [
      'https://registry.npmjs.org/express',
      'http://localhost:3000/',
      'https://api.anthropic.com/v1/messages',
      'app://index.html',
      'webpack://app/src/x.js',
      '// a comment',
    ],
  },
  {
    id: 'stated-host',
    kind: 'HOST',
    why: 'Which servers somebody talks to is their business.',
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
      if (/[A-Za-z0-9]/.test(text[start - 1] ?? ' ') && text[start - 1] !== '_') {
        if (!/[a-z]/.test(text[start - 1] ?? '') || !/^Host/.test(text.slice(start, start + 4))) return;
      }
      const stated =
        /(?:[_ ]?name)?\\?["']?[ \t]{0,4}[:=]?[ \t]{0,4}\\?["'`(]{0,2}(?<host>[A-Za-z0-9][A-Za-z0-9_-]{0,62}(?:\.[A-Za-z0-9_-]{1,63}){0,8})(?::\d{1,5}|,\d{1,5})?(?=[\s"'`\\,;:)\]}/]|$|\.(?:\s|$))/iy;
      stated.lastIndex = end;
      const match = stated.exec(text);
      const host = match?.groups?.['host'];
      if (match === null || host === undefined) return;
      const lead = match[0].slice(0, match[0].indexOf(host));
      const keyword = text.slice(start, end).toLowerCase();
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
        KEPT.test(host) ||
        isPublicHost(host) ||
        /^(?:\d+|true|false|null|none|undefined|is|was|not|the|for|and|to|in|on|process|name|string|ENOTFOUND|EAI_AGAIN|unknown|default|any|all|self|local|http|https|error|failed|connection|closed|unreachable|port|lost|down|key|not_found|gone|timeout|nginx|apache|cloudflare|express|uvicorn|gunicorn|caddy|server|client|host|remote|main)$/i.test(
          host,
        )
      )
        return;
      if (!dotted && !signed && !/[-\d]/.test(host)) return;
      if (
        dotted &&
        /\.(?:js|mjs|cjs|ts|py|rb|go|rs|swift|java|json|ya?ml|md|txt|log|sh|exe|app|so|dylib|h|c)$/i.test(host) &&
        !signed
      )
        return;
      if (dotted && /^\d+(?:\.\d+)+$/.test(host)) return;
      const from = end + match[0].lastIndexOf(host);
      emit({ start: from, end: from + host.length });
    },
    scrubs: [
      ['getaddrinfo ENOTFOUND db.acme.io', 'getaddrinfo ENOTFOUND [REDACTED:HOST:1]'],
      ['"hostname":"buildbox7","pid":3', '"hostname":"[REDACTED:HOST:1]","pid":3'],
      ['Host: wiki.acme.io', 'Host: [REDACTED:HOST:1]'],
    ],
    leaves: [
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
    ],
    back: { over: NAME, most: 100 },
    find: (text, start, _end, emit) => {
      const before = text[start - 1] ?? ' ';
      if (/[@/\\$~%#]/.test(before) || /[\p{L}]/u.test(before)) return;
      const name = new RegExp(
        String.raw`(?<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}${TOP})(?![\w-]|\.[\w]|\(|=)`,
        'y',
      );
      name.lastIndex = start;
      const host = name.exec(text)?.groups?.['host'];
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
];
