import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateWorkflow } from '@action-validator/core';
import { describe, expect, test } from 'vitest';

const dir = join(process.cwd(), '.github', 'workflows');
const files = readdirSync(dir).map((name) => [name, readFileSync(join(dir, name), 'utf8')] as const);

describe.each(files)('%s', (_, text) => {
  test('is a workflow by GitHub’s own schema', () => {
    // The permission to attest is younger than this copy of the schema.
    const known = text.replace(/^ +attestations: write\n/m, '');
    expect(validateWorkflow(known).errors).toEqual([]);
  });

  test('may only read by default, keeps no credentials, and runs no text of a pull request', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(text).not.toMatch(
      /pull_request_target|github\.event\.(?:issue|pull_request|comment|head_commit)|\$\{\{ github\.head_ref/,
    );
    expect(text.match(/actions\/checkout@/g)?.length ?? 0).toBe(text.match(/persist-credentials: false/g)?.length ?? 0);
  });

  test('uses actions of GitHub’s own, each pinned by its commit, with the release beside it', () => {
    for (const [, action] of text.matchAll(/uses: (.+)/g))
      expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});

test('the schema does refuse what is no workflow', () => {
  expect(validateWorkflow('on: push\njobs:\n  a:\n    steps: 5\n').errors.length).toBeGreaterThan(0);
});

test('a release has checksums and provenance, and is a draft that a person publishes', () => {
  const release = files.find(([name]) => name === 'release.yml')?.[1] ?? '';
  for (const part of ['shasum -a 256', 'actions/attest-build-provenance@', '--draft', 'build/sea.mjs'])
    expect(release).toContain(part);
});

test('everything that signs comes from secrets, and the key for notarising is handed over as a file', () => {
  const release = files.find(([name]) => name === 'release.yml')?.[1] ?? '';
  const secrets = [...release.matchAll(/\$\{\{ secrets\.(\w+) \}\}/g)].map(([, name]) => name).sort();
  expect(secrets).toEqual(['APPLE_API_ISSUER', 'APPLE_API_KEY_ID', 'APPLE_API_KEY_P8', 'CSC_KEY_PASSWORD', 'CSC_LINK']);
  const told = readFileSync(join(process.cwd(), 'build', 'README.md'), 'utf8');
  for (const name of secrets) expect(told).toContain(`\`${name}\``);
  expect(release).toContain('"APPLE_API_KEY=$RUNNER_TEMP/notary.p8" >> "$GITHUB_ENV"');
});

test('the suite runs under the real Electron on Linux and macOS, and is red where it did not', () => {
  const ci = files.find(([name]) => name === 'ci.yml')?.[1] ?? '';
  expect(ci).toMatch(/os: \[ubuntu-[\d.]+, macos-\d+\]/);
  for (const part of ['npx install-electron', 'xvfb-run']) expect(ci).toContain(part);
  // The suite itself fails a run that should have had Electron and had not, see shells-report.ts.
  for (const run of ['npm test', 'npm run test:e2e']) expect(ci).toContain(run);
  expect(ci.match(/BEACON_ELECTRON_REQUIRED: '1'/g)).toHaveLength(2);
});
