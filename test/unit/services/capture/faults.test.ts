import type { Incident } from '@core/report/incident.ts';
import { Faults } from '@services/capture/faults.ts';
import type { EventLog } from '@services/guardian/event-log.ts';
import type { Clock } from '@services/ports/clock.ts';
import { StoreFailure } from '@services/ports/files.ts';
import { describe, expect, test } from 'vitest';

function heard() {
  let nowMs = 0;
  const said: string[] = [];
  const logged: unknown[] = [];
  const captured: Incident[] = [];
  let ended = 0;
  const wait = (ms: number) => {
    nowMs += ms;
  };
  const faults = new Faults({
    clock: { monotonicMs: () => nowMs, wallMs: () => nowMs } as Clock,
    log: { add: (...entry: unknown[]) => void logged.push(entry) } as unknown as EventLog,
    collector: {
      capture: (incident) => {
        captured.push(incident);
        return Promise.resolve({ kind: 'written', id: 'brpt_0123456789abcdef' });
      },
    },
    version: '1.0.0',
    say: (line) => void said.push(line),
    giveUp: () => {
      ended += 1;
    },
  });
  return { faults, said, logged, captured, ended: () => ended, wait };
}

describe('a fault in Beacon itself', () => {
  test('is told once a kind, by its class alone, and reported like any other crash', async () => {
    const { faults, said, logged, captured, ended } = heard();
    for (let times = 0; times < 3; times += 1) faults.hear(new TypeError('cannot read /Users/ada/notes.md'));
    faults.hear('a text that somebody threw');
    await Promise.resolve();
    await Promise.resolve();
    expect(said[0]).toBe('Beacon met a fault in itself (TypeError) and goes on. Its report waits with the others.');
    expect(said).toHaveLength(2);
    expect(JSON.stringify([said, logged])).not.toContain('ada');
    expect(logged).toEqual([
      ['fault', null, { class: 'TypeError' }],
      ['fault', null, { class: 'unknown' }],
    ]);
    expect(captured.map(({ type, subject }) => [type, subject.component])).toEqual([
      ['unhandled_rejection', 'beacon.host'],
      ['unhandled_rejection', 'beacon.host'],
    ]);
    expect(ended()).toBe(0);
  });

  test('ends Beacon in good order at the 21st within a minute, and not when they are an hour apart', () => {
    const slow = heard();
    for (let times = 0; times < 50; times += 1) {
      slow.faults.hear(new RangeError('x'));
      slow.wait(3_600_000);
    }
    expect(slow.ended()).toBe(0);
    const fast = heard();
    for (let times = 0; times < 20; times += 1) fast.faults.hear(new RangeError('x'));
    expect(fast.ended()).toBe(0);
    fast.faults.hear(new RangeError('x'));
    expect(fast.ended()).toBe(1);
  });

  test('is none when the disk is full: one line, no report', () => {
    const { faults, said, captured, ended } = heard();
    for (let times = 0; times < 100; times += 1) faults.hear(new StoreFailure('no_space', 'state'));
    expect(said).toEqual(['There is no room to save: state. Beacon goes on, and tries again.']);
    expect(captured).toEqual([]);
    expect(ended()).toBe(0);
  });
});
