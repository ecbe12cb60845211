import { CrashReport } from '@contract/report.ts';
import { withPart } from '@core/report/parts.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8Length } from '../../../../src-renderer/parts/format.ts';
import { countChanges, type DiffRow, lineDiff } from '../../../../src-renderer/reports/line-diff.ts';
import { partLines, partRows } from '../../../../src-renderer/reports/part-rows.ts';
import { blade } from '../../../support/fake-bridge.ts';

const fake = blade();
const report = CrashReport.parse(JSON.parse(fake.text));
const original = CrashReport.parse(JSON.parse(fake.original ?? ''));

describe('the parts box', () => {
  test('its sizes add up to what is sent, to the byte', () => {
    const { parts, basicsBytes } = partRows(report, original, fake.local);
    const sum = parts.reduce((bytes, part) => bytes + (part.bytes ?? 0), basicsBytes);
    expect(sum).toBe(utf8Length(fake.text));
    expect(parts.map(({ part, on, count }) => [part, on, count])).toEqual([
      ['stack', true, 6],
      ['breadcrumbs', true, 7],
      ['breadcrumb_texts', true, 3],
      ['message', false, 1],
      ['log_tail', false, 8],
    ]);
  });

  test('a part that is left out has no size, and can be read all the same', () => {
    const without = withPart(report, 'stack', false, original, fake.local);
    const [stack] = partRows(without, original, fake.local).parts;
    expect(stack).toMatchObject({ on: false, available: true, count: 6, bytes: null });
    expect(partLines('stack', original, fake.local)[0]).toContain('ProcessManager.spawn');
    expect(partLines('log_tail', original, fake.local)).toHaveLength(8);
    expect(partLines('message', original, null)).toEqual([]);
  });
});

/** Both texts back from the rows; folded lines are known to be the same on both sides. */
function sides(rows: readonly DiffRow[], text: string, side: 'left' | 'right'): string[] {
  const lines = text.split('\n');
  let at = 0;
  return rows.flatMap((row) => {
    if (row.kind !== 'folded') {
      const line = row[side];
      if (line !== null) at += 1;
      return line === null ? [] : [line];
    }
    at += row.lines;
    return lines.slice(at - row.lines, at);
  });
}

describe('two texts side by side', () => {
  test('like lines are folded, one of them is left beside each change', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].join('\n');
    const rows = lineDiff(`${before}\n`, `${before.replace('d', 'D')}\n`);
    expect(rows).toEqual([
      { kind: 'folded', lines: 2 },
      { kind: 'same', left: 'c', right: 'c' },
      { kind: 'changed', left: 'd', right: 'D' },
      { kind: 'same', left: 'e', right: 'e' },
      { kind: 'folded', lines: 2 },
    ]);
    expect(countChanges(rows)).toBe(1);
  });

  test('equal texts are one fold and no change', () => {
    expect(lineDiff('a\nb\n', 'a\nb\n')).toEqual([{ kind: 'folded', lines: 2 }]);
  });

  test('removed lines have nothing beside them', () => {
    expect(lineDiff('a\nb\nc', 'a\nc')).toContainEqual({ kind: 'changed', left: 'b', right: null });
  });

  test('nothing of either text is lost or invented', () => {
    const lines = fc
      .array(fc.constantFrom('a', 'b', 'c', '  d'), { minLength: 1, maxLength: 30 })
      .map((list) => list.join('\n'));
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const rows = lineDiff(before, after);
        expect(sides(rows, before, 'left').join('\n')).toBe(before);
        expect(sides(rows, after, 'right').join('\n')).toBe(after);
      }),
    );
  });
});
