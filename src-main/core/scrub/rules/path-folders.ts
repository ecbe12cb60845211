import { isAt, LETTER } from '../characters.ts';
import { everydayWord } from '../everyday-words.ts';
import type { Rule } from '../rule.ts';
import { accountEnd, beginsPath, emitHome, emitPrivate, PATH_SIGN } from './home-folder.ts';
import { pathEnd } from './path-extent.ts';
import { isPublicAccount } from './public-accounts.ts';

/** Folders outside of a home that are somebody's all the same: disks, shares, and those with one folder an account. */
export const pathFolders: readonly [Rule, ...Rule[]] = [
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
      '/hsperfdata_',
      '/pytest-of-',
      '/screens/s-',
      '/screen/s-',
      '/uscreens/s-',
      '/tmp/mc-',
      '/tmp/kde-',
      '/tmp/ksocket-',
      '/tmp/orbit-',
      '/tmp/pulse-',
      '/tmp/krb5cc_',
      '/jenkins/users/',
      '/databases/users/',
    ],
    find: (text, _start, end, emit) => {
      const file = /(?<user>[\p{L}_][\p{L}\d_.-]{0,31}?)(?=\.(?:plist|json)|[/:\s"'`,;)\]]|$|\.(?:\s|$))/uy;
      file.lastIndex = end;
      const user = file.exec(text)?.groups?.['user'];
      if (user !== undefined && !/^(?:root|mail|daemon|nobody|www-data|README|com\..*|_.*)$/.test(user))
        emit({ start: end, end: end + user.length });
    },
    scrubs: [['/var/spool/cron/crontabs/ada', '/var/spool/cron/crontabs/[REDACTED:USER:1]']],
    leaves: ['/var/mail/root', '/var/spool/cron/crontabs/', '/etc/sudoers.d/README'],
  },
  {
    id: 'account-folder',
    kind: 'USER',
    why: 'On a cluster each account has a folder of its name outside of the homes too.',
    source: 'https://docs.openafs.org/UserGuide/HDRWQ17.html',
    keywords: ['/scratch/', '/u/', '/afs/'],
    find: (text, start, end, emit) => {
      if (!beginsPath(text, start) || REQUEST.test(text.slice(Math.max(0, start - 8), start))) return;
      const folder = end - start === 5 ? OF_CELL : OF_DISK;
      folder.lastIndex = end;
      const user = folder.exec(text)?.groups?.['user'];
      if (user === undefined || everydayWord(user) || isPublicAccount(user)) return;
      emit({ start: folder.lastIndex - user.length, end: folder.lastIndex });
    },
    scrubs: [
      ['/scratch/wrenl/job7', '/scratch/[REDACTED:USER:1]/job7'],
      ['/u/wrenl/src', '/u/[REDACTED:USER:1]/src'],
      ['/afs/example.edu/user/w/r/wrenl/x', '/afs/example.edu/user/w/r/[REDACTED:USER:1]/x'],
    ],
    leaves: ['/scratch/build/x', '/afs/example.edu/software/x', 'GET /u/wrenl/x', 'x/u/wrenl/y', '/u/:id/x'],
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
  {
    id: 'shared-folder',
    kind: 'PATH',
    why: 'What all accounts of a computer share lies in folders that people name.',
    source:
      'https://developer.apple.com/library/archive/documentation/FileManagement/Conceptual/FileSystemProgrammingGuide/FileSystemOverview/FileSystemOverview.html',
    keywords: ['/users/shared/', ':\\users\\public\\', ':/users/public/'],
    find: (text, start, end, emit) => {
      if (OF_PROGRAMS.test(text.slice(end, end + 24))) return;
      emitPrivate(text, end, pathEnd(text, text[start] === ':' ? start - 1 : start, end), emit);
    },
    scrubs: [
      ["open '/Users/Shared/wrenl/x'", "open '/Users/Shared/[REDACTED:PATH:1]'"],
      ['C:\\Users\\Public\\wrenl\\x', 'C:\\Users\\Public\\[REDACTED:PATH:1]'],
    ],
    leaves: ['/Users/Shared/cache', '/Users/Shared/Adobe/x', 'C:\\Users\\Public\\Documents'],
  },
  {
    id: 'phone-storage',
    kind: 'PATH',
    why: 'What lies in a phone’s own folders is named by its owner.',
    source: 'https://developer.android.com/training/data-storage',
    keywords: ['/sdcard/', '/storage/emulated/#/', '.termux/files/home/'],
    find: (text, start, end, emit) => {
      const known =
        /(?:Android\/(?:data|obb|media)\/[\w.]{1,80}|(?:Download|Documents|DCIM|Pictures|Music|Movies|Podcasts|Alarms|Ringtones|Notifications|Recordings|Screenshots|Camera)(?![\w.-]))(?:\/|(?=[\s"'`)]|$))/y;
      known.lastIndex = end;
      const from = known.test(text) ? known.lastIndex : end;
      // What an app keeps for itself is named by its makers.
      if (from > end && text.startsWith('Android', end)) return;
      emitPrivate(text, from, pathEnd(text, start, from), emit);
    },
    scrubs: [
      ['/sdcard/wrenl/a.db', '/sdcard/[REDACTED:PATH:1]'],
      ['/storage/emulated/0/Download/Offer.zip', '/storage/emulated/0/Download/[REDACTED:PATH:1]'],
    ],
    leaves: ['/sdcard/Android/data/com.example.app/files/x.db', '/sdcard/Download'],
  },
  {
    id: 'cloud-folder',
    kind: 'PATH',
    why: 'What is kept in a cloud lies in folders that people name.',
    source: 'https://support.apple.com/guide/mac-help/mchle5a61431/mac',
    keywords: ['icloud~md~obsidian/documents/', 'com~apple~clouddocs/', 'icloud drive/', 'mobile documents/'],
    find: (text, start, end, emit) => {
      // Behind a home it is the home’s.
      if (PATH_SIGN.test(text[start - 1] ?? ' ') || text[start - 1] === '/') return;
      emitPrivate(text, end, pathEnd(text, start, end), emit);
    },
    scrubs: [['iCloud~md~obsidian/Documents/Plan B/x.md', 'iCloud~md~obsidian/Documents/[REDACTED:PATH:1]']],
    leaves: ['iCloud Drive/', 'com~apple~CloudDocs'],
  },
  {
    id: 'archive-member',
    kind: 'PATH',
    why: 'Archives name what they hold without the first slash.',
    source: 'https://www.gnu.org/software/tar/manual/html_section/absolute.html',
    keywords: [
      'tar: home/',
      'adding: home/',
      'inflating: home/',
      'extracting: home/',
      'creating: home/',
      '\na home/',
      '\nx home/',
    ],
    find: (text, _start, end, emit) => {
      const account = accountEnd(text, end - 5, end, '/');
      if (text[account] === '/' && !/^(?:index|src|page)/.test(text.slice(end, account)))
        emitHome(text, end - 5, account, emit);
    },
    scrubs: [['tar: home/wrenl/x: Cannot open', 'tar: ~/[REDACTED:PATH:1]: Cannot open']],
    leaves: ['tar: home/index', 'a home/x/y'],
  },
];

/** Makers of programs that put their own there. */
const OF_PROGRAMS =
  /^(?:Adobe|Epic Games|Unity|UnrealEngine|Riot Games|Battle\.net|Blizzard|Relocated Items|Previously Relocated|Parallels|Logitech|LGHUB|Canon|Autodesk|SketchUp|Native Instruments|Steam|Minecraft|Plex|Sonos|Microsoft|Google)(?![\p{L}\d])/u;

/** `/scratch/ada/job` */
const OF_DISK = /(?:users?\/|home\/)?(?<user>[a-z_][\w.-]{1,31})(?=\/)/iy;
/** `/afs/example.edu/user/a/d/ada/x` */
const OF_CELL =
  /\.?[\w.-]{1,60}\/(?:users?|home|usr|u|people)\/(?:[\w-]{1,2}\/){0,2}(?<user>[a-z_][\w.-]{1,31})(?=[/\s"'`:)]|$)/iy;
const REQUEST = /(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|route|path) $/;
