import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDigest } from '@adapters/system-clock.ts';
import type { ApprovalMode } from '@contract/report-files.ts';
import { cli } from '@test/cli.ts';
import { endpoint, later, type Shelf, shelf } from '@test/store.ts';
import { describe, expect, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';

/** A report that is approved and waits, because nobody answers; nothing of Beacon runs afterwards. */
async function waiting(mode: ApprovalMode = 'reviewed', to = endpoint): Promise<Shelf> {
  const one = await shelf();
  await one.save((saved) => ({
    ...saved,
    endpoint: to,
    consent: { ...saved.consent, crash_reports: true, decided_at: '2026-04-03T09:00:00Z' },
  }));
  await one.put(id);
  one.sender.answer = () => ({ kind: 'failed', why: 'offline' });
  const sha256 = nodeDigest.sha256Hex(readFileSync(join(one.root, 'pending', `${id}.json`)));
  await one.store.approve(id, { sha256, endpoint: to, approved_at: '2026-04-03T10:00:00Z', mode, wording_version: 1 });
  await one.outbox.drain();
  expect((await one.store.get(id))?.approval?.mode).toBe(mode);
  return one;
}
/** Another process, some time after. */
const next = ({ root }: Shelf) => shelf({ root, clock: later(2 * 60 * 60 * 1000) });
const config = ({ root }: Shelf) => join(root, 'config.json');
const byHand = (one: Shelf, change: (text: string) => string) => {
  writeFileSync(config(one), change(readFileSync(config(one), 'utf8')));
  // An editor is never as fast as this test.
  utimesSync(config(one), new Date(), new Date(Date.now() + 5000));
};

describe('consent that was switched off and on by hand while nothing of Beacon ran', () => {
  test('revives no approval: the report is pending again, with the reason, and 0 requests are made', async () => {
    const one = await waiting();
    byHand(one, (text) => text.replace('"crash_reports": true', '"crash_reports": false'));
    byHand(one, (text) => text.replace('"crash_reports": false', '"crash_reports": true'));
    const after = await next(one);
    await after.outbox.drain();
    expect(after.sender.deliveries).toEqual([]);
    const stored = await after.store.get(id);
    expect([stored?.approval, stored?.local?.refusal?.reason]).toEqual([
      null,
      'config.json was changed by hand after it was approved, while Beacon was not running',
    ]);
  });

  test('leaves what was approved once, which outlives a withdrawal', async () => {
    const one = await waiting('once');
    byHand(one, (text) => text.replace('"crash_reports": true', '"crash_reports": false'));
    const after = await next(one);
    await after.outbox.drain();
    expect(after.sender.deliveries).toHaveLength(1);
  });
});

test('without any change by hand the approved report goes with the next process', async () => {
  const one = await waiting();
  const after = await next(one);
  await after.outbox.drain();
  expect(after.sender.deliveries).toHaveLength(1);
});

test('a change that Beacon itself makes in config.json voids nothing', async () => {
  const one = await waiting();
  const between = await next(one);
  await between.save((saved) => ({ ...saved, dismissed: ['a'] }));
  const after = await next(one);
  await after.outbox.drain();
  expect(after.sender.deliveries).toHaveLength(1);
});

test('a change by hand that a process sees as it comes, with consent on before and after, voids nothing', async () => {
  const one = await waiting();
  const host = await next(one);
  await host.outbox.withdraw();
  byHand(one, (text) => text.replace('"show_count": true', '"show_count": false'));
  await host.outbox.drain();
  expect(host.sender.deliveries).toHaveLength(1);
});

test('telemetry off in one terminal, between approve and send, and on again: 0 requests, and the approval is gone', async () => {
  const to = 'http://127.0.0.1:9';
  const one = await waiting('reviewed', to);
  expect(cli(one.root, ['telemetry', 'off']).code).toBe(0);
  const off = await next(one);
  await off.outbox.drain();
  expect(cli(one.root, ['telemetry', 'on']).code).toBe(0);
  const after = await next(one);
  await after.outbox.drain();
  expect([off.sender.deliveries, after.sender.deliveries]).toEqual([[], []]);
  expect((await after.store.get(id))?.approval).toBeNull();
});

test('an editor that withdraws the consent while the report waits for its turn is obeyed before the request is made', async () => {
  const one = await waiting();
  const after = await next(one);
  writeFileSync(
    config(one),
    readFileSync(config(one), 'utf8').replace('"crash_reports": true', '"crash_reports": false'),
  );
  expect(await after.outbox.send(id)).toMatchObject({ kind: 'refused', reason: 'crash_reports_off' });
  expect(after.sender.deliveries).toEqual([]);
});
