import { countCarried, createNumbering, numbersOf } from './numbering.ts';
import type { Kind } from './rule.ts';
import { nothingKnown, replacedWhole, scrub, withNumbering } from './scrub.ts';
import { Carry, holdsAny } from './tree-carry.ts';
import { readTogether } from './tree-lists.ts';
import { holdsSecret, namedByElement, namesInObject } from './tree-names.ts';
import { LONGEST_POINTER, pointer } from './tree-pointer.ts';
import type { Finding, Numbering, ScrubContext, ScrubResult, ScrubTreeResult } from './types.ts';

const MOST_DEPTH = 100;

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
        return scrubNumber(value, key, depth, walk);
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
      ? scrubList(value, key, depth, walk)
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
function scrubList(list: readonly unknown[], key: string | null, depth: number, walk: Walk): unknown[] | string {
  // No list of JSON: nearly all of it holes, which would all be walked over.
  if (list.length > MOST_ITEMS) throw new RangeError('too long');
  const together = readTogether(list, leadOf(key), walk.context);
  if (together?.kind === 'whole') {
    const { token } = together.finding;
    note([{ ...together.finding, start: 0, end: token.length }], depth, walk);
    return token;
  }
  return list.map((item, index) => {
    walk.steps[depth] = index;
    const name = namedByElement(list, index, key);
    if (name !== null && typeof item === 'string' && !item.startsWith('--') && holdsSecret(name, item)) {
      return replaceWhole(item, 'SECRET', 'secret-key', depth + 1, walk);
    }
    const read = together?.items[index];
    if (read === undefined || read === item) return scrubNode(item, null, depth + 1, walk);
    note(foundIn(read, together?.findings ?? []), depth + 1, walk);
    return scrubNode(read, null, depth + 1, walk);
  });
}

/** The findings whose tokens stand in this text, where they stand in it. */
function foundIn(text: string, findings: readonly Finding[]): Finding[] {
  const found: Finding[] = [];
  let from = 0;
  for (const one of findings) {
    const start = text.indexOf(one.token, from);
    if (start < 0) continue;
    from = start + one.token.length;
    found.push({ ...one, start, end: from });
  }
  return found;
}

function scrubObject(value: Record<string, unknown>, depth: number, walk: Walk): Record<string, unknown> {
  const scrubbed: Record<string, unknown> = {};
  let twins: Twins | null = null;
  const nameOf = namesInObject(value);
  for (const key of Object.keys(value)) {
    const found = scrubText(key, walk);
    // Keys differ until one of them is changed.
    if (found.text !== key) twins ??= new Twins(Object.keys(scrubbed));
    const name = twins === null ? found.text : twins.nameFor(found.text);
    walk.steps[depth] = name;
    note(found.findings, depth + 1, walk);
    const held = nameOf === null ? undefined : Object.getOwnPropertyDescriptor(value, key)?.value;
    const given = held === undefined || nameOf === null ? null : nameOf(key, held);
    const field =
      given !== null && holdsSecret(given, held)
        ? replaceWhole(held, 'SECRET', 'secret-key', depth + 1, walk)
        : scrubField(value, key, depth + 1, walk);
    put(scrubbed, name, field);
  }
  return scrubbed;
}

/** Keys that became equal are told apart by a number: `~`, `~#2`. */
class Twins {
  readonly #names: Set<string>;
  readonly #last = new Map<string, number>();

  constructor(names: readonly string[]) {
    this.#names = new Set(names);
  }

  nameFor(text: string): string {
    let name = text;
    // A thousand homes are a thousand `~`: to count from two for each would be half a million questions.
    for (let twin = this.#last.get(text) ?? 2; this.#names.has(name); twin += 1) {
      name = `${text}#${twin}`;
      this.#last.set(text, twin);
    }
    this.#names.add(name);
    return name;
  }
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

/** What a text of JSON has before the value of this key, for the rules to read; empty where the key cannot stand so. */
function leadOf(key: string | null): string {
  return key !== null && key.length <= LONGEST_KEY && /^[^"\\\p{Cc}]+$/u.test(key) ? `"${key}": ` : '';
}

const LONGEST_KEY = 60;
const LONGEST_BEHIND_KEY = 400;

/** A leaf is read behind its key, as `key: value` would be: `commit` makes a digest harmless, `user` a word a name. */
function scrubLeaf(value: string, key: string | null, depth: number, walk: Walk): string {
  if (key !== null && walk.cleanBelow.get(key)?.has(value) === true) return value;
  const before = value.length > LONGEST_BEHIND_KEY ? '' : leadOf(key);
  const quote = !value.includes('"') ? '"' : value.includes("'") ? '' : "'";
  if (before === '' || quote === '') return scrubAlone(value, depth, walk);
  const lead = before + quote;
  const found = scrub(lead + value + quote, walk.context);
  if (found.findings.length === 0) {
    if (key !== null && value.length <= LONGEST_CLEAN) keepClean(key, value, walk);
    return value;
  }
  if (!found.text.startsWith(lead) || !found.text.endsWith(quote)) return scrubAlone(value, depth, walk);
  const shifted = found.findings.map((one) => ({ ...one, start: one.start - lead.length, end: one.end - lead.length }));
  note(shifted, depth, walk);
  return found.text.slice(lead.length, -1);
}

function scrubAlone(value: string, depth: number, walk: Walk): string {
  const found = scrub(value, walk.context);
  note(found.findings, depth, walk);
  return found.text;
}

/** A number is text too: a card, a phone, a place. Under a thousand it says nothing by itself. */
function scrubNumber(value: number | bigint, key: string | null, depth: number, walk: Walk): unknown {
  if (Number.isInteger(value) && value < 1000 && value > -1000) return value;
  const { text, findings } = scrub(leadOf(key) + String(value), walk.context);
  const found = findings.at(-1);
  // What was found may be in the key alone.
  if (found === undefined || text.endsWith(String(value))) return value;
  return replaceWhole(value, found.kind as Kind, found.rule, depth, walk);
}

function replaceWhole(value: unknown, kind: Kind, rule: string, depth: number, walk: Walk): string {
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
