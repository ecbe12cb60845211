import { afterEach, describe, expect, test, vi } from 'vitest';
import { createAppStore } from '../../../../src-renderer/parts/app-store.ts';
import { createToasts } from '../../../../src-renderer/parts/toasts.ts';
import { watchLeaving } from '../../../../src-renderer/reports/leaving.ts';
import { LATEST_MS, PAUSE_MS, REST_MS } from '../../../../src-renderer/reports/report-editing.ts';
import {
  currentRead,
  currentText,
  openDetail,
  settledOdd,
  settledRead,
  settledText,
} from '../../../../src-renderer/reports/reports-state.ts';
import { createReportsStore, shownRows } from '../../../../src-renderer/reports/reports-store.ts';
import { destinationOf, type FakeBridge, type FakeWorld, fakeBridge } from '../../../support/fake-bridge.ts';

const BLADE = 'brpt_1f3c5a7e9b2d4f60';
const ENDPOINT = 'https://reports.stallari.example';

afterEach(() => void vi.useRealTimers());

async function open(change?: (world: FakeWorld) => void) {
  const bridge = fakeBridge(change);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const toasts = createToasts();
  /** Lets timers of this length run out and answers arrive. */
  const pass = async (ms = 0) => {
    await vi.advanceTimersByTimeAsync(ms);
    await bridge.settled();
  };
  const reports = createReportsStore(bridge, toasts);
  const { store: app } = createAppStore(bridge);
  reports.start(app);
  await reports.reveal(BLADE);
  const state = reports.store.getState;
  return { bridge, toasts, reports, state, pass, text: () => currentText(state()) };
}

const asks = (bridge: FakeBridge, name: string) => bridge.asked.filter((one) => one.name === name);
const fake = (bridge: FakeBridge) => {
  const found = bridge.world.reports.find(({ row }) => row.id === BLADE);
  if (found === undefined) throw new Error('gone');
  return found;
};

describe('editing', () => {
  test('is saved once after a pause, with the digest it was based on', async () => {
    const { bridge, reports, state, text, pass } = await open();
    const base = openDetail(state())?.sha256;
    reports.editing.edit(text().replace('"subprocess_count": 47', '"subprocess_count": 4'));
    reports.editing.edit(text().replace('"subprocess_count": 4', '"subprocess_count": 0'));
    await pass(PAUSE_MS - 1);
    expect(asks(bridge, 'reports.save')).toEqual([]);
    await pass(1);
    expect(asks(bridge, 'reports.save').map(({ question }) => question)).toMatchObject([
      { id: BLADE, base_sha256: base },
    ]);
    expect(state().draft).toBeNull();
    expect(text()).toContain('"subprocess_count": 0');
    expect(openDetail(state())?.sha256).not.toBe(base);
  });

  test('undone while it is being saved, the text before is saved after it', async () => {
    const { bridge, reports, text, pass } = await open();
    const before = text();
    reports.editing.edit(before.replace('"subprocess_count": 47', '"subprocess_count": 4'));
    const saving = reports.editing.flush();
    reports.editing.edit(before);
    await saving;
    expect(text()).toBe(before);
    await pass(PAUSE_MS);
    expect(asks(bridge, 'reports.save')).toHaveLength(2);
    expect(fake(bridge).text).toBe(before);
  });

  test('a text that is no report is never saved, and its problems have their lines', async () => {
    const { bridge, reports, state, text, pass } = await open();
    reports.editing.edit(text().replace('"cpu_percent": 2.1', '"cpu_percent": "a lot"'));
    await pass(PAUSE_MS * 3);
    expect(asks(bridge, 'reports.save')).toEqual([]);
    expect(currentRead(state())).toMatchObject({
      report: null,
      problems: [
        {
          line: 27,
          path: '/crash/resource_snapshot/cpu_percent',
          message: 'cpu_percent must be a number; this is text.',
        },
      ],
    });
  });

  test('a key in a text over 8 KiB is checked when the keys rest for 200 ms, and 1 s after the first at the latest', async () => {
    const { reports, state, text, pass } = await open();
    const before = text();
    const long = `${before} ${'x'.repeat(9000)}`;
    reports.editing.type(long);
    expect(text()).toBe(long);
    expect(settledText(state())).toBe(before);
    expect(settledRead(state()).problems).toEqual([]);
    await pass(REST_MS - 1);
    expect(settledRead(state()).problems).toEqual([]);
    await pass(1);
    expect(settledRead(state()).problems).toHaveLength(1);
    const broken = settledText(state());
    for (let ms = 0; ms < LATEST_MS - 100; ms += 100) {
      reports.editing.type(`${long}${'y'.repeat(ms / 100)}`);
      await pass(100);
      expect(settledText(state())).toBe(broken);
    }
    reports.editing.type(`${long}z`);
    await pass(100);
    expect(settledText(state())).toBe(`${long}z`);
  });

  test('a key in a short text, a button and a save are checked at once', async () => {
    const { reports, state, text } = await open();
    const before = text();
    reports.editing.type(`${before} x`);
    expect(settledRead(state()).problems).toHaveLength(1);
    reports.editing.type(`${before} ${'x'.repeat(9000)}`);
    expect(settledText(state())).toBe(`${before} x`);
    expect(await reports.editing.flush()).toBe(false);
    expect(settledText(state())).toBe(text());
    reports.editing.type(`${before} ${'x'.repeat(9001)}`);
    reports.editing.edit(before);
    expect(settledRead(state()).problems).toEqual([]);
  });

  test('looking at another report keeps an edit that could not be saved', async () => {
    const { reports, state, text } = await open();
    const broken = `${text()} x`;
    reports.editing.edit(broken);
    await reports.select('brpt_77ab1203c4d5e6f7');
    expect(state().draft).toBeNull();
    await reports.select(BLADE);
    expect(text()).toBe(broken);
  });

  test('another app changed the file under an edit: the new one is shown, and mine can be put back', async () => {
    const { bridge, reports, state, text, pass } = await open();
    const mine = text().replace('"subprocess_count": 47', '"subprocess_count": 1');
    fake(bridge).text = text().replace('"memory_gb": 36', '"memory_gb": 16');
    reports.editing.edit(mine);
    await pass(PAUSE_MS);
    expect(state().banner).toEqual({ kind: 'changed', mine });
    expect(text()).toContain('"memory_gb": 16');
    await reports.editing.putBack();
    await pass();
    expect(text()).toBe(mine);
    expect(state().banner).toBeNull();
  });

  test('another app changed the file while nothing was edited: the new one is shown, and said', async () => {
    const { bridge, state, text, pass } = await open();
    fake(bridge).text = text().replace('"memory_gb": 36', '"memory_gb": 16');
    bridge.tell('reports.changed', { ids: [BLADE] });
    await pass();
    expect(text()).toContain('"memory_gb": 16');
    expect(state().banner).toEqual({ kind: 'changed', mine: null });
    expect(asks(bridge, 'reports.open')).toHaveLength(1);
  });

  test('news of our own save says nothing', async () => {
    const { reports, state, text, pass } = await open();
    reports.editing.edit(text().replace('"subprocess_count": 47', '"subprocess_count": 1'));
    await pass(PAUSE_MS);
    await pass();
    expect(state().banner).toBeNull();
  });

  test('a tick saves the edit first, then changes the part', async () => {
    const { bridge, reports, text } = await open();
    reports.editing.edit(text().replace('"subprocess_count": 47', '"subprocess_count": 1'));
    await reports.editing.setPart('message', true);
    expect(bridge.asked.map(({ name }) => name).filter((name) => /save|part/.test(name))).toEqual([
      'reports.save',
      'reports.part',
    ]);
    expect(text()).toContain('"message": "ENOMEM');
    expect(text()).toContain('"subprocess_count": 1');
  });

  test('a second tick, made before the first is answered, is made too', async () => {
    const { reports, text } = await open();
    await Promise.all([reports.editing.setPart('message', true), reports.editing.setPart('log_tail', true)]);
    expect(text()).toContain('"message": "ENOMEM');
    expect(text()).toContain('"log_tail"');
  });

  test('taking all back is what was captured', async () => {
    const { reports, state, text } = await open();
    await reports.editing.takeBackAll();
    expect(text()).toBe(openDetail(state())?.original);
  });
});

describe('redacting', () => {
  const CRUMB = '"event": "dispatch_start"';
  /** Selects these words in the text and blacks them out. */
  const blackOut = ({ reports, text }: Awaited<ReturnType<typeof open>>, words: string) => {
    const from = text().indexOf(words);
    reports.editing.redact(from, from + words.length);
  };
  const shown = ({ toasts }: Awaited<ReturnType<typeof open>>) => toasts.store.getState().shown.map((one) => one.text);

  test('says in how many places, and undo brings back the words, other edits kept', async () => {
    const room = await open();
    const { reports, toasts, text, pass, bridge } = room;
    const before = text();
    blackOut(room, 'BladePool');
    expect(text()).toContain('[REDACTED:CUSTOM:1]');
    expect(shown(room)).toEqual(['Redacted in 2 places']);
    await pass(PAUSE_MS);
    expect(fake(bridge).text).toContain('[REDACTED:CUSTOM:1]');
    reports.editing.edit(text().replace('"subprocess_count": 47', '"subprocess_count": 1'));
    expect(toasts.undo()).toBe(true);
    expect(text()).not.toContain('CUSTOM');
    // The count of what was taken out is the host's, and it counts again as it saves.
    await pass(PAUSE_MS);
    expect(text()).toBe(before.replace('"subprocess_count": 47', '"subprocess_count": 1'));
    expect(fake(bridge).text).toBe(text());
    expect(shown(room)).toEqual([]);
  });

  test('is the person’s own change, and what the host then prints is not', async () => {
    const room = await open();
    blackOut(room, 'BladePool');
    expect(room.state().edited).toBe(room.text());
    room.bridge.world.answers['reports.save'] = () => {
      const detail = openDetail(room.state());
      if (detail === null) throw new Error('none');
      return { kind: 'saved', detail: { ...detail, text: `${room.text()} `, sha256: '2'.repeat(64) } };
    };
    await room.pass(PAUSE_MS);
    expect(room.state().edited).not.toBe(room.text());
  });

  test('the way back is offered no more once it was taken in the text, or another report is open', async () => {
    const room = await open();
    const before = room.text();
    blackOut(room, 'BladePool');
    room.reports.editing.edit(before);
    expect(shown(room)).toEqual([]);
    blackOut(room, 'BladePool');
    expect(shown(room)).toHaveLength(1);
    await room.reports.select('brpt_77ab1203c4d5e6f7');
    expect(shown(room)).toEqual([]);
  });

  test('a selection that is no part of a text says what to select', async () => {
    const room = await open();
    blackOut(room, CRUMB);
    expect(shown(room)).toEqual(['Select words inside of one text, then redact them.']);
    expect(room.state().draft).toBeNull();
  });
});

describe('leaving the page', () => {
  const ones = '"subprocess_count": 1';

  test('saves an edit at once, and has nothing to warn of', async () => {
    const { bridge, reports, text, pass } = await open();
    reports.editing.edit(text().replace('"subprocess_count": 47', ones));
    expect(reports.leave()).toBe(false);
    expect(asks(bridge, 'reports.save')).toHaveLength(1);
    expect(reports.leave()).toBe(false);
    await pass();
    expect(fake(bridge).text).toContain(ones);
    expect(reports.leave()).toBe(false);
    expect(asks(bridge, 'reports.save')).toHaveLength(1);
  });

  test('warns of a text that is no report, also of one left beside the open report', async () => {
    const { bridge, reports, text } = await open();
    reports.editing.edit(`${text()} x`);
    expect(reports.leave()).toBe(true);
    await reports.select('brpt_77ab1203c4d5e6f7');
    expect(reports.leave()).toBe(true);
    expect(asks(bridge, 'reports.save')).toEqual([]);
    await reports.select(BLADE);
    await reports.acts.discard();
    expect(reports.leave()).toBe(false);
  });

  test('warns of what was typed while an earlier text is on its way', async () => {
    const { reports, text } = await open();
    reports.editing.edit(text().replace('"subprocess_count": 47', ones));
    void reports.editing.flush();
    reports.editing.edit(text().replace(ones, '"subprocess_count": 2'));
    expect(reports.leave()).toBe(true);
  });

  test('warns of an edit that another app’s change has put aside', async () => {
    const { bridge, reports, text, pass } = await open();
    fake(bridge).text = text().replace('"memory_gb": 36', '"memory_gb": 16');
    reports.editing.edit(text().replace('"subprocess_count": 47', ones));
    await pass(PAUSE_MS);
    expect(reports.leave()).toBe(true);
  });

  test('holds its page only while something would be lost, so that the browser, or the app, asks', () => {
    const holds = (lost: boolean) => {
      const page = new EventTarget();
      const left: string[] = [];
      const stop = watchLeaving(page, { leave: () => left.push('') > 0 && lost });
      const held = !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
      page.dispatchEvent(new Event('blur'));
      page.dispatchEvent(new Event('pagehide'));
      expect(left).toHaveLength(3);
      stop();
      page.dispatchEvent(new Event('blur'));
      expect(left).toHaveLength(3);
      return held;
    };
    expect([holds(true), holds(false)]).toEqual([true, false]);
  });
});

describe('sending', () => {
  test('approves the digest of the text on screen, for the destination on screen', async () => {
    const { bridge, reports, state } = await open();
    const sha256 = openDetail(state())?.sha256;
    await reports.acts.approve(ENDPOINT);
    expect(asks(bridge, 'reports.approve')).toEqual([
      { name: 'reports.approve', question: { id: BLADE, sha256, endpoint: ENDPOINT } },
    ]);
    expect(state()).toMatchObject({ tab: 'sent', selectedId: BLADE, busy: null });
    expect(openDetail(state())?.receipt?.sha256).toBe(sha256);
  });

  test('an edit is saved first, and its digest is the one approved', async () => {
    const { bridge, reports, text } = await open();
    const mine = text().replace('"subprocess_count": 47', '"subprocess_count": 1');
    reports.editing.edit(mine);
    await reports.acts.approve(ENDPOINT);
    expect(asks(bridge, 'reports.save')).toHaveLength(1);
    expect(fake(bridge).text).toBe(mine);
    expect(fake(bridge).row.state).toBe('sent');
  });

  test('where saving took more out, it stops so that the new text is read', async () => {
    const { bridge, reports, state, text } = await open();
    bridge.world.answers['reports.save'] = () => {
      const detail = openDetail(state());
      if (detail === null) throw new Error('none');
      return {
        kind: 'saved',
        detail: { ...detail, sha256: '1'.repeat(64), text: detail.text.replace('daily-digest', 'x') },
      };
    };
    reports.editing.edit(text().replace('"subprocess_count": 47', '"subprocess_count": 1'));
    await reports.acts.approve(ENDPOINT);
    expect(asks(bridge, 'reports.approve')).toEqual([]);
    expect(state()).toMatchObject({ banner: { kind: 'rewritten' }, reading: 'exact', busy: null });
  });

  test('an invalid edit is never approved around', async () => {
    const { bridge, reports, text } = await open();
    reports.editing.edit(`${text()} x`);
    await reports.acts.approve(ENDPOINT);
    expect(asks(bridge, 'reports.approve')).toEqual([]);
    expect(fake(bridge).row.state).toBe('pending');
  });

  test('a refusal is said in the words that the CLI uses', async () => {
    const { reports, state } = await open((world) => {
      world.answers['reports.approve'] = ({ id }) => ({ kind: 'refused', id, reason: 'do_not_track' });
    });
    await reports.acts.approve(ENDPOINT);
    expect(state().banner).toEqual({ kind: 'said', tone: 'alert', text: 'Nothing is sent: Do Not Track is set.' });
  });

  test('offline it waits, and can be taken back', async () => {
    const { reports, state } = await open((world) => {
      world.app.outbox = { waiting: 0, because: 'offline', until: null };
    });
    await reports.acts.approve(ENDPOINT);
    expect(openDetail(state())?.row.state).toBe('approved');
    await reports.acts.takeBack();
    expect(openDetail(state())?.row.state).toBe('pending');
  });
});

test('a destination that is set elsewhere is seen at once, under an edit too', async () => {
  const { bridge, reports, state, text, pass } = await open((world) => {
    world.app.destination = destinationOf(null);
  });
  await pass();
  expect(openDetail(state())?.right).toEqual({ kind: 'refused', reason: 'no_destination' });
  const mine = text().replace('"subprocess_count": 47', '"subprocess_count": 1');
  reports.editing.edit(mine);
  bridge.world.app = { ...bridge.world.app, destination: destinationOf(ENDPOINT) };
  bridge.tell('app.changed', bridge.world.app);
  await bridge.settled();
  expect(openDetail(state())?.right).toEqual({ kind: 'ask', mode: 'reviewed' });
  expect(text()).toBe(mine);
});

describe('the list', () => {
  test('discarding moves on to the next row, and undo brings it back and opens it', async () => {
    const { reports, state, toasts, pass } = await open();
    await reports.acts.discard();
    expect(state().selectedId).toBe('brpt_5d0e91c27a3b8842');
    expect(shownRows(state()).map(({ name }) => name)).toEqual(['brave-search', 'daily-digest']);
    expect(toasts.undo()).toBe(true);
    await pass();
    expect(state().selectedId).toBe(BLADE);
    expect(openDetail(state())?.row.id).toBe(BLADE);
  });

  test('arrows that move on open nothing on their way', async () => {
    const { bridge, reports, pass } = await open();
    const before = asks(bridge, 'reports.open').length;
    void reports.select('brpt_77ab1203c4d5e6f7', true);
    void reports.select('brpt_5d0e91c27a3b8842', true);
    await pass(500);
    expect(
      asks(bridge, 'reports.open')
        .slice(before)
        .map(({ question }) => question),
    ).toEqual([{ id: 'brpt_5d0e91c27a3b8842' }]);
  });

  test('where another program takes the open report, the next row is opened, the list has the focus, and it is said', async () => {
    const { bridge, state, pass } = await open();
    bridge.world.reports = bridge.world.reports.filter(({ row }) => row.id !== BLADE);
    bridge.tell('reports.changed', { ids: null });
    await pass();
    expect(state().selectedId).not.toBe(BLADE);
    expect(state().open.kind).toBe('ready');
    expect(state().listWanted).toBe(true);
  });

  test('where it was the only one, it is gone, and that is said in its place', async () => {
    const { bridge, state, pass } = await open();
    bridge.world.reports = [];
    bridge.tell('reports.changed', { ids: null });
    await pass();
    expect(state().open).toEqual({ kind: 'gone' });
  });

  test('a changed fingerprint is wrong while one types, not only on saving', async () => {
    const { reports, state } = await open();
    const before = currentText(state());
    reports.editing.edit(before.replace(/"fingerprint": "[0-9a-f]{4}/, '"fingerprint": "0000'));
    expect(currentRead(state()).problems[0]?.message).toMatch(/^fingerprint is needed to count equal failures/);
    reports.editing.edit(before);
  });

  test('a word that might be private is counted until it is left in, or taken out', async () => {
    const { reports, state } = await open();
    const edited = currentText(state()).replace('"digest"', '"northwind-payroll"');
    reports.editing.edit(
      edited.includes('northwind') ? edited : edited.replace(/"detail": "[^"]*"/, '"detail": "northwind-payroll"'),
    );
    const words = () => settledOdd(state()).map(({ word }) => word);
    expect(words()).toContain('northwind-payroll');
    reports.editing.leaveIn('northwind-payroll');
    expect(words()).not.toContain('northwind-payroll');
  });

  test('redacting always blacks it out here, makes a rule of it, and Undo takes both back', async () => {
    const { bridge, reports, state, toasts } = await open();
    const whole = currentText(state()).replace(/"detail": "[^"]*"/, '"detail": "northwind-payroll"');
    reports.editing.edit(whole);
    const from = whole.indexOf('northwind-payroll');
    await reports.editing.redactAlways(from, from + 'northwind-payroll'.length);
    expect(currentText(state())).not.toContain('northwind-payroll');
    expect(asks(bridge, 'scrubber.always').map(({ question }) => question)).toEqual([
      { words: 'northwind-payroll', on: true },
    ]);
    toasts.undo();
    expect(currentText(state())).toContain('northwind-payroll');
    expect(asks(bridge, 'scrubber.always').at(-1)?.question).toEqual({ words: 'northwind-payroll', on: false });
  });

  test('a host that fails on the first list says so, and a later answer heals it', async () => {
    const { bridge, reports, state } = await open((world) => world.failing.add('reports.page'));
    expect(state().list).toEqual({ kind: 'failed' });
    bridge.world.failing.clear();
    await reports.refresh();
    expect(state().list.kind).toBe('ready');
  });
});
