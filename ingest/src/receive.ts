import { MAX_REPORT_BYTES } from '@contract/limits.ts';
import type { Report } from '@contract/report.ts';
import { utcSeconds } from '@core/report/times.ts';
import { accepted, failed } from './answers.ts';
import { bodyKey, putDecoy } from './bodies.ts';
import { ACCEPTED_CODINGS, contentCoding, mediaType, readBody } from './body.ts';
import { digestAgrees } from './content-digest.ts';
import { sha256, toHex } from './digest.ts';
import type { After, Env } from './env.ts';
import { type Intake, takeIn } from './intake.ts';
import { post, postDecoy, tally } from './ledger.ts';
import { announce } from './triage-queue.ts';

/**
 * `POST /v1/reports`. Past type, size and digest the answer is the same for every request: 202, nothing in it, after
 * one transaction in D1 and one write in R2. What these were is nobody's business but ours.
 *
 * D1 goes first and decides; the body follows under the name D1 gave it. When the second write fails the answer is a
 * 5xx, the sender comes again, is known by then, and the same body is written once more.
 */
export async function receive(request: Request, env: Env, after: After): Promise<Response> {
  if (mediaType(request) !== 'application/json') return failed(415, 'A report is application/json.');
  const coding = contentCoding(request);
  if (coding === null)
    return failed(415, 'A report is sent as it is, or as gzip.', { 'accept-encoding': ACCEPTED_CODINGS });
  const body = await readBody(request, MAX_REPORT_BYTES, coding);
  if (body.kind === 'too-large') return failed(413, `A report is at most ${MAX_REPORT_BYTES} bytes.`);
  const { received } = body;
  const hash = await sha256(received);
  if (!(await digestAgrees(request.headers.get('content-digest'), received, hash))) {
    return failed(400, 'The body does not match its Content-Digest.');
  }

  // What cannot be unpacked is no report, and costs what one would.
  const bytes = body.bytes ?? received;
  const intake = await takeIn(bytes);
  const fits = await isWithinRate(env, intake);
  const at = utcSeconds(Date.now());
  if (intake.kind === 'invalid') {
    await postDecoy(env.DB, intake.because === 'scrubber' ? 'scrubber_refused' : 'invalid', at);
    await putDecoy(env.BODIES, 'report', bytes.length);
    return accepted();
  }
  const { report } = intake;
  const digest = toHex(hash);
  const tallies = talliesOf(intake, fits);
  const posted = await post(env.DB, {
    report,
    digest,
    appVersion: intake.appVersion,
    keep: fits,
    tallies,
    at,
  });
  switch (posted.kind) {
    case 'new':
      await store(env, report, digest, posted.keep ? intake.stored : null, bytes.length);
      if (posted.noted !== null) after(announce(env, { ...posted.noted, at }));
      break;
    case 'same':
      await store(env, report, digest, posted.keep ? intake.stored : null, bytes.length);
      break;
    case 'replaced':
      await store(env, report, digest, posted.keep ? intake.stored : null, bytes.length);
      // Also over the rate: what the owner replaced may hold what was since taken out of it.
      after(env.BODIES.delete(bodyKey(report.report_id, posted.oldDigest)));
      after(tally(env.DB, new Map([...tallies, ['replaced', 1]])));
      break;
    case 'refused':
      await store(env, report, digest, null, bytes.length);
      break;
    default:
      posted satisfies never;
  }
  return accepted();
}

async function store(env: Env, report: Report, digest: string, bytes: Uint8Array | null, received: number) {
  if (bytes === null) await putDecoy(env.BODIES, 'report', received);
  else await env.BODIES.put(bodyKey(report.report_id, digest), bytes);
}

/** Whether a body of this fingerprint may still be stored this minute. Only crashes come in storms. */
async function isWithinRate(env: Env, intake: Intake): Promise<boolean> {
  if (env.FINGERPRINT_LIMIT === undefined) return true;
  const key = intake.kind === 'report' && intake.report.type === 'crash' ? intake.report.fingerprint : null;
  // Asked in every case, for the time it takes.
  const { success } = await env.FINGERPRINT_LIMIT.limit({ key: key ?? 'none' });
  return key === null || success;
}

function talliesOf(intake: Extract<Intake, { kind: 'report' }>, fits: boolean): ReadonlyMap<string, number> {
  const tallies = new Map<string, number>();
  for (const [rule, count] of intake.misses) tallies.set(`miss:${rule}`, count);
  if (intake.droppedFields > 0) tallies.set('dropped_fields', intake.droppedFields);
  if (intake.fingerprintMismatch) tallies.set('fingerprint_mismatches', 1);
  if (!fits) tallies.set('over_rate', 1);
  return tallies;
}
