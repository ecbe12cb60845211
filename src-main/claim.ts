import { join } from 'node:path';
import { HelloAnswer } from '@contract/socket.ts';
import { leftBehind } from '@services/guardian/registry.ts';
import { SocketClient } from '@services/host/socket-client.ts';
import { type Acquired, acquire } from './adapters/file-lock.ts';
import { connectToSocket } from './adapters/socket-file.ts';
import { systemClock } from './adapters/system-clock.ts';
import type { World } from './world.ts';

export type HostLock = Extract<Acquired, { kind: 'held' }>;

export type Claimed =
  | { readonly kind: 'ours'; readonly lock: HostLock }
  /** Another host has this home; null when its pid cannot be told. */
  | { readonly kind: 'taken'; readonly holderPid: number | null };

/** Claims a home for this process: host.lock, and nobody who supervises it without one. */
export async function claimHome(world: World): Promise<Claimed> {
  const answering = await answeringHost(world);
  if (answering !== null) return { kind: 'taken', holderPid: answering };
  const lock = await acquire(join(world.root, 'state', 'host.lock'), await world.self());
  if (lock.kind === 'busy') return { kind: 'taken', holderPid: lock.record?.pid ?? null };
  try {
    const holderPid = await registeredHost(world);
    if (holderPid === null) return { kind: 'ours', lock };
    await lock.release();
    return { kind: 'taken', holderPid };
  } catch (error) {
    await lock.release().catch(() => undefined); // It counts as a dead holder's once this process has ended.
    throw error;
  }
}

/** A host that answers, whether somebody deleted its lock or not. */
async function answeringHost(world: World): Promise<number | null> {
  const connection = await connectToSocket(world.root);
  if (connection === null) return null;
  const client = new SocketClient(connection, systemClock);
  try {
    const hello = await client.ask('hello');
    const answer = hello.ok ? HelloAnswer.safeParse(hello.body) : null;
    return answer?.success ? answer.data.pid : null;
  } finally {
    client.close();
  }
}

/** A host that lives although somebody deleted its lock: the registry names it. */
async function registeredHost(world: World): Promise<number | null> {
  const { bootId } = await world.self();
  for (const left of await leftBehind(world.files)) {
    if (left.host === null || left.host.pid === process.pid || left.bootId !== bootId) continue;
    if ((await world.probe.startTime(left.host.pid)) === left.host.startTime) return left.host.pid;
  }
  return null;
}
