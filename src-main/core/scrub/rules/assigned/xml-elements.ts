import { indexWithin } from '../../characters.ts';
import type { Span } from '../../rule.ts';
import { isSecretValue } from '../../secret-values.ts';
import { match } from './place.ts';

/** `<password><value>x</value></password>`, `<key>passwords</key><array><string>x</string>`: the texts of what is inside. */

const OPENS_OTHERS = /[^<>]{0,200}>\s{0,80}(?=<[A-Za-z])/y;
const PLIST_OTHERS = /<\/key>\s{0,80}<(?<tag>array|dict)>/y;
const MOST = 8192;

export function takeElements(text: string, nameEnd: number, name: string, emit: (span: Span) => void): boolean {
  PLIST_OTHERS.lastIndex = nameEnd;
  const plist = text.charCodeAt(nameEnd) === 60 ? PLIST_OTHERS.exec(text) : null;
  const inside = plist === null ? match(OPENS_OTHERS, text, nameEnd) : nameEnd + plist[0].length;
  if (inside < 0 || (plist === null && text.charCodeAt(nameEnd) === 60)) return false;
  const close = indexWithin(text, `</${plist?.groups?.['tag'] ?? name}>`, inside, MOST);
  if (close < 0) return false;
  let found = false;
  // Keys of a dictionary say what its values are.
  const piece = /<(?<tag>[A-Za-z][\w:.-]{0,60})(?:\s[^<>]{0,200})?>(?<gap>\s{0,80})(?<text>[^<>]{1,4096})</g;
  const content = text.slice(inside, close + 1);
  for (const { index, groups = {}, 0: all } of content.matchAll(piece)) {
    const held = (groups['text'] ?? '').trimEnd();
    if (groups['tag'] === 'key' || !isSecretValue(name, 'secret', held, { quoted: true, sign: '=', after: '' }))
      continue;
    const start = inside + index + all.length - 1 - (groups['text'] ?? '').length;
    emit({ start, end: start + held.length });
    found = true;
  }
  return found;
}
