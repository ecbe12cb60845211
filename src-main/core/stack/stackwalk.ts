import { type FoundCrash, frame, type RawFrame } from './types.ts';

/**
 * What `minidump_stackwalk` prints of a minidump of Crashpad or Breakpad: for people, and with `-m` for machines. Only the
 * thread that crashed is read; registers, modules and the memory of the stack are passed over.
 * Source: https://chromium.googlesource.com/breakpad/breakpad/+/main/src/processor/stackwalk_common.cc
 */
export function findStackwalk(lines: readonly string[]): FoundCrash | null {
  const piped = findPiped(lines);
  const spoken = findSpoken(lines);
  return piped === null || (spoken !== null && spoken.lastLine > piped.lastLine) ? spoken : piped;
}

const REASON = /^Crash reason:\s{1,8}([A-Z][A-Z0-9_]{2,60}|0x[0-9a-f]{8})\b(.{0,200})$/;
const CRASHED = /^Thread \d{1,6} \(crashed\)/;
/** ` 0  app!inner(int) [main.cc : 12 + 0x3]`, ` 2  libc.so.6 + 0x2a1ca`, ` 3  0x7ffd…`. */
const SPOKEN =
  /^ {0,4}\d{1,4} {1,4}(?:([^!\s][^!]{0,120}?)(?:!(.{1,500}?))?)(?: \[[^\]]{1,300} : \d{1,8} \+ 0x[0-9a-f]{1,8}\])?(?: \+ (0x[0-9a-f]{1,16}))?$/;
const NUMBERED = /^ {0,4}\d{1,4} {1,4}\S/;

function findSpoken(lines: readonly string[]): FoundCrash | null {
  const head = lines.findLastIndex((line) => CRASHED.test(line));
  if (head < 0) return null;
  const reason = lines
    .slice(Math.max(0, head - 40), head)
    .map((line) => REASON.exec(line))
    .findLast((match) => match !== null);
  const frames: RawFrame[] = [];
  let at = head + 1;
  for (; at < lines.length && (lines[at] ?? '').trim() !== ''; at += 1) {
    const line = lines[at] ?? '';
    if (!NUMBERED.test(line)) continue;
    const match = SPOKEN.exec(line);
    if (match !== null) frames.push(frameOf(match[1] ?? null, match[2] ?? null, match[3] ?? null));
  }
  return found(reason?.[1] ?? null, frames, at - 1);
}

/** `Crash|SIGSEGV|0x0|0`, and `0|1|app|main|main.cc|20|0x5` of thread 0, frame 1. */
function findPiped(lines: readonly string[]): FoundCrash | null {
  const head = lines.findLastIndex((line) => /^Crash\|[^|]{1,80}\|(?:0x[0-9a-f]{0,16})?\|\d{1,6}$/.test(line));
  if (head < 0) return null;
  const [, reason, , thread] = (lines[head] ?? '').split('|');
  const frames: RawFrame[] = [];
  let at = head;
  for (let line = head + 1; line < lines.length; line += 1) {
    const parts = (lines[line] ?? '').split('|');
    if (parts.length !== 7 || parts[0] !== thread || !/^\d{1,4}$/.test(parts[1] ?? '')) continue;
    frames.push(frameOf(parts[2] ?? null, parts[3] ?? null, parts[3] === '' ? (parts[6] ?? null) : null));
    at = line;
  }
  return found(/^[A-Z][A-Z0-9_]{2,60}/.exec(reason ?? '')?.[0] ?? null, frames, at);
}

function frameOf(module: string | null, symbol: string | null, offset: string | null): RawFrame {
  const isAddress = module !== null && /^0x[0-9a-f]{1,16}$/.test(module);
  return frame({
    module: isAddress || module === '' ? null : module,
    symbol: symbol === '' ? null : symbol,
    offset: symbol === null || symbol === '' ? offset : null,
  });
}

function found(errorClass: string | null, frames: readonly RawFrame[], lastLine: number): FoundCrash | null {
  if (errorClass === null && frames.length === 0) return null;
  return { lastLine, crash: { language: 'native', errorClass, message: null, frames, rejection: false } };
}
