import type { Seeker } from './again.ts';
import { countCarried, createNumbering, isToken, numbersOf } from './numbering.ts';
import { carryInto, nothingKnown, replacedWhole, scrub, withNumbering } from './scrub.ts';
import { classifyName } from './secret-names.ts';
import type { Finding, Numbering, ScrubContext, ScrubResult, ScrubTreeResult } from './types.ts';

const MOST_DEPTH = 100;
const LONGEST_POINTER = 200;

interface Walk {
  readonly context: ScrubContext;
  readonly findings: Finding[];
  /** Where the walk is: an index or a key for each level above the value. */
  readonly steps: (string | number)[];
  /** The objects on the way down, to find a circle. */
  readonly above: Set<object>;
  /** Short keys that held nothing. */
  readonly clean: Set<string>;
  /** Short texts that held nothing, by their key: levels and states are the same in every row. */
  readonly cleanBelow: Map<string, Set<string>>;
}

/**
 * The value with every string in it scrubbed, keys too. What stands under a key that names a secret is replaced whole,
 * whatever it looks like. What is no JSON (a circle, a function, an object with a mind of its own) is replaced whole.
 *
 * Two keys that become equal stay apart: the second gets a number.
 */
export function scrubTree<T>(value: T, context: ScrubContext = {}): ScrubTreeResult<T> {
  try {
    return scrubWhole(value, context);
  } catch {
    // Nothing of it is known to be safe.
    const { text, findings } = nothingKnown();
    return { value: text as T, findings: [{ ...(findings[0] as Finding), path: '' }] };
  }
}

function scrubWhole<T>(value: T, context: ScrubContext): ScrubTreeResult<T> {
  let own: ScrubContext;
  try {
    own = context.numbering === undefined ? withNumbering(context, createNumbering()) : context;
  } catch {
    // A context that cannot be used, as with a rule of the person's that is none: nothing of the value is known to be safe.
    const whole = replacedWhole('', 'FIELD', 'failed', undefined);
    return { value: whole.text as T, findings: whole.findings.map((finding) => ({ ...finding, path: '' })) };
  }
  const walk: Walk = {
    context: own,
    findings: [],
    steps: [],
    above: new Set(),
    clean: new Set(),
    cleanBelow: new Map(),
  };
  const before = countCarried(own.numbering);
  const scrubbed = scrubNode(value, null, 0, walk);
  const { seeker } = numbersOf(own.numbering);
  if (countCarried(own.numbering) === before || seeker === null || !holdsAny(scrubbed, seeker))
    return { value: scrubbed as T, findings: walk.findings };
  // What one leaf gave away stands bare in one that was read before it.
  const carry = new Carry(own.numbering as Numbering, walk.findings);
  const carried = carry.node(scrubbed, '') as T;
  return { value: carried, findings: carry.findings() };
}

/** Whether a secret stands in any text of the tree, keys too: mostly none does, and nothing is made anew. */
function holdsAny(value: unknown, seeker: Seeker): boolean {
  if (typeof value === 'string') return seeker.places(value).length > 0;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) {
    for (const item of value) if (holdsAny(item, seeker)) return true;
    return false;
  }
  // The tree is our own, so no key comes from elsewhere; a list of them would be made for each object.
  for (const key in value)
    if (holdsAny(key, seeker) || holdsAny((value as Record<string, unknown>)[key], seeker)) return true;
  return false;
}

/** Takes the secrets of later leaves out of earlier ones. The tree is our own by now: plain, and without a circle. */
class Carry {
  readonly #numbering: Numbering;
  readonly #byPath = new Map<string, Finding[]>();

  constructor(numbering: Numbering, findings: readonly Finding[]) {
    this.#numbering = numbering;
    for (const finding of findings) {
      const of = this.#byPath.get(finding.path ?? '');
      if (of === undefined) this.#byPath.set(finding.path ?? '', [finding]);
      else of.push(finding);
    }
  }

  findings(): Finding[] {
    return [...this.#byPath.values()].flat();
  }

  node(value: unknown, path: string): unknown {
    if (typeof value === 'string') return this.#text(value, path);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item, index) => this.node(item, `${path}/${index}`));
    return Object.fromEntries(
      Object.entries(value).map(([key, held]) => {
        const below = pointer(path, key);
        const name = this.#text(key, below);
        const to = pointer(path, name);
        if (to !== below) this.#rename(below, to);
        return [name, this.node(held, to)];
      }),
    );
  }

  #text(text: string, path: string): string {
    const done = carryInto(text, this.#numbering);
    if (done === null) return text;
    const at = path.slice(0, LONGEST_POINTER);
    const moved = (this.#byPath.get(at) ?? []).map((one) => {
      const by = done.shift(one.start);
      return { ...one, start: one.start + by, end: one.end + by };
    });
    const added = done.findings.map((one) => ({ ...one, path: at }));
    this.#byPath.set(
      at,
      [...moved, ...added].sort((a, b) => a.start - b.start),
    );
    return done.text;
  }

  #rename(from: string, to: string): void {
    for (const [path, findings] of [...this.#byPath]) {
      if (path !== from && !path.startsWith(`${from}/`)) continue;
      const renamed = (to + path.slice(from.length)).slice(0, LONGEST_POINTER);
      this.#byPath.delete(path);
      this.#byPath.set(
        renamed,
        findings.map((one) => ({ ...one, path: renamed })),
      );
    }
  }
}

function pointer(path: string, name: string): string {
  return `${path}/${/[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name}`;
}

/** The path of what is `depth` levels down, made only where something is found. */
function pathOf({ steps }: Walk, depth: number): string {
  let path = '';
  for (let level = 0; level < depth; level += 1) path = pointer(path, String(steps[level]));
  return path;
}

function scrubNode(value: unknown, key: string | null, depth: number, walk: Walk): unknown {
  try {
    if (key !== null && holdsSecret(key, value)) return replaceWhole(value, 'SECRET', 'secret-key', depth, walk);
    switch (typeof value) {
      case 'string':
        return scrubLeaf(value, key, depth, walk);
      case 'number':
      case 'bigint':
        return scrubNumber(value, depth, walk);
      case 'boolean':
      case 'undefined':
        return value;
      case 'object':
        break;
      default:
        return replaceWhole(value, 'FIELD', 'failed', depth, walk);
    }
    if (value === null) return value;
    if (depth >= MOST_DEPTH || walk.above.has(value) || !isPlain(value))
      return replaceWhole(value, 'FIELD', 'failed', depth, walk);
    walk.above.add(value);
    const scrubbed = Array.isArray(value)
      ? scrubList(value, depth, walk)
      : scrubObject(value as Record<string, unknown>, depth, walk);
    walk.above.delete(value);
    return scrubbed;
  } catch {
    // A getter that throws, a proxy that lies: the field goes whole.
    return replaceWhole(value, 'FIELD', 'failed', depth, walk);
  }
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

const MOST_ITEMS = 10_000_000;

/** What an element before it names is its value: `['--api-key', '…']` of a command, `['authorization', '…']` of headers. */
function scrubList(list: readonly unknown[], depth: number, walk: Walk): unknown[] {
  // No list of JSON: nearly all of it holes, which would all be walked over.
  if (list.length > MOST_ITEMS) throw new RangeError('too long');
  return list.map((item, index) => {
    walk.steps[depth] = index;
    const before = index > 0 ? list[index - 1] : null;
    const name = typeof before === 'string' ? namedByElement(before, list.length) : null;
    if (name !== null && typeof item === 'string' && !item.startsWith('--') && holdsSecret(name, item)) {
      return replaceWhole(item, 'SECRET', 'secret-key', depth + 1, walk);
    }
    return scrubNode(item, null, depth + 1, walk);
  });
}

/** The name an element gives to the one after it: a flag in any list, any word in a pair. */
function namedByElement(text: string, length: number): string | null {
  const flag = /^--?([A-Za-z][\w.-]{0,60})$/.exec(text);
  if (flag !== null) return flag[1] ?? null;
  return length === 2 && /^[A-Za-z][\w.-]{0,60}$/.test(text) ? text : null;
}

const NAMING_KEYS = ['name', 'key', 'Name', 'Key', 'header', 'variable', 'field'];
const VALUE_KEYS = new Set(['value', 'Value', 'val', 'content']);

/** The name that an object of name and value gives to its value: `{ name: 'API_TOKEN', value: '…' }`. Null where it gives none. */
function namedByMember(value: Record<string, unknown>): string | null {
  for (const key of NAMING_KEYS) {
    const name = Object.hasOwn(value, key) ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
    if (typeof name === 'string' && name.length <= 100) return name;
  }
  return null;
}

function scrubObject(value: Record<string, unknown>, depth: number, walk: Walk): Record<string, unknown> {
  const scrubbed: Record<string, unknown> = {};
  let names: Set<string> | null = null;
  const given = namedByMember(value);
  for (const key of Object.keys(value)) {
    const found = scrubText(key, walk);
    let name = found.text;
    // Keys differ until one of them is changed.
    if (name !== key) names ??= new Set(Object.keys(scrubbed));
    for (let twin = 2; names?.has(name) === true; twin += 1) name = `${found.text}#${twin}`;
    names?.add(name);
    walk.steps[depth] = name;
    note(found.findings, depth + 1, walk);
    const held = given !== null && VALUE_KEYS.has(key) ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
    const field =
      given !== null && held !== undefined && holdsSecret(given, held)
        ? replaceWhole(held, 'SECRET', 'secret-key', depth + 1, walk)
        : scrubField(value, key, depth + 1, walk);
    put(scrubbed, name, field);
  }
  return scrubbed;
}

/** As a member of its own: `__proto__` is a name like others. */
function put(into: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') into[name] = value;
  else Object.defineProperty(into, name, { value, writable: true, enumerable: true, configurable: true });
}

/** A getter that throws costs its own field, not the object round it. */
function scrubField(owner: Record<string, unknown>, key: string, depth: number, walk: Walk): unknown {
  let held: unknown;
  try {
    held = owner[key];
  } catch {
    return replaceWhole(key, 'FIELD', 'failed', depth, walk);
  }
  return scrubNode(held, key, depth, walk);
}

/** Keys of reports that hold tokens or counts of them, and are called as secrets are. */
function holdsSecret(key: string, value: unknown): boolean {
  if (value === null || value === undefined || value === '' || typeof value === 'boolean') return false;
  if (classifyName(key) !== 'secret') return false;
  if (typeof value === 'string') return value !== '~' && !isToken(value);
  if (typeof value === 'object') return Object.keys(value).length > 0 && !onlyTokens(value);
  return true;
}

/** A second scrub finds the tokens of the first. */
function onlyTokens(value: object): boolean {
  return Object.values(value).every((item) => typeof item === 'string' && isToken(item));
}

const MOST_CLEAN = 1000;
const MOST_KEYS = 100;
const LONGEST_CLEAN = 48;

function keepClean(key: string, value: string, { cleanBelow }: Walk): void {
  const values = cleanBelow.get(key);
  if (values !== undefined) {
    if (values.size < MOST_CLEAN) values.add(value);
  } else if (cleanBelow.size < MOST_KEYS) cleanBelow.set(key, new Set([value]));
}

function scrubText(text: string, walk: Walk): ScrubResult {
  if (text.length > LONGEST_CLEAN) return scrub(text, walk.context);
  if (walk.clean.has(text)) return { text, findings: [] };
  const found = scrub(text, walk.context);
  if (found.findings.length === 0 && walk.clean.size < MOST_CLEAN) walk.clean.add(text);
  return found;
}

/** A leaf is read behind its key, as `key: value` would be: `commit` makes a digest harmless, `user` a word a name. */
function scrubLeaf(value: string, key: string | null, depth: number, walk: Walk): string {
  if (key !== null && walk.cleanBelow.get(key)?.has(value) === true) return value;
  const lead = key !== null && /^[\w .-]{1,60}$/.test(key) ? `"${key}": "` : '';
  if (lead === '' || value.includes('"') || value.length > 400) {
    const found = scrub(value, walk.context);
    note(found.findings, depth, walk);
    return found.text;
  }
  const found = scrub(`${lead}${value}"`, walk.context);
  if (found.findings.length === 0) {
    if (key !== null && value.length <= LONGEST_CLEAN) keepClean(key, value, walk);
    return value;
  }
  if (!found.text.startsWith(lead) || !found.text.endsWith('"')) {
    const alone = scrub(value, walk.context);
    note(alone.findings, depth, walk);
    return alone.text;
  }
  const shifted = found.findings.map((one) => ({ ...one, start: one.start - lead.length, end: one.end - lead.length }));
  note(shifted, depth, walk);
  return found.text.slice(lead.length, -1);
}

/** A number is text too: a card, a phone. A float or a count never is. */
function scrubNumber(value: number | bigint, depth: number, walk: Walk): unknown {
  if (typeof value === 'number' && (!Number.isSafeInteger(value) || value < 1e12)) return value;
  const found = scrub(String(value));
  if (found.findings.length === 0) return value;
  return replaceWhole(value, 'CARD', 'card-grouped', depth, walk);
}

function replaceWhole(
  value: unknown,
  kind: 'SECRET' | 'FIELD' | 'CARD',
  rule: string,
  depth: number,
  walk: Walk,
): string {
  const found = replacedWhole(textOf(value), kind, rule, walk.context);
  if (typeof value === 'object' && value !== null && rule === 'secret-key') carryParts(value, walk, 0);
  note(found.findings, depth, walk);
  return found.text;
}

const MOST_PARTS = 32;

/** `credentials: { id: …, key: … }`: each of them may stand bare elsewhere. */
function carryParts(value: object, walk: Walk, depth: number): void {
  for (const part of Object.values(value).slice(0, MOST_PARTS)) {
    if (typeof part === 'string') numbersOf(walk.context.numbering).carry('SECRET', part);
    else if (typeof part === 'object' && part !== null && depth < 4) carryParts(part, walk, depth + 1);
  }
}

/** What equal values are told by. An object that cannot be written down is equal to every other such. */
function textOf(value: unknown): string {
  try {
    return typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value);
  } catch {
    return 'unreadable';
  }
}

function note(found: readonly Finding[], depth: number, walk: Walk): void {
  if (found.length === 0) return;
  const path = pathOf(walk, depth).slice(0, LONGEST_POINTER);
  for (const finding of found) walk.findings.push({ ...finding, path });
}
