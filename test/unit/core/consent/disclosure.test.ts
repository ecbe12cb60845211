import { Settings } from '@contract/settings.ts';
import { disclosure, showDisclosure } from '@core/consent/disclosure.ts';
import { readEnvironment } from '@core/consent/environment.ts';
import { expect, test } from 'vitest';

const at = '2026-04-03T09:00:00Z';
const settings = (consent: Partial<Settings['consent']>, collection = true): Settings => {
  const base = Settings.parse({});
  return { ...base, collection, consent: { ...base.consent, ...consent } };
};
const free = readEnvironment({});

test('is shown until it was shown once or there is a decision, and never where a switch is off already', () => {
  expect(showDisclosure(settings({}), free)).toBe(true);
  expect(showDisclosure(settings({ disclosed_at: at }), free)).toBe(false);
  expect(showDisclosure(settings({ decided_at: at }), free)).toBe(false);
  expect(showDisclosure(settings({}, false), free)).toBe(false);
  for (const env of [{ DO_NOT_TRACK: '1' }, { STALLARI_TELEMETRY: 'off' }, { CI: 'true' }])
    expect(showDisclosure(settings({}), readEnvironment(env))).toBe(false);
});

test('says what, never what, where and how to switch off, in 5 lines of at most 120 characters', () => {
  const lines = disclosure('~/.config/stallari/beacon', 'https://reports.example.com').split('\n');
  expect(lines).toHaveLength(5);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(120);
  expect(lines.join(' ')).toMatch(/In a report: .*Never: .*Where: .*https:\/\/reports\.example\.com.*telemetry off/);
  expect(disclosure('~/x', null)).toContain('No destination is set.');
});
