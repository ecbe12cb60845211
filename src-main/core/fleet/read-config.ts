import type { ConfigProblem } from '@contract/fleet.ts';
import { GuardianConfig } from '@contract/guardian-config.ts';
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { z } from 'zod';

export type ReadConfig =
  | { readonly ok: true; readonly config: GuardianConfig }
  | { readonly ok: false; readonly problem: ConfigProblem };

/** What a home without guardian.json has: nothing to guard. */
export const emptyConfig: GuardianConfig = GuardianConfig.parse({});

/**
 * Reads guardian.json. A wrong file is refused whole: the first problem is named with its JSON path, the value that is
 * there and what was expected. Values of `args` and `env` are never repeated, because secrets live there.
 */
export function readGuardianConfig(text: string): ReadConfig {
  const limit = overLimit(text);
  if (limit !== null) return { ok: false, problem: limit };
  const errors: ParseError[] = [];
  const tree = parseTree(text.replace(/^\uFEFF/, ''), errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first !== undefined || tree === undefined) {
    const line = lineOf(text, first?.offset ?? 0);
    const what = first === undefined ? 'it is empty' : words(printParseErrorCode(first.error));
    return { ok: false, problem: { path: '', line, message: `guardian.json, line ${line}: not valid JSON (${what})` } };
  }
  const twice = duplicateKey(tree);
  if (twice !== null) {
    const line = lineOf(text, twice.offset);
    return {
      ok: false,
      problem: {
        path: String(twice.value),
        line,
        message: `guardian.json, line ${line}: "${twice.value}" is there twice`,
      },
    };
  }
  const parsed = GuardianConfig.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
  if (parsed.success) return { ok: true, config: parsed.data };
  return { ok: false, problem: problemOf(deepest(parsed.error.issues), tree, text) };
}

/** Far beyond what a fleet needs. A parser that descends with each bracket ends with its stack, and so would we. */
const MAX_CHARS = 1024 * 1024;
const MAX_DEPTH = 50;

function overLimit(text: string): ConfigProblem | null {
  if (text.length > MAX_CHARS) {
    return { path: '', line: null, message: 'guardian.json: expected at most 1 MB; it is larger' };
  }
  let depth = 0;
  // Strings are skipped, with one that does not end.
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (depth <= MAX_DEPTH) continue;
    const line = lineOf(text, index);
    const message = `guardian.json, line ${line}: expected at most ${MAX_DEPTH} brackets inside each other; there are more`;
    return { path: '', line, message };
  }
  return null;
}

/** A union reports its members' complaints; the one that got furthest is the one the person meant. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue {
  const [issue] = issues;
  if (issue === undefined) throw new Error('a refused configuration has an issue');
  return issue;
}

function problemOf(issue: z.core.$ZodIssue, tree: Node, text: string): ConfigProblem {
  const parts = issue.path.filter((part): part is string | number => typeof part !== 'symbol');
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const full = unknown === undefined ? parts : [...parts, unknown];
  const path = pathText(full);
  const node = nearest(tree, full);
  const line = lineOf(text, node?.offset ?? 0);
  const given = findNodeAtLocation(tree, full);
  const where = `guardian.json, line ${line}: ${path || 'the file'}`;
  if (unknown !== undefined) return { path, line, message: `${where} is not a key that Beacon knows` };
  const has =
    given === undefined
      ? 'it is missing'
      : secretPath(full)
        ? 'the value there does not fit'
        : `there is ${valueText(given)}`;
  return { path, line, message: `${where}: ${expectation(issue)}; ${has}` };
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${typeWord(issue.expected)}`;
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      return issue.origin === 'string'
        ? `expected at least ${issue.minimum} character`
        : `expected at least ${issue.minimum}`;
    case 'too_big':
      return `expected at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

const typeWord = (expected: string) =>
  ({
    int: 'a whole number',
    number: 'a number',
    string: 'text in quotes',
    array: 'a list',
    object: 'an object',
    boolean: 'true or false',
    record: 'an object',
  })[expected] ?? expected;

/** `processes[0].restart.jitter`. */
function pathText(parts: readonly (string | number)[]): string {
  return parts
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join('');
}

const secretPath = (parts: readonly (string | number)[]) =>
  parts.includes('env') || parts.includes('args') || parts.includes('command');

function valueText(node: Node): string {
  if (node.type === 'array') return 'a list';
  if (node.type === 'object') return 'an object';
  const text = JSON.stringify(node.value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}

function nearest(tree: Node, path: readonly (string | number)[]): Node | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node !== undefined) return node.parent?.type === 'property' ? node.parent : node;
  }
  return tree;
}

function duplicateKey(node: Node): Node | null {
  const seen = new Set<unknown>();
  for (const child of node.children ?? []) {
    if (node.type === 'object') {
      const key = child.children?.[0];
      if (key !== undefined && seen.has(key.value)) return key;
      seen.add(key?.value);
    }
    const hit = duplicateKey(child);
    if (hit !== null) return hit;
  }
  return null;
}

const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

const words = (code: string) => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
