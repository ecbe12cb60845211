import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI, plainEnv } from '@test/cli.ts';
import { shelf } from '@test/store.ts';
import { describe, expect, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';

/** The bytes that it prints. */
function raw(home: string, name: string): Buffer {
  const ran = spawnSync(process.execPath, [CLI, 'beacon', 'inspect', name, '--raw'], { env: plainEnv(home) });
  expect(ran.stderr.toString()).toBe('');
  expect(ran.status).toBe(0);
  return ran.stdout;
}

describe('beacon inspect --raw', () => {
  test('prints the bytes of a report that ends without a newline, with two, and with CRLF', async () => {
    const { root, put } = await shelf();
    await put(id);
    const path = join(root, 'pending', `${id}.json`);
    const text = readFileSync(path, 'utf8').trimEnd();
    for (const other of [text, `${text}\n\n`, `${text.replaceAll('\n', '\r\n')}\r\n`]) {
      writeFileSync(path, other);
      expect(raw(root, id)).toEqual(Buffer.from(other));
    }
  });

  test('prints 200,000 bytes that are no UTF-8 from quarantine/, whole', async () => {
    const { root } = await shelf();
    const bytes = Buffer.alloc(200_000, 0xff);
    writeFileSync(join(root, 'quarantine', 'brpt_0123456789abcdef.json'), bytes);
    expect(raw(root, 'brpt_0123456789abcdef.json')).toEqual(bytes);
  });

  test('prints a torn file of pending/ where it lies, and does not move it', async () => {
    const { root } = await shelf();
    writeFileSync(join(root, 'pending', `${id}.json`), Buffer.from([0x7b, 0x00, 0xfe, 0x0a]));
    expect(raw(root, id)).toEqual(Buffer.from([0x7b, 0x00, 0xfe, 0x0a]));
    expect(readdirSync(join(root, 'pending'))).toEqual([`${id}.json`]);
  });
});
