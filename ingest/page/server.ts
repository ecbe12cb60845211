import * as z from 'zod';
import { DeadLetters, Fingerprint, FingerprintDetail, Stats, type StatusChange } from '../src/dedup.ts';

/** The ingest's answers, or why there is none: `status` 0 when nobody answered. */
export class Refused extends Error {
  constructor(readonly status: number) {
    super(`answered ${status}`);
  }
}

const Nothing = z.unknown();

async function ask<T>(token: string, method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      cache: 'no-store',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Refused(0);
  }
  if (!answer.ok) throw new Refused(answer.status);
  return schema.parse(await answer.json());
}

export const server = {
  stats: (token: string) => ask(token, 'GET', '/v1/crash/stats', Stats),
  letters: async (token: string) => (await ask(token, 'GET', '/v1/dead-letters', DeadLetters)).dead_letters,
  show: (token: string, fingerprint: string) => ask(token, 'GET', `/v1/crash/${fingerprint}`, FingerprintDetail),
  setStatus: (token: string, fingerprint: string, change: StatusChange) =>
    ask(token, 'POST', `/v1/crash/${fingerprint}/status`, Fingerprint, change),
  promote: (token: string, fingerprint: string) =>
    ask(token, 'POST', '/v1/crash/promote', Fingerprint, { fingerprint }),
  remove: async (token: string, fingerprint: string) =>
    (await ask(token, 'DELETE', `/v1/crash/${fingerprint}`, z.object({ deleted: z.int() }))).deleted,
  replay: (token: string, id: string) =>
    ask(token, 'POST', `/v1/dead-letters/${encodeURIComponent(id)}/replay`, Nothing),
};
