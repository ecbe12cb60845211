import type { Finding } from '@contract/findings.ts';
import {
  BreadcrumbDetail,
  BreadcrumbEvent,
  Component,
  identifier,
  REPORT_FORMAT,
  Version,
} from '@contract/primitives.ts';
import { Crash, type CrashReport, type CrashType, MAX_BREADCRUMBS, MAX_LOG_LINES } from '@contract/report.ts';
import type { LocalFile } from '@contract/report-files.ts';
import { FINGERPRINT_VERSION, fingerprint } from '@core/fingerprint/index.ts';
import { isPublicPackage } from '@core/packages/index.ts';
import { countCarried, createNumbering, RULES_VERSION, scrub } from '@core/scrub/index.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import { toFrames } from '@core/stack/frames.ts';
import { parseStderr } from '@core/stack/parse.ts';
import { fitReport, printReport } from './fit.ts';
import { componentOf, type Incident, type RawBreadcrumb } from './incident.ts';
import { cleanTail, cleanText } from './log-tail.ts';
import { utcSeconds } from './times.ts';
import { countTokens } from './tokens.ts';

/** What the machine adds to an incident. Nothing of it names the person. */
export interface ReportSurroundings {
  readonly reportId: string;
  readonly deviceId: string;
  /** What lets the owner have the report deleted. */
  readonly proof: string;
  readonly system: Omit<CrashReport['system'], 'memory_pressure'>;
  readonly runtime: CrashReport['runtime'];
  readonly projectIdHash: string | null;
  readonly scrub: ScrubContext;
  readonly sha256Hex: (text: string) => string;
}

export interface Built {
  readonly report: CrashReport;
  readonly local: LocalFile;
}

/** Caps of what is kept beside a report, in characters. */
const MESSAGE_CAP = 4000;
const LINE_CAP = 2000;
const TEXT_CAP = 1000;

/**
 * From a failure to a report and the file that stays beside it: parsed, scrubbed field by field, bounded, fingerprinted.
 * Pure. Throws only where the scrubber itself does; then nothing may be written (spec 3, "fails closed").
 */
export function buildCrashReport(incident: Incident, around: ReportSurroundings): Built {
  const context: ScrubContext = { ...around.scrub, numbering: createNumbering() };
  const built = buildOnce(incident, around, context);
  // A secret that the log gives away may stand bare in a field that was read before it.
  return countCarried(context.numbering) === 0 ? built : buildOnce(incident, around, context);
}

function buildOnce(incident: Incident, around: ReportSurroundings, context: ScrubContext): Built {
  const clean = new FieldScrubber(context);
  const parsed = incident.crash ?? (isEndOfItsOwn(incident) ? parseStderr(incident.errorText) : null);
  const frames = toFrames(parsed?.frames ?? [], isPublicPackage).map((frame, index) =>
    clean.text(`/crash/stack_trace/${index}`, frame).slice(0, 400),
  );
  const type = incident.type ?? typeOf(incident, parsed);
  const errorClass = clean.word('/crash/error_class', parsed?.errorClass ?? null, identifier(80));
  const crumbs = breadcrumbs(incident, clean);
  const component =
    clean.word('/app/component', componentOf(incident.subject), Component) ??
    `local.${incident.subject.kind ?? 'daemon'}`;
  const crash: Crash = {
    type,
    signal: fitting(Crash.shape.signal, incident.signal),
    exit_code: fitting(Crash.shape.exit_code, incident.exitCode),
    jetsam_reason: clean.word('/crash/jetsam_reason', incident.jetsamReason, identifier(60)),
    error_class: errorClass,
    friction_kind: incident.frictionKind,
    phase: clean.word('/crash/phase', incident.phase, identifier(40)),
    resource_snapshot: fitting(Crash.shape.resource_snapshot, incident.snapshot),
    breadcrumbs: crumbs.kept,
    stack_trace: frames,
  };
  const at = utcSeconds(incident.atMs);
  const occurrences = { count: 1, first_at: at, last_at: at };
  const draft: CrashReport = {
    beacon_version: REPORT_FORMAT,
    report_id: around.reportId,
    type: 'crash',
    timestamp: at,
    app: { version: fitting(Version, incident.subject.version), component },
    system: { ...around.system, memory_pressure: incident.pressure },
    runtime: around.runtime,
    device_id: around.deviceId,
    project_id_hash: around.projectIdHash,
    crash,
    occurrences,
    fingerprint: fingerprint(
      {
        errorClass,
        crashType: type,
        frames,
        component,
        kind: incident.subject.kind,
        signal: crash.signal,
        exitCode: crash.exit_code,
        frictionKind: crash.friction_kind,
        phase: crash.phase,
      },
      around.sha256Hex,
    ),
    fingerprint_version: FINGERPRINT_VERSION,
    scrub: { rules_version: RULES_VERSION, redactions: 0 },
    attachments: [],
  };
  const local: LocalFile = {
    version: 1,
    report_id: around.reportId,
    name: incident.subject.name,
    kind: incident.subject.kind,
    captured_at: at,
    message: parsed?.message == null ? null : clean.capped('/message', parsed.message, MESSAGE_CAP),
    log_tail: clean.tail('/log_tail', incident.errorText),
    breadcrumb_texts: crumbs.texts,
    findings: [],
    occurrences,
    aftermath: incident.aftermath,
    read_at: null,
    refusal: null,
    proof: around.proof,
  };
  return { report: withRedactions(fitReport(draft)), local: { ...local, findings: clean.findings } };
}

/** The report with its tokens counted and the rules named that are in force now. */
export function withRedactions<R extends CrashReport>(report: R): R {
  return { ...report, scrub: { rules_version: RULES_VERSION, redactions: countTokens(printReport(report)) } };
}

/** What the contract takes in that place; null for all else: a version called "latest", a signal of no name. */
function fitting<T>(shape: { safeParse(value: unknown): { success: boolean } }, value: T): T | null {
  return shape.safeParse(value).success ? value : null;
}

/** What Beacon does to a process for its budget, its health or the fleet: no line that the process wrote says why it ended. */
const GUARDRAILS: ReadonlySet<CrashType | null> = new Set<CrashType>([
  'memory_pressure',
  'cpu_runaway',
  'fleet_ceiling',
  'hang',
]);

/** Whether a stack in its error output is of this end. SIGKILL leaves no time to print one: it is of an error it lived through. */
function isEndOfItsOwn({ type, signal, subject }: Incident): boolean {
  if (signal === 'SIGKILL') return false;
  return subject.name === null || !GUARDRAILS.has(type);
}

function typeOf(incident: Incident, parsed: ReturnType<typeof parseStderr>): CrashType {
  switch (incident.signal) {
    case 'SIGABRT':
      return 'signal_abort';
    case 'SIGSEGV':
    case 'SIGBUS':
      return 'signal_segv';
    case 'SIGKILL':
      return 'signal_kill';
    case null:
      if (parsed === null) return 'nonzero_exit';
      return parsed.rejection ? 'unhandled_rejection' : 'unhandled_exception';
    default:
      return 'signal_other';
  }
}

function breadcrumbs(incident: Incident, clean: FieldScrubber) {
  const kept: Crash['breadcrumbs'] = [];
  const texts: { index: number; text: string }[] = [];
  for (const raw of incident.breadcrumbs.slice(-MAX_BREADCRUMBS)) {
    const index = kept.length;
    const path = `/crash/breadcrumbs/${index}`;
    const event = clean.word(`${path}/event`, raw.event, BreadcrumbEvent) ?? 'event';
    const detail = clean.word(`${path}/detail`, raw.detail, BreadcrumbDetail);
    kept.push({ t: secondsBefore(raw, incident.atMs), event, detail });
    // A detail that is not an identifier is free text, and shares the place of the text.
    const free = [raw.text, detail === null ? raw.detail : null]
      .filter((part) => part !== null && part !== '')
      .join(' ');
    if (free !== '') texts.push({ index, text: clean.capped(`/breadcrumb_texts/${index}`, free, TEXT_CAP) });
  }
  return { kept, texts };
}

function secondsBefore(raw: RawBreadcrumb, atMs: number): number {
  return Math.max(-31_536_000, Math.min(0, Math.round((raw.atMs - atMs) / 1000))) || 0;
}

/** Scrubs field after field with one numbering, and remembers where something was taken out. */
class FieldScrubber {
  readonly findings: Finding[] = [];
  readonly #context: ScrubContext;

  constructor(context: ScrubContext) {
    this.#context = context;
  }

  text(path: string, value: string): string {
    const { text, findings } = scrub(value, this.#context);
    for (const finding of findings) this.findings.push({ ...finding, path });
    return text;
  }

  capped(path: string, value: string, cap: number): string {
    const { text, findings } = cleanText(value, cap, (raw) => scrub(raw, this.#context));
    for (const finding of findings) this.findings.push({ ...finding, path });
    return text;
  }

  tail(path: string, value: string): string[] {
    const caps = { lines: MAX_LOG_LINES, line: LINE_CAP };
    const { lines, findings } = cleanTail(value, caps, (raw) => scrub(raw, this.#context));
    for (const finding of findings) this.findings.push({ ...finding, path });
    return [...lines];
  }

  /** A word stays only if it is of the shape expected and the scrubber finds nothing in it. */
  word(path: string, value: string | null, shape: { safeParse(value: unknown): { success: boolean } }): string | null {
    if (value === null || !shape.safeParse(value).success) return null;
    const before = this.findings.length;
    const kept = this.text(path, value) === value;
    // A word that is dropped leaves no token behind, so there is no place to point at.
    if (!kept) this.findings.length = before;
    return kept ? value : null;
  }
}
