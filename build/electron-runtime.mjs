/** Is there an Electron to run, or can it be had? Never a stack trace, never a hang on the download. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** No answer from the download host for this long means that there is no way to it. */
const PROBE_MS = 5_000;
/** A download that has not grown for this long has stopped. */
const STALL_MS = 20_000;
/** A runtime that has not said its version by then will not run. */
const VERSION_MS = 30_000;
const NO_DISPLAY = 'There is no display for Electron';

/**
 * The runtime that is here already and runs, by what `npx electron --version` would find. Nothing is fetched.
 *
 * @param {string} root of the checkout
 * @returns {{ kind: 'found', path: string, version: string } | { kind: 'missing', why: string }}
 */
export function electronHere(root) {
  if (!hasDisplay()) return { kind: 'missing', why: NO_DISPLAY };
  const path = runtimePath(root);
  if (path === null) return { kind: 'missing', why: 'The Electron runtime is not here' };
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--version'];
  const { status, stdout } = spawnSync(path, args, { encoding: 'utf8', timeout: VERSION_MS });
  const version = /^v(\d+\.\d+\.\d+)/m.exec(stdout ?? '')?.[1];
  if (status !== 0 || version === undefined) return { kind: 'missing', why: 'The Electron runtime here does not run' };
  return { kind: 'found', path, version };
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * @param {string} root of the checkout
 * @param {(line: string) => void} say
 * @returns {Promise<{ kind: 'found', path: string } | { kind: 'missing', why: string }>}
 */
export async function electronRuntime(root, say) {
  if (!hasDisplay()) return { kind: 'missing', why: NO_DISPLAY };
  const installed = runtimePath(root);
  if (installed !== null) return { kind: 'found', path: installed };
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return { kind: 'missing', why: 'Electron is not installed' };
  if (!(await canReach())) return { kind: 'missing', why: 'The Electron runtime is not here and cannot be fetched' };
  say('Fetching the Electron runtime once, about 120 MB…');
  await download(installer);
  const fetched = runtimePath(root);
  return fetched === null
    ? { kind: 'missing', why: 'The Electron runtime could not be fetched' }
    : { kind: 'found', path: fetched };
}

function runtimePath(root) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const folder = join(root, 'node_modules', 'electron');
  try {
    const name = readFileSync(join(folder, 'path.txt'), 'utf8').trim();
    const path = join(override ?? join(folder, 'dist'), name);
    return existsSync(path) ? path : null;
  } catch {
    const name = process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
    return override !== undefined && existsSync(join(override, name)) ? join(override, name) : null;
  }
}

async function canReach() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com';
  try {
    await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) });
    return true;
  } catch {
    return false;
  }
}

/** Electron's own installer, ended when it stops getting anywhere. It unpacks after the download, which takes a while too. */
function download(installer) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], { stdio: 'ignore' });
    let seen = -1;
    let grownAtMs = Date.now();
    const watch = setInterval(() => {
      const bytes = downloadedBytes() + downloadedBytes(join(installer, '..', 'dist'));
      if (bytes !== seen) grownAtMs = Date.now();
      seen = bytes;
      if (Date.now() - grownAtMs > STALL_MS) child.kill('SIGKILL');
    }, 1000);
    const done = () => {
      clearInterval(watch);
      resolve();
    };
    child.once('exit', done);
    child.once('error', done);
  });
}

/** Where the installer keeps what it has so far. */
function downloadedBytes(folder = tmpdir()) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: folder !== tmpdir() })
      .filter(({ name }) => folder !== tmpdir() || name.startsWith('electron-download-'))
      .reduce((sum, entry) => sum + sizeOf(join(entry.parentPath ?? folder, entry.name)), 0);
  } catch {
    return 0; // Not there yet.
  }
}

function sizeOf(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
