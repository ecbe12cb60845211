import type { ProcessConfig } from '@contract/guardian-config.ts';
import { type Json, printCanonical } from '@core/report/canonical-json.ts';
import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import { readGuardianConfig } from './read-config.ts';

export type EditedConfig =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

type Entry = Partial<ProcessConfig> & Pick<ProcessConfig, 'name' | 'command'>;

/** Guardian.json with one more process. Everything else stays as the person wrote it; a broken file is not touched. */
export function withProcess(text: string | null, entry: Entry): EditedConfig {
  const before = text === null || text.trim() === '' ? '{\n  "version": 1,\n  "processes": []\n}\n' : text;
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
