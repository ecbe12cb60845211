import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDigest, systemClock } from '@adapters/system-clock.ts';
import { Settings } from '@contract/settings.ts';
import { readEnvironment } from '@core/consent/environment.ts';
import { printReport } from '@core/report/fit.ts';
import { printJson } from '@services/reports/report-files.ts';
import { idsIn, ReportIndex } from '@services/reports/report-index.ts';
import { listRows } from '@services/reports/report-rows.ts';
import { listReports } from '@services/reports/report-views.ts';
import { rightsReader } from '@services/settings/settings.ts';
import { crashReport, localFile } from '@test/reports.ts';
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

/** 330 reports: more than are read anew with every question. */
async function remembering() {
  const one = await fullShelf();
  const put = (number: number) =>
    one.store.create(crashReport({ report_id: id(number) }), localFile({ report_id: id(number) }), {
      ...Settings.parse({}).retention,
      pending_max: 1000,
    });
  // Not one by one through the store: that is 870 files, each flushed to the disk.
  for (let number = 40; number < 330; number += 1) {
    const report = crashReport({ report_id: id(number) });
    writeFileSync(join(one.root, 'pending', `${id(number)}.json`), printReport(report));
    writeFileSync(
      join(one.root, 'pending', `${id(number)}.local.json`),
      printJson(localFile({ report_id: id(number) })),
    );
  }
  const rights = rightsReader(one.settings, readEnvironment({}), null);
  let told = 0;
  const onRead = () => {
    told += 1;
  };
  const index = new ReportIndex({
    files: one.files,
    digest: nodeDigest,
    clock: systemClock,
    rights,
    store: one.store,
    onRead,
  });
  const truth = async () => listReports(one.store, await rights());
  return { one, put, index, truth, told: () => told };
}

describe('rows that a host remembers', () => {
  test('follow an edit, an approval, a discard and a new report of which it is told, among 330', async () => {
    const { one, put, index, truth } = await remembering();
    expect(await index.list()).toEqual(await truth());
    const edited = join(one.root, 'pending', `${id(9)}.json`);
    writeFileSync(
      edited,
      readFileSync(edited, 'utf8').replace('"occurrences": { "count": 1', '"occurrences": { "count": 7'),
    );
    const stored = await one.store.get(id(10));
    const approval = { approved_at: '2026-04-03T09:30:00Z', mode: 'reviewed', wording_version: 1 } as const;
    await one.store.approve(id(10), { sha256: stored?.sha256 ?? '', endpoint, ...approval });
    await one.store.discard(id(11));
    await put(400);
    index.touched([id(9), id(10), id(11), id(400)]);
    const after = await index.list();
    expect(after).toEqual(await truth());
    expect(after.reports).toHaveLength(330);
    expect(after.reports.find((row) => row.id === id(10))?.state).toBe('approved');
    expect((await index.some([id(400), id(11)])).reports.map((row) => row.id)).toEqual([id(400)]);
  });

  test('are read anew as a whole where a file is torn, where nobody knows what changed, and where consent changed', async () => {
    const { one, put, index, truth } = await remembering();
    await index.list();
    writeFileSync(join(one.root, 'pending', `${id(12)}.json`), '{ torn');
    index.touched([id(12)]);
    expect((await index.list()).reports.filter(({ state }) => state === 'quarantined')).toHaveLength(1);
    await put(401);
    index.touched(null);
    expect(await index.list()).toEqual(await truth());
    await one.save((saved) => ({ ...saved, consent: { ...saved.consent, crash_reports: false } }));
    expect((await index.list()).reports.some(({ state }) => state === 'approved')).toBe(false);
    expect(await index.list()).toEqual(await truth());
  });

  test('are answered as they were where that is quicker, and told of once they are read', async () => {
    const { put, index, truth, told } = await remembering();
    const before = await index.list();
    await put(402);
    index.touched([id(402)]);
    expect(await index.latest()).toBe(before);
    await expect.poll(told).toBe(1);
    expect(await index.latest()).toEqual(await truth());
  });

  test('come in stretches that put together are all of them, what waits first, and a changed list has another number', async () => {
    const { one, index } = await remembering();
    const pages = [await index.page(0, 200), await index.page(200, 200)];
    expect(pages.map(({ reports }) => reports.length)).toEqual([200, 130]);
    expect(pages[0]?.of).toBe(pages[1]?.of);
    expect(pages[0]?.counts).toEqual({ pending: 328, sent: 2, quarantined: 0 });
    expect(
      pages
        .flatMap(({ reports }) => reports)
        .slice(-2)
        .map(({ state }) => state),
    ).toEqual(['sent', 'sent']);
    await one.store.discard(id(50));
    index.touched([id(50)]);
    await index.list();
    expect((await index.page(0, 1)).of).not.toBe(pages[0]?.of);
  });
});

test.each([
  [
    [
      'pending/brpt_0123456789abcdef.json',
      'pending/brpt_0123456789abcdef.local.json',
      'sent/brpt_00000000000000aa.json',
    ],
    ['brpt_0123456789abcdef', 'brpt_00000000000000aa'],
  ],
  [['pending/brpt_0123456789abcdef.json', 'pending/holiday.json'], null],
  [['quarantine/brpt_0123456789abcdef.json'], null],
  [['pending'], null],
] as const)('changed files %j are of the reports %j', (paths, ids) => {
  expect(idsIn(paths)).toEqual(ids);
});
