import { signatureOf } from './signature.ts';

export { signatureOf };

/** How the key is made. A change of it splits every group, so it is counted. */
export const FINGERPRINT_VERSION = 1;

const MOST_SIGNATURES = 5;

export interface FingerprintInput {
  readonly errorClass: string | null;
  readonly crashType: string;
  /** Of the report, scrubbed, innermost first. */
  readonly frames: readonly string[];
  readonly component: string | null;
  readonly kind: string | null;
  readonly signal: string | null;
  readonly exitCode: number | null;
  readonly frictionKind: string | null;
  readonly phase: string | null;
}

/**
 * The key that equal failures share (spec 2.2): a digest of the error's class and the innermost five functions. Frames in
 * packages we do not know are skipped, unless there are no others. Without frames, what kind of process failed and how.
 */
export function fingerprint(input: FingerprintInput, sha256Hex: (text: string) => string): string {
  return sha256Hex(['v1', input.errorClass ?? input.crashType, ...signatures(input)].join('\n'));
}

function signatures(input: FingerprintInput): string[] {
  if (input.frames.length === 0) {
    const { crashType, signal, exitCode, frictionKind, phase } = input;
    return [publicPart(input), crashType, signal, exitCode, frictionKind, phase].map((value) => String(value ?? ''));
  }
  const known = input.frames.map(signatureOf).filter((signature) => signature !== null);
  const used = known.length > 0 ? known : input.frames.map(() => '[package]');
  return used.slice(0, MOST_SIGNATURES);
}

/** `local.mcp` says no more than the kind. */
function publicPart({ component, kind }: FingerprintInput): string {
  if (component !== null && !component.startsWith('local.')) return component;
  return kind ?? component?.slice('local.'.length) ?? '';
}
