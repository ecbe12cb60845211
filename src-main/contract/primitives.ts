import * as z from 'zod';

/**
 * The small shapes that everything else is built from. Each carries its bound in the schema and nowhere else.
 */

/** Version of the report format (spec 2.2), not of the app. */
export const REPORT_FORMAT = '1.0.0';

/** `brpt_` and 16 random hex digits; readers accept 8 to 32. */
export const ReportId = z.string().regex(/^brpt_[0-9a-f]{8,32}$/, 'expected brpt_ and 8 to 32 hex digits');
export type ReportId = z.output<typeof ReportId>;

/** ISO 8601. Beacon writes UTC at second precision; an offset and fractions are accepted from others. */
export const Timestamp = z.iso
  .datetime({ offset: true, error: 'expected a time such as 2026-04-03T09:15:00Z' })
  .max(40);

export const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits');

/** A word made by a programmer, not by a person: no spaces, no path, no quote. */
export const identifier = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[A-Za-z_$][A-Za-z0-9_$.:-]*$/, `expected an identifier of up to ${most} letters, digits and _ . : -`);

const DETAIL_WORD = String.raw`(?:[A-Za-z_$][A-Za-z0-9_$.:-]*|-?\d+(?:\.\d+)?)`;

/** An identifier, a number, or `key=value` of those. Any other text belongs to `local.json`. */
export const BreadcrumbDetail = z
  .string()
  .max(120)
  .regex(
    new RegExp(`^(?:[A-Za-z_$][A-Za-z0-9_$.:-]*=)?${DETAIL_WORD}$`),
    'expected an identifier, a number or key=value of those',
  );

export const BreadcrumbEvent = identifier(40);

/** `2.1.0`, `0.44.3.3`, `1.0.0-beta.2`: digits and dots, then perhaps a label. */
export const Version = z
  .string()
  .max(40)
  .regex(/^\d{1,6}(?:\.\d{1,8}){0,4}(?:[-+][0-9A-Za-z.+-]{1,24})?$/, 'expected a version such as 0.44.3.3');

const COMPONENT_WORD = '[A-Za-z0-9][A-Za-z0-9_-]*';
/** From the sign that begins a part to the next slash: a dot is inside a part or begins the next, whichever. */
const COMPONENT_PART = String.raw`[A-Za-z0-9][A-Za-z0-9_.-]*(?:\.@[A-Za-z0-9][A-Za-z0-9_.-]*)*`;
/** After a slash, as long as no next part has begun, so that no second slash may come. */
const COMPONENT_PATH = String.raw`\/${COMPONENT_WORD}(?:\.+[_-][A-Za-z0-9_-]*)*`;

/**
 * `mcp.@modelcontextprotocol/server-filesystem`, `job.indexer`, `local.mcp`: what ran, never who ran it.
 * Chosen by the person or a known public package, so it may hold `@` and `/` but no other path sign.
 *
 * A word, then parts: a dot, perhaps `@`, a name, perhaps a slash and a name; names may hold dots. Written so that each
 * text can be read in one way only: with a choice at each dot, sixty dots and a wrong sign would never end.
 */
export const Component = z
  .string()
  .min(1)
  .max(120)
  .regex(
    new RegExp(
      String.raw`^${COMPONENT_WORD}(?:\.@?${COMPONENT_PART}(?:${COMPONENT_PATH}\.+@?${COMPONENT_PART})*(?:${COMPONENT_PATH}\.*)?)?$`,
    ),
    'expected a component such as job.indexer',
  );

export const ProcessKind = z.enum(['mcp', 'dispatch', 'daemon', 'job']);
export type ProcessKind = z.output<typeof ProcessKind>;

export const MemoryPressure = z.enum(['normal', 'warning', 'critical']);
export type MemoryPressure = z.output<typeof MemoryPressure>;
