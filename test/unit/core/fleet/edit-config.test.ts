import { type GuardianChange, guardianRanges } from '@contract/guardian-settings.ts';
import { withSetting } from '@core/fleet/edit-config.ts';
import { guardianSettings } from '@core/fleet/guardian-settings.ts';
import { readGuardianConfig } from '@core/fleet/read-config.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '@test/properties.ts';

const hand = `{
    "version" : 1,
    "fleet": {"max_percent_of_memory": 40},

    "defaults": {
        "rss_mb":   1024,   "on_breach": "stop",
        "restart": { "policy": "always" }
    },
    "processes": [
        { "name": "a", "command": "x", "args": ["--key", "k"],   "rss_mb": 100 },
        {
            "name": "b",
            "command": "y"
        }
    ]
}
`;
const edit = (text: string | null, change: Partial<GuardianChange> & Pick<GuardianChange, 'key' | 'value'>) => {
  const edited = withSetting(text, { process: null, ...change });
  if (!edited.ok) throw new Error(edited.message);
  return edited.text;
};
const shown = (text: string) => {
  const read = readGuardianConfig(text);
  if (!read.ok) throw new Error(read.problem.message);
  return guardianSettings(read.config, 16 * 1024 ** 3, null);
};

describe('one changed value of guardian.json leaves every other character as it was written', () => {
  test.each([
    ['a number that is there', { key: 'rss_mb', value: 512 }, '"rss_mb":   1024', '"rss_mb":   512'],
    [
      'the share of the fleet',
      { key: 'max_percent_of_memory', value: 60 },
      '{"max_percent_of_memory": 40}',
      '{"max_percent_of_memory": 60}',
    ],
    [
      'a new key on the line of the others',
      { key: 'fleet_on_breach', value: 'alert' },
      'memory": 40}',
      'memory": 40, "on_breach": "alert"}',
    ],
    [
      'a new key inside of restart',
      { key: 'max_failures', value: 5 },
      '"policy": "always" }',
      '"policy": "always", "max_failures": 5 }',
    ],
    [
      'one action that stood for both',
      { key: 'on_cpu', value: 'alert' },
      '"on_breach": "stop"',
      '"on_breach": { "memory": "stop", "cpu": "alert" }',
    ],
    [
      'a process on one line',
      { process: 'a', key: 'cpu_percent', value: 50 },
      '"rss_mb": 100 }',
      '"rss_mb": 100, "cpu_percent": 50 }',
    ],
    [
      'a process over lines',
      { process: 'b', key: 'rss_mb', value: 64 },
      '"command": "y"\n',
      '"command": "y",\n            "rss_mb": 64\n',
    ],
    [
      'what a process has of its own, taken away',
      { process: 'a', key: 'rss_mb', value: null },
      ',   "rss_mb": 100 }',
      ' }',
    ],
    [
      'restart of one process, made for it',
      { process: 'b', key: 'window_s', value: 60 },
      '"command": "y"\n',
      '"command": "y",\n            "restart": { "window_s": 60 }\n',
    ],
  ] as const)('%s', (_, change, before, after) => {
    expect(hand).toContain(before);
    expect(edit(hand, change)).toBe(hand.replace(before, after));
  });

  test('line ends of Windows and a byte order mark stay', () => {
    const text = `\uFEFF${hand.replaceAll('\n', '\r\n')}`;
    const after = edit(text, { process: 'b', key: 'rss_mb', value: 64 });
    expect(after).toBe(text.replace('"command": "y"\r\n', '"command": "y",\r\n            "rss_mb": 64\r\n'));
  });

  test('where there is no file, a small one is begun', () => {
    expect(shown(edit(null, { key: 'rss_mb', value: 700 })).defaults.rss_mb).toBe(700);
  });

  test('any change can be read back, and the same one twice changes nothing more', () => {
    const keys = Object.keys(guardianRanges) as (keyof typeof guardianRanges)[];
    const change = fc
      .record({
        process: fc.constantFrom(null, 'a', 'b'),
        key: fc.constantFrom(...keys),
        value: fc.integer({ min: 1, max: 100 }),
      })
      .map((one) => (one.key === 'max_percent_of_memory' ? { ...one, process: null } : one));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const text = changes.reduce((before, one) => edit(before, one), hand);
        const last = changes.at(-1);
        if (last === undefined) return;
        expect(edit(text, last)).toBe(text);
        const { fleet, defaults, processes } = shown(text);
        const own = last.process === null ? defaults : processes.find(({ name }) => name === last.process)?.own;
        const found = last.key === 'max_percent_of_memory' ? fleet.max_percent_of_memory : own?.[last.key];
        expect(found).toBe(last.value);
        expect(text).toContain('"args": ["--key", "k"]');
      }),
    );
  });
});

describe('a change that cannot be made is refused in words, and nothing is changed', () => {
  test.each([
    [
      'a value out of range',
      hand,
      { key: 'max_failures', value: 0 },
      'expected at least 1; there is 0. Nothing was changed.',
    ],
    [
      'a process that is not there',
      hand,
      { process: 'c', key: 'rss_mb', value: 5 },
      'guardian.json has no process called c.',
    ],
    [
      'a file that is broken elsewhere',
      hand.replace('40', '"x"'),
      { key: 'rss_mb', value: 5 },
      'Mend it first; nothing was changed.',
    ],
    ['a file that is no JSON', '{ "version": 1', { key: 'rss_mb', value: 5 }, 'Mend it first; nothing was changed.'],
    ['a list in place of the file', '[]', { key: 'rss_mb', value: 5 }, 'Mend it first; nothing was changed.'],
  ] as const)('%s', (_, text, change, words) => {
    const edited = withSetting(text, { process: null, ...change });
    expect(edited.ok ? edited.text : edited.message).toContain(words);
  });

  test('the value that makes the file wrong can be mended', () => {
    const wrong = hand.replace('1024', '0');
    expect(shown(edit(wrong, { key: 'rss_mb', value: 256 })).defaults.rss_mb).toBe(256);
  });
});

describe('the ranges that Settings names are those of guardian.json', () => {
  const ranges = Object.entries(guardianRanges) as [
    keyof typeof guardianRanges,
    (typeof guardianRanges)[keyof typeof guardianRanges],
  ][];
  test.each(ranges)('%s', (key, { least, most, whole }) => {
    const fits = (value: number) => withSetting(hand, { process: null, key, value }).ok;
    expect([fits(least), fits(most), fits(least / 2), fits(most + 1)]).toEqual([true, true, false, false]);
    expect(fits(least + 0.5)).toBe(!whole);
  });
});

test('what a process has of its own is told apart from what is in force for it', () => {
  const { processes, defaults } = shown(hand);
  expect(defaults).toMatchObject({ rss_mb: 1024, on_memory: 'stop', on_cpu: 'stop', max_failures: 12 });
  expect(processes[0]).toMatchObject({ name: 'a', own: { rss_mb: 100 }, in_force: { rss_mb: 100, on_memory: 'stop' } });
  expect(processes[1]?.own).toEqual({});
  expect(JSON.stringify(processes)).not.toContain('--key');
});
