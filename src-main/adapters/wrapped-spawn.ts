import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, write } from 'node:fs';
import { Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import type { WrapEnd } from '@core/fleet/wrapping.ts';
import { isCode } from './errno.ts';
import { gateArgs } from './gate.ts';
import { parseStat } from './proc-stat.ts';
import { Tail } from './tail.ts';

/** A command behind the gate, with the streams of its client. */
export interface WrappedProcess {
  readonly pid: number;
  /** Lets it run. */
  release(): void;
  /** It never will. */
  abandon(): void;
  /** To the process itself, as its client would. */
  signal(signal: NodeJS.Signals): void;
  closeStdin(): void;
  /** The last 64 KiB of its error output, raw, in memory only. */
  stderrTail(): string;
  /** The client said all that it has to say; never called where its input is no stream of a client. */
  onInputEnd(hear: () => void): void;
  /** Once it is gone, and its error output was passed on. */
  readonly ended: Promise<WrapEnd>;
}

/** A grandchild may hold the error output open, so its end is not waited for longer than this after the exit. */
const LAST_WORDS_MS = 250;
/** A client that does not read error output any more is not waited for longer. */
const PASS_ON_MS = 1000;

/**
 * Starts a command with its client's own standard output: not a byte of it comes through here. Standard input is only
 * read where a client may be at its other end, whose leaving must be noticed. Error output is passed on, its end kept.
 *
 * Throws the system's own error when not even a shell could be started.
 */
export function spawnWrapped(command: string, args: readonly string[], runToken: string): WrappedProcess {
  const input = clientInput();
  const child = spawn('/bin/sh', gateArgs(runToken, command, args), {
    // A session of its own, so that the whole tree can be signalled at once.
    detached: true,
    env: { ...process.env, BEACON_RUN: runToken },
    stdio: [input === null ? 'inherit' : 'pipe', 'inherit', 'pipe', 'pipe'],
  });
  const gate = child.stdio[3] as Socket;
  for (const stream of [gate, child.stdin, child.stderr]) stream?.on('error', () => undefined);
  const spawned = child.pid !== undefined;
  // Held open here, the client would never see the end of an output that the child has closed.
  if (spawned) giveUp(1, 'w');
  if (input !== null) pump(input, child);
  const tail = new Tail();
  const passed = passErrors(child, tail);
  return {
    pid: child.pid ?? 0,
    release: () => gate.end('go\n'),
    abandon: () => gate.destroy(),
    signal: (signal) => void child.kill(signal),
    closeStdin: () => child.stdin?.end(),
    stderrTail: () => tail.text(),
    onInputEnd: (hear) => void input?.once('end', hear),
    ended: endOf(child, passed).then((end) => {
      input?.destroy();
      return end;
    }),
  };
}

/** The client's end of standard input; null where it is a file, a terminal or nothing, and the child's own as it is. */
function clientInput(): Socket | null {
  try {
    const stats = fstatSync(0);
    if (!stats.isFIFO() && !stats.isSocket()) return null;
    const input = new Socket({ fd: 0, readable: true, writable: false });
    input.on('error', () => undefined); // Reset by the client: its end is told all the same.
    return input;
  } catch {
    return null; // Closed, or of a kind that Node does not read.
  }
}

function pump(input: Socket, child: ChildProcess): void {
  if (child.stdin === null) return;
  input.pipe(child.stdin);
  // The child reads no more: its client must see that as it would without us.
  child.stdin.once('close', () => {
    if (input.readableEnded) return;
    input.destroy();
    giveUp(0, 'r');
  });
}

/** A stream of Node's never closes a standard descriptor: so it is closed here, and nothing put in its place. */
function giveUp(descriptor: 0 | 1, flags: 'r' | 'w'): void {
  try {
    closeSync(descriptor);
    // The lowest number that is free is the one just given back.
    openSync('/dev/null', flags);
  } catch {
    // It was closed from the start.
  }
}

/** Resolves when all of it was passed on, or nobody reads it any more. */
function passErrors(child: ChildProcess, tail: Tail): Promise<void> {
  const { stderr } = child;
  if (stderr === null) return Promise.resolve();
  const decoder = new StringDecoder('utf8');
  let open = true;
  let writing: Promise<void> = Promise.resolve();
  stderr.on('data', (bytes: Buffer) => {
    tail.add(decoder.write(bytes));
    if (!open) return;
    stderr.pause();
    writing = writeAll(bytes).then((taken) => {
      open = taken;
      stderr.resume();
    });
  });
  return new Promise((resolve) => stderr.once('close', () => void writing.then(resolve)));
}

/**
 * Onto descriptor 2 as it is: it may be shared with the client itself, so it is not switched to another mode, as a
 * stream of Node's would. False when nobody reads it any more.
 */
function writeAll(bytes: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    const next = (at: number) => {
      if (at >= bytes.length) {
        resolve(true);
        return;
      }
      write(2, bytes, at, bytes.length - at, null, (error, written) => {
        if (error === null) next(at + written);
        else if (isCode(error, 'EAGAIN')) setTimeout(next, 5, at);
        else resolve(false);
      });
    };
    next(0);
  });
}

function endOf(child: ChildProcess, passed: Promise<void>): Promise<WrapEnd> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      const closed = new Promise<void>((done) => {
        child.stderr?.once('close', done);
        setTimeout(done, LAST_WORDS_MS);
      });
      const read = closed.then(() => Promise.race([passed, pause(PASS_ON_MS)]));
      void read.then(() => resolve({ code, signal }));
    });
    child.once('error', () => resolve({ code: 126, signal: null }));
  });
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/** Its start time, without what a whole reading of the table needs. Null where it is gone, or the table must be asked. */
export function startTimeFromProc(pid: number): string | null {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'latin1'), 1, 1)?.startTime ?? null;
  } catch {
    return null; // macOS has no such folder.
  }
}
