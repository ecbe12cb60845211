import { mkdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { type LineConnection, listenOnSocket } from '@adapters/socket-file.ts';
import { tempDir, until } from '@test/temp.ts';
import { expect, onTestFinished, test } from 'vitest';

/** A real socket in a home of its own. */
async function listening(serve: (connection: LineConnection) => void): Promise<string> {
  const home = tempDir();
  mkdirSync(join(home, 'state'), { recursive: true });
  const socket = await listenOnSocket(home, serve);
  onTestFinished(() => socket.close());
  return home;
}

async function client(home: string): Promise<Socket> {
  const socket = connect(join(home, 'beacon.sock'));
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined); // Being dropped is what some of these tests are about.
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

/** Waits until a number has stopped growing. */
async function atRest(number: () => number): Promise<number> {
  let before = -1;
  await until('rest', async () => {
    const now = number();
    const same = now === before;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return same;
  });
  return before;
}

const ANSWER = 'x'.repeat(20_000);

test('a client that reads no answers is asked nothing more after some, and gets all 5,000 once it reads', async () => {
  let heard = 0;
  const home = await listening((connection) =>
    connection.onLine(() => {
      heard += 1;
      connection.send(ANSWER);
    }),
  );
  const socket = await client(home);
  socket.pause();
  for (let index = 0; index < 5000; index += 1) socket.write(`question ${index}\n`);
  // What the system holds between the two, and one answer or two: not the 100 MB that were asked for.
  expect((await atRest(() => heard)) * ANSWER.length).toBeLessThan(4_000_000);
  let bytes = 0;
  socket.on('data', (chunk) => {
    bytes += chunk.length;
  });
  socket.resume();
  await until('every answer', () => bytes === 5000 * (ANSWER.length + 1));
  expect(heard).toBe(5000);
});

test('the next line comes only when the one before is done with, in order', async () => {
  const steps: string[] = [];
  const home = await listening((connection) =>
    connection.onLine(async (line) => {
      steps.push(`begin ${line}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      steps.push(`end ${line}`);
    }),
  );
  (await client(home)).write('a\nb\nc\n');
  await until('the last', () => steps.length === 6);
  expect(steps).toEqual(['begin a', 'end a', 'begin b', 'end b', 'begin c', 'end c']);
});

test('a connection that lets more than 1 MiB of events wait is dropped', async () => {
  const served: LineConnection[] = [];
  const home = await listening((connection) => served.push(connection));
  const socket = await client(home);
  socket.pause();
  await until('it is served', () => served.length === 1);
  let ended = false;
  served[0]?.onClose(() => {
    ended = true;
  });
  for (let index = 0; index < 50; index += 1) served[0]?.send(ANSWER);
  expect(ended).toBe(false);
  for (let index = 0; index < 50; index += 1) served[0]?.send(ANSWER);
  await until('its end', () => ended);
});

test('of connections that let more than 32 MiB wait together, the fullest go until the rest fits', async () => {
  const served: LineConnection[] = [];
  let ended = 0;
  const home = await listening((connection) => {
    served.push(connection);
    connection.onClose(() => {
      ended += 1;
    });
  });
  for (let index = 0; index < 50; index += 1) (await client(home)).pause();
  await until('all are served', () => served.length === 50);
  for (const connection of served) connection.send('x'.repeat(1_000_000));
  expect(await atRest(() => ended)).toBe(50 - 33);
});

test('a handler that breaks ends its connection, and the next one is served', async () => {
  const home = await listening((connection) =>
    connection.onLine((line) => {
      if (line === 'break') throw new Error('broken');
      connection.send('fine');
    }),
  );
  const broken = await client(home);
  broken.write('break\n');
  await new Promise((resolve) => broken.once('close', resolve));
  const next = await client(home);
  next.write('hello\n');
  expect(String(await new Promise((resolve) => next.once('data', resolve)))).toBe('fine\n');
});

test('what was said before closing still arrives', async () => {
  const home = await listening((connection) => {
    connection.send('goodbye');
    connection.close();
  });
  const socket = await client(home);
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  await new Promise((resolve) => socket.once('close', resolve));
  expect(text).toBe('goodbye\n');
});
