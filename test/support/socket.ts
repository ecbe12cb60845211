import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { until } from './temp.ts';

interface Line {
  readonly id?: unknown;
  readonly ok?: boolean;
  readonly event?: string;
  readonly body?: unknown;
}

/** A connection to beacon.sock, which ends with the test. `heard` are the names of the events that were pushed to it. */
export async function openSocket(home: string) {
  const socket = connect(join(home, 'beacon.sock'));
  socket.on('error', () => undefined); // A host may end it; the test looks at what came before.
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve) => socket.once('connect', resolve));
  const answers: Line[] = [];
  const heard: string[] = [];
  createInterface({ input: socket }).on('line', (text) => {
    const line = JSON.parse(text) as Line;
    if (line.event === undefined) answers.push(line);
    else heard.push(line.event);
  });
  let asked = 0;
  return {
    heard: heard as readonly string[],
    async ask(op: string, body?: object): Promise<Line> {
      asked += 1;
      const id = asked;
      socket.write(`${JSON.stringify({ v: 1, id, op, ...(body === undefined ? {} : { body }) })}\n`);
      await until(`the answer to ${op}`, () => answers.some((one) => one.id === id));
      return answers.find((one) => one.id === id) as Line;
    },
  };
}
