import { ReportId } from '@contract/primitives.ts';
import { utcSeconds } from '@core/report/times.ts';
import { accepted } from './answers.ts';
import { removeAll } from './bodies.ts';
import type { Env } from './env.ts';
import { belongsTo, forget, tally } from './ledger.ts';
import { provenDeviceId } from './proof.ts';

/**
 * `DELETE /v1/reports/{id}`. Always 202: whether there was such a report, and whether the proof was right, is told to
 * nobody. The body goes first; should what follows fail, the owner's next try finds the row and finishes.
 */
export async function remove(request: Request, env: Env, id: string): Promise<Response> {
  const deviceId = await provenDeviceId(request.headers.get('authorization'));
  const known = ReportId.safeParse(id).success;
  const own = deviceId !== null && known && (await belongsTo(env.DB, id, deviceId));
  if (own) {
    await removeAll(env.BODIES, id);
    await forget(env.DB, id, deviceId, utcSeconds(Date.now()));
  } else {
    await tally(env.DB, new Map([['deletions_refused', 1]]));
  }
  return accepted();
}
