import { ALNUM, isAt } from '../characters.ts';
import type { Rule } from '../rule.ts';

const NUMBER = String.raw`[-+]?\d{1,3}\.\d{3,17}`;
const PAIR = new RegExp(
  `\\\\?["']?[ \\t]{0,3}[:=]?[ \\t]{0,3}[([{"']{0,2}\\s{0,60}(?<secret>${NUMBER}[ \\t]{0,3}(?:[,; ][ \\t]{0,3}|,\\s{1,60})${NUMBER})(?![\\d.])`,
  'y',
);
const ONE = new RegExp(
  `(?:itude|gitude)?\\\\?["']?[ \\t]{0,3}[:=][ \\t]{0,3}\\\\?["']?(?<secret>${NUMBER})(?![\\d.]|[ \\t]?[mµn]?s\\b)`,
  'y',
);
const DEGREES =
  /\d{1,3}°[ ]?(?:\d{1,2}[′'’][ ]?)?(?:\d{1,2}(?:\.\d{1,6})?(?:″|"|''|”)[ ]?)?[NSEW](?:[ ,]{1,3}\d{1,3}°[ ]?(?:\d{1,2}[′'’][ ]?)?(?:\d{1,2}(?:\.\d{1,6})?(?:″|"|''|”)[ ]?)?[NSEW])?/y;

const INSIDE_WORD = /(?:[a-z\d]S(?:SID|sid)|(?:^|[^A-Za-z\d])[Ee](?:SSID|ssid))$/;

/** Where a person is: coordinates, and the networks that only stand there. */
export const places: readonly [Rule, ...Rule[]] = [
  {
    id: 'coordinates',
    kind: 'ADDRESS',
    why: 'Three digits behind the point name a house.',
    source: 'https://www.rfc-editor.org/rfc/rfc5870',
    keywords: [
      'latitude',
      'longitude',
      'lat=',
      'lat:',
      '"lat"',
      "'lat'",
      'lon=',
      'lon:',
      '"lon"',
      "'lon'",
      'lng=',
      'lng:',
      '"lng"',
      "'lng'",
      'geo:',
      'geo ',
      'gps ',
      'gps:',
      'gps=',
      'location ',
      'location:',
      'location=',
      'location"',
      'coordinates',
      'coords',
      'latlng',
      'latlon',
    ],
    find: (text, start, end, emit) => {
      // `gpsLatitude`, and no `flat`.
      if (isAt(text, start - 1, ALNUM) && !/[A-Z]/.test(text[start] ?? ' ')) return;
      const keyword = text.slice(start, end).toLowerCase();
      const from = /[=:"']$/.test(keyword) ? end - 1 : end;
      const patterns = /^["']?(?:lat|lon|lng)/.test(keyword) && !/^latl/.test(keyword) ? [ONE] : [PAIR];
      for (const pattern of patterns) {
        pattern.lastIndex = from;
        const match = pattern.exec(text);
        const secret = match?.groups?.['secret'];
        if (match === null || secret === undefined) continue;
        emit({ start: from + match[0].length - secret.length, end: from + match[0].length });
        return;
      }
    },
    scrubs: [
      ['lat=52.520008, lon=13.404954', 'lat=[REDACTED:ADDRESS:1], lon=[REDACTED:ADDRESS:2]'],
      [
        '{"latitude": 37.774929, "longitude": -122.419416}',
        '{"latitude": [REDACTED:ADDRESS:1], "longitude": [REDACTED:ADDRESS:2]}',
      ],
      ['geo:37.786971,-122.399677', 'geo:[REDACTED:ADDRESS:1]'],
      ['location 48.858370,2.294481', 'location [REDACTED:ADDRESS:1]'],
    ],
    leaves: [
      'latency: 12.345 ms',
      'location: 12',
      'flat=1.234',
      'plat: 1.23456',
      'lat: 1.2',
      'lat: 12.345 ms',
      'location 3.14159',
    ],
  },
  {
    id: 'coordinates-in-degrees',
    kind: 'ADDRESS',
    why: 'Degrees, minutes and seconds name a house.',
    source: 'https://www.iso.org/standard/75147.html',
    keywords: ['#¤#', '#¤ #'],
    find: (text, start, _end, emit) => {
      let from = start;
      while (from > 0 && start - from < 2 && /\d/.test(text[from - 1] ?? ' ')) from -= 1;
      DEGREES.lastIndex = from;
      const match = DEGREES.exec(text);
      if (match !== null && match[0].length >= 6) emit({ start: from, end: from + match[0].length });
    },
    scrubs: [['at 40°26\'46"N 79°58\'56"W now', 'at [REDACTED:ADDRESS:1] now']],
    leaves: ['21°5 C', 'turn 90°', '4×4'],
  },
  {
    id: 'wireless-network',
    kind: 'NAME',
    why: 'The name of a network at home is on maps of such networks, and is often a family’s.',
    source: 'https://wigle.net',
    keywords: ['ssid', 'wi-fi network', 'wifi network', 'joined network', 'setairportnetwork', 'wireless network'],
    find: (text, start, end, emit) => {
      // `wifiSSID` and `ESSID`, but no `BSSID` and no `processId`.
      if (isAt(text, start - 1, ALNUM) && !INSIDE_WORD.test(text.slice(Math.max(0, start - 2), end))) return;
      const named =
        /(?:_?(?:str|name))?\\?["']?(?:[ \t]{0,3}(?:[:=]|=>)[ \t]{0,3}| en\d{1,2} |[ \t](?=["'“‘]))(?:\\?"(?<quoted>[^"\n\\]{1,64})"|\\?["'“‘](?<other>[^"'”’\n\\]{1,64})|(?<bare>[^\s"',;{}<>|][^"',;{}<>|\r\n]{0,63}))/iy;
      named.lastIndex = end;
      const match = named.exec(text);
      const written = match?.groups?.['quoted'] ?? match?.groups?.['other'] ?? match?.groups?.['bare'];
      if (match === null || written === undefined) return;
      const bare = match.groups?.['bare'] !== undefined;
      const name = bare ? nameIn(written, /port/i.test(text.slice(start, end)) ? 1 : 8) : written;
      if (
        /^(?:null|none|unknown|hidden|redacted|<.*|\$.*|%.*|true|false|not |is |\d{1,3}$|off|on|n\/a)/i.test(name) ||
        /^(?:(?:dis)?connected|(?:en|dis)abled|(?:un)?available|unreachable|lost)\b/i.test(name) ||
        name === ''
      )
        return;
      const from = end + match[0].lastIndexOf(written);
      emit({ start: from, end: from + name.length });
    },
    scrubs: [
      ['SSID: Lovelace 5G', 'SSID: [REDACTED:NAME:1]'],
      ['wlan0 ESSID:"Lovelace" wifiSSID=Ada', 'wlan0 ESSID:"[REDACTED:NAME:1]" wifiSSID=[REDACTED:NAME:2]'],
      ['{"ssid": "Ada’s home"}', '{"ssid": "[REDACTED:NAME:1]"}'],
      ['Current Wi-Fi Network: Lovelace', 'Current Wi-Fi Network: [REDACTED:NAME:1]'],
      ['joined network "Lovelace Guest"', 'joined network "[REDACTED:NAME:1]"'],
    ],
    leaves: [
      'SSID: null',
      'no SSID found',
      'the wifi network is down',
      'Wi-Fi network: disconnected',
      'ssid: <redacted>',
      'assid=4',
      '"processId": 8974',
      'classId=home, "AddressId": "abc"',
    ],
  },
];

/** `home` of `home bssid=…` and `home (channel 6)`: the words before what says more. */
function nameIn(written: string, most: number): string {
  const words: string[] = [];
  for (const word of written.split(' ')) {
    if (word === '' || words.length === most || (words.length > 0 && /^\(|^[\w-]{1,20}[=:]/.test(word))) break;
    words.push(word);
  }
  return words.join(' ');
}
