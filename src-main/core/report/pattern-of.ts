import type { JsonSchema } from '../json-schema.ts';

/**
 * A regular expression that takes JSON texts of one shape, made of the shape's JSON Schema: quick to run over thousands of
 * files, where parsing each and asking the schema would take many times as long.
 *
 * It takes *less* than the schema, never more: members in the schema's order, whole numbers with fewer digits than their
 * bound, strings without escapes where the schema bounds or patterns them. What it does not take may still be right, and
 * is for the schema to say. Every text can be read in one way only, so that no text takes long.
 */

const GAP = String.raw`[ \n]*`;
/** What stands for itself in a JSON string. */
const PLAIN = String.raw`[^"\\\x00-\x1f]`;
const ESCAPED = String.raw`\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})`;

/**
 * @param captured paths such as `crash.type`, in the order in which their values are to be captured, which must be the
 * order in which they stand in the text; of a string the value with its quotes
 * @param fixed values that are narrower than the schema, by path, as they are printed
 * @throws where the schema holds what this cannot say
 */
export function patternOf(
  schema: JsonSchema,
  captured: readonly string[],
  fixed: { readonly [path: string]: string } = {},
): string {
  const seen: string[] = [];
  const at = (one: JsonSchema, path: string): string => {
    const source = path in fixed ? escaped(fixed[path] ?? '') : jsonOf(one, path);
    if (!captured.includes(path)) return source;
    seen.push(path);
    return `(${source})`;
  };
  const objectOf = (one: JsonSchema, path: string): string => {
    const rows = Object.entries(one.properties ?? {}).map(([name, value], index) => {
      const below = `${path}${path === '' ? '' : '.'}${name}`;
      const row = `${index === 0 ? '' : `,${GAP}`}"${escaped(name)}": ${at(value, below)}`;
      if (one.required?.includes(name)) return row;
      if (index === 0) throw new Error(`optional, and the first: ${below}`);
      return `(?:${row})?`;
    });
    return String.raw`\{${GAP}${rows.join('')}${GAP}\}`;
  };
  const listOf = (items: JsonSchema, most: number | undefined, path: string): string => {
    const item = at(items, `${path}[]`);
    return String.raw`\[${GAP}(?:${item}(?:,${GAP}${item})${most === undefined ? '*' : `{0,${most - 1}}`}${GAP})?\]`;
  };
  const jsonOf = (one: JsonSchema, path: string): string => {
    if (one.anyOf !== undefined) return `(?:${one.anyOf.map((each) => jsonOf(each, path)).join('|')})`;
    if (typeof one.type === 'object') return jsonOf({ anyOf: one.type.map((type) => ({ ...one, type })) }, path);
    if (one.const !== undefined) return escaped(JSON.stringify(one.const));
    if (one.enum !== undefined) return `"(?:${one.enum.map(escaped).join('|')})"`;
    if (one.type === 'null') return 'null';
    if (one.type === 'object') return objectOf(one, path);
    if (one.type === 'array' && one.items !== undefined) return listOf(one.items, one.maxItems, path);
    if (one.type === 'string') return stringOf(one, path);
    if (one.type === 'integer') return integerOf(one, path);
    if (one.type === 'number') return String.raw`${integerOf(one, path)}(?:\.\d{1,12})?`;
    throw new Error(`no pattern for ${path}: ${JSON.stringify(one)}`);
  };
  const source = `^${at(schema, '')}\\n?$`;
  if (seen.join() !== captured.join()) throw new Error(`captured ${seen.join()}, and not ${captured.join()}`);
  return source;
}

/**
 * An address that is whole and plain, which every reader of addresses takes: a name or this computer, a port, a path.
 * No label that such a reader would decode, and no number in place of a name.
 */
const ADDRESS = String.raw`https?:\/\/(?:localhost|127\.0\.0\.1|(?:(?!xn--)[a-z0-9][a-z0-9-]{0,61}\.)+[a-z]{2,20})(?::(?:[1-5]\d{4}|[1-9]\d{0,3}))?(?:\/[A-Za-z0-9._~-]+)*\/?`;

function stringOf({ pattern, format, minLength = 0, maxLength }: JsonSchema, path: string): string {
  if (format === 'uri') return `"${ADDRESS}"`;
  if (pattern === undefined && minLength === 0 && maxLength === undefined) {
    return `"${PLAIN}*(?:${ESCAPED}${PLAIN}*)*"`;
  }
  const length = maxLength === undefined ? '' : `(?=[^"]{${minLength},${maxLength}}")`;
  if (pattern === undefined) return minLength === 0 ? `"${PLAIN}{0,${maxLength}}"` : `"${length}${PLAIN}*"`;
  if (!/^\^.*\$$/.test(pattern)) throw new Error(`not anchored: ${path}`);
  const inner = pattern
    .slice(1, -1)
    // Within the quotes, whatever else the pattern would leave open.
    .replaceAll(String.raw`[^\r\n]`, PLAIN)
    .replaceAll(/(?<!\\)\((?!\?)/g, '(?:')
    // Fractions of a second, of which a time has at most nine: so a time has a longest, and need not be measured.
    .replaceAll(String.raw`(?:\.\d+)?`, String.raw`(?:\.\d{1,9})?`);
  if (/\[\^(?!"\\\\\\x00-\\x1f\])|(?<!\\)\.(?![^[]{0,400}\])/.test(inner)) throw new Error(`open to anything: ${path}`);
  const measured = maxLength !== undefined && longest(inner) > maxLength;
  return `"${measured || minLength > 1 ? length : ''}(?:${inner})"`;
}

/** How long a text that this pattern takes can be: one sign for each class or sign of it, as often as it may come. */
function longest(pattern: string): number {
  const tokens = pattern.match(/\\.|\[(?:\\.|[^\]\\]){0,400}\]|\(\?:|\{\d{1,9}(?:,\d{0,9})?\}|./g) ?? [];
  let at = 0;
  const ways = (): number => {
    let [most, now] = [0, 0];
    while (at < tokens.length) {
      const token = tokens[at] ?? '';
      at += 1;
      if (token === ')') break;
      if (token === '|') {
        most = Math.max(most, now);
        now = 0;
        continue;
      }
      const one = token === '(?:' ? ways() : 1;
      now += one === 0 ? 0 : one * times();
    }
    return Math.max(most, now);
  };
  const times = (): number => {
    const after = tokens[at] ?? '';
    const counted = /^\{(\d{1,9})(,?)(\d{0,9})\}$/.exec(after);
    if (!['*', '+', '?'].includes(after) && counted === null) return 1;
    at += 1;
    if (after === '?') return 1;
    if (counted === null || (counted[2] !== '' && counted[3] === '')) return Number.POSITIVE_INFINITY;
    return Number(counted[2] === '' ? counted[1] : counted[3]);
  };
  return ways();
}

/** Whole numbers with fewer digits than their bounds. */
function integerOf({ minimum, maximum }: JsonSchema, path: string): string {
  if (minimum === undefined || maximum === undefined || minimum > 1) throw new Error(`no bounds: ${path}`);
  const upTo = (bound: number) => {
    const digits = String(Math.abs(bound)).length - 1;
    return digits < 1 ? null : String.raw`[1-9]\d{0,${digits - 1}}`;
  };
  const above = maximum > 0 ? upTo(maximum) : null;
  const below = minimum < 0 ? upTo(minimum) : null;
  const ways = [minimum <= 0 ? '0' : null, above, below === null ? null : `-${below}`].filter((way) => way !== null);
  return `(?:${ways.join('|')})`;
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
