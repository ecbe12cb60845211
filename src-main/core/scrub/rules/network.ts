import { ALNUM, characters, indexWithin, isAt, LETTER } from '../characters.ts';
import type { Rule, Span } from '../rule.ts';
import { matches } from './matches.ts';
import { isPublicAccount } from './public-accounts.ts';

const IPV6 = characters('0-9a-fA-F:.');
const KEPT = /^(?:127\.\d+\.\d+\.\d+|0\.\d+\.\d+\.\d+|255\.255\.\d+\.\d+)$/;
/** What stands before a version of four parts. */
const VERSION_BEFORE =
  /(?:version\w{0,12}\(["']?|(?<![\w.-])(?:com|org|io|net|dev|app|edu)\.[a-z][\w-]{1,40}(?:\.[\w-]{1,40}){0,5} \(?|(?<![A-Za-z])v|[A-Za-z]\/|version["']?[ :=]{0,3}["']?|versions?[ :]+|(?<![A-Za-z])ver[.=:]? ?|release[ :]+|build[ :]+|firmware[ :]+|(?<!:\/)\/[A-Za-z][\w.+-]{0,40}[-/]|~|\^|>=|<=|==|=\d*>|[A-Za-z0-9]@|[A-Za-z]-|[A-Za-z](?<!(?:host|ip|addr|node|server|peer|client))_|[a-z]\.[A-Za-z][\w.]{1,60} \(|\d\.\d{1,4}(?:\.\d{1,4}){0,2} \(|section |§ ?|rule |oid |chapter |update from |updated? to |chrome |stallari |(?:^|\n)[a-z]{2}[ \t]{1,4}[a-z0-9][\w.+:-]{1,80} {1,60}|sdk |driver |runtime |engine |kernel |firmware )$/i;
/** Nobody upgrades an address, whatever word stands right before it. */
const UPGRADE_BEFORE =
  /(?:(?:upgrad|downgrad|bump)\w{0,4} (?:(?!to |from )[A-Za-z@][\w.@/-]{0,60} )?(?:from |to )?|versions? )(?:\d[\w.-]{2,24} (?:->|→|=>|to) )?$/i;
const ADDRESS_BEFORE =
  /(?:(?:^|[\s"'(=])(?:host|localhost|server|node|[\w-]{1,40}(?:\.[\w-]{1,40}){1,5})\/|\/\/(?:[^\s/@]{1,80}@)?|(?:^|[\s"'(=])(?:root|admin|user|ubuntu|ec2-user|pi|ada|deploy|git|postgres)@|:[^\s:@/]{1,60}@|ip[-_ ]?(?:addr(?:ess)?)?["' :=-]{1,4}|(?:host|addr|address|peer|remote|client|server|from|to|at|via|gateway|listen(?:ing)?(?: on)?|connect(?:ing|ed)?(?: to)?|ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH)["' :=]{1,4})$/i;

/** `ada@1.2.3.4: Permission denied`, `ada@1.2.3.4:/srv`: no version goes on like that. */
const REMOTE_AFTER = /^(?::[~/]|: (?:Permission|Connection|Host key|Too many)|['’]s password)/;
const VERSION_AFTER =
  /^(?:-(?:node\.|alpha|beta|rc|dev|pre|SNAPSHOT|[a-z]+\d|[a-z]{3,16}\.\d)|\.(?:tar|tgz|zip|dmg|pkg|deb|rpm|whl|jar|dll|so|exe|nupkg|gem)|_(?:x64|x86|amd64|arm64|neutral)|\) <|\+)/i;
const IPV4 =
  /(?<!\d|\d\.)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\d|\.\d(?!\d{0,4}(?![\d.])))/g;
/** `Connected to db.acme.io (192.0.2.7) port 443`: a host and where it is; `com.acme.app (1.2.3.4)` is none. */
const HOST_BEFORE =
  /(?:^|[\s"'*])(?!(?:com|org|io|net|dev|app|edu|de|me|co|us|uk|eu|ai)\.)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,5}\.(?:com|net|org|edu|gov|io|dev|app|ai|co|cloud|de|uk|fr|nl|eu|ch|at|it|es|pl|se|no|dk|fi|be|cz|pt|ru|ua|jp|cn|kr|in|br|au|nz|ca|us|info|biz|me|tv|gg|sh|xyz|lan|local|internal|corp|home|intranet|localdomain|test|example|invalid)["']? \($/i;
/** `192.0.2.7.52143`, as `netstat` of macOS and the BSDs prints an address and its port. */
const NETSTAT = /(?:\bIP6?|>) {1,2}$|(?:tcp|udp)(?:4|6|46)?[ \t]{1,8}\d{1,8}[ \t]{1,8}\d{1,8}[^\n]{0,60}$/;
const IPV6_RUN =
  /(?:[0-9a-fA-F:]{2,30}?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-fA-F:]{2,39})(?:%25[\w.]{1,16}|%[A-Za-z][\w.]{0,15})?(?![\w])/y;
const BEFORE_IPV6 = characters('A-Za-z0-9_.');
const IPV6_START = /(?<![0-9a-fA-F:])(?:::?)?[0-9a-fA-F]{1,4}:/g;
const MAC =
  /(?<![0-9a-fA-F:-])(?:[0-9a-fA-F]{2}[:-]){3}[fF]{2}[:-][fF][eE](?:[:-][0-9a-fA-F]{2}){3}(?![0-9a-fA-F:-])|(?<![0-9a-fA-F:.-])(?:[0-9a-fA-F]{2}([:-]))(?:[0-9a-fA-F]{2}\1){4}[0-9a-fA-F]{2}(?![0-9a-fA-F:]|-[0-9a-fA-F]{2})|(?<![0-9a-fA-F:.-])(?=[0-9:]{0,16}[a-fA-F])(?:[0-9a-fA-F]{1,2}:){5}[0-9a-fA-F]{1,2}(?![0-9a-fA-F:])|(?<![0-9a-fA-F-])(?=[0-9-]{0,12}[a-fA-F])[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}(?![0-9a-fA-F-])|(?<![0-9a-fA-F.])(?:[0-9a-fA-F]{4}\.){2}[0-9a-fA-F]{4}(?![0-9a-fA-F]|\.[0-9a-fA-F])/g;

/** `ssh ada@172.31.145.9`: numbers that no version of a package has. */
function isHostOfAccount(lead: string, found: string): boolean {
  return lead.endsWith('@') && (found.match(/\d{3}/g)?.length ?? 0) >= 2;
}

/** Addresses of machines. */
export const network: readonly [Rule, ...Rule[]] = [
  {
    id: 'ipv4',
    kind: 'IP',
    why: 'An address leads to a household or an office.',
    source: 'https://www.rfc-editor.org/rfc/rfc791',
    shaped: ({ dots }) => dots >= 3,
    inNumber: (text, start, end, emit) => {
      for (const { at, found } of matches(text, start, end, IPV4)) {
        if (KEPT.test(found) || /(?:^|\.)0\d/.test(found)) continue;
        const lead = text.slice(Math.max(0, at - 90), at);
        if (text[at + found.length] === '.' && /\d/.test(text[at + found.length + 1] ?? '') && !NETSTAT.test(lead))
          continue;
        if (UPGRADE_BEFORE.test(lead)) continue;
        if (
          !ADDRESS_BEFORE.test(lead) &&
          !HOST_BEFORE.test(lead) &&
          VERSION_BEFORE.test(lead) &&
          !isHostOfAccount(lead, found) &&
          !(lead.endsWith('@') && REMOTE_AFTER.test(text.slice(at + found.length, at + found.length + 20)))
        )
          continue;
        if (VERSION_AFTER.test(text.slice(at + found.length, at + found.length + 16))) continue;
        emit({ start: at, end: at + found.length });
        emitAccount(lead, at, emit);
      }
    },
    scrubs: [
      ['connect ECONNREFUSED 192.168.1.20:5432', 'connect ECONNREFUSED [REDACTED:IP:1]:5432'],
      ['http://10.1.2.3/x', 'http://[REDACTED:IP:1]/x'],
      ['peer=203.0.113.7,ok', 'peer=[REDACTED:IP:1],ok'],
      ['Connected to api.openai.com (198.51.100.7) port 443', 'Connected to api.openai.com ([REDACTED:IP:1]) port 443'],
      ['tcp4  0  0  192.0.2.7.52143  *.443', 'tcp4  0  0  [REDACTED:IP:1].52143  *.443'],
    ],
    leaves: [
      '0.44.3.3',
      'Chrome/67.0.3396.99',
      'v1.2.3.4',
      'version 1.2.3.4',
      '127.0.0.1:80',
      '0.0.0.0',
      '1.2.3.4.5',
      'AssemblyVersion("1.2.3.4")',
      'com.example.helper 1.2.3.12',
      'ii  alsa-topology-conf      1.2.5.1-2      all',
      'SDK 34.0.1.2',
      'upgrade 5.4.0.0 -> 5.4.1.0',
      'downgraded from 1.2.3.4 to 1.2.3.5',
      'upgrade to 2.0.0.1',
      'pkg@1.2.3.4',
      'pkg@67.0.3396.99',
      'com.example.app (4.5.6.7) <UUID>',
      'foo-1.2.3.4.tar.gz',
    ],
  },
  {
    id: 'ipv4-defanged',
    kind: 'IP',
    why: 'An address with brackets round its dots is the same address.',
    source: 'https://isc.sans.edu/diary/Defang+all+the+things/22744',
    keywords: ['[.]'],
    back: { over: characters('0-9'), most: 3 },
    pattern: /(?<![\d.])\d{1,3}\[\.\]\d{1,3}(?:\[\.\]|\.)\d{1,3}(?:\[\.\]|\.)\d{1,3}(?![\d[.])/y,
    scrubs: [['seen 192[.]0[.]2[.]7 again', 'seen [REDACTED:IP:1] again']],
    leaves: ['split(/[.]/)', '1[.]2', 'example[.]com'],
  },
  {
    id: 'ipv4-dashed',
    kind: 'HOST',
    why: 'Clouds and providers write a customer’s address into host names.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html',
    keywords: ['ip-#', 'ec2-#', 'dsl-#', 'pool-#', 'host-#', 'cpe-#', 'dyn-#', 'c-#', 'static-#'],
    notAfter: ALNUM,
    pattern:
      /(?:ip|ec2|dsl|pool|host|cpe|dyn|c|static)-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}(?:[.-][A-Za-z0-9-]{1,60}){0,6}/iy,
    scrubs: [['on ip-10-0-12-34.ec2.internal', 'on [REDACTED:HOST:1]']],
    leaves: ['ip-1 rule', 'c-3'],
  },
  {
    id: 'ipv6',
    kind: 'IP',
    why: 'An address leads to a household, and often to one device.',
    source: 'https://www.rfc-editor.org/rfc/rfc4291#section-2.2',
    keywords: ['::'],
    back: { over: IPV6, most: 46 },
    shaped: ({ colons, pairs }) => pairs > 0 || colons >= 6,
    find: (text, start, _end, emit) => takeIpv6(text, start, emit),
    inNumber: (text, start, end, emit) => {
      if (indexWithin(text, ':', start, end - start) >= 0)
        for (const { at } of matches(text, start, end, IPV6_START)) takeIpv6(text, at, emit);
    },
    scrubs: [
      ['from 2001:db8:0:1::9 ok', 'from [REDACTED:IP:1] ok'],
      ['[fe80::1c2b:3d4e%en0]:80', '[[REDACTED:IP:1]]:80'],
      ['::ffff:192.168.1.7', '[REDACTED:IP:1]'],
    ],
    leaves: [
      '::1',
      '::',
      'std::fs::File',
      'at 12:34:56',
      'core::fmt::h0123456789abcdef',
      'a::b',
      'T09:15:00Z',
      '[::]:8080',
    ],
  },
  {
    id: 'mac',
    kind: 'MAC',
    why: 'A hardware address is the same for the life of the device.',
    source: 'https://standards.ieee.org/products-programs/regauth/',
    shaped: ({ colons, dashes, dots, length }) =>
      length >= 11 && (colons >= 5 || dashes >= 5 || dots >= 2 || (dashes === 2 && length === 14)),
    inNumber: (text, start, end, emit) => {
      for (const { at, found } of matches(text, start, end, MAC)) {
        if (/^(?:00[:-]){5}00$|^(?:ff[:-]){5}ff$/i.test(found)) continue;
        if (found.includes('.') && !/[a-f]/i.test(found)) continue;
        emit({ start: at, end: at + found.length });
      }
    },
    scrubs: [
      ['en0 a4:83:e7:01:02:03 up', 'en0 [REDACTED:MAC:1] up'],
      ['A4-83-E7-01-02-03', '[REDACTED:MAC:1]'],
      ['at a4:83:e7:1:2:3f on en0', 'at [REDACTED:MAC:1] on en0'],
      ['a483.e701.0203', '[REDACTED:MAC:1]'],
    ],
    leaves: ['00:00:00:00:00:00', '12:34:56', '2026-04-03', 'a1:b2:c3:d4:e5:f6:a7:b8:c9:d0', '1234.5678.9012'],
  },
  {
    id: 'mac-named',
    kind: 'MAC',
    why: 'A hardware address is the same for the life of the device.',
    source: 'https://standards.ieee.org/products-programs/regauth/',
    keywords: [
      'mac',
      'macaddress',
      'peer addr',
      'client-id 01:',
      'bssid',
      'ether ',
      'hwaddr',
      'wifi_addr',
      'bluetooth',
      'ethernet',
      'hardware addr',
      'physical addr',
      'controller addr',
      'device addr',
      'station',
      'lladdr',
      'eui',
      'dev_#',
      'bd_addr',
      'bdaddr',
      'bd addr',
      'guid',
      'ieee_addr',
      'ieeeaddr',
      'ieee addr',
      'ext_addr',
      'dev_a',
      'dev_b',
      'dev_c',
      'dev_d',
      'dev_e',
      'dev_f',
    ],
    find: (text, start, end, emit) => {
      const named =
        /(?:ess|[ _-]?addr(?:ess)?|[ _-]?(?:id|48|64))?\\?["']?[ \t.]{0,12}[:=]?[ \t]{0,3}\\?["'<]?(?:0x)?(?<secret>(?:[0-9a-fA-F]{2}[:-]){7}[0-9a-fA-F]{2}|(?:[0-9a-fA-F]{1,2}[:-]){5}[0-9a-fA-F]{1,2}|[0-9a-fA-F]{2}(?:_[0-9a-fA-F]{2}){5}|[0-9a-fA-F]{4}(?:[.-][0-9a-fA-F]{4}){2}|(?:[0-9a-fA-F]{2} ){5}[0-9a-fA-F]{2}|[0-9a-fA-F]{6}-[0-9a-fA-F]{6}|[0-9a-fA-F]{12}(?:[0-9a-fA-F]{4})?)(?![\w:-])/iy;
      // `dev_A4_83_…` of Bluetooth: the signs behind the line are the first of it.
      named.lastIndex = /^dev_/i.test(text.slice(start, end)) ? start + 4 : end;
      const match = named.exec(text);
      const secret = match?.groups?.['secret'];
      if (match === null || secret === undefined || !/\d/.test(secret)) return;
      const word = text.slice(start, end).toLowerCase();
      if (isAt(text, start - 1, LETTER) && !/addr|dev_/.test(word)) return;
      // A GUID is many things: only what is made of a hardware address is one.
      if (word === 'guid' && !/ff[:-]?fe/i.test(secret)) return;
      emit({ start: named.lastIndex - secret.length, end: named.lastIndex });
    },
    scrubs: [
      ['mac=a483e7010203', 'mac=[REDACTED:MAC:1]'],
      ['BTHENUM\\Dev_A4_83_E7_01_02_03', 'BTHENUM\\Dev_[REDACTED:MAC:1]'],
      ['hardware address A483E7010203', 'hardware address [REDACTED:MAC:1]'],
    ],
    leaves: ['macOS 26.3.0', 'mac: none'],
  },
];

/** `ada@192.0.2.7`, `ada/192.0.2.7:1194`: who is there. */
function emitAccount(lead: string, at: number, emit: (span: Span) => void): void {
  if (!/[@/]$/.test(lead)) return;
  const account = /(?:^|[\s"'=([])(?<user>[a-z_][\w.-]{1,31})[@/]$/i.exec(lead)?.groups?.['user'];
  if (account !== undefined && !isPublicAccount(account) && !(lead.endsWith('/') && HOST_WORD.test(account)))
    emit({ start: at - 1 - account.length, end: at - 1, kind: 'USER' });
}

/** `localhost/192.0.2.7`, as Java prints an address. */
const HOST_WORD =
  /^(?:localhost|host|server|node|ip|tcp|udp|inet|addr|address|client|peer|remote|gateway|http|unix)$|\./i;

function takeIpv6(text: string, start: number, emit: (span: Span) => void): void {
  const at = text[start] === ':' && text[start + 1] !== ':' ? start + 1 : start;
  // `std::fs`: most of what stands before two colons is a word.
  if (isAt(text, at - 1, BEFORE_IPV6)) return;
  IPV6_RUN.lastIndex = at;
  const match = IPV6_RUN.exec(text);
  if (match === null) return;
  const address = match[0].replace(/(?<=[^:]):$/, '');
  // `values[1::2]`: every second of a list.
  // `3-Feb-2026::11:02:17`: a time.
  if (text[at - 1] === '-' && /^\d{4}::\d{1,2}:\d{2}:\d{2}$/.test(address)) return;
  if (text[at - 1] === '[' && /[\w\])]/.test(text[at - 2] ?? ' ') && /^\d{0,3}::\d{0,3}$/.test(address)) return;
  if (isIpv6(address.replace(/%[\s\S]*/, ''))) emit({ start: at, end: at + address.length });
}

/** Eight groups, or fewer round one `::`; at least one digit, for words can look like groups too. */
function isIpv6(text: string): boolean {
  // `::1:5432`: the loop and a port. `fe80::1`: the loop of every Mac.
  if (/^::1:\d{1,4}$|^fe80::1$/i.test(text)) return false;
  if (text === '::' || text === '::1' || /^[0:]+1?$/.test(text)) return false;
  const dotted = /(?:^|:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text)?.[1];
  const groups = (dotted === undefined ? text : `${text.slice(0, -dotted.length)}0:0`).split(':');
  if (groups.some((group) => group.length > 4)) return false;
  const gap = text.includes('::');
  if (!gap) return groups.length === 8 && groups.every((group) => group !== '');
  if (text.split('::').length !== 2 || text.includes(':::') || groups.length > 8) return false;
  const filled = groups.filter((group) => group !== '');
  if (filled.length === 0 || !/\d/.test(text)) return false;
  return filled.length >= 2 || (filled[0]?.length ?? 0) >= 3;
}
