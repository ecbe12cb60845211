import { Endpoint, Settings } from '@contract/settings.ts';
import { endpointProblem } from '@core/consent/endpoint.ts';
import { noSettings, plainSettings } from '@core/consent/read-settings.ts';
import { settingsShape as committed } from '@core/consent/settings-shape.ts';
import { settingsShape } from '@core/consent/settings-shape-of.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const asTheSchema = (text: string) => {
  try {
    const read = Settings.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};

describe('config.json, read without its schema', () => {
  test('has the shape that was made of the schema last', () => {
    expect(committed).toEqual(settingsShape());
  });

  test('is every default where there is none, and every default is off', () => {
    expect(noSettings()).toEqual(Settings.parse({}));
  });

  test.each([
    '{}',
    '{ "endpoint": "https://reports.example.com/in" }',
    '{ "consent": { "crash_reports": true, "decided_at": "2026-04-03T09:15:00Z" }, "x-later": [1, { "two": 2 }] }',
    '{ "retention": { "pending_max": 10000, "later": null }, "collection": false }',
    JSON.stringify({ ...Settings.parse({}), device_id: 'a7f5f352-0000-4000-8000-00000000abcd' }),
  ])('is what the schema makes of %s', (text) => {
    expect(plainSettings(text)).toEqual(Settings.parse(JSON.parse(text)));
  });

  test.each([
    '',
    '[]',
    'null',
    '{ "version": 2 }',
    '{ "collection": "false" }',
    '{ "endpoint": "http://reports.example.com" }',
    '{ "endpoint": "https://reports.example.com?to=me" }',
    '{ "consent": null }',
    '{ "consent": { "decided_at": "yesterday" } }',
    '{ "retention": { "pending_days": 0 } }',
    '{ "retention": { "pending_days": 1.5 } }',
    '{ "device_id": "mine" }',
  ])('leaves what the schema refuses to the schema: %s', (text) => {
    expect(asTheSchema(text)).toBeNull();
    expect(plainSettings(text)).toBeNull();
  });

  test('never says other than the schema, whatever stands in one of its places', () => {
    const places = [
      'consent',
      'collection',
      'endpoint',
      'retention',
      'dismissed',
      'ntfy',
      'device_id',
      '__proto__',
      'x',
    ];
    const inner = ['crash_reports', 'decided_at', 'endpoint', 'pending_max', 'url', 'min_severity', '__proto__'];
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom(
        'https://a.example',
        'http://localhost:80',
        '2026-04-03T09:15:00Z',
        'alert',
        7,
        true,
        'https://b:70000',
      ),
      fc.dictionary(
        fc.constantFrom(...inner),
        fc.constantFrom<unknown>(true, null, 5, 'alert', 'https://a.example', [], {}),
      ),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...places), value), (settings) => {
        const text = JSON.stringify(settings);
        const plain = plainSettings(text);
        if (plain !== null) expect(plain).toEqual(asTheSchema(text));
      }),
      { numRuns: 1000 },
    );
  });
});

test('says in words what is wrong with a destination exactly where its shape is refused', () => {
  const part = fc.constantFrom(
    'https',
    'http',
    '://',
    'localhost',
    'LocalHost',
    '127.0.0.1',
    '[::1]',
    'a.example',
    ':',
    '80',
    '00080',
    '65535',
    '65536',
    '/',
    'x',
    '?',
    '#',
    '@',
    ' ',
    '\n',
    '[',
    ']',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
      const value = parts.join('');
      expect(endpointProblem(value) === null).toBe(Endpoint.safeParse(value).success);
    }),
    { numRuns: 5000 },
  );
  for (const value of [
    'https://a.example',
    'http://LOCALHOST:1/',
    'https://[2001:db8::1]:65535/in',
    `https://${'a'.repeat(292)}`,
    `https://${'a'.repeat(293)}`,
  ])
    expect(endpointProblem(value) === null).toBe(Endpoint.safeParse(value).success);
});
