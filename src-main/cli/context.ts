import type { ReportSummary } from '@contract/reports-view.ts';
import type { NetworkRecord } from '@contract/socket.ts';
import type { Checkup } from '@core/checkup.ts';
import type { EnvironmentSwitch } from '@core/consent/environment.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { CollectorParts } from '@services/capture/collector.ts';
import type { DeleteAllParts } from '@services/deleting/delete-all.ts';
import type { EventLog } from '@services/guardian/event-log.ts';
import type { SocketClient } from '@services/host/socket-client.ts';
import type { Digest } from '@services/ports/clock.ts';
import type { BulkFiles, Files } from '@services/ports/files.ts';
import type { Machine } from '@services/ports/machine.ts';
import type { ReportStore } from '@services/reports/report-store.ts';
import type { Review } from '@services/reports/review.ts';
import type { Outbox } from '@services/sending/outbox.ts';
import type { Rights, SettingsStore } from '@services/settings/settings.ts';
import type { Clients } from '@services/wrapping/clients.ts';
import type { Offenders } from '@services/wrapping/offenders.ts';
import type { Environ } from './terminal.ts';

/** Exit codes of spec 2.6; and of a question that was answered with Ctrl-C, as every shell has it. */
export const exit = { done: 0, failed: 1, usage: 2, refused: 3, interrupted: 130 } as const;
export type ExitCode = (typeof exit)[keyof typeof exit];

/** What is enough to look at a home; the composition root makes it, on first use. */
export interface CliReading {
  readonly files: Files & BulkFiles;
  readonly settings: SettingsStore;
  readonly rights: () => Promise<Rights>;
  readonly environment: EnvironmentSwitch;
  readonly digest: Digest;
  readonly facts: Machine;
}

/** What most commands work with. */
export interface CliServices extends CliReading {
  readonly store: ReportStore;
  readonly log: EventLog;
  readonly network: { read(): Promise<readonly NetworkRecord[]> };
}

/** Reviewing and sending: loaded only by the commands that do it, because the scrubber comes with them. */
export interface CliDesk {
  readonly review: Review;
  readonly outbox: Outbox;
  readonly deletion: DeleteAllParts;
  readonly feedback: CollectorParts;
  readonly context: () => Promise<ScrubContext>;
}

export interface CliOutside {
  readonly clients: Clients;
  readonly offenders: Offenders;
}

export interface Cli extends Environ {
  /** Of Beacon. */
  readonly version: string;
  /** The home folder as the person would type it. */
  readonly home: string;
  reading(): Promise<CliReading>;
  services(): Promise<CliServices>;
  desk(): Promise<CliDesk>;
  /** Other programs' configurations and processes. */
  outside(): Promise<CliOutside>;
  /** Opens a file in the person's editor, and waits until it is closed. */
  edit(path: string): Promise<EditorEnd>;
  /** The home folder as it lies there, before anything is read, and so mended. */
  checkup(): Promise<Checkup>;
  /** Room on the disk that holds the home; null where the system does not say. */
  freeBytes(): Promise<number | null>;
  /** What standard input holds, up to so many bytes; null where there is more, or what is no text in UTF-8. */
  input(mostBytes: number): Promise<string | null>;
  /** A path as it was typed, from the folder the command was called in. */
  absolute(path: string): string;
  /** A file of the person's own, 0600, never over another. */
  writeNewFile(path: string, bytes: Uint8Array): Promise<NewFile>;
  /** False where there is no browser, or no screen to open it on. */
  openInBrowser(url: string): Promise<boolean>;
  /** Ctrl-C from now on calls this instead of ending the program; the answer takes that back. */
  onInterrupt(hear: () => void): () => void;
  /** The host of this home, or null when none is running. */
  connect(): Promise<SocketClient | null>;
  serve(options: {
    port: number;
    open: boolean;
    json: boolean;
    demo: boolean;
    untilInputEnds: boolean;
  }): Promise<number>;
}

/** How an editor ended. `none`: nothing is set, and there is no terminal for vi. */
export type EditorEnd =
  | { readonly kind: 'ended'; readonly code: number | null; readonly signal: string | null }
  | { readonly kind: 'none' }
  | { readonly kind: 'not_started'; readonly command: string };

/** How writing a file that must not be there yet went. `why` is for the person. */
export type NewFile =
  | { readonly kind: 'written' }
  | { readonly kind: 'exists' }
  | { readonly kind: 'failed'; readonly why: string };

export type { ReportSummary };
