import type { ElectronCalls } from './calls.ts';

/**
 * Launch at login as config.json has it. Only the packaged app on a Mac can be a login item; and what the person did in
 * System Settings since is theirs, so the system is told only when the saved choice differs from the one before.
 */
export class LoginItem {
  readonly #calls: Pick<ElectronCalls, 'app' | 'platform'>;
  #told: boolean | null = null;

  constructor(calls: Pick<ElectronCalls, 'app' | 'platform'>) {
    this.#calls = calls;
  }

  follow(wanted: boolean): void {
    const { app, platform } = this.#calls;
    if (platform !== 'darwin' || !app.isPackaged || wanted === this.#told) return;
    const isFirstLook = this.#told === null;
    this.#told = wanted;
    const { status, openAtLogin } = app.getLoginItemSettings({ type: 'mainAppService' });
    // Switched off in System Settings: a launch is no reason to ask for it again, a new choice is.
    if (isFirstLook && status === 'requires-approval') return;
    if (wanted !== openAtLogin) app.setLoginItemSettings({ openAtLogin: wanted, type: 'mainAppService' });
  }
}
