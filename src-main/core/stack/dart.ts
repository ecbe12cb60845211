import { type FoundCrash, frame, type RawFrame } from './types.ts';

/** Dart and Flutter, innermost first. Source: https://api.dart.dev/dart-core/StackTrace-class.html */
const FRAME =
  /^#\d{1,4} {2,8}(\S.{0,300}?) \(((?:dart|package|file|http|https|org-dartlang-[a-z-]{2,20}):.{1,600}?)(?::\d{1,9}){0,2}\)$/;
const GAP = /^<asynchronous suspension>$|^\(elided \d{1,6} frames? from .{1,200}\)$/;
const NAMED =
  /^(?:Unhandled exception:\s{0,4})?(?:\[ERROR:.{1,200}\] Unhandled Exception: )?([A-Z]\w{0,80}(?:Error|Exception))\b(?: \(.{1,80}?\))?(?:: (.{0,2000}))?$/;
const FLUTTER = /^The following (?:_?([A-Z]\w{0,80})(?:<.{1,80}>)? (?:object )?was thrown|assertion was thrown)\b/;
/** Errors of the language that print words instead of their class. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Bad state: /, 'StateError'],
  [/^Invalid argument(?:\(s\))?\b/, 'ArgumentError'],
  [/^Exception(?:: |$)/, 'Exception'],
  [/^Unsupported operation: /, 'UnsupportedError'],
  [/^Concurrent modification during iteration/, 'ConcurrentModificationError'],
  [/^(?:Null check operator used on a null value|type '.{1,120}' is not a subtype of )/, 'TypeError'],
  [/^Stack Overflow$/, 'StackOverflowError'],
  [/^Out of Memory$/, 'OutOfMemoryError'],
];

export function findDart(lines: readonly string[]): FoundCrash | null {
  const end = lines.findLastIndex((line) => FRAME.test(line));
  if (end < 0) return null;
  let first = end;
  for (let at = end; at >= 0 && (FRAME.test(lines[at] ?? '') || GAP.test(lines[at] ?? '')); at -= 1) {
    if (FRAME.test(lines[at] ?? '')) first = at;
    // Another stack ends right above this one.
    if (/^#0 /.test(lines[at] ?? '')) break;
  }
  const frames: RawFrame[] = [];
  for (const line of lines.slice(first, end + 1)) {
    const match = FRAME.exec(line);
    if (match !== null) frames.push(frame({ symbol: match[1] ?? null, file: placeOf(match[2] ?? '') }));
  }
  const head = headAbove(lines, first);
  return { lastLine: end, crash: { language: 'dart', ...head, frames, rejection: false } };
}

/** A package is one's own program as often as somebody else's: only what the language and Flutter come with is named. */
function placeOf(place: string): string | null {
  return /^(?:dart:|package:flutter(?:_\w{1,40})?\/)/.test(place) ? place : null;
}

function headAbove(lines: readonly string[], first: number): { errorClass: string | null; message: string | null } {
  for (let at = first - 1; at >= Math.max(0, first - 30); at -= 1) {
    const line = (lines[at] ?? '')
      .replace(/^E\/flutter \(\s{0,6}\d{1,9}\): /, '')
      .replace(/^\[ERROR:.{1,200}?\] Unhandled Exception: /, '');
    const flutter = FLUTTER.exec(line);
    if (flutter !== null) return { errorClass: flutter[1] ?? 'AssertionError', message: lines[at + 1] ?? null };
    const named = NAMED.exec(line);
    const said = named?.[1] ?? WORDS.find(([pattern]) => pattern.test(line))?.[1];
    // Flutter's own words stand above the error's.
    const below = lines.slice(Math.max(0, at - 3), at).some((one) => FLUTTER.test(one));
    if (said !== undefined && !below) return { errorClass: said, message: named?.[2] ?? line };
  }
  return { errorClass: null, message: null };
}
