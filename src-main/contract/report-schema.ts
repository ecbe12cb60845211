import * as z from 'zod';
import { MAX_REPORT_BYTES } from './limits.ts';
import { REPORT_FORMAT } from './primitives.ts';
import { type FieldMeta, Report } from './report.ts';

/**
 * The report as JSON Schema 2020-12, for those who read or write reports in other languages: each field with its purpose,
 * an example and its bound. Two rules it cannot say: the whole is at most 64 KiB, and is printed canonically.
 */
export function reportSchema(): object {
  const schema = z.toJSONSchema(Report, {
    override: ({ jsonSchema }) => {
      const { purpose, example } = jsonSchema as Partial<FieldMeta>;
      if (purpose === undefined) return;
      delete jsonSchema['purpose'];
      delete jsonSchema['example'];
      jsonSchema.description = purpose;
      jsonSchema.examples = [example];
    },
  });
  return { ...schema, title: `A report of Beacon, format ${REPORT_FORMAT}, at most ${MAX_REPORT_BYTES} bytes` };
}
