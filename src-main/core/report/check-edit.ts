import { MAX_REPORT_BYTES } from '@contract/limits.ts';
import { Report } from '@contract/report.ts';
import type { EditProblem } from '@contract/reports-view.ts';
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { z } from 'zod';

/** An edited text is either a report, or a list of what is wrong with it, each with its place. */
export type EditCheck =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly problems: readonly EditProblem[] };

/** A report is five levels deep; anything far beyond is an attack on the parser's stack. */
const MAX_DEPTH = 32;
const encoder = new TextEncoder();

/** The report before the edit, or as much of it as is known: what an edit must leave as it is. */
export type BeforeEdit = { readonly report_id: string; readonly type: string } & {
  readonly [K in Kept | 'timestamp']?: string | number;
} & { readonly occurrences?: Report['occurrences'] };
type Kept = 'fingerprint' | 'fingerprint_version' | 'device_id' | 'beacon_version';

/** Why a field is no matter of taste. */
const kept: Record<Kept, string> = {
  fingerprint: 'is needed to count equal failures together; it stays as it is',
  fingerprint_version: 'is needed to count equal failures together; it stays as it is',
  device_id: 'is needed to have this report deleted; it stays as it is',
  beacon_version: 'is needed to read this report; it stays as it is',
};
const UTC_SECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/**
 * Reads the text a person edited. Cheap enough to run while they type.
 *
 * Strict JSON: no comments, no trailing comma, no key twice. Some things cannot be edited, because they say what the
 * report is, to group it or to have it deleted: pass the report as it was, and a change of them is a problem. A time may
 * be changed, but only to one in UTC at second precision.
 */
export function checkEdit(text: string, before?: BeforeEdit): EditCheck {
  const bytes = encoder.encode(text).length;
  if (bytes > MAX_REPORT_BYTES * 4) {
    return {
      ok: false,
      problems: [
        { line: 1, column: 1, path: '', message: `A report is at most ${MAX_REPORT_BYTES} bytes; this is ${bytes}.` },
      ],
    };
  }
  if (nestsDeeper(text, MAX_DEPTH)) {
    return {
      ok: false,
      problems: [{ line: 1, column: 1, path: '', message: `A report nests at most ${MAX_DEPTH} levels deep.` }],
    };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const place = lineFinder(text);
  const first = errors[0];
  if (first !== undefined || tree === undefined) {
    const at = place(first?.offset ?? 0);
    const what = first === undefined ? 'the text is empty' : syntaxWords(printParseErrorCode(first.error));
    return { ok: false, problems: [{ ...at, path: '', message: `Not valid JSON: ${what}.` }] };
  }
  const twice = duplicateKey(tree);
  if (twice !== null) {
    return {
      ok: false,
      problems: [{ ...place(twice.offset), path: '', message: `${JSON.stringify(twice.value)} is there twice.` }],
    };
  }
  const parsed = Report.safeParse(JSON.parse(text));
  const problems: EditProblem[] = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({
        ...place(nodeFor(tree, issue)?.offset ?? 0),
        path: pointer(issue.path),
        message: issueWords(issue, tree),
      }));
  if (parsed.success && before !== undefined) {
    for (const { path, message } of changesOf(parsed.data, before)) {
      problems.push({ ...place(findNodeAtLocation(tree, [...path])?.offset ?? 0), path: pointer(path), message });
    }
  }
  if (bytes > MAX_REPORT_BYTES) {
    problems.push({
      line: 1,
      column: 1,
      path: '',
      message: `A report is at most ${MAX_REPORT_BYTES} bytes; this is ${bytes}.`,
    });
  }
  return parsed.success && problems.length === 0 ? { ok: true, report: parsed.data } : { ok: false, problems };
}

/** What an edit changed that it must not. */
function* changesOf(
  report: Report,
  before: BeforeEdit,
): Generator<{ readonly path: readonly string[]; readonly message: string }> {
  const after: Partial<Record<string, unknown>> = report;
  for (const key of ['report_id', 'type'] as const) {
    if (after[key] !== before[key])
      yield { path: [key], message: `${key} names this report and stays ${before[key]}.` };
  }
  for (const [key, why] of Object.entries(kept) as [Kept, string][]) {
    if (before[key] !== undefined && after[key] !== before[key]) yield { path: [key], message: `${key} ${why}.` };
  }
  const times = [
    { path: ['timestamp'], now: report.timestamp, was: before.timestamp },
    ...(['first_at', 'last_at'] as const).map((key) => ({
      path: ['occurrences', key],
      now: report.occurrences[key],
      was: before.occurrences?.[key],
    })),
  ];
  for (const { path, now, was } of times) {
    if (was === undefined || now === was || UTC_SECONDS.test(now)) continue;
    yield {
      path,
      message: `${path.at(-1)} is in UTC and to the second, such as 2026-04-03T09:15:00Z: an offset tells where someone lives.`,
    };
  }
}

function nestsDeeper(text: string, most: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > most) return true;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return false;
}

/** `/crash/breadcrumbs/3/detail`. */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The node a schema issue is about: the unknown key itself, the value, or the nearest parent that exists. */
function nodeFor(tree: Node, issue: z.core.$ZodIssue): Node | undefined {
  const path = issue.path.filter((part): part is string | number => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0];
    if (key !== undefined) {
      const value = findNodeAtLocation(tree, [...path, key]);
      return value?.parent ?? value;
    }
  }
  for (let length = path.length; length >= 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return tree;
}

/** "cpu_percent must be a number from 0; this is text." */
function issueWords(issue: z.core.$ZodIssue, tree: Node): string {
  const name = String(issue.path.at(-1) ?? 'the report');
  const path = issue.path.filter((part): part is string | number => typeof part !== 'symbol');
  const node = findNodeAtLocation(tree, path);
  const given = node === undefined ? 'it is missing' : `this is ${kindWords(node)}`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => JSON.stringify(key)).join(', ')} is not a field of a report.`;
    case 'invalid_type':
      return `${name} must be ${typeWords(issue.expected)}; ${given}.`;
    case 'too_big':
      return `${name} is at most ${issue.maximum}${sizeWords(issue.origin)}; ${given}.`;
    case 'too_small':
      return `${name} is at least ${issue.minimum}${sizeWords(issue.origin)}; ${given}.`;
    case 'invalid_value':
      return `${name} must be ${listWords(issue.values.map((value) => JSON.stringify(value)))}; ${given}.`;
    default:
      return `${name}: ${issue.message}; ${given}.`;
  }
}

function typeWords(expected: string): string {
  const words: Record<string, string> = {
    int: 'a whole number',
    number: 'a number',
    string: 'text',
    array: 'a list',
    object: 'an object',
    boolean: 'true or false',
    null: 'null',
  };
  return words[expected] ?? expected;
}

function sizeWords(origin: string): string {
  if (origin === 'string') return ' characters long';
  return origin === 'array' ? ' entries long' : '';
}

function listWords(values: readonly string[]): string {
  if (values.length <= 1) return values[0] ?? 'something else';
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function kindWords(node: Node): string {
  switch (node.type) {
    case 'string':
      return 'text';
    case 'number':
      return String(node.value);
    case 'boolean':
    case 'null':
      return String(node.value);
    case 'array':
      return 'a list';
    default:
      return 'an object';
  }
}

function syntaxWords(code: string): string {
  const words: Record<string, string> = {
    InvalidSymbol: 'there is a word where a value belongs',
    InvalidNumberFormat: 'there is a number that cannot be read',
    PropertyNameExpected: 'a name in quotes belongs here',
    ValueExpected: 'a value belongs here',
    ColonExpected: 'a colon belongs here',
    CommaExpected: 'a comma belongs here',
    CloseBraceExpected: 'a closing brace is missing',
    CloseBracketExpected: 'a closing bracket is missing',
    EndOfFileExpected: 'there is something after the end',
    InvalidCommentToken: 'comments are not allowed',
    UnexpectedEndOfComment: 'a comment does not end',
    UnexpectedEndOfString: 'a text does not end',
    UnexpectedEndOfNumber: 'a number does not end',
    InvalidUnicode: 'there is a broken \\u escape',
    InvalidEscapeCharacter: 'there is an unknown escape',
    InvalidCharacter: 'there is a character that must be escaped',
  };
  return words[code] ?? code;
}

/** The second key node of a pair of equal keys, anywhere in the tree. */
function duplicateKey(node: Node): Node | null {
  const children = node.children ?? [];
  if (node.type === 'object') {
    const seen = new Set<unknown>();
    for (const property of children) {
      const key = property.children?.[0];
      if (key === undefined) continue;
      if (seen.has(key.value)) return key;
      seen.add(key.value);
    }
  }
  for (const child of children) {
    const hit = duplicateKey(child);
    if (hit !== null) return hit;
  }
  return null;
}

/** Offsets to lines and columns, both from 1. */
function lineFinder(text: string): (offset: number) => { line: number; column: number } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
