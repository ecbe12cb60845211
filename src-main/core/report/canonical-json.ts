/**
 * The one way a report is printed (spec 2.2): two spaces, an object or array on one line where that line fits in 72
 * columns (indent and key counted, the comma not), the top level always one member a line, one newline at the end.
 * The order of keys is the caller's: reports come out of their schema, which fixes it.
 *
 * Non-ASCII text is printed as itself; the result encoded as UTF-8 is the file and the body of the request.
 */
const WIDTH = 72;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

export function printCanonical(value: Json): string {
  return `${printBlock(value, '', true)}\n`;
}

function printBlock(value: Json, indent: string, top: boolean, key = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const line = printLine(value);
  if (line === '{}' || line === '[]') return line;
  if (!top && indent.length + key.length + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  if (isList(value)) {
    const rows = value.map((item) => `${inner}${printBlock(item, inner, false)}`);
    return `[\n${rows.join(',\n')}\n${indent}]`;
  }
  const rows = members(value).map(([name, item]) => {
    const label = `${JSON.stringify(name)}: `;
    return `${inner}${label}${printBlock(item, inner, false, label)}`;
  });
  return `{\n${rows.join(',\n')}\n${indent}}`;
}

function printLine(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return value.length === 0 ? '[]' : `[ ${value.map(printLine).join(', ')} ]`;
  const rows = members(value).map(([name, item]) => `${JSON.stringify(name)}: ${printLine(item)}`);
  return rows.length === 0 ? '{}' : `{ ${rows.join(', ')} }`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Members that are present: an optional field that is `undefined` is not printed. */
function members(value: { readonly [key: string]: Json | undefined }): [string, Json][] {
  return Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined);
}
