import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { longest } from '@test/longest-files.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = process.cwd();

function* sources(dir: string): Generator<string> {
  for (const entry of readdirSync(join(root, dir), { withFileTypes: true })) {
    if (entry.isDirectory()) yield* sources(join(dir, entry.name));
    else if (/\.tsx?$/.test(entry.name)) yield join(dir, entry.name);
  }
}

describe('the map: imports point one way', () => {
  /** A room, and an import that it must not make. The map itself is data in biome.json. */
  const forbidden: readonly (readonly [room: string, specifier: string])[] = [
    ['src-main/contract', '@core/fleet/breaker.ts'],
    ['src-main/contract', 'node:fs'],
    ['src-main/core', 'node:crypto'],
    ['src-main/core', '@services/ports/clock.ts'],
    ['src-main/core', '../adapters/machine.ts'],
    ['src-main/services', 'node:fs'],
    ['src-main/services', 'electron'],
    ['src-main/services', '@adapters/machine.ts'],
    ['src-main/adapters', 'electron'],
    ['src-main/adapters', '@services/outbox.ts'],
    ['src-main/electron', 'node:fs'],
    ['src-main/electron', 'node:child_process'],
    ['src-main/electron', '@adapters/machine.ts'],
    ['src-main/headless', 'electron'],
    ['src-main/headless', 'node:fs'],
    ['src-main/cli', 'electron'],
    ['src-main/cli', '../adapters/machine.ts'],
    ['src-preload', 'node:fs'],
    ['src-preload', '@core/fleet/breaker.ts'],
    ['src-renderer', 'electron'],
    ['src-renderer', 'node:fs'],
    ['src-renderer', '../src-main/services/ports/clock.ts'],
    ['ingest/src', 'node:fs'],
    ['ingest/src', '@services/ports/clock.ts'],
    ['ingest/page', 'node:fs'],
    ['ingest/page', '../src/ledger.ts'],
    ['ingest/page', '../../src-renderer/reports/read-text.ts'],
  ];
  let copy = '';
  const fileOf = (index: number, room: string) => join(room, `breaks-the-map-${index}.ts`);
  let complaints = '';

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'beacon-map-'));
    const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    writeFileSync(join(copy, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const [index, [room, specifier]] of forbidden.entries()) {
      const path = join(copy, fileOf(index, room));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `import { x } from '${specifier}';\nexport const y = x;\n`);
    }
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--max-diagnostics=none', '.'],
      { cwd: copy, encoding: 'utf8' },
    );
    complaints = stdout + stderr;
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test.each(forbidden.map(([room, specifier], index) => [room, specifier, index] as const))(
    '%s may not import %s',
    (room, _, index) => {
      expect(complaints).toContain(`${fileOf(index, room)}:1:`);
      expect(complaints).toContain('may import');
    },
  );

  test('one feature of the windows does not import another', () => {
    const features = readdirSync(join(root, 'src-renderer'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['parts', 'shell', 'bridge'].includes(entry.name))
      .map(({ name }) => name);
    expect(features.length).toBeGreaterThan(3);
    for (const feature of features) {
      for (const path of sources(join('src-renderer', feature))) {
        const text = readFileSync(join(root, path), 'utf8');
        for (const other of features)
          if (other !== feature) expect(text, path).not.toMatch(new RegExp(`from '\\.\\./(?:\\.\\./)*${other}/`));
      }
    }
  });
});

describe('core decides from values alone', () => {
  // What else it must not know (timers, network, Node) does not exist in the types it is checked with: tsconfig.core.json.
  test.each([...sources('src-main/core')])('%s asks no clock and throws no dice', (path) => {
    expect(readFileSync(join(root, path), 'utf8')).not.toMatch(/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b/);
  });
});

describe('the tree', () => {
  test('holds no skipped or lonely test, and nothing left to do', () => {
    for (const dir of ['src-main', 'src-renderer', 'src-preload', 'ingest/src', 'ingest/page', 'test']) {
      for (const path of sources(dir)) {
        if (path.endsWith('house.test.ts')) continue;
        const text = readFileSync(join(root, path), 'utf8');
        expect(text, path).not.toMatch(/\b(?:it|test|describe)\.(?:skip|only|todo|fixme)\b|\bTODO\b|\bFIXME\b/);
      }
    }
  });

  test('has every file that is to be begun first', () => {
    expect(longest.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('has a README at the door of every room', () => {
    const rooms = [
      'src-main',
      ...readdirSync(join(root, 'src-main'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `src-main/${name}`),
      'src-renderer',
      'src-preload',
      'ingest',
      'test',
      'build',
    ];
    for (const room of rooms) expect(readdirSync(join(root, room)), room).toContain('README.md');
  });
});
