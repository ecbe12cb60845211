import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * The tests that failed, `file > title`, from the results that vitest or Playwright wrote as JSON; a file that could not
 * even be loaded by its name. Nothing where there are no results: a suite that was ended midway writes none.
 * @param {string} path
 * @returns {string[]}
 */
export function failedTests(path) {
  let results;
  try {
    results = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return [];
  }
  return results.testResults === undefined ? ofPlaywright(results) : ofVitest(results);
}

function ofVitest({ testResults }) {
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [file];
    return failed.map(({ ancestorTitles, title }) => [file, ...ancestorTitles, title].join(' > '));
  });
}

function ofPlaywright({ suites = [] }) {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? [])
      .filter(({ ok }) => !ok)
      .map(
        ({ file, title, tests }) => `test/e2e/${file} > ${title} (${tests.map((one) => one.projectName).join(', ')})`,
      ),
    ...ofPlaywright(suite),
  ]);
}
