import { frame, type RawFrame } from './types.ts';

/**
 * One line of a stack of native code: macOS crash reports and `callStackSymbols`, Swift's backtraces, gdb, lldb, sanitizers, glibc. One reader
 * for each kind of line, the surest first.
 */
const READERS: readonly ((line: string) => RawFrame | null)[] = [
  // 0 [ra] 0x0000000100003f9c inner() + 28 in app at /src/x.swift:3:5
  (line) => {
    const match =
      /^\s{0,8}\d{1,3} {1,8}(?:\[[a-z, ]{1,20}\] )?0x[0-9a-fA-F]{6,16} (\S.{0,500}?)(?: \+ (\d{1,12}))? in (\S{1,120})(?: at (.{1,600}?)(?::\d+){0,2})?$/.exec(
        line,
      );
    return match === null
      ? null
      : frame({
          symbol: symbolOrNull(match[1]),
          offset: hexOf(match[2]),
          module: match[3] ?? null,
          file: match[4] ?? null,
        });
  },
  // 0   libsystem_kernel.dylib   0x000000018a3b1b28 __pthread_kill + 8 (file.c:3)
  (line) => {
    const match =
      /^\s{0,12}\d{1,3} {1,4}(\S.{0,80}?)\s{1,40}0x[0-9a-fA-F]{6,16} (\S.{0,600}?)(?: \+ (\d{1,12}))?(?: \([^()]{1,200}\))?$/.exec(
        line,
      );
    return match === null
      ? null
      : frame({ module: match[1] ?? null, symbol: symbolOrNull(match[2]), offset: hexOf(match[3]) });
  },
  // #00 pc 00000000000a1b2c  /data/app/lib/arm64/libshop.so (shop::load(int)+24) (BuildId: 0f…), of Android
  (line) => {
    const match =
      /^\s{0,12}#\d{2} pc [0-9a-f]{8,16}\s{1,4}(\S{1,400})(?: \(offset 0x[0-9a-f]{1,16}\))?(?: \((.{1,500}?)(?:\+(\d{1,12}))?\))?(?: \(BuildId: [0-9a-f]{1,64}\))?$/.exec(
        line,
      );
    return match === null
      ? null
      : frame({ module: baseName(match[1]), symbol: symbolOrNull(match[2]), offset: hexOf(match[3]) });
  },
  // @     0x55d0c8a1       64  load(), of Abseil and glog; the line `PC: @` above says the same as one of them
  (line) => {
    const match = /^\s{0,12}@\s{1,20}0x[0-9a-f]{4,16}(?:\s{2,20}(?:\d{1,9}|\(unknown\)))?\s{1,20}(\S.{0,500})$/.exec(
      line,
    );
    return match === null ? null : frame({ symbol: symbolOrNull(match[1]) });
  },
  // #3 0x55d0c8a17b2c content::Foo::Bar() [../../content/foo.cc:10:3], of Chromium
  (line) => {
    const match = /^\s{0,12}#\d{1,3} 0x[0-9a-f]{4,16} (\S.{0,500}) \[([^\]\s]{1,300}?)(?::\d{1,9}){1,2}\]$/.exec(line);
    return match === null ? null : frame({ symbol: symbolOrNull(match[1]), file: match[2] ?? null });
  },
  // #0  0x00007f in foo (a=1) at file.c:3     #0 0x559f in foo /src/x.c:2:3
  (line) => {
    if (/^#\d{1,3} \S{1,400}\.php\(/.test(line)) return null;
    const match =
      /^\s{0,12}#\d{1,3}\s{1,4}(?:0x[0-9a-fA-F]{4,16} in )?(\S.{0,500}?)(?: \((?:[^()]|\([^()]{0,80}\)){0,300}\))?(?: (?:(?:at |from )?((?:\/|\.\.?\/|<)[^\s()]{1,600}?)|at [^\s()/]{1,120}?)(?::\d+){0,2}| at (\/.{1,600}):\d{1,9})?(?:\s\([^()\s]{1,300}\+0x[0-9a-f]{1,16}\))?$/.exec(
        line,
      );
    return match === null ? null : frame({ symbol: symbolOrNull(match[1]), file: match[2] ?? match[3] ?? null });
  },
  // frame #0: 0x0000000100003f60 app`main at main.c:4:3 [opt]
  (line) => {
    const match =
      /^[\s*]{0,12}frame #\d{1,3}: 0x[0-9a-fA-F]{4,16} ([^\s`]{1,120})`(\S.{0,500}?)(?: \+ (\d{1,12}))?(?: at (\S{1,400}?)(?::\d+){0,2})?(?: \[[a-z ]{1,20}\])?$/.exec(
        line,
      );
    return match === null
      ? null
      : frame({
          module: match[1] ?? null,
          symbol: symbolOrNull(match[2]),
          offset: hexOf(match[3]),
          file: match[4] ?? null,
        });
  },
  // ==1==    by 0x401156: load(int*) (m.cc:9), of valgrind
  (line) => {
    const match =
      /^(?:==\d{1,9}==)?\s{2,8}(?:at|by) 0x[0-9A-Fa-f]{4,16}: (\S.{0,500}?) \((?:in ([^()]{1,400})|[^()\s]{1,200}(?::\d{1,9})?)\)$/.exec(
        line,
      );
    return match === null ? null : frame({ symbol: symbolOrNull(match[1]), module: baseName(match[2]) });
  },
  //  0# load(int) at /src/m.cc:3, of std::stacktrace and Boost
  (line) => {
    const match =
      /^\s{0,4}\d{1,3}# (?:0x[0-9A-Fa-f]{4,16} in )?(\S.{0,500}?)(?: (?:at|in) (\S{1,400}?)(?::\d{1,9})?)?$/.exec(line);
    return match === null ? null : frame({ symbol: symbolOrNull(match[1]), file: match[2] ?? null });
  },
  // at 1   app.kexe   0x0000000104a1b2d3   kfun:com.acme#main(){} + 45, of Kotlin/Native
  (line) => {
    const match =
      /^\s{0,8}at \d{1,4}\s{1,8}(\S{1,120})\s{1,12}0x[0-9a-fA-F]{6,16}\s{1,12}(?:kfun:)?(\S.{0,400}?)(?: \+ (\d{1,12}))?(?: \(.{1,400}\))?$/.exec(
        line,
      );
    return match === null
      ? null
      : frame({ module: match[1] ?? null, symbol: symbolOrNull(match[2]), offset: hexOf(match[3]) });
  },
  // ./app(inner+0x1f)[0x55c4bf9a7178]
  (line) => {
    const match = /^(\S{1,400})\(([^()+]{0,300})(?:\+(0x[0-9a-f]{1,16}))?\) ?\[0x[0-9a-f]{4,16}\]$/.exec(line);
    return match === null
      ? null
      : frame({ module: baseName(match[1]), symbol: symbolOrNull(match[2]), offset: match[3] ?? null });
  },
  //  1: 0x100b0d5c4 node::Abort() [/usr/local/bin/node]
  (line) => {
    const match = /^\s{0,4}\d{1,3}: 0x[0-9a-fA-F]{4,16} (\S.{0,500}?)? ?\[([^\]]{1,300})\]$/.exec(line);
    return match === null ? null : frame({ symbol: symbolOrNull(match[1]), module: baseName(match[2]) });
  },
];

/** The frame that a line is; null where it is none. */
export function readNativeLine(line: string): RawFrame | null {
  if (line.length < 8 || !/0x|#\d|\d# /.test(line)) return null;
  for (const reader of READERS) {
    const found = reader(line);
    if (found !== null) return found;
  }
  return null;
}

/** An address or nothing where a symbol would be. */
function symbolOrNull(text: string | undefined): string | null {
  // Values of arguments are the program's data: (p=0x0, name="x").
  const symbol = (text?.trim() ?? '').replace(/\((?:\w{1,60}=|.{0,200}, \w{1,60}=).{0,400}\)$/, '');
  return symbol === '' ||
    /^(?:0x[0-9a-fA-F]{1,16}|\?{2,3}(?: \(\))?|<unknown>|<null>|<redacted>|\(null\))$/.test(symbol)
    ? null
    : symbol;
}

function hexOf(decimal: string | undefined): string | null {
  return decimal === undefined ? null : `0x${Number(decimal).toString(16)}`;
}

function baseName(path: string | undefined): string | null {
  return path?.split('/').at(-1) ?? null;
}
