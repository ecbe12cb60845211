import { scrub } from '@core/scrub/index.ts';
import { describe, expect, test } from 'vitest';

/** Each 100 KB long: what hangs scrubbers of this kind. Asserted is that they end, never how soon; the bench times them. */
const pieces = [
  'a',
  'A',
  '1',
  '@',
  '=',
  ':',
  '/',
  '.',
  '"',
  "'",
  '\\',
  '%41',
  '\\u0041',
  ' ',
  '\n',
  '\t',
  'key',
  'password=',
  'password="',
  'password: ',
  '/Users/',
  '~/a ',
  'a@b.',
  'http://',
  'http://a:b',
  '1.1.',
  'a:',
  '::',
  '-',
  '1111 ',
  '+1 ',
  'eyJa.',
  'sk-',
  'aB3/',
  'A b.md ',
  'Bearer ',
  'cookie: ',
  'name=A',
  'macbook',
  '.git',
  'host: a.',
  '0x',
  '[REDACTED:KEY:1]',
  '[REDACTED:',
  '<password>',
  '{"token":[',
  'secret: |\n  a\n',
  '\u001b[31m',
  '&quot;',
  '\ud800',
  '😀',
  '\u200b',
  '\0',
  '(',
  '-----BEGIN RSA PRIVATE KEY-----\nabc\n',
  'curl -u a',
  '\\\\a\\b',
  'seed: abc ',
  'kind: Secret\n',
  'kind: Secret\ndata:\n',
  '"kind":"secret","data":{"a',
] as const;

describe('hostile input', { timeout: 60_000 }, () => {
  test.each(pieces)('100 KB of %j is scrubbed to the end', (piece) => {
    const { findings } = scrub(piece.repeat(Math.ceil(100_000 / piece.length)));
    expect(findings.every((finding) => finding.rule !== 'failed')).toBe(true);
  });

  test('a key without its END goes as far as its lines do', () => {
    const text = `-----${'BEGIN'} EC PRIVATE KEY-----\n${'MHcCAQEEIn0tArea1Key\n'.repeat(20)}\nthe log goes on`;
    expect(scrub(text).text).toMatch(/^\[REDACTED:PRIVATE_KEY:1\]\s*the log goes on$/);
  });

  test('a Secret that is named a thousand times in a document of 60 KB is read, and so is the one behind it', () => {
    const value = 'blackbird';
    const lines = `${'kind: Secret\n'.repeat(1000)}${'# a\n'.repeat(12_000)}`;
    const secret = `kind: Secret\ndata:\n  extra: ${value}\n`;
    const { text } = scrub(`${lines}${secret}---\n${secret}${lines}${secret}`);
    expect(text).not.toContain(value);
    expect(text.match(/extra: \[REDACTED:SECRET:1\]/g)).toHaveLength(3);
  });

  test('a value of 90 letters, most of them capitals, that a sign ends is read at once', () => {
    const value = `A${'bCDQ'.repeat(22)}=w==`;
    expect(scrub(`Agora-Api-Key: ${value}`).findings.every((finding) => finding.rule !== 'failed')).toBe(true);
  });

  test('a quote that never closes ends with its line', () => {
    expect(scrub('password="hunter2 and\nnext line').text).toBe('password="[REDACTED:SECRET:1]\nnext line');
  });
});
