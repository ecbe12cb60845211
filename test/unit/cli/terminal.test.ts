import { describe, expect, test } from 'vitest';
import { fitted, table } from '../../../src-main/cli/terminal.ts';

const rows = [
  ['ID', 'WHAT', 'BYTES'],
  ['brpt_1f3c5a7e9b2d4f60', 'search-index was stopped because it used more memory than its budget', '1319'],
];

describe('a table on a terminal', () => {
  test('of 60 columns shortens the one column that may be shortened, so that no line is longer', () => {
    const lines = table(fitted({ watched: true, columns: 60 }, rows, 1)).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(60);
    expect(lines[1]).toContain('…');
    expect(lines[1]).toContain('brpt_1f3c5a7e9b2d4f60');
  });

  test('of 20 columns keeps 12 characters of it, and every id whole', () => {
    expect(table(fitted({ watched: true, columns: 20 }, rows, 1)).split('\n')[1]).toContain('search-inde…');
  });

  test('off a terminal stays whole', () => {
    expect(fitted({ watched: false, columns: 20 }, rows, 1)).toEqual(rows);
  });
});
