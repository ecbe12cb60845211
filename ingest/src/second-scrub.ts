import type { Json } from '@core/report/canonical-json.ts';
import { tokensOf } from '@core/report/tokens.ts';
import { createNumbering, scrub, scrubTree } from '@core/scrub/index.ts';

export interface SecondScrub {
  /** The same object where nothing was found. */
  readonly value: Json;
  readonly findings: readonly { readonly rule: string }[];
}

/**
 * Members whose schema is closed: an enum, a time, a version of the format, a number in hex. A strict parse has shown
 * that they hold no words, and a scrubber would only take an id for a key. A test holds this list against the contract;
 * what is not in it is scrubbed, so a new field is.
 */
export const closedMembers: ReadonlySet<string> = new Set([
  'beacon_version',
  'report_id',
  'type',
  'timestamp',
  'os',
  'arch',
  'memory_pressure',
  'device_id',
  'project_id_hash',
  'friction_kind',
  'reaction',
  'first_at',
  'last_at',
  'fingerprint',
  'rules_version',
  'kind',
  'media_type',
  'sha256',
]);

/**
 * The numbers of an app's version are no words: four of them would be taken for an address (0.44.3.3 is how Stallari
 * counts). From 10 on they are scrubbed after all, being an address more likely than a version; what stands behind the
 * numbers (`-beta.2`) always is.
 */
const APP_VERSION = /^\d(?:\.\d+)*(?=$|[-+])/;

/**
 * A parsed report with its words scrubbed once more, by the module that scrubbed it on the Mac. Tokens that are there
 * already stay and keep their numbers; a word in which something is found keeps the token in its place, even where the
 * schema wants an identifier: what is stored shows that something was there.
 */
export function secondScrub(report: Json): SecondScrub {
  const words: string[] = [];
  eachText(report, (text) => {
    words.push(text);
    return text;
  });
  const numbering = createNumbering();
  const tokens = words.flatMap((text) => tokensOf(text));
  if (tokens.length > 0) scrub(tokens.join(' '), { numbering });
  const { value: clean, findings } = scrubTree(words, { numbering });
  if (findings.length === 0) return { value: report, findings };
  let at = 0;
  return { value: eachText(report, (text) => clean[at++] ?? text), findings };
}

/**
 * A copy of the report with every open text put through `change`, in one order. The lines of a list are one text, so
 * that a key over several of them is seen whole; then there may be fewer of them afterwards.
 */
function eachText(node: Json, change: (text: string) => string, key = ''): Json {
  if (typeof node === 'string') {
    if (closedMembers.has(key)) return node;
    const [numbers = ''] = key === 'version' ? (APP_VERSION.exec(node) ?? []) : [];
    return numbers === '' || numbers.length < node.length ? numbers + change(node.slice(numbers.length)) : node;
  }
  if (typeof node !== 'object' || node === null) return node;
  if (!isList(node)) {
    return Object.fromEntries(
      Object.entries(node).map(([name, inner]) => [name, eachText(inner ?? null, change, name)]),
    );
  }
  if (node.length > 1 && node.every((item): item is string => typeof item === 'string' && !item.includes('\n'))) {
    return change(node.join('\n')).split('\n');
  }
  return node.map((item) => eachText(item, change, key));
}

function isList(node: Json): node is readonly Json[] {
  return Array.isArray(node);
}
