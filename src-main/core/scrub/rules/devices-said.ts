import { ALNUM, characters } from '../characters.ts';
import type { Rule } from '../rule.ts';

const UUID = String.raw`[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}`;
const behind = (number: string, between = String.raw`\\?["']?[ \t]{0,3}[:=]?[ \t]{0,3}\\?["'<[{(]{0,2}`) =>
  new RegExp(String.raw`${between}(?<id>${number})(?![\w-])`, 'y');

const SERIAL = behind(
  String.raw`(?=[A-Za-z.-]{0,24}\d)[A-Za-z0-9][A-Za-z0-9._-]{5,60}`,
  String.raw`\]?\\?["']?[ \t]{0,3}[:=#]?[ \t]{0,16}\\?["'<[{(]{0,2}`,
);
const OF_UUID = behind(UUID, String.raw`["']?[ \t]{0,3}(?:[:=]|->|=>|is)?[ \t]{0,3}["'{<(]{0,2}`);
const DIGITS = behind(String.raw`\d{7,12}`);
const BYTES = behind(String.raw`(?:[0-9a-fA-F]{2}[:-]){7,20}[0-9a-fA-F]{2}`);

/** By keyword, what number stands behind it. */
const NUMBERS: Readonly<Record<string, RegExp>> = {
  gethostuuid: behind(UUID, String.raw`(?:\(\))?[^\w\n]{1,8}`),
  id_serial_short: SERIAL,
  id_serial: SERIAL,
  id_fs_uuid: SERIAL,
  serialno: SERIAL,
  'device serial': SERIAL,
  'service tag': SERIAL,
  'express service code': SERIAL,
  'asset tag': SERIAL,
  'serial number:': SERIAL,
  'drive serial': SERIAL,
  'wwn device id': behind(String.raw`[0-9a-f] [0-9a-f]{6} [0-9a-f]{9}`),
  'root=uuid=': behind(UUID, ''),
  'root=partuuid=': behind(String.raw`${UUID}|[0-9a-f]{8}-[0-9a-f]{2}`, ''),
  'resume=uuid=': behind(UUID, ''),
  'rd.luks.uuid=': behind(String.raw`(?:luks-)?${UUID}`, ''),
  'volume{': behind(UUID, ''),
  'filevault user': OF_UUID,
  'directory user': OF_UUID,
  'cryptographic user': OF_UUID,
  generateduid: OF_UUID,
  luksuuid: OF_UUID,
  'sleep image uuid': OF_UUID,
  dsid: DIGITS,
  dspersonid: DIGITS,
  'icloud account': DIGITS,
  appleid: behind(String.raw`\d{9,12}`),
  altdsid: behind(String.raw`\d{6}-\d{2}-[0-9a-f-]{8,40}`),
  seriennummer: SERIAL,
  'num¤ro de s¤rie': SERIAL,
  'numero de serie': SERIAL,
  'n¤mero de serie': SERIAL,
  'numero di serie': SERIAL,
  'serialnumber\n': SERIAL,
  'partuuid=': OF_UUID,
  'wake uuid': OF_UUID,
  'persistent id': OF_UUID,
  imeisv: behind(String.raw`\d{14,17}`),
  iccid: behind(String.raw`\d{18,22}`),
  eid: behind(String.raw`89\d{30}`),
  'android id': behind('[0-9a-f]{16}'),
  wwn: behind('0x[0-9a-f]{16}'),
  duid: BYTES,
  'client id ff': behind(String.raw`(?::[0-9a-fA-F]{2}){6,20}`, ''),
  'dhcp client': BYTES,
  ssaid: behind('[0-9a-f]{14,16}'),
  'zerotier address': behind('[0-9a-f]{10}'),
  'zerotier node': behind('[0-9a-f]{10}'),
  hostid: behind('[0-9a-f]{8}'),
  'nodekey:': behind('[0-9a-f]{64}', ''),
  'machinekey:': behind('[0-9a-f]{64}', ''),
  'mkey:': behind('[0-9a-f]{64}', ''),
  'discokey:': behind('[0-9a-f]{64}', ''),
  vehicle: behind(String.raw`(?=[A-HJ-NPR-Z]{0,16}\d)[A-HJ-NPR-Z0-9]{17}`),
  'disk guid': behind('(?:0x)?[0-9a-fA-F]{16}'),
  'node guid': behind('(?:0x)?[0-9a-fA-F]{16}'),
  'system guid': behind('(?:0x)?[0-9a-fA-F]{16}'),
  'port guid': behind('(?:0x)?[0-9a-fA-F]{16}'),
};

/** Numbers of machines behind words that no other number has. */
export const saidDevices: readonly [Rule, ...Rule[]] = [
  {
    id: 'device-number',
    kind: 'DEVICE',
    why: 'A number of a device, a disk or an account links everything it ever sent.',
    source: 'https://www.freedesktop.org/software/systemd/man/latest/systemd-udevd.service.html',
    keywords: Object.keys(NUMBERS) as [string, ...string[]],
    notAfter: characters('A-Za-z0-9'),
    find: (text, start, end, emit) => {
      const number =
        NUMBERS[
          text
            .slice(start, end)
            .toLowerCase()
            .replace(/[^ -~\n]/g, '¤')
        ];
      if (number === undefined) return;
      number.lastIndex = end;
      const id = number.exec(text)?.groups?.['id'];
      if (id !== undefined) emit({ start: number.lastIndex - id.length, end: number.lastIndex });
    },
    scrubs: [
      ['ID_SERIAL_SHORT=C02N0TAREAL1', 'ID_SERIAL_SHORT=[REDACTED:DEVICE:1]'],
      ['ro.serialno: [R58N0TAREAL]', 'ro.serialno: [[REDACTED:DEVICE:1]]'],
      ['DSID: 9047734839', 'DSID: [REDACTED:DEVICE:1]'],
      ['root=UUID=00000000-1111-4222-8333-444455556666', 'root=UUID=[REDACTED:DEVICE:1]'],
      ['Serial Number:    WD-WX11N0TREAL', 'Serial Number:    [REDACTED:DEVICE:1]'],
    ],
    leaves: [
      'Serial Number: unknown',
      'serialno missing',
      'DSID missing',
      'volume{x}',
      'vehicle not found',
      'appleid.apple.com',
    ],
  },
  {
    id: 'device-uuid-of-this',
    kind: 'DEVICE',
    why: 'An identifier of the device links everything it ever sent.',
    source: 'https://developer.apple.com/documentation/iokit',
    keywords: [' (this mac', ' (this computer', ' (this device', ' (this machine', ' (my mac', ' (my macbook'],
    find: (text, start, _end, emit) => {
      const id = text.slice(Math.max(0, start - 36), start);
      if (/^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i.test(id) && !ALNUM[text.charCodeAt(start - 37)])
        emit({ start: start - 36, end: start });
    },
    scrubs: [['UUID: 00000000-1111-4222-8333-444455556666 (this Mac)', 'UUID: [REDACTED:DEVICE:1] (this Mac)']],
    leaves: ['not found (this Mac)'],
  },
];
