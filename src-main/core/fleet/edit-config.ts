import type { ProcessConfig } from '@contract/guardian-config.ts';
import type { GuardianChange } from '@contract/guardian-settings.ts';
import { type Json, printCanonical } from '@core/report/canonical-json.ts';
import { applyEdits, findNodeAtLocation, getNodeValue, modify, type Node, parseTree } from 'jsonc-parser';
import { readGuardianConfig } from './read-config.ts';

export type EditedConfig =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

const NEW_FILE = '{\n  "version": 1,\n  "processes": []\n}\n';

type Entry = Partial<ProcessConfig> & Pick<ProcessConfig, 'name' | 'command'>;

/** Guardian.json with one more process. Everything else stays as the person wrote it; a broken file is not touched. */
export function withProcess(text: string | null, entry: Entry): EditedConfig {
  const before = startingText(text);
  const read = readGuardianConfig(before);
  if (!read.ok) return { ok: false, message: `${read.problem.message}. Mend it first; nothing was changed.` };
  const after = insert(before, entry);
  const checked = readGuardianConfig(after);
  return checked.ok ? { ok: true, text: after } : { ok: false, message: `${checked.problem.message}.` };
}

function insert(text: string, entry: Entry): string {
  const tree = parseTree(text);
  const last = tree === undefined ? undefined : findNodeAtLocation(tree, ['processes'])?.children?.at(-1);
  if (last === undefined) {
    const options = {
      formattingOptions: { insertSpaces: true, tabSize: 2, eol: text.includes('\r\n') ? '\r\n' : '\n' },
    };
    return applyEdits(text, modify(text, ['processes'], [entry], options));
  }
  // The library would lay out the entry before it anew; what the person wrote is theirs, so this is put in by hand.
  const end = last.offset + last.length;
  const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, last.offset))?.[1];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const block = printCanonical(entry as unknown as Json).trimEnd();
  const glue = indent === undefined ? ', ' : `,${eol}${indent}`;
  const laidOut = indent === undefined ? JSON.stringify(entry) : block.replaceAll('\n', `${eol}${indent}`);
  return `${text.slice(0, end)}${glue}${laidOut}${text.slice(end)}`;
}

/** What is changed where there is no file yet, and what is written before such a file is opened in an editor. */
export const startingText = (text: string | null) => (text === null || text.trim() === '' ? NEW_FILE : text);

type Key = GuardianChange['key'];
type Path = readonly (string | number)[];

const placeOf: Record<Key, Path> = {
  max_percent_of_memory: ['fleet', 'max_percent_of_memory'],
  fleet_on_breach: ['fleet', 'on_breach'],
  rss_mb: ['rss_mb'],
  cpu_percent: ['cpu_percent'],
  cpu_sustained_s: ['cpu_sustained_s'],
  max_failures: ['restart', 'max_failures'],
  window_s: ['restart', 'window_s'],
  on_memory: ['on_breach', 'memory'],
  on_cpu: ['on_breach', 'cpu'],
};

/**
 * Guardian.json with one value changed, for all processes or for one; every other character stays as the person wrote
 * it. The result must be a good file: a change may mend a broken one, and is refused where it would not.
 */
export function withSetting(text: string | null, { process, key, value }: GuardianChange): EditedConfig {
  const whole = startingText(text);
  const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
  const before = whole.slice(mark.length);
  const tree = parseTree(before);
  if (tree?.type !== 'object') return refusal(before);
  const place = placeOf[key];
  let base: Path = [];
  if (place[0] !== 'fleet') {
    const at = process === null ? -1 : indexOf(tree, process);
    if (process !== null && at < 0) return { ok: false, message: `guardian.json has no process called ${process}.` };
    base = process === null ? ['defaults'] : ['processes', at];
  }
  const after = withValue(before, tree, [...base, ...place], value);
  const checked = readGuardianConfig(after);
  return checked.ok ? { ok: true, text: mark + after } : refusal(before, checked.problem.message);
}

function refusal(before: string, said?: string): EditedConfig {
  const read = readGuardianConfig(before);
  // Broken before already: what is wrong there is what has to be mended.
  if (!read.ok) return { ok: false, message: `${read.problem.message}. Mend it first; nothing was changed.` };
  return { ok: false, message: `${said ?? 'guardian.json is not as expected'}. Nothing was changed.` };
}

function indexOf(tree: Node, name: string): number {
  const entries = findNodeAtLocation(tree, ['processes'])?.children ?? [];
  return entries.findIndex((entry) => findNodeAtLocation(entry, ['name'])?.value === name);
}

function withValue(text: string, tree: Node, path: Path, value: number | string | null): string {
  const parentPath = path.slice(0, -1);
  const parent = findNodeAtLocation(tree, [...parentPath]);
  const key = String(path.at(-1));
  if (parent !== undefined && parent.type !== 'object' && parentPath.at(-1) === 'on_breach') {
    // One action stood for both: the other one keeps it.
    const both = { memory: getNodeValue(parent), cpu: getNodeValue(parent) };
    const now = value === null ? {} : { ...both, [key]: value };
    return replaced(text, parent, inline(now));
  }
  const there = findNodeAtLocation(tree, [...path]);
  if (there !== undefined) {
    // The library takes out the comma with it; nothing else is laid out anew.
    return value === null
      ? applyEdits(text, modify(text, [...path], undefined, {}))
      : replaced(text, there, JSON.stringify(value));
  }
  if (value === null) return text;
  // The nearest object that is there takes the rest: `"restart": { "max_failures": 5 }`.
  let depth = parentPath.length;
  while (depth > 0 && findNodeAtLocation(tree, path.slice(0, depth)) === undefined) depth -= 1;
  const holder = depth === 0 ? tree : findNodeAtLocation(tree, path.slice(0, depth));
  if (holder?.type !== 'object') return text;
  const rest = path.slice(depth + 1).reduceRight<Json>((inner, part) => ({ [String(part)]: inner }), value);
  return withMember(text, holder, String(path[depth]), rest);
}

const replaced = (text: string, node: Node, by: string) =>
  `${text.slice(0, node.offset)}${by}${text.slice(node.offset + node.length)}`;

const inline = (value: Json): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? `{ ${Object.entries(value)
        .map(([key, one]) => `${JSON.stringify(key)}: ${inline(one as Json)}`)
        .join(', ')} }`.replace('{  }', '{}')
    : JSON.stringify(value);

/** One more member at the end of an object, on a line of its own where the others have one. */
function withMember(text: string, holder: Node, key: string, value: Json): string {
  const member = `${JSON.stringify(key)}: ${inline(value)}`;
  const last = holder.children?.at(-1);
  if (last === undefined) return replaced(text, holder, `{ ${member} }`);
  const end = last.offset + last.length;
  const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, last.offset))?.[1];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const glue = indent === undefined ? ', ' : `,${eol}${indent}`;
  return `${text.slice(0, end)}${glue}${member}${text.slice(end)}`;
}
