import type { ZipEntry } from './read-zip.ts';

/** 1 January 1980, the first day a zip can name: when a file was written is nobody's business. */
const NO_DATE = 0x0021;
const UTF8_NAMES = 0x0800;
const VERSION = 20;

/** A plain zip archive of these entries: no comments, no extra fields, no times. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = encoder.encode(entry.name);
    const fields = (view: DataView, from: number) => {
      view.setUint16(from, VERSION, true);
      view.setUint16(from + 2, UTF8_NAMES, true);
      view.setUint16(from + 4, entry.method, true);
      view.setUint16(from + 8, NO_DATE, true);
      view.setUint32(from + 10, entry.crc, true);
      view.setUint32(from + 14, entry.packed.length, true);
      view.setUint32(from + 18, entry.bytes.length, true);
      view.setUint16(from + 22, name.length, true);
    };
    const local = new DataView(new ArrayBuffer(30));
    local.setUint32(0, 0x04034b50, true);
    fields(local, 4);
    const record = new DataView(new ArrayBuffer(46));
    record.setUint32(0, 0x02014b50, true);
    record.setUint16(4, VERSION, true);
    fields(record, 6);
    record.setUint32(42, at, true);
    parts.push(new Uint8Array(local.buffer), name, entry.packed);
    central.push(new Uint8Array(record.buffer), name);
    at += 30 + name.length + entry.packed.length;
  }
  const centralLength = central.reduce((sum, { length }) => sum + length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, centralLength, true);
  end.setUint32(16, at, true);
  const all = [...parts, ...central, new Uint8Array(end.buffer)];
  const archive = new Uint8Array(at + centralLength + 22);
  let offset = 0;
  for (const part of all) {
    archive.set(part, offset);
    offset += part.length;
  }
  return archive;
}
