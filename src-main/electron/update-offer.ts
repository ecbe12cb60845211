import type { Updates } from '@services/network/updates.ts';
import type { ElectronCalls } from './calls.ts';
import type { Note } from './notifications.ts';
import type { Quitting } from './quitting.ts';

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
  const tell = (message: string, detail: string) =>
    void dialog.showMessageBoxSync({ type: 'info', message, detail, buttons: ['OK'] });
  updates?.onFound(({ version }) =>
    notify({
      title: `Beacon ${version} is available`,
      body: 'Choose “Check for Updates…” in its menu to get it.',
    }),
  );
  const offer = async (): Promise<void> => {
    if (updates === null) {
      tell('This build has nowhere to look for updates', 'It was made without an address for them.');
      return;
    }
    const answer = await updates.check();
    if (answer.kind === 'current') tell('Beacon is up to date', 'No newer version was found.');
    if (answer.kind === 'failed') tell('Updates could not be looked for', 'Try again later. Nothing was changed.');
    if (answer.kind !== 'newer') return;
    const chosen = dialog.showMessageBoxSync({
      type: 'question',
      message: `Beacon ${answer.version} is available`,
      detail: 'It is downloaded now. Beacon then stops what it started, and starts again.',
      buttons: ['Later', 'Download and Install'],
      defaultId: 1,
      cancelId: 0,
    });
    if (chosen !== 1) return;
    if (await updates.fetch()) quitting.quit();
    else tell('The update could not be downloaded', 'Nothing was changed. Try again later.');
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
