import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cliHere } from '@test/cli-here.ts';
import { endpoint } from '@test/store.ts';
import { describe, expect, test } from 'vitest';

describe('the first command on a terminal', () => {
  test.each([[['beacon', 'list']], [['guard', 'status']], [['telemetry', 'status']]])(
    '%j tells once what is collected, what never, where, and how to switch it off',
    async (argv) => {
      const { run, said } = await cliHere();
      const first = await run(...argv);
      for (const words of ['In a report: ', 'Never: ', 'Where: ', 'stallari-cli telemetry off'])
        expect(first).toContain(words);
      expect(said.out).not.toContain('Never: ');
      expect(await run(...argv)).toBe('');
    },
  );

  test('remembers that it was told in disclosed_at, apart from the choice: decided_at stays null', async () => {
    const { run, config } = await cliHere();
    await run('beacon', 'list');
    expect(JSON.parse(readFileSync(config, 'utf8')).consent).toMatchObject({
      disclosed_at: expect.stringMatching(/^2026-04-03T/),
      decided_at: null,
      crash_reports: false,
    });
  });

  test('of 3 rules of the person names the 2 that cannot run, with the reason, at every command, and never their words', async () => {
    const { one, run, said } = await cliHere(null, { STALLARI_TELEMETRY: 'on' }, false);
    const custom = ['(?:lapwing+)+$', 'northwind', '(?<=x)lapwing'].map((pattern) => ({ name: 'lapwing', pattern }));
    await one.save((saved) => ({ ...saved, scrubber: { custom } }));
    for (const argv of [
      ['beacon', 'list'],
      ['beacon', 'list', '--json'],
      ['guard', 'status'],
    ]) {
      const lines = (await run(...argv)).split('\n').filter((line) => line.includes('scrubber.custom'));
      expect(lines).toEqual([
        expect.stringMatching(/^Rule 1 of scrubber\.custom in config\.json is not applied: It repeats without end/),
        expect.stringMatching(/^Rule 3 of scrubber\.custom in config\.json is not applied: A group is \( \), \(\?: \)/),
      ]);
      expect(said.out + said.err).not.toContain('lapwing');
    }
  });

  test('names the destination, where one is set', async () => {
    const { one, run } = await cliHere();
    await one.save((saved) => ({ ...saved, endpoint }));
    expect(await run('beacon', 'list')).toContain(`What you approve goes to ${endpoint}.`);
  });

  test.each([
    [['beacon', 'list', '--json']],
    [['beacon', 'serve']],
    [['beacon', 'serve', '--no-open']],
    [['--help']],
    [['beacon', 'list', '--help']],
    [['--version']],
  ])('%j tells nothing, and leaves it to the next', async (argv) => {
    const { run, config } = await cliHere();
    expect(await run(...argv)).toBe('');
    expect(existsSync(config)).toBe(false);
    expect(await run('beacon', 'list')).toContain('Never: ');
  });

  test.each([
    ['DO_NOT_TRACK', { DO_NOT_TRACK: '1' }],
    ['STALLARI_TELEMETRY=off', { STALLARI_TELEMETRY: 'off' }],
    ['CI', { CI: 'true' }],
  ])('tells nothing under %s, and writes nothing', async (_, env) => {
    const { run, config } = await cliHere(null, env);
    expect(await run('beacon', 'list')).toBe('');
    expect(existsSync(config)).toBe(false);
  });

  test('tells nothing where nobody watches stderr, nor after a decision', async () => {
    const unwatched = await cliHere(null, {}, false);
    expect(await unwatched.run('beacon', 'list')).toBe('');
    const decided = await cliHere();
    writeFileSync(decided.config, JSON.stringify({ consent: { decided_at: '2026-04-03T09:00:00Z' } }));
    expect(await decided.run('beacon', 'list')).toBe('');
  });
});

test('guard status says that the disk is full with 0 bytes left, and nothing of it with 1 GB or where that is not known', async () => {
  const words = 'There is no room left on the disk that holds ~/beacon';
  for (const [free, said] of [
    [0, true],
    [1e9, false],
    [null, false],
  ] as const) {
    const one = await cliHere(null, {}, true, free);
    await one.run('guard', 'status');
    expect([free, one.said.out.includes(words)]).toEqual([free, said]);
  }
});
