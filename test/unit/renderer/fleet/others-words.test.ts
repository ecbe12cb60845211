import type { Orphan } from '@contract/offenders.ts';
import { describe, expect, test } from 'vitest';
import { createOffendersStore } from '../../../../src-renderer/fleet/offenders-store.ts';
import { endedSaid, proofSaid } from '../../../../src-renderer/fleet/orphan-words.ts';
import { whyAnswer, whyRows } from '../../../../src-renderer/fleet/why-words.ts';
import { createFormats } from '../../../../src-renderer/parts/format.ts';
import { snooze, snoozeActions } from '../../../../src-renderer/parts/run-command.ts';
import { createToasts } from '../../../../src-renderer/parts/toasts.ts';
import { fakeBridge, fakeFleet } from '../../../support/fake-bridge.ts';
import { fakeOrphans, fakeWhy } from '../../../support/fake-offenders.ts';

const format = createFormats('en-GB', 'UTC');
const fleet = fakeFleet();
const rowsOf = (orphans: readonly Orphan[] = fakeOrphans().orphans) => whyRows(fakeWhy(), fleet, orphans);

describe('why the fan is loud', () => {
  test('the busiest tree is the answer where it uses half of everything', () => {
    expect(whyAnswer(fakeWhy(), rowsOf(), format)).toEqual({
      title: 'Mostly Code editor',
      said: 'It uses 3.1 of this Mac’s 12 cores. Beacon does not manage it. playwright runs twice; one copy is perhaps left over.',
    });
  });

  test('several that share it are no single answer, and the busiest is named', () => {
    const why = { ...fakeWhy(), cpu_percent: 900 };
    expect(whyAnswer(why, rowsOf(), format)).toMatchObject({
      title: 'Several things at once',
      said: expect.stringContaining('Code editor uses the most: 3.1 of this Mac’s 12 cores.'),
    });
  });

  test('a tree whose root matches a watch entry has its name, and a busy one is said to be only watched', () => {
    const why = {
      ...fakeWhy(),
      by_cpu: fakeWhy().by_cpu.map((tree) =>
        tree.pid === 640 ? { ...tree, runs: 'ollama serve', cpu_percent: 340 } : tree,
      ),
    };
    const rows = whyRows(why, fleet, []);
    expect(rows[0]).toMatchObject({ name: 'ollama', owner: 'Watched', shown: 'ollama' });
    expect(whyAnswer(why, rows, format).said).toContain('Beacon only watches it.');
    const elsewhere = fleet.watched.map((one) => ({ ...one, pid_list: [641] }));
    expect(whyRows(why, { ...fleet, watched: elsewhere }, [])[0]).toMatchObject({ name: 'ollama serve', shown: null });
  });

  test('under 25 % of one core nothing is busy', () => {
    const quiet = {
      ...fakeWhy(),
      cpu_percent: 24,
      by_cpu: [],
      by_memory: fakeWhy().by_memory.map((tree) => ({ ...tree, cpu_percent: 6 })),
    };
    expect(whyAnswer(quiet, whyRows(quiet, fleet, []), format)).toEqual({
      title: 'Nothing here is busy. The fan may be cooling down.',
      said: 'Everything of yours together uses 24 % of one core.',
    });
  });

  test('each tree stands once; a managed one has its name of Fleet, a lost one can be ended', () => {
    const rows = rowsOf();
    expect(rows.map(({ name, owner }) => [name, owner])).toEqual([
      ['Code editor', 'Not managed'],
      ['playwright', 'Started by Beacon'],
      ['ollama', 'Watched'],
      ['mcp-server-git', 'Lost its client'],
    ]);
    // Fleet lists two of them, and is where they are shown.
    expect(rows.map(({ shown }) => shown)).toEqual([null, 'playwright', 'ollama', null]);
    expect(rows.map(({ orphan }) => orphan !== null)).toEqual([false, false, false, true]);
    expect(rowsOf([]).at(-1)).toMatchObject({ owner: 'Of Claude', orphan: null });
  });

  test('another process with the number of an orphan is not taken for it', () => {
    const reused = fakeOrphans().orphans.map((orphan) => ({ ...orphan, start_time: 'later' }));
    expect(rowsOf(reused).every(({ orphan }) => orphan === null)).toBe(true);
  });
});

describe('servers that lost their client', () => {
  test('tell their proof, and only what is known', () => {
    const [git, , time] = fakeOrphans().orphans;
    if (git === undefined || time === undefined) throw new Error('three orphans');
    expect(proofSaid(git)).toBe(
      'Was Claude Desktop’s, what started it is gone, its session has no leader, nobody holds its input, nobody reads its output, now under launchd (1)',
    );
    expect(proofSaid(time)).toBe('What started it is gone, nobody holds its input, now under launchd (1)');
  });

  test('are ended only after the question, and only those that were asked about', async () => {
    const bridge = fakeBridge((world) => {
      world.orphans = fakeOrphans();
    });
    const toasts = createToasts();
    const offenders = createOffendersStore(bridge, toasts);
    offenders.open('orphans');
    await bridge.settled();
    const [git] = offenders.store.getState().orphans?.orphans ?? [];
    if (git === undefined) throw new Error('an orphan');
    offenders.askToEnd([git]);
    expect(bridge.asked.some(({ name }) => name === 'orphans.end')).toBe(false);
    offenders.askToEnd(null);
    await offenders.end();
    expect(bridge.asked.some(({ name }) => name === 'orphans.end')).toBe(false);
    offenders.askToEnd([git]);
    await offenders.end();
    expect(bridge.asked.find(({ name }) => name === 'orphans.end')?.question).toEqual({
      orphans: [{ pid: 4711, start_time: 'start-4711' }],
    });
    expect(offenders.store.getState().orphans?.orphans.map(({ pid }) => pid)).toEqual([4820, 4933]);
    expect(toasts.store.getState().shown.at(-1)?.text).toBe('1 server ended.');
  });

  test('what came of it names what was spared and what could not be ended', () => {
    const ends = (['ended', 'gone_already', 'spared', 'left'] as const).map((outcome, pid) => ({ pid, outcome }));
    expect(endedSaid(ends)).toBe(
      '2 servers ended. 1 server was left alone after another look. 1 server could not be ended.',
    );
  });

  test('a measurement that is asked for while the sheet closes opens nothing later', async () => {
    const bridge = fakeBridge();
    const offenders = createOffendersStore(bridge, createToasts());
    offenders.open('why');
    offenders.close();
    await bridge.settled();
    expect(offenders.store.getState()).toMatchObject({ sheet: 'none', measured: { kind: 'measuring' } });
  });
});

describe('snoozing a budget', () => {
  test('asks for 15 minutes, 1 hour or 8 hours, and its toast takes it back', async () => {
    const bridge = fakeBridge();
    const toasts = createToasts();
    const actions = snoozeActions({ bridge, toasts }, 'playwright', false);
    expect(actions.map(({ label }) => label)).toEqual(['15 Minutes', '1 Hour', '8 Hours']);
    actions[1]?.run();
    await bridge.settled();
    expect(bridge.asked.at(-1)?.question).toEqual({ name: 'playwright', command: 'snooze', seconds: 3600 });
    expect(toasts.store.getState().shown.at(-1)?.text).toMatch(/^The budget of playwright is snoozed until /);
    expect(toasts.undo()).toBe(true);
    await bridge.settled();
    expect(bridge.asked.at(-1)?.question).toEqual({ name: 'playwright', command: 'snooze', seconds: 1 });
  });

  test('that is on can be ended from the menu', () => {
    const beacon = { bridge: fakeBridge(), toasts: createToasts() };
    expect(snoozeActions(beacon, 'playwright', true)[0]?.label).toBe('End Snooze');
  });

  test('that the host refuses says why', async () => {
    const bridge = fakeBridge((world) => {
      world.answers['fleet.command'] = () => ({ kind: 'failed', message: 'It is not running.' });
    });
    const toasts = createToasts();
    await snooze({ bridge, toasts }, 'playwright', 60);
    expect(toasts.store.getState().shown.at(-1)).toMatchObject({ text: 'playwright: It is not running.', tone: 'bad' });
  });
});
