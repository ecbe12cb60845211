import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '@core/scrub/rules/index.ts';
import { transformSync } from 'esbuild';
import { analyse } from 'scslre';
import { parseAst } from 'vite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

/**
 * Every regular expression of the core, the contract and the ingest, wherever in their sources, and those that are put
 * together when a module is loaded, goes through scslre, the analyser behind eslint-plugin-regexp: none may take more than linear time,
 * whatever the text. A quantifier that ends (`{1,64}`) bounds its own cost; one that does not must be linear by itself.
 */
const root = join(import.meta.dirname, '../../../..');
const rooms = ['src-main/core', 'src-main/contract', 'ingest/src'] as const;

interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly file: string;
}

function written(): Pattern[] {
  const found = new Map<string, Pattern>();
  for (const room of rooms) {
    for (const name of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const { code } = transformSync(readFileSync(join(root, room, name), 'utf8'), { loader: 'ts' });
      collect(parseAst(code), (source, flags) =>
        found.set(`/${source}/${flags}`, { source, flags, file: `${room}/${name}` }),
      );
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

  test('are found wherever they stand: in a default, a class, a template, a type’s shadow, behind a comment', () => {
    const source = `
      const a = (x = /d1/) => x; class B { #p = /d2/g; static q = [/d3/y]; }
      const c = \`\${/d4/.test('')}\`; const d = { ['k']: (/d5/ as RegExp), e: a! && /* b */ /d6/u };
      export default () => 'x'.replace(/d7/gi, (m) => m.split(/d8/)[0] ?? '');`;
    const found: string[] = [];
    collect(parseAst(transformSync(source, { loader: 'ts' }).code), (one) => found.push(one));
    expect(found.sort()).toEqual(['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8']);
  });

  test('none takes more than linear time', () => {
    expect(
      patterns.flatMap((pattern) => faults(pattern).map((fault) => `${pattern.file}: /${pattern.source}/ is ${fault}`)),
    ).toEqual([]);
  });
});

/** Without an end: `*`, `+` and `{2,}` that are neither escaped nor in a set. */
const UNBOUNDED = /^(?:\\.|\[(?:\\.|[^\]\\])*\]|[^\\[*+{]|\{(?!\d+,\}))*(?:[*+]|\{\d+,\})/s;

describe('quantifiers', () => {
  test.each([
    ['a*', true],
    ['[a+]b{2,}', true],
    ['(?<!a)\\d+', true],
    ['[*+]\\+\\*a{1,4}(?:b)?', false],
    ['\\[a{3}', false],
  ])('of /%s/ without end: %s', (source, unbounded) => expect(UNBOUNDED.test(source)).toBe(unbounded));

  test('of each rule’s pattern, and of all that the rules try at a place of the text, end', () => {
    const tried = written().filter(({ file, flags }) => file.includes('core/scrub/') && flags.includes('y'));
    const own = rules.flatMap((rule) => ('pattern' in rule ? [{ source: rule.pattern.source, file: rule.id }] : []));
    expect(tried.length).toBeGreaterThan(200);
    expect(own.length).toBeGreaterThan(100);
    expect([...own, ...tried].filter(({ source }) => UNBOUNDED.test(source))).toEqual([]);
  });
});

describe('patterns put together in code', () => {
  const made: Pattern[] = [];
  const Original = globalThis.RegExp;
  const seen = (pattern: RegExp) => {
    made.push({ source: pattern.source, flags: pattern.flags, file: 'made' });
    return pattern;
  };

  beforeAll(async () => {
    const Watched = new Proxy(Original, {
      construct: (target, args: [string | RegExp, string?]) => seen(new target(...args)),
      apply: (target, _this, args: [string | RegExp, string?]) => seen(target(...args)),
    });
    vi.stubGlobal('RegExp', Watched);
    vi.resetModules();
    const { scrub } = await import('@core/scrub/index.ts');
    const { rules } = await import('@core/scrub/rules/index.ts');
    await import('@core/stack/index.ts');
    await Promise.all([
      import('@contract/report.ts'),
      import('@contract/settings.ts'),
      import('@contract/guardian-config.ts'),
      import('@core/consent/endpoint.ts'),
    ]);
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
