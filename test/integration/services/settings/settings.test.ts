import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { morning, type Shelf, shelf } from '@test/store.ts';
import { describe, expect, test } from 'vitest';

const deviceId = '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0';
const whole = `${JSON.stringify({
  endpoint: 'https://reports.example.com',
  device_id: deviceId,
  consent: { crash_reports: true, decided_at: '2026-04-03T09:00:00Z' },
  scrubber: { custom: [{ name: 'project', pattern: 'Lapwing' }] },
})}\n`;
const broken = whole.slice(0, -2);

const path = ({ root }: Shelf) => join(root, 'config.json');
const setAside = ({ root }: Shelf) =>
  readdirSync(join(root, 'quarantine'))
    .filter((name) => !name.endsWith('.reason'))
    .sort();
function write(one: Shelf, text: string, ageMs = 0): void {
  writeFileSync(path(one), text);
  const at = new Date(morning.wallMs() - ageMs);
  utimesSync(path(one), at, at);
}

describe('a config.json that cannot be read', () => {
  test.each([
    ['0 ms', 0],
    ['10 s', 10_000],
  ])('and is %s old is set aside byte for byte before anything is written in its place', async (_, ageMs) => {
    const one = await shelf();
    write(one, broken, ageMs);
    await one.save((saved) => ({ ...saved, dismissed: ['news'] }));
    const [name = '', ...more] = setAside(one);
    expect(more).toEqual([]);
    expect(readFileSync(join(one.root, 'quarantine', name), 'utf8')).toBe(broken);
    expect(readFileSync(join(one.root, 'quarantine', `${name}.reason`), 'utf8')).toContain('not JSON in the shape');
    expect(JSON.parse(readFileSync(path(one), 'utf8'))).toMatchObject({ device_id: null, dismissed: ['news'] });
    expect(one.settings.problem).toContain(`set aside as quarantine/${name}`);
  });

  test('and cannot be set aside either is not written over: the change fails', async () => {
    const one = await shelf();
    write(one, broken);
    // A file where the folder should be: nothing can be moved into it.
    await one.files.remove('quarantine');
    writeFileSync(join(one.root, 'quarantine'), '');
    await expect(one.save((saved) => ({ ...saved, collection: false }))).rejects.toThrow();
    expect(readFileSync(path(one), 'utf8')).toBe(broken);
  });

  test('twice within the same moment is kept twice', async () => {
    const one = await shelf({ clock: { ...morning, wallMs: () => Date.parse('2026-04-03T10:15:00Z') } });
    for (const text of ['{ "first', '{ "second']) {
      write(one, text);
      await one.save((saved) => saved);
    }
    expect(setAside(one).map((name) => readFileSync(join(one.root, 'quarantine', name), 'utf8'))).toEqual([
      '{ "first',
      '{ "second',
    ]);
  });

  test('because it is a folder is moved out of the way, with all it holds', async () => {
    const one = await shelf();
    mkdirSync(path(one));
    writeFileSync(join(path(one), 'mine.txt'), 'kept');
    await one.save((saved) => ({ ...saved, collection: false }));
    expect((await one.settings.current()).collection).toBe(false);
    const [name = ''] = setAside(one);
    expect(readFileSync(join(one.root, 'quarantine', name, 'mine.txt'), 'utf8')).toBe('kept');
  });

  test('and was set aside leaves collection off, in another process too, until the person chooses', async () => {
    const one = await shelf();
    write(one, broken, 10_000);
    await one.settings.current();
    expect(existsSync(path(one))).toBe(false);
    expect((await one.settings.current()).collection).toBe(false);
    const next = (await shelf({ root: one.root })).settings;
    expect((await next.current()).collection).toBe(false);
    expect(next.problem).toContain('nothing is collected or sent until you choose again');
    await one.settings.deviceId();
    expect((await next.current()).collection).toBe(false);
    await one.save((saved) => ({ ...saved, collection: true }));
    expect((await next.current()).collection).toBe(true);
  });

  test('means that nothing is collected or sent while it lies there', async () => {
    const one = await shelf();
    write(one, broken);
    expect(await one.settings.current()).toMatchObject({ collection: false, consent: { crash_reports: false } });
    expect(existsSync(path(one))).toBe(true);
  });
});

describe('the problem that the person is told of', () => {
  test('is gone as soon as the file can be read again, with consent in force', async () => {
    const one = await shelf();
    write(one, broken);
    await one.settings.current();
    expect(one.settings.problem).toMatch(/could not be read/);
    write(one, whole);
    expect((await one.settings.current()).consent.crash_reports).toBe(true);
    expect(one.settings.problem).toBeNull();
  });

  test('stays while all there is in its place is what Beacon itself wrote, and goes with a new decision', async () => {
    const one = await shelf();
    write(one, broken, 10_000);
    await one.settings.current();
    await one.settings.deviceId();
    await one.settings.current();
    expect(one.settings.problem).toMatch(/set aside as quarantine/);
    await one.save((saved) => ({ ...saved, consent: { ...saved.consent, decided_at: '2026-04-03T10:16:00Z' } }));
    await one.settings.current();
    expect(one.settings.problem).toBeNull();
  });

  test('goes when the person puts the mended file back', async () => {
    const one = await shelf();
    write(one, broken, 10_000);
    await one.settings.current();
    await one.settings.deviceId();
    write(one, whole);
    expect(await one.settings.deviceId()).toBe(deviceId);
    expect(one.settings.problem).toBeNull();
  });
});
