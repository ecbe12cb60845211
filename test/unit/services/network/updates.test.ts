import { Settings } from '@contract/settings.ts';
import { type UpdateAnswer, Updates } from '@services/network/updates.ts';
import type { Clock } from '@services/ports/clock.ts';
import type { Files } from '@services/ports/files.ts';
import { describe, expect, test } from 'vitest';

const HOUR = 60 * 60 * 1000;

/** Time by hand: `pass` runs what is due. */
function world(saved: { check: boolean }, answer: UpdateAnswer = { kind: 'current' }) {
  let nowMs = 0;
  let due: { atMs: number; run: () => void }[] = [];
  const texts = new Map<string, string>();
  const checks: number[] = [];
  const found: string[] = [];
  const clock = {
    monotonicMs: () => nowMs,
    wallMs: () => 1_775_000_000_000 + nowMs,
    after(delayMs: number, run: () => void) {
      const one = { atMs: nowMs + delayMs, run };
      due.push(one);
      return () => {
        due = due.filter((other) => other !== one);
      };
    },
    sleep: async () => undefined,
  } satisfies Clock;
  const files = {
    read: async (path: string) => {
      const text = texts.get(path);
      return text === undefined ? null : new TextEncoder().encode(text);
    },
    write: async (path: string, text: string) => void texts.set(path, text),
  } as unknown as Files;
  const make = () => {
    const updates = new Updates({
      clock,
      files,
      chance: { fraction: () => 0.5, hex: () => '', uuid: () => '' },
      settings: { chosen: async () => Settings.parse({ updates: { check: saved.check } }) },
      source: {
        check: async () => {
          checks.push(nowMs);
          return answer;
        },
        fetch: async () => true,
      },
    });
    updates.onFound(({ version }) => found.push(version));
    return updates;
  };
  const pass = async (ms: number) => {
    const endMs = nowMs + ms;
    for (;;) {
      const next = due.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) break;
      due = due.filter((one) => one !== next);
      nowMs = next.atMs;
      next.run();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    }
    nowMs = endMs;
  };
  return { make, pass, checks, found, saved, texts };
}

describe('looking for updates', () => {
  test('never happens by itself in 30 days with `updates.check: false`', async () => {
    const { make, pass, checks } = world({ check: false });
    make().start();
    await pass(30 * 24 * HOUR);
    expect(checks).toEqual([]);
  });

  test('happens at most once in 24 h, and 23 to 30 times in 30 days', async () => {
    const { make, pass, checks } = world({ check: true });
    make().start();
    await pass(30 * 24 * HOUR);
    expect(checks.length).toBeGreaterThanOrEqual(23);
    expect(checks.length).toBeLessThanOrEqual(30);
    for (const [index, atMs] of checks.entries())
      if (index > 0) expect(atMs - (checks[index - 1] ?? 0)).toBeGreaterThanOrEqual(24 * HOUR);
  });

  test('does not begin anew with each start: 20 starts in a day are 1 look', async () => {
    const { make, pass, checks } = world({ check: true });
    for (let start = 0; start < 20; start += 1) {
      const updates = make();
      updates.start();
      await pass(HOUR);
      updates.stop();
    }
    expect(checks).toHaveLength(1);
  });

  test('follows the choice within an hour, both ways', async () => {
    const { make, pass, checks, saved } = world({ check: false });
    make().start();
    await pass(5 * HOUR);
    saved.check = true;
    await pass(HOUR);
    expect(checks).toHaveLength(1);
    saved.check = false;
    await pass(10 * 24 * HOUR);
    expect(checks).toHaveLength(1);
  });

  test('goes on after a clock that was set back, and with a file that is torn', async () => {
    const { make, pass, checks, texts } = world({ check: true });
    for (const text of ['{"version":1,"checked_at":"2099-01-01T00:00:00Z"}', '{"ver']) {
      texts.set('state/updates.json', text);
      const updates = make();
      updates.start();
      await pass(HOUR);
      updates.stop();
    }
    expect(checks).toHaveLength(2);
  });

  test('tells of a newer version, and by hand answers it', async () => {
    const { make, pass, found } = world({ check: true }, { kind: 'newer', version: '0.2.0' });
    const updates = make();
    updates.start();
    await pass(HOUR);
    expect(found).toEqual(['0.2.0']);
    expect(await updates.check()).toEqual({ kind: 'newer', version: '0.2.0' });
  });
});
