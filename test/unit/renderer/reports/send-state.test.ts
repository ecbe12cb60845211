import type { RefusalReason, SendRight } from '@contract/reports-view.ts';
import { RefusalReason as RefusalReasons } from '@contract/reports-view.ts';
import { describe, expect, test } from 'vitest';
import { createFormats } from '../../../../src-renderer/parts/format.ts';
import { sendState, wayWords } from '../../../../src-renderer/reports/send-state.ts';
import { blade, createFakeWorld, destinationOf } from '../../../support/fake-bridge.ts';

const format = createFormats('en-GB', 'Europe/Berlin');
const { app } = createFakeWorld();
const endpoint = 'https://reports.stallari.example';
const ask: SendRight = { kind: 'ask', mode: 'reviewed' };
const refused = (reason: RefusalReason): SendRight => ({ kind: 'refused', reason });

function of(change: object = {}, appChange: object = {}, valid = true) {
  const detail = { row: blade().row, approval: null, right: ask, destination: destinationOf(endpoint), ...change };
  return sendState({ detail, app: { ...app, ...appChange }, valid }, format);
}

describe('the bar that sends', () => {
  test('a valid report with a destination can be approved', () => {
    expect(of()).toEqual({ kind: 'ready', endpoint, note: null });
  });

  test('with crash reports off it says that this is the only one', () => {
    expect(of({ right: { kind: 'ask', mode: 'once' } })).toMatchObject({
      note: 'Sends this one report. Crash reports stay off.',
    });
  });

  test('without a destination it says so and offers to choose one', () => {
    expect(of({ right: refused('no_destination') })).toEqual({ kind: 'no_destination' });
    expect(of({ destination: destinationOf(null) })).toEqual({ kind: 'no_destination' });
  });

  test('an invalid text switches it off, and says so', () => {
    expect(of({}, {}, false)).toEqual({ kind: 'off', why: 'Off until the text is valid.' });
  });

  test('the switch that decided is named', () => {
    const environment = { ...app.environment, crash: false, decided_by: 'STALLARI_TELEMETRY=off' };
    expect(of({ right: refused('switched_off_by_environment') }, { environment })).toEqual({
      kind: 'off',
      why: 'Nothing is sent: Beacon was started with STALLARI_TELEMETRY=off.',
    });
  });

  test.each(RefusalReasons.options)('%s has a sentence', (reason) => {
    const state = of({ right: refused(reason) });
    expect(state.kind === 'off' ? state.why : state.kind).toMatch(/\.$|^no_destination$/);
  });

  test.each([
    [{ because: 'offline', until: null }, 'Approved at 11:24. Goes when this Mac is online.'],
    [
      { because: 'server_busy', until: '2026-04-03T09:40:00Z' },
      'Approved at 11:24. The server asked to wait until 11:40.',
    ],
    [{ because: null, until: null }, 'Approved at 11:24. It goes by itself.'],
  ])('what was approved waits: %j', (outbox, said) => {
    const approval = {
      sha256: '0'.repeat(64),
      endpoint,
      approved_at: '2026-04-03T09:24:06Z',
      mode: 'reviewed' as const,
      wording_version: 1,
    };
    const row = { ...blade().row, state: 'approved' as const };
    expect(of({ row, approval }, { outbox: { waiting: 1, ...outbox } })).toEqual({ kind: 'waiting', said });
  });

  test('the way there is named as it is', () => {
    expect(wayWords(endpoint)).toMatch(/^over HTTPS,/);
    expect(wayWords('http://127.0.0.1:8787')).toMatch(/^over HTTP on this Mac,/);
  });
});
