/** The most of one error's text, of all its causes together, in characters. */
const MOST_TEXT = 16_384;
const MOST_CAUSES = 5;

/**
 * Anything that can be thrown, as Node would print it: the stack, then its causes indented. Getters may throw, objects
 * may be cyclic, a `toString` may lie: what cannot be read is left out. Of values that are no errors only the kind is
 * told, because an object may hold anything.
 */
export function printedThrown(thrown: unknown): string {
  const seen = new Set<unknown>();
  const parts: string[] = [];
  let value = thrown;
  for (let depth = 0; depth <= MOST_CAUSES && !seen.has(value); depth += 1) {
    seen.add(value);
    const text = printOne(value);
    if (depth === 0) parts.push(text);
    else parts.push(indent(`[cause]: ${text}`));
    const cause = isObject(value) ? read(value, 'cause') : undefined;
    if (cause === undefined || cause === null) break;
    value = cause;
  }
  const text = parts.join('\n').slice(0, MOST_TEXT);
  // Without a frame, the version line says that the text above is an error.
  return /^\s+at /m.test(parts[0] ?? '') ? text : `${text}\n\nNode.js ${process.version}\n`;
}

function printOne(value: unknown): string {
  if (typeof value === 'string') return `Error: ${value.slice(0, MOST_TEXT)}`;
  if (!isObject(value)) return `Error: ${typeof value} ${printPlain(value)}`;
  const stack = read(value, 'stack');
  const name = word(read(value, 'name')) ?? word(constructorName(value)) ?? 'Error';
  const message = read(value, 'message');
  const head = `${name}: ${typeof message === 'string' ? message.slice(0, MOST_TEXT / 2) : ''}`;
  if (typeof stack !== 'string' || stack === '') return head;
  const text = stack.slice(0, MOST_TEXT);
  // A class that sets its name after the stack was made: the name is what its author wants it called.
  const frames = text.search(/^\s+at /m);
  if (frames > 0 && typeof message === 'string' && !text.startsWith(name)) return `${head}\n${text.slice(frames)}`;
  return text;
}

/** Numbers, booleans, undefined: harmless, and the whole of what there is to know. */
function printPlain(value: unknown): string {
  return typeof value === 'symbol' || typeof value === 'bigint' ? '' : String(value);
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

function read(value: object, key: string): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch {
    return undefined; // A getter or a proxy that throws has nothing to say.
  }
}

function constructorName(value: object): unknown {
  const made = read(value, 'constructor');
  return isObject(made) ? read(made, 'name') : undefined;
}

const word = (value: unknown): string | null =>
  typeof value === 'string' && /^[A-Za-z_$][A-Za-z0-9_$.]{0,79}$/.test(value) ? value : null;

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
