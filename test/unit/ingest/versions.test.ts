import { expect, test } from 'vitest';
import { isAcceptedVersion } from '../../../ingest/src/intake.ts';

test.each(['1.5.0', '1.4.9', '1.3.0', '1.6.0', '1.12.3'])('at 1.5.0 a report of %s is taken', (version) => {
  expect(isAcceptedVersion(version, '1.5.0')).toBe(true);
});

test.each(['1.2.9', '1.0.0', '0.5.0', '2.0.0', '2.5.0'])('at 1.5.0 a report of %s is not', (version) => {
  expect(isAcceptedVersion(version, '1.5.0')).toBe(false);
});

test('at today’s format 1.0.0 and newer minors are taken, another major is not', () => {
  expect(['1.0.0', '1.1.0', '2.0.0', '0.9.0'].map((version) => isAcceptedVersion(version))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
