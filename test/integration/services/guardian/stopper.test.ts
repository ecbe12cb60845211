import { childLauncher } from '@adapters/child-launcher.ts';
import { processSignals } from '@adapters/process-signals.ts';
import { linuxProcessTable } from '@adapters/process-table-linux.ts';
import { systemClock } from '@adapters/system-clock.ts';
import { endLeftovers, type StopTarget, type StopWorld, stopTree } from '@services/guardian/stopper.ts';
import type { Launched } from '@services/ports/processes.ts';
import { until } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const probe = linuxProcessTable();
const world: StopWorld = { probe, signals: processSignals((pid) => probe.startTime(pid)), clock: systemClock };
const launcher = childLauncher((pid) => probe.startTime(pid));

let count = 0;
async function start(
  script: string,
  node = false,
): Promise<{
  child: Launched;
  target: StopTarget;
  token: string;
  exit: Promise<{ code: number | null; signal: string | null }>;
}> {
  count += 1;
  const token = `stopper${process.pid}-${count}`;
  const command = node ? process.execPath : 'sh';
  const child = await launcher.launch({
    command,
    args: [node ? '-e' : '-c', script],
    env: {},
    cwd: null,
    stdin: 'open',
    runToken: token,
  });
  const exit = new Promise<{ code: number | null; signal: string | null }>((resolve) => child.onExit(resolve));
  child.release();
  const target: StopTarget = {
    root: child,
    runToken: token,
    known: () => new Map(),
    closeStdin: () => child.closeStdin(),
    stdinTimeoutMs: 300,
    stopTimeoutMs: 500,
  };
  return { child, target, token, exit };
}
const left = (token: string) => probe.carrying(token);

describe('the ladder', () => {
  test('ends a program that goes when its input ends, without any signal', async () => {
    const { target, exit, child } = await start(
      'process.stdin.resume().on("end", () => process.exit(7)); process.stderr.write("up")',
      true,
    );
    await until('the program', () => child.stderrTail() === 'up');
    expect(await stopTree(target, world)).toBe('gone');
    expect(await exit).toEqual({ code: 7, signal: null });
  });

  test('sends SIGTERM to one that does not, once only', async () => {
    const script =
      'let n = 0; process.on("SIGTERM", () => { n++; process.stderr.write("term" + n); setTimeout(() => process.exit(0), 150) }); process.stderr.write("up"); setInterval(() => {}, 1000)';
    const { target, exit, child } = await start(script, true);
    await until('the program', () => child.stderrTail() === 'up');
    expect(await stopTree(target, world)).toBe('gone');
    expect(await exit).toEqual({ code: 0, signal: null });
    expect(child.stderrTail()).toBe('upterm1');
  });

  test('kills one that ignores SIGTERM, with its children, a child that left the session and a double fork', async () => {
    const { target, token, exit } = await start(
      'trap "" TERM; sh -c "trap \\"\\" TERM; while :; do sleep 1; done" & setsid sleep 100 & (setsid sh -c "sleep 101 & sleep 102" &) ; while :; do sleep 1; done',
    );
    await until('its tree', async () => (await left(token)).length >= 6);
    expect(await stopTree(target, world)).toBe('gone');
    expect(await left(token)).toEqual([]);
    expect(await exit).toEqual({ code: null, signal: 'SIGKILL' });
  });

  test('ends one that forks while it is being stopped', async () => {
    const script = 'trap "sh -c \\"trap : TERM; sleep 200 & sleep 201\\" & " TERM; while :; do sleep 0.05; done';
    const { target, token } = await start(script);
    await until('the program', async () => (await left(token)).length >= 1);
    expect(await stopTree(target, world)).toBe('gone');
    expect(await left(token)).toEqual([]);
  });

  test('ends what a program left behind when it ended by itself', async () => {
    const { target, token, exit } = await start('setsid sleep 300 & sleep 301 & exit 3');
    expect(await exit).toEqual({ code: 3, signal: null });
    expect(await left(token)).toHaveLength(2);
    expect(await endLeftovers(target, world)).toBe('gone');
    expect(await left(token)).toEqual([]);
  });

  test('touches nobody when the pid belongs to a later process', async () => {
    const bystander = await start('exec sleep 400');
    await until('the bystander', async () => (await left(bystander.token)).length >= 1);
    const target: StopTarget = {
      ...bystander.target,
      root: { pid: bystander.child.pid, startTime: 'earlier' },
      runToken: null,
      closeStdin: () => undefined,
    };
    expect(await stopTree(target, world)).toBe('gone');
    expect(await left(bystander.token)).toHaveLength(1);
    await stopTree(bystander.target, world);
  });
});
