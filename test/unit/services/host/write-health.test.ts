import { withWriteHealth } from '@services/host/write-health.ts';
import { type Files, StoreFailure, type StoreFailureKind } from '@services/ports/files.ts';
import { describe, expect, test } from 'vitest';

/** A disk with so many bytes left for one write. */
function disk() {
  const room = { bytes: Number.POSITIVE_INFINITY, kind: 'no_space' as StoreFailureKind };
  const put = async (path: string, bytes: Uint8Array | string) => {
    if (bytes.length > room.bytes) throw new StoreFailure(room.kind, path);
  };
  const { files, health } = withWriteHealth({ label: '~/beacon', write: put, append: put } as unknown as Files);
  const told: (string | null)[] = [];
  health.onChange = (problem) => void told.push(problem);
  return { files, health, told, room };
}

describe('whether anything can be saved', () => {
  test('is told once when it cannot, and once when it can again; the writer hears of it each time', async () => {
    const { files, health, told, room } = disk();
    room.bytes = 10;
    for (let times = 0; times < 3; times += 1)
      await expect(files.write('a', 'x'.repeat(100))).rejects.toMatchObject({ kind: 'no_space' });
    expect(health.problem).toContain('no room left on the disk that holds ~/beacon');
    room.bytes = 1000;
    await files.write('a', 'x'.repeat(100));
    expect(health.problem).toBeNull();
    expect(told).toEqual([expect.stringContaining('no room left'), null]);
  });

  test('is not settled by something shorter than what failed', async () => {
    const { files, health, told, room } = disk();
    room.bytes = 50;
    await expect(files.write('a', 'x'.repeat(100))).rejects.toThrow();
    for (let times = 0; times < 5; times += 1) {
      await files.append('log', 'short');
      await expect(files.write('a', 'x'.repeat(60))).rejects.toThrow();
    }
    expect(health.problem).not.toBeNull();
    expect(told).toHaveLength(1);
  });

  test('is settled by a report’s length, also after a failure of megabytes', async () => {
    const { files, health, room } = disk();
    room.bytes = 100_000;
    await expect(files.write('log', 'x'.repeat(5_000_000))).rejects.toThrow();
    expect(health.problem).not.toBeNull();
    await files.write('a', 'x'.repeat(65_536));
    expect(health.problem).toBeNull();
  });

  test('is another matter than one path that holds a folder', async () => {
    const { files, health, room } = disk();
    room.bytes = 0;
    room.kind = 'not_a_file';
    await expect(files.write('a', 'x')).rejects.toThrow();
    expect(health.problem).toBeNull();
  });
});
