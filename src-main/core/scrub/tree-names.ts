import { isToken } from './numbering.ts';
import { classifyName } from './secret-names.ts';

/** What a key, an element or a member says of the value beside it. */

/** Whether what stands under this name is taken out whole. */
export function holdsSecret(name: string, value: unknown): boolean {
  if (value === null || value === undefined || value === '' || typeof value === 'boolean') return false;
  if (classifyName(name) !== 'secret') return false;
  if (typeof value === 'string') return value !== '~' && !isToken(value);
  if (typeof value === 'object') return Object.keys(value).length > 0 && !onlyTokens(value);
  return true;
}

/** A second scrub finds the tokens of the first. */
function onlyTokens(value: object): boolean {
  return Object.values(value).every((item) => typeof item === 'string' && isToken(item));
}

/**
 * The name that the element at `index` gets from the one before it: from a flag in any list, from any word in a pair,
 * from every other one in a flat list of headers, as Node's `rawHeaders` is. Null where it gets none.
 */
export function namedByElement(list: readonly unknown[], index: number, key: string | null): string | null {
  const before = index > 0 ? list[index - 1] : null;
  if (typeof before !== 'string') return null;
  const flag = /^--?([A-Za-z][\w.-]{0,60})$/.exec(before);
  if (flag !== null) return flag[1] ?? null;
  const paired = list.length === 2 || (index % 2 === 1 && key !== null && /(?:headers?|trailers?)$/i.test(key));
  return paired && /^[A-Za-z][\w.-]{0,60}$/.test(before) ? before : null;
}

/** Members that name the member beside them, and those that they name: `{ name: 'API_TOKEN', value: '…' }`. */
const NAMING_KEYS = ['name', 'key', 'Name', 'Key', 'header', 'variable', 'field'];
const VALUE_KEYS = new Set(['value', 'Value', 'val', 'content']);
/** These are many other things too: they name text, and lists of text. */
const LOOSE_NAMING_KEYS = 'k id label param parameter property option setting ParameterKey'.split(' ');
const LOOSE_VALUE_KEYS = new Set(
  'v values data raw default defaultValue stringValue StringValue ParameterValue'.split(' '),
);

/** The name that an object gives to its member `key`; `value` is not asked of a getter. */
export type NameInObject = (key: string, value: unknown) => string | null;

/** How the members of this object name each other; null where they do not. */
export function namesInObject(object: Record<string, unknown>): NameInObject | null {
  const name = firstText(object, NAMING_KEYS);
  const loose = name ?? firstText(object, LOOSE_NAMING_KEYS);
  if (loose === null) return null;
  return (key, value) => {
    if (name !== null && VALUE_KEYS.has(key)) return name;
    const asLoose = LOOSE_VALUE_KEYS.has(key) || VALUE_KEYS.has(key);
    return asLoose && (typeof value === 'string' || Array.isArray(value)) ? loose : null;
  };
}

function firstText(object: Record<string, unknown>, keys: readonly string[]): string | null {
  for (const key of keys) {
    const name = Object.hasOwn(object, key) ? Object.getOwnPropertyDescriptor(object, key)?.value : undefined;
    if (typeof name === 'string' && name.length <= 100) return name;
  }
  return null;
}
