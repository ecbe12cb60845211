/** One line of a stack as a language prints it, in parts. */
export interface RawFrame {
  readonly symbol: string | null;
  /** Into the function, hex: `0x1a4`. Native code only. */
  readonly offset: string | null;
  readonly file: string | null;
  /** The image, assembly or library it lies in, where the language says so. */
  readonly module: string | null;
}

export type Language =
  | 'javascript'
  | 'python'
  | 'rust'
  | 'go'
  | 'java'
  | 'ruby'
  | 'dotnet'
  | 'php'
  | 'perl'
  | 'elixir'
  | 'erlang'
  | 'dart'
  | 'lua'
  | 'ocaml'
  | 'nim'
  | 'd'
  | 'crystal'
  | 'zig'
  | 'haskell'
  | 'julia'
  | 'lisp'
  | 'r'
  | 'native';

export interface ParsedCrash {
  readonly language: Language;
  /** An identifier, or null where the crash has none. */
  readonly errorClass: string | null;
  /** Unscrubbed: it holds whatever the program put into it. */
  readonly message: string | null;
  /** Innermost first, whatever the language prints. */
  readonly frames: readonly RawFrame[];
  /** A promise or task nobody waited for, not a throw. */
  readonly rejection: boolean;
}

/** A crash and the lines of the text it was read from, to tell which is the last. */
export interface FoundCrash {
  readonly crash: ParsedCrash;
  readonly lastLine: number;
}

/** Finds the last crash that one language printed. Lines are bounded in number and length. */
export type CrashFinder = (lines: readonly string[]) => FoundCrash | null;

export function frame(parts: Partial<RawFrame>): RawFrame {
  return { symbol: null, offset: null, file: null, module: null, ...parts };
}
