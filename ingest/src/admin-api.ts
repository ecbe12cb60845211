import { Sha256Hex } from '@contract/primitives.ts';
import type * as z from 'zod';
import { failed } from './answers.ts';
import { mediaType, readBody } from './body.ts';
import { listDeadLetters, replayDeadLetter } from './dead-letters.ts';
import { Promotion, Status, StatusChange } from './dedup.ts';
import type { After, Env } from './env.ts';
import { MAX_ADMIN_BODY_BYTES } from './limits.ts';
import { promote, removeFingerprint, setStatus, show } from './triage.ts';
import { announce } from './triage-queue.ts';

/** What the admin may ask and do. Answers are the shapes of dedup.ts; refusals are one line. */

const unknownFingerprint = () => failed(404, 'There is no such fingerprint.');

export async function showFingerprint(env: Env, given: string): Promise<Response> {
  const fingerprint = Sha256Hex.safeParse(given);
  const shown = fingerprint.success ? await show(env.DB, env.BODIES, fingerprint.data) : null;
  return shown === null ? unknownFingerprint() : Response.json(shown);
}

export async function deleteFingerprint(env: Env, given: string): Promise<Response> {
  const fingerprint = Sha256Hex.safeParse(given);
  const deleted = fingerprint.success ? await removeFingerprint(env.DB, env.BODIES, fingerprint.data) : null;
  return deleted === null ? unknownFingerprint() : Response.json({ deleted });
}

export async function changeStatus(request: Request, env: Env, given: string): Promise<Response> {
  const expected = `Expected { "status": one of ${Status.options.join(', ')}, "fixed_in"?: a version }.`;
  const asked = await readAdminBody(request, StatusChange, expected);
  if (asked instanceof Response) return asked;
  const fingerprint = Sha256Hex.safeParse(given);
  const changed = fingerprint.success ? await setStatus(env.DB, fingerprint.data, asked) : null;
  return changed === null ? unknownFingerprint() : Response.json(changed);
}

export async function promoteFingerprint(request: Request, env: Env, after: After): Promise<Response> {
  const asked = await readAdminBody(request, Promotion, 'Expected { "fingerprint": 64 hex digits }.');
  if (asked instanceof Response) return asked;
  const promoted = await promote(env.DB, asked.fingerprint);
  if (promoted === null) return unknownFingerprint();
  const { row, noted } = promoted;
  if (noted !== null) after(announce(env, { kind: 'promoted', fingerprint: row.fingerprint, at: noted }));
  return Response.json(row);
}

export async function showDeadLetters(env: Env): Promise<Response> {
  return Response.json({ dead_letters: await listDeadLetters(env.DB) });
}

export async function replay(env: Env, id: string): Promise<Response> {
  if (env.TRIAGE === undefined) return failed(503, 'There is no queue to put it into: no TRIAGE is configured.');
  if (!(await replayDeadLetter(env, id))) return failed(404, 'There is no such dead letter.');
  return Response.json({ replayed: id }, { status: 202 });
}

async function readAdminBody<T>(request: Request, schema: z.ZodType<T>, expected: string): Promise<T | Response> {
  if (mediaType(request) !== 'application/json') return failed(415, 'The body is application/json.');
  const body = await readBody(request, MAX_ADMIN_BODY_BYTES);
  if (body.kind === 'too-large') return failed(413, `At most ${MAX_ADMIN_BODY_BYTES} bytes.`);
  const asked = schema.safeParse(parseOrNull(new TextDecoder().decode(body.received)));
  return asked.success ? asked.data : failed(400, expected);
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses null, in better words.
    return null;
  }
}
