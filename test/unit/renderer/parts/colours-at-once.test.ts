import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('no colour and no ground is ever halfway between two: what moves is travel, opacity, a width or how dark a button is', () => {
  const files = readdirSync('src-renderer', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.css'),
  );
  const moved = files.flatMap((name) =>
    [...readFileSync(join('src-renderer', name), 'utf8').matchAll(/transition:([^;]+);/g)].flatMap(([, list = '']) =>
      list.split(/,(?![^(]*\))/).map((one) => one.trim().split(/\s+/)[0] ?? ''),
    ),
  );
  expect(moved.length).toBeGreaterThan(4);
  expect([...new Set(moved)].toSorted()).toEqual(['--shade', 'opacity', 'translate', 'width']);
});
