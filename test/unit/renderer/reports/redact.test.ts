import { describe, expect, test } from 'vitest';
import { redact as redaction } from '../../../../src-renderer/reports/redact.ts';

/** The text with « and » taken out, and the selection between them. */
function selected(marked: string): [string, number, number] {
  const from = marked.indexOf('«');
  const to = marked.indexOf('»') - 1;
  return [marked.replace(/[«»]/g, ''), from, to];
}

const redact = (...given: [string, number, number]) => redaction(...given)?.text ?? null;

describe('redacting a selection', () => {
  test('blacks out the words wherever they stand in free text, under one number', () => {
    const text =
      '{ "northwind": 1, "id": "northwind", "message": "«northwind»-payroll", "log_tail": [ "at northwind" ] }';
    expect(redact(...selected(text))).toBe(
      '{ "northwind": 1, "id": "northwind", "message": "[REDACTED:CUSTOM:1]-payroll", "log_tail": [ "at [REDACTED:CUSTOM:1]" ] }',
    );
  });

  test('a sign or a short piece goes only where it was selected', () => {
    expect(redact(...selected('{ "message": "a-b«-»c", "text": "x-y" }'))).toBe(
      '{ "message": "a-b[REDACTED:CUSTOM:1]c", "text": "x-y" }',
    );
  });

  test('the next words get the next number', () => {
    expect(redact(...selected('{ "a": "[REDACTED:CUSTOM:4] «x»" }'))).toBe(
      '{ "a": "[REDACTED:CUSTOM:4] [REDACTED:CUSTOM:5]" }',
    );
  });

  test('a whole value may be selected with its quotes', () => {
    expect(redact(...selected('{ "a": «"secret"» }'))).toBe('{ "a": "[REDACTED:CUSTOM:1]" }');
  });

  test('an identifier may hold no token, so all of it goes', () => {
    expect(redact(...selected('{ "detail": "«north»wind" }'))).toBe('{ "detail": null }');
    expect(redact(...selected('{ "error_class": "Ada«Error»" }'))).toBe('{ "error_class": null }');
  });

  test('says in how many places', () => {
    const text = '{ "message": "«ada» and ada", "log_tail": [ "ada", "x" ], "detail": "ada.ada" }';
    expect(redaction(...selected(text))?.places).toBe(4);
    expect(redaction(...selected('{ "message": "a-b«-»c" }'))?.places).toBe(1);
  });

  test.each([
    ['{ "«name»": "x" }', 'a name of a field'],
    ['{ "a": «12» }', 'a number'],
    ['{ "a": "x«", "b": "»y" }', 'two values at once'],
    ['{ "a": "«[REDACTED:PATH:1]»" }', 'what was taken out already'],
    ['{ "a": "« »" }', 'a blank'],
    ['{ "a": "x«»y" }', 'nothing'],
    ['{ "a": "q«\\»"" }', 'half an escape'],
  ])('%s is left alone: %s', (text) => expect(redact(...selected(text))).toBeNull());
});
