import { type FoundCrash, frame, type RawFrame } from './types.ts';

/** Source: https://learn.microsoft.com/en-us/dotnet/api/system.exception.tostring. Inner errors come first, innermost first. */
const HEAD =
  /^(?:Unhandled exception[.:] |Unhandled Exception: )?((?:[A-Z][\w`]*\.)+[A-Z][\w`]*(?:Exception|Error|Failure)?)(?: \(0x[0-9A-Fa-f]+\))?(?::\s?(.*))?$/;
const INNER = /^\s*---> ((?:[A-Z][\w`]*\.)+[A-Z][\w`]*)(?: \(0x[0-9A-Fa-f]+\))?(?::\s?(.*))?$/;
const AT =
  /^\s{1,20}at ((?:[\w.`+<>|$@[\],-]|::){1,400}(?:\[[^\]]{0,200}\])?)\((.{0,600}?)\)(?: in (.{1,800}):line \d{1,9}| \[0x[^\]]{1,40}\] in (.{1,800}):\d{1,9})?\s*$/;
const BETWEEN = /^\s*--- End of .{1,80} ---$/;

export function findDotnet(lines: readonly string[]): FoundCrash | null {
  let found: FoundCrash | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    if (readFrame(lines[at] ?? '') === null) continue;
    const start = at;
    const frames: RawFrame[] = [];
    while (at < lines.length) {
      const one = readFrame(lines[at] ?? '');
      if (one !== null) frames.push(one);
      else if (!BETWEEN.test(lines[at] ?? '')) break;
      at += 1;
    }
    const head = headerAbove(lines, start);
    if (head === null) continue;
    found = {
      lastLine: at - 1,
      crash: {
        language: 'dotnet',
        errorClass: head.errorClass,
        message: head.message,
        frames,
        rejection: /UnobservedTaskException/.test(head.line),
      },
    };
  }
  return found;
}

function readFrame(line: string): RawFrame | null {
  const match = AT.exec(line);
  // Java's frames look alike and name a file in their brackets.
  if (match === null || /^(?:[\w$-]+\.(?:java|kt|scala)(?::\d+)?|Native Method|Unknown Source)$/.test(match[2] ?? ''))
    return null;
  return frame({ symbol: match[1] ?? null, file: match[3] ?? match[4] ?? null });
}

function headerAbove(
  lines: readonly string[],
  first: number,
): { errorClass: string | null; message: string | null; line: string } | null {
  for (let at = first - 1; at >= Math.max(0, first - 12); at -= 1) {
    const line = lines[at] ?? '';
    const match = INNER.exec(line) ?? HEAD.exec(line);
    if (match === null) continue;
    // `A: x ---> B: y` on one line: the inner one is what broke.
    const inner = /^(.*?) ---> ((?:[A-Z]\w*\.)+[A-Z]\w*): (.*)$/.exec(match[2] ?? '');
    return { errorClass: inner?.[2] ?? match[1] ?? null, message: inner?.[3] ?? match[2] ?? null, line };
  }
  return null;
}
