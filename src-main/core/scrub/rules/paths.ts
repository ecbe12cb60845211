import { ALNUM, isAt } from '../characters.ts';
import type { Rule } from '../rule.ts';
import { accountEnd, beginsPath, emitHome, emitRemainder, homeAt } from './home-folder.ts';
import { isPublicAccount } from './public-accounts.ts';

/**
 * Paths in a home folder. The home becomes `~`; of what is behind it only what every Mac has stays readable: well-known
 * folders, published packages, file names that a thousand projects share. The rest is one token.
 */

const SHELL_BEFORE =
  /^(?:ls|cd|cat|cp|mv|rm|du|find|open|chown|chmod|rsync|scp|\w{0,4}sh): $|(?:^|[\s;|&$])(?:ls|cd|cat|cp|mv|rm|du|find|open|pushd|chown|chmod|rsync|scp) (?:-\w{1,6} )?$/;
const USER_ALONE = /~[A-Za-z_\u00aa-\uffef][\w.'\u00aa-\uffef-]{0,31}(?=[/\s;)"']|:\s|$)/y;
/** An account, and a folder that every home has. */
const LOST_SLASH =
  /^(?!(?:Shared|Public|Guest)\/)[\w.-]{1,32}\/(?:Desktop|Documents|Downloads|Library|Movies|Music|Pictures|Public|Projects|Developer|\.[a-z][\w-]{1,20})\/|^(?!(?:Shared|Public|Guest)\/)[\w.-]{1,32}\/[^\s:]{1,60}: (?:not found|No such|[Pp]ermission|[Cc]annot|[Ii]s a)/;
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
      ':\\docume~1\\',
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
          LOST_SLASH.test(text.slice(end, end + 120));
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
      // `https://example.org/~ada`: what an account shows there.
      if (text.charCodeAt(start - 1) === 47) {
        const page = /~(?<user>[a-z_][\w.-]{1,31}?)(?=[/\s"'`)<>?#,;]|$|[.:](?:\s|$))/iy;
        page.lastIndex = start;
        const user = page.exec(text)?.groups?.['user'];
        if (user !== undefined && !isPublicAccount(user))
          emit({ start: start + 1, end: start + 1 + user.length, kind: 'USER' });
        return;
      }
      if (!/[\s"'`=:(,]|^$/.test(text[start - 1] ?? '')) return;
      const user = /~[A-Za-z_\u00aa-\uffef][\w.'\u00aa-\uffef-]{0,31}(?=\/)/y;
      // `ls ~ada`: at the end of a command too.
      const named = SHELL_BEFORE.test(text.slice(Math.max(0, start - 12), start)) ? USER_ALONE : user;
      named.lastIndex = start;
      const match = named.exec(text);
      if (match !== null) emitHome(text, start, start + match[0].length, emit);
    },
    scrubs: [
      ['ls ~ada/notes/x', 'ls ~/[REDACTED:PATH:1]'],
      ['ls: ~ada: No such file', 'ls: ~: No such file'],
      ['GET /~ada/photos/', 'GET /~[REDACTED:USER:1]/photos/'],
    ],
    leaves: ['approx ~five', 'lodash@~four/x', 'x/~'],
  },
  {
    id: 'dashed-home',
    kind: 'PATH',
    why: 'Some tools write a path with dashes for slashes; it still names the account and the project.',
    source: 'https://docs.claude.com/en/docs/claude-code/settings',
    keywords: ['-users-', '-home-', '_users_', '_home_'],
    find: (text, start, _end, emit) => {
      if (isAt(text, start - 1, ALNUM)) return;
      const dashed = /-(?:Users|home)-[\p{L}\d_.-]{1,200}|_(?:Users|home)_[\p{L}\d.-]{1,40}_[\p{L}\d_.-]{1,160}/uy;
      dashed.lastIndex = start;
      const match = dashed.exec(text);
      if (match !== null) emit({ start, end: start + match[0].replace(/(?<![.-])[.-]+$/, '').length });
    },
    scrubs: [
      ['projects/-Users-ada-code-northwind/x', 'projects/[REDACTED:PATH:1]/x'],
      ['key: _Users_ada_src_app', 'key: [REDACTED:PATH:1]'],
    ],
    leaves: ['end-users-guide', 'smart-home-app'],
  },
];
