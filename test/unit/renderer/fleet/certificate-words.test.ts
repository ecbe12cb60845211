import { expect, test } from 'vitest';
import { certificateLines, certificateText, restartBars } from '../../../../src-renderer/fleet/certificate-words.ts';
import { sumTracks } from '../../../../src-renderer/fleet/FleetStrip.tsx';
import { createFormats } from '../../../../src-renderer/parts/format.ts';
import { createFakeWorld, FAKE_NOW_MS } from '../../../support/fake-bridge.ts';

const format = createFormats('en-GB', 'Europe/Berlin');
const world = createFakeWorld();

function linesOf(name: string) {
  const certificate = world.certificates.get(name);
  const process = world.fleet.processes.find((one) => one.name === name);
  if (certificate === undefined || process === undefined) throw new Error(name);
  return certificateLines(certificate, process, 'macos', FAKE_NOW_MS, format).map(
    ({ label, said }) => `${label}: ${said}`,
  );
}

test('a process that Beacon gave up on: why, and what comes next', () => {
  expect(linesOf('brave-search')).toEqual([
    'Last exit: Code 1, today, 11:22:18',
    'Stopped by: Itself. Beacon did not end it.',
    'Ran for: 58 s',
    'Why no more: 10 failures in 30 minutes is the limit',
    'Next try: Once at 11:37, or when you say so',
  ]);
});

test.each([
  [127, 'Code 127 (its command was not found)'],
  [126, 'Code 126 (its command could not be run)'],
  [2, 'Code 2'],
])('exit code %i is said as %j', (code, said) => {
  const certificate = world.certificates.get('brave-search');
  const process = world.fleet.processes.find(({ name }) => name === 'brave-search');
  if (certificate === undefined || process === undefined) throw new Error('brave-search');
  const ended = { ...certificate, exit: { ...certificate.exit, code, signal: null } };
  const [first] = certificateLines(ended, process, 'macos', FAKE_NOW_MS, format);
  expect(first?.said).toBe(`${said}, today, 11:22:18`);
});

test('a budget that ended it names both numbers', () => {
  expect(linesOf('stallari-blade')).toContain('Stopped by: Beacon, at 6.0 GB of 6.0 GB.');
  expect(linesOf('stallari-blade')).toContain('Next try: At 11:26:42');
});

test('as text it is the title, the lines and what the process said last', () => {
  expect(certificateText('Why x stopped', [{ label: 'Ran for', said: '4 s' }], ['fatal'])).toBe(
    'Why x stopped\nRan for: 4 s\n\nfatal',
  );
  expect(certificateText('Why x stopped', [], [])).toBe('Why x stopped');
});

test('the restarts of a day fall into 48 half hours; older ones are left out', () => {
  const hoursAgo = (hours: number) => new Date(FAKE_NOW_MS - hours * 3_600_000).toISOString();
  const bars = restartBars([hoursAgo(0), hoursAgo(0.4), hoursAgo(23.9), hoursAgo(25)], FAKE_NOW_MS);
  expect(bars).toHaveLength(48);
  expect(bars.at(-1)).toBe(2);
  expect(bars[0]).toBe(1);
  expect(bars.reduce((sum, n) => sum + n, 0)).toBe(3);
});

test('tracks of different length are added at their newest ends', () => {
  expect(
    sumTracks([
      { rssMb: [], cpuPercent: [1, 2, 3] },
      { rssMb: [], cpuPercent: [null, 10] },
    ]),
  ).toEqual([1, 2, 13]);
});
