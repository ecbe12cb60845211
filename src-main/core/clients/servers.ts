import type { ServerState } from '@contract/clients.ts';
import { packageOfCommand } from '@core/packages/command.ts';
import { type Node, type ParseError, parseTree } from 'jsonc-parser';

/** The servers in a client's configuration, read with all that people write into one: comments, trailing commas, a BOM. */

export interface ServerEntry {
  readonly name: string;
  /** The key of the project that it belongs to. */
  readonly project: string | null;
  readonly state: ServerState;
  readonly command: string | null;
  readonly args: readonly string[];
  /** What runs in the end: of a wrapped one, what is inside. */
  readonly inner: { readonly command: string; readonly args: readonly string[] } | null;
  readonly nodes: ServerNodes | null;
}

/** Where the parts of an entry stand in the text. */
export interface ServerNodes {
  readonly commandValue: Node;
  readonly argsProperty: Node | null;
  readonly argsValue: Node | null;
}

export type ReadServers =
  | { readonly ok: true; readonly servers: readonly ServerEntry[] }
  | { readonly ok: false; readonly problem: string };

export const BOM = '\uFEFF';

/** All servers of a text; not ok where it is no JSON as clients read it. Offsets count in the text without its BOM. */
export function readServers(text: string, lists: readonly (readonly string[])[]): ReadServers {
  const body = text.startsWith(BOM) ? text.slice(1) : text;
  if (body.trim() === '') return { ok: true, servers: [] };
  const errors: ParseError[] = [];
  let tree: Node | undefined;
  try {
    tree = parseTree(body, errors, { allowTrailingComma: true, disallowComments: false });
  } catch {
    return { ok: false, problem: 'it is nested too deeply' }; // The parser calls itself for each level, until no room is left.
  }
  if (tree === undefined || errors.length > 0) return { ok: false, problem: 'it is not JSON that Beacon can read' };
  if (tree.type !== 'object') return { ok: false, problem: 'it holds no object' };
  const servers: ServerEntry[] = [];
  for (const list of lists) {
    const found = listsAt(tree, list, null);
    if (found === null) return { ok: false, problem: `it has the same key twice on the way to ${list.join('.')}` };
    for (const { node, project } of found) {
      if (node.type !== 'object') continue;
      const names = propertiesOf(node).map(([name]) => name);
      if (new Set(names).size < names.length) return { ok: false, problem: 'it has two servers of the same name' };
      for (const [name, value] of propertiesOf(node)) servers.push(readEntry(name, project, value));
    }
  }
  return { ok: true, servers };
}

interface FoundList {
  readonly node: Node;
  readonly project: string | null;
}

/** Null where a key on the way stands there twice: readers disagree about which of them counts. */
function listsAt(node: Node, path: readonly string[], project: string | null): FoundList[] | null {
  const [key, ...rest] = path;
  if (key === undefined) return [{ node, project }];
  if (node.type !== 'object') return [];
  const matching = propertiesOf(node).filter(([name]) => key === '*' || name === key);
  if (key !== '*' && matching.length > 1) return null;
  const found: FoundList[] = [];
  for (const [name, value] of matching) {
    const below = listsAt(value, rest, key === '*' ? name : project);
    if (below === null) return null;
    found.push(...below);
  }
  return found;
}

function propertiesOf(node: Node): [name: string, value: Node][] {
  return (node.children ?? []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    return key === undefined || value === undefined ? [] : [[String(key.value), value] as [string, Node]];
  });
}

const REMOTE_KEYS = ['url', 'serverUrl', 'httpUrl'];
const REMOTE_TYPES = ['http', 'sse', 'streamable-http', 'streamableHttp', 'ws'];

function readEntry(name: string, project: string | null, node: Node): ServerEntry {
  const bare = { name, project, command: null, args: [], inner: null, nodes: null };
  if (node.type !== 'object') return { ...bare, state: 'odd' };
  const properties = propertiesOf(node);
  const of = (key: string) => properties.filter(([one]) => one === key).map(([, value]) => value);
  const isRemote =
    REMOTE_KEYS.some((key) => of(key).length > 0) || REMOTE_TYPES.includes(String(of('type')[0]?.value ?? ''));
  const [commandValue, second] = of('command');
  if (isRemote && commandValue === undefined) return { ...bare, state: 'remote' };
  const [argsValue, secondArgs] = of('args');
  const words = argsValue === undefined ? [] : (argsValue.children ?? []).map(({ value }) => value as unknown);
  const odd =
    isRemote ||
    commandValue?.type !== 'string' ||
    commandValue.value === '' ||
    second !== undefined ||
    secondArgs !== undefined ||
    (argsValue !== undefined && argsValue.type !== 'array') ||
    words.some((word) => typeof word !== 'string');
  if (odd) return { ...bare, state: 'odd' };
  const command = String(commandValue.value);
  const args = words as string[];
  const wrapping = wrappingOf(command, args);
  return {
    name,
    project,
    state: wrapping === null ? 'unwrapped' : 'wrapped',
    command,
    args,
    inner: wrapping === null ? { command, args } : insideOf(args, wrapping.command),
    nodes: { commandValue, argsProperty: argsValue?.parent ?? null, argsValue: argsValue ?? null },
  };
}

export interface Wrapping {
  /** Index of the wrapped command in the arguments. */
  readonly command: number;
  /** Named by absolute path, as `guard import` writes it; what a person wrote by hand is theirs. */
  readonly ours: boolean;
}

/** Whether a command line is `guard run` of some Beacon, and where the command inside it is. */
export function wrappingOf(command: string, args: readonly string[]): Wrapping | null {
  const at = args.findIndex((word, index) => word === 'guard' && args[index + 1] === 'run');
  if (at < 0 || at > 3) return null;
  const before = [command, ...args.slice(0, at)];
  // Some Beacon's own program is named in front of the words, whatever starts it: node, sh, npx.
  if (!before.some((word) => PROGRAM.test(word))) return null;
  const end = args.indexOf('--', at + 2);
  if (end < 0 || args[end + 1] === undefined) return null;
  return { command: end + 1, ours: before.every((word) => word.startsWith('/')) && before.length <= 2 };
}

/** `cli.mjs` of a checkout, the packaged command, and the shell in front of them. */
const PROGRAM = /(?:^|\/)(?:stallari-cli|cli\.mjs|guard\.sh|stallari-beacon)$/;

const insideOf = (args: readonly string[], at: number) => ({ command: args[at] ?? '', args: args.slice(at + 1) });

/** The executable's name and the package it runs, and no other word of the line. */
export function runsWords({ command, args }: { readonly command: string; readonly args: readonly string[] }): string {
  const program = (command.split(/[/\\]/).at(-1) ?? '').replace(/\p{C}/gu, '').slice(0, 100);
  const name = packageOfCommand(command, args)?.name;
  return name === undefined || name === program ? program : `${program} ${name}`;
}
