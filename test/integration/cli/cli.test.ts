import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { nodeDigest } from '@adapters/system-clock.ts';
import { asNobody, nobody } from '@test/as-nobody.ts';
import { CLI, cli, cliAsync, plainEnv } from '@test/cli.ts';
import { cliHere } from '@test/cli-here.ts';
import { shelf } from '@test/store.ts';
import { tempDir } from '@test/temp.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';

async function homeWithReport(config: object = {}) {
  const one = await shelf();
  await one.put(id);
  writeFileSync(join(one.root, 'config.json'), JSON.stringify(config));
  return one;
}
/** A server that takes reports in and remembers the bodies. */
async function ingest(status = 202) {
  const bodies: Buffer[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks));
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { endpoint: `http://127.0.0.1:${address.port}`, bodies };
}
const decided = { decided_at: '2026-04-03T09:00:00Z' };

describe('beacon list', () => {
  test('on an empty home prints an empty list, and does not make the home', () => {
    const home = join(tempDir(), 'none');
    expect(cli(home, ['beacon', 'list', '--json'])).toEqual({
      code: 0,
      out: '{\n  "reports": [],\n  "dropped": 0\n}\n',
      err: '',
    });
    expect(cli(home, ['beacon', 'list']).out).toBe('Nothing to review.\n');
    expect(existsSync(home)).toBe(false);
  });

  test('prints rows of exactly the shape of the specification', async () => {
    const { root } = await homeWithReport();
    const { reports } = JSON.parse(cli(root, ['beacon', 'list', '--json']).out);
    const bytes = readFileSync(join(root, 'pending', `${id}.json`)).length;
    expect(reports).toEqual([
      {
        id,
        type: 'crash',
        state: 'pending',
        timestamp: '2026-04-03T09:15:00Z',
        component: 'job.indexer',
        cause: 'crashed with TypeError',
        occurrences: 1,
        bytes,
        fingerprint: '9'.repeat(64),
      },
    ]);
  });

  test('names files that could not be read on a line of their own, and lists them when asked', async () => {
    const { root } = await homeWithReport();
    writeFileSync(join(root, 'pending', 'brpt_0123456789abcdef.json'), '{ torn');
    expect(cli(root, ['beacon', 'list']).out).toContain('1 file could not be read; nothing was deleted.');
    const { reports } = JSON.parse(cli(root, ['beacon', 'list', '--quarantined', '--json']).out);
    expect(reports).toMatchObject([
      { id: 'brpt_0123456789abcdef.json', state: 'quarantined', cause: 'It is not complete JSON.' },
    ]);
  });

  test('has no colour off a terminal', async () => {
    const { root } = await homeWithReport();
    expect(cli(root, ['beacon', 'list']).out).not.toContain('\u001b');
  });
});

describe('beacon inspect', () => {
  test('takes any unique start of an id, with brpt_ or without', async () => {
    const { root } = await homeWithReport();
    for (const start of [id, 'brpt_1f', '1f3c']) {
      expect(cli(root, ['beacon', 'inspect', start, '--raw']).out).toBe(
        readFileSync(join(root, 'pending', `${id}.json`), 'utf8'),
      );
    }
  });

  test('prints { report, local, consent, receipt } as JSON', async () => {
    const { root } = await homeWithReport();
    const printed = JSON.parse(cli(root, ['beacon', 'inspect', id, '--json']).out);
    expect(Object.keys(printed)).toEqual(['report', 'local', 'consent', 'receipt']);
    expect(printed).toMatchObject({
      report: { report_id: id },
      local: { name: 'search-index' },
      consent: null,
      receipt: null,
    });
  });

  test('changes nothing: the report stays unread', async () => {
    const { root, store } = await homeWithReport();
    cli(root, ['beacon', 'inspect', id]);
    expect((await store.get(id))?.local?.read_at).toBeNull();
  });

  test('of "nope", of a path, of ".." and of nothing ends with 1 and one line', async () => {
    const one = await homeWithReport();
    const { ran } = await cliHere(one, {}, false);
    for (const given of ['nope', '../../etc/passwd', '..', '']) {
      const { code, err } = await ran('beacon', 'inspect', given);
      expect([given, code, err.trim().split('\n').length]).toEqual([given, 1, 1]);
    }
    expect(cli(one.root, ['beacon', 'inspect', 'nope'])).toEqual({
      code: 1,
      out: '',
      err: 'There is no report "nope". See: stallari-cli beacon list\n',
    });
  });

  test('of a start that fits two says so', async () => {
    const { root, put } = await homeWithReport();
    await put('brpt_1f00000000000000');
    expect(cli(root, ['beacon', 'inspect', '1f'])).toMatchObject({
      code: 1,
      err: `"1f" fits 2 reports: brpt_1f00000000000000, ${id}. Give more of the id.\n`,
    });
  });

  test('shows no control character of a hostile report', async () => {
    const { root, put } = await homeWithReport();
    await put('brpt_00000000000000ee', {}, { log_tail: ['\u001b]0;title\u0007\u001b[2Jgone \u202eevil'] });
    const { out } = cli(root, ['beacon', 'inspect', 'brpt_00000000000000ee']);
    for (const sign of ['\u001b', '\u0007', '\u202e']) expect(out).not.toContain(sign);
    expect(out).toContain('gone');
  });
});

describe('beacon send, off a terminal: the table of spec 5', () => {
  test.each([
    ['switched off by environment', {}, { STALLARI_TELEMETRY: 'off' }, 'an environment variable switched reports off'],
    ['DO_NOT_TRACK', { consent: { crash_reports: true, ...decided } }, { DO_NOT_TRACK: '1' }, 'Do Not Track is set'],
    ['collection off', { collection: false, consent: { crash_reports: true, ...decided } }, {}, 'collection is off'],
    ['crash reports off', {}, {}, 'not a terminal'],
    ['on, review on', { consent: { crash_reports: true, ...decided } }, {}, 'not a terminal'],
  ])('%s: exit 3, one line, nothing sent', async (_, config, env, words) => {
    const server = await ingest();
    const { root } = await homeWithReport({ endpoint: server.endpoint, ...config });
    const ran = await cliAsync(root, ['beacon', 'send', id], env);
    expect(ran.code).toBe(3);
    expect(ran.err).toContain(words);
    expect(ran.err.trim().split('\n')).toHaveLength(1);
    expect(server.bodies).toEqual([]);
  });

  test('no endpoint: exit 3', async () => {
    const { root } = await homeWithReport({ consent: { crash_reports: true, ...decided } });
    expect(cli(root, ['beacon', 'send', id])).toMatchObject({
      code: 3,
      err: expect.stringContaining('No destination set; export or open an issue instead'),
    });
  });

  test('on, review off: sent, exactly the bytes of the file', async () => {
    const server = await ingest();
    const consent = { crash_reports: true, review_before_sending: false, endpoint: server.endpoint, ...decided };
    const { root } = await homeWithReport({ endpoint: server.endpoint, consent });
    const bytes = readFileSync(join(root, 'pending', `${id}.json`));
    const ran = await cliAsync(root, ['beacon', 'send', id]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(server.bodies).toEqual([bytes]);
    expect(readdirSync(join(root, 'sent')).sort()).toEqual([`${id}.json`, `${id}.receipt.json`]);
    const listed = JSON.parse(cli(root, ['beacon', 'list', '--sent', '--json']).out);
    expect(listed.reports).toMatchObject([{ id, state: 'sent' }]);
    expect(cli(root, ['beacon', 'network', '--json']).out).toContain(`${server.endpoint}/v1/reports`);
  });

  test('what is approved already goes, and one that cannot be delivered now waits with exit 0', async () => {
    const one = await homeWithReport({ endpoint: 'http://127.0.0.1:9', consent: { crash_reports: true, ...decided } });
    const sha256 = nodeDigest.sha256Hex(readFileSync(join(one.root, 'pending', `${id}.json`)));
    await one.store.approve(id, {
      sha256,
      endpoint: 'http://127.0.0.1:9',
      approved_at: '2026-04-03T09:21:00Z',
      mode: 'reviewed',
      wording_version: 1,
    });
    const ran = cli(one.root, ['beacon', 'send', id]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('state: waiting');
    expect(JSON.parse(cli(one.root, ['beacon', 'list', '--json']).out).reports).toMatchObject([{ state: 'approved' }]);
  });

  test('with STALLARI_TELEMETRY_DEBUG prints the request and makes none', async () => {
    const server = await ingest();
    const consent = { crash_reports: true, review_before_sending: false, endpoint: server.endpoint, ...decided };
    const { root } = await homeWithReport({ endpoint: server.endpoint, consent });
    const ran = await cliAsync(root, ['beacon', 'send', id], { STALLARI_TELEMETRY_DEBUG: '1' });
    expect(ran.err).toContain(`POST ${server.endpoint}/v1/reports`);
    expect(ran.err).toContain('"report_id": "brpt_1f3c5a7e9b2d4f60"');
    expect(server.bodies).toEqual([]);
  });

  test('--all is each report in turn, with the highest exit code', async () => {
    const { root, put } = await homeWithReport({ endpoint: 'http://127.0.0.1:9' });
    await put('brpt_00000000000000aa');
    const ran = cli(root, ['beacon', 'send', '--all', '--json']);
    expect(ran.code).toBe(3);
    expect(JSON.parse(ran.out).results).toMatchObject([{ refused: 'not_a_terminal' }, { refused: 'not_a_terminal' }]);
  });

  test('a redirect is not followed: the report is pending again, exit 1', async () => {
    const server = await ingest(307);
    const consent = { crash_reports: true, review_before_sending: false, endpoint: server.endpoint, ...decided };
    const { root } = await homeWithReport({ endpoint: server.endpoint, consent });
    const ran = await cliAsync(root, ['beacon', 'send', id]);
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('Beacon follows none') });
    expect(server.bodies).toHaveLength(1);
  });

  test.each([
    ['http://reports.example.com', 'Only https, or http on this computer.'],
    ['https://user:pass@example.com', 'no name, query or fragment'],
    ['https://example.com/?q=1', 'no name, query or fragment'],
  ])('BEACON_ENDPOINT=%s is refused under the same rules as the saved one', async (endpoint, words) => {
    const { root } = await homeWithReport({ consent: { crash_reports: true, ...decided } });
    const sent = cli(root, ['beacon', 'send', id], { BEACON_ENDPOINT: endpoint });
    expect(sent).toMatchObject({ code: 3, err: expect.stringContaining(words) });
    expect(sent.err).toMatch(/^brpt_1f3c5a7e9b2d4f60: BEACON_ENDPOINT is not allowed\. [^\n]*\n$/);
    expect(cli(root, ['telemetry', 'status'], { BEACON_ENDPOINT: endpoint }).out).toContain(words);
  });

  test('a BEACON_ENDPOINT that is refused is named by send --json and inspect, too', async () => {
    const { root } = await homeWithReport({ consent: { crash_reports: true, ...decided } });
    const [endpoint, words] = ['http://reports.example.com', 'Only https, or http on this computer.'];
    const json = cli(root, ['beacon', 'send', id, '--json'], { BEACON_ENDPOINT: endpoint });
    expect(json.err).toContain(words);
    expect(cli(root, ['beacon', 'inspect', id], { BEACON_ENDPOINT: endpoint }).out).toContain(words);
  });
});

describe('usage', () => {
  test.each([
    [['beacon', 'frobnicate']],
    [['beacon', 'list', '--nonsense']],
    [['beacon', 'inspect']],
    [['beacon', 'send']],
    [['beacon', 'serve', '--port', '70000']],
    [['guard', 'snooze', 'x', 'forever']],
    [['beacon', 'lisst']],
    [['beacon', 'inspect', 'x', '--raw', '--json']],
    [['no\u001b[2J-such']],
  ])('of %j ends with 2 and exactly 1 line on stderr', async (args) => {
    const ran = await (await cliHere(null, {}, false)).ran(...args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
    expect(ran.err).not.toContain('\u001b');
  });

  test('of a program of its own ends with 2 and 1 line on stderr as well', () => {
    expect(cli(tempDir(), ['beacon', 'list', '--nonsense'])).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^error: unknown option '--nonsense'[^\n]*\n$/),
    });
  });

  test.each([
    [[], /^error: stallari-cli needs a command: beacon, guard, telemetry, [a-z, ]+\. See: stallari-cli --help\n$/],
    [
      ['telemetry'],
      /^error: stallari-cli telemetry needs a command: status, on, off, review\. See: stallari-cli telemetry --help\n$/,
    ],
    [
      ['guard', 'bogus'],
      /^error: unknown command 'bogus'(?: \(Did you mean [a-z]+\?\))?\. See: stallari-cli guard --help\n$/,
    ],
  ])('of %j says what is wrong and where help is', async (args, line) => {
    expect(await (await cliHere(null, {}, false)).ran(...args)).toMatchObject({
      code: 2,
      err: expect.stringMatching(line),
    });
  });

  test.each([
    [['beacon', 'list']],
    [['beacon', 'inspect']],
    [['beacon', 'send']],
    [['beacon', 'serve']],
    [['guard', 'status']],
    [['guard', 'snooze']],
    [['telemetry', 'off']],
  ])('%j --help has an example', async (args) => {
    const ran = await (await cliHere(null, {}, false)).ran(...args, '--help');
    expect(ran.code).toBe(0);
    expect(ran.out).toContain(`Example:\n  stallari-cli ${args.join(' ')}`);
  });
});

describe('without a host', () => {
  test('guard status reads the files and says so', () => {
    const home = tempDir();
    writeFileSync(
      join(home, 'guardian.json'),
      '{ "processes": [ { "name": "a", "command": "x", "args": ["--token", "hunter2"], "env": { "KEY": "s3cr3t" } } ] }',
    );
    const plain = cli(home, ['guard', 'status']);
    expect(plain.code).toBe(0);
    expect(plain.out).toContain('Beacon is not running: this is what its files say.');
    const status = cli(home, ['guard', 'status', '--json']).out;
    expect(JSON.parse(status)).toMatchObject({
      host: { running: false, pid: null },
      processes: [{ name: 'a', state: 'stopped', pid: null }],
    });
    expect(status + plain.out).not.toMatch(/hunter2|s3cr3t/);
  });

  test('guard start, stop, restart and reset end with 1 and name beacon serve', async () => {
    const { ran } = await cliHere(null, {}, false);
    const refused = { code: 1, err: expect.stringContaining('beacon serve') };
    for (const command of ['start', 'stop', 'restart', 'reset'])
      expect([command, await ran('guard', command, 'a')]).toMatchObject([command, refused]);
    expect(cli(tempDir(), ['guard', 'stop', 'a'])).toMatchObject(refused);
  });

  test('telemetry off saves the choice, changes no consent, and on takes it back', () => {
    const home = tempDir();
    writeFileSync(join(home, 'config.json'), JSON.stringify({ consent: { crash_reports: true, ...decided } }));
    expect(cli(home, ['telemetry', 'off']).code).toBe(0);
    expect(JSON.parse(cli(home, ['telemetry', 'status', '--json']).out)).toMatchObject({
      collecting: false,
      saved: { collection: false, crash_reports: true },
    });
    expect(cli(home, ['telemetry', 'on']).code).toBe(0);
    expect(JSON.parse(cli(home, ['telemetry', 'status', '--json']).out)).toMatchObject({
      collecting: true,
      crash_reports: true,
    });
  });

  test.each([
    ['STALLARI_TELEMETRY=on', { collection: false }, 'on', { collecting: false, decided_by: 'telemetry off' }],
    ['nothing', {}, '', { collecting: true, decided_by: 'saved choice' }],
    [
      'STALLARI_TELEMETRY=crash',
      { consent: { diagnostics: true, ...decided } },
      'crash',
      { decided_by: 'saved choice', diagnostics: false, diagnostics_decided_by: 'STALLARI_TELEMETRY=crash' },
    ],
  ])('telemetry status with %s set names the switch that decided', (_, config, value, expected) => {
    const home = tempDir();
    writeFileSync(join(home, 'config.json'), JSON.stringify(config));
    const ran = cli(home, ['telemetry', 'status', '--json'], { STALLARI_TELEMETRY: value, CI: '' });
    expect(JSON.parse(ran.out)).toMatchObject(expected);
  });

  test('telemetry status says that review is on while another destination than the confirmed one is in force', () => {
    const home = tempDir();
    const consent = { crash_reports: true, review_before_sending: false, endpoint: 'https://a.example', ...decided };
    writeFileSync(join(home, 'config.json'), JSON.stringify({ endpoint: 'https://b.example', consent }));
    expect(JSON.parse(cli(home, ['telemetry', 'status', '--json']).out)).toMatchObject({
      review_before_sending: true,
      saved: { review_before_sending: false },
    });
    expect(cli(home, ['telemetry', 'status']).out).toContain('switched off for another destination');
  });

  test('telemetry on speaks of the environment only where that narrows something', () => {
    expect(cli(tempDir(), ['telemetry', 'on'], { STALLARI_TELEMETRY: 'on' }).err).toBe('');
    expect(cli(tempDir(), ['telemetry', 'on'], { STALLARI_TELEMETRY: 'crash' }).err).toContain(
      'STALLARI_TELEMETRY=crash is set here',
    );
  });

  test('telemetry status never says on while the environment forbids it', () => {
    const home = tempDir();
    writeFileSync(join(home, 'config.json'), JSON.stringify({ consent: { crash_reports: true, ...decided } }));
    const ran = cli(home, ['telemetry', 'status', '--json'], { DO_NOT_TRACK: '1' });
    expect(JSON.parse(ran.out)).toMatchObject({ collecting: false, crash_reports: false, decided_by: 'DO_NOT_TRACK' });
  });
});

describe('what every command does first', () => {
  test.each([
    [['beacon', 'list']],
    [['beacon', 'list', '--json']],
    [['beacon', 'network']],
    [['guard', 'status']],
    [['guard', 'events']],
    [['telemetry', 'on']],
    [['telemetry', 'status']],
  ])('%j names a STALLARI_TELEMETRY that is not understood, on 1 line', async (args) => {
    // The door answers some of them, so each of those is a program of its own.
    const own = args[1] === 'list' || args[0] === 'telemetry';
    const env = { STALLARI_TELEMETRY: 'foo' };
    const { err } = own ? cli(tempDir(), args, env) : await (await cliHere(null, env, false)).ran(...args);
    expect(err).toMatch(
      /^STALLARI_TELEMETRY=foo is not understood and taken as "on"\. Use on, off, or a list of [^\n]*\n$/,
    );
  });

  test.each([[['beacon', 'list']], [['guard', 'status']], [['telemetry', 'status']], [['telemetry', 'on']]])(
    '%j after an editor withdrew the consent voids what was approved under it',
    async (args) => {
      const one = await homeWithReport({ endpoint: 'http://127.0.0.1:9', consent: decided });
      const sha256 = nodeDigest.sha256Hex(readFileSync(join(one.root, 'pending', `${id}.json`)));
      const approved_at = '2026-04-03T09:21:00Z';
      await one.store.approve(id, {
        sha256,
        endpoint: 'http://127.0.0.1:9',
        approved_at,
        mode: 'reviewed',
        wording_version: 1,
      });
      expect(cli(one.root, args).code).toBe(0);
      expect((await one.store.get(id))?.approval).toBeNull();
    },
  );

  test('says that config.json cannot be read, and which key is wrong, but not what stands there', async () => {
    const { config, run } = await cliHere(null, {}, false);
    for (const [text, words] of [
      ['{ "consent": ', 'config.json could not be read. Nothing is collected'],
      ['{ "endpoint": "http://192.0.2.7" }', '(endpoint: expected https://host, or http on this computer)'],
      ['{ "consent": { "crash_reports": "quite" } }', '(consent.crash_reports: expected boolean)'],
      ['["quite"]', '(the whole: expected object)'],
    ] as const) {
      writeFileSync(config, text);
      const said = await run('beacon', 'list');
      expect(said).toContain(words);
      expect(said).not.toMatch(/192|quite/);
      rmSync(config);
    }
    writeFileSync(config, '{ "consent": ');
    expect(cli(dirname(config), ['beacon', 'list']).err).toContain('config.json could not be read.');
  });

  test('and prints no disclosure off a terminal', () => {
    const home = tempDir();
    expect(cli(home, ['telemetry', 'status']).err).toBe('');
    expect(existsSync(join(home, 'config.json'))).toBe(false);
  });
});

describe('on a computer that is no Mac', () => {
  test('no command speaks of a Mac', async () => {
    const { root } = await homeWithReport({});
    const printed = [
      ['telemetry', 'status'],
      ['telemetry', 'on'],
      ['telemetry', '--help'],
      ['beacon', 'list', '--sent'],
      ['beacon', 'network'],
      ['beacon', 'inspect', id],
    ].map((args) => cli(root, args, { BEACON_ENDPOINT: 'http://reports.example.com' }).out);
    expect(printed.join('\n')).not.toMatch(/\bMac\b/);
    expect(printed.join('\n')).toContain('this computer');
  });
});

describe('a report of format 1.1.0 with a field that this version does not know', () => {
  test('is refused with 3 and its reason, and keeps every byte', async () => {
    const server = await ingest();
    const consent = { crash_reports: true, review_before_sending: false, endpoint: server.endpoint, ...decided };
    const { root } = await homeWithReport({ endpoint: server.endpoint, consent });
    const path = join(root, 'pending', `${id}.json`);
    const text = readFileSync(path, 'utf8')
      .replace('"1.0.0"', '"1.1.0"')
      .replace('"phase": null', '"phase": null, "new_field": "unseen"');
    writeFileSync(path, text);
    const ran = await cliAsync(root, ['beacon', 'send', id]);
    expect(ran).toMatchObject({ code: 3, err: expect.stringContaining('A newer Beacon wrote this report') });
    expect(server.bodies).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(cli(root, ['beacon', 'inspect', id]).out).toContain('"new_field": "unseen"');
  });
});

describe('with review off, a report that the scrubber had to change', () => {
  test('is not sent off a terminal: exit 3, nothing sent, the text scrubbed for the next look', async () => {
    const server = await ingest();
    const consent = { crash_reports: true, review_before_sending: false, endpoint: server.endpoint, ...decided };
    const { root } = await homeWithReport({ endpoint: server.endpoint, consent });
    const path = join(root, 'pending', `${id}.json`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('0: buildIndex', '0: /Users/somebody/x.ts'));
    const ran = await cliAsync(root, ['beacon', 'send', id]);
    expect(ran).toMatchObject({ code: 3, err: expect.stringContaining('not a terminal') });
    expect(server.bodies).toEqual([]);
    expect(readFileSync(path, 'utf8')).not.toContain('somebody');
  });
});

describe('a home that cannot be written, as a user without privileges', () => {
  test('is still listed and inspected; sending says why not; nothing changes', async () => {
    const { root, put } = await shelf();
    await put(id);
    for (const dir of ['pending', 'sent', 'quarantine', 'state']) chmodSync(join(root, dir), 0o555);
    for (const name of readdirSync(join(root, 'pending'))) chmodSync(join(root, 'pending', name), 0o444);
    chmodSync(root, 0o555);
    onTestFinished(() => {
      for (const dir of ['', 'pending', 'sent', 'quarantine', 'state']) chmodSync(join(root, dir), 0o755);
    });
    expect(nobody().uid).not.toBe(0);
    const env = plainEnv(root);
    const listed = asNobody([CLI, 'beacon', 'list', '--json'], { env });
    expect(listed).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(listed.out).reports).toMatchObject([{ id }]);
    expect(asNobody([CLI, 'beacon', 'inspect', id, '--raw'], { env }).code).toBe(0);
    const discarded = asNobody([CLI, 'beacon', 'discard', id], { env });
    expect(discarded).toMatchObject({ code: 1, err: expect.stringContaining('Nothing was lost.') });
    const served = asNobody([CLI, 'beacon', 'serve', '--no-open'], { env });
    expect(served.code).toBe(1);
    expect(served.err.trim().split('\n')).toEqual([expect.stringContaining('does not let you write')]);
    expect(readdirSync(join(root, 'pending'))).toHaveLength(3);
  });

  test('a folder that cannot be made is one clear line', () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'locked'), { mode: 0o755 });
    chmodSync(dir, 0o755);
    const served = asNobody([CLI, 'beacon', 'serve', '--no-open'], { env: plainEnv(join(dir, 'locked', 'home')) });
    expect(served.code).toBe(1);
    expect(served.err.trim().split('\n')).toHaveLength(1);
  });
});

describe('feedback --text -', () => {
  test('reads the words from standard input, so that they are in no argument list; off a terminal they stay pending', () => {
    const home = tempDir();
    const ran = cli(home, ['beacon', 'feedback', '--text', '-'], {}, 'The list jumps.\n');
    expect(ran.code).toBe(3);
    const { reports } = JSON.parse(cli(home, ['beacon', 'list', '--json']).out);
    expect(reports).toHaveLength(1);
    expect(cli(home, ['beacon', 'inspect', reports[0].id, '--raw']).out).toContain('"text": "The list jumps."');
  });

  test.each([
    ['nothing', ''],
    ['4,001 characters', 'a'.repeat(4001)],
    ['17,000 characters', 'a'.repeat(17_000)],
    ['bytes that are no text', Buffer.from([0x61, 0xff, 0xfe])],
  ])('of %s ends with 2 and writes nothing', (_, input) => {
    const home = tempDir();
    const ran = cli(home, ['beacon', 'feedback', '--text', '-'], {}, input);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(existsSync(join(home, 'pending')) ? readdirSync(join(home, 'pending')) : []).toEqual([]);
  });
});
