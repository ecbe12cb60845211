import { Report } from '@contract/report.ts';
import type { Json } from '@core/report/canonical-json.ts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { closedMembers, secondScrub } from '../../../ingest/src/second-scrub.ts';

// Invented: the shapes are those of real keys and addresses, the values are not.
const KEY = 'AKIAZ7QPXMN4RTW2KVSB';
const words = [KEY, 'ada@example.com', '/Users/ada/notes', 'ghp_r4nD0mInvalidReportToken0123456789AB', '192.0.2.77'];

test('no member that is passed over could hold a word: the schema of each, wherever it stands, refuses all 5 samples', () => {
  const seen = new Set<string>();
  const walk = (schema: unknown, key: string): void => {
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) walk(schema.unwrap(), key);
    else if (schema instanceof z.ZodArray) walk(schema.element, key);
    else if (schema instanceof z.ZodObject) {
      for (const [name, member] of Object.entries(schema.shape)) walk(member, name);
    } else if (closedMembers.has(key) && schema instanceof z.ZodType) {
      seen.add(key);
      for (const word of words) expect([key, word, schema.safeParse(word).success]).toEqual([key, word, false]);
    }
  };
  for (const option of Report.options) walk(option, '');
  expect([...seen].sort()).toEqual([...closedMembers].sort());
});

test('a report with nothing to find comes back as the same object', () => {
  const report: Json = { type: 'crash', fingerprint: '9'.repeat(64), crash: { stack_trace: ['0: main', '1: run'] } };
  expect(secondScrub(report)).toEqual({ value: report, findings: [] });
  expect(secondScrub(report).value).toBe(report);
});

test('ids and digests are left alone, though a scrubber on its own takes some for a device', () => {
  const report: Json = { device_id: '0f1e2d3c4b5a69788796a5b4c3d2e1f0', report_id: 'brpt_1f3c5a7e9b2d4f60' };
  expect(secondScrub(report).findings).toEqual([]);
});

test('a key over 4 lines of a log is taken out whole', () => {
  const body = 'MIIEpAIBAAKCAQEAxqZ7mW0b3Lk9PzV4tYc8Rn1HsG5fJd2QeUoKiTa6XwNvBhCy';
  const log = ['start', '-----BEGIN RSA PRIVATE KEY-----', body, '-----END RSA PRIVATE KEY-----', 'end'];
  const { value, findings } = secondScrub({ crash: { log_tail: log } });
  expect(JSON.stringify(value)).not.toContain(body.slice(0, 20));
  expect(JSON.stringify(value)).toContain('"start"');
  expect(JSON.stringify(value)).toContain('"end"');
  expect(findings.length).toBeGreaterThanOrEqual(1);
});

test('a token that is there keeps its number, and what is found beside it gets another', () => {
  const { value } = secondScrub({ message: `no [REDACTED:KEY:1] and no ${KEY}`, text: 'again [REDACTED:KEY:2]' });
  const tokens = JSON.stringify(value).match(/\[REDACTED:[A-Z_]+:\d+\]/g) ?? [];
  expect(tokens).toHaveLength(3);
  expect(new Set(tokens).size).toBe(3);
});

test.each(['1.2.0.4', '0.44.3.3-beta.2', '9.0.0.1', '26.3.0'])('app version %s is no address and stays', (version) => {
  const report = { app: { version } };
  expect(secondScrub(report)).toEqual({ value: report, findings: [] });
});

test('an address in place of a version is taken out: 198.51.100.77 of the app, 198.51.100.78 of a runtime', () => {
  const { value, findings } = secondScrub({ app: { version: '198.51.100.77' }, runtime: { bun: '198.51.100.78' } });
  expect(findings).toHaveLength(2);
  expect(JSON.stringify(value)).not.toContain('198.51');
});

test('what stands behind the numbers of a version is scrubbed', () => {
  const hidden = `1.2.0-AKIA${'Z7QPXMN4RTW2KVSB'}`;
  const { value, findings } = secondScrub({ app: { version: hidden } });
  expect(findings).toHaveLength(1);
  expect(value).toEqual({ app: { version: expect.stringMatching(/^1\.2\.0-?\[REDACTED:/) } });
});
