import type { FleetStatus } from '@contract/fleet.ts';
import { describe, expect, test } from 'vitest';
import { headlineOf } from '../../../../src-renderer/panel/headline.ts';
import { createFormats } from '../../../../src-renderer/parts/format.ts';
import { calmFleet, emptyFleet, fakeFleet } from '../../../support/fake-bridge.ts';

const format = createFormats('en-GB', 'Europe/Berlin');
const of = (status: FleetStatus, unread = 0) => headlineOf(status, unread, format);
const inFleet = (change: Partial<FleetStatus['fleet']>): FleetStatus => {
  const calm = calmFleet();
  return { ...calm, fleet: { ...calm.fleet, ...change } };
};

describe('the worst thing in one line', () => {
  test('a process that was given up on, with its reason and what can be done', () => {
    expect(of(fakeFleet(), 3)).toEqual({
      tone: 'alert',
      title: 'brave-search has stopped',
      said: '10 failures in 30 minutes. Next try at 11:37.',
      offers: 'try',
      process: 'brave-search',
    });
  });

  test('the memory of what Beacon manages names the largest of those, never a watched one', () => {
    expect(of(inFleet({ rss_mb: 16_200 }))).toMatchObject({
      tone: 'attention',
      title: 'Memory is getting tight',
      said: 'playwright holds most of it. Nothing was stopped.',
    });
  });

  test('a Mac short of memory names whoever holds most of it', () => {
    expect(of(inFleet({ pressure: 'critical' })).said).toBe('ollama holds most of it. Nothing was stopped.');
  });

  test('paused goes before tight memory and waiting reports', () => {
    const paused = { ...inFleet({ rss_mb: 16_200 }), paused: true, paused_until: '2026-04-03T10:26:00Z' };
    expect(of(paused, 2)).toMatchObject({
      title: 'Guardian is paused',
      said: 'Until 12:26. Nothing is being stopped.',
      offers: 'resume',
    });
  });

  test('reports to review are attention, and nothing at all is calm', () => {
    expect(of(calmFleet(), 2)).toMatchObject({ tone: 'attention', title: '2 reports to review' });
    expect(of(calmFleet())).toMatchObject({
      tone: 'calm',
      title: 'All calm',
      said: '12 processes, all inside their budgets',
    });
    expect(of(emptyFleet())).toMatchObject({ tone: 'calm', title: 'Nothing to guard yet' });
  });
});
