/** Luhn's sum, which every payment card number fulfils (ISO/IEC 7812-1, annex B). Digits only. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, twice = false; at >= 0; at -= 1, twice = !twice) {
    let digit = digits.charCodeAt(at) - 48;
    if (twice) {
      digit *= 2;
      if (digit > 9) digit -= 9;
    }
    sum += digit;
  }
  return sum % 10 === 0;
}

/** The remainder of 1 by 97 that an IBAN has (ISO 13616-1). Capitals and digits only, no spaces. */
export function ibanHolds(iban: string): boolean {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const code = sign.charCodeAt(0);
    const value = code <= 57 ? code - 48 : code - 55;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/** The checksum of a segwit address (BIP 173, BIP 350). Lower case. */
export function bech32Holds(address: string): boolean {
  const split = address.lastIndexOf('1');
  const prefix = address.slice(0, split);
  let sum = 1;
  const feed = (value: number) => {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].forEach((mask, bit) => {
      if ((top >>> bit) & 1) sum ^= mask;
    });
  };
  for (const sign of prefix) feed(sign.charCodeAt(0) >> 5);
  feed(0);
  for (const sign of prefix) feed(sign.charCodeAt(0) & 31);
  for (const sign of address.slice(split + 1)) {
    const value = BECH32.indexOf(sign);
    if (value < 0) return false;
    feed(value);
  }
  return sum === 1 || sum === 0x2bc830a3;
}
