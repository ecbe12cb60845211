import type { NetworkRecord } from '@contract/socket.ts';
import type { Files } from '@services/ports.ts';

const PATH = 'state/network.jsonl';
const MAX_BYTES = 5 * 1024 * 1024;
const KEEP_MS = 90 * 24 * 60 * 60 * 1000;

/** Age is looked at with the first record of a process, and then this often. */
const AGE_EVERY_MS = 24 * 60 * 60 * 1000;

/**
 * State/network.jsonl: every request Beacon made, one line each; 90 days and 5 MB, the newest half survives.
 * Recording never fails a request: a full disk costs the line, not the report.
 */
export function networkLog(
  files: Files,
  wallMs: () => number = Date.now,
): {
  record(entry: NetworkRecord): Promise<void>;
  read(): Promise<readonly NetworkRecord[]>;
  prune(): Promise<void>;
} {
  let agedAtMs = Number.NEGATIVE_INFINITY;
  const isYoung = ({ at }: NetworkRecord) => wallMs() - Date.parse(at) < KEEP_MS;
  const readAll = async (): Promise<NetworkRecord[]> => {
    const bytes = await files.read(PATH);
    if (bytes === null) return [];
    return new TextDecoder().decode(bytes).split('\n').flatMap(parseLine);
  };
  const prune = async () => {
    const stat = await files.stat(PATH);
    if (stat === null) return;
    const isLarge = stat.bytes > MAX_BYTES;
    if (!isLarge && wallMs() - agedAtMs < AGE_EVERY_MS) return;
    agedAtMs = wallMs();
    const all = await readAll();
    const young = all.filter(isYoung);
    if (!isLarge && young.length === all.length) return;
    const kept = isLarge ? young.slice(Math.floor(young.length / 2)) : young;
    await files.write(PATH, kept.map((one) => `${JSON.stringify(one)}\n`).join(''));
  };
  return {
    async record(entry) {
      try {
        await files.append(PATH, JSON.stringify(entry));
        await prune();
      } catch {
        // Said above: the request has been made, and its answer matters more than its line.
      }
    },
    async read() {
      return (await readAll()).filter(isYoung);
    },
    prune,
  };
}

function parseLine(row: string): NetworkRecord[] {
  try {
    return row === '' ? [] : [JSON.parse(row) as NetworkRecord];
  } catch {
    return []; // A torn line.
  }
}
