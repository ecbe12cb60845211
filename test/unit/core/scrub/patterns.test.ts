import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { analyse } from 'scslre';
import { parseAst } from 'vite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

/**
 * Every regular expression of the scrubber and of the stack parsers, those written down and those put together when a
 * module is loaded, goes through scslre, the analyser behind eslint-plugin-regexp: none may take more than linear time,
 * whatever the text. A quantifier that ends (`{1,64}`) bounds its own cost; one that does not must be linear by itself.
 */
const core = join(import.meta.dirname, '../../../../src-main/core');
const rooms = ['scrub', 'stack'] as const;

interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly file: string;
}

function written(): Pattern[] {
  const found = new Map<string, Pattern>();
  for (const room of rooms) {
    for (const name of readdirSync(join(core, room), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const { code } = transformSync(readFileSync(join(core, room, name), 'utf8'), { loader: 'ts' });
      collect(parseAst(code), (source, flags) => found.set(`/${source}/${flags}`, { source, flags, file: name }));
    }
  }
  return [...found.values()];
}

function collect(node: unknown, onPattern: (source: string, flags: string) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if ('regex' in node) {
    const { pattern, flags } = node.regex as { pattern: string; flags: string };
    onPattern(pattern, flags);
    return;
  }
  for (const child of Object.values(node)) collect(child, onPattern);
}

/** Why it may take more than linear time; empty where it may not. A sticky pattern begins in one place only. */
function faults({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string[] {
  const sticky = flags.includes('y');
  const { reports } = analyse(
    { source, flags: flags.replace('y', '') },
    { reportTypes: { Move: !sticky, Self: true, Trade: true } },
  );
  return reports.map((report) => `${report.exponential ? 'exponential' : 'polynomial'} (${report.type})`);
}

describe('the analyser', () => {
  test.each([
    ['(a+)+$', '', 'exponential'],
    ['(?:\\w+\\s?)*$', 'y', 'exponential'],
    ['\\s*\\s*$', 'y', 'polynomial'],
    ['[\\w.+-]+@', 'g', 'polynomial'],
    ['\\d+-\\d', '', 'polynomial'],
  ])('calls /%s/%s %s', (source, flags, kind) => {
    expect(faults({ source, flags }).join()).toContain(kind);
  });
});

describe('patterns as they are written', () => {
  const patterns = written();
  test('are found in the sources, 500 at least', () => {
    expect(patterns.length).toBeGreaterThan(500);
  });

  test('none takes more than linear time', () => {
    expect(
      patterns.flatMap((pattern) => faults(pattern).map((fault) => `${pattern.file}: /${pattern.source}/ is ${fault}`)),
    ).toEqual([]);
  });
});

describe('patterns put together in code', () => {
  const made: Pattern[] = [];
  const Original = globalThis.RegExp;

  beforeAll(async () => {
    const Watched = new Proxy(Original, {
      construct(target, args: [string | RegExp, string?]) {
        const pattern = new target(...args);
        made.push({ source: pattern.source, flags: pattern.flags, file: 'made' });
        return pattern;
      },
    });
    vi.stubGlobal('RegExp', Watched);
    vi.resetModules();
    const { scrub } = await import('@core/scrub/index.ts');
    const { rules } = await import('@core/scrub/rules/index.ts');
    await import('@core/stack/index.ts');
    // Some are made only when their rule is tried.
    for (const rule of rules) for (const [text] of rule.scrubs) scrub(text);
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });

  test('are seen, one for each of 100 token formats at least', () => {
    expect(made.length).toBeGreaterThan(100);
  });

  test('none takes more than linear time', () => {
    expect(made.flatMap((pattern) => faults(pattern).map((fault) => `/${pattern.source}/ is ${fault}`))).toEqual([]);
  });
});
