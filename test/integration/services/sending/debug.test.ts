import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDigest } from '@adapters/system-clock.ts';
import { consentingShelf, endpoint, type Shelf, shelf } from '@test/store.ts';
import { describe, expect, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';
const sha = ({ root }: Shelf) => nodeDigest.sha256Hex(readFileSync(join(root, 'pending', `${id}.json`)));
/** Every file of the home folder, with what is in it. */
const all = ({ root }: Shelf) =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );

const home = (review: boolean) => consentingShelf(id, review);
const debugging = ({ root }: Shelf) => shelf({ root, env: { STALLARI_TELEMETRY_DEBUG: '1' } });

describe('under STALLARI_TELEMETRY_DEBUG', () => {
  test('pressing Send prints 1 request and changes no file, so no other process sends anything either', async () => {
    const one = await home(true);
    const debug = await debugging(one);
    const before = all(one);
    expect(await debug.outbox.approve(id, sha(one), endpoint)).toEqual({ kind: 'refused', id, reason: 'debug_mode' });
    expect(debug.printed).toMatchObject([{ method: 'POST', url: `${endpoint}/v1/reports`, reportId: id }]);
    expect(all(one)).toEqual(before);
    await one.outbox.drain();
    expect([...one.sender.deliveries, ...debug.sender.deliveries]).toEqual([]);
  });

  test('what would go by itself is printed once in 2 drains, and not approved', async () => {
    const one = await home(false);
    const debug = await debugging(one);
    const before = all(one);
    await debug.outbox.drain();
    await debug.outbox.drain();
    expect(debug.printed).toHaveLength(1);
    expect(Buffer.from(debug.printed[0]?.body ?? [])).toEqual(readFileSync(join(one.root, 'pending', `${id}.json`)));
    expect(all(one)).toEqual(before);
    expect(debug.sender.deliveries).toEqual([]);
  });

  test('an approval that another process recorded is neither used nor voided', async () => {
    const one = await home(true);
    one.sender.answer = () => ({ kind: 'failed', why: 'offline' });
    await one.outbox.approve(id, sha(one), endpoint);
    const elsewhere = { STALLARI_TELEMETRY_DEBUG: '1', BEACON_ENDPOINT: 'https://other.example.com' };
    const before = all(one);
    for (const env of [{ STALLARI_TELEMETRY_DEBUG: '1' }, elsewhere]) {
      const debug = await shelf({ root: one.root, env });
      await debug.outbox.drain();
      expect((await debug.outbox.send(id)).kind).toBe('refused');
      expect(debug.sender.deliveries).toEqual([]);
    }
    expect(all(one)).toEqual(before);
    one.outbox.stop();
  });

  test('a report with repeats is printed with all 3 of them, while the file still says 1', async () => {
    const one = await home(false);
    for (const second of [1, 2])
      await one.store.countRepeat('9'.repeat(64), 'search-index', `2026-04-03T10:00:0${second}Z`);
    const debug = await debugging(one);
    const before = all(one);
    const draft = await debug.review.draft(id);
    if (draft.kind !== 'draft') throw new Error(draft.kind);
    await debug.outbox.rehearse(id, draft.text);
    expect(JSON.parse(new TextDecoder().decode(debug.printed[0]?.body ?? new Uint8Array())).occurrences.count).toBe(3);
    expect(all(one)).toEqual(before);
  });

  test('what the scrubber would change is neither written nor printed as it is', async () => {
    const one = await home(true);
    const path = join(one.root, 'pending', `${id}.json`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('0: buildIndex', '0: open /Users/ada/mine.md'));
    const debug = await debugging(one);
    const before = all(one);
    expect(await debug.review.settle(id)).toBe('refused');
    const draft = await debug.review.draft(id);
    expect(draft).toMatchObject({ kind: 'draft', changed: true });
    expect(JSON.stringify(draft)).not.toContain('ada');
    expect(all(one)).toEqual(before);
  });

  test('a deletion is printed, not asked for', async () => {
    const one = await home(true);
    await one.outbox.approve(id, sha(one), endpoint);
    const debug = await debugging(one);
    expect((await debug.outbox.deleteThere(id)).kind).toBe('failed');
    expect(debug.printed).toMatchObject([{ method: 'DELETE' }]);
    expect((await one.store.get(id))?.receipt?.deletion).toBeNull();
  });
});
