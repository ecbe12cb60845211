import type { OpenDeletion } from '@contract/delete-all.ts';
import { Receipt, ReceiptStub } from '@contract/report-files.ts';
import { hostOf } from '@core/consent/endpoint.ts';
import type { Clock, Digest } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Delivery, NetworkLog, Sender } from '../ports/network.ts';
import { readStored } from '../reports/report-files.ts';
import { deletionDelivery } from '../sending/deliveries.ts';
import { proofOf } from '../sending/receipts.ts';
import { readText } from '../text-files.ts';

/** A report that a server has, or may have. */
export interface There {
  readonly id: string;
  /** Null: nothing proves that it is this Mac's. */
  readonly proof: string | null;
  /** Where it went; null where only a stub is left. */
  readonly endpoint: string | null;
  /** The server has said already that it is deleted. */
  readonly acknowledged: boolean;
  /** Files of it in sent/ and quarantine/. */
  readonly paths: readonly string[];
}

const SENT = /^(brpt_[0-9a-f]{8,32})\.(?:receipt\.json|json)(?:\.\d+)?$/;

/**
 * Every report that has left this Mac, by its receipt, by what is left of that, or by a receipt that was set aside with
 * its report; and of the pending ones those that were on their way when the answer was lost: they may have arrived.
 */
export async function reportsThere(
  files: Files,
  digest: Digest,
  network: Pick<NetworkLog, 'read'>,
  deviceId: string | null,
): Promise<readonly There[]> {
  const found = new Map<string, There>();
  const note = (one: There) => {
    const before = found.get(one.id);
    found.set(one.id, {
      id: one.id,
      proof: before?.proof ?? one.proof,
      endpoint: before?.endpoint ?? one.endpoint,
      acknowledged: (before?.acknowledged ?? false) || one.acknowledged,
      paths: [...(before?.paths ?? []), ...one.paths],
    });
  };
  for (const place of ['sent', 'quarantine']) {
    for (const { name, folder } of await files.list(place)) {
      const id = SENT.exec(name)?.[1];
      if (id === undefined || folder || (place === 'quarantine' && !name.includes('.receipt.json'))) continue;
      const receipt = name.includes('.receipt.json') ? await readReceiptAt(files, `${place}/${name}`) : null;
      const paths = place === 'sent' ? [`${place}/${name}`] : [];
      if (receipt === null) note({ id, proof: null, endpoint: null, acknowledged: false, paths });
      else note({ id, ...receipt, paths });
    }
  }
  for (const [id, endpoint] of await onTheirWay(network)) {
    if (found.has(id)) continue;
    const stored = await readStored(files, digest, 'pending', id);
    if (stored === null || typeof stored === 'string') continue;
    const proof = deviceId === null ? (stored.local?.proof ?? null) : proofOf(stored, deviceId, digest);
    note({ id, proof, endpoint, acknowledged: false, paths: [] });
  }
  return [...found.values()];
}

/** Reports that were posted, and where: what no receipt tells of may have arrived all the same. */
async function onTheirWay(network: Pick<NetworkLog, 'read'>): Promise<ReadonlyMap<string, string>> {
  const posted = new Map<string, string>();
  for (const { why, report_id, url } of await network.read().catch(() => [])) {
    const endpoint = /^(https?:\/\/.+)\/v1\/reports$/.exec(url)?.[1];
    if (why === 'report' && report_id !== null && endpoint !== undefined) posted.set(report_id, endpoint);
  }
  return posted;
}

async function readReceiptAt(files: Files, path: string) {
  try {
    const value: unknown = JSON.parse((await readText(files, path)) ?? 'null');
    const receipt = Receipt.safeParse(value);
    if (receipt.success) {
      const { proof, endpoint, deletion } = receipt.data;
      return { proof, endpoint, acknowledged: deletion?.status === 202 };
    }
    const stub = ReceiptStub.safeParse(value);
    return stub.success ? { proof: stub.data.proof, endpoint: null, acknowledged: false } : null;
  } catch {
    return null; // Torn, or no file: nothing can be proved with it.
  }
}

export interface AskParts {
  readonly sender: Sender;
  readonly clock: Clock;
  /** Set where requests are printed instead of made. */
  readonly instead: ((delivery: Delivery) => void) | null;
  readonly cancelled: () => boolean;
  /** Ends the request that is under way, too: the person does not wait for a server that is silent. */
  readonly signal?: AbortSignal | undefined;
}

/** A server that asks for more patience than this is not waited for. */
const MOST_PATIENCE_MS = 60_000;
/** After so many tries in a row without an answer, a destination is not asked any more this time. */
const GIVE_UP_AFTER = 2;
const NAP_MS = 250;

/** Asks for deletions one after the other; remembers which destination does not answer, so that nobody waits for each. */
export class DeletionRound {
  readonly #parts: AskParts;
  readonly #silent = new Map<string, number>();

  constructor(parts: AskParts) {
    this.#parts = parts;
  }

  /** Null: the server has acknowledged it. Else what is still open. `endpoint` is where it went. */
  async ask(id: string, proof: string, endpoint: string | null): Promise<OpenDeletion | null> {
    if (endpoint === null) return { id, host: null, why: 'no destination is set, and its receipt is gone' };
    const host = hostOf(endpoint);
    const open = (why: string): OpenDeletion => ({ id, host, why });
    const delivery = deletionDelivery(id, proof, endpoint);
    if (this.#parts.instead !== null) {
      this.#parts.instead(delivery);
      return open('the request was printed, not made');
    }
    const silent = this.#silent.get(endpoint) ?? 0;
    if (silent >= GIVE_UP_AFTER) return open('could not be reached');
    for (;;) {
      const { signal } = this.#parts;
      const result = await this.#parts.sender.deliver(signal === undefined ? delivery : { ...delivery, signal });
      if (result.kind === 'failed') {
        this.#silent.set(endpoint, silent + 1);
        return open(result.why === 'tls' ? 'its certificate cannot be trusted' : 'could not be reached');
      }
      this.#silent.delete(endpoint);
      if (result.status === 202) return null;
      const patient = result.status === 429 && (result.retryAfterMs ?? MOST_PATIENCE_MS + 1) <= MOST_PATIENCE_MS;
      if (!patient) return open(`answered ${result.status}`);
      if (!(await this.#nap(Math.max(result.retryAfterMs ?? 0, NAP_MS)))) return open('asked to wait');
    }
  }

  /** False when the person cancelled meanwhile. */
  async #nap(ms: number): Promise<boolean> {
    const untilMs = this.#parts.clock.monotonicMs() + ms;
    while (this.#parts.clock.monotonicMs() < untilMs) {
      if (this.#parts.cancelled()) return false;
      await this.#parts.clock.sleep(NAP_MS);
    }
    return !this.#parts.cancelled();
  }
}
