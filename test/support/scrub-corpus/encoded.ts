import { type LeakCase, leak } from './case.ts';
import { dice, SHAPES } from './dice.ts';

const each = (text: string, make: (sign: string) => string) => [...text].map(make).join('');
const hexOf = (sign: string, width: number) => sign.charCodeAt(0).toString(16).padStart(width, '0');

/** What hides a text from a pattern and not from a reader. */
export const ENCODINGS: readonly (readonly [kind: string, encode: (text: string) => string])[] = [
  ['percent', encodeURIComponent],
  ['percent all', (text) => each(text, (sign) => `%${hexOf(sign, 2).toUpperCase()}`)],
  ['percent twice', (text) => encodeURIComponent(encodeURIComponent(text))],
  ['json', (text) => JSON.stringify(text)],
  ['json twice', (text) => JSON.stringify(JSON.stringify(text))],
  ['json slashes', (text) => JSON.stringify(text).replaceAll('/', '\\/')],
  ['\\u', (text) => each(text, (sign) => `\\u${hexOf(sign, 4)}`)],
  ['\\u some', (text) => each(text, (sign) => (/[a-e=:@/]/.test(sign) ? `\\u${hexOf(sign, 4)}` : sign))],
  ['\\x', (text) => each(text, (sign) => `\\x${hexOf(sign, 2)}`)],
  ['\\u{}', (text) => each(text, (sign) => `\\u{${hexOf(sign, 2)}}`)],
  ['octal', (text) => each(text, (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`)],
  ['html', (text) => each(text, (sign) => (/[&<>"'@=/:]/.test(sign) ? `&#${sign.charCodeAt(0)};` : sign))],
  ['html hex', (text) => each(text, (sign) => `&#x${hexOf(sign, 2)};`)],
  ['html named', (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')],
  [
    'full width',
    (text) => each(text, (sign) => (/[!-~]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign)),
  ],
  ['zero width', (text) => each(text, (sign) => `${sign}\u200b`)],
  ['soft hyphen', (text) => text.replace(/(.{7})/g, '$1\u00ad')],
  ['ansi round', (text) => `\u001b[1;31m${text}\u001b[0m`],
  ['ansi inside', (text) => text.replace(/(.{6})/g, '$1\u001b[0m\u001b[31m')],
  ['isolates', (text) => each(text, (sign) => `${sign}\u2068`)],
  [
    'html signs named',
    (text) => text.replaceAll('=', '&equals;').replaceAll('_', '&lowbar;').replaceAll('@', '&commat;'),
  ],
  ['\\ signs', (text) => text.replace(/[=:@]/g, '\\$&')],
  ['nuls', (text) => each(text, (sign) => `${sign}\0`)],
  ['crlf', (text) => `x\r\n${text}\r\ny`],
  ['quoted-printable', (text) => text.replaceAll('=', '=3D').replace(/(.{70})/g, '$1=\r\n')],
  [
    'bold letters',
    (text) =>
      each(text, (sign) => (/[a-z]/.test(sign) ? String.fromCodePoint(0x1d41a + sign.charCodeAt(0) - 97) : sign)),
  ],
];

/** What some encodings put between the characters: without it the text reads as before. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal codes begin with one.
export const INSERTED = /\u001b\[[\d;]*m|[\u200b\u2068\u00ad\0]|=\r\n/g;

/** Every kind of secret in every encoding. The secret is what the encoding makes of it. */
export function encoded(seed: number): LeakCase[] {
  const roll = dice(seed);
  const shape = (name: string) => SHAPES[name]?.(roll) ?? '';
  const cases: LeakCase[] = [];
  for (const [kind, encode] of ENCODINGS) {
    const plants: readonly (readonly [string, string, string])[] = [
      ['github', 'got ', `ghp${'_'}${shape('mixed32')}Ab12`],
      ['anthropic', 'key ', `sk-${'ant'}-api03-${shape('url43')}${shape('url43')}`],
      ['password', 'password=', 'hunter2pass'],
      ['api key json', '"apiKey":"', shape('mixed24')],
      ['email', 'mail ', 'ada@acme-corp.org'],
      ['home', 'open ', '/Users/adalovelace/x/y.txt'],
      ['ip', 'peer ', '203.0.113.77'],
      ['bearer', 'Authorization: Bearer ', shape('mixed40')],
      ['url', 'dial ', 'postgres://app:s3cretpw@db.example.com/x'],
      ['opaque', 'value ', shape('mixed40')],
    ];
    for (const [what, lead, secret] of plants) {
      const hidden = what === 'home' ? 'adalovelace' : what === 'url' ? 's3cretpw' : secret;
      const closing = lead.endsWith('"') ? '"' : '';
      const inserts = /hyphen|ansi|zero|nuls|quoted/.test(kind);
      const form = inserts
        ? hidden
        : encode(hidden)
            .replace(/^(?:\\{0,3}")+|(?:\\{0,3}")+$/g, '')
            .replace(/^x\r\n|\r\ny$/g, '');
      const strip = inserts ? INSERTED : null;
      cases.push({ ...leak(1, 'encoded', `${kind} / ${what}`, encode(`${lead}${secret}${closing}`), form), strip });
      if (!/json|crlf|quoted/.test(kind))
        cases.push({
          ...leak(1, 'encoded', `${kind} / ${what} / value only`, `${lead}${encode(secret)}${closing}`, form),
          strip,
        });
    }
  }
  return cases;
}
