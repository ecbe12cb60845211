import type { SocketOp } from '@contract/socket.ts';
import { type Cli, exit } from '../context.ts';

const done: Partial<Record<SocketOp, string>> = {
  'guard.start': 'starting',
  'guard.stop': 'stopping',
  'guard.restart': 'restarting',
  'guard.reset': 'its failures are forgotten',
  'guard.snooze': 'no budget is acted on for that time',
  'guard.pause': 'The Guardian is paused: nothing is stopped or started by itself.',
  'guard.resume': 'The Guardian is on.',
};

/** A command that only a running host can carry out. */
export async function guardCommand(cli: Cli, op: SocketOp, body: unknown): Promise<number> {
  const client = await cli.connect();
  if (client === null) {
    cli.err('Beacon is not running. Start it with: stallari-cli beacon serve');
    return exit.failed;
  }
  try {
    const reply = await client.ask(op, body);
    if (!reply.ok) {
      cli.err(reply.message);
      return exit.failed;
    }
    const name = typeof body === 'object' && body !== null && 'name' in body ? `${String(body.name)}: ` : '';
    cli.out(`${name}${done[op] ?? 'done'}`);
    return exit.done;
  } finally {
    client.close();
  }
}
