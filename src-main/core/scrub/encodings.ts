import { decodedView, mayEscape } from './decode.ts';
import { plainView } from './view.ts';

/** The forms that one secret takes on its way into a log. */

const encoder = new TextEncoder();
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The middles that base64 has for `value` wherever in the encoded bytes it begins: three alignments, without the first
 * and last digits, which its neighbours share. Each in both alphabets.
 */
export function base64Middles(value: string): string[] {
  const narrow = latin1(value);
  return [...middlesOf(encoder.encode(value)), ...(narrow === null ? [] : middlesOf(narrow))];
}

/** What base64 makes of a value and nothing else, or of it and the end of a line, as `echo` gives it. Without `=`. */
export function base64Whole(value: string): string[] {
  return [value, `${value}\n`].flatMap((text) => {
    const digits = btoa(String.fromCharCode(...encoder.encode(text))).replace(/={1,2}$/, '');
    return [digits, digits.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** The bytes that older programs write for letters such as é; null where they are those of UTF-8, or there are none. */
function latin1(value: string): Uint8Array | null {
  const wide = /[^\u0020-\u007e]/.test(value) && !/[^\u0020-\u00ff]/.test(value);
  return wide ? Uint8Array.from(value, (sign) => sign.charCodeAt(0)) : null;
}

function middlesOf(bytes: Uint8Array): string[] {
  const found: string[] = [];
  for (let shift = 0; shift < 3; shift += 1) {
    const from = Math.ceil((8 * shift) / 6);
    const to = Math.floor((8 * (shift + bytes.length)) / 6);
    let middle = '';
    for (let digit = from; digit < to; digit += 1) {
      let six = 0;
      for (let bit = 0; bit < 6; bit += 1) {
        const place = digit * 6 + bit - shift * 8;
        six = six * 2 + (((bytes[place >> 3] ?? 0) >> (7 - (place & 7))) & 1);
      }
      middle += ALPHABET[six];
    }
    found.push(middle);
    const url = middle.replaceAll('+', '-').replaceAll('/', '_');
    if (url !== middle) found.push(url);
  }
  return found;
}

export function hex(value: string): string {
  return [...encoder.encode(value)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Nothing that Unicode, JSON, a URL or a shell writes in another way. */
const PLAIN = /^[\w.~-]*$/;

/** Digits of bytes, together and apart: `6869`, `68 69`, `68:69`. */
export function byteForms(digits: string): string[] {
  return [digits, ...[' ', ':'].map((sign) => digits.replace(/..(?!$)/g, `$&${sign}`))];
}

/** As itself, in every Unicode form, in a URL, in a form, in JSON, in SQL and CSV and for a shell. A lone surrogate has no URL form. */
export function plainForms(value: string): string[] {
  if (PLAIN.test(value)) return [value];
  const forms = new Set<string>();
  for (const form of [value, ...['NFC', 'NFD', 'NFKC', 'NFKD'].map((form) => value.normalize(form))]) {
    forms.add(form);
    forms.add(JSON.stringify(form).slice(1, -1));
    const whole = form.replace(/\p{Surrogate}/gu, '\ufffd');
    forms.add(encodeURIComponent(whole));
    forms.add(encodeURI(whole));
    forms.add(encodeURIComponent(whole).replaceAll('%20', '+'));
    // As shells write a quote inside of quotes.
    for (const quote of ["'\\''", `'"'"'`, "''"]) forms.add(form.replaceAll("'", quote));
    forms.add(form.replaceAll('"', '""'));
    forms.add(form.replace(SHELL_SIGNS, '\\$&'));
    const read = asRead(form);
    if (read !== null) forms.add(read);
    if (/[^\u0020-\u007e]/.test(whole)) forms.add(quotedPrintable(whole));
  }
  return [...forms];
}

/** What `printf %q` and tab completion put a backslash before. */
const SHELL_SIGNS = /[ !"#$&'()*,;<>?[\\\]^`{|}~]/g;

/**
 * What is left of a value that holds what seems to be an escape (`a\back`, `50%25`) where the text round it was decoded;
 * null where it is what it was, or too little.
 */
function asRead(value: string): string | null {
  const hiding = Array.from(value, (_, at) => at).filter(
    (at) => ESCAPE_SIGNS.includes(value[at] ?? ' ') && mayEscape(value, at),
  );
  if (hiding.length === 0 || value.includes('\n')) return null;
  const read = decodedView(plainView(value), hiding)?.text.trimEnd() ?? '';
  return read.length < SHORTEST_READ ? null : read;
}

const ESCAPE_SIGNS = '\\%&=';
const SHORTEST_READ = 5;

/** As mail writes letters that are not ASCII, and `=`. */
function quotedPrintable(text: string): string {
  return Array.from(encoder.encode(text), (byte) =>
    byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
  ).join('');
}
