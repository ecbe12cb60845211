import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CrashReport, FeedbackReport } from '@contract/report.ts';
import { type Json, printCanonical } from '@core/report/canonical-json.ts';
import { afterAll, beforeAll } from 'vitest';
import { envelope, typeError } from '../../../build/bench/crash-bytes.mjs';
import { type IngestOptions, type RunningIngest, startIngest } from '../../../ingest/start.mjs';

/** A client of the ingest, as plain as `curl`: nothing here is code of the product but the printing of a report. */

export const ADMIN_TOKEN = 'the-admin-of-these-tests';

/** A temp folder, gone after `work`. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'beacon-ingest-test-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const unlimited = { adminToken: ADMIN_TOKEN, ratePerAddress: 0, ratePerFingerprint: 0 };

/** A running ingest of its own, without limits, stopped after `work`. */
export async function withIngest<T>(options: IngestOptions, work: (ingest: RunningIngest) => Promise<T>): Promise<T> {
  return withFolder(async (data) => {
    const ingest = await startIngest({ data, ...unlimited, ...options });
    try {
      return await work(ingest);
    } finally {
      await ingest.stop();
    }
  });
}

/** One ingest for all tests of a file, without limits. Each test brings its own reports, so none meets another's. */
export function ingestForAll(): () => RunningIngest {
  let ingest: RunningIngest;
  let data: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'beacon-ingest-test-'));
    ingest = await startIngest({ data, ...unlimited });
  });
  afterAll(async () => {
    await ingest?.stop();
    await rm(data, { recursive: true, force: true });
  });
  return () => ingest;
}

export interface Owner {
  readonly reportId: string;
  readonly deviceId: string;
  readonly proof: string;
}

/** A new report id with the device id that its owner alone can prove (spec 2.2). */
export function newOwner(reportId = `brpt_${randomBytes(8).toString('hex')}`): Owner {
  const proof = createHmac('sha256', randomUUID()).update(reportId).digest();
  const deviceId = createHash('sha256').update(proof).digest('hex').slice(0, 32);
  return { reportId, deviceId, proof: proof.toString('hex') };
}

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest();

/** A crash in `buildIndex`; another `symbol` makes another fingerprint. */
export function crashReport(owner: Owner = newOwner(), symbol = 'buildIndex'): CrashReport {
  return {
    ...envelope('crash', owner.reportId, owner.deviceId),
    crash: {
      ...typeError,
      breadcrumbs: [{ t: -300, event: 'dispatch_start', detail: 'daily-digest' }],
      stack_trace: [`0: ${symbol}`, '1: main'],
    },
    fingerprint: sha256(`v1\nTypeError\n${symbol}\nmain`).toString('hex'),
    fingerprint_version: 1,
  };
}

export function feedbackReport(owner: Owner = newOwner()): FeedbackReport {
  return {
    ...envelope('feedback', owner.reportId, owner.deviceId),
    feedback: { reaction: 'broken', text: 'The list jumps.', votes: [], screen: 'fleet' },
  };
}

/** The bytes of a report as Beacon prints it. */
export function bytesOf(report: object): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(printCanonical(report as Json));
}

export function contentDigest(bytes: Uint8Array): string {
  return `sha-256=:${sha256(bytes).toString('base64')}:`;
}

export const sha256Hex = (bytes: Uint8Array) => sha256(bytes).toString('hex');

/**
 * A request over a connection of its own. workerd closes one that rests for 5 s, and Node, busy with something else,
 * may send the next request into it before it hears of that: a reset in which nothing was received. Over a new one there
 * is no such moment.
 */
export function ask(url: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('connection', 'close');
  return fetch(url, { ...init, headers });
}

/** Posts a report, or bytes as they are. */
export async function post(
  { url }: { readonly url: string },
  body: object | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  path = '/v1/reports',
): Promise<Response> {
  const bytes = body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : bytesOf(body);
  return ask(`${url}${path}`, {
    method: 'POST',
    body: bytes,
    headers: { 'content-type': 'application/json', 'content-digest': contentDigest(bytes), ...headers },
  });
}

export async function remove(ingest: RunningIngest, reportId: string, proof: string | null): Promise<Response> {
  return ask(`${ingest.url}/v1/reports/${reportId}`, {
    method: 'DELETE',
    headers: proof === null ? {} : { authorization: `Beacon-Proof ${proof}` },
  });
}

/** A question of the admin's, with the right token. */
export async function admin(ingest: RunningIngest, path: string, init: RequestInit = {}): Promise<Response> {
  return ask(`${ingest.url}${path}`, {
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers, authorization: `Bearer ${ADMIN_TOKEN}` },
  });
}

/**
 * Posts as Beacon's sender does, which comes again after a reset: workerd closes a connection whose request it has not
 * come to read within 15 s, and of 2,000 that arrive in one moment on a busy machine some wait that long.
 */
export async function postUntilAnswered(to: { readonly url: string }, report: object): Promise<Response> {
  for (;;) {
    try {
      return await post(to, report);
    } catch (error) {
      const { code } = (error as { cause?: { code?: string } }).cause ?? {};
      if (code !== 'ECONNRESET' && code !== 'UND_ERR_SOCKET') throw error;
    }
  }
}

/** Runs the jobs with at most `atOnce` under way. */
export async function inParallel(jobs: readonly (() => Promise<unknown>)[], atOnce: number): Promise<void> {
  const rest = [...jobs];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let job = rest.shift(); job !== undefined; job = rest.shift()) await job();
    }),
  );
}
