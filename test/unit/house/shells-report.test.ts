import type { FullConfig, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { expect, test } from 'vitest';
import ShellsReport, { type ShellsReportOptions } from '../../e2e/shells-report.ts';

async function told(options: Omit<ShellsReportOptions, 'say'>, ended: readonly (readonly [string, string])[]) {
  const lines: string[] = [];
  const report = new ShellsReport({ ...options, say: (line) => void lines.push(line) });
  const names = [...new Set(ended.map(([name]) => name))];
  report.onBegin(
    {} as FullConfig,
    { suites: names.map((name) => ({ project: () => ({ name }) })) } as unknown as Suite,
  );
  for (const [name, status] of ended) {
    report.onTestEnd(
      { parent: { project: () => ({ name }) } } as unknown as TestCase,
      { status } as unknown as TestResult,
    );
  }
  return { lines, end: await report.onEnd() };
}

test('where there is no Electron, the run says so and why', async () => {
  const { lines, end } = await told({ missing: 'There is no display for Electron', required: false }, [
    ['headless', 'passed'],
  ]);
  expect(lines).toEqual([
    'end-to-end suite through the headless host: run, 1 passed.',
    'end-to-end suite in Electron: no Electron runtime here (There is no display for Electron).',
  ]);
  expect(end).toBeUndefined();
});

test('where CI requires Electron, a run without it has failed', async () => {
  const { end } = await told({ missing: 'The Electron runtime is not here', required: true }, [['headless', 'passed']]);
  expect(end).toEqual({ status: 'failed' });
});

test('where there is one, both shells are counted', async () => {
  const { lines } = await told({ missing: null, required: true }, [
    ['headless', 'passed'],
    ['headless', 'failed'],
    ['electron', 'passed'],
  ]);
  expect(lines).toEqual([
    'end-to-end suite through the headless host: run, 1 passed, 1 not.',
    'end-to-end suite in Electron: run, 1 passed.',
  ]);
});

test('an Electron that is there and was not asked for is said too', async () => {
  const { lines } = await told({ missing: null }, [['headless', 'passed']]);
  expect(lines[1]).toBe('end-to-end suite in Electron: not run, none of it was asked for.');
});
