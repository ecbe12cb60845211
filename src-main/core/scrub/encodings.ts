/** The forms that one secret takes on its way into a log. */

const encoder = new TextEncoder();
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The middles that base64 has for `value` wherever in the encoded bytes it begins: three alignments, without the first
 * and last digits, which its neighbours share. Each in both alphabets.
 */
export function base64Middles(value: string): string[] {
  const bytes = encoder.encode(value);
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

/** As itself, in every Unicode form, in a URL, in a form and in JSON. A lone surrogate has no URL form. */
export function plainForms(value: string): string[] {
  const forms = new Set<string>();
  for (const form of [value, ...['NFC', 'NFD', 'NFKC', 'NFKD'].map((form) => value.normalize(form))]) {
    forms.add(form);
    forms.add(JSON.stringify(form).slice(1, -1));
    const whole = form.replace(/\p{Surrogate}/gu, '\ufffd');
    forms.add(encodeURIComponent(whole));
    forms.add(encodeURI(whole));
    forms.add(encodeURIComponent(whole).replaceAll('%20', '+'));
  }
  return [...forms];
}
