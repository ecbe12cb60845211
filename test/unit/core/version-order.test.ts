import { compareVersions, newest } from '@core/version-order.ts';
import { expect, test } from 'vitest';

test.each([
  ['0.44.3.3', '0.44.3.4'],
  ['0.44.3', '0.44.3.1'],
  ['0.9.0', '0.10.0'],
  ['1.0.0-beta.2', '1.0.0'],
  ['1.0.0-beta.2', '1.0.0-beta.10'],
  ['1.0.0-beta', '1.0.0-beta.1'],
  ['1.0.0-1', '1.0.0-alpha'],
  ['1.0.0', '2.0.0-alpha'],
])('%s is older than %s', (older, newer) => {
  expect(compareVersions(older, newer)).toBeLessThan(0);
  expect(compareVersions(newer, older)).toBeGreaterThan(0);
});

test.each([
  ['1.0', '1.0.0'],
  ['1.0.0+build.1', '1.0.0+build.2'],
])('%s and %s are the same age', (a, b) => {
  expect(compareVersions(a, b)).toBe(0);
});

test('the newest of 3 versions is found whatever their order, and of none it is null', () => {
  expect(newest(['0.9.0', '0.44.0', '0.10.0'])).toBe('0.44.0');
  expect(newest([])).toBeNull();
});
