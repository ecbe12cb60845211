import type { OwnFailure } from '@core/report/own-incident.ts';
import type { BrowserWindow } from 'electron';
import type { ElectronCalls } from './calls.ts';

/** A page that dies again this soon after it was loaded anew is left alone. */
const AGAIN_MS = 60_000;

export interface FailureParts {
  readonly monotonicMs: () => number;
  readonly tell: (failure: OwnFailure) => void;
  /** The app is on its way out: what ends now was ended. */
  readonly leaving: () => boolean;
}

/** What becomes of Beacon's own other processes: pages, the graphics process, helpers. Each failure is told as a report. */
export class OwnFailures {
  readonly #parts: FailureParts;

  constructor({ app }: Pick<ElectronCalls, 'app'>, parts: FailureParts) {
    this.#parts = parts;
    app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
      if (reason === 'clean-exit' || parts.leaving()) return;
      parts.tell({ what: 'child_gone', process: type, reason, exitCode });
    });
  }

  /** Follows the pages of one window: one that dies is loaded anew, once a minute, so that the person is not left blank. */
  follow(window: BrowserWindow): void {
    let reloadedAtMs = Number.NEGATIVE_INFINITY;
    let hangs = false;
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason === 'clean-exit' || this.#parts.leaving()) return;
      this.#parts.tell({ what: 'renderer_gone', reason, exitCode });
      if (window.isDestroyed()) return;
      const nowMs = this.#parts.monotonicMs();
      if (nowMs - reloadedAtMs < AGAIN_MS) {
        window.destroy();
        return;
      }
      reloadedAtMs = nowMs;
      window.webContents.reload();
    });
    window.on('unresponsive', () => {
      if (hangs || this.#parts.leaving()) return;
      hangs = true;
      this.#parts.tell({ what: 'unresponsive' });
    });
    window.on('responsive', () => {
      hangs = false;
    });
  }
}
