import { type FoundCrash, frame, type RawFrame } from './types.ts';

/**
 * Elixir and Erlang, innermost first. What came with them is named by its application; one's own and a dependency look
 * alike, so their files are left out. Sources: https://hexdocs.pm/elixir/Exception.html#format_stacktrace/1,
 * https://www.erlang.org/doc/system/errors.html
 */
const HEAD = /^\s{0,12}\*\* \(([A-Z][\w.]{0,100})\)(?: (.{0,2000}))?$/;
const FRAME =
  /^\s{4,16}(?:\(([a-z]\w{0,60}) [\w.+-]{1,60}\) )?(?:([\w./-]{1,300}):\d{1,9}: )?(\S.{0,300}\/\d{1,3}|\(file\)|\(module\).{0,80})$/;
const OF_THE_LANGUAGE =
  /^(?:elixir|stdlib|kernel|mix|eex|logger|ex_unit|iex|erts|compiler|ssl|crypto|inets|mnesia|sasl)$/;

export function findBeam(lines: readonly string[]): FoundCrash | null {
  const elixir = findElixir(lines);
  const erlang = findErlang(lines);
  return elixir === null || (erlang !== null && erlang.lastLine > elixir.lastLine) ? erlang : elixir;
}

function findElixir(lines: readonly string[]): FoundCrash | null {
  const at = lines.findLastIndex((line) => HEAD.test(line));
  if (at < 0) return null;
  const head = HEAD.exec(lines[at] ?? '');
  const frames: RawFrame[] = [];
  let last = at;
  for (let line = at + 1; line < Math.min(lines.length, at + 220); line += 1) {
    const match = FRAME.exec(lines[line] ?? '');
    if (match !== null) {
      const app = match[1] ?? '';
      const file = OF_THE_LANGUAGE.test(app) && match[2] !== undefined ? `beam:${app}/${match[2]}` : null;
      frames.push(frame({ symbol: match[3] ?? null, file }));
      last = line;
    } else if (frames.length > 0 || line - at > 12) break;
  }
  if (frames.length === 0) return null;
  const message = head?.[2] ?? null;
  return {
    lastLine: last,
    crash: { language: 'elixir', errorClass: head?.[1] ?? null, message, frames, rejection: false },
  };
}

/** `{cart,total,1,[{file,"src/cart.erl"},{line,12}]}` of a term that may lie on several lines. */
const ENTRY =
  /\{([a-z]\w{0,80}|'[^']{1,80}'),([a-z]\w{0,80}|'[^']{1,120}'),(\d{1,3}|\[[^\]]{0,200}\]),\s{0,40}\[(?:\{file,"([^"]{0,400})"\},\s{0,40}\{line,\d{1,9}\})?[^\]]{0,200}\]\}/g;
const REASON =
  /(?:^|[{\s])\{?(badmatch|badarith|badarg|badarity|badfun|badkey|badmap|badrecord|case_clause|function_clause|if_clause|try_clause|undef|noproc|timeout|timeout_value|system_limit|nocatch|else_clause)\b/;
/** How many lines one term may have. */
const MOST_TERM = 60;

function findErlang(lines: readonly string[]): FoundCrash | null {
  const last = lines.findLastIndex((line) => line.includes('{line,'));
  if (last < 0) return null;
  let first = last;
  while (
    first > 0 &&
    last - first < MOST_TERM &&
    !/^=[A-Z ]{4,40}====|^\S.{0,200}exit value:|\[error\]/.test(lines[first] ?? '')
  )
    first -= 1;
  const text = lines
    .slice(first, last + 1)
    .join('\n')
    .slice(-16_000);
  const frames: RawFrame[] = [];
  for (const [, module = '', name = '', arity = '0'] of text.matchAll(ENTRY)) {
    const count = /^\d/.test(arity) ? arity : String(arity === '[]' ? 0 : arity.split(',').length);
    frames.push(frame({ symbol: `${module}:${name.replaceAll("'", '')}/${count}` }));
  }
  if (frames.length === 0) return null;
  const head = text.slice(0, text.search(ENTRY));
  return {
    lastLine: last,
    crash: { language: 'erlang', errorClass: REASON.exec(head)?.[1] ?? null, message: null, frames, rejection: false },
  };
}
