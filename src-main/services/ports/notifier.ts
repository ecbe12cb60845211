/** Notifications of the system. */

export interface Notifier {
  /** A notification of the system, where there is one. */
  notify(notification: {
    readonly title: string;
    readonly body: string;
    readonly severity: 'info' | 'warning' | 'alert';
    readonly reportId: string | null;
  }): void;
}
