import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, watch } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { constants } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ShellEntry, ShellLine, ShellSays, ShellShelf } from '@services/ports/wrapping.ts';
import { readRegularFile } from './regular-file.ts';

const PLACE = join('state', 'wrapped');
const NAME = /^(\d{1,10}-[0-9a-f]{12})\.json$/;
const MAX_BYTES = 4096;
/** The end of its error output, as hexadecimal digits, and a little more. */
const MAX_LINE = 160 * 1024;
/** One that stands still is not waited for longer; it is asked again at the next look. */
const ANSWER_MS = 5000;

/** `state/wrapped/` of a home: the children that shells have registered, each with the socket of its shell beside it. */
export function shellShelf(root: string): ShellShelf {
  const dir = join(root, PLACE);
  return {
    async prepare() {
      await mkdir(dir, { recursive: true, mode: 0o700 });
    },
    ids: () => names(dir).flatMap((name) => NAME.exec(name)?.[1] ?? []),
    one: (id) => read(dir, id),
    open: (id) => open(join(dir, `${id}.sock`)),
    async remove(id) {
      for (const end of ['json', 'sock', 'new']) await rm(join(dir, `${id}.${end}`), { force: true });
    },
    commandOf,
    environmentOf,
    watch(changed) {
      try {
        const watcher = watch(dir, { persistent: false }, () => changed());
        watcher.on('error', () => watcher.close()); // It is looked now and then all the same.
        return () => watcher.close();
      } catch {
        return () => undefined;
      }
    },
  };
}

function names(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return []; // Nobody has registered anything yet.
  }
}

async function read(dir: string, id: string): Promise<ShellEntry | null> {
  try {
    const { bytes } = await readRegularFile(join(dir, `${id}.json`), PLACE, MAX_BYTES);
    const value = Object(JSON.parse(bytes.toString('utf8'))) as Record<string, unknown>;
    const { shell, pid, start, run, name, kind, rss_mb, cpu_percent } = value;
    const isNumber = (one: unknown): one is number => Number.isSafeInteger(one) && Number(one) > 1;
    if (!isNumber(shell) || !isNumber(pid) || !/^[0-9a-f]{32}-1$/.test(String(run)) || typeof name !== 'string')
      return null;
    const budget = (one: unknown) => (typeof one === 'number' && one >= 1 ? one : null);
    return {
      id,
      shell,
      pid,
      startTime: typeof start === 'string' ? start.replace(/\s+/g, ' ') : '',
      runToken: String(run),
      name: name.slice(0, 100),
      kind: String(kind),
      rssMb: budget(rss_mb),
      cpuPercent: budget(cpu_percent),
    };
  } catch {
    return null; // Gone by now, or edited by hand.
  }
}

/** Null where nobody listens any more; `busy` where another owner is there, or the shell stands still. */
function open(path: string): Promise<ShellLine | 'busy' | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let rest = '';
    let hear: (says: ShellSays) => void = () => undefined;
    let gone: () => void = () => undefined;
    let early: ShellSays[] = [];
    let mine = false;
    const waiting = setTimeout(() => {
      resolve('busy');
      socket.destroy();
    }, ANSWER_MS);
    const settle = (line: ShellLine | 'busy' | null) => {
      clearTimeout(waiting);
      resolve(line);
    };
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE) socket.destroy();
      for (const line of lines) {
        const says = saysOf(line);
        if (says === 'yours') {
          mine = true;
          settle({
            onSays(hearer) {
              hear = hearer;
              for (const one of early.splice(0)) hearer(one);
            },
            onGone(hearer) {
              gone = hearer;
              if (socket.destroyed) hearer();
            },
            close: () => void socket.destroy(),
          });
          early = [];
          hear = (one) => void early.push(one);
          // Whoever asks has a moment to listen.
        } else if (says !== null) hear(says);
      }
    });
    socket.on('error', () => undefined);
    socket.once('end', () => socket.destroy());
    socket.once('close', () => {
      if (mine) gone();
      else settle(null);
    });
  });
}

function saysOf(line: string): ShellSays | 'yours' | null {
  const [word, ...rest] = line.split(' ');
  if (word === 'yours') return word;
  if (word === 'gone' || word === 'eof' || word === 'asked' || word === 'give') return { kind: word };
  if (word !== 'end') return null;
  const [code, signal, asked, tail] = rest;
  const number = Number(signal);
  const name = Object.entries(constants.signals).find(([, one]) => one === number)?.[0];
  return {
    kind: 'end',
    end: signal === '-' ? { code: Number(code), signal: null } : { code: null, signal: name ?? 'SIGKILL' },
    asked: asked === '1',
    errorText: Buffer.from(tail ?? '', 'hex').toString('utf8'),
  };
}

/** What runs inside, from the shell's own words; in memory only. */
async function commandOf(shell: number): Promise<readonly string[]> {
  let words: string[];
  try {
    words = readFileSync(`/proc/${shell}/cmdline`, 'utf8').split('\0').slice(0, -1);
  } catch {
    // macOS: in one line, which is enough to see what package it is.
    const ps = await promisify(execFile)('/bin/ps', ['-ww', '-o', 'args=', '-p', String(shell)]).catch(() => null);
    words = ps?.stdout.trim().split(' ') ?? [];
  }
  const at = words.indexOf('--');
  return at < 0 ? [] : words.slice(at + 1);
}

/** The shell's own, which is its client's. macOS prints it in one line: there a value goes on until what looks like a name. */
async function environmentOf(shell: number): Promise<Readonly<Record<string, string>>> {
  let pairs: string[];
  try {
    pairs = readFileSync(`/proc/${shell}/environ`, 'utf8').split('\0');
  } catch {
    const options = ['-E', '-ww', '-o', 'command=', '-p', String(shell)];
    const ps = await promisify(execFile)('/bin/ps', options).catch(() => null);
    pairs = ps?.stdout.trim().split(/ (?=[A-Za-z_][A-Za-z0-9_]*=)/) ?? [];
  }
  return Object.fromEntries(
    pairs.flatMap((pair) => {
      const at = pair.indexOf('=');
      return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)]] : [];
    }),
  );
}
