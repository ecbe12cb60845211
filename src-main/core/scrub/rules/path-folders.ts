import { isAt, LETTER } from '../characters.ts';
import type { Rule } from '../rule.ts';
import { emitPrivate, PATH_SIGN } from './home-folder.ts';
import { pathEnd } from './path-extent.ts';

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
