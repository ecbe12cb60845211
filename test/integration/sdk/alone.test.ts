import { chmodSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { smallDisk } from '@test/full-disk.ts';
import { failures, kept, onDisk, program, ran } from '@test/sdk.ts';
import { sleep, tempDir, until } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const init = `beacon.init({ component: 'job.digest', version: '1.2.3' });`;
const plainRun = async (source: string) => {
  const { code, signal, err } = await ran(tempDir(), source, { STALLARI_TELEMETRY: 'off' });
  return { code, signal, err: err.replaceAll(/file:\S+program\.mjs/g, 'program.mjs') };
};
const journals = (home: string) => (existsSync(join(home, 'journal')) ? readdirSync(join(home, 'journal')) : []);
const own = (err: string) => err.replaceAll(/file:\S+program\.mjs/g, 'program.mjs');

describe('an error that nobody caught, with no host', () => {
  const ends: [string, string, string, string | null][] = [
    [
      'an exception',
      `setTimeout(() => { throw new TypeError('for ada@example.com'); }, 20);`,
      'unhandled_exception',
      'TypeError',
    ],
    ['a rejection', `Promise.reject(new RangeError('no'));`, 'unhandled_rejection', 'RangeError'],
    [
      'an exception in a microtask',
      `queueMicrotask(() => { throw new SyntaxError('no'); });`,
      'unhandled_exception',
      'SyntaxError',
    ],
    ['a string', `setTimeout(() => { throw 'only words'; }, 20);`, 'unhandled_exception', 'Error'],
    ['null', `setTimeout(() => { throw null; }, 20);`, 'unhandled_exception', 'Error'],
    [
      'an error whose getters throw',
      `const error = new Error('x'); for (const key of ['stack', 'name', 'message', 'cause']) Object.defineProperty(error, key, { get() { throw new Error('getter'); } });
       setTimeout(() => { throw error; }, 20);`,
      'unhandled_exception',
      'Error',
    ],
  ];
  test.each(ends)(
    '%s: kept in the store before the process ends, with its own code and words',
    async (_, throwing, type, errorClass) => {
      const home = tempDir();
      const source = `${init} beacon.breadcrumb('step', 7); ${throwing}`;
      const ended = await ran(home, source);
      const bare = await plainRun(source);
      expect({ code: ended.code, signal: ended.signal, err: own(ended.err) }).toEqual(bare);
      const [one] = kept(home);
      expect(kept(home)).toHaveLength(1);
      expect(one?.report).toMatchObject({
        type: 'crash',
        app: { component: 'job.digest', version: '1.2.3' },
        crash: { type, error_class: errorClass },
      });
      expect(one?.report.crash.breadcrumbs[0]).toMatchObject({ event: 'step', detail: '7' });
      expect(onDisk(home)).not.toContain('ada@example.com');
      expect(journals(home)).toEqual([]);
    },
  );

  test('with causes, the outer one 4 deep and the inner ones in a circle, is told by its cause', async () => {
    const home = tempDir();
    await ran(
      home,
      `${init} const a = new Error('inner'); const b = new Error('middle', { cause: a }); a.cause = b;
      setTimeout(() => { throw new TypeError('outer', { cause: b }); }, 10);`,
    );
    expect(kept(home)).toMatchObject([{ report: { crash: { error_class: 'Error' } }, local: { message: 'middle' } }]);
  });

  test('of an uncaughtException listener of its own, the program lives on as it would, and the report comes', async () => {
    const home = tempDir();
    const ended = await ran(
      home,
      `${init} process.on('uncaughtException', () => {}); setTimeout(() => { throw new Error('x'); }, 10);
       setTimeout(async () => { console.log(JSON.stringify(await beacon.flush(30000))); }, 100);`,
    );
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(ended.out)).toEqual({ kept: 1, dropped: 0 });
    expect(kept(home)).toHaveLength(1);
  });

  test('in a worker thread is kept too, and ends only that thread', async () => {
    const home = tempDir();
    const ended = await ran(
      home,
      `import { isMainThread, Worker } from 'node:worker_threads';
       beacon.init({ component: isMainThread ? 'job.main' : 'job.thread' });
       if (isMainThread) new Worker(new URL(import.meta.url)).on('error', () => console.log('main goes on'));
       else setTimeout(() => { throw new TypeError('in a thread'); }, 20);`,
    );
    expect(ended).toMatchObject({ code: 0, out: 'main goes on\n', err: '' });
    expect(kept(home).map(({ report }) => report.app.component)).toEqual(['job.thread']);
  });
});

describe('a caught error, with no host', () => {
  test.each([
    ['after flush', `beacon.capture(new TypeError('x')); await beacon.flush();`, 0],
    ['at the natural end', `beacon.capture(new TypeError('x'));`, 0],
    ['at process.exit(4) in the next line', `beacon.capture(new TypeError('x')); process.exit(4);`, 4],
  ])('is kept %s, and the process ends by itself', async (_, source, code) => {
    const home = tempDir();
    expect(await ran(home, `${init} ${source}`)).toMatchObject({ code, out: '', err: '' });
    expect(kept(home)).toMatchObject([
      { report: { crash: { type: 'unhandled_exception', error_class: 'TypeError' } } },
    ]);
  });

  test('100 times in a loop becomes one report; what is too much at once is dropped and counted', async () => {
    const home = tempDir();
    const ended = await ran(
      home,
      `${init} for (let i = 0; i < 100; i += 1) beacon.capture(new TypeError('x')); console.log(JSON.stringify(await beacon.flush(30000)));`,
    );
    expect(JSON.parse(ended.out)).toEqual({ kept: 50, dropped: 50 });
    expect(kept(home)).toHaveLength(1);
    expect(failures(home)).toBe(50);
  });

  test('and friction are two reports of their own kinds', async () => {
    const home = tempDir();
    await ran(
      home,
      `${init} beacon.friction('rate_limit_loop', 'fetch'); beacon.friction('nonsense'); await beacon.flush();`,
    );
    expect(kept(home)).toMatchObject([
      { report: { crash: { type: 'friction', friction_kind: 'rate_limit_loop', phase: 'fetch' } } },
    ]);
  });
});

describe('whatever it is called with', () => {
  test('nothing is thrown, printed or held: init never, twice and with nonsense, huge texts, odd values', async () => {
    const home = tempDir();
    const ended = await ran(
      home,
      `beacon.breadcrumb('x'); beacon.capture(new Error('before')); beacon.friction('retry_loop'); beacon.dispatch('failed'); beacon.guard({}, {});
       const odd = [undefined, null, 0, '', Symbol('s'), 10n, () => {}, {}, [], new Proxy({}, { get() { throw 1; } }), 'x'.repeat(1e6)];
       for (const one of odd) { beacon.init(one); beacon.init({ component: one, version: one }); beacon.breadcrumb(one, one); beacon.capture(one);
         beacon.friction(one, one); beacon.dispatch(one); beacon.guard(one, one); beacon.guard({ pid: one, once: () => {} }, { name: one, kind: 'job' }); await beacon.flush(one); }
       beacon.init({ component: 'job.digest' });
       console.log('went through');`,
    );
    expect(ended).toMatchObject({ code: 0, out: 'went through\n', err: '' });
    expect(kept(home).every(({ report }) => report.app.component === 'local.daemon')).toBe(true);
  });

  test('loaded twice, it is one', async () => {
    const home = tempDir();
    const ended = await ran(
      home,
      `const again = (await import(${JSON.stringify(`file://${process.cwd()}/out/sdk.mjs`)} + '?again')).beacon;
       console.log(again === beacon); ${init} again.init({ component: 'job.second' }); setTimeout(() => { throw new Error('x'); }, 10);`,
    );
    expect(ended.out).toBe('true\n');
    expect(kept(home).map(({ report }) => report.app.component)).toEqual(['job.second']);
  });
});

describe('where nothing may be collected', () => {
  const crash = `${init} beacon.breadcrumb('a'); beacon.capture(new Error('x')); beacon.friction('retry_loop'); await beacon.flush(); throw new Error('y');`;
  test.each([
    [{ STALLARI_TELEMETRY: 'off' }],
    [{ DO_NOT_TRACK: '1' }],
    [{ STALLARI_TELEMETRY_DISABLED: 'true' }],
    [{ STALLARI_TELEMETRY: '', CI: 'true' }],
    [{ STALLARI_TELEMETRY: 'diagnostics' }],
  ])('%j leaves no home behind', async (env) => {
    const home = join(tempDir(), 'home');
    expect(await ran(home, crash, env)).toMatchObject({ code: 1, out: '' });
    expect(existsSync(home)).toBe(false);
  });

  test('collection switched off in config.json leaves no report and no journal', async () => {
    const home = tempDir();
    writeFileSync(join(home, 'config.json'), '{ "collection": false }');
    await ran(home, crash);
    expect(kept(home)).toEqual([]);
    expect(journals(home)).toEqual([]);
  });

  test('STALLARI_TELEMETRY_DEBUG=1 keeps the report here as ever, and prints nothing of its own', async () => {
    const home = tempDir();
    const ended = await ran(home, `${init} beacon.capture(new Error('x')); await beacon.flush();`, {
      STALLARI_TELEMETRY_DEBUG: '1',
    });
    expect(ended).toMatchObject({ code: 0, out: '', err: '' });
    expect(kept(home)).toHaveLength(1);
  });
});

describe('a home that cannot be written', () => {
  test('on a full disk the failure is dropped, counted and silent, and the program ends as it would', async () => {
    const disk = smallDisk(64);
    const waiting = program(
      disk.dir,
      `${init} process.stdin.once('data', async () => { beacon.capture(new Error('x')); console.log(JSON.stringify(await beacon.flush(30000))); process.exit(); }); console.log('up');`,
    );
    await until('it is up', () => waiting.out() !== '');
    disk.fill(waiting.child.pid);
    waiting.child.stdin?.write('go\n');
    expect(await waiting.ended).toEqual({ code: 0, signal: null });
    expect(waiting.out()).toBe('up\n{"kept":0,"dropped":1}\n');
    expect(waiting.err()).toBe('');
  });

  test('a file in the way of the home is the same', async () => {
    const home = join(tempDir(), 'file');
    writeFileSync(home, 'x');
    const ended = await ran(
      home,
      `${init} beacon.capture(new Error('x')); console.log(JSON.stringify(await beacon.flush(30000))); throw new Error('y');`,
    );
    expect(ended).toMatchObject({ code: 1, out: '{"kept":0,"dropped":1}\n' });
  });
});

describe('store.lock in the hands of another', () => {
  test('that lives does not hold a crash for longer than 50 ms: a new file is written beside the like', async () => {
    const home = tempDir();
    const crash = `${init} function failing() { throw new TypeError('x'); } setTimeout(failing, 10);`;
    await ran(home, crash);
    const stat = (await import('node:fs')).readFileSync(`/proc/${process.pid}/stat`, 'utf8');
    const boot = (await import('node:fs')).readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const startTime = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const record = { pid: process.pid, start_time: startTime, boot_id: boot, nonce: 'aa' };
    writeFileSync(join(home, 'state', 'store.lock'), JSON.stringify(record));
    await ran(home, crash);
    expect(kept(home).map(({ local }) => local.occurrences.count)).toEqual([1, 1]);
  });
});

describe('50 processes that fail in the same moment', () => {
  test('lose nothing: their reports stand for 50 failures, and every file can be read', async () => {
    const home = tempDir();
    const all = await Promise.all(
      Array.from({ length: 50 }, () =>
        ran(home, `${init} function failing() { throw new TypeError('x'); } setTimeout(failing, 10);`),
      ),
    );
    expect(new Set(all.map(({ code }) => code))).toEqual(new Set([1]));
    expect(failures(home)).toBe(50);
    expect(readdirSync(join(home, 'state')).filter((name) => name.endsWith('.lock'))).toEqual([]);
    for (const name of readdirSync(join(home, 'pending'))) {
      expect(statSync(join(home, 'pending', name)).mode & 0o777).toBe(0o600);
    }
    chmodSync(home, 0o700);
  });
});

describe('a process that dies without a word', () => {
  const dying = (how: string) =>
    `${init} beacon.breadcrumb('phase', 'index'); beacon.breadcrumb('mail', 'for ada@example.com'); setTimeout(() => { ${how} }, 100_000); console.log('up'); process.stdin.on('data', () => { ${how} });`;
  const journaled = (home: string) =>
    existsSync(join(home, 'journal')) && onDisk(join(home, 'journal')).includes('"mail"');

  test.each([
    ['kill -9', '', 'SIGKILL'],
    ['abort', 'process.abort();', null],
  ] as const)(
    'by %s leaves its scrubbed breadcrumbs, and the next one that starts reports it with them',
    async (_, how, signal) => {
      const home = tempDir();
      const one = program(home, dying(how));
      await until('its journal', () => journaled(home));
      if (signal === null) one.child.stdin?.write('go\n');
      else one.child.kill(signal);
      await one.ended;
      expect(onDisk(home)).not.toContain('ada@example.com');
      const next = program(
        home,
        `beacon.init({ component: 'job.other' }); beacon.capture(new Error('x')); process.stdin.resume();`,
      );
      const unclean = () => kept(home).find((found) => found.report.crash.type === 'unclean_exit');
      await until('its report', unclean);
      next.child.stdin?.end();
      await next.ended;
      const report = unclean();
      expect(report?.report).toMatchObject({ app: { component: 'job.digest', version: '1.2.3' } });
      expect(report?.report.crash.breadcrumbs.map(({ event, detail }) => [event, detail])).toEqual([
        ['phase', 'index'],
        ['mail', null],
        ['crash', 'unclean_exit'],
      ]);
      expect(kept(home).filter((found) => found.report.crash.type === 'unclean_exit')).toHaveLength(1);
    },
  );

  test('is reported once by 10 that look at the same time', async () => {
    const home = tempDir();
    const one = program(home, dying(''));
    await until('its journal', () => journaled(home));
    one.child.kill('SIGKILL');
    await one.ended;
    const ten = Array.from({ length: 10 }, () =>
      program(home, `beacon.init({ component: 'job.other' }); beacon.breadcrumb('x'); process.stdin.resume();`),
    );
    await until('its report', () => failures(home) > 0);
    await until('ten journals of their own', () => journals(home).length === 10);
    await sleep(1000);
    for (const { child } of ten) child.stdin?.end();
    await Promise.all(ten.map(({ ended }) => ended));
    expect(failures(home)).toBe(1);
    expect(journals(home)).toEqual([]);
  });
});
