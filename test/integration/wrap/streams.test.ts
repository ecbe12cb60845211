import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI, plainEnv } from '@test/cli.ts';
import { sleep, tempDir, until } from '@test/temp.ts';
import { started, wrap } from '@test/wrap.ts';
import { describe, expect, test } from 'vitest';

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const node = process.execPath;

describe('guard run passes on', () => {
  test('every byte there is, both ways, in pieces of any size', async () => {
    const one = wrap(tempDir(), ['--', 'cat']);
    const bytes = Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_, n) => n)), randomBytes(300_001)]);
    one.child.stdin?.write(bytes.subarray(0, 1));
    one.child.stdin?.write(bytes.subarray(1, 70_000));
    one.child.stdin?.end(bytes.subarray(70_000));
    expect(await one.ended).toEqual({ code: 0, signal: null });
    expect(sha(one.out())).toBe(sha(bytes));
    expect(one.err()).toBe('');
  });

  test('100 MB to the server and 100 MB back, held up by a client that stops reading for a second', async () => {
    const block = randomBytes(1024 * 1024);
    const child = spawn(node, [CLI, 'guard', 'run', '--', 'cat'], { env: plainEnv(tempDir()), stdio: 'pipe' });
    const sent = createHash('sha256');
    const got = createHash('sha256');
    let gotBytes = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      got.update(chunk);
      gotBytes += chunk.length;
    });
    const closed = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
    let heldUp = false;
    for (let count = 0; count < 100; count += 1) {
      sent.update(block);
      const more = child.stdin.write(block);
      if (count === 40) {
        child.stdout.pause();
        setTimeout(() => child.stdout.resume(), 1000);
      }
      if (!more) {
        heldUp = true;
        await new Promise((resolve) => child.stdin.once('drain', resolve));
      }
    }
    child.stdin.end();
    expect(await closed).toBe(0);
    expect(gotBytes).toBe(100 * 1024 * 1024);
    expect(got.digest('hex')).toBe(sent.digest('hex'));
    expect(heldUp).toBe(true);
  });

  test('an answer at once, with no newline and nothing after it', async () => {
    const one = wrap(tempDir(), ['--', 'cat']);
    one.child.stdin?.write('x');
    await until('the answer', () => one.out().toString() === 'x');
    one.child.stdin?.write('y');
    await until('the next', () => one.out().toString() === 'xy');
    one.child.stdin?.end();
    expect((await one.ended).code).toBe(0);
  });

  test('the end of input, and an answer that comes 3 s after it', async () => {
    const one = wrap(tempDir(), ['--', 'sh', '-c', 'wc -c; sleep 3; echo late; exit 9']);
    one.child.stdin?.end('12345');
    expect(await one.ended).toEqual({ code: 9, signal: null });
    expect(one.out().toString().replace(/ /g, '')).toBe('5\nlate\n');
  });

  test('the end of output, while the server lives on', async () => {
    const one = wrap(tempDir(), ['--', 'sh', '-c', 'echo all; exec >&-; sleep 60']);
    let ended = false;
    one.child.stdout?.once('end', () => {
      ended = true;
    });
    await until('the end of its output', () => ended);
    expect(one.child.exitCode).toBeNull();
    expect(one.out().toString()).toBe('all\n');
  });

  test('that nobody reads the input any more, to a client that writes on', async () => {
    const one = wrap(tempDir(), ['--', 'sh', '-c', 'exec <&-; sleep 60']);
    let broken = false;
    one.child.stdin?.once('error', () => {
      broken = true;
    });
    await until('the broken pipe', async () => {
      one.child.stdin?.write(randomBytes(65_536));
      await sleep(20);
      return broken || one.child.stdin?.destroyed === true;
    });
  });

  test('error output, 5 MB of it, to a client that begins to read it after a second', async () => {
    const script =
      'let n = 0; const more = () => { if (n++ < 80) process.stderr.write("e".repeat(65536), more); }; more()';
    const one = wrap(tempDir(), ['--', node, '-e', script]);
    one.child.stderr?.pause();
    setTimeout(() => one.child.stderr?.resume(), 1000);
    expect((await one.ended).code).toBe(0);
    expect(one.err().length).toBe(80 * 65_536);
    expect(new Set(one.err())).toEqual(new Set(['e']));
  });

  test('input from a file and output to a file, which no client is at the other end of', async () => {
    const dir = tempDir();
    const bytes = randomBytes(200_000);
    writeFileSync(join(dir, 'in'), bytes);
    const out = join(dir, 'out');
    const child = spawn(node, [CLI, 'guard', 'run', '--', 'sh', '-c', 'cat; echo told >&2'], {
      env: plainEnv(tempDir()),
      stdio: [openSync(join(dir, 'in'), 'r'), openSync(out, 'w'), openSync(join(dir, 'err'), 'w')],
    });
    await new Promise((resolve) => child.once('close', resolve));
    const { readFileSync } = await import('node:fs');
    expect(sha(readFileSync(out))).toBe(sha(bytes));
    expect(readFileSync(join(dir, 'err'), 'utf8')).toBe('told\n');
  });

  test('the environment of its client, and BEACON_RUN besides', async () => {
    const script = 'process.stdout.write(JSON.stringify(process.env))';
    const env = { ...plainEnv(tempDir()), API_KEY: 'made-up value', BEACON_ENDPOINT: 'https://example.com' };
    const of = async (args: string[]) => {
      const one = started(spawn(node, args, { env, stdio: 'pipe' }));
      await one.ended;
      return JSON.parse(one.out().toString()) as Record<string, string>;
    };
    const { BEACON_RUN, PWD: _, ...wrapped } = await of([CLI, 'guard', 'run', '--', node, '-e', script]);
    const { PWD: __, ...direct } = await of(['-e', script]);
    expect(wrapped).toEqual(direct);
    expect(BEACON_RUN).toMatch(/^[0-9a-f]{32}-1$/);
  });
});
