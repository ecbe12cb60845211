import { CrashReport, DiagnosticReport, FeedbackReport, type FieldMeta } from '@contract/report.ts';
import * as z from 'zod';

/** One field that a report may hold: the registry's row. */
export interface ReportField {
  /** `crash.breadcrumbs[].event`. */
  readonly path: string;
  readonly purpose: string;
  /** As JSON. */
  readonly example: string;
  readonly types: readonly ('crash' | 'diagnostic' | 'feedback')[];
  /** What it may hold, and how much of it. */
  readonly schema: z.ZodType;
}

/** Every field of every report type, read from the schemas themselves, in the order of the schemas. */
export function reportFields(): readonly ReportField[] {
  const fields = new Map<string, ReportField>();
  const schemas = { crash: CrashReport, diagnostic: DiagnosticReport, feedback: FeedbackReport } as const;
  for (const [type, schema] of Object.entries(schemas) as [keyof typeof schemas, z.ZodType][]) {
    for (const { path, meta, schema: own } of leaves(schema, '')) {
      const known = fields.get(path);
      if (known !== undefined) {
        const same = known.schema === own;
        fields.set(path, {
          ...known,
          types: [...known.types, type],
          purpose: same ? known.purpose : `${known.purpose} ${meta?.purpose ?? ''}`,
          schema: same ? known.schema : z.union([known.schema, own]),
        });
        continue;
      }
      fields.set(path, {
        path,
        purpose: meta?.purpose ?? '',
        example: meta === undefined ? '' : JSON.stringify(meta.example),
        types: [type],
        schema: own,
      });
    }
  }
  return [...fields.values()];
}

/** Leaves of a schema with their metadata; `meta` is undefined for a field that nobody declared. */
export function* leaves(
  schema: z.ZodType,
  path: string,
): Generator<{ readonly path: string; readonly meta: FieldMeta | undefined; readonly schema: z.ZodType }> {
  const own = schema.meta() as FieldMeta | undefined;
  if (own?.purpose !== undefined) {
    yield { path, meta: own, schema };
    return;
  }
  const { def } = schema as unknown as { def: Def };
  switch (def.type) {
    case 'object':
      for (const [key, child] of Object.entries(def.shape ?? {}))
        yield* leaves(child, path === '' ? key : `${path}.${key}`);
      return;
    case 'array':
      if (def.element !== undefined) yield* leaves(def.element, `${path}[]`);
      return;
    case 'nullable':
    case 'optional':
      if (def.innerType !== undefined) yield* leaves(def.innerType, path);
      return;
    default:
      yield { path, meta: undefined, schema };
  }
}

interface Def {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
}
