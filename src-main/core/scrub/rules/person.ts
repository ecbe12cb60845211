import { isGivenName } from '../given-names.ts';

const PARTICLE = '(?:(?:van|von|vom|zu|de|der|den|del|du|dos|das|la|le|da|di|bin|ibn|bint|al|el|ter|ten|af)[ ]){0,2}';
/** A name as a person writes it: capitals, particles, or characters of the scripts that have no capitals. */
export const PERSON = String.raw`(?:\p{Lu}[\p{Ll}\p{M}'’-]{0,3}\p{Lu}?[\p{L}'’-]{1,30}\.?(?:[ ]${PARTICLE}\p{Lu}[\p{L}'’.-]{0,30}){0,3}|[\p{Script=Han}\p{Script=Hangul}]{2,5}(?!\p{L})|[\p{Script=Katakana}ー・]{3,16}(?!\p{L}))`;
export const NO_NAME =
  /^(?:The|This|That|These|Those|There|A|An|It|In|On|At|If|All|Any|No|Not|Your|Our|My|We|You|He|She|They|I|Please|Team|Support|Customer|Error|Failed|Cannot|Could|Unable|Node|Visual|Google|Microsoft|Apple|Amazon|Mac|Windows|Linux|Unknown|Invalid|Missing|Required|Default)\b/;

export function firstOf(name: string): string {
  return (name.split(/[ -]/, 1)[0] ?? '').normalize('NFD').replace(/\p{M}/gu, '');
}

/** Two capitals or more, the first a given name, or letters and particles that no program's name has. */
export function isPerson(name: string): boolean {
  if (/^\p{Lo}/u.test(name)) return name.length <= 5 || /^[\p{Script=Katakana}ー・]+$/u.test(name);
  const words = name.split(/[ -]/);
  if (
    words.length < 2 ||
    words.length > 5 ||
    NO_NAME.test(name) ||
    /[\d/\\:_=()<>[\]{}@.,;!?]{1}(?!$)/.test(name.replace(/\. /g, ' '))
  )
    return false;
  if (!/^\p{Lu}/u.test(name) || !/^\p{Lu}/u.test(words.at(-1) ?? '')) return false;
  if (isGivenName(firstOf(name))) return true;
  // Of a name with accents or of another alphabet each word is long, and none is in capitals.
  return /[^\x20-\x7e’]/.test(name) && words.every((word) => /^(?:\p{Lu}[\p{Ll}'’]|\p{Ll}{2,3}$)/u.test(word));
}
