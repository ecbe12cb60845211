import { ALNUM, characters, isAt } from '../characters.ts';
import { everydayWord } from '../everyday-words.ts';
import type { Rule } from '../rule.ts';
import { isPublicAccount } from './public-accounts.ts';

const DOMAIN = characters('A-Za-z0-9-');
/** Domains that no company has, and the first words of keys and folders. */
const NO_DOMAIN =
  /^(?:BUILTIN|AUTHORITY|SYSTEM|SERVICE|HKEY\w*|HKLM|HKCU|HKCR|HKU|SOFTWARE|CLASSES|REGISTRY|MACHINE|ROOT|USB|PCI|ACPI|HID|HDAUDIO|SWD|BTHENUM|USBSTOR|SCSI|STORAGE|DISPLAY|DISK|DEVICE|GLOBAL|PIPE|UNC|APPPOOL|MANAGER|HOST|WINDOWS|PROGRAM|USERS|TEMP|TMP|BIN|SRC|LIB|APP|HTTP|HTTPS|FILE|ERROR|WARN|WARNING|INFO|DEBUG|TRACE|FATAL|FAILED|OK|FROM|JSON|XML|HTML|GET|POST|PUT)$/i;
const SPEAKS_OF_ACCOUNT =
  /user|account|log(?:ged|in|on)|whoami|domain|owner|token|owned|runas|credential|principal|identity/i;

/** Accounts as Windows writes them. */
export const windowsAccounts: readonly [Rule, ...Rule[]] = [
  {
    id: 'account-of-domain',
    kind: 'USER',
    why: 'An account is named after its owner, its domain after a company or a computer.',
    source: 'https://learn.microsoft.com/en-us/windows/win32/secauthn/user-name-formats',
    keywords: ['\\'],
    notAfter: characters('\\/.:;,_)\\]}>"\'` \t\n$%&=?*+!|~'),
    before: characters('A-Za-z_'),
    find: (text, start, end, emit) => {
      if (!isAt(text, start - 1, ALNUM) || !isAt(text, start - 2, DOMAIN)) return;
      const named = /(?<user>[a-z_][\w.-]{1,31})(?=[\s"'`,;:)\]<>]|$|\.(?:\s|$))/iy;
      named.lastIndex = end;
      const user = named.exec(text)?.groups?.['user'];
      if (
        user === undefined ||
        /^Current(?:Version|ControlSet)$/.test(user) ||
        isPublicAccount(user) ||
        everydayWord(user)
      )
        return;
      const lead = text.slice(Math.max(0, start - 60), start);
      const domain = /(?:^|[\s"'`=:(,;>[])(?<domain>[A-Za-z][A-Za-z0-9-]{1,14})$/.exec(lead)?.groups?.['domain'];
      if (domain === undefined || NO_DOMAIN.test(domain)) return;
      const capitals = /^[A-Z][A-Z0-9-]*$/.test(domain);
      const spoken = SPEAKS_OF_ACCOUNT.test(lead);
      // `FAILED\nstack`: what an escape leaves, unless the words say otherwise; `src\main`: a folder.
      if (!spoken && (!capitals || (/^[nrtbfu]/.test(user) && !/[\d-]/.test(domain)))) return;
      if (/\.(?:js|ts|py|cs|exe|dll|json|log|txt|cpp|h|c)$/i.test(user)) return;
      emit({ start: end, end: end + user.length });
    },
    scrubs: [
      ['CORP\\wrenl logged on', 'CORP\\[REDACTED:USER:1] logged on'],
      ['whoami\ncorp\\wrenl', 'whoami\ncorp\\[REDACTED:USER:1]'],
    ],
    leaves: [
      'NT AUTHORITY\\SYSTEM',
      'BUILTIN\\Administrators',
      'src\\main',
      'FAILED\\nstack',
      'HKLM\\Software',
      'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
      'C:\\temp',
    ],
  },
  {
    id: 'account-of-event',
    kind: 'USER',
    why: 'An event of Windows names who logged on, and to what.',
    source:
      'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4624',
    keywords: [
      'username">',
      "username'>",
      'accountname">',
      "accountname'>",
      'membername">',
      'displayname">',
      "displayname'>",
      'user name  ',
      'user name\t',
      'full name  ',
      'account name  ',
      'account name:\t',
      'logon account:\t',
      'realm name: ',
    ],
    find: (text, start, end, emit) => {
      const realm = text[start] === 'r' || text[start] === 'R';
      const value = realm
        ? /[\w.-]{1,60}\s{1,8}User ID:\s{1,4}(?<user>[A-Za-z_][\w.-]{1,63})(?=\s|$)/iy
        : text[end - 1] === '>'
          ? /(?<user>[^<>\n]{1,64})(?=<)/y
          : /[ \t]{0,40}(?<user>[A-Za-z_][\w.$-]{0,63}(?: [A-Z][\w.-]{0,40}){0,3})(?=\s|$)/y;
      value.lastIndex = end;
      const user = value.exec(text)?.groups?.['user'];
      if (
        user === undefined ||
        isPublicAccount(user) ||
        /^(?:-|ANONYMOUS LOGON|LOCAL SERVICE|NETWORK SERVICE|DWM-\d|UMFD-\d|[A-Z0-9-]+\$)$/.test(user)
      )
        return;
      emit({ start: value.lastIndex - user.length, end: value.lastIndex });
    },
    scrubs: [
      ['<Data Name="TargetUserName">wrenl</Data>', '<Data Name="TargetUserName">[REDACTED:USER:1]</Data>'],
      ['User name                    wrenl', 'User name                    [REDACTED:USER:1]'],
    ],
    leaves: ['<Data Name="TargetUserName">SYSTEM</Data>', '<Data Name="TargetUserName">-</Data>', 'User name  '],
  },
];
