import { ALNUM, characters, isAt } from '../characters.ts';
import { luhn } from '../checksums.ts';
import type { Rule } from '../rule.ts';

/** Numbers that are the same for the life of a machine or an installation. */
export const devices: readonly [Rule, ...Rule[]] = [
  {
    id: 'device-uuid',
    kind: 'DEVICE',
    why: 'An identifier of the device links everything it ever sent.',
    source: 'https://developer.apple.com/documentation/uikit/uidevice/identifierforvendor',
    keywords: [
      'uuid',
      'udid',
      'serial',
      'machine-id',
      'machine_id',
      'machineguid',
      'machineid',
      'machine id',
      'device',
      'crashreporter key',
      'anonymous uuid',
      'crashreporterkey',
      'hardware',
      'ioplatform',
      'anonymous',
      'installation',
      'install_id',
      'installid',
      'install id',
      'idfa',
      'idfv',
      'imei',
      'meid',
      'imsi',
      'iccid',
      'boot_id',
      'bootid',
      'advertising',
      'advertisingidentifier',
      'vendor id',
      'android_id',
      'androidid',
      'hwid',
      'fingerprint_id',
      'host_id',
      'hostid',
      'host id',
      'distinct_id',
      'distinctid',
      'anonymous_id',
      'client_uuid',
      'telemetry',
      'asset tag',
      'volume uuid',
      'disk uuid',
      'product id',
      'csproduct get uuid',
      'bios get serialnumber',
      'csproduct',
      'board-id',
      'ecid',
      'gaid',
      'aaid',
      'adid',
      'peripheral',
      'cbperipheral',
      'identifierforvendor',
      'iserial',
      's/n',
      'mdm: device',
      'simulator,id=',
      'container uuid',
      'partition uuid',
      'system-uuid',
      'system-serial-number',
      'baseboard-serial-number',
      'airdrop',
      'homekit',
      'boot session',
      'bootsession',
      'volume group',
      'hostuuid',
      'smbios',
      'simulator',
      'install-id',
      'client-id',
      'sqmid',
      'sqm_id',
      'visitor',
      'duid',
      'vin:',
      'vin=',
      'vin ',
      'sid: s-',
    ],
    find: (text, start, end, emit) => {
      if (isAt(text, start - 1, ALNUM) && !/[a-z]/.test(text[start - 1] ?? '')) return;
      const keyword = text.slice(start, end).toLowerCase();
      const named =
        /\d?(?:(?:[ _.-]?(?:identifier|id|uuid|udid|serial|number|no|key|platform|token|for ?vendor|ifv|host|machine|hash|overview|session|accessory|group|uuid\.bios|user|pairing|container|partition)){0,4})\\?["']?\)?[ \t]{0,4}(?:[:=]|is|=>|REG_SZ|<key>|<\/key>\s{0,8}<string>)?[ \t]{0,16}(?:\s{1,4}(?:UUID|SerialNumber)?\s{0,4})?(?:\d{1,2} )?\\?["'`<({]{0,2}(?:0x)?(?<id>[A-HJ-NPR-Z0-9]{17}(?![A-Za-z0-9])|\d{2}-\d{6}-\d{6}-\d{1,2}|\d{6}-\d{6}-\d{2,3}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9a-fA-F]{8}-[0-9a-fA-F]{16}|[0-9a-fA-F]{32,64}|[0-9A-F]{15,20}|\d{14,20}|(?=[A-Z]{0,13}\d)[A-Z0-9]{8,14})(?![A-Za-z0-9])/iy;
      named.lastIndex = end;
      const match = named.exec(text);
      const id = match?.groups?.['id'];
      if (match === null || id === undefined) return;
      const lead = text.slice(Math.max(0, start - 24), start).toLowerCase();
      // `podUID` of Kubernetes.
      if (keyword === 'duid' && lead.endsWith('po')) return;
      // An image's UUID, a request's, a report's: none of the device.
      if (
        keyword === 'uuid' &&
        !/(?:hardware|platform|device|machine|host|system|boot|bootsession|kern|volume|disk|partition|anonymous|install|client|hw|node|vm|vmware|computer|product|smbios|bios|board|chassis|phone|tablet|gpu|sleepwake|crashreporter|customer|user|container|sys|dmidecode:|disk\d{1,2}s\d{1,2}(?:s\d)?:)[_ .-]?(?:session)?$/.test(
          lead,
        )
      )
        return;
      const short = id.length <= 14 && !id.includes('-');
      if (short && !/serial|imei|asset|hwid|udid|ecid|ioplatform|android|s\/n|mdm|meid/.test(keyword)) return;
      if (short && (!/\d/.test(id) || !/[A-Z]/.test(id) || /[a-z]/.test(id))) return;
      if (/^\d+$/.test(id) && !/imei|meid|imsi|iccid|serial|ecid/.test(keyword)) return;
      if (!/[:= ]$/.test(keyword) && !/[:=<"'( \n]/.test(match[0][0] ?? ' ') && !/[:=< "']/.test(match[0])) return;
      const from = end + match[0].length - id.length;
      emit({ start: from, end: from + id.length });
    },
    scrubs: [
      ['Hardware UUID: 00000000-1111-4222-8333-444455556666', 'Hardware UUID: [REDACTED:DEVICE:1]'],
      ['Serial Number: C02N0TAREAL1', 'Serial Number: [REDACTED:DEVICE:1]'],
      ['"IOPlatformUUID" = "00000000-1111-4222-8333-444455556666"', '"IOPlatformUUID" = "[REDACTED:DEVICE:1]"'],
      ['CrashReporter Key: 0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d', 'CrashReporter Key: [REDACTED:DEVICE:1]'],
    ],
    leaves: [
      'uuid: 00000000-1111-4222-8333-444455556666',
      'incident_id 00000000-1111-4222-8333-444455556666',
      'device: none',
      'serial port',
      'deviceType: iPhone',
      'hardware model: Mac14,9',
    ],
  },
  {
    id: 'disk-uuid',
    kind: 'DEVICE',
    why: 'A file system has its number for life, and it is in no other machine.',
    source: 'https://man7.org/linux/man-pages/man8/blkid.8.html',
    keywords: ['uuid="', 'uuid=', 'by-uuid/', 'by-partuuid/', 'uuid.bios', 'uuid.location'],
    notAfter: characters('b-oq-zB-OQ-Z0-9.-'),
    pattern:
      /(?:by-)?(?:part)?uuid(?:\.(?:bios|location))?(?:[ \t]{0,3}=[ \t]{0,3}"?|\/)(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-F]{4}-[0-9A-F]{4}|[0-9A-F]{16}|(?:[0-9a-f]{2}[ -]){15}[0-9a-f]{2})(?=["\s]|$)/iy,
    accept: (_secret, text, start, end) =>
      /\bLABEL=\S{1,40} UUID="?$|\b(?:part)?uuid\.|by-(?:part)?uuid\/$/i.test(
        text.slice(Math.max(0, start - 60), start),
      ) ||
      /^"?(?: (?:UUID_SUB|TYPE|PARTUUID|BLOCK_SIZE|LABEL)=|\s{1,4}(?:\/|none|swap)|[^\n]{0,40}\b(?:ext[234]|btrfs|xfs|vfat|ntfs|swap|apfs|hfs)\b)/.test(
        text.slice(end, end + 60),
      ),
    scrubs: [
      ['UUID="1878-E0EF" TYPE="vfat"', 'UUID="[REDACTED:DEVICE:1]" TYPE="vfat"'],
      ['UUID=00000000-1111-4222-8333-444455556666 / ext4 defaults', 'UUID=[REDACTED:DEVICE:1] / ext4 defaults'],
    ],
    leaves: ['uuid=00000000-1111-4222-8333-444455556666 failed', 'uuid="1878-E0EF"'],
  },
  {
    id: 'device-shaped',
    kind: 'DEVICE',
    why: 'An identifier of the device links everything it ever sent.',
    source: 'https://www.itu.int/rec/T-REC-E.118',
    shaped: ({ dashes, dots, colons, length }) =>
      dots === 0 &&
      colons === 0 &&
      ((dashes === 1 && length === 25) || (dashes === 0 && (length === 19 || length === 20))),
    inNumber: (text, start, end, emit) => {
      if (/\w/.test(text[start - 1] ?? ' ') || /\w/.test(text[end] ?? ' ')) return;
      const number = text.slice(start, end);
      // A phone or tablet of Apple, and a SIM card: 89 is telephony.
      if (/^0000[0-9A-F]{4}-[0-9A-F]{16}$/.test(number) || (/^89\d{17,18}$/.test(number) && luhn(number)))
        emit({ start, end });
    },
    scrubs: [['-destination id=00008030-001A2B3C4D5E6F70', '-destination id=[REDACTED:DEVICE:1]']],
    leaves: ['1700000000123456789', '00008030-001A2B3C'],
  },
  {
    id: 'device-command',
    kind: 'DEVICE',
    why: 'An identifier of the device links everything it ever sent.',
    source: 'https://developer.android.com/tools/adb#directingcommands',
    keywords: [
      'simctl ',
      "adb: device '",
      'teamviewer id',
      'anydesk id',
      'anydesk address',
      'rustdesk id',
      'idevice_id',
    ],
    notAfter: ALNUM,
    pattern:
      /(?:simctl [a-z]{3,16} (?=[0-9A-F]{8}-)|adb: device '|(?:teamviewer|anydesk|rustdesk) (?:id|address)[ :=]{1,3}(?=[\d ]{9,13}(?!\d)))(?<secret>[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}|(?=[A-Za-z]{0,15}\d)[A-Za-z0-9]{8,20}|\d{1,3}(?: \d{3}){2,3})(?![\w-])/iy,
    scrubs: [["adb: device '0XQY8TFDVY' not found", "adb: device '[REDACTED:DEVICE:1]' not found"]],
    leaves: ["adb: device 'emulator' not found", 'simctl list devices'],
  },
  {
    id: 'windows-sid',
    kind: 'DEVICE',
    why: 'An account’s number on Windows holds the number of its machine or company.',
    source: 'https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers',
    keywords: ['s-1-5-21-', 's-1-12-1-'],
    notAfter: ALNUM,
    pattern: /S-1-(?:5-21|12-1)-\d{4,10}(?:-\d{1,10}){2,4}(?![\d-])/iy,
    scrubs: [['HKEY_USERS\\S-1-5-21-1004336348-1177238915-682003330-500', 'HKEY_USERS\\[REDACTED:DEVICE:1]']],
    leaves: ['S-1-5-18', 'S-1-5-21-'],
  },
  {
    id: 'analytics-id',
    kind: 'DEVICE',
    why: 'A number of an analytics cookie is a browser’s for two years.',
    source: 'https://support.google.com/analytics/answer/11397207',
    keywords: ['ga1.', 'gs1.', 'fb.1.', 'amp-'],
    notAfter: ALNUM,
    pattern: /(?:G[AS]\d\.\d\.\d{6,12}\.\d{6,12}|fb\.1\.\d{10,14}\.\d{6,20}|amp-[A-Za-z0-9_-]{22,80})(?![\w.-])/iy,
    scrubs: [['_ga=GA1.2.1122334455.1600000000', '_ga=[REDACTED:DEVICE:1]']],
    leaves: ['ga1.2', 'amp-list'],
  },
  {
    id: 'usb-instance',
    kind: 'DEVICE',
    why: 'The last part of such a path is the serial number of what is plugged in.',
    source: 'https://learn.microsoft.com/en-us/windows-hardware/drivers/install/standard-usb-identifiers',
    keywords: ['&pid_'],
    pattern: /&pid_[0-9a-f]{4}(?:&(?:mi|rev)_[0-9a-f]{2,4}){0,2}\\{1,2}(?<secret>[A-Za-z0-9.]{6,40})(?![\w&])/iy,
    accept: (secret) => /\d/.test(secret),
    scrubs: [['USB\\VID_05AC&PID_8600\\F5N0TAREAL1', 'USB\\VID_05AC&PID_8600\\[REDACTED:DEVICE:1]']],
    leaves: ['USB\\VID_05AC&PID_8600', 'USB\\VID_05AC&PID_8600\\7&2a1b3c4d&0&2'],
  },
  {
    id: 'device-serial-in-brackets',
    kind: 'DEVICE',
    why: 'A serial number is the same for the life of the machine.',
    source: 'https://support.apple.com/102767',
    keywords: [
      'serial number (system)',
      'volume serial number is',
      'serial_number',
      'hardware uuid',
      'provisioning udid',
    ],
    find: (text, _start, end, emit) => {
      const value = /["']?(?:[ \t]{0,3}[:=]|(?<= is))[ \t]{0,3}["']?(?<id>[A-Za-z0-9-]{8,40})/y;
      value.lastIndex = end;
      const match = value.exec(text);
      const id = match?.groups?.['id'];
      if (match === null || id === undefined || !/\d/.test(id)) return;
      emit({ start: end + match[0].length - id.length, end: end + match[0].length });
    },
    scrubs: [['Serial Number (system): C02N0TAREAL1', 'Serial Number (system): [REDACTED:DEVICE:1]']],
    leaves: ['Serial Number (system): unknown'],
  },
];
