import { frame, type ParsedCrash } from './types.ts';

/**
 * What Crashpad wrote about one of Beacon's own processes. A minidump holds the environment, the command line and parts of
 * the memory of the process, so only what is named here is looked at: why it ended, where, and what kind of process it was.
 * Source: https://learn.microsoft.com/windows/win32/api/minidumpapiset/; Crashpad's additions:
 * https://chromium.googlesource.com/crashpad/crashpad/+/main/minidump/minidump_extensions.h
 */
export type MinidumpFile =
  | {
      readonly kind: 'crash';
      readonly pid: number | null;
      /** Of Crashpad's annotations, and no other of them: browser, renderer, gpu-process, utility. */
      readonly processType: string | null;
      readonly signal: string | null;
      /** Where the memory was that could not be read, hex. Stays on this Mac. */
      readonly address: string | null;
      readonly crash: ParsedCrash;
    }
  /** A dump that was taken of a process that went on. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable' };

const SIGNATURE = 0x504d444d;
const STREAMS = { modules: 4, exception: 6, system: 7, misc: 15, crashpad: 0x43500001 } as const;
const MOST_STREAMS = 64;
const MOST_MODULES = 4000;
const MOST_ANNOTATIONS = 2000;
const MODULE_BYTES = 108;
const PLATFORM_MACOS = [0x8101, 0x8102];
/** MINIDUMP_MISC1_PROCESS_ID */
const HAS_PID = 1;
const ARCH_AMD64 = 9;
const ARCH_ARM64 = [12, 0x8003];
/** Of the thread context: the instruction pointer. */
const RIP_AT = 248;
const PC_AT = 264;
/** Crashpad's "CPsx": a dump without a crash. */
const SIMULATED = 0x43507378;

/** Images whose names are the same on every Mac. Any other name may be the person's, and is not told. */
const PUBLIC_IMAGE =
  /^(?:Electron Framework|Stallari Beacon(?: Helper(?: \((?:Renderer|GPU|Plugin)\))?)?|electron|chromium|chrome|lib(?:system_\w{1,30}|dispatch|objc|c\+\+|ffmpeg|EGL|GLESv2|c|m|pthread|glib-2)[\w.+-]{0,20})$/;

export function readMinidump(bytes: Uint8Array): MinidumpFile {
  try {
    return read(new Reader(bytes));
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'unreadable' }; // Cut short, or a place that is not in the file.
    throw error;
  }
}

function read(file: Reader): MinidumpFile {
  if (file.u32(0) !== SIGNATURE || (file.u32(4) & 0xffff) !== 0xa793) return { kind: 'unreadable' };
  const streams = streamsOf(file);
  const at = streams.get(STREAMS.exception);
  if (at === undefined) return { kind: 'other' };
  const code = file.u32(at + 8);
  if (code === SIMULATED) return { kind: 'other' };
  const system = streams.get(STREAMS.system);
  const platform = system === undefined ? 0 : file.u32(system + 20);
  const isMac = PLATFORM_MACOS.includes(platform);
  const pointer = instructionPointer(file, system, at);
  const place = pointer === null ? null : moduleAt(file, streams.get(STREAMS.modules), pointer);
  const notes = annotations(file, streams.get(STREAMS.crashpad));
  return {
    kind: 'crash',
    pid: pidOf(file, streams.get(STREAMS.misc)),
    processType: notes.get('ptype') ?? null,
    signal: isMac ? macSignal(code, file.u32(at + 12)) : (linuxSignals[code] ?? null),
    address: `0x${file.u64(at + 24).toString(16)}`,
    crash: {
      language: 'native',
      errorClass: isMac ? (macExceptions[code] ?? null) : null,
      message: null,
      frames:
        place === null
          ? []
          : [frame({ symbol: PUBLIC_IMAGE.test(place.name) ? place.name : null, offset: `0x${place.offset}` })],
      rejection: false,
    },
  };
}

function streamsOf(file: Reader): ReadonlyMap<number, number> {
  const count = Math.min(file.u32(8), MOST_STREAMS);
  const directory = file.u32(12);
  const streams = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    const at = directory + index * 12;
    const type = file.u32(at);
    if (!streams.has(type)) streams.set(type, file.u32(at + 8));
  }
  return streams;
}

function instructionPointer(file: Reader, system: number | undefined, exception: number): bigint | null {
  const size = file.u32(exception + 160);
  const context = file.u32(exception + 164);
  const arch = system === undefined ? null : file.u16(system);
  const at = arch === ARCH_AMD64 ? RIP_AT : arch !== null && ARCH_ARM64.includes(arch) ? PC_AT : null;
  return at === null || size < at + 8 ? null : file.u64(context + at);
}

function moduleAt(file: Reader, modules: number | undefined, pointer: bigint) {
  if (modules === undefined) return null;
  const count = Math.min(file.u32(modules), MOST_MODULES);
  for (let index = 0; index < count; index += 1) {
    const at = modules + 4 + index * MODULE_BYTES;
    const base = file.u64(at);
    if (pointer < base || pointer >= base + BigInt(file.u32(at + 8))) continue;
    return { name: file.utf16(file.u32(at + 20)).replace(/^.*\//s, ''), offset: (pointer - base).toString(16) };
  }
  return null;
}

function pidOf(file: Reader, misc: number | undefined): number | null {
  return misc !== undefined && (file.u32(misc + 4) & HAS_PID) !== 0 ? file.u32(misc + 8) : null;
}

/** The few of Crashpad's annotations that are read at all; the others hold the command line and addresses of pages. */
const READ_ANNOTATIONS = new Set(['ptype']);

function annotations(file: Reader, crashpad: number | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (crashpad === undefined || file.u32(crashpad + 44) === 0) return found;
  const list = file.u32(crashpad + 48);
  let left = MOST_ANNOTATIONS;
  for (let module = Math.min(file.u32(list), MOST_MODULES) - 1; module >= 0; module -= 1) {
    const info = file.u32(list + 4 + module * 12 + 8);
    if (file.u32(info + 20) === 0) continue;
    const objects = file.u32(info + 24);
    for (let index = Math.min(file.u32(objects), left) - 1; index >= 0; index -= 1, left -= 1) {
      const at = objects + 4 + index * 12;
      const name = file.utf8(file.u32(at));
      if (!READ_ANNOTATIONS.has(name)) continue;
      const value = file.utf8(file.u32(at + 8));
      if (/^[a-z][a-z-]{0,30}$/.test(value)) found.set(name, value);
    }
  }
  return found;
}

const linuxSignals: Readonly<Record<number, string>> = {
  3: 'SIGQUIT',
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  11: 'SIGSEGV',
  31: 'SIGSYS',
};

/** Mach exception types: https://github.com/apple-oss-distributions/xnu/blob/main/osfmk/mach/exception_types.h */
const macExceptions: Readonly<Record<number, string>> = {
  1: 'EXC_BAD_ACCESS',
  2: 'EXC_BAD_INSTRUCTION',
  3: 'EXC_ARITHMETIC',
  5: 'EXC_SOFTWARE',
  6: 'EXC_BREAKPOINT',
  10: 'EXC_CRASH',
  11: 'EXC_RESOURCE',
  12: 'EXC_GUARD',
};
const macSignals: Readonly<Record<number, string>> = { 1: 'SIGSEGV', 2: 'SIGILL', 3: 'SIGFPE', 6: 'SIGTRAP' };
const EXC_CRASH = 10;
const crashSignals: Readonly<Record<number, string>> = { ...linuxSignals, 7: 'SIGEMT', 10: 'SIGBUS', 31: 'SIGUSR2' };

/** A BSD signal that nobody caught lies in the upper byte of its first code. */
function macSignal(type: number, code: number): string | null {
  return type === EXC_CRASH ? (crashSignals[code >>> 24] ?? null) : (macSignals[type] ?? null);
}

/** Little-endian, as every machine that Beacon runs on. A place outside of the file is a RangeError of the view itself. */
class Reader {
  readonly #view: DataView;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  u16(at: number): number {
    return this.#view.getUint16(at, true);
  }
  u32(at: number): number {
    return this.#view.getUint32(at, true);
  }
  u64(at: number): bigint {
    return this.#view.getBigUint64(at, true);
  }
  /** MINIDUMP_STRING: bytes, then UTF-16. At most 1,000 characters of it. */
  utf16(at: number): string {
    return this.#text('utf-16le', at + 4, Math.min(this.u32(at), 2000));
  }
  /** Crashpad's strings: bytes, then UTF-8. */
  utf8(at: number): string {
    return this.#text('utf-8', at + 4, Math.min(this.u32(at), 200));
  }
  #text(encoding: string, from: number, length: number): string {
    if (from + length > this.#bytes.length) throw new RangeError('A text that is not in the file.');
    return new TextDecoder(encoding).decode(this.#bytes.subarray(from, from + length));
  }
}
