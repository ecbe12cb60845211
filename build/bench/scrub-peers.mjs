/**
 * Other scrubbers, side by side with ours. They are installed into a folder of their own when the bench first asks for
 * them: with what they bring they are 60 MB and 155 packages, one of them a client of a cloud's API, which nobody who
 * only wants to build Beacon should have to trust.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

const PACKAGES = {
  '@secretlint/core': '13.0.7',
  '@secretlint/secretlint-rule-preset-recommend': '13.0.7',
  'redact-pii': '3.4.0',
  '@redactpii/node': '1.0.17',
  '@npmcli/redact': '5.0.0',
  '@logtape/redaction': '2.3.7',
  '@logtape/logtape': '2.3.7',
};
const folder = join(tmpdir(), `beacon-bench-peers-${Object.values(PACKAGES).join('-')}`);

/** The folder they are in, or null, with a line on stderr, where they cannot be had. */
export function installPeers() {
  if (!existsSync(join(folder, 'node_modules', '.package-lock.json'))) {
    process.stderr.write('bench: installing the peers…\n');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: PACKAGES }));
    const done = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: folder,
      stdio: 'ignore',
    });
    if (done.status !== 0) {
      process.stderr.write('bench: the peers cannot be installed (no network?), so only the baseline is compared.\n');
      return null;
    }
  }
  return folder;
}

/** How each becomes a function from text to text, perhaps a promise of one. */
const PEERS = {
  '@secretlint/core, recommended preset': async (load) => {
    const { lintSource } = await load('@secretlint/core');
    const { creator } = await load('@secretlint/secretlint-rule-preset-recommend');
    const config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, options: {} }] };
    return async (text) => {
      const source = { content: text, filePath: '/log.txt', ext: '.txt', contentType: 'text' };
      const { messages } = await lintSource({ source, options: { config } });
      return messages.reduceRight((left, { range }) => `${left.slice(0, range[0])}*${left.slice(range[1])}`, text);
    };
  },
  'redact-pii': async (load) => {
    const pii = new (await load('redact-pii')).SyncRedactor();
    return (text) => pii.redact(text);
  },
  '@redactpii/node': async (load) => {
    const redactpii = new (await load('@redactpii/node')).Redactor();
    return (text) => redactpii.redact(text);
  },
  '@npmcli/redact, redactLog': async (load) => {
    const { redactLog } = await load('@npmcli/redact');
    return (text) => redactLog(text);
  },
  '@logtape/redaction, all patterns': async (load) => {
    const logtape = await load('@logtape/redaction');
    const patterns = Object.keys(logtape)
      .filter((name) => name.endsWith('_PATTERN'))
      .map((name) => logtape[name]);
    const format = logtape.redactByPattern((text) => text, patterns);
    return (text) => format(text);
  },
};
export const peerNames = Object.keys(PEERS);

/** One of them, and none of the others' modules. */
export function loadPeer(from, name) {
  const require = createRequire(join(from, 'package.json'));
  const load = (file) => import(pathToFileURL(file).href);
  return PEERS[name](async (module) => {
    try {
      return await load(require.resolve(module));
    } catch {
      // A package of modules alone has no entry for `require`.
      return await load(join(from, 'node_modules', module, entryOf(require, from, module)));
    }
  });
}

/** All, by name. */
export async function loadPeers(from) {
  return Object.fromEntries(await Promise.all(peerNames.map(async (name) => [name, await loadPeer(from, name)])));
}

function entryOf(require, from, name) {
  const { exports, module, main } = require(join(from, 'node_modules', name, 'package.json'));
  const root = exports?.['.'] ?? exports;
  const entry = root?.import ?? root?.default ?? root;
  return (typeof entry === 'object' ? entry.default : entry) ?? module ?? main ?? 'index.js';
}

/** Milliseconds that a peer takes for a text, null where it is over `mostMs`: in a thread, as a hang cannot be caught. */
export function timeWithin(from, peer, text, mostMs) {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('scrub-peer-thread.mjs', import.meta.url), { workerData: { from, peer, text } });
    let timer;
    const end = (ms) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(ms);
    };
    worker.on('message', (message) => {
      if (message === 'ready') timer = setTimeout(end, mostMs, null);
      else end(message);
    });
    worker.on('error', () => end(null));
  });
}
