import { ALNUM, characters, holdsFiller, isAt, LETTER, stepBack, stepOver } from '../characters.ts';
import type { Rule, Span } from '../rule.ts';
import { pathEnd } from './path-extent.ts';
import { isCommonFile, isPackageRoot, isPublicFolder } from './public-places.ts';

/**
 * Paths in a home folder. The home becomes `~`; of what is behind it only what every Mac has stays readable: well-known
 * folders, published packages, file names that a thousand projects share. The rest is one token.
 */

/** What may stand right before `/Users` or `/home` as part of the same path. */
const VOLUME =
  /(?:file:(?:\/\/(?:localhost)?)?|[a-z][a-z.+-]{1,20}:\/\/file|(?!https?:)[a-z][a-z.+-]{1,20}:\/\/[\w.-]{1,40}|(?:\/[\w-]{1,24}){1,4}(?:\/\.\.){1,6}|@\w{2,16}_path(?:\/\.\.){0,6}|\/host_mnt|\/run\/host|\/\/wsl(?:\.localhost|\$)\/[\w.-]{1,40}|\/nix|\\Device\\\w{1,30}|\\{1,2}\?\?\\[A-Za-z]:|[A-Za-z]:|\/System\/Volumes\/Data|\/Volumes\/[^/\n"']{1,64}|\/(?:private\/)?(?:mnt|cygdrive|drives|media|Network|net|nfs|srv|export|var|usr|data|host|hostfs|proc\/\d{1,8}\/root)(?:\/[\w.-]{1,40}){0,2}|\/[a-z]|\\\\[?.]\\[A-Za-z]:|\\\\wsl(?:\.localhost|\$)\\[\w.-]{1,40}|\/private)$/;
/** `-I/home/ada/include`, `_/home/ada/x` of Go, `wsl+Ubuntu/home/ada` of an editor: the path begins all the same. */
const GLUED =
  /(?:^|[\s"'(=:,])(?:\.\.?\/){0,12}\.\.?$|(?:^|[^A-Za-z0-9_.%~/-])(?:-(?:[A-Za-z]|isystem|iquote|rpath,?)|_)$|\b(?:wsl|ssh-remote|attached-container|dev-container)(?:\+|%2[Bb])[\w.%-]{1,60}$/;
const DISK_NAME = characters('A-Za-z0-9 _-');
const PLAIN = characters('A-Za-z0-9_-');
const PATH_SIGN = /[A-Za-z0-9_.%~-]/;
const SHELL_BEFORE = /(?:^|[\s;|&$])(?:ls|cd|cat|cp|mv|rm|du|find|open|pushd|chown|chmod|rsync|scp) (?:-\w{1,6} )?$/;
const USER_ALONE = /~[A-Za-z_\u00aa-\uffef][\w.'\u00aa-\uffef-]{0,31}(?=[/\s;)"']|$)/y;
/** An account, and a folder that every home has. */
const LOST_SLASH =
  /^(?!(?:Shared|Public|Guest)\/)[\w.-]{1,32}\/(?:Desktop|Documents|Downloads|Library|Movies|Music|Pictures|Public|Projects|Developer|\.[a-z][\w-]{1,20})\//;
/** What leads nowhere between `/Users/` and the account. */
const ONWARD = /^(?:\.?[/\\](?![/\\]{2})|[\w.-]{1,40}[/\\]\.\.[/\\])/;
/** A placeholder, or an account that every system has. */
const NO_ACCOUNT =
  /^(?:\d{1,9}|:\w{1,30}|Shared|Public|Default|Default User|All Users|Guest|linuxbrew|lost\+found|\.{1,3}|[<{[(*%$].{0,40}|\.localized|index|…)$/i;

export const paths: readonly [Rule, ...Rule[]] = [
  {
    id: 'home-path',
    kind: 'PATH',
    why: 'A path in a home folder names the account, and its folders and files name what the person works on.',
    source:
      'https://developer.apple.com/library/archive/documentation/FileManagement/Conceptual/FileSystemProgrammingGuide/FileSystemOverview/FileSystemOverview.html',
    keywords: [
      '/users/',
      '\\users\\',
      '/home/',
      '\\home\\',
      '\\documents and settings\\',
      '/documents and settings/',
      ':users:',
      ':\\profiles\\',
      ':\\benutzer\\',
      ':/benutzer/',
      ':\\utilisateurs\\',
      ':/utilisateurs/',
      ':\\usuarios\\',
      ':\\utenti\\',
      ':\\gebruikers\\',
      '/homes/',
      '/home#/',
      ':\\winnt\\profiles\\',
      'users/',
    ],
    find: (text, start, end, emit) => {
      if (text[start] === 'U' || text[start] === 'u') {
        // `Users/ada/Projects/x`, its first slash lost; every other `Users/` is the end of a keyword above.
        const lost =
          text[start] === 'U' &&
          !/[\w./\\:~@%-]/.test(text[start - 1] ?? ' ') &&
          LOST_SLASH.test(text.slice(end, end + 60));
        if (lost) emitHome(text, start, accountEnd(text, start, end, '/'), emit);
        return;
      }
      const home = homeAt(text, start, end);
      if (home !== null) emitHome(text, home.start, home.end, emit);
    },
    scrubs: [
      ['at run (/Users/ada/app/main.js:3:1)', 'at run (~/[REDACTED:PATH:1]/main.js:3:1)'],
      ['cwd=/Users/ada', 'cwd=~'],
      ['at/Users/ada/app/main.js:3', 'at~/[REDACTED:PATH:1]/main.js:3'],
      ['open "/Users/ada/My Notes/Plan B.md" failed', 'open "~/[REDACTED:PATH:1]" failed'],
      ['open /Users/ada/My Notes/Plan B.md failed', 'open ~/[REDACTED:PATH:1] failed'],
      ['file:///home/ada/x.txt', 'file://~/[REDACTED:PATH:1]'],
      ['/private/var/Users/ada/x', '~/[REDACTED:PATH:1]'],
      ['read /users/ada/notes/a.txt', 'read ~/[REDACTED:PATH:1]'],
      ['open D:\\Profiles\\ada\\x', 'open ~\\[REDACTED:PATH:1]'],
      ['C:\\Users\\ada\\Desktop\\x.txt', '~\\Desktop\\[REDACTED:PATH:1]'],
      ['/Users/ada/w/node_modules/express/lib/router.js:4', '~/[REDACTED:PATH:1]/node_modules/express/lib/router.js:4'],
      [
        '/home/ada/.cargo/registry/src/index.crates.io-6f17d22bba15001f/tokio-1.3.0/src/lib.rs',
        '~/.cargo/registry/src/index.crates.io-6f17d22bba15001f/tokio-1.3.0/src/lib.rs',
      ],
    ],
    leaves: [
      '/Users/Shared/cache',
      '/Applications/Stallari.app',
      'GET /api/users/123',
      'route /users/ada/posts',
      '/users/me/a.txt',
      'src/home/page.tsx',
      'ui/Users/List.tsx',
      'GET /Users/ada 404',
      '/home/linuxbrew/.linuxbrew/bin',
    ],
  },
  {
    id: 'root-home',
    kind: 'PATH',
    why: 'Under root’s home lie somebody’s files too.',
    source: 'https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s14.html',
    keywords: ['/root/'],
    find: (text, start, end, emit) => {
      if (beginsPath(text, start)) emitRemainder(text, start, end, emit);
    },
    scrubs: [
      ['reading /root/vault/a.txt', 'reading /root/[REDACTED:PATH:1]'],
      ['file:///root/vault/a.txt', 'file:///root/[REDACTED:PATH:1]'],
    ],
    leaves: ['/usr/root/x', 'chroot /root'],
  },
  {
    id: 'tilde-path',
    kind: 'PATH',
    why: 'Folders and files in a home name what the person works on.',
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_01',
    keywords: [
      '~/',
      '~\\',
      '$home/',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's variable.
      '${home}/',
      '%userprofile%\\',
      '%appdata%\\',
      '%localappdata%\\',
      '%homepath%\\',
      '$env:userprofile\\',
      '%userprofile%/',
    ],
    find: (text, start, end, emit) => {
      if (text[start] === '~' && /[A-Za-z0-9_/\\.~-]/.test(text[start - 1] ?? ' ')) return;
      emitRemainder(text, start, end, emit);
    },
    scrubs: [
      ['wrote ~/Documents/Vault/Anna.md', 'wrote ~/Documents/[REDACTED:PATH:1]'],
      ['cat $HOME/secret plans/x.md', 'cat $HOME/[REDACTED:PATH:1]'],
    ],
    leaves: ['~/Library/Logs', '~/.npm/_logs', '~/', 'v1~/x'],
  },
  {
    id: 'tilde-user',
    kind: 'HOME',
    why: '`~name` is the home of that account.',
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_01',
    keywords: [
      '~a',
      '~b',
      '~c',
      '~d',
      '~e',
      '~f',
      '~g',
      '~h',
      '~i',
      '~j',
      '~k',
      '~l',
      '~m',
      '~n',
      '~o',
      '~p',
      '~q',
      '~r',
      '~s',
      '~t',
      '~u',
      '~v',
      '~w',
      '~x',
      '~y',
      '~z',
      '~¤',
    ],
    find: (text, start, _end, emit) => {
      if (!/[\s"'`=:(,]|^$/.test(text[start - 1] ?? '')) return;
      const user = /~[A-Za-z_\u00aa-\uffef][\w.'\u00aa-\uffef-]{0,31}(?=\/)/y;
      // `ls ~ada`: at the end of a command too.
      const named = SHELL_BEFORE.test(text.slice(Math.max(0, start - 12), start)) ? USER_ALONE : user;
      named.lastIndex = start;
      const match = named.exec(text);
      if (match !== null) emitHome(text, start, start + match[0].length, emit);
    },
    scrubs: [['ls ~ada/notes/x', 'ls ~/[REDACTED:PATH:1]']],
    leaves: ['approx ~five', 'lodash@~four/x'],
  },
  {
    id: 'dashed-home',
    kind: 'PATH',
    why: 'Some tools write a path with dashes for slashes; it still names the account and the project.',
    source: 'https://docs.claude.com/en/docs/claude-code/settings',
    keywords: ['-users-', '-home-'],
    find: (text, start, _end, emit) => {
      if (isAt(text, start - 1, ALNUM)) return;
      const dashed = /-(?:Users|home)-[\p{L}\d_.-]{1,200}/uy;
      dashed.lastIndex = start;
      const match = dashed.exec(text);
      if (match !== null) emit({ start, end: start + match[0].replace(/(?<![.-])[.-]+$/, '').length });
    },
    scrubs: [['projects/-Users-ada-code-northwind/x', 'projects/[REDACTED:PATH:1]/x']],
    leaves: ['end-users-guide', 'smart-home-app'],
  },
  {
    id: 'volume-path',
    kind: 'PATH',
    why: 'Names of disks and what is on them.',
    source:
      'https://developer.apple.com/library/archive/documentation/FileManagement/Conceptual/FileSystemProgrammingGuide/FileSystemOverview/FileSystemOverview.html',
    keywords: ['/volumes/', '/media/', '/run/media/'],
    find: (text, start, end, emit) => {
      if (
        PATH_SIGN.test(text[start - 1] ?? ' ') ||
        text.startsWith('Macintosh HD', end) ||
        text.startsWith('Data/', end)
      )
        return;
      if (text[start + 1] !== 'V' && !/^\/(?:run\/)?media\/[\w.-]{1,40}\//.test(text.slice(start, start + 60))) return;
      emitPrivate(text, end, pathEnd(text, start, end), emit);
    },
    scrubs: [['mv /Volumes/Ada Backup/2024/x.pdf', 'mv /Volumes/[REDACTED:PATH:1]']],
    leaves: ['/Volumes/', 'GET /media/logo.png', '/System/Volumes/Data'],
  },
  {
    id: 'temp-folder',
    kind: 'PATH',
    why: 'The two folders below /var/folders are derived from the account and the same for years.',
    source: 'https://developer.apple.com/documentation/foundation/nstemporarydirectory()',
    keywords: ['/var/folders/'],
    find: (text, _start, end, emit) => {
      const folder = /[A-Za-z0-9_+]{2}\/[A-Za-z0-9_+]{6,40}/y;
      folder.lastIndex = end;
      const match = folder.exec(text);
      if (match !== null) emit({ start: end, end: end + match[0].length });
    },
    scrubs: [
      [
        '/private/var/folders/zz/zyxvpxvq6csfxvn_n0000000000000/T/x.sock',
        '/private/var/folders/[REDACTED:PATH:1]/T/x.sock',
      ],
    ],
    leaves: ['/var/folders/'],
  },
  {
    id: 'spool-file',
    kind: 'USER',
    why: 'Some folders of a system hold a file for each account, by its name.',
    source: 'https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch05s14.html',
    keywords: [
      '/crontabs/',
      '/cron/tabs/',
      '/var/mail/',
      '/spool/mail/',
      '/at/tabs/',
      'nodes/default/users/',
      '/managed preferences/',
      '/sudoers.d/',
      '/accountsservice/users/',
      '/var/lib/systemd/linger/',
      '/run/sudo/ts/',
      '/faillock/',
    ],
    find: (text, _start, end, emit) => {
      const file = /(?<user>[\p{L}_][\p{L}\d_.-]{0,31}?)(?=\.plist|[/:\s"'`,;)\]]|$|\.(?:\s|$))/uy;
      file.lastIndex = end;
      const user = file.exec(text)?.groups?.['user'];
      if (user !== undefined && !/^(?:root|mail|daemon|nobody|www-data|README|com\..*|_.*)$/.test(user))
        emit({ start: end, end: end + user.length });
    },
    scrubs: [['/var/spool/cron/crontabs/ada', '/var/spool/cron/crontabs/[REDACTED:USER:1]']],
    leaves: ['/var/mail/root', '/var/spool/cron/crontabs/', '/etc/sudoers.d/README'],
  },
  {
    id: 'network-share',
    kind: 'PATH',
    why: 'The server and the share name a company or a family.',
    source: 'https://learn.microsoft.com/en-us/dotnet/standard/io/file-path-formats',
    keywords: ['\\\\', 'smb://', 'afp://', 'nfs://', 'cifs://', 'webdav://', 'davs://'],
    find: (text, start, end, emit) => {
      if (text[start] === '\\') {
        if (
          /[\\\w:]/.test(text[start - 1] ?? ' ') ||
          !/^\\\\[A-Za-z][\w.$-]{1,60}\\[A-Za-z][\w.$ -]{1,60}/.test(text.slice(start, start + 130))
        )
          return;
        if (/^\\\\(?:wsl|localhost)/i.test(text.slice(start, start + 12))) return;
      } else if (isAt(text, start - 1, LETTER)) return;
      emitPrivate(text, end, pathEnd(text, start, end), emit);
    },
    scrubs: [
      [String.raw`copy \\fileserver\payroll\may.xlsx`, String.raw`copy \\[REDACTED:PATH:1]`],
      ['mount smb://nas/family photos/x.jpg', 'mount smb://[REDACTED:PATH:1]'],
    ],
    leaves: [String.raw`a\\b`, String.raw`\\n`],
  },
];

/** Whether the path at `start` begins there: it is not the rest of a longer one, nor of an address but a file's. */
export function beginsPath(text: string, start: number): boolean {
  const before = text[start - 1] ?? ' ';
  if (before !== '/' && !PATH_SIGN.test(before)) return true;
  return /file:\/\/(?:localhost)?$/.test(text.slice(Math.max(0, start - 16), start));
}

/** The home folder whose `/Users/` or `/home/` stands at `start`. */
function homeAt(text: string, start: number, end: number): { start: number; end: number } | null {
  if (/^:.(?:winnt.)?(?:profiles|benutzer|utilisateurs|usuarios|utenti|gebruikers)/i.test(text.slice(start, end)))
    return profileAt(text, start, end);
  const sign = text[start] ?? '/';
  const word = text.slice(start + 1, end - 1);
  // Lower-case "users" is a route or a folder of source code, save on Windows.
  const front = text.slice(Math.max(0, start - 90), start);
  const lead = /[\s"'(=]$|^$/.test(front) && !front.includes('/Volumes/') ? null : VOLUME.exec(front);
  const before = text[start - 1] ?? ' ';
  if (
    sign === '/' &&
    word === 'users' &&
    !/^[A-Za-z]:$|^\/(?:mnt|cygdrive)\/[a-z]$/.test(lead?.[0] ?? '') &&
    !holdsFiles(text, end)
  )
    return null;
  // A route of a server.
  if (sign === '/' && /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) $/.test(front)) return null;
  let homeStart = start;
  if (lead !== null && !PATH_SIGN.test(text[start - lead[0].length - 1] ?? ' ')) {
    homeStart = start - (lead[0].startsWith('file:') ? 0 : lead[0].length);
  } else if (sign === ':') {
    homeStart = stepBack(text, start, DISK_NAME, 32);
  } else if (GLUED.test(text.slice(Math.max(0, start - 80), start))) {
    homeStart = start;
  } else if (sign === '/' && isGluedWord(front)) {
    homeStart = start;
  } else if (PATH_SIGN.test(before) || (before === '/' && text[start - 2] !== ':' && text[start - 2] !== '/'))
    return null;
  if (text[homeStart - 1] === '/' && text[homeStart - 2] !== '/') homeStart = start;
  let nameStart = end;
  let nameEnd = accountEnd(text, homeStart, nameStart, sign);
  // `/Users/Shared/../ada`, `/home/./ada`: the account stands behind.
  for (let step = 0; step < 4; step += 1) {
    const onward = ONWARD.exec(text.slice(nameStart, nameStart + 90))?.[0];
    if (onward === undefined) break;
    nameStart += onward.length;
    nameEnd = accountEnd(text, homeStart, nameStart, sign);
  }
  const account = text.slice(nameStart, nameEnd);
  if (account === '' || NO_ACCOUNT.test(account)) return null;
  return { start: homeStart, end: nameEnd };
}

/** `/users/ada/notes/a.txt`, `/users/ada/.config`: a route has no files and no folders of a home. */
function holdsFiles(text: string, at: number): boolean {
  return /^(?!(?:me|self|new|list|all|login|search|by-\w{1,12}|[:{<]\w{0,20}[}>]?|\d{1,12})[/\s])\p{L}[\p{L}\d_.' -]{0,31}\/(?:(?:Desktop|Documents|Downloads|Library|Pictures|dev|src|code|work|projects|\.[a-z][\w-]{1,30})(?:\/|[\s"')]|$)|[^\s"'`<>?&#:]{0,120}\.(?!json\b|xml\b|html?\b)[A-Za-z][A-Za-z0-9]{0,5}(?::\d|[\s"'`,;)\]]|$))/u.test(
    text.slice(at, at + 180),
  );
}

/** `at/Users/ada`, `xx/home/ada`: a word of a message that a gap got lost behind, and no folder of a project. */
function isGluedWord(front: string): boolean {
  const word =
    /(?:^|[\s"'(=:,])([A-Za-z]{1,2}|path|open|opening|file|from|cwd|error|dir|stat|read|reading|load|loading)$/.exec(
      front,
    )?.[1];
  return word !== undefined && !/^(?:ui|db|js|ts|my|us|en|de|fr|go|pb|ml|qa|v\d)$/i.test(word);
}

/** `D:\Profiles\ada`, where a company keeps its homes. */
function profileAt(text: string, start: number, end: number): { start: number; end: number } | null {
  if (!isAt(text, start - 1, LETTER) || isAt(text, start - 2, ALNUM)) return null;
  const nameEnd = accountEnd(text, start - 1, end, '\\');
  const account = text.slice(end, nameEnd);
  return account === '' || NO_ACCOUNT.test(account) ? null : { start: start - 1, end: nameEnd };
}

/** An account's name goes to the next slash; a space is in it only where a slash follows in the same breath. */
function accountEnd(text: string, pathStart: number, from: number, sign: string): number {
  // Nothing that could end a path stands before its slash: how far it goes need not be known.
  const plain = stepOver(text, from, PLAIN, 64);
  if (plain > from && text.charCodeAt(plain) === 47) return plain;
  const whole = pathEnd(text, pathStart, from);
  let at = from;
  while (at < whole && text[at] !== sign && text[at] !== '/' && text[at] !== '\\') at += 1;
  if (text[at] === '\\' && text[at + 1] === ' ') {
    while (at < whole && text[at] !== '/') at += 1;
  }
  return at;
}

/** `start` to `end` is a home folder: it becomes `~`, and what follows is looked at. */
export function emitHome(text: string, start: number, end: number, emit: (span: Span) => void): void {
  emit({ start, end, put: '~', kind: 'HOME' });
  const sign = text[end];
  if (sign === '/' || sign === '\\' || sign === ':') emitRemainder(text, start, end + 1, emit);
}

/** `from` is where the part behind a home begins. */
function emitRemainder(text: string, start: number, from: number, emit: (span: Span) => void): void {
  emitPrivate(text, from, pathEnd(text, start, from), emit);
}

/** Takes out of a relative path what no published package and no well-known folder has. */
function emitPrivate(text: string, from: number, end: number, emit: (span: Span) => void): void {
  if (end <= from) return;
  const segments: { start: number; end: number; name: string }[] = [];
  for (let at = from; at < end; ) {
    let stop = at;
    while (stop < end && text.charCodeAt(stop) !== 47 && text.charCodeAt(stop) !== 92) stop += 1;
    if (text[stop] === '\\' && text[stop + 1] === ' ') {
      while (stop < end && text[stop] !== '/') stop += 1;
    }
    if (stop > at) segments.push({ start: at, end: stop, name: text.slice(at, stop) });
    at = stop + 1;
  }
  let first = 0;
  while (first < segments.length && isKept(segments[first]?.name ?? '')) first += 1;
  let last = segments.length - 1;
  // Inside a package all the rest is published.
  const root = segments.findIndex((segment, at) => isPackageRoot(segment.name, segments[at - 1]?.name));
  if (root >= 0) last = root - 1;
  else if (last > first && isCommonFile(segments[last]?.name ?? '')) last -= 1;
  else if (last === first && isCommonFile(segments[last]?.name ?? '')) return;
  if (first > last) return;
  emit({ start: segments[first]?.start ?? from, end: segments[last]?.end ?? end, kind: 'PATH' });
}

function isKept(name: string): boolean {
  return holdsFiller(name) || isPublicFolder(name);
}
