import { EventLine, HEARTBEAT_MS, httpPaths, SESSION_HEADER } from '@contract/http.ts';

/** The browser's own, or a test's. */
export type Fetch = typeof globalThis.fetch;

/** Why a stream of events ended. */
export type StreamEnd = 'closed' | 'unreachable' | 'refused';

/** Silence longer than this means that the other side is dead, though the connection does not know yet. */
const SILENCE_MS = HEARTBEAT_MS * 2 + 5_000;

/**
 * Reads the host's events until the stream ends. `opened` is called once, when the first byte could be read.
 * A line that is no event is skipped; a newer host may know more kinds.
 */
export async function readEvents(
  fetch: Fetch,
  session: string,
  hear: (event: string, body: unknown) => void,
  opened: () => void,
  signal: AbortSignal,
): Promise<StreamEnd> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const answer = await fetch(httpPaths.events, {
      headers: { [SESSION_HEADER]: session },
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (answer.status === 401 || answer.status === 403) return 'refused';
    if (!answer.ok || answer.body === null) return 'closed';
    opened();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    const lines = splitLines((line) => {
      const parsed = EventLine.safeParse(readJson(line));
      if (parsed.success && 'event' in parsed.data) hear(parsed.data.event, parsed.data.body);
    });
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'closed';
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
      lines(value);
    }
  } catch {
    return silence.signal.aborted || signal.aborted ? 'closed' : 'unreachable';
  } finally {
    clearTimeout(timer);
  }
}

/** Hands out whole lines of a text that arrives in pieces; an unfinished last line waits for its end. */
export function splitLines(hear: (line: string) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') hear(line);
  };
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
