import type { NetworkRecord } from '@contract/socket.ts';
import type { Files } from '@services/ports.ts';

const PATH = 'state/network.jsonl';
const MAX_BYTES = 5 * 1024 * 1024;
const KEEP_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * State/network.jsonl: every request Beacon made, one line each; 90 days and 5 MB, the newest half survives.
 * Recording never fails a request: a full disk costs the line, not the report.
 */
export function networkLog(files: Files): {
  record(entry: NetworkRecord): Promise<void>;
  read(): Promise<readonly NetworkRecord[]>;
} {
  const read = async (): Promise<NetworkRecord[]> => {
    const bytes = await files.read(PATH);
    if (bytes === null) return [];
    return new TextDecoder().decode(bytes).split('\n').flatMap(parseLine);
  };
  return {
    async record(entry) {
      try {
        await files.append(PATH, JSON.stringify(entry));
        const stat = await files.stat(PATH);
        if ((stat?.bytes ?? 0) <= MAX_BYTES) return;
        const kept = (await read()).filter(({ at }) => Date.now() - Date.parse(at) < KEEP_MS);
        const half = kept.slice(Math.floor(kept.length / 2));
        await files.write(PATH, half.map((one) => `${JSON.stringify(one)}\n`).join(''));
      } catch {
        // Said above: the request has been made, and its answer matters more than its line.
      }
    },
    read,
  };
}

function parseLine(row: string): NetworkRecord[] {
  try {
    return row === '' ? [] : [JSON.parse(row) as NetworkRecord];
  } catch {
    return []; // A torn line.
  }
}
