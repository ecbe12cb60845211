import type { Updates } from '@services/network/updates.ts';
import type { ElectronCalls } from './calls.ts';
import type { Note } from './notifications.ts';
import type { Quitting } from './quitting.ts';
import { text } from './text.ts';

export interface OfferParts {
  readonly quitting: Pick<Quitting, 'quit'>;
  readonly notify: (note: Note) => void;
  readonly updates: Updates | null;
}

/** What the person sees of updates: a look by hand answers in a dialog, a newer version found by itself in a notification. */
export function offerUpdate(
  { dialog }: Pick<ElectronCalls, 'dialog'>,
  { quitting, notify, updates }: OfferParts,
): { readonly check: () => void } {
  const tell = ([message, detail]: readonly [string, string]) =>
    void dialog.showMessageBoxSync({ type: 'info', message, detail, buttons: [text.updates.ok] });
  updates?.onFound(({ version }) =>
    notify({
      title: text.updates.available(version),
      body: text.updates.how,
    }),
  );
  const offer = async (): Promise<void> => {
    if (updates === null) {
      tell(text.updates.nowhere);
      return;
    }
    const answer = await updates.check();
    if (answer.kind === 'current') tell(text.updates.current);
    if (answer.kind === 'failed') tell(text.updates.failed);
    if (answer.kind !== 'newer') return;
    const chosen = dialog.showMessageBoxSync({
      type: 'question',
      message: text.updates.available(answer.version),
      detail: text.updates.what,
      buttons: [text.updates.later, text.updates.install],
      defaultId: 1,
      cancelId: 0,
    });
    if (chosen !== 1) return;
    if (await updates.fetch()) quitting.quit();
    else tell(text.updates.notFetched);
  };
  let busy = false;
  return {
    check: () => {
      if (busy) return;
      busy = true;
      void offer().finally(() => {
        busy = false;
      });
    },
  };
}
