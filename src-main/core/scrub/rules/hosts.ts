import { ALNUM, characters, isAt, LETTER, stepBack, stepOver } from '../characters.ts';
import type { Rule } from '../rule.ts';
import { isLocalHost, isPublicHost } from './public-hosts.ts';

const NAME = characters('a-zA-Z0-9_.-');
/** Endings that only a private network has. */
const PRIVATE_ENDING =
  /\.(?:local|lan|internal|intranet|corp|home|localdomain|home\.arpa|private|priv|ts\.net|tailnet|beta\.tailscale\.net|svc|cluster\.local|consul|fritz\.box|speedport\.ip|home\.gateway|intra|lokal|router|gateway|mshome\.net|workgroup|domain|ad|test\.local|int|site|office|box|zone|nebula|docker\.internal)$/i;

const AUTHORITY =
  /(?:[^\s"'<>`@/?#\\]{0,200}@)?(?<host>[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){0,8})(?=[:/?#\s"'`<>)\]},;\\]|$|\.(?:\s|$))/y;

/** Schemes of addresses that name no server, or one that is somebody's only in its path. */
const NO_SERVER = new Set(
  `rdar radar fb file app node webpack webpack-internal chrome chrome-extension moz-extension vscode vscode-file resource rsrc
  jar data blob about devtools capacitor ionic tauri obsidian bear things ng vite rollup electron internal
  stallari otpauth package memory std ext wasm deno bun ssm secretsmanager gs s3 arn urn logseq craftdocs evernote
  drafts notion ulysses joplin roam zettlr smb afp nfs cifs x-devonthink-item mobilenotes`.split(/\s+/),
);

const IN_SCHEME = characters('a-zA-Z0-9+.-');

/** `https` before `://`, 25 letters and signs at most; empty where there are not two. */
function schemeBefore(text: string, end: number): string {
  let start = stepBack(text, end, IN_SCHEME, 25);
  while (start < end && !isAt(text, start, LETTER)) start += 1;
  return end - start < 2 ? '' : text.slice(start, end);
}

export const hosts: readonly [Rule, ...Rule[]] = [
  {
    id: 'private-host',
    kind: 'HOST',
    why: 'A name on a private network names a household, a company or a person’s machine.',
    source: 'https://www.rfc-editor.org/rfc/rfc6762#appendix-G',
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
      'speedport.ip',
      '.gateway',
      '.intra',
      '.router',
    ],
    back: { over: NAME, most: 120 },
    find: (text, start, _end, emit) => {
      let end = stepOver(text, start, NAME, 253);
      while (end > start && /[._-]/.test(text[end - 1] ?? '')) end -= 1;
      let from = start;
      while (from < end && /[._-]/.test(text[from] ?? '')) from += 1;
      const host = text.slice(from, end);
      // Files (`settings.local.json`), packages (`com.apple.internal.x`), folders (`~/.local/share`), properties.
      // A symbol of Rust: `alloc..boxed..Box`.
      if ((from !== start && text[start] === '.') || host.includes('..')) return;
      if (
        !PRIVATE_ENDING.test(host) ||
        isLocalHost(host) ||
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
    source: 'https://support.apple.com/guide/mac-help/mchlp1177/mac',
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
      'win-',
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
      if (/^(?:desktop|laptop|win)-$/.test(word)) {
        // Windows takes seven signs for a computer, eleven for a server.
        const code = word === 'win-' ? /[A-Z0-9]{11}(?![A-Za-z0-9])/y : /[A-Z0-9]{6,9}(?![a-z0-9])/y;
        code.lastIndex = end;
        const found = code.exec(text);
        // Seven, eight or eleven capitals have no digit once in ten.
        const whole = /^(?:DESKTOP-[A-Z]{7}|LAPTOP-[A-Z]{8}|WIN-[A-Z]{11})$/.test(
          text.slice(start, end) + (found?.[0] ?? ''),
        );
        if (found !== null && (whole || /\d/.test(found[0])) && !isAt(text, start - 1, ALNUM))
          emit({ start, end: end + found[0].length });
        return;
      }
      // `iphonesimulator`, `iphoneos`: kinds of builds.
      if (/^(?:iphone|ipad)$/.test(word) && /^(?:simulator|os)/i.test(text.slice(end, end + 9))) return;
      const owned = /(?:['’]s?|s)[ -]$/.test(lead) || /^\S+-$/.test(lead) || /[- ](?:de|von|di|van)[- ]/i.test(match);
      if (!owned || /^(?:this|as|is|us|has|was|its|these|apples?|new|on|the)[ -]$/i.test(lead)) return;
      if (word === 'mbp' && !/-$/.test(lead)) return;
      emit({ start: start - lead.length, end: end + match.length });
    },
    scrubs: [
      ['host Adas-MacBook-Pro.local up', 'host [REDACTED:HOST:1] up'],
      ['on Ada’s iMac', 'on [REDACTED:HOST:1]'],
      ['on WIN-N0TAREAL1ZQ up', 'on [REDACTED:HOST:1] up'],
    ],
    leaves: ['build-win-x64', 'MacBookPro18,3', 'a MacBook Pro', 'this iPhone', 'its MacBook Air'],
  },
  {
    id: 'url-host',
    kind: 'HOST',
    why: 'Which servers somebody talks to is their business, save for those that everybody’s software talks to.',
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2',
    keywords: ['://', '//'],
    find: (text, start, end, emit) => {
      if (text[start] === '/' && (text[start - 1] === ':' || !/["'=(\s]/.test(text[start - 1] ?? ' '))) return;
      AUTHORITY.lastIndex = end;
      const match = AUTHORITY.exec(text);
      const host = match?.groups?.['host'];
      if (match === null || host === undefined || isLocalHost(host)) return;
      if (isPublicHost(host) || (!host.includes('.') && host.length < 3)) return;
      // `docker-pullable://nginx@sha256:0d17…`
      if (/^sha\d{3}$/.test(host)) return;
      // `//src:key_ring`, `//src/main:lib`: what Bazel builds.
      if (text[start] === '/' && !host.includes('.') && /^[\w/.-]{1,160}:[A-Za-z_]/.test(text.slice(end, end + 170)))
        return;
      // `//Using callbacks`: a comment.
      if (text[start] === '/' && !host.includes('.') && !/[/:]/.test(text[end + match[0].length] ?? ' ')) return;
      const scheme = schemeBefore(text, start);
      if (NO_SERVER.has(scheme.toLowerCase())) return;
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
];
