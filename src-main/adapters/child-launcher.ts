import { type ChildProcess, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import type { Exit } from '@core/fleet/process.ts';
import { type Launched, type Launcher, LaunchFailed, type LaunchSpec } from '@services/ports/processes.ts';
import { gateArgs } from './gate.ts';
import { Tail } from './tail.ts';

/** Variables that are Beacon's own business and not a child's. */
const WITHHELD = ['BEACON_ADMIN_TOKEN', 'BEACON_ENDPOINT', 'BEACON_RUN', 'ELECTRON_RUN_AS_NODE'];

/** Starts children in a session of their own, so that a whole tree can be signalled at once. */
export function childLauncher(startTimeOf: (pid: number) => Promise<string | null>): Launcher {
  return {
    async launch(spec) {
      if (spec.cwd !== null && !(await isFolder(spec.cwd))) {
        throw new LaunchFailed('The working folder ("cwd") does not exist.', false);
      }
      const child = spawnGate(spec);
      const exited = exitOf(child);
      await new Promise<void>((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', () =>
          reject(
            new LaunchFailed('No shell could be started: /bin/sh is missing or the system is out of processes.', true),
          ),
        );
      });
      const pid = child.pid as number;
      const startTime = await startTimeOf(pid);
      if (startTime === null) throw new LaunchFailed('It ended before it could start.', true);
      return launched(child, pid, startTime, exited);
    },
  };
}

function spawnGate(spec: LaunchSpec): ChildProcess {
  try {
    return spawn('/bin/sh', gateArgs(spec.runToken, spec.command, spec.args), {
      detached: true,
      env: environmentOf(spec),
      ...(spec.cwd === null ? {} : { cwd: spec.cwd }),
      // Standard output is never kept: for an MCP server it is tool arguments and answers.
      stdio: [spec.stdin === 'open' ? 'pipe' : 'ignore', 'ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_INVALID_ARG_VALUE') {
      throw new LaunchFailed(
        'Its command, arguments or environment hold a zero byte, which no process can be given.',
        false,
      );
    }
    if (code === 'E2BIG') {
      throw new LaunchFailed('Its arguments and environment together are longer than this system allows.', false);
    }
    throw new LaunchFailed('The system refused to start another process. It may be out of processes or memory.', true);
  }
}

function launched(child: ChildProcess, pid: number, startTime: string, exited: Promise<Exit>): Launched {
  const gate = child.stdio[3] as Socket;
  const tail = new Tail();
  const decoder = new StringDecoder('utf8');
  const listeners: ((chunk: string) => void)[] = [];
  // A broken pipe to a child that just died is no news: its exit is.
  for (const stream of [gate, child.stdin, child.stderr]) stream?.on('error', () => undefined);
  child.stderr?.on('data', (bytes: Buffer) => {
    const chunk = decoder.write(bytes);
    tail.add(chunk);
    for (const hear of listeners) hear(chunk);
  });
  // One that escaped with our pipe in its hands must not keep Beacon from ending.
  void exited.then(() => {
    for (const stream of [gate, child.stdin, child.stderr]) stream?.destroy();
  });
  return {
    pid,
    startTime,
    release: () => gate.end('go\n'),
    abandon: () => gate.destroy(),
    closeStdin: () => child.stdin?.end(),
    stderrTail: () => tail.text(),
    onStderr: (hear) => void listeners.push(hear),
    onExit: (hear) => void exited.then(hear),
  };
}

/**
 * The exit, once its error output was read to the end: the last line is often the one that matters. A grandchild may
 * hold the pipe open, so it is not waited for longer than a moment.
 */
function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      const done = () => resolve({ code, signal });
      child.once('close', done);
      setTimeout(done, 250).unref();
    });
    child.once('error', () => resolve({ code: 127, signal: null }));
  });
}

function environmentOf({ env, runToken }: LaunchSpec): NodeJS.ProcessEnv {
  const own = { ...process.env };
  for (const name of WITHHELD) delete own[name];
  return { ...own, ...env, BEACON_RUN: runToken };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false; // Missing or not to be entered: both mean that it cannot be worked in.
  }
}
