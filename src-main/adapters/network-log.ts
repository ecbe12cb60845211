import { randomBytes } from 'node:crypto';
import { NetworkRecord } from '@contract/socket.ts';
import { isKept, keptRequests, MOST_LOG_BYTES } from '@core/network-retention.ts';
import type { Files } from '@services/ports/files.ts';
import type { NetworkLog } from '@services/ports/network.ts';
import { isRunning } from './running.ts';

const PATH = 'state/network.jsonl';

/** Age is looked at with the first record of a process, and then this often. */
const AGE_EVERY_MS = 24 * 60 * 60 * 1000;

/** A request that is under way lies here until its line is written; one whose process died becomes a line by it. */
const NOTE = /^request-(\d{1,10})-[0-9a-f]{12}\.json$/;

/**
 * State/network.jsonl: every request Beacon made, one line each; 90 days and 5 MB, the newest half survives.
 * Recording never fails a request: a full disk costs the line, not the report.
 */
export function networkLog(files: Files, wallMs: () => number = Date.now): NetworkLog {
  let agedAtMs = Number.NEGATIVE_INFINITY;
  const isYoung = (entry: NetworkRecord) => isKept(entry, wallMs());
  const readAll = async (): Promise<NetworkRecord[]> => {
    const bytes = await files.read(PATH);
    if (bytes === null) return [];
    return new TextDecoder().decode(bytes).split('\n').flatMap(parseLine);
  };
  const age = async () => {
    const stat = await files.stat(PATH);
    if (stat === null) return;
    const isLarge = stat.bytes > MOST_LOG_BYTES;
    if (!isLarge && wallMs() - agedAtMs < AGE_EVERY_MS) return;
    agedAtMs = wallMs();
    const all = await readAll();
    const kept = keptRequests(all, stat.bytes, wallMs());
    if (!isLarge && kept.length === all.length) return;
    await files.write(PATH, kept.map((one) => `${JSON.stringify(one)}\n`).join(''));
  };
  /** Requests that were cut off with the process that made them: whether they arrived, nobody here knows. */
  const cutOff = async (): Promise<readonly { readonly path: string; readonly entry: NetworkRecord | null }[]> => {
    const found = [];
    for (const { name } of await files.list('state')) {
      const pid = NOTE.exec(name)?.[1];
      if (pid === undefined || isRunning(Number(pid))) continue;
      const path = `state/${name}`;
      const bytes = await files.read(path).catch(() => null);
      const [entry] = bytes === null ? [] : parseLine(new TextDecoder().decode(bytes));
      found.push({ path, entry: entry === undefined ? null : { ...entry, error: 'cut_off' } });
    }
    return found;
  };
  const record = async (entry: NetworkRecord) => {
    try {
      await files.append(PATH, JSON.stringify(entry));
      await age();
    } catch {
      // Said above: the request has been made, and its answer matters more than its line.
    }
  };
  return {
    record,
    async during(entry, make) {
      const note = `state/request-${process.pid}-${randomBytes(6).toString('hex')}.json`;
      await files.write(note, JSON.stringify({ ...entry, status: null, error: null })).catch(() => undefined);
      const { status, error, value } = await make();
      await record({ ...entry, status, error });
      await files.remove(note).catch(() => undefined);
      return value;
    },
    async read() {
      const lost = (await cutOff()).flatMap(({ entry }) => entry ?? []);
      return [...(await readAll()), ...lost].filter(isYoung);
    },
    async prune() {
      for (const { path, entry } of await cutOff()) {
        if (entry !== null) await files.append(PATH, JSON.stringify(entry));
        await files.remove(path);
      }
      await age();
    },
  };
}

function parseLine(row: string): NetworkRecord[] {
  try {
    const parsed = row === '' ? null : NetworkRecord.safeParse(JSON.parse(row));
    return parsed?.success ? [parsed.data] : [];
  } catch {
    return []; // A torn line.
  }
}
