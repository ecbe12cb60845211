import { ALNUM, BASE64, characters, isAt } from '../characters.ts';
import { isHex, looksRandom } from '../randomness.ts';
import type { Rule } from '../rule.ts';

const LONGEST = 20_000;
const KEY_LINES = characters('A-Za-z0-9+/=_:;,.\\ \t\r\n"\'-');

/** Private keys: whole blocks, whatever they are wrapped in; and signed tokens. */
export const privateKeys: readonly [Rule, ...Rule[]] = [
  {
    id: 'pem-block',
    kind: 'PRIVATE_KEY',
    why: 'A private key proves to be its owner; a certificate names them.',
    source: 'https://www.rfc-editor.org/rfc/rfc7468',
    keywords: ['-----begin', '---- begin'],
    find: (text, start, end, emit) => {
      const header = /[ A-Z0-9_-]{0,80}?-{4,5}/iy;
      header.lastIndex = end;
      const match = header.exec(text);
      if (match === null || /public key/i.test(match[0])) return;
      const stop = Math.min(text.length, start + LONGEST);
      const closing = text.slice(end + match[0].length, stop).search(/-{4,5} ?END[ A-Z0-9_-]{1,80}?-{4,5}/i);
      if (closing >= 0) {
        const from = end + match[0].length + closing;
        const tail = /-{4,5} ?END[ A-Z0-9_-]{1,80}?-{4,5}/iy;
        tail.lastIndex = from;
        tail.exec(text);
        emit({ start, end: tail.lastIndex });
        return;
      }
      // Cut off: as far as lines of a key go.
      let at = end + match[0].length;
      while (at < stop && (text.charCodeAt(at) < 128 ? KEY_LINES[text.charCodeAt(at)] === 1 : false)) {
        if (/^[\r\n \t]+[A-Za-z]{1,14}[ :]/.test(text.slice(at, at + 24))) break;
        at += 1;
      }
      emit({ start, end: at });
    },
    scrubs: [
      [
        `key: -----${'BEGIN'} RSA PRIVATE KEY-----\nMIIn0t\n-----END RSA PRIVATE KEY-----\nok`,
        'key: [REDACTED:PRIVATE_KEY:1]\nok',
      ],
      [`"-----${'BEGIN'} PRIVATE KEY-----\\nMIIn0t\\n-----END PRIVATE KEY-----\\n"`, '"[REDACTED:PRIVATE_KEY:1]\\n"'],
    ],
    leaves: ['expected -----BEGIN', `-----${'BEGIN'} PUBLIC KEY-----`],
  },
  {
    id: 'putty-key',
    kind: 'PRIVATE_KEY',
    why: 'A PuTTY key file holds a private key.',
    source: 'https://the.earth.li/~sgtatham/putty/0.81/htmldoc/AppendixC.html',
    keywords: ['private-lines:', 'private-mac:', '"d":"', '"d": "'],
    find: (text, start, end, emit) => {
      if (text[start] === '"') {
        const value = /[A-Za-z0-9_-]{20,1000}/y;
        value.lastIndex = end;
        const match = value.exec(text);
        if (match !== null && looksRandom(match[0], 20)) emit({ start: end, end: end + match[0].length });
        return;
      }
      const lines = /[ \t]{0,4}\d{0,4}\s{0,4}(?<body>(?:[A-Za-z0-9+/=]{16,80}\s{0,4}){1,60})/y;
      lines.lastIndex = end;
      const match = lines.exec(text);
      const body = match?.groups?.['body']?.trimEnd();
      if (match === null || body === undefined) return;
      const from = end + match[0].indexOf(body);
      emit({ start: from, end: from + body.length });
    },
    scrubs: [['Private-Lines: 1\nAAAAn0tArea1Key2b3C4n0tArea1Key2b3C4', 'Private-Lines: 1\n[REDACTED:PRIVATE_KEY:1]']],
    leaves: ['Private-Lines: none'],
  },
  {
    id: 'ssh-public-key',
    kind: 'SSH_KEY',
    why: 'A public SSH key names its owner in its comment and links accounts.',
    source: 'https://www.rfc-editor.org/rfc/rfc4253#section-6.6',
    keywords: [
      'ssh-rsa aaaa',
      'ssh-ed25519 aaaa',
      'ssh-dss aaaa',
      'ecdsa-sha2-nistp',
      'sk-ssh-ed25519@openssh.com aaaa',
    ],
    find: (text, start, _end, emit) => {
      const key =
        /(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d{3}|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com) (?<key>AAAA[A-Za-z0-9+/=]{16,2000}(?: [^\s"'`]{1,100})?)/y;
      key.lastIndex = start;
      const match = key.exec(text);
      const body = match?.groups?.['key'];
      if (match === null || body === undefined) return;
      emit({ start: start + match[0].length - body.length, end: start + match[0].length });
    },
    scrubs: [['ssh-ed25519 AAAAn0tArea1Key2b3C4n0tArea1 ada@mac', 'ssh-ed25519 [REDACTED:SSH_KEY:1]']],
    leaves: ['offering ssh-rsa AAAA', 'ssh-ed25519 key type'],
  },
  {
    id: 'ssh-fingerprint',
    kind: 'SSH_KEY',
    why: 'A key’s fingerprint is the same wherever the key is used.',
    source: 'https://www.rfc-editor.org/rfc/rfc4716#section-4',
    keywords: ['sha256:', 'md5:'],
    find: (text, start, end, emit) => {
      const print = /(?:[A-Za-z0-9+/]{43}=?(?![A-Za-z0-9+/])|(?:[0-9a-f]{2}:){15}[0-9a-f]{2})/y;
      print.lastIndex = end;
      const match = print.exec(text);
      if (match === null || isHex(match[0]) || isAt(text, start - 1, ALNUM)) return;
      emit({ start: end, end: end + match[0].length });
    },
    scrubs: [[`RSA key SHA256:${'n0tArea1Key2b3C4'.repeat(3).slice(0, 43)}`, 'RSA key SHA256:[REDACTED:SSH_KEY:1]']],
    leaves: ['image@sha256:0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d4e5f6789'],
  },
  {
    id: 'jwt',
    kind: 'JWT',
    why: 'A signed token is a session, and anybody can read the person’s data in it.',
    source: 'https://www.rfc-editor.org/rfc/rfc7519',
    keywords: ['eyj', 'zxlk', 'ewog'],
    find: (text, start, end, emit) => {
      const prefix = text.slice(start, end);
      if (!/^(?:eyJ|ZXlK|ewog)$/.test(prefix) || isAt(text, start - 1, ALNUM)) return;
      let at = start;
      while (at < text.length && at - start < 4096) {
        const code = text.charCodeAt(at);
        const dot = code === 46 && code < 128 && (BASE64[text.charCodeAt(at + 1)] ?? 0) === 1;
        if (!dot && !(code < 128 && BASE64[code] === 1)) break;
        at += 1;
      }
      if (text[at] === '.' && text.slice(start, at).includes('.')) at += 0;
      const token = text.slice(start, at);
      if (token.length < 20 || (!token.includes('.') && token.length < 36)) return;
      emit({ start, end: at });
    },
    scrubs: [['t=eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.bm90LXJlYWw x', 't=[REDACTED:JWT:1] x']],
    leaves: ['eyJ', 'the eyJ prefix of a JWT'],
  },
];
