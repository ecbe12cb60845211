import { REPORT_FORMAT } from '@contract/primitives.ts';
import { Report } from '@contract/report.ts';
import { fingerprint } from '@core/fingerprint/index.ts';
import { type Json, printCanonical } from '@core/report/canonical-json.ts';
import { scrub } from '@core/scrub/index.ts';
import { onlyAllowed } from './allow-list.ts';
import { sha256, toHex } from './digest.ts';
import { readJson } from './json-text.ts';
import { MAX_DEPTH, MINORS_ACCEPTED } from './limits.ts';
import { type SecondScrub, secondScrub } from './second-scrub.ts';

/** What the received bytes are worth. */
export type Intake =
  | {
      readonly kind: 'report';
      /** As received, without unknown fields. Its ids and numbers may be relied on; its text has not been stored. */
      readonly report: Report;
      /** The only form in which anything of it is stored: the received bytes themselves where nothing had to go. */
      readonly stored: Uint8Array;
      /** The version to list, null where there is none or the scrubber found something in it. */
      readonly appVersion: string | null;
      /** How often each rule found what the sender's scrubber had left. */
      readonly misses: ReadonlyMap<string, number>;
      readonly droppedFields: number;
      readonly fingerprintMismatch: boolean;
    }
  | { readonly kind: 'invalid'; readonly because: 'shape' | 'scrubber' };

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder();

/**
 * From bytes to a report that may be stored: read, stripped to the contract's fields, parsed strictly, scrubbed again.
 *
 * Never throws on any input. What is no report costs as much work as one of its size would: whoever posts is not to
 * learn from the time it took. A report that the scrubber could not get through is not one (it fails closed).
 */
export async function takeIn(bytes: Uint8Array): Promise<Intake> {
  const text = decode(bytes);
  const json = text === null ? null : readJson(text, MAX_DEPTH);
  if (json === null || json.kind === 'not-json') return invalidAfterEqualWork(text ?? lenient.decode(bytes));
  const allowed = onlyAllowed(Report, json.value);
  const parsed = Report.safeParse(allowed.value);
  if (!parsed.success || !isAcceptedVersion(parsed.data.beacon_version)) return invalidAfterEqualWork(allowed.value);

  const report = parsed.data;
  const scrubbed = scrubSafely(allowed.value as Json);
  if (scrubbed === null) return { kind: 'invalid', because: 'scrubber' };
  const untouched = scrubbed.findings.length === 0 && allowed.dropped === 0 && !json.lossy;
  return {
    kind: 'report',
    report,
    stored: untouched ? bytes : encoder.encode(printCanonical(scrubbed.value)),
    appVersion: appVersionOf(scrubbed.value, report),
    misses: countByRule(scrubbed.findings),
    droppedFields: allowed.dropped,
    fingerprintMismatch: await isMismatch(report),
  };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    // Not UTF-8 is an answer here, not a failure.
    return null;
  }
}

/** The current minor, the two before it, and newer ones: those only add fields, which were dropped and counted. */
export function isAcceptedVersion(version: string, own = REPORT_FORMAT): boolean {
  const [major, minor] = version.split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = own.split('.').map(Number);
  return major === ownMajor && minor !== undefined && minor > ownMinor - MINORS_ACCEPTED;
}

function scrubSafely(value: Json): SecondScrub | null {
  try {
    return secondScrub(value);
  } catch {
    // Failing closed: nothing of it is stored, and the caller counts it.
    return null;
  }
}

function invalidAfterEqualWork(value: unknown): Intake {
  try {
    if (typeof value === 'string') scrub(value);
    else secondScrub(value as Json);
  } catch {
    // The result would have been thrown away too.
  }
  return { kind: 'invalid', because: 'shape' };
}

function countByRule(findings: readonly { readonly rule: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function appVersionOf(scrubbed: Json, report: Report): string | null {
  const own = (scrubbed as { readonly app?: { readonly version?: unknown } }).app?.version;
  return own === report.app.version ? report.app.version : null;
}

/** Whether the fingerprint it came with is another than its own fields give. Only ever counted. */
async function isMismatch(report: Report): Promise<boolean> {
  if (report.type !== 'crash') return false;
  const { crash } = report;
  let source = '';
  // The contract's hash is a function in place; here it can only be awaited, so its input is taken out.
  fingerprint(
    {
      errorClass: crash.error_class,
      crashType: crash.type,
      frames: crash.stack_trace,
      component: report.app.component,
      // Not in a report; where it counts, the component is `local.<kind>`.
      kind: null,
      signal: crash.signal,
      exitCode: crash.exit_code,
      frictionKind: crash.friction_kind,
      phase: crash.phase,
    },
    (text) => {
      source = text;
      return '';
    },
  );
  return toHex(await sha256(encoder.encode(source))) !== report.fingerprint;
}
