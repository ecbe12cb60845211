import type { AppView } from '@contract/app-view.ts';
import type { FleetStatus } from '@contract/fleet.ts';
import type { Answer } from '@contract/requests.ts';
import type { Settings } from '@contract/settings.ts';
import type { OwnFailure } from '@core/report/own-incident.ts';
import type { Guardian } from '@services/guardian/guardian.ts';
import type { Handlers } from '@services/host/api.ts';
import type { HostBus } from '@services/host/host-bus.ts';
import type { UpdateSource, Updates } from '@services/network/updates.ts';
import type { World } from './world.ts';

/**
 * The host: the one process of a home folder that supervises. Shared by main.ts (Electron) and headless.ts, which add
 * the windows.
 */
export interface HostOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly kind: 'electron' | 'headless';
  readonly demo: boolean;
  /** The host opens its own window: a second launch, `show` on the socket. */
  readonly show: () => void;
  /** One line for the person, where nothing else can tell them. */
  readonly say: (line: string) => void;
  readonly freshLink: () => Promise<void>;
  readonly notify: (notification: {
    title: string;
    body: string;
    severity: 'info' | 'warning' | 'alert';
    name: string | null;
  }) => void;
  readonly startDemo: () => Promise<Answer<'demo.start'>>;
  /** Looks for a newer version and offers it: the app menu's own way. Left out where the host cannot replace itself. */
  readonly offerUpdate?: () => void;
  /** The person chose Quit in a window. */
  readonly quit: () => void;
  /** Where Crashpad writes the dumps of this app's own processes. */
  readonly dumpDirs?: readonly string[];
  /** Where macOS writes about processes that ended; its own folders where not given. */
  readonly crashReportDirs?: readonly string[];
  /** Where newer versions are, where this build knows. */
  readonly updateSource?: (network: World['network'], debug: boolean) => UpdateSource;
  /** A PNG of Beacon's own window, where there is one. */
  readonly capture?: () => Promise<Uint8Array | null>;
}

export interface Host {
  readonly world: World;
  readonly handlers: Handlers;
  readonly bus: HostBus;
  readonly guardian: Guardian;
  readonly view: () => Promise<AppView>;
  readonly fleet: () => FleetStatus;
  readonly choices: () => Promise<Settings>;
  /** What the Mac does: sleeping, waking, locked or not. */
  readonly power: (moment: 'suspend' | 'resume' | 'lock' | 'unlock') => void;
  /** One of the app's other processes failed. */
  readonly tellFailure: (failure: OwnFailure) => void;
  readonly updates: Updates | null;
  /** Stops the fleet, closes the journal, gives the lock back. Safe to call twice. */
  close(): Promise<void>;
}

export type OpenedHost =
  | { readonly kind: 'host'; readonly host: Host }
  /** Another host holds this home. */
  | { readonly kind: 'second'; readonly holderPid: number | null; readonly world: World }
  | { readonly kind: 'failed'; readonly message: string };
