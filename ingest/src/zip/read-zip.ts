import { crc32 } from './crc32.ts';
import { inflate } from './deflate.ts';

export interface ZipEntry {
  readonly name: string;
  /** Uncompressed. */
  readonly bytes: Uint8Array;
  /** As it lay in the archive: 0 stored, 8 deflated. */
  readonly method: 0 | 8;
  readonly packed: Uint8Array;
  readonly crc: number;
}

const MAX_ENTRIES = 200;
/** All entries together, uncompressed. */
const MAX_UNPACKED_BYTES = 16 * 1024 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;

/**
 * The files of a plain zip archive (APPNOTE 6.3, without zip64, encryption and discs), folders left out. Null for
 * anything else, for a damaged one, and for one that unpacks to more than 16 MiB or 200 entries.
 *
 * What lies between the entries, in comments and extra fields, is not read and so not there any more.
 */
export async function readZip(archive: Uint8Array): Promise<readonly ZipEntry[] | null> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) return null;
  let at = view.getUint32(end + 16, true);
  let room = MAX_UNPACKED_BYTES;
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL) return null;
    const nameLength = view.getUint16(at + 28, true);
    const next = at + CENTRAL_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return null;
    const name = decodeName(archive.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength));
    const entry = name === null ? null : await readEntry(archive, view, at, end, name, room);
    if (entry === null) return null;
    room -= entry.bytes.length;
    if (!entry.name.endsWith('/')) entries.push(entry);
    at = next;
  }
  return entries;
}

function findEnd(view: DataView): number | null {
  const earliest = Math.max(0, view.byteLength - END_LENGTH - 0xffff);
  for (let at = view.byteLength - END_LENGTH; at >= earliest; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}

async function readEntry(
  archive: Uint8Array,
  view: DataView,
  at: number,
  end: number,
  name: string,
  room: number,
): Promise<ZipEntry | null> {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const crc = view.getUint32(at + 16, true);
  const packedLength = view.getUint32(at + 20, true);
  const length = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  const encrypted = (flags & 1) !== 0;
  if (encrypted || (method !== 0 && method !== 8) || length > room) return null;
  if (local + LOCAL_LENGTH > end || view.getUint32(local, true) !== LOCAL) return null;
  const from = local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (from + packedLength > end) return null;
  const packed = archive.subarray(from, from + packedLength);
  const bytes = method === 0 ? packed : await inflate(packed, length);
  if (bytes === null || bytes.length !== length || crc32(bytes) !== crc) return null;
  return { name, bytes, method, packed, crc };
}

function decodeName(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Beacon writes UTF-8; an older code page may hold anything.
    return null;
  }
}
