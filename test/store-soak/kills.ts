import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningIngest } from '../../ingest/start.mjs';
import { startWorker } from './processes.ts';

export interface KillsResult {
  readonly kills: number;
  readonly written: number;
  readonly edited: number;
  readonly sent: number;
  readonly arrivals: number;
  /** Each a sentence; none is what is promised. */
  readonly broken: readonly string[];
}

const ROLES = ['write', 'edit', 'send'] as const;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * `rounds` times a writer, an editor or a sender is killed with SIGKILL at a random moment, the three beside each other on
 * one home, before a real ingest. Then everything that was said to be done is compared with what is on disk and what
 * arrived.
 */
export async function kills(
  worker: string,
  home: string,
  ingest: RunningIngest,
  rounds: number,
  tell: (done: number) => void = () => undefined,
): Promise<KillsResult> {
  const arrived: { readonly id: string; readonly sha: string }[] = [];
  const line = await recordingLine(ingest.url, (id, sha) => arrived.push({ id, sha }));
  mkdirSync(home, { recursive: true });
  writeFileSync(
    join(home, 'config.json'),
    JSON.stringify({ endpoint: line.url, consent: { crash_reports: true, decided_at: '2026-01-01T00:00:00Z' } }),
  );
  const written = new Set<string>();
  const touched = new Set<string>();
  const edited = new Map<string, number>();
  const approved = new Set<string>();
  const sent = new Set<string>();
  const broken: string[] = [];
  const hear = (said: string) => {
    const [what, id = '', value = ''] = said.split(' ');
    if (what === 'W') written.add(id);
    else if (what === 'T') touched.add(id);
    else if (what === 'E') edited.set(id, Math.max(edited.get(id) ?? 0, Number(value)));
    else if (what === 'A') approved.add(`${id} ${value}`);
    else if (what === 'S') sent.add(id);
  };
  let done = 0;
  await Promise.all(
    ROLES.map(async (role) => {
      while (done < rounds) {
        done += 1;
        tell(done);
        const { child, ready, ended } = startWorker(worker, home, [role, role, '-1'], hear);
        await ready;
        await sleep(Math.random() ** 2 * 1200);
        child.kill('SIGKILL');
        const { code, err } = await ended;
        // It ended by itself: something was thrown that nobody planned for.
        if (code !== null) broken.push(`a ${role} ended with ${code}: ${err.slice(0, 500)}`);
      }
    }),
  );
  const settled = await startWorker(worker, home, ['settle'], hear).ended;
  if (settled.code !== 0) broken.push(`settling ended with ${settled.code}: ${settled.err.slice(0, 500)}`);

  // --- here ---
  const names = (folder: string) => (existsSync(join(home, folder)) ? readdirSync(join(home, folder)) : []);
  const mains = (folder: string) => names(folder).flatMap((name) => /^(brpt_[0-9a-f]+)\.json$/.exec(name)?.[1] ?? []);
  const [pending, gone] = [new Set(mains('pending')), new Set(mains('sent'))];
  for (const id of written) {
    if (!pending.has(id) && !gone.has(id)) broken.push(`lost: ${id}`);
    if (pending.has(id) && gone.has(id)) broken.push(`in two places: ${id}`);
  }
  for (const id of sent) if (!gone.has(id)) broken.push(`said to be sent, and has no receipt: ${id}`);
  // An edit of a report that was on its way at that moment is set aside: what was sent is what was approved.
  const onItsWay = (name: string) =>
    /sent already/.test(readIfThere(join(home, 'quarantine', `${name.replace(/\.reason$/, '')}.reason`)));
  const mainOf = (name: string) => name.replace(/^(brpt_[0-9a-f]+)\.(?:original|local|consent)\.json/, '$1.json');
  for (const name of names('quarantine')) if (!onItsWay(mainOf(name))) broken.push(`set aside: ${name}`);
  for (const folder of ['pending', 'sent', 'state', '.'])
    for (const name of names(folder)) if (name.startsWith('.beacon-tmp-')) broken.push(`unfinished: ${folder}/${name}`);
  for (const folder of ['pending', 'sent'])
    for (const name of names(folder)) if (!parses(join(home, folder, name))) broken.push(`corrupt: ${folder}/${name}`);
  for (const [id, number] of edited) {
    const folder = gone.has(id) ? 'sent' : 'pending';
    const texts = [`${folder}/${id}.json`, `quarantine/${id}.json`].map((path) => readIfThere(join(home, path)));
    const found = texts.map((text) => Number(/"phase": "e(\d+)"/.exec(text)?.[1] ?? 0));
    if (Math.max(...found) < number) broken.push(`edit ${number} lost: ${id}`);
  }
  const log = readFileSync(join(home, 'state', 'network.jsonl'), 'utf8');
  // --- there ---
  const last = new Map<string, string>();
  for (const { id, sha } of arrived) {
    if (!approved.has(`${id} ${sha}`)) broken.push(`sent unapproved: ${id}`);
    // A sender that is killed does not know whether it arrived. Edited and approved anew it goes once more, in the place
    // of the first; nothing else may send other bytes under one id.
    if (last.has(id) && last.get(id) !== sha && !touched.has(id)) broken.push(`arrived as two: ${id}`);
    last.set(id, sha);
    if (!log.includes(id)) broken.push(`no line in network.jsonl: ${id}`);
  }
  for (const [id, sha] of last) {
    const bodies = await settledBodies(ingest, id);
    if (bodies.length !== 1 || sha256(bodies[0] ?? new Uint8Array()) !== sha) {
      broken.push(`the ingest has ${bodies.length} bodies, or not the last: ${id}`);
    }
  }
  for (const id of gone) {
    const bytes = readFileSync(join(home, 'sent', `${id}.json`));
    if (last.get(id) !== sha256(bytes)) broken.push(`the last that arrived is not what is in sent/: ${id}`);
    if (JSON.parse(readFileSync(join(home, 'sent', `${id}.receipt.json`), 'utf8')).sha256 !== sha256(bytes)) {
      broken.push(`the receipt is of other bytes: ${id}`);
    }
  }
  const { reports } = await ingest.getStats();
  if (reports !== last.size) broken.push(`the ingest counts ${reports} reports of ${last.size}`);
  await line.close();
  return { kills: done, written: written.size, edited: edited.size, sent: gone.size, arrivals: arrived.length, broken };
}

/** The bodies of a report; the ingest deletes one that was replaced after it has answered, on a busy computer long after. */
async function settledBodies(ingest: RunningIngest, id: string): Promise<readonly Uint8Array[]> {
  for (let looks = 0; looks < 100; looks += 1) {
    const bodies = await ingest.storedBodies(id);
    if (bodies.length === 1) return bodies;
    await sleep(200);
  }
  return ingest.storedBodies(id);
}

const readIfThere = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function parses(path: string): boolean {
  try {
    JSON.parse(readFileSync(path, 'utf8'));
    return true;
  } catch {
    return false;
  }
}

/** Passes every request on to the ingest, and writes down which report came with which bytes. */
async function recordingLine(ingestUrl: string, note: (id: string, sha: string) => void) {
  // One after the other for a report: what a killed sender left behind must not overtake what was sent after it.
  const before = new Map<string, Promise<unknown>>();
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return; // The sender was killed: half a request is none.
    }
    const body = Buffer.concat(chunks);
    const { report_id } = JSON.parse(body.toString('utf8')) as { report_id: string };
    note(report_id, sha256(body));
    const headers = Object.fromEntries(
      ['content-type', 'content-digest'].map((name) => [name, String(request.headers[name])]),
    );
    const passOn = () => fetch(ingestUrl + request.url, { method: request.method ?? 'POST', headers, body });
    const answering = (before.get(report_id) ?? Promise.resolve()).then(passOn, passOn);
    before.set(report_id, answering);
    const answer = await answering;
    response.writeHead(answer.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
