import type { DiffLine } from '@contract/clients.ts';
import { applyEdits, type Edit } from 'jsonc-parser';
import { BOM, readServers, runsWords, type ServerEntry, wrappingOf } from './servers.ts';

/** How the wrapper is started: a program and its first arguments, absolute. */
export interface WrapperProgram {
  readonly command: string;
  readonly args: readonly string[];
}

export type ClientEdit =
  | { readonly kind: 'edit'; readonly text: string; readonly servers: readonly string[]; readonly diff: DiffLine[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly problem: string };

type Lists = readonly (readonly string[])[];

/** Every server that a client starts here, wrapped. All else in the text stays as it is, to the byte. */
export function wrapped(text: string, lists: Lists, program: WrapperProgram): ClientEdit {
  return edited(
    text,
    lists,
    ({ state }) => state === 'unwrapped',
    (entry, body) => wrapEdits(entry, body, program),
  );
}

/**
 * Our wrapping taken out again, and nothing else: what a person changed since stays. `before` is how the text was when
 * it was wrapped, if that is known: it tells whether an entry without arguments had an empty list of them.
 */
export function unwrapped(text: string, lists: Lists, before: string | null): ClientEdit {
  const was = before === null ? null : readServers(before, lists);
  const hadArgs = (entry: ServerEntry) =>
    was?.ok !== true ||
    was.servers.every(
      ({ name, project, nodes }) => name !== entry.name || project !== entry.project || nodes?.argsValue !== null,
    );
  const isOurs = ({ command, args }: ServerEntry) => wrappingOf(command ?? '', args)?.ours === true;
  return edited(text, lists, isOurs, (entry, body) => unwrapEdits(entry, body, hadArgs(entry)));
}

function edited(
  text: string,
  lists: Lists,
  concerns: (entry: ServerEntry) => boolean,
  editsOf: (entry: ServerEntry, body: string) => { edits: Edit[]; before: string; after: string },
): ClientEdit {
  const read = readServers(text, lists);
  if (!read.ok) return { kind: 'refused', problem: read.problem };
  const entries = read.servers.filter(concerns);
  if (entries.length === 0) return { kind: 'nothing' };
  const bom = text.startsWith(BOM) ? BOM : '';
  const body = text.slice(bom.length);
  const edits: Edit[] = [];
  const diff: DiffLine[] = [];
  for (const entry of entries) {
    const made = editsOf(entry, body);
    edits.push(...made.edits);
    diff.push(
      { sign: ' ', text: `${labelOf(entry)}:` },
      { sign: '-', text: `  ${made.before}` },
      { sign: '+', text: `  ${made.after}` },
    );
  }
  const after = bom + applyEdits(body, edits);
  const problem = differsElsewhere(text, after, lists, entries);
  if (problem !== null) return { kind: 'refused', problem };
  return { kind: 'edit', text: after, servers: entries.map(labelOf), diff };
}

export const labelOf = ({ name, project }: Pick<ServerEntry, 'name' | 'project'>): string =>
  (project === null ? name : `${name} (${project})`).replace(/\p{C}/gu, ' ');

/** What is about to be written is read once more: whatever the edits met, every other server must be what it was. */
function differsElsewhere(before: string, after: string, lists: Lists, changed: readonly ServerEntry[]): string | null {
  const [was, is] = [readServers(before, lists), readServers(after, lists)];
  const plain = (entries: readonly ServerEntry[]) =>
    JSON.stringify(
      entries.map(({ name, project, command, args, inner }) =>
        changed.some((one) => one.name === name && one.project === project)
          ? [name, project, inner]
          : [name, project, command, args],
      ),
    );
  const same = was.ok && is.ok && plain(was.servers) === plain(is.servers);
  return same ? null : 'it is laid out in a way that Beacon cannot change safely';
}

const source = (body: string, { offset, length }: { offset: number; length: number }) =>
  body.slice(offset, offset + length);

const NAME = /^(?=.*\S)[^\p{C}$-][^\p{C}$]{0,99}$/u;

function wrapEdits(entry: ServerEntry, body: string, program: WrapperProgram) {
  const { nodes, inner } = need(entry);
  const { commandValue, argsValue } = nodes;
  // In the fleet it is called as the person called it. A dollar may be a variable to the client, a dash an option to us.
  const name = NAME.test(entry.name) ? ['--name', entry.name] : [];
  const words = [...program.args, 'guard', 'run', ...name, '--'].map((word) => JSON.stringify(word));
  // The person's own spelling of the command goes along.
  const items = [...words, source(body, commandValue)];
  const edits: Edit[] = [
    { offset: commandValue.offset, length: commandValue.length, content: JSON.stringify(program.command) },
  ];
  const [first] = argsValue?.children ?? [];
  if (argsValue === null) {
    const at = commandValue.offset + commandValue.length;
    edits.push({
      offset: at,
      length: 0,
      content: `${separator(body, commandValue.parent?.offset ?? at)}"args": [${items.join(', ')}]`,
    });
  } else if (first === undefined) {
    edits.push({ offset: argsValue.offset + 1, length: 0, content: items.join(', ') });
  } else {
    const between = separator(body, first.offset);
    edits.push({ offset: first.offset, length: 0, content: items.map((item) => item + between).join('') });
  }
  const wrapper = lineFor([program.command, ...program.args, 'guard', 'run', ...name, '--'], entry);
  return { edits, before: shown(inner), after: `${wrapper} ${shown(inner)}` };
}

function unwrapEdits(entry: ServerEntry, body: string, hadArgs: boolean) {
  const { nodes, inner } = need(entry);
  const { commandValue, argsValue, argsProperty } = nodes;
  const children = argsValue?.children ?? [];
  const at = wrappingOf(entry.command ?? '', entry.args)?.command ?? 0;
  const first = children[0];
  const command = children[at];
  if (first === undefined || command === undefined || argsValue === null)
    throw new Error('a wrapped server has arguments');
  const edits: Edit[] = [{ offset: commandValue.offset, length: commandValue.length, content: source(body, command) }];
  const next = children[at + 1];
  const commandEnd = commandValue.offset + commandValue.length;
  if (next !== undefined) edits.push(cut(first.offset, next.offset));
  else if (!hadArgs && argsProperty !== null && /^\s*,\s*$/.test(body.slice(commandEnd, argsProperty.offset)))
    edits.push(cut(commandEnd, argsProperty.offset + argsProperty.length));
  else edits.push(cut(first.offset, command.offset + command.length));
  const wrapper = lineFor([entry.command ?? '', ...entry.args.slice(0, at)], entry);
  return { edits, before: `${wrapper} ${shown(inner)}`, after: shown(inner) };
}

const cut = (from: number, to: number): Edit => ({ offset: from, length: to - from, content: '' });

/**
 * Our own part of the line, for people: paths of the wrapper, its options and their numbers, and the name that the entry has in the
 * file anyway. Any other word is the person's, and may be anything.
 */
const lineFor = (words: readonly string[], { name }: ServerEntry): string =>
  words.map((word) => (PLAIN.test(word) ? word : word === name ? shownName(name) : '…')).join(' ');
const PLAIN = /^(?:\/.*|guard|run|--[a-z-]{0,20}|\d+)$/;

const shownName = (name: string) => (/^[\w.@/+-]+$/.test(name) ? name : JSON.stringify(name.replace(/\p{C}/gu, ' ')));

/** What is put between two items: a new line with the same indent where the item at `offset` begins its line. */
function separator(body: string, offset: number): string {
  const indent = /(?:^|\n)([ \t]*)$/.exec(body.slice(0, offset))?.[1];
  if (indent === undefined) return ', ';
  return `,${body.includes('\r\n') ? '\r\n' : '\n'}${indent}`;
}

/** A command line for people: the executable, its package, and that there is more. */
function shown(inner: { readonly command: string; readonly args: readonly string[] }): string {
  const words = runsWords(inner);
  const rest = inner.args.length - (words.includes(' ') ? 1 : 0);
  return rest > 0 ? `${words} …` : words;
}

function need({ nodes, inner }: ServerEntry) {
  if (nodes === null || inner === null) throw new Error('only entries with a command are edited');
  return { nodes, inner };
}
