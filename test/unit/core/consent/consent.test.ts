import type { ReportType } from '@contract/report.ts';
import type { ApprovalMode } from '@contract/report-files.ts';
import { Settings } from '@contract/settings.ts';
import {
  approvalStands,
  decidedBy,
  mayCollect,
  mayGoByItself,
  type ReportFacts,
  reviewsBeforeSending,
  sendRight,
  showConsentPrompt,
  voidedByWithdrawal,
} from '@core/consent/consent.ts';
import { readEnvironment } from '@core/consent/environment.ts';
import { describe, expect, test } from 'vitest';

const here = 'https://reports.example.com';
const elsewhere = 'https://other.example.com';
const decidedAt = '2026-04-03T09:00:00Z';
const sha = 'a'.repeat(64);

const settings = (consent: Partial<Settings['consent']> = {}, rest: Partial<Settings> = {}): Settings => {
  const base = Settings.parse({});
  return { ...base, ...rest, consent: { ...base.consent, ...consent } };
};
const free = readEnvironment({});
const facts = (extra: Partial<ReportFacts> = {}): ReportFacts => ({
  type: 'crash',
  capturedAtMs: Date.parse('2026-04-03T10:00:00Z'),
  baseOnly: true,
  newer: false,
  sha256: sha,
  approval: null,
  ...extra,
});
const approved = (mode: ApprovalMode, extra: { sha256?: string; endpoint?: string } = {}) =>
  facts({ approval: { sha256: sha, endpoint: here, approved_at: decidedAt, mode, wording_version: 1, ...extra } });

const off = settings();
const reviewed = settings({ crash_reports: true, decided_at: decidedAt });
const standing = settings({ crash_reports: true, review_before_sending: false, decided_at: decidedAt, endpoint: here });

describe('the defaults', () => {
  test('send nothing: crash reports off, diagnostics off, review on, no destination', () => {
    const saved = Settings.parse({});
    expect(saved.consent).toMatchObject({
      crash_reports: false,
      diagnostics: false,
      review_before_sending: true,
      decided_at: null,
      endpoint: null,
    });
    expect(saved).toMatchObject({
      endpoint: null,
      project_id: false,
      collection: true,
      preflight: { enabled: false, raw: false },
      updates: { check: false },
    });
  });
});

describe('the table of spec 5, pressing Send', () => {
  test.each([
    [
      'switched off by environment',
      off,
      readEnvironment({ STALLARI_TELEMETRY: 'off' }),
      here,
      { kind: 'refused', reason: 'switched_off_by_environment' },
    ],
    [
      'DO_NOT_TRACK',
      reviewed,
      readEnvironment({ DO_NOT_TRACK: '1' }),
      here,
      { kind: 'refused', reason: 'do_not_track' },
    ],
    [
      'collection off',
      settings({ crash_reports: true }, { collection: false }),
      free,
      here,
      { kind: 'refused', reason: 'collection_off' },
    ],
    ['crash reports off', off, free, here, { kind: 'ask', mode: 'once' }],
    ['on, review on', reviewed, free, here, { kind: 'ask', mode: 'reviewed' }],
    ['on, review off', standing, free, here, { kind: 'allowed', mode: 'standing' }],
    [
      'on, review off, another destination than the one shown',
      standing,
      free,
      elsewhere,
      { kind: 'ask', mode: 'reviewed' },
    ],
    ['no endpoint', reviewed, free, null, { kind: 'refused', reason: 'no_destination' }],
  ] as const)('%s', (_, saved, environment, endpoint, expected) => {
    expect(sendRight(saved, environment, facts(), endpoint)).toEqual(expected);
  });

  test('review off asks all the same for what was captured before the decision, and for parts beyond the base', () => {
    const old = facts({ capturedAtMs: Date.parse('2026-04-03T08:59:59Z') });
    expect(sendRight(standing, free, old, here)).toEqual({ kind: 'ask', mode: 'reviewed' });
    expect(sendRight(standing, free, facts({ baseOnly: false }), here)).toEqual({ kind: 'ask', mode: 'reviewed' });
    expect(sendRight(standing, free, facts({ capturedAtMs: null }), here)).toEqual({ kind: 'ask', mode: 'reviewed' });
  });

  test('feedback is approved once, whatever the crash setting', () => {
    for (const saved of [off, reviewed, standing]) {
      expect(sendRight(saved, free, facts({ type: 'feedback' }), here)).toEqual({ kind: 'ask', mode: 'once' });
    }
  });
});

describe('the table of spec 5, by itself', () => {
  test('nothing goes without approval while review is on, or while crash reports are off', () => {
    expect(mayGoByItself(off, free, facts(), here)).toEqual({ kind: 'wait', reason: 'not_approved' });
    expect(mayGoByItself(reviewed, free, facts(), here)).toEqual({ kind: 'wait', reason: 'not_approved' });
  });

  test('what was approved goes', () => {
    expect(mayGoByItself(reviewed, free, approved('reviewed'), here)).toEqual({ kind: 'send' });
  });

  test('with review off, only what a standing choice was made for goes: after it, base only, that destination', () => {
    expect(mayGoByItself(standing, free, facts(), here)).toEqual({ kind: 'approve' });
    for (const [left, endpoint] of [
      [facts({ baseOnly: false }), here],
      [facts({ capturedAtMs: Date.parse(decidedAt) - 1 }), here],
      [facts(), elsewhere],
      [facts({ type: 'feedback' }), here],
    ] as const) {
      expect(mayGoByItself(standing, free, left, endpoint)).toEqual({ kind: 'wait', reason: 'not_approved' });
    }
  });

  test('with review off, the whole second of the decision counts as before it: 0 to 999 ms wait, 1,000 ms after it goes', () => {
    const at = (ms: number) => mayGoByItself(standing, free, facts({ capturedAtMs: Date.parse(decidedAt) + ms }), here);
    for (const ms of [0, 1, 500, 999]) expect(at(ms)).toEqual({ kind: 'wait', reason: 'not_approved' });
    expect(at(1000)).toEqual({ kind: 'approve' });
    const late = settings({ ...standing.consent, decided_at: '2026-04-03T09:00:00.900Z' });
    const early = facts({ capturedAtMs: Date.parse('2026-04-03T09:00:00.950Z') });
    expect(mayGoByItself(late, free, early, here)).toEqual({ kind: 'wait', reason: 'not_approved' });
    expect(sendRight(standing, free, facts({ capturedAtMs: Date.parse(decidedAt) }), here)).toEqual({
      kind: 'ask',
      mode: 'reviewed',
    });
  });

  test('an edit or another destination voids an approval', () => {
    expect(mayGoByItself(reviewed, free, approved('reviewed', { sha256: 'b'.repeat(64) }), here)).toEqual({
      kind: 'wait',
      reason: 'approval_void',
    });
    expect(mayGoByItself(reviewed, free, approved('reviewed'), elsewhere)).toEqual({
      kind: 'wait',
      reason: 'approval_void',
    });
    expect(mayGoByItself(reviewed, free, approved('once', { sha256: 'b'.repeat(64) }), here)).toEqual({
      kind: 'wait',
      reason: 'approval_void',
    });
  });

  test('a withdrawal voids reviewed and standing approvals, and once survives it', () => {
    expect(mayGoByItself(off, free, approved('reviewed'), here)).toEqual({ kind: 'wait', reason: 'crash_reports_off' });
    expect(mayGoByItself(off, free, approved('standing'), here)).toEqual({ kind: 'wait', reason: 'crash_reports_off' });
    expect(mayGoByItself(off, free, approved('once'), here)).toEqual({ kind: 'send' });
    expect((['reviewed', 'standing', 'once'] as const).map((mode) => voidedByWithdrawal(off, approved(mode)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('an environment switch stops even what was approved once', () => {
    expect(mayGoByItself(reviewed, readEnvironment({ DO_NOT_TRACK: 'yes' }), approved('once'), here)).toEqual({
      kind: 'wait',
      reason: 'do_not_track',
    });
  });

  test('without a destination everything waits', () => {
    expect(mayGoByItself(standing, free, facts(), null)).toEqual({ kind: 'wait', reason: 'no_destination' });
  });
});

describe('a report of a newer minor with fields that this version does not know', () => {
  const newer = facts({ newer: true });

  test('is refused when Send is pressed, in each of the 3 rows that would send it', () => {
    for (const saved of [off, reviewed, standing])
      expect(sendRight(saved, free, newer, here)).toEqual({ kind: 'refused', reason: 'newer_format' });
  });

  test('does not go by itself, not even with an approval that another version made', () => {
    expect(mayGoByItself(standing, free, newer, here)).toEqual({ kind: 'wait', reason: 'newer_format' });
    expect(mayGoByItself(reviewed, free, { ...approved('reviewed'), newer: true }, here)).toEqual({
      kind: 'wait',
      reason: 'newer_format',
    });
  });
});

describe('what may be called approved', () => {
  test('is only what its mode still carries: after a withdrawal once is, reviewed and standing are not', () => {
    const modes = ['reviewed', 'standing', 'once'] as const;
    expect(modes.map((mode) => approvalStands(standing, approved(mode), here))).toEqual([true, true, true]);
    expect(modes.map((mode) => approvalStands(off, approved(mode), here))).toEqual([false, false, true]);
    expect(approvalStands(standing, approved('once'), null)).toBe(false);
  });
});

describe('which switch decided', () => {
  test.each([
    ['nothing is set', {}, {}, 'saved choice'],
    ['STALLARI_TELEMETRY=on and collection off', { STALLARI_TELEMETRY: 'on' }, { collection: false }, 'telemetry off'],
    ['a slip of the pen and collection off', { STALLARI_TELEMETRY: 'foo' }, { collection: false }, 'telemetry off'],
    ['STALLARI_TELEMETRY=on and collection on', { STALLARI_TELEMETRY: 'on' }, {}, 'saved choice'],
    ['STALLARI_TELEMETRY=off', { STALLARI_TELEMETRY: 'off' }, { collection: false }, 'STALLARI_TELEMETRY=off'],
    ['DO_NOT_TRACK', { DO_NOT_TRACK: '1', STALLARI_TELEMETRY: 'on' }, {}, 'DO_NOT_TRACK'],
    ['CI', { CI: 'true' }, {}, 'CI'],
  ] as const)('with %s, of collecting', (_, env, rest, expected) => {
    expect(decidedBy(settings({}, rest), readEnvironment(env), 'collecting')).toBe(expected);
  });

  test('STALLARI_TELEMETRY=crash decides that diagnostics are off, and nothing about crash reports', () => {
    const environment = readEnvironment({ STALLARI_TELEMETRY: 'crash' });
    expect(decidedBy(reviewed, environment, 'crash_reports')).toBe('saved choice');
    expect(decidedBy(reviewed, environment, 'diagnostics')).toBe('STALLARI_TELEMETRY=crash');
  });

  test('review counts as on for any destination but the one that was shown', () => {
    expect(reviewsBeforeSending(standing, here)).toBe(false);
    expect(reviewsBeforeSending(standing, elsewhere)).toBe(true);
    expect(reviewsBeforeSending(reviewed, here)).toBe(true);
  });
});

describe('collecting', () => {
  const may = (saved: Settings, env: Record<string, string>, type: ReportType) =>
    mayCollect(saved, readEnvironment(env), type).kind;

  test('happens on this Mac before any decision, for crashes only', () => {
    expect(may(off, {}, 'crash')).toBe('allowed');
    expect(may(off, {}, 'diagnostic')).toBe('refused');
    expect(may(settings({ diagnostics: true }), {}, 'diagnostic')).toBe('allowed');
  });

  test('does not happen when any switch is off', () => {
    expect(may(settings({}, { collection: false }), {}, 'crash')).toBe('refused');
    expect(may(off, { STALLARI_TELEMETRY: 'diagnostics' }, 'crash')).toBe('refused');
    expect(may(off, { CI: 'true' }, 'crash')).toBe('refused');
    expect(may(off, { CI: 'true', STALLARI_TELEMETRY: 'crash' }, 'crash')).toBe('allowed');
  });
});

describe('the first-launch dialog', () => {
  test('shows until there is a decision, and never where the environment has decided', () => {
    expect(showConsentPrompt(off, free)).toBe(true);
    expect(showConsentPrompt(settings({ decided_at: decidedAt }), free)).toBe(false);
    expect(showConsentPrompt(off, readEnvironment({ DO_NOT_TRACK: '1' }))).toBe(false);
    expect(showConsentPrompt(off, readEnvironment({ STALLARI_TELEMETRY: 'off' }))).toBe(false);
  });
});
