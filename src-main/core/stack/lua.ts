import { type FoundCrash, frame, type RawFrame } from './types.ts';

/** Innermost first, below `stack traceback:`. Source: https://www.lua.org/manual/5.4/manual.html#pdf-debug.traceback */
const TITLE = /^\s{0,8}stack traceback:$/;
const FRAME =
  /^\s{1,12}(?:\[(?:C|string ".{0,200}"|builtin.{0,40})\]|(?:[A-Za-z]:)?[^\s:][^:]{0,600}):(?:\d{1,9}:)? in (?:(?:function|upvalue|local|method|field|metamethod|global|for iterator|hook|builtin)(?: function)? ['\u0060]([^']{1,200})'|function <(.{1,600})>|(main chunk)|\?)$/;
const C = /^\s{1,12}\[C\]:/;

export function findLua(lines: readonly string[]): FoundCrash | null {
  const title = lines.findLastIndex((line) => TITLE.test(line));
  if (title < 0) return null;
  const frames: RawFrame[] = [];
  let last = title;
  for (let at = title + 1; at < lines.length; at += 1) {
    const match = FRAME.exec(lines[at] ?? '');
    if (match === null && !/^\s{1,12}\.\.\./.test(lines[at] ?? '')) break;
    last = at;
    const symbol = match?.[1] ?? match?.[3] ?? null;
    // What is written in C has a name or nothing; which of Lua's own starts a program differs.
    if (match !== null && !(C.test(lines[at] ?? '') && (symbol === null || symbol === 'error')))
      frames.push(frame({ symbol }));
  }
  if (frames.length === 0) return null;
  const message = (lines[title - 1] ?? '').replace(/^(?:lua[\w.]{0,8}|luajit): /, '') || null;
  return { lastLine: last, crash: { language: 'lua', errorClass: null, message, frames, rejection: false } };
}
