import type { Handlers } from '@services/host/api.ts';
import type { Notification } from 'electron';
import type { ElectronCalls } from './calls.ts';
import type { Destination } from './deep-links.ts';

export interface Note {
  readonly title: string;
  readonly body: string;
  /** The process it is about; null for the fleet. */
  readonly name?: string | null;
}

/** More than this many stay on the screen of nobody. */
const MOST_HELD = 50;

/** Notifications of the system. A click leads to what it is about. */
export class Notifications {
  readonly #calls: Pick<ElectronCalls, 'newNotification'>;
  readonly #open: (note: Note) => void;
  /** Electron forgets the click of one that nobody holds any more. */
  readonly #held = new Set<Notification>();

  constructor(calls: Pick<ElectronCalls, 'newNotification'>, open: (note: Note) => void) {
    this.#calls = calls;
    this.#open = open;
  }

  readonly tell = (note: Note): void => {
    const notification = this.#calls.newNotification({ title: note.title, body: note.body });
    this.#held.add(notification);
    for (const old of this.#held) if (this.#held.size > MOST_HELD) this.#held.delete(old);
    notification.on('close', () => this.#held.delete(notification));
    notification.on('click', () => {
      this.#held.delete(notification);
      this.#open(note);
    });
    notification.show();
  };
}

/** The newest waiting report of that process, looked up when it is clicked; without one, the process itself. */
export async function placeOfNote({ name = null }: Note, handlers: Handlers): Promise<Destination> {
  if (name === null) return { window: 'main', place: new URLSearchParams({ view: 'fleet' }) };
  const { reports } = await handlers['reports.list']({ states: ['pending', 'approved'] });
  const newest = reports
    .filter((row) => row.name === name)
    .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))
    .at(0);
  const place = newest === undefined ? { view: 'fleet', process: name } : { view: 'reports', report: newest.id };
  return { window: 'main', place: new URLSearchParams(place) };
}
