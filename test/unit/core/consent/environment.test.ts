import { readEnvironment } from '@core/consent/environment.ts';
import { describe, expect, test } from 'vitest';

const read = (env: Record<string, string>) => {
  const { crash, diagnostics, preflight, preflightRaw, doNotTrack, decidedBy } = readEnvironment(env);
  return { crash, diagnostics, preflight, preflightRaw, doNotTrack, decidedBy };
};

describe('STALLARI_TELEMETRY', () => {
  test.each(['off', '0', 'false', 'no', ' OFF ', 'No'])('%j switches everything off', (value) => {
    expect(read({ STALLARI_TELEMETRY: value })).toMatchObject({ crash: false, diagnostics: false, preflight: false });
  });

  test.each(['on', '1', 'true', 'yes', ' On '])('%j leaves it as saved', (value) => {
    expect(read({ STALLARI_TELEMETRY: value })).toMatchObject({ crash: true, diagnostics: true, preflight: null });
  });

  test.each(['', '   '])('%j is the same as unset', (value) => {
    expect(read({ STALLARI_TELEMETRY: value })).toEqual(read({}));
  });

  test('as a list allows what is listed and switches the rest off', () => {
    expect(read({ STALLARI_TELEMETRY: 'crash' })).toMatchObject({ crash: true, diagnostics: false, preflight: false });
    expect(read({ STALLARI_TELEMETRY: 'Diagnostics, preflight' })).toMatchObject({
      crash: false,
      diagnostics: true,
      preflight: true,
      preflightRaw: false,
    });
    expect(read({ STALLARI_TELEMETRY: 'raw' })).toMatchObject({ crash: false, preflight: true, preflightRaw: true });
  });

  test('names unknown words of a list and ignores them; a list of only unknown words is off', () => {
    const some = readEnvironment({ STALLARI_TELEMETRY: 'crash,crahs' });
    expect(some).toMatchObject({ crash: true, diagnostics: false });
    expect(some.warnings).toHaveLength(1);
    expect(some.warnings[0]).toContain('crahs');
    const none = readEnvironment({ STALLARI_TELEMETRY: 'foo,bar' });
    expect(none).toMatchObject({ crash: false, diagnostics: false });
    expect(none.warnings[0]).toMatch(/foo, bar are unknown/);
    expect(readEnvironment({ STALLARI_TELEMETRY: 'foo,' })).toMatchObject({ crash: false, diagnostics: false });
  });

  test('with any other value is on, with one line that names the proper form', () => {
    const odd = readEnvironment({ STALLARI_TELEMETRY: 'maybe' });
    expect(odd).toMatchObject({ crash: true, diagnostics: true });
    expect(odd.warnings).toHaveLength(1);
    expect(odd.warnings[0]).toContain('crash,diagnostics,preflight,raw');
  });

  test('with control characters cannot write to the terminal through the warning', () => {
    expect(readEnvironment({ STALLARI_TELEMETRY: '\u001b[2Jx' }).warnings.join('')).not.toContain('\u001b');
  });
});

describe('what wins over everything', () => {
  test.each(['1', 'true', 'yes', 'anything', ' 1 '])('DO_NOT_TRACK=%j', (value) => {
    expect(read({ DO_NOT_TRACK: value, STALLARI_TELEMETRY: 'on' })).toMatchObject({
      crash: false,
      doNotTrack: true,
      decidedBy: 'DO_NOT_TRACK',
    });
  });

  test.each(['', '0', ' '])('not DO_NOT_TRACK=%j', (value) => {
    expect(read({ DO_NOT_TRACK: value })).toMatchObject({ crash: true, doNotTrack: false });
  });

  test('the legacy STALLARI_TELEMETRY_DISABLED=true', () => {
    expect(read({ STALLARI_TELEMETRY_DISABLED: 'true', STALLARI_TELEMETRY: 'on' })).toMatchObject({
      crash: false,
      doNotTrack: true,
    });
    expect(read({ STALLARI_TELEMETRY_DISABLED: 'false' })).toMatchObject({ crash: true });
  });
});

describe('in CI', () => {
  test.each(['maybe', 'crahs', 'enabled', ',', ' , '])(
    'STALLARI_TELEMETRY=%j is no explicit "on": everything is off, and a line says so',
    (value) => {
      const read = readEnvironment({ CI: 'true', STALLARI_TELEMETRY: value });
      expect([read.crash, read.diagnostics, read.decidedBy, read.warnings.length]).toEqual([false, false, 'CI', 1]);
    },
  );

  test('everything is off unless it is switched on explicitly', () => {
    expect(read({ CI: 'true' })).toMatchObject({ crash: false, decidedBy: 'CI' });
    expect(read({ CI: '1', STALLARI_TELEMETRY: 'on' })).toMatchObject({ crash: true });
    for (const value of ['', '0', 'false']) expect(read({ CI: value })).toMatchObject({ crash: true });
  });
});
