import { plain } from '@core/plain.ts';
import { StoreFailure } from '../ports/files.ts';

/** Why a home folder cannot be used, and what to do. */
export function homeWords(error: unknown, label: string): string {
  if (!(error instanceof StoreFailure)) return `Beacon cannot use its folder ${label}.`;
  const words = {
    no_space: `There is no room left on the disk that holds ${label}. Free some space and start Beacon again.`,
    read_only: `The folder ${label} is read-only, and Beacon must write there. Set BEACON_HOME to another one.`,
    denied: `The folder ${label} does not let you write. Mend its owner or permissions, or set BEACON_HOME to another one.`,
    too_many_files: 'Too many files are open on this system. Close some programs and start Beacon again.',
    not_a_file: `Something that is no folder is in the way of ${label}. Move it, or set BEACON_HOME to another one.`,
    too_large: `A file in ${label} is larger than anything that Beacon writes. Move it away and start Beacon again.`,
    io: `The disk that holds ${label} does not answer as it should.`,
  };
  return words[error.kind];
}

/**
 * A request that was not made, whole, for STALLARI_TELEMETRY_DEBUG: the line, the headers and the body. What would let
 * its reader act in Beacon's place is hidden, and nothing in it can write to the terminal.
 */
export function debugText({
  method,
  url,
  headers,
  body,
}: {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array | null;
}): string {
  const all = { ...headers, ...(body === null ? {} : { 'content-length': String(body.length) }) };
  const head = Object.entries(all).map(
    ([name, value]) => `${name}: ${name.toLowerCase() === 'authorization' ? '(hidden)' : value}`,
  );
  const isPicture = /^(?:image\/|application\/zip)/.test(headers['content-type'] ?? '');
  const text = body === null || isPicture ? '' : `\n${new TextDecoder().decode(body).trimEnd()}\n`;
  return plain(`${[`Not sent (STALLARI_TELEMETRY_DEBUG): ${method} ${url}`, ...head].join('\n')}\n${text}`);
}

const notificationWords = {
  stopped_for_memory: 'was stopped: it used more memory than its budget.',
  stopped_for_cpu: 'was stopped: it used more CPU than its budget.',
  over_budget: 'is over its budget.',
  gave_up: 'keeps crashing, so Beacon stopped starting it for now.',
  hang: 'stopped answering, so Beacon stopped it.',
  fleet: 'Memory is getting tight',
  cannot_start: 'cannot start.',
} as const;

/** A notification of the system. */
export function notificationText(
  what: keyof typeof notificationWords,
  name: string | null,
): { title: string; body: string } {
  if (name === null)
    return { title: notificationWords[what], body: 'The processes of Beacon together are over their ceiling.' };
  return { title: name, body: `${name} ${notificationWords[what]}` };
}
