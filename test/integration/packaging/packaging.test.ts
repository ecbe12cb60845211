import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { placeholderElectron } from '@test/placeholder-electron.ts';
import plist from 'plist';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * The real electron-builder with the real configuration over the compiled program, offline: only Electron's own files are
 * placeholders. So it is seen what would be packed, how, and with which fuses; not that it starts, or that it is signed.
 */
const root = process.cwd();
let dir = '';
let contents = '';
let archive = '';
let inside: readonly string[] = [];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'beacon-packaging-'));
  const project = join(dir, 'project');
  mkdirSync(join(project, 'out', 'cli', 'arm64'), { recursive: true });
  for (const name of ['package.json', 'electron-builder.yml']) cpSync(join(root, name), join(project, name));
  for (const name of ['node_modules', 'build']) symlinkSync(join(root, name), join(project, name));
  cpSync(join(root, 'out'), join(project, 'out'), { recursive: true });
  writeFileSync(join(project, 'out', 'cli', 'arm64', 'stallari-cli'), 'the CLI', { mode: 0o755 });
  // What must not be packed, if it lay about.
  writeFileSync(join(project, '.env'), 'SECRET=1');
  writeFileSync(join(project, 'out', 'renderer', 'left.js.map'), '{}');
  const dist = placeholderElectron(join(dir, 'electron'), 'mac');
  const { NODE_OPTIONS: _, ...env } = process.env;
  await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules', 'electron-builder', 'cli.js'),
      ...['--mac', '--arm64', '--dir', '--projectDir', project, '--publish', 'never'],
      `-c.electronDist=${dist}`,
      `-c.directories.output=${join(dir, 'dist')}`,
    ],
    { cwd: project, env: { ...env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' }, timeout: 170_000 },
  );
  contents = join(dir, 'dist', 'mac-arm64', 'Stallari Beacon.app', 'Contents');
  archive = join(contents, 'Resources', 'app.asar');
  inside = listPackage(archive, { isPack: false });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const info = (path = contents) =>
  plist.parse(readFileSync(join(path, 'Info.plist'), 'utf8')) as Record<string, unknown>;

describe('the archive', () => {
  test('holds the main program, the bridge, the windows and the icons', () => {
    for (const path of [
      '/package.json',
      '/out/main.mjs',
      '/out/preload.cjs',
      '/out/renderer/index.html',
      '/out/icons/tray-calmTemplate.png',
      '/out/icons/tray-calmTemplate@2x.png',
      '/out/icons/tray-attentionTemplate.png',
      '/out/icons/tray-alertTemplate.png',
      '/out/icons/tray-pausedTemplate.png',
    ])
      expect(inside).toContain(path);
    expect(JSON.parse(extractFile(archive, 'package.json').toString()).main).toBe('out/main.mjs');
  });

  test('holds no package, no source, no test, no map, no command line and nothing that lay about', () => {
    const odd = inside.filter((path) =>
      /node_modules|\.ts$|\.tsx$|\.map$|\/test|\/src-|\/ingest|\/docs|\/build|\.env|cli\.mjs|command-line|\/demo\/|\/cli\/|sdk/.test(
        path,
      ),
    );
    expect(odd).toEqual([]);
    expect(inside.filter((path) => path.split('/').length === 2).sort()).toEqual(['/out', '/package.json']);
  });

  test('holds every chunk that the main program asks for', () => {
    const seen = new Set<string>();
    const follow = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      expect(inside, path).toContain(`/${path}`);
      const text = extractFile(archive, path).toString();
      for (const [, name] of text.matchAll(/(?:from|import)\s*\(?["'](\.{1,2}\/[\w./-]+\.mjs)["']/g))
        follow(join(path, '..', name ?? ''));
    };
    follow('out/main.mjs');
    expect(seen.size).toBeGreaterThan(5);
  });
});

describe('beside the archive', () => {
  test('lie the CLI, which can be run, and the windows that it serves', () => {
    expect(statSync(join(contents, 'Resources', 'stallari-cli')).mode & 0o111).toBe(0o111);
    expect(statSync(join(contents, 'Resources', 'renderer', 'index.html')).size).toBeGreaterThan(100);
    expect(statSync(join(contents, 'Resources', 'icon.icns')).size).toBe(statSync('build/icons/app.icns').size);
  });
});

describe('Info.plist', () => {
  test('makes it a menu-bar app with its own scheme, its name and no file associations', () => {
    expect(info()).toMatchObject({
      CFBundleIdentifier: 'com.stallari.beacon',
      CFBundleName: 'Stallari Beacon',
      LSUIElement: true,
      LSMinimumSystemVersion: '13.0',
      CFBundleURLTypes: [{ CFBundleURLSchemes: ['stallari'] }],
    });
    expect(info()).not.toHaveProperty('CFBundleDocumentTypes');
  });

  test('allows no plain http, and names the digest of the archive, for the check of its integrity', () => {
    const transport = info()['NSAppTransportSecurity'] as { NSAllowsArbitraryLoads?: boolean } | undefined;
    expect(transport?.NSAllowsArbitraryLoads ?? false).toBe(false);
    const integrity = info()['ElectronAsarIntegrity'] as Record<string, { algorithm: string; hash: string }>;
    expect(integrity['Resources/app.asar']).toMatchObject({
      algorithm: 'SHA256',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('asks for no camera, microphone, place or contacts', () => {
    expect(Object.keys(info()).filter((key) => /UsageDescription$/.test(key))).toEqual([]);
  });
});

describe('the fuses (19)', () => {
  test('are flipped: 8 of 8 as they should be', async () => {
    const wire = await getCurrentFuseWire(join(contents, '..'));
    /** As the byte stands in the executable: "1" is on. */
    const on = (option: FuseV1Options) => Number(wire[option]) === '1'.charCodeAt(0);
    expect({
      RunAsNode: on(FuseV1Options.RunAsNode),
      EnableCookieEncryption: on(FuseV1Options.EnableCookieEncryption),
      EnableNodeOptionsEnvironmentVariable: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      EnableNodeCliInspectArguments: on(FuseV1Options.EnableNodeCliInspectArguments),
      EnableEmbeddedAsarIntegrityValidation: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      OnlyLoadAppFromAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
      LoadBrowserProcessSpecificV8Snapshot: on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      GrantFileProtocolExtraPrivileges: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
    });
  });
});

describe('the configuration', () => {
  const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

  test('has one entitlement, without which V8 does not start under the hardened runtime', () => {
    const entitlements = plist.parse(readFileSync(join(root, 'build/mac/entitlements.plist'), 'utf8'));
    expect(entitlements).toEqual({ 'com.apple.security.cs.allow-jit': true });
    expect(text).toMatch(/hardenedRuntime: true/);
    expect(text.match(/entitlements(?:Inherit)?: build\/mac\/entitlements\.plist/g)).toHaveLength(2);
  });

  test('makes dmg and zip for arm64, x64 and both in one, and holds no identity of anybody', () => {
    expect(text.match(/target: (?:dmg|zip)\n\s+arch: \[arm64, x64, universal\]/g)).toHaveLength(2);
    expect(text).not.toMatch(/identity:|teamId|password:|fileAssociations|Developer ID/i);
  });

  test('is of Electron 45 (16), pinned', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(devDependencies.electron).toMatch(/^45\.\d+\.\d+$/);
  });
});
