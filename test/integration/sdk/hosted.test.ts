import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@test/cli.ts';
import { kept, onDisk, program, ran } from '@test/sdk.ts';
import { tempDir, until } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const init = `beacon.init({ component: 'job.digest', version: '1.2.3' });`;
const lines = `import { createInterface } from 'node:readline';
  const commands = { crumb: (text) => beacon.breadcrumb('said', text), fail: (text) => { function failing() { return new TypeError(text); } beacon.capture(failing()); },
    friction: (phase) => beacon.friction('gate_failure', phase), flush: async () => console.log(JSON.stringify(await beacon.flush(30000))) };
  createInterface({ input: process.stdin }).on('line', async (line) => { const [word, ...rest] = line.split(' '); await commands[word](rest.join(' ')); });`;

/** A program that does what it is told on its standard input. */
function talking(home: string) {
  const one = program(home, `${init} ${lines}`);
  return {
    ...one,
    say: async (...all: string[]) => {
      const before = one.out();
      one.child.stdin?.write(`${all.join('\n')}\nflush\n`);
      await until('the answer', () => one.out() !== before);
      return JSON.parse(one.out().trim().split('\n').at(-1) ?? '');
    },
  };
}

describe('with a host', () => {
  test('failures and friction go over beacon.sock with their breadcrumbs, and the host keeps them, scrubbed', async () => {
    const home = tempDir();
    await serve(home);
    const one = talking(home);
    expect(
      await one.say('crumb first', 'crumb to ada@example.com', 'fail for ada@example.com', 'friction gate'),
    ).toEqual({
      kept: 2,
      dropped: 0,
    });
    const all = kept(home);
    expect(all.map(({ report }) => report.crash.type).sort()).toEqual(['friction', 'unhandled_exception']);
    const thrown = all.find(({ report }) => report.crash.type === 'unhandled_exception');
    expect(thrown?.report).toMatchObject({
      app: { component: 'job.digest', version: '1.2.3' },
      crash: { error_class: 'TypeError' },
    });
    expect(thrown?.report.crash.breadcrumbs.map(({ event }) => event)).toEqual(['said', 'said', 'crash']);
    expect(thrown?.local.message).toMatch(/^for \[REDACTED:EMAIL:\d\]$/);
    expect(onDisk(home)).not.toContain('ada@example.com');
  });

  test('that dies midway and comes back, every failure is kept by whoever is there', async () => {
    const home = tempDir();
    const first = await serve(home);
    const one = talking(home);
    await one.say('fail one');
    await first.kill();
    expect(await one.say('friction alone')).toEqual({ kept: 2, dropped: 0 });
    await serve(home);
    expect(await one.say('friction again')).toEqual({ kept: 3, dropped: 0 });
    expect(
      kept(home)
        .filter(({ report }) => report.crash.type !== 'unclean_exit')
        .map(({ report }) => report.crash.phase)
        .sort(),
    ).toEqual(['again', 'alone', null]);
  });

  test('that does not answer, the failure is kept here after 10 s at the latest', async () => {
    const home = tempDir();
    const host = await serve(home);
    const one = talking(home);
    await one.say('crumb x', 'friction before');
    host.child.kill('SIGSTOP');
    one.child.stdin?.write('friction meanwhile\n');
    await until('it is kept', () => kept(home).some(({ report }) => report.crash.phase === 'meanwhile'));
    host.child.kill('SIGCONT');
  });

  test('a program killed with -9 is reported soon after, with its own breadcrumbs', async () => {
    const home = tempDir();
    await serve(home);
    const one = talking(home);
    await one.say('crumb last');
    await until('its journal', () => onDisk(join(home, 'journal')).includes('"said"'));
    one.child.kill('SIGKILL');
    await until('its report', () => kept(home).length > 0);
    expect(kept(home)).toMatchObject([
      { report: { app: { component: 'job.digest' }, crash: { type: 'unclean_exit' } } },
    ]);
  });

  test('a program that ends as it should leaves no journal and no report', async () => {
    const home = tempDir();
    await serve(home);
    await ran(home, `${init} beacon.breadcrumb('x'); setTimeout(() => {}, 1500);`);
    expect(kept(home)).toEqual([]);
    expect(onDisk(join(home, 'journal'))).not.toContain('job.digest');
    expect(existsSync(join(home, 'pending'))).toBe(true);
  });
});
