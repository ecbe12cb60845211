import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scrub } from '@core/scrub/index.ts';
import { describe, expect, test } from 'vitest';

/** Logs by family, `%%` between two. `‹x›` in a line may stay or go, `⟦x⟧` has to go, all else has to stay. */
const folder = join(import.meta.dirname, '../../../fixtures/scrub/logs');

interface LogLine {
  readonly text: string;
  readonly keep: readonly string[];
  readonly gone: readonly string[];
}

function readLine(line: string): LogLine {
  if (!/[‹⟦]/.test(line)) return { text: line, keep: [line], gone: [] };
  const gone = [...line.matchAll(/⟦([^⟧]*)⟧/g)].map((match) => match[1] ?? '');
  const rest = line.replace(/⟦[^⟧]*⟧/g, '\n').replace(/‹[^›]*›/g, '\n');
  const keep = rest.split('\n').map((part) => part.trim());
  return {
    text: line.replace(/[‹›⟦⟧]/g, ''),
    keep: keep.filter((part) => /[\p{L}\p{N}]/u.test(part)),
    gone: gone,
  };
}

const families = readdirSync(folder).map((file) => {
  const source = readFileSync(join(folder, file), 'utf8');
  const logs = source.split(/^%%\n/m).map((log) =>
    log
      .split('\n')
      .filter((line) => line !== '')
      .map(readLine),
  );
  return { name: file.slice(0, -'.txt'.length), count: logs.flat().length, logs };
});

describe('logs as programs print them', () => {
  test.each(families)(
    'of $count lines of $name all that is useful stays and nothing private does, each alone',
    ({ logs }) => {
      for (const { text, keep, gone } of logs.flat()) {
        const out = scrub(text).text;
        const lost = keep.filter((part) => !out.includes(part));
        const left = gone.filter((part) => out.includes(part));
        expect({ text, lost, left }).toEqual({ text, lost: [], left: [] });
      }
    },
  );

  test.each(families)('of $count lines of $name the same holds within the whole log', ({ logs }) => {
    for (const lines of logs) {
      const out = scrub(lines.map(({ text }) => text).join('\n')).text;
      const lost = lines.flatMap(({ keep }) => keep).filter((part) => !out.includes(part));
      const left = lines.flatMap(({ gone }) => gone).filter((part) => out.includes(part));
      expect({ lost, left }).toEqual({ lost: [], left: [] });
    }
  });
});
