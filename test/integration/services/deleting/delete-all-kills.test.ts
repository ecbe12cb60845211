import { EventEmitter, once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeDigest } from '@adapters/system-clock.ts';
import { printReport } from '@core/report/fit.ts';
import { receipt } from '@test/report-parts.ts';
import { crashReport, localFile } from '@test/reports.ts';
import { tempDir } from '@test/temp.ts';
import { expect, onTestFinished, test } from 'vitest';
import { bundleWorker, startWorker } from '../../../store-soak/processes.ts';

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const at = '2026-04-03T09:15:00Z';
const idOf = (kind: string, number: number) => `brpt_${kind.repeat(8)}${number.toString(16).padStart(8, '0')}`;
const proofOf = (id: string) => nodeDigest.sha256Hex(`proof of ${id}`);

/** Acknowledges the deletion of every report but some, after a while, and writes down what it acknowledged. */
async function forgetful(refuses: ReadonlySet<string>) {
  const acknowledged = new Map<string, string>();
  const posts: string[] = [];
  const arrivals = new EventEmitter();
  const server = createServer(async (request, response) => {
    const id = /\/v1\/reports\/(brpt_[0-9a-f]+)$/.exec(request.url ?? '')?.[1];
    if (request.method !== 'DELETE' || id === undefined) posts.push(`${request.method} ${request.url}`);
    arrivals.emit('request');
    await sleep(15);
    if (id !== undefined && !refuses.has(id)) acknowledged.set(id, String(request.headers.authorization));
    response.writeHead(id !== undefined && refuses.has(id) ? 404 : 202).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, acknowledged, posts, arrivals };
}

test('killed with SIGKILL 6 times at random and begun again, delete all loses no proof, deletes nothing else, and leaves nothing in the end', async () => {
  const dir = tempDir();
  const home = join(dir, 'home');
  const worker = await bundleWorker(dir);
  const sent = times(12, (number) => idOf('a', number));
  const onTheirWay = times(4, (number) => idOf('b', number));
  const waiting = times(6, (number) => idOf('c', number));
  const refused = new Set([...sent.slice(0, 3), ...onTheirWay.slice(0, 1)]);
  const { endpoint, acknowledged, posts, arrivals } = await forgetful(refused);

  for (const folder of ['pending', 'sent', 'state', 'backups', 'journal', 'quarantine'])
    mkdirSync(join(home, folder), { recursive: true, mode: 0o700 });
  const put = (path: string, content: unknown) =>
    writeFileSync(join(home, path), typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });
  put('config.json', { endpoint, consent: { crash_reports: true, decided_at: at } });
  const approval = { endpoint, approved_at: at, mode: 'reviewed', wording_version: 1 } as const;
  for (const id of sent) {
    const text = printReport(crashReport({ report_id: id }));
    const sha256 = nodeDigest.sha256Hex(text);
    put(`sent/${id}.json`, text);
    const about = {
      report_id: id,
      sent_at: at,
      bytes: text.length,
      proof: proofOf(id),
      name: 'search-index',
      kind: 'job',
    } as const;
    put(`sent/${id}.receipt.json`, receipt({ sha256, ...approval }, about));
  }
  const lines: string[] = [];
  for (const id of [...onTheirWay, ...waiting]) {
    const text = printReport(crashReport({ report_id: id }));
    put(`pending/${id}.json`, text);
    put(`pending/${id}.original.json`, text);
    put(`pending/${id}.local.json`, localFile({ report_id: id, proof: proofOf(id) }));
    put(`pending/${id}.consent.json`, { sha256: nodeDigest.sha256Hex(text), ...approval });
    if (!onTheirWay.includes(id)) continue;
    const line = { at: new Date().toISOString(), why: 'report', method: 'POST', url: `${endpoint}/v1/reports` };
    lines.push(`${JSON.stringify({ ...line, bytes: text.length, status: null, error: 'reset', report_id: id })}\n`);
  }
  put('state/network.jsonl', lines.join(''));
  put('quarantine/brpt_00000000.json', '{ torn');
  put('journal/1.jsonl', '{}\n');
  const untouched = { 'guardian.json': '{ "version": 1 }', 'backups/client.json': '{}', 'notes.txt': 'mine' };
  for (const [path, text] of Object.entries(untouched)) put(path, text);

  const names = (folder: string) => readdirSync(join(home, folder)).sort();
  /** The proof is in a receipt or a stub, or beside the report itself. */
  const hasProof = (id: string) =>
    [`sent/${id}.receipt.json`, `pending/${id}.local.json`].some(
      (path) =>
        existsSync(join(home, path)) && JSON.parse(readFileSync(join(home, path), 'utf8')).proof === proofOf(id),
    );
  const check = () => {
    for (const id of [...sent, ...onTheirWay]) expect([id, acknowledged.has(id) || hasProof(id)]).toEqual([id, true]);
    for (const [path, text] of Object.entries(untouched)) expect(readFileSync(join(home, path), 'utf8')).toBe(text);
    expect(posts).toEqual([]);
  };

  let killed = 0;
  const said: string[] = [];
  for (let round = 0; round < 6 && said.length === 0; round += 1) {
    const one = startWorker(worker, home, ['delete-all'], (line) => line.startsWith('X') && said.push(line));
    // The first is killed while a server owes it an answer, however quick the computer is; the others at any moment.
    if (round === 0) await once(arrivals, 'request');
    else await one.ready.then(() => sleep(Math.random() * 900));
    one.child.kill('SIGKILL');
    const { code, err } = await one.ended;
    if (code === null) killed += 1;
    else expect([code, err]).toEqual([0, '']);
    check();
  }
  expect(killed).toBeGreaterThan(0);
  const { code, err } = await startWorker(worker, home, ['delete-all'], (line) => void said.push(line)).ended;
  expect([code, err, said.includes('X done')]).toEqual([0, '', true]);
  check();
  for (const [id, header] of acknowledged) expect(header).toBe(`Beacon-Proof ${proofOf(id)}`);
  expect(names('pending')).toEqual([]);
  expect(names('quarantine')).toEqual([]);
  expect(names('journal')).toEqual([]);
  // What no server has acknowledged stays as a stub, and nothing more of it.
  expect(names('sent')).toEqual([...refused].map((id) => `${id}.receipt.json`).sort());
  for (const id of refused)
    expect(JSON.parse(readFileSync(join(home, 'sent', `${id}.receipt.json`), 'utf8'))).toEqual({
      report_id: id,
      proof: proofOf(id),
    });
  expect(JSON.parse(readFileSync(join(home, 'config.json'), 'utf8'))).toEqual({
    version: 1,
    consent: { decided_at: at },
  });
  for (const folder of ['.', 'state', 'sent', 'pending'])
    expect(names(folder).filter((name) => name.startsWith('.beacon-tmp-'))).toEqual([]);
});
