import { frame, type ParsedCrash, type RawFrame } from './types.ts';

/**
 * What macOS wrote about an end: `.ips` files of DiagnosticReports. The first line is JSON, what follows another document,
 * perhaps printed over many lines, perhaps followed by junk; the same ending is used for files that tell of no crash.
 * Only what is named here is read: the rest holds paths, names and numbers of the machine.
 * Source: https://developer.apple.com/documentation/xcode/interpreting-the-json-format-of-a-crash-report
 */
export type IpsFile =
  | {
      readonly kind: 'crash';
      readonly pid: number | null;
      readonly parentPid: number | null;
      /** To tell whether it is one of ours; never leaves this Mac. */
      readonly process: string | null;
      readonly capturedAt: string | null;
      /** When that process began: its number may have been another's a moment before. */
      readonly launchedAt: string | null;
      readonly version: string | null;
      readonly signal: string | null;
      readonly crash: ParsedCrash;
    }
  | { readonly kind: 'jetsam'; readonly ended: readonly JetsamEnd[] }
  | { readonly kind: 'other'; readonly bugType: string | null }
  | { readonly kind: 'unreadable' };

/** A process that was ended for memory. */
export interface JetsamEnd {
  readonly pid: number;
  readonly process: string;
  /** Such as `per-process-limit`, `vm-pageshortage`. */
  readonly reason: string;
  readonly rssBytes: number | null;
}

/** Longer files are no crash reports of one process; nothing of them is read. In characters. */
const MOST_TEXT = 16 * 1024 * 1024;
/** Far beyond what is kept: it is cut for good when it was scrubbed. */
const MOST_MESSAGE = 64 * 1024;
const CRASH = new Set(['309', '385']);
const JETSAM = '298';

type Fields = { readonly [key: string]: unknown };

export function readIps(text: string): IpsFile {
  if (text.length > MOST_TEXT) return { kind: 'unreadable' };
  const first = firstObject(text, 0);
  if (first === null) return { kind: 'unreadable' };
  const header = first.value;
  const bugType = textOf(header['bug_type']);
  if (bugType !== null && !CRASH.has(bugType) && bugType !== JETSAM) return { kind: 'other', bugType };
  // A file without a header is one document.
  const body = firstObject(text, first.end)?.value ?? (bugType === null ? header : null);
  if (body === null) return { kind: 'unreadable' };
  if (bugType === JETSAM || Array.isArray(body['processes'])) return jetsam(body);
  if (!Array.isArray(body['threads']) && body['exception'] === undefined) return { kind: 'other', bugType };
  return crashOf(header, body);
}

function crashOf(header: Fields, body: Fields): IpsFile {
  const exception = fieldsOf(body['exception']);
  const termination = fieldsOf(body['termination']);
  const images = listOf(body['usedImages']).map(fieldsOf);
  const threads = listOf(body['threads']).map(fieldsOf);
  const faulting = typeof body['faultingThread'] === 'number' ? threads[body['faultingThread']] : undefined;
  const thread = faulting ?? threads.find((one) => one['triggered'] === true);
  // An Objective-C exception was thrown elsewhere than where the program ended.
  const thrown = listOf(body['lastExceptionBacktrace']);
  const frames = (thrown.length > 0 ? thrown : listOf(thread?.['frames'])).map((one) => frameOf(fieldsOf(one), images));
  const said = Object.values(fieldsOf(body['asi']))
    .flatMap(listOf)
    .map(textOf)
    .filter((line) => line !== null);
  const objc = said.map((line) => /uncaught exception '?([A-Za-z_]\w{0,78})/.exec(line)?.[1]).find((name) => name);
  const own = frames.filter(({ symbol }) => symbol === null || !MACHINERY.test(symbol));
  const type = textOf(exception['type']);
  const signal = textOf(exception['signal']) ?? signalOf(termination);
  return {
    kind: 'crash',
    pid: numberOf(body['pid']),
    parentPid: numberOf(body['parentPid']),
    process: textOf(body['procName']) ?? textOf(header['app_name']),
    capturedAt: textOf(body['captureTime']) ?? textOf(header['timestamp']),
    launchedAt: textOf(body['procLaunch']),
    version: textOf(fieldsOf(body['bundleInfo'])['CFBundleShortVersionString']),
    signal: signal !== null && /^SIG[A-Z0-9]{2,12}$/.test(signal) ? signal : null,
    crash: {
      language: 'native',
      errorClass: objc ?? (type !== null && /^EXC_[A-Z_]{1,40}$/.test(type) ? type : null),
      message: said.length === 0 ? null : said.join('\n').slice(0, MOST_MESSAGE),
      frames: (own.length > 0 ? own : frames).slice(0, 200),
      rejection: false,
    },
  };
}

const MACHINERY =
  /^(?:__pthread_kill|pthread_kill|abort|__abort|abort_message|__exceptionPreprocess|objc_exception_throw|_objc_terminate\(\)|std::__terminate.{0,40}|std::terminate\(\)|demangling_terminate_handler\(\)|__cxa_throw|__cxa_rethrow|_assertionFailure\(.{0,120}|_swift_runtime_on_report)$/;

function frameOf(one: Fields, images: readonly Fields[]): RawFrame {
  const symbol = textOf(one['symbol']);
  const at = numberOf(symbol === null ? one['imageOffset'] : one['symbolLocation']);
  return frame({
    symbol,
    offset: at === null || at < 0 ? null : `0x${at.toString(16)}`,
    module: textOf(images[numberOf(one['imageIndex']) ?? -1]?.['name']),
  });
}

/** `{ "namespace": "SIGNAL", "code": 9 }`: ended by a signal of somebody's, without an exception. */
function signalOf(termination: Fields): string | null {
  if (termination['namespace'] !== 'SIGNAL') return null;
  const names: Readonly<Record<number, string>> = {
    3: 'SIGQUIT',
    4: 'SIGILL',
    5: 'SIGTRAP',
    6: 'SIGABRT',
    8: 'SIGFPE',
    9: 'SIGKILL',
    10: 'SIGBUS',
    11: 'SIGSEGV',
    15: 'SIGTERM',
  };
  return names[numberOf(termination['code']) ?? 0] ?? null;
}

function jetsam(body: Fields): IpsFile {
  const page = numberOf(fieldsOf(body['memoryStatus'])['pageSize']);
  const ended = listOf(body['processes'])
    .map(fieldsOf)
    .flatMap((one) => {
      const pid = numberOf(one['pid']);
      const reason = textOf(one['reason']);
      if (pid === null || reason === null || !/^[A-Za-z_][\w.:-]{0,59}$/.test(reason)) return [];
      const pages = numberOf(one['rpages']);
      const rssBytes = pages === null || page === null ? null : pages * page;
      return [{ pid, process: textOf(one['name']) ?? '', reason, rssBytes }];
    });
  return { kind: 'jetsam', ended };
}

/** The first whole JSON object at or after `from`; what stands behind it is not looked at. */
function firstObject(text: string, from: number): { readonly value: Fields; readonly end: number } | null {
  const start = text.indexOf('{', from);
  if (start < 0) return null;
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b) depth += 1;
    else if (code === 0x7d) {
      depth -= 1;
      if (depth === 0) {
        try {
          return { value: fieldsOf(JSON.parse(text.slice(start, at + 1))), end: at + 1 };
        } catch {
          // Braces that pair up but are no JSON: not a report.
          return null;
        }
      }
    }
  }
  return null;
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, 2000) : []);
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
