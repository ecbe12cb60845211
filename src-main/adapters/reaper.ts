import { type ChildProcess, spawn } from 'node:child_process';
import { runMark } from '@core/fleet/run-mark.ts';
import type { Reaper } from '@services/ports/processes.ts';
import { reaperScript } from './reaper-script.ts';

/** A moment, so that a system that kills every shell is not kept busy by us. */
const RESTART_MS = 500;

/** The reaper process: see reaper-script.ts for what it does. */
export function shellReaper(): Reaper {
  let child: ChildProcess | null = null;
  let watched = '';
  /** Set while Beacon lives and needs one: a reaper that somebody killed is replaced. */
  let wanted = false;

  return {
    async watch(registryPath, run) {
      wanted = true;
      if (child !== null && child.exitCode === null && child.signalCode === null && watched === run) return;
      watched = run;
      const started = start(registryPath, run);
      child = started;
      started.once('exit', () => {
        if (!wanted || child !== started) return;
        child = null;
        setTimeout(() => {
          // Where it cannot start now, the next start of a process tries again, and waits for it.
          if (wanted && child === null) void this.watch(registryPath, run).catch(() => undefined);
        }, RESTART_MS).unref();
      });
      await new Promise<void>((resolve, reject) => {
        started.once('spawn', resolve);
        started.once('error', () =>
          reject(new Error('The reaper could not be started: /bin/sh is missing or the system is out of processes.')),
        );
      });
    },

    async finish(timeoutMs) {
      wanted = false;
      const last = child;
      child = null;
      if (last !== null) await end(last, timeoutMs);
    },

    dismiss() {
      wanted = false;
      child?.stdin?.end('over\n');
      child = null;
    },

    async sweep(registryPath, run) {
      await end(start(registryPath, run), 10_000);
    },
  };
}

function start(registryPath: string, run: string): ChildProcess {
  const child = spawn('/bin/sh', ['-c', reaperScript, 'beacon-reaper', registryPath, run, runMark(run) ?? ''], {
    // In a session of its own: a signal to Beacon's group, or a closed terminal, does not reach it.
    detached: true,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin' },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin?.on('error', () => undefined); // It ended first; its exit says so.
  child.unref();
  (child.stdin as { unref?: () => void } | null)?.unref?.();
  return child;
}

function end(child: ChildProcess, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.ref();
    const timer = setTimeout(resolve, timeoutMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.once('error', () => resolve());
    child.stdin?.end();
  });
}
