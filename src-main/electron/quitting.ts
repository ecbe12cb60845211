import type { FleetStatus } from '@contract/fleet.ts';
import type { ElectronCalls } from './calls.ts';
import { text } from './text.ts';

interface Closing {
  readonly fleet: () => FleetStatus;
  close(): Promise<void>;
}

const ENDED = new Set(['stopped', 'open', 'backing_off', 'paused_by_fleet']);

/**
 * The way out, whoever asks for it: the person is asked once where processes would end; then the windows close, and one
 * that holds an unsaved edit may still say no; only then is the fleet stopped, and the app leaves.
 */
export class Quitting {
  readonly #calls: Pick<ElectronCalls, 'app' | 'dialog'>;
  readonly #host: () => Closing | null;
  #decided = false;
  #life: 'open' | 'closing' | 'closed' = 'open';

  constructor(calls: Pick<ElectronCalls, 'app' | 'dialog'>, host: () => Closing | null) {
    this.#calls = calls;
    this.#host = host;
    const { app } = calls;
    app.on('before-quit', (event) => {
      if (this.#decided || this.#life !== 'open' || this.#mayEnd()) return;
      event.preventDefault();
    });
    app.on('will-quit', (event) => {
      const host = this.#host();
      if (this.#life === 'closed' || host === null) return;
      // Every window is gone. The fleet is stopped before the app is; asking again meanwhile changes nothing.
      event.preventDefault();
      if (this.#life === 'closing') return;
      this.#life = 'closing';
      void host
        .close()
        .catch(() => undefined) // Said where it went wrong; the reaper does the rest.
        .finally(() => {
          this.#life = 'closed';
          app.quit();
        });
    });
  }

  /** The last window is closed, and what is left is on its way out. */
  get leaving(): boolean {
    return this.#life !== 'open';
  }

  /** Without a question: it was asked already, or there is nobody to ask. */
  quit(): void {
    this.#decided = true;
    this.#calls.app.quit();
    // A window with an unsaved edit may have stayed: the next time is another decision.
    if (!this.leaving) this.#decided = false;
  }

  #mayEnd(): boolean {
    const running = (this.#host()?.fleet().processes ?? []).filter(({ state }) => !ENDED.has(state)).length;
    if (running === 0) return true;
    const answer = this.#calls.dialog.showMessageBoxSync({
      type: 'question',
      message: text.quitting.question(running),
      detail: text.quitting.detail,
      buttons: [text.quitting.cancel, text.quitting.quit],
      defaultId: 0,
      cancelId: 0,
    });
    return answer === 1;
  }
}
