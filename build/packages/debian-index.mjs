// Debian's source index as this system's own apt fetches it, into a folder that goes with this process.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SUITES = ['bookworm', 'trixie'];
/** Of one index, unpacked. */
const MOST_BYTES = 256 * 1024 * 1024;

/** @returns {{ text: string, said: string }} the index, and which it is; ends the process where there is no apt or no network */
export function fetchIndex() {
  const place = mkdtempSync(join(tmpdir(), 'beacon-debian-'));
  process.on('exit', () => rmSync(place, { recursive: true, force: true }));
  const lists = join(place, 'lists');
  mkdirSync(join(lists, 'partial'), { recursive: true });
  const source = join(place, 'debian.sources');
  writeFileSync(
    source,
    `Types: deb-src\nURIs: ${mirror()}\nSuites: ${SUITES.join(' ')}\nComponents: main\n${signedBy()}`,
  );
  try {
    execFileSync(
      'apt-get',
      [
        'update',
        '-q',
        '-o',
        `Dir::Etc::sourcelist=${source}`,
        '-o',
        'Dir::Etc::sourceparts=-',
        '-o',
        `Dir::State::lists=${lists}`,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const files = readdirSync(lists);
    const indexes = files.filter((name) => /_Sources(?:\.\w+)?$/.test(name)).map((name) => join(lists, name));
    if (indexes.length === 0) throw new Error('no index');
    const text = indexes
      .map((file) => execFileSync('/usr/lib/apt/apt-helper', ['cat-file', file], { maxBuffer: MOST_BYTES }).toString())
      .join('\n\n');
    const releases = files.filter((name) => name.endsWith('InRelease')).map((name) => released(join(lists, name)));
    return { text, said: releases.join(' and ') };
  } catch {
    console.error(
      'The index could not be fetched by apt-get. The lists stay as they are; try again on a Debian, or use --sources.',
    );
    return process.exit(1);
  }
}

/** Where this system's own apt gets its packages. */
function mirror() {
  const uri =
    systemSources().match(/^URIs:\s*(\S+\/debian\/?)\s*$/m)?.[1] ??
    systemSources().match(/^deb\s+(?:\[.*?\]\s+)?(\S+\/debian\/?)\s/m)?.[1];
  if (uri !== undefined) return uri;
  console.error('This is no Debian: its apt names no mirror. Use --sources.');
  return process.exit(1);
}

function signedBy() {
  const keyring = 'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg';
  return systemSources().includes(keyring) ? `${keyring}\n` : '';
}

function systemSources() {
  const parts = ['/etc/apt/sources.list', ...inFolder('/etc/apt/sources.list.d')];
  return parts.map(textOf).join('\n');
}

function inFolder(path) {
  try {
    return readdirSync(path).map((name) => join(path, name));
  } catch {
    // Only one of the two ways to name sources is used on most systems.
    return [];
  }
}

function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** `Debian 12.15 of 2026-07-11`, from the signed head of the index. */
function released(file) {
  const head = readFileSync(file, 'utf8').slice(0, 2000);
  const version = /^Version: (\S+)$/m.exec(head)?.[1] ?? '';
  const date = new Date(/^Date: (.+)$/m.exec(head)?.[1] ?? '').toISOString().slice(0, 10);
  return `Debian ${version} of ${date}`;
}
