import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '@test/cli.ts';
import { consentingShelf, endpoint } from '@test/store.ts';
import { tempDir } from '@test/temp.ts';
import { cliOnTerminal } from '@test/terminal.ts';
import { describe, expect, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';
const disclosed = { disclosed_at: '2026-04-03T09:00:00Z' };

function homeWith(config: object): string {
  const home = tempDir();
  writeFileSync(join(home, 'config.json'), JSON.stringify(config));
  return home;
}
const consentOf = (home: string) => JSON.parse(readFileSync(join(home, 'config.json'), 'utf8')).consent;
const destination = { endpoint, consent: disclosed };

describe('telemetry on crash', () => {
  test('shows the text and the destination, and after "yes" saves crash reports with review; nothing is sent', async () => {
    const home = homeWith(destination);
    const { code, screen } = await cliOnTerminal(home, ['telemetry', 'on', 'crash'], 'yes');
    expect(code).toBe(0);
    expect(screen).toContain('Never: command lines');
    expect(screen).toContain(`Destination: ${endpoint}.`);
    expect(consentOf(home)).toMatchObject({ crash_reports: true, review_before_sending: true, diagnostics: false });
    expect(consentOf(home).decided_at).not.toBeNull();
    expect(existsSync(join(home, 'state', 'network.jsonl'))).toBe(false);
  });

  test.each([
    ['a single n', 'n', 3],
    ['an empty line', '', 3],
    ['a word that only begins with y', 'yep', 3],
    ['the end of input', '\u0004', 3],
    ['Ctrl-C', '\u0003', 130],
  ] as const)('answered with %s changes not a byte', async (_, answer, expected) => {
    const home = homeWith(destination);
    const before = readFileSync(join(home, 'config.json'), 'utf8');
    const { code } = await cliOnTerminal(home, ['telemetry', 'on', 'crash'], answer);
    expect(code).toBe(expected);
    expect(readFileSync(join(home, 'config.json'), 'utf8')).toBe(before);
  });

  test.each([['crash'], ['diagnostics']])(
    'telemetry on %s off a terminal ends with 3, one line and nothing saved',
    (kind) => {
      const home = homeWith(destination);
      const ran = cli(home, ['telemetry', 'on', kind]);
      expect(ran.code).toBe(3);
      expect(ran.err.trim().split('\n')).toHaveLength(1);
      expect(consentOf(home)).toEqual(disclosed);
    },
  );

  test.each([
    [{ DO_NOT_TRACK: '1' }, 'DO_NOT_TRACK'],
    [{ STALLARI_TELEMETRY_DISABLED: 'true' }, 'STALLARI_TELEMETRY_DISABLED=true'],
    [{ STALLARI_TELEMETRY: 'off' }, 'STALLARI_TELEMETRY=off'],
    [{ STALLARI_TELEMETRY: '', CI: '1' }, 'CI'],
  ])('is not even asked under %j', async (env, named) => {
    const home = homeWith(destination);
    const { code, screen } = await cliOnTerminal(home, ['telemetry', 'on', 'crash'], 'yes', env as never);
    expect(code).toBe(3);
    expect(screen).toContain(`${named} forbids it here`);
    expect(screen).not.toContain('[y/N]');
    expect(consentOf(home)).toEqual(disclosed);
  });

  test('where it is on already asks nothing, and leaves the time of the decision as it is', async () => {
    const one = await consentingShelf(id);
    const before = consentOf(one.root);
    expect(cli(one.root, ['telemetry', 'on', 'crash'])).toMatchObject({
      code: 0,
      out: 'Crash reports are on already.\n',
    });
    expect(consentOf(one.root)).toEqual(before);
  });

  test('of another kind than the two is a usage error: exit 2', () => {
    expect(cli(tempDir(), ['telemetry', 'on', 'everything'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('telemetry off crash', () => {
  test('voids what was approved as reviewed and is not sent, keeps a once, sends nothing and needs no terminal', async () => {
    const one = await consentingShelf(id);
    const second = 'brpt_2f3c5a7e9b2d4f60';
    await one.put(second);
    for (const [report, mode] of [
      [id, 'reviewed'],
      [second, 'once'],
    ] as const) {
      const stored = await one.store.get(report);
      await one.store.approve(report, {
        sha256: stored?.sha256 ?? '',
        endpoint,
        approved_at: '2026-04-03T09:30:00Z',
        mode,
        wording_version: 1,
      });
    }
    const ran = cli(one.root, ['telemetry', 'off', 'crash']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('Nobody was told. One report that was approved and not yet sent is pending again.');
    expect((await one.store.get(id))?.approval).toBeNull();
    expect((await one.store.get(second))?.approval?.mode).toBe('once');
    expect(consentOf(one.root).crash_reports).toBe(false);
    expect(existsSync(join(one.root, 'state', 'network.jsonl'))).toBe(false);
  });
});

describe('telemetry review', () => {
  test('off names the destination, asks, and saves it as the one for which review is off', async () => {
    const one = await consentingShelf(id);
    await one.save((saved) => ({ ...saved, consent: { ...saved.consent, ...disclosed } }));
    const { code, screen } = await cliOnTerminal(one.root, ['telemetry', 'review', 'off'], 'y');
    expect(code).toBe(0);
    expect(screen).toContain(`Destination: ${endpoint}.`);
    expect(consentOf(one.root)).toMatchObject({ review_before_sending: false, endpoint });
  });

  test('off again confirms a destination that changed since, which until then acts as review on', async () => {
    const one = await consentingShelf(id, false);
    const other = 'https://other.example.com';
    await one.save((saved) => ({ ...saved, endpoint: other, consent: { ...saved.consent, ...disclosed } }));
    expect(JSON.parse(cli(one.root, ['telemetry', 'status', '--json']).out).review_before_sending).toBe(true);
    const { code, screen } = await cliOnTerminal(one.root, ['telemetry', 'review', 'off'], 'y');
    expect([code, screen.includes(`Destination: ${other}.`)]).toEqual([0, true]);
    expect(consentOf(one.root).endpoint).toBe(other);
    expect(JSON.parse(cli(one.root, ['telemetry', 'status', '--json']).out).review_before_sending).toBe(false);
    expect(cli(one.root, ['telemetry', 'review', 'off'])).toMatchObject({ code: 0 });
  });

  test('off ends with 3 without a destination, without any consent, and off a terminal', async () => {
    expect(cli(homeWith({}), ['telemetry', 'review', 'off'])).toMatchObject({ code: 3, out: '' });
    expect(cli(homeWith(destination), ['telemetry', 'review', 'off']).err).toContain('so nothing is sent by itself');
    const one = await consentingShelf(id);
    const ran = cli(one.root, ['telemetry', 'review', 'off']);
    expect([ran.code, ran.err.includes('not a terminal')]).toEqual([3, true]);
    expect(consentOf(one.root).review_before_sending).toBe(true);
  });

  test('on forgets the destination it was off for', async () => {
    const one = await consentingShelf(id, false);
    await one.save((saved) => ({ ...saved, consent: { ...saved.consent, ...disclosed } }));
    expect((await cliOnTerminal(one.root, ['telemetry', 'review', 'on'], 'y')).code).toBe(0);
    expect(consentOf(one.root)).toMatchObject({ review_before_sending: true, endpoint: null });
  });
});
