/**
 * What the environment says about telemetry (spec 2.5), parsed once per process into a frozen value.
 * An environment switch only ever reduces what the saved choices allow; the local-only preflight log is the exception.
 */
export interface EnvironmentSwitch {
  /** Reports of failures may be written and sent, as far as the environment is concerned. */
  readonly crash: boolean;
  readonly diagnostics: boolean;
  /** The preflight log: switched on or off here, or left as saved (null). */
  readonly preflight: boolean | null;
  readonly preflightRaw: boolean | null;
  /** DO_NOT_TRACK or STALLARI_TELEMETRY_DISABLED: wins over everything and hides the consent prompt. */
  readonly doNotTrack: boolean;
  /** Every would-be request is printed, none is made. */
  readonly debug: boolean;
  /** The switch that decided, as the person should read it: "STALLARI_TELEMETRY=crash". Null when nothing did. */
  readonly decidedBy: string | null;
  /** Lines for stderr about values that were not understood. */
  readonly warnings: readonly string[];
}

const OFF = new Set(['off', '0', 'false', 'no']);
const ON = new Set(['on', '1', 'true', 'yes']);
const LISTED = new Set(['crash', 'diagnostics', 'preflight', 'raw']);

export function readEnvironment(env: Readonly<Record<string, string | undefined>>): EnvironmentSwitch {
  const debug = isSet(env['STALLARI_TELEMETRY_DEBUG']);
  const base = { preflight: null, preflightRaw: null, debug, doNotTrack: false, warnings: [] as readonly string[] };
  const off = { crash: false, diagnostics: false };

  const track = env['DO_NOT_TRACK']?.trim() ?? '';
  if (track !== '' && track !== '0') {
    return Object.freeze({
      ...base,
      ...off,
      preflight: false,
      preflightRaw: false,
      doNotTrack: true,
      decidedBy: 'DO_NOT_TRACK',
    });
  }
  if (env['STALLARI_TELEMETRY_DISABLED']?.trim().toLowerCase() === 'true') {
    const decidedBy = 'STALLARI_TELEMETRY_DISABLED=true';
    return Object.freeze({ ...base, ...off, preflight: false, preflightRaw: false, doNotTrack: true, decidedBy });
  }

  const value = env['STALLARI_TELEMETRY']?.trim().toLowerCase() ?? '';
  if (value === '') {
    if (inCi(env)) return Object.freeze({ ...base, ...off, decidedBy: 'CI' });
    return Object.freeze({ ...base, crash: true, diagnostics: true, decidedBy: null });
  }
  const decidedBy = `STALLARI_TELEMETRY=${printable(value)}`;
  if (OFF.has(value)) return Object.freeze({ ...base, ...off, preflight: false, preflightRaw: false, decidedBy });
  if (ON.has(value)) return Object.freeze({ ...base, crash: true, diagnostics: true, decidedBy });

  const words = value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const known = words.filter((word) => LISTED.has(word));
  const unknown = words.filter((word) => !LISTED.has(word));
  if (known.length === 0 && (words.length === 0 || !value.includes(','))) {
    // One word that is neither a switch nor in the list: a slip of the pen must not silence what was saved.
    // In CI only what somebody explicitly asked for is on, and a slip of the pen asks for nothing.
    if (inCi(env)) {
      const warning = `STALLARI_TELEMETRY=${printable(value)} is not understood, and in CI everything is off. Use on, off, or a list of crash,diagnostics,preflight,raw.`;
      return Object.freeze({ ...base, ...off, decidedBy: 'CI', warnings: [warning] });
    }
    const warning = `STALLARI_TELEMETRY=${printable(value)} is not understood and taken as "on". Use on, off, or a list of crash,diagnostics,preflight,raw.`;
    return Object.freeze({ ...base, crash: true, diagnostics: true, decidedBy, warnings: [warning] });
  }
  const warnings =
    unknown.length === 0
      ? []
      : [
          `STALLARI_TELEMETRY: ${unknown.map(printable).join(', ')} ${unknown.length === 1 ? 'is' : 'are'} unknown and ignored. Known are crash, diagnostics, preflight, raw.`,
        ];
  const raw = known.includes('raw');
  return Object.freeze({
    ...base,
    crash: known.includes('crash'),
    diagnostics: known.includes('diagnostics'),
    preflight: raw || known.includes('preflight'),
    preflightRaw: raw,
    decidedBy,
    warnings,
  });
}

function inCi(env: Readonly<Record<string, string | undefined>>): boolean {
  return isSet(env['CI']) && env['CI']?.trim().toLowerCase() !== 'false';
}

function isSet(value: string | undefined): boolean {
  const trimmed = value?.trim() ?? '';
  return trimmed !== '' && trimmed !== '0';
}

/** The person's own value, made safe to print: short and without control characters. */
function printable(value: string): string {
  const clean = value.replace(/[^\x20-\x7e]/g, '?');
  return clean.length <= 60 ? clean : `${clean.slice(0, 57)}...`;
}
