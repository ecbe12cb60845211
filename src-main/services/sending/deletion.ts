import { utcSeconds } from '@core/report/times.ts';
import { deletionDelivery } from './deliveries.ts';
import type { OutboxParts } from './outbox.ts';

export type DeletionOutcome =
  | { readonly kind: 'asked'; readonly status: number }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Asks the server to delete a sent report, with the proof that only this Mac has. The receipt remembers that it was
 * asked. Of an old report only the stub is left, which knows no destination: then the one in force is asked.
 */
export async function deleteThere(
  parts: Pick<OutboxParts, 'store' | 'sender' | 'clock' | 'rights' | 'onChange' | 'onDebug'>,
  id: string,
): Promise<DeletionOutcome> {
  const { store, sender, clock } = parts;
  const { environment, destination } = await parts.rights();
  const receipt = (await store.get(id))?.receipt ?? null;
  const left = receipt ?? (await store.stub(id));
  if (left === null)
    return { kind: 'failed', message: 'There is no receipt of this report, so nothing proves that it is yours.' };
  if (left.proof === null)
    return { kind: 'failed', message: 'The receipt holds no proof, so the server cannot know that it is yours.' };
  const endpoint = receipt?.endpoint ?? destination.endpoint;
  if (endpoint === null)
    return {
      kind: 'failed',
      message:
        'Of this report only the proof is kept, not where it went. Set the destination it went to, and try again.',
    };
  const delivery = deletionDelivery(id, left.proof, endpoint);
  if (environment.debug) {
    parts.onDebug(delivery);
    return { kind: 'failed', message: 'STALLARI_TELEMETRY_DEBUG is set: the request was printed, not made.' };
  }
  const result = await sender.deliver(delivery);
  const status = result.kind === 'answered' ? result.status : null;
  // A stub has no room for it, and stays: the destination may be another one by now, which answers 202 just the same.
  if (receipt !== null) {
    await store.updateReceipt(id, (before) => ({
      ...before,
      deletion: { asked_at: utcSeconds(clock.wallMs()), status },
    }));
  }
  parts.onChange([id]);
  if (result.kind === 'failed')
    return { kind: 'failed', message: 'The server could not be reached. Try again when you are online.' };
  if (result.status === 202) return { kind: 'asked', status: result.status };
  return { kind: 'failed', message: `The server answered ${result.status}.` };
}
