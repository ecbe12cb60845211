import { existsSync, mkdirSync, readdirSync, readFileSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Settings } from '@contract/settings.ts';
import { receipt } from '@test/report-parts.ts';
import { crashReport, localFile } from '@test/reports.ts';
import { morning, shelf } from '@test/store.ts';
import { describe, expect, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';
const other = 'brpt_00000000000000aa';
const day = 24 * 60 * 60 * 1000;

describe('a captured report', () => {
  test('is three files: what would be sent, the same as captured, and what stays here', async () => {
    const one = await shelf();
    await one.put(id);
    expect(readdirSync(join(one.root, 'pending')).sort()).toEqual([
      `${id}.json`,
      `${id}.local.json`,
      `${id}.original.json`,
    ]);
    expect(readFileSync(join(one.root, 'pending', `${id}.json`))).toEqual(
      readFileSync(join(one.root, 'pending', `${id}.original.json`)),
    );
  });
});

describe('looking for a few among many', () => {
  test('reads as reports only those whose text may be one, and those whose text says nothing', async () => {
    const one = await shelf();
    const ids = Array.from({ length: 150 }, (_, n) => `brpt_${(n + 1).toString(16).padStart(16, '0')}`);
    for (const each of ids) {
      const text = JSON.stringify(crashReport({ report_id: each, app: { version: null, component: 'job.indexer' } }));
      writeFileSync(join(one.root, 'pending', `${each}.json`), text);
    }
    await one.put(id);
    await one.put(other, { app: { version: null, component: 'job.wanted' } });
    writeFileSync(join(one.root, 'pending', 'brpt_00000000000000ff.json'), Buffer.of(0xff, 0xfe));
    const asked: string[] = [];
    const get = one.store.get.bind(one.store);
    one.store.get = (wanted) => {
      asked.push(wanted);
      return get(wanted);
    };
    const found = await one.store.pendingLike((text) => text.includes('job.wanted'));
    expect(found.map((stored) => stored.id)).toEqual([other]);
    expect(asked.sort()).toEqual([other, 'brpt_00000000000000ff']);
    expect(readdirSync(join(one.root, 'quarantine'))).toContain('brpt_00000000000000ff.json');
  });
});

describe('files that cannot be read', () => {
  test.each([
    ['a torn report', `${other}.json`, '{"beacon_version": "1.0.0", "repo', 'It is not complete JSON.'],
    ['an empty one', `${other}.json`, '', 'The file is empty.'],
    ['bytes that are no text', `${other}.json`, Buffer.of(0xff, 0xfe, 0x00), 'It is not text in UTF-8.'],
    ['a foreign file', 'shopping list.txt', 'milk', 'It does not have the name of a report.'],
    [
      'a report under another report’s name',
      `${other}.json`,
      JSON.stringify(crashReport()),
      `It says that it is ${id}, which is not its name.`,
    ],
  ])('%s is set aside with its reason, byte for byte, and hides no other', async (_, name, content, reason) => {
    const one = await shelf();
    await one.put(id);
    writeFileSync(join(one.root, 'pending', name), content);
    const { pending, setAside } = await one.store.list();
    expect(pending.map((stored) => stored.id)).toEqual([id]);
    expect(setAside).toMatchObject([{ file: name, reason }]);
    expect(readFileSync(join(one.root, 'quarantine', name))).toEqual(Buffer.from(content));
    expect(readFileSync(join(one.root, 'quarantine', `${name}.reason`), 'utf8')).toBe(`${reason}\n`);
  });

  test('two of the same name are both kept', async () => {
    const one = await shelf();
    for (const text of ['first', 'second']) {
      writeFileSync(join(one.root, 'pending', 'note.txt'), text);
      await one.store.list();
    }
    expect((await one.store.list()).setAside.map(({ file }) => file).sort()).toEqual(['note.txt', 'note.txt.1']);
  });

  test('two reports of the same id are both kept, each with its own sidecars and reason', async () => {
    const one = await shelf();
    for (const text of ['FIRST', 'SECOND']) {
      writeFileSync(join(one.root, 'pending', `${other}.original.json`), text);
      writeFileSync(join(one.root, 'pending', `${other}.json`), `{ torn ${text}`);
      await one.store.list();
    }
    const kept = (name: string) => readFileSync(join(one.root, 'quarantine', name), 'utf8');
    expect([kept(`${other}.json`), kept(`${other}.original.json`)]).toEqual(['{ torn FIRST', 'FIRST']);
    expect([kept(`${other}.json.1`), kept(`${other}.original.json.1`)]).toEqual(['{ torn SECOND', 'SECOND']);
    expect((await one.store.list()).setAside.map(({ file }) => file).sort()).toEqual([
      `${other}.json`,
      `${other}.json.1`,
    ]);
  });

  test('what Finder and editors leave is left alone', async () => {
    const one = await shelf();
    for (const name of ['.DS_Store', `.${id}.json.swp`, `${id}.json~`])
      writeFileSync(join(one.root, 'pending', name), 'x');
    const { pending, setAside } = await one.store.list();
    expect([pending, setAside]).toEqual([[], []]);
    expect(readdirSync(join(one.root, 'pending'))).toHaveLength(3);
  });

  test('a missing or torn sidecar costs what it held, not the report', async () => {
    const one = await shelf();
    await one.put(id);
    writeFileSync(join(one.root, 'pending', `${id}.local.json`), '{"version": 1');
    unlinkSync(join(one.root, 'pending', `${id}.original.json`));
    expect((await one.store.list()).pending).toMatchObject([{ id, local: null }]);
  });

  test('a torn approval is no approval', async () => {
    const one = await shelf();
    await one.put(id);
    writeFileSync(join(one.root, 'pending', `${id}.consent.json`), '{"sha256":');
    expect((await one.store.get(id))?.approval).toBeNull();
  });
});

describe('the same failure again', () => {
  test('within 24 h raises a count beside the report, and writes no second one', async () => {
    const one = await shelf();
    await one.put(id);
    const at = '2026-04-03T09:20:00Z';
    expect(await one.store.countRepeat('9'.repeat(64), 'search-index', at)).toBe(id);
    const stored = await one.store.get(id);
    expect(stored?.local?.occurrences).toEqual({ count: 2, first_at: '2026-04-03T09:15:00Z', last_at: at });
    expect(stored?.report.occurrences.count).toBe(1);
  });

  test('of another process, or with another fingerprint, is another failure', async () => {
    const one = await shelf();
    await one.put(id);
    expect(await one.store.countRepeat('9'.repeat(64), 'other-process', '2026-04-03T09:20:00Z')).toBeNull();
    expect(await one.store.countRepeat('8'.repeat(64), 'search-index', '2026-04-03T09:20:00Z')).toBeNull();
  });

  test('a day later is a new one', async () => {
    const later = { ...morning, wallMs: () => morning.wallMs() + day };
    const one = await shelf({ clock: later });
    await one.put(id);
    expect(await one.store.countRepeat('9'.repeat(64), 'search-index', '2026-04-04T09:20:00Z')).toBeNull();
  });

  test('is folded into the report when a person opens it, and not after an approval', async () => {
    const one = await shelf();
    await one.put(id);
    await one.store.countRepeat('9'.repeat(64), 'search-index', '2026-04-03T09:20:00Z');
    const opened = await one.store.open(id);
    expect(opened?.report.occurrences.count).toBe(2);
    const approval = {
      sha256: opened?.sha256 ?? '',
      endpoint: 'https://x.example',
      approved_at: '2026-04-03T09:21:00Z',
      mode: 'reviewed' as const,
      wording_version: 1,
    };
    expect(await one.store.approve(id, approval)).toBe('approved');
    await one.store.countRepeat('9'.repeat(64), 'search-index', '2026-04-03T09:30:00Z');
    const again = await one.store.open(id);
    expect(again?.sha256).toBe(opened?.sha256);
    expect(again?.local?.occurrences.count).toBe(3);
  });

  test('looking without opening folds nothing in and does not count as read', async () => {
    const one = await shelf();
    await one.put(id);
    await one.store.countRepeat('9'.repeat(64), 'search-index', '2026-04-03T09:20:00Z');
    const looked = await one.review.look(id);
    expect(JSON.parse(looked?.text ?? '').occurrences.count).toBe(1);
    expect(looked?.row).toMatchObject({ unread: true, occurrences: 2 });
  });
});

describe('editing', () => {
  const edit = (text: string, from: string, to: string) => text.replace(from, to);

  test('is checked, scrubbed again, printed canonically and saved whole', async () => {
    const one = await shelf();
    await one.put(id);
    const before = await one.store.get(id);
    const text = edit(before?.text ?? '', '"0: buildIndex"', '"0: buildIndex", "1: /Users/ada/secret/place"');
    const outcome = await one.review.save(id, before?.sha256 ?? '', text);
    if (outcome.kind !== 'saved') throw new Error(outcome.kind);
    expect(outcome.detail.text).not.toContain('ada');
    expect(outcome.detail.text).toMatch(/\[REDACTED:|~/);
    expect(JSON.parse(outcome.detail.text).fingerprint).toBe('9'.repeat(64));
  });

  test('that is wrong is refused with the place, and changes nothing', async () => {
    const one = await shelf();
    await one.put(id);
    const before = await one.store.get(id);
    const outcome = await one.review.save(id, before?.sha256 ?? '', edit(before?.text ?? '', '2.1', '"a lot"'));
    expect(outcome).toMatchObject({ kind: 'refused', problems: [{ path: '/crash/resource_snapshot/cpu_percent' }] });
    expect((await one.store.get(id))?.sha256).toBe(before?.sha256);
  });

  test('on top of a file that changed meanwhile is not saved, and the new one is shown', async () => {
    const one = await shelf();
    await one.put(id);
    const before = await one.store.get(id);
    const path = join(one.root, 'pending', `${id}.json`);
    writeFileSync(path, edit(before?.text ?? '', 'buildIndex', 'theirs'));
    const outcome = await one.review.save(id, before?.sha256 ?? '', edit(before?.text ?? '', 'buildIndex', 'mine'));
    expect(outcome.kind).toBe('changed');
    expect(readFileSync(path, 'utf8')).toContain('theirs');
  });

  test('voids an approval', async () => {
    const one = await shelf();
    await one.put(id);
    const before = await one.store.get(id);
    await one.store.approve(id, {
      sha256: before?.sha256 ?? '',
      endpoint: 'https://x.example',
      approved_at: '2026-04-03T09:21:00Z',
      mode: 'reviewed',
      wording_version: 1,
    });
    await one.review.part(id, before?.sha256 ?? '', 'stack', false);
    expect((await one.store.get(id))?.approval).toBeNull();
  });

  test('with another program is settled before it can be approved: scrubbed, and to be looked at once more', async () => {
    const one = await shelf();
    await one.put(id);
    const path = join(one.root, 'pending', `${id}.json`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('0: buildIndex', '0: /Users/ada/x.ts'));
    expect(await one.review.settle(id)).toBe('changed');
    expect(readFileSync(path, 'utf8')).not.toContain('ada');
    expect(await one.review.settle(id)).toBe('as_is');
  });
});

describe('discarding', () => {
  test('removes every file of a report, and can be undone byte for byte', async () => {
    const one = await shelf();
    await one.put(id);
    const names = readdirSync(join(one.root, 'pending')).sort();
    const bytes = names.map((name) => readFileSync(join(one.root, 'pending', name)));
    expect(await one.review.discard(id)).toBe(true);
    expect(readdirSync(join(one.root, 'pending'))).toEqual([]);
    expect(await one.review.restore(id)).toBe(true);
    expect(readdirSync(join(one.root, 'pending')).sort()).toEqual(names);
    expect(names.map((name) => readFileSync(join(one.root, 'pending', name)))).toEqual(bytes);
  });

  test('keeps 2 attachments and a file in a folder beside them, so that undo brings back all 3', async () => {
    const one = await shelf();
    await one.put(id);
    const inside = { 'screenshot.png': [0x89, 0x50, 0xff], 'bundle.zip': [0x50, 0x4b], 'notes/a.txt': [0x61] };
    const at = (name: string) => join(one.root, 'pending', `${id}.d`, name);
    mkdirSync(at('notes'), { recursive: true });
    for (const [name, bytes] of Object.entries(inside)) writeFileSync(at(name), Buffer.from(bytes));
    expect(await one.review.discard(id)).toBe(true);
    expect(readdirSync(join(one.root, 'pending'))).toEqual([]);
    expect(await one.review.restore(id)).toBe(true);
    for (const [name, bytes] of Object.entries(inside)) expect(readFileSync(at(name))).toEqual(Buffer.from(bytes));
  });

  test.each(['../config.json', '../../x', 'a/b', '', '.', '..', 'brpt_nothing', 'nothing at all'])(
    'of %j removes nothing',
    async (name) => {
      const one = await shelf();
      writeFileSync(join(one.root, 'config.json'), '{}');
      expect(await one.review.discard(name)).toBe(false);
      expect(existsSync(join(one.root, 'config.json'))).toBe(true);
    },
  );

  test('removes a report that was set aside with its sidecars, and not those of another of the same id', async () => {
    const one = await shelf();
    for (const text of ['FIRST', 'SECOND']) {
      writeFileSync(join(one.root, 'pending', `${other}.original.json`), text);
      writeFileSync(join(one.root, 'pending', `${other}.json`), `{ torn ${text}`);
      await one.store.list();
    }
    expect(await one.review.discard(`${other}.json.1`)).toBe(true);
    const left = [`${other}.json`, `${other}.json.reason`, `${other}.original.json`];
    expect(readdirSync(join(one.root, 'quarantine')).sort()).toEqual(left);
    expect(await one.review.restore(`${other}.json.1`)).toBe(true);
    expect(readdirSync(join(one.root, 'quarantine'))).toHaveLength(6);
  });

  test('removes a file that was set aside, with its reason', async () => {
    const one = await shelf();
    writeFileSync(join(one.root, 'pending', 'note.txt'), 'x');
    await one.store.list();
    expect(await one.review.discard('note.txt')).toBe(true);
    expect(readdirSync(join(one.root, 'quarantine'))).toEqual([]);
  });
});

describe('the caps', () => {
  test('drop the oldest read report for a new one, and count it', async () => {
    const one = await shelf();
    const retention = { ...Settings.parse({}).retention, pending_max: 2 };
    for (const [index, name] of ['aa', 'bb', 'cc'].entries()) {
      const report_id = `brpt_00000000000000${name}`;
      await one.store.create(
        crashReport({ report_id }),
        localFile({ report_id, captured_at: `2026-04-03T09:1${index}:00Z` }),
        retention,
      );
    }
    expect((await one.store.list()).pending.map((stored) => stored.id.slice(-2)).sort()).toEqual(['bb', 'cc']);
    expect(await one.store.dropped()).toBe(1);
  });

  test('apply when a report is written, never on reading', async () => {
    const one = await shelf();
    for (const name of ['aa', 'bb', 'cc']) await one.put(`brpt_00000000000000${name}`);
    expect((await one.store.list()).pending).toHaveLength(3);
  });
});

describe('housekeeping', () => {
  test('turns a receipt of 31 days into a stub with the proof, and removes the stub after 90', async () => {
    const one = await shelf();
    mkdirSync(join(one.root, 'sent'), { recursive: true });
    await one.put(id);
    const stored = await one.store.get(id);
    if (stored === null) throw new Error('no report');
    const approval = {
      sha256: stored.sha256,
      endpoint: 'https://x.example',
      approved_at: '2026-03-01T00:00:00Z',
      mode: 'reviewed' as const,
      wording_version: 1,
    };
    const sent = { sent_at: '2026-03-01T00:00:00Z', bytes: stored.bytes.length };
    await one.store.markSent(id, stored.bytes, receipt(approval, sent));
    await one.store.prune(Settings.parse({}).retention);
    expect(readdirSync(join(one.root, 'sent'))).toEqual([`${id}.receipt.json`]);
    const path = join(one.root, 'sent', `${id}.receipt.json`);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ report_id: id, proof: '5'.repeat(64) });
    const old = new Date(morning.wallMs() - 61 * day);
    utimesSync(path, old, old);
    await one.store.prune(Settings.parse({}).retention);
    expect(existsSync(path)).toBe(false);
  });

  test('clears away sidecars whose report a person deleted, but not those of a report that is being written', async () => {
    const one = await shelf();
    await one.put(id);
    await one.put(other);
    for (const name of [id, other]) unlinkSync(join(one.root, 'pending', `${name}.json`));
    const old = new Date(morning.wallMs() - 120_000);
    for (const ending of ['local', 'original']) utimesSync(join(one.root, 'pending', `${id}.${ending}.json`), old, old);
    const young = new Date(morning.wallMs());
    for (const ending of ['local', 'original'])
      utimesSync(join(one.root, 'pending', `${other}.${ending}.json`), young, young);
    await one.store.prune(Settings.parse({}).retention);
    expect(readdirSync(join(one.root, 'pending')).sort()).toEqual([`${other}.local.json`, `${other}.original.json`]);
  });
});

describe('settings', () => {
  test('are the defaults, all off, where config.json cannot be read; the file is set aside and the person told', async () => {
    const one = await shelf();
    const path = join(one.root, 'config.json');
    for (const text of ['{ "consent": { "crash_reports": true', '{ "consent": { "crash_reports": "yes" } }', '[]']) {
      writeFileSync(path, text);
      const old = new Date(morning.wallMs() - 10_000);
      utimesSync(path, old, old);
      expect((await one.settings.current()).consent.crash_reports).toBe(false);
      expect(one.settings.problem).toMatch(/config\.json could not be read/);
      expect(existsSync(path)).toBe(false);
    }
    expect(readdirSync(join(one.root, 'quarantine')).filter((name) => !name.endsWith('.reason'))).not.toHaveLength(0);
  });

  test('of a file that is being written this moment are off, and the file is left where it is', async () => {
    const one = await shelf();
    const path = join(one.root, 'config.json');
    writeFileSync(path, '{ "consent": ');
    const now = new Date(morning.wallMs());
    utimesSync(path, now, now);
    expect((await one.settings.current()).consent.crash_reports).toBe(false);
    expect(existsSync(path)).toBe(true);
  });

  test('keep keys that this version does not know', async () => {
    const one = await shelf();
    writeFileSync(join(one.root, 'config.json'), JSON.stringify({ future: { a: 1 }, consent: { later: true } }));
    await one.save((saved) => ({ ...saved, collection: false }));
    expect(JSON.parse(readFileSync(join(one.root, 'config.json'), 'utf8'))).toMatchObject({
      future: { a: 1 },
      collection: false,
      consent: { later: true },
    });
  });

  test('made by 20 writers at once lose no change', async () => {
    const one = await shelf();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        one.save((saved) => ({ ...saved, dismissed: [...saved.dismissed, `n${index}`] })),
      ),
    );
    expect((await one.settings.current()).dismissed).toHaveLength(20);
  });
});
