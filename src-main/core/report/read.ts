import { MAX_REPORT_BYTES } from '@contract/limits.ts';
import { REPORT_FORMAT } from '@contract/primitives.ts';
import { Report } from '@contract/report.ts';
import { byteLength } from './fit.ts';

/** What a file in pending/ or sent/ turned out to be. */
export type ReadReport =
  | {
      readonly kind: 'report';
      readonly report: Report /** Written by a newer minor: fields unknown here are not in `report`. */;
      readonly newer: boolean;
    }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Reads the text of a report file. A newer minor version is read as far as it is known; anything else is unreadable, and
 * so is what is larger than a report can be: no server would take it.
 */
export function readReport(text: string): ReadReport {
  // A UTF-16 unit is at most three bytes of UTF-8: most texts need not be measured.
  const bytes = text.length * 3 <= MAX_REPORT_BYTES ? 0 : byteLength(text);
  if (bytes > MAX_REPORT_BYTES) {
    return { kind: 'unreadable', reason: `It is ${bytes} bytes; a report is at most ${MAX_REPORT_BYTES}.` };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', reason: text.trim() === '' ? 'The file is empty.' : 'It is not complete JSON.' };
  }
  const version = versionOf(value);
  if (version === null) return { kind: 'unreadable', reason: 'It is JSON, but not a report of Beacon.' };
  const [major, minor] = REPORT_FORMAT.split('.').map(Number);
  if (version.major !== major) {
    return {
      kind: 'unreadable',
      reason: `It is a report of format ${version.text}; this Beacon reads ${REPORT_FORMAT}.`,
    };
  }
  const parsed = Report.safeParse(value);
  if (parsed.success) return { kind: 'report', report: parsed.data, newer: false };
  if (version.minor > (minor ?? 0)) {
    const known = Report.safeParse(withoutUnknown(value));
    if (known.success) return { kind: 'report', report: known.data, newer: true };
  }
  const issue = parsed.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? 'the report' : issue.path.join('.');
  // The path and the rule, never the value: a foreign file's text is not ours to repeat.
  return { kind: 'unreadable', reason: `${place} is not as expected (${issue?.code ?? 'unknown'}).` };
}

function versionOf(value: unknown): { text: string; major: number; minor: number } | null {
  if (typeof value !== 'object' || value === null || !('beacon_version' in value)) return null;
  const match = /^(\d{1,4})\.(\d{1,4})\.\d{1,4}$/.exec(String(value.beacon_version));
  return match === null ? null : { text: match[0], major: Number(match[1]), minor: Number(match[2]) };
}

/** Drops what the strict schema calls unknown, at every depth, as often as it does. */
function withoutUnknown(value: unknown): unknown {
  const copy: unknown = structuredClone(value);
  for (let round = 0; round < 8; round += 1) {
    const parsed = Report.safeParse(copy);
    if (parsed.success) return parsed.data;
    const unknown = parsed.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
    if (unknown.length === 0) return copy;
    for (const issue of unknown) {
      let holder: unknown = copy;
      for (const part of issue.path) holder = (holder as Record<PropertyKey, unknown>)[part];
      for (const key of issue.keys) delete (holder as Record<string, unknown>)[key];
    }
  }
  return copy;
}
