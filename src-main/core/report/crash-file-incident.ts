import type { CrashType } from '@contract/report.ts';
import type { IpsFile, JetsamEnd, MinidumpFile } from '@core/stack/index.ts';
import type { Incident, Subject } from './incident.ts';

const MIB = 1024 * 1024;

type IpsCrash = Extract<IpsFile, { kind: 'crash' }>;
type DumpCrash = Extract<MinidumpFile, { kind: 'crash' }>;

/** A process of ours that macOS wrote a crash report about. The file's own time is when it ended. */
export function ipsIncident({ signal, crash, version }: IpsCrash, subject: Subject, atMs: number): Incident {
  return {
    ...fromSystem(subject, atMs),
    // Without a signal it was ended for what it did: a guard, a resource limit, a code signature.
    type: signal === null ? 'signal_other' : null,
    signal,
    subject: { ...subject, version: subject.version ?? version },
    crash,
    breadcrumbs: [{ atMs, event: 'crash', detail: 'ips', text: null }],
    aftermath: 'Its stack was read from the crash report that macOS wrote.',
  };
}

/** A process of ours that macOS ended for memory. */
export function jetsamIncident(
  { reason, rssBytes }: JetsamEnd,
  subject: Subject,
  totalBytes: number,
  atMs: number,
): Incident {
  return {
    ...fromSystem(subject, atMs),
    type: 'memory_pressure',
    signal: 'SIGKILL',
    jetsamReason: reason,
    snapshot: {
      rss_mb: Math.round((rssBytes ?? 0) / MIB),
      cpu_percent: 0,
      subprocess_count: 0,
      total_managed_rss_mb: Math.round(Math.max(totalBytes, rssBytes ?? 0) / MIB),
    },
    pressure: 'critical',
    breadcrumbs: [{ atMs, event: 'crash', detail: 'jetsam', text: null }],
    aftermath: 'macOS ended it to free memory.',
  };
}

/** One of Beacon's own processes that Crashpad wrote a dump about. */
export function dumpIncident(
  { signal, address, crash, processType }: DumpCrash,
  atMs: number,
  version: string,
): Incident {
  const isPage = processType === 'renderer';
  const type: CrashType | null = processType === null || processType === 'browser' ? null : 'renderer_gone';
  return {
    ...fromSystem(
      {
        name: null,
        kind: 'daemon',
        component: isPage ? 'beacon.window' : type === null ? 'beacon.host' : `beacon.${helperName(processType)}`,
        publicPackage: null,
        version,
      },
      atMs,
    ),
    type: type ?? (signal === null ? 'signal_other' : null),
    signal,
    crash,
    breadcrumbs: [{ atMs, event: 'crash', detail: 'minidump', text: null }],
    aftermath: `Read from a dump that was removed after it${address === null ? '' : `; the address was ${address}`}.`,
  };
}

/** As Electron names the same process when it tells of its end. */
const helperName = (type: string | null) => (type === 'gpu-process' ? 'gpu' : (type ?? 'unknown').replaceAll('-', '_'));

function fromSystem(subject: Subject, atMs: number): Incident {
  return {
    atMs,
    type: null,
    signal: null,
    exitCode: null,
    jetsamReason: null,
    frictionKind: null,
    phase: null,
    errorText: '',
    snapshot: null,
    breadcrumbs: [],
    pressure: null,
    subject,
    aftermath: null,
  };
}

/** `2026-04-03 11:15:00.0000 +0200`, as macOS writes the times of crash files; null for anything else. */
export function crashFileTimeMs(text: string | null): number | null {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d{1,9})? ?([+-]\d\d):?(\d\d)$/.exec(text ?? '');
  if (match === null) return null;
  const ms = Date.parse(`${match[1]}T${match[2]}${match[3]}:${match[4]}`);
  return Number.isNaN(ms) ? null : ms;
}
