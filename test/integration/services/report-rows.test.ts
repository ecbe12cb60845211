import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDigest } from '@adapters/system-clock.ts';
import { readEnvironment } from '@core/consent/environment.ts';
import { listRows } from '@services/report-rows.ts';
import { listReports } from '@services/report-views.ts';
import { rightsReader } from '@services/settings.ts';
import { consentingShelf, endpoint, type Shelf } from '@test/store.ts';
import { describe, expect, test } from 'vitest';

const id = (number: number) => `brpt_${number.toString(16).padStart(16, '0')}`;
const rightsOf = (one: Shelf) => rightsReader(one.settings, readEnvironment({}), null)();

/** 40 reports: pending, approved, approved and changed since, seen again, without a local file, and sent. */
async function fullShelf(): Promise<Shelf> {
  const one = await consentingShelf(id(0));
  for (let number = 1; number < 40; number += 1) {
    const at = `2026-04-03T0${number % 8}:1${number % 6}:00Z`;
    await one.put(
      id(number),
      { timestamp: at },
      { occurrences: { count: (number % 4) + 1, first_at: at, last_at: at } },
    );
  }
  const approve = async (number: number) => {
    const stored = await one.store.get(id(number));
    const approval = { approved_at: '2026-04-03T09:30:00Z', mode: 'reviewed', wording_version: 1 } as const;
    await one.store.approve(id(number), { sha256: stored?.sha256 ?? '', endpoint, ...approval });
  };
  for (const number of [3, 4, 5]) await approve(number);
  const changed = join(one.root, 'pending', `${id(4)}.json`);
  writeFileSync(changed, readFileSync(changed, 'utf8').replace('TypeError', 'RangeError'));
  writeFileSync(join(one.root, 'pending', `${id(6)}.local.json`), '{ torn');
  for (const number of [7, 8]) {
    const stored = await one.store.get(id(number));
    await one.outbox.approve(id(number), stored?.sha256 ?? '', endpoint);
  }
  return one;
}

describe('rows read in one go', () => {
  test('are those of the store, of 40 reports in every state, in the same order', async () => {
    const one = await fullShelf();
    const rights = await rightsOf(one);
    const quick = await listRows(one.files, nodeDigest, rights);
    expect(quick?.reports).toHaveLength(40);
    expect(quick).toEqual(await listReports(one.store, rights));
    expect(new Set(quick?.reports.map(({ state }) => state))).toEqual(new Set(['pending', 'approved', 'sent']));
  });

  test.each([
    ['a torn report', (root: string) => writeFileSync(join(root, 'pending', `${id(9)}.json`), '{')],
    [
      'a report of another shape',
      (root: string) => writeFileSync(join(root, 'pending', `${id(9)}.json`), '{"type":"crash"}'),
    ],
    [
      'a report under another’s name',
      (root: string) =>
        writeFileSync(join(root, 'pending', `${id(500)}.json`), readFileSync(join(root, 'pending', `${id(0)}.json`))),
    ],
    ['a name that is nobody’s', (root: string) => writeFileSync(join(root, 'pending', 'notes.txt'), 'x')],
    ['a folder in a report’s place', (root: string) => mkdirSync(join(root, 'pending', `${id(501)}.json`))],
    [
      'a report of 1 MB',
      (root: string) => writeFileSync(join(root, 'pending', `${id(502)}.json`), 'x'.repeat(1_000_000)),
    ],
  ])('are left to the store where there is %s', async (_, spoil) => {
    const one = await consentingShelf(id(0));
    await one.put(id(9));
    spoil(one.root);
    const rights = await rightsOf(one);
    expect(await listRows(one.files, nodeDigest, rights)).toBeNull();
    // Which sets it aside, so that the next look is quick again.
    const { reports } = await listReports(one.store, rights);
    expect(await listRows(one.files, nodeDigest, rights)).toEqual({ reports, dropped: 0 });
  });

  test('mend permissions on their way, as every reading does: 0644 becomes 0600', async () => {
    const one = await consentingShelf(id(0));
    const path = join(one.root, 'pending', `${id(0)}.json`);
    chmodSync(path, 0o644);
    expect(await listRows(one.files, nodeDigest, await rightsOf(one))).not.toBeNull();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
