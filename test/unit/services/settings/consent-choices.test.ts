import type { SettingsPatch } from '@contract/app-view.ts';
import { Settings } from '@contract/settings.ts';
import { mayGoByItself } from '@core/consent/consent.ts';
import { readEnvironment } from '@core/consent/environment.ts';
import { changed, decided } from '@services/settings/consent-choices.ts';
import { describe, expect, test } from 'vitest';

const a = 'https://a.example';
const b = 'https://b.example';
const before = '2026-04-03T09:00:00Z';
const now = '2026-04-03T10:00:00Z';

const base = Settings.parse({});
/** Review was switched off while A was shown; the destination is B by now. */
const standing: Settings = {
  ...base,
  endpoint: b,
  consent: {
    ...base.consent,
    crash_reports: true,
    review_before_sending: false,
    endpoint: a,
    decided_at: before,
  },
};
const facts = {
  type: 'crash',
  capturedAtMs: Date.parse('2026-04-03T11:00:00Z'),
  baseOnly: true,
  newer: false,
  sha256: 'a'.repeat(64),
  approval: null,
} as const;
const byItself = (settings: Settings) => mayGoByItself(settings, readEnvironment({}), facts, b).kind;

describe('the destination of a standing choice', () => {
  test.each([
    ['diagnostics on', { diagnostics: true }],
    ['diagnostics off', { diagnostics: false }],
    ['crash reports on again', { crash_reports: true }],
    ['collection on', { collection: true }],
    ['the destination itself', { endpoint: b }],
  ] as const)('stays A when %s is all that changes while B is in force, and nothing goes to B', (_, patch) => {
    const after = changed(standing, patch, b, now);
    expect(after.consent.endpoint).toBe(a);
    expect(byItself(after)).toBe('wait');
  });

  test('becomes B when review is switched off with B shown, which also confirms it where review was off already', () => {
    const on = changed(standing, { review_before_sending: true }, b, now);
    expect(on.consent.endpoint).toBeNull();
    for (const from of [on, standing]) {
      const after = changed(from, { review_before_sending: false }, b, now);
      expect(after.consent).toMatchObject({ endpoint: b, decided_at: now });
      expect(byItself(after)).toBe('approve');
    }
  });

  test('is nothing after Enable: review is on', () => {
    expect(decided(standing, 'enable', now).consent).toMatchObject({ endpoint: null, review_before_sending: true });
  });
});

test('a change of crash reports or review begins a new "since then", one of diagnostics does not', () => {
  const at = (patch: SettingsPatch) => changed(standing, patch, b, now).consent.decided_at;
  expect([at({ crash_reports: false }), at({ review_before_sending: true }), at({ diagnostics: true })]).toEqual([
    now,
    now,
    before,
  ]);
});
