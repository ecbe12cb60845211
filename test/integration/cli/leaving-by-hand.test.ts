import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { cli } from '@test/cli.ts';
import { consentingShelf, endpoint, shelf } from '@test/store.ts';
import { tempDir } from '@test/temp.ts';
import { cliOnTerminal } from '@test/terminal.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';
const disclosed = { disclosed_at: '2026-04-03T09:00:00Z' };

/** A server that takes everything, and remembers it. */
async function ingest() {
  const requests: { readonly method: string; readonly url: string; readonly body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      requests.push({ method: request.method ?? '', url: request.url ?? '', body });
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { endpoint: `http://127.0.0.1:${address.port}`, requests };
}

/** What a zip holds, read by a program that is not ours. */
function unzip(path: string): Record<string, string> {
  const script =
    'import json,sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(json.dumps({n: z.read(n).decode() for n in z.namelist()}))';
  return JSON.parse(spawnSync('python3', ['-c', script, path], { encoding: 'utf8' }).stdout);
}

describe('beacon export', () => {
  test('writes a zip at 0600 of reports, receipts without proof and name, and events without names; lists all of it', async () => {
    const one = await consentingShelf(id);
    const sent = 'brpt_2f3c5a7e9b2d4f60';
    await one.put(sent);
    const stored = await one.store.get(sent);
    await one.outbox.approve(sent, stored?.sha256 ?? '', endpoint);
    const event = (name: string) =>
      `${JSON.stringify({ at: '2026-04-03T09:15:00Z', event: 'started', name, detail: {} })}\n`;
    writeFileSync(
      join(one.root, 'guardian_events.jsonl'),
      event('search-index') + event('mailer') + event('search-index'),
    );
    writeFileSync(join(one.root, 'guardian.json'), '{"version":1,"processes":[]}');
    writeFileSync(join(one.root, 'quarantine', 'torn.json'), '{');
    const path = join(tempDir(), 'out.zip');
    const { code, out, err } = cli(one.root, ['beacon', 'export', '-o', path, '--json']);
    expect([code, err]).toEqual([0, '']);
    const inside = unzip(path);
    const names = [`pending/${id}.json`, `sent/${sent}.json`, `sent/${sent}.receipt.json`, 'guardian_events.jsonl'];
    expect(Object.keys(inside).sort()).toEqual([...names].sort());
    expect(
      JSON.parse(out)
        .entries.map(({ name }: { name: string }) => name)
        .sort(),
    ).toEqual([...names].sort());
    expect(inside[`pending/${id}.json`]).toBe(readFileSync(join(one.root, 'pending', `${id}.json`), 'utf8'));
    const all = Object.values(inside).join('\n');
    const receipt = JSON.parse(readFileSync(join(one.root, 'sent', `${sent}.receipt.json`), 'utf8'));
    const config = JSON.parse(readFileSync(join(one.root, 'config.json'), 'utf8'));
    for (const secret of [receipt.proof, config.device_id, 'search-index', 'mailer', 'Cannot read properties'])
      expect([secret, all.includes(secret)]).toEqual([secret, false]);
    expect(inside['guardian_events.jsonl']?.match(/process-\d/g)).toEqual(['process-1', 'process-2', 'process-1']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(existsSync(join(one.root, 'state', 'network.jsonl'))).toBe(false);
  });

  test('never writes over a file, nor follows a dangling link, and leaves nothing half behind', async () => {
    const one = await shelf();
    await one.put(id);
    const dir = tempDir();
    writeFileSync(join(dir, 'mine.zip'), 'mine');
    spawnSync('ln', ['-s', join(dir, 'nowhere'), join(dir, 'link.zip')]);
    for (const name of ['mine.zip', 'link.zip', 'no/such/folder.zip']) {
      const ran = cli(one.root, ['beacon', 'export', '-o', join(dir, name)]);
      expect([name, ran.code, ran.err.trim().split('\n').length]).toEqual([name, 1, 1]);
    }
    expect(readFileSync(join(dir, 'mine.zip'), 'utf8')).toBe('mine');
    expect(readdirSync(dir).sort()).toEqual(['link.zip', 'mine.zip']);
  });

  test('scrubs once more what was edited with another program, and --since leaves older ones out', async () => {
    const one = await shelf();
    await one.put(id);
    const path = join(one.root, 'pending', `${id}.json`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('1: main', '1: ada@example.org'));
    const zip = join(tempDir(), 'out.zip');
    expect(cli(one.root, ['beacon', 'export', '-o', zip]).code).toBe(0);
    expect(unzip(zip)[`pending/${id}.json`]).toContain('[REDACTED:');
    expect(unzip(zip)[`pending/${id}.json`]).not.toContain('example.org');
    expect(cli(one.root, ['beacon', 'export', '-o', `${zip}2`, '--since', '7d'])).toMatchObject({
      code: 1,
      err: 'There is nothing to export.\n',
    });
    expect(cli(one.root, ['beacon', 'export', '--since', 'yesterday']).code).toBe(2);
  });
});

describe('beacon issue', () => {
  const withRepository = async () => {
    const one = await consentingShelf(id);
    await one.save((saved) => ({
      ...saved,
      github: { repository: 'stallari/beacon' },
      consent: { ...saved.consent, ...disclosed },
    }));
    return one;
  };

  test('shows text and repository, asks, and prints an address of GitHub’s form with exactly that text', async () => {
    const one = await withRepository();
    const { code, screen } = await cliOnTerminal(one.root, ['beacon', 'issue', id], 'y');
    expect(code).toBe(0);
    const url = new URL(/https:\/\/github\.com\/\S+/.exec(screen)?.[0] ?? '');
    expect(url.pathname).toBe('/stallari/beacon/issues/new');
    const body = url.searchParams.get('body') ?? '';
    expect(body).toContain('0: buildIndex');
    for (const line of body.split('\n').filter((text) => text !== '')) expect(screen).toContain(line);
    expect(screen).not.toContain('Cannot read properties');
    // It is no approval: the report is pending still.
    expect((await one.store.get(id))?.approval).toBeNull();
  });

  test('answered with no, off a terminal, and without a repository: exit 3 and no address', async () => {
    const one = await withRepository();
    const { code, screen } = await cliOnTerminal(one.root, ['beacon', 'issue', id], 'n');
    expect([code, screen.includes('https://github.com')]).toEqual([3, false]);
    expect(cli(one.root, ['beacon', 'issue', id])).toMatchObject({ code: 3, out: '' });
    const bare = await shelf();
    await bare.put(id);
    expect(cli(bare.root, ['beacon', 'issue', id]).err).toContain('No repository is set');
    expect(cli(bare.root, ['beacon', 'issue', id]).code).toBe(3);
    expect(cli(bare.root, ['beacon', 'issue', id, '--text'])).toMatchObject({ code: 0, err: '' });
  });
});

describe('beacon feedback', () => {
  test('off a terminal is written, scrubbed and pending: exit 3, nothing sent', async () => {
    const { root } = await consentingShelf(id);
    const ran = cli(root, ['beacon', 'feedback', '--reaction', 'broken', '--text', 'ask ada@example.org']);
    expect(ran.code).toBe(3);
    expect(ran.err.trim().split('\n')).toHaveLength(1);
    const written = readdirSync(join(root, 'pending')).find(
      (name) => name !== `${id}.json` && /^brpt_[0-9a-f]+\.json$/.test(name),
    );
    const report = JSON.parse(readFileSync(join(root, 'pending', written ?? ''), 'utf8'));
    expect(report).toMatchObject({ type: 'feedback', feedback: { reaction: 'broken', votes: [], screen: null } });
    expect(report.feedback.text).toMatch(/^ask \[REDACTED:EMAIL:1\]$/);
    expect(existsSync(join(root, 'state', 'network.jsonl'))).toBe(false);
  });

  test('on a terminal shows the bytes, asks, and sends exactly them, mode once, with crash reports off', async () => {
    const there = await ingest();
    const root = tempDir();
    writeFileSync(join(root, 'config.json'), JSON.stringify({ endpoint: there.endpoint, consent: disclosed }));
    const args = ['beacon', 'feedback', '--reaction', 'works', '--text', 'quick'];
    const { code, screen } = await cliOnTerminal(root, args, 'y');
    expect(code).toBe(0);
    expect(there.requests).toHaveLength(1);
    const { body } = there.requests[0] ?? { body: '' };
    expect(screen).toContain(body.trimEnd());
    const receipt = readdirSync(join(root, 'sent')).find((name) => name.endsWith('.receipt.json'));
    const { approval } = JSON.parse(readFileSync(join(root, 'sent', receipt ?? ''), 'utf8'));
    expect(approval.mode).toBe('once');
    const config = JSON.parse(readFileSync(join(root, 'config.json'), 'utf8'));
    expect(config.consent).toMatchObject({ crash_reports: false, decided_at: null });
  });

  test('the same bare face 3 times a day is 1 report, seen 3 times; with a text it is another', () => {
    const root = join(tempDir(), 'home');
    for (const _ of [1, 2, 3]) expect(cli(root, ['beacon', 'feedback', '--reaction', 'love']).code).toBe(3);
    cli(root, ['beacon', 'feedback', '--reaction', 'love', '--text', 'really']);
    cli(root, ['beacon', 'feedback', '--reaction', 'confused']);
    const { reports } = JSON.parse(cli(root, ['beacon', 'list', '--json']).out);
    expect(reports.map(({ occurrences }: { occurrences: number }) => occurrences).sort()).toEqual([1, 1, 3]);
  });

  test.each([
    [[], {}, 2],
    [['--reaction', 'angry'], {}, 2],
    [['--text', 'a'.repeat(4001)], {}, 2],
    [['--reaction', 'works'], { DO_NOT_TRACK: '1' }, 3],
    [['--reaction', 'works'], { STALLARI_TELEMETRY: 'off' }, 3],
  ] as const)('with %j under %j ends with %i and writes nothing', (args, env, code) => {
    const root = join(tempDir(), 'home');
    const ran = cli(root, ['beacon', 'feedback', ...args], env as Record<string, string>);
    expect([ran.code, ran.out, ran.err.trim().split('\n').length]).toEqual([code, '', 1]);
    expect(existsSync(join(root, 'pending'))).toBe(false);
  });
});

describe('beacon delete-all', () => {
  test('off a terminal, answered with no, or with Ctrl-C deletes nothing', async () => {
    const one = await consentingShelf(id);
    await one.save((saved) => ({ ...saved, consent: { ...saved.consent, ...disclosed } }));
    expect(cli(one.root, ['beacon', 'delete-all'])).toMatchObject({ code: 3, out: '' });
    for (const [answer, code] of [
      ['n', 3],
      ['\u0004', 3],
      ['\u0003', 130],
    ] as const)
      expect((await cliOnTerminal(one.root, ['beacon', 'delete-all'], answer)).code).toBe(code);
    expect((await one.store.get(id))?.place).toBe('pending');
  });

  test('says what would go, and after a yes asks the server with the proof, removes all but decided_at and guardian.json, and says so', async () => {
    const there = await ingest();
    const one = await consentingShelf(id);
    await one.save((saved) => ({ ...saved, endpoint: there.endpoint, consent: { ...saved.consent, ...disclosed } }));
    writeFileSync(join(one.root, 'guardian.json'), '{ "version": 1 }');
    mkdirSync(join(one.root, 'backups'), { recursive: true });
    writeFileSync(join(one.root, 'backups', 'client.json'), '{}');
    expect((await cliOnTerminal(one.root, ['beacon', 'send', id], 'y')).code).toBe(0);
    await one.put('brpt_2f3c5a7e9b2d4f60');
    const { code, screen } = await cliOnTerminal(one.root, ['beacon', 'delete-all'], 'yes');
    expect(code).toBe(0);
    expect(screen).toContain('1 reports not sent, 1 sent');
    expect(screen).toContain('The server has taken 1 deletion.');
    expect(there.requests.map(({ method }) => method)).toEqual(['POST', 'DELETE']);
    expect(readdirSync(join(one.root, 'pending'))).toEqual([]);
    expect(readdirSync(join(one.root, 'sent'))).toEqual([]);
    expect(existsSync(join(one.root, 'guardian.json'))).toBe(true);
    expect(existsSync(join(one.root, 'backups', 'client.json'))).toBe(true);
    const { consent, device_id } = JSON.parse(readFileSync(join(one.root, 'config.json'), 'utf8'));
    expect([consent.decided_at, consent.crash_reports ?? false, device_id ?? null]).toEqual([
      '2026-04-03T09:00:00Z',
      false,
      null,
    ]);
    expect((await cliOnTerminal(one.root, ['beacon', 'delete-all', '--config'], 'yes')).code).toBe(0);
    expect([existsSync(join(one.root, 'guardian.json')), existsSync(join(one.root, 'config.json'))]).toEqual([
      false,
      false,
    ]);
  });
});
