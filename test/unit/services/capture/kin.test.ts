import type { Subject } from '@core/report/incident.ts';
import { Kin } from '@services/capture/kin.ts';
import { describe, expect, test } from 'vitest';

const subject = (name: string): Subject => ({ name, kind: 'job', component: null, publicPackage: null, version: null });
const T = 1_700_000_000_000;

describe('a pid is ours', () => {
  test('from 5 s before it was first seen until 60 s after it was last seen', () => {
    const kin = new Kin();
    kin.see(subject('a'), [42], T);
    kin.see(subject('a'), [42], T + 10_000);
    const at = (ms: number) => kin.find(42, T + ms)?.name ?? null;
    expect([at(-5001), at(-5000), at(0), at(70_000), at(70_001)]).toEqual([null, 'a', 'a', 'a', null]);
    expect(kin.find(43, T)).toBeNull();
    expect(kin.find(null, T)).toBeNull();
  });

  test('no longer once another process with that number was launched, though ours was seen 1 s before', () => {
    const kin = new Kin();
    kin.see(subject('a'), [42], T);
    kin.see(subject('a'), [42], T + 10_000);
    const launched = (ms: number) => kin.find(42, T + 12_000, T + ms)?.name ?? null;
    expect([launched(-3_600_000), launched(10_000), launched(11_000)]).toEqual(['a', 'a', null]);
    expect(kin.find(42, T + 12_000, null)?.name).toBe('a');
  });

  test('of the process that had it last: a number that comes again belongs to its new owner', () => {
    const kin = new Kin();
    kin.see(subject('a'), [42], T);
    kin.see(subject('b'), [42], T + 3_600_000);
    expect([kin.find(42, T)?.name, kin.find(42, T + 3_600_000)?.name]).toEqual([undefined, 'b']);
  });

  test('among the newest 20,000, so that a Mac that runs for a year does not fill its memory', () => {
    const kin = new Kin();
    for (let pid = 1; pid <= 20_001; pid += 1) kin.see(subject('a'), [pid], T);
    expect([kin.find(1, T), kin.find(2, T)?.name, kin.find(20_001, T)?.name]).toEqual([null, 'a', 'a']);
  });
});
