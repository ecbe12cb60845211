import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tempDir } from '@test/temp.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { electronHere } from '../../../build/electron-runtime.mjs';

afterEach(() => vi.unstubAllEnvs());

/** Where Electron's own distribution has its program. */
const PROGRAM = process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';

/** A folder with what stands for Electron: a program that says its version, or does not. */
function runtimeThat(script: string): string {
  const dir = tempDir();
  mkdirSync(dirname(join(dir, PROGRAM)), { recursive: true });
  writeFileSync(join(dir, PROGRAM), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return dir;
}

test('with a runtime and a display, every spec but those of a browser alone is chosen for Electron too', () => {
  const { BEACON_ELECTRON: _, ...env } = process.env;
  const { stdout } = spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '--list'], {
    encoding: 'utf8',
    env: { ...env, ELECTRON_OVERRIDE_DIST_PATH: runtimeThat('echo v45.4.1'), DISPLAY: ':99' },
  });
  const chosen = (shell: string) =>
    [...stdout.matchAll(/^ *\[(\w+)\] › (\S+?):.* › (.*)$/gm)]
      .filter(([, name]) => name === shell)
      .map(([, , file, title]) => `${file} ${title}`);
  const electron = chosen('electron');
  const headless = chosen('headless').filter((spec) => !spec.startsWith('ingest-'));
  const tagged = (tag: string) =>
    readdirSync('test/e2e')
      .filter((name) => name.endsWith('.spec.ts') && !name.startsWith('ingest-'))
      .reduce((sum, name) => sum + readFileSync(join('test/e2e', name), 'utf8').split(`tag: '${tag}'`).length - 1, 0);
  expect(headless.filter((spec) => !electron.includes(spec))).toHaveLength(tagged('@browser'));
  expect(electron.filter((spec) => headless.includes(spec)).length).toBeGreaterThan(tagged('@browser'));
  expect(new Set(electron.filter((spec) => !headless.includes(spec)).map((spec) => spec.split(' ')[0]))).toEqual(
    new Set(['electron.spec.ts']),
  );
});

test('a spec that takes a Chromium’s page, or the link to the headless host, is tagged @browser', () => {
  const untagged = readdirSync('test/e2e')
    .filter((name) => name.endsWith('.spec.ts') && !name.startsWith('ingest-'))
    .flatMap((name) =>
      readFileSync(join('test/e2e', name), 'utf8')
        .split(/^ *test\(/m)
        .slice(1)
        .filter((spec) => /host\.url\b|async \(\{[^}]*\b(?:page|context)\b[^}]*\}\)/.test(spec))
        .filter((spec) => !spec.includes("tag: '@browser'"))
        .map((spec) => `${name}: ${spec.slice(0, 60)}`),
    );
  expect(untagged).toEqual([]);
});

test.each([
  ...(process.platform === 'linux' ? [['no display', '', 'echo v45.4.1', 'There is no display for Electron']] : []),
  ['a runtime that does not run', ':99', 'exit 127', 'The Electron runtime here does not run'],
  ['a runtime that says no version', ':99', 'echo hello', 'The Electron runtime here does not run'],
])('with %s there is no Electron, and why is said', (_, display, script, why) => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', runtimeThat(script));
  vi.stubEnv('DISPLAY', display);
  vi.stubEnv('WAYLAND_DISPLAY', '');
  expect(electronHere(process.cwd())).toEqual({ kind: 'missing', why });
});

test('a runtime that says its version is taken, by its path', () => {
  const dir = runtimeThat('echo v45.4.1');
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', dir);
  vi.stubEnv('DISPLAY', ':99');
  expect(electronHere(process.cwd())).toEqual({ kind: 'found', path: join(dir, PROGRAM), version: '45.4.1' });
});
