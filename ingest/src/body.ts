/** A request's bytes as they came and as they are meant, or that there were more than it may have. */
export type Body =
  | {
      readonly kind: 'whole';
      /** What `Content-Digest` is about, and what makes a repeated post the same post. */
      readonly received: Uint8Array;
      /** Unpacked; null where they cannot be. The same array as `received` where nothing was packed. */
      readonly bytes: Uint8Array | null;
    }
  | { readonly kind: 'too-large' };

/** What a body may be packed with; workerd unpacks nothing else. */
const formats = { gzip: 'gzip', 'x-gzip': 'gzip', deflate: 'deflate' } as const;
type Coding = keyof typeof formats | 'identity';

/** What is said with a 415 about any other coding. */
export const ACCEPTED_CODINGS = 'gzip, deflate, identity';

/** How the body is packed, or null where that is a coding, or a pile of codings, that is not taken. */
export function contentCoding(request: Request): Coding | null {
  const coding = (request.headers.get('content-encoding') ?? '').trim().toLowerCase();
  if (coding === '' || coding === 'identity') return 'identity';
  return Object.hasOwn(formats, coding) ? (coding as Coding) : null;
}

/**
 * Reads at most `most` bytes and keeps no more, packed and unpacked alike: what a client says in `Content-Length` is
 * only ever a reason to refuse sooner, a body that never ends costs the memory of one of `most` bytes, and a bomb is
 * given up where it passes that.
 *
 * Rejects when the connection breaks off.
 */
export async function readBody(request: Request, most: number, coding: Coding = 'identity'): Promise<Body> {
  if (request.body === null) return { kind: 'whole', received: new Uint8Array(), bytes: new Uint8Array() };
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = Number(request.headers.get('content-length') ?? 0) > most ? Number.POSITIVE_INFINITY : 0;
  while (length <= most) {
    const { done, value } = await reader.read();
    if (done) {
      const received = join(chunks, length);
      const bytes = coding === 'identity' ? received : await unpack(received, formats[coding], most);
      return bytes === 'too-large' ? { kind: 'too-large' } : { kind: 'whole', received, bytes };
    }
    length += value.byteLength;
    chunks.push(value);
  }
  await letItFinish(reader);
  return { kind: 'too-large' };
}

/** The unpacked bytes, null where they are damaged. No more than `most` and one chunk are ever held. */
async function unpack(
  packed: Uint8Array,
  format: 'gzip' | 'deflate',
  most: number,
): Promise<Uint8Array | null | 'too-large'> {
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream(format));
  const reader = (stream as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return join(chunks, length);
      length += value.byteLength;
      if (length > most) {
        void reader.cancel().catch(() => undefined);
        return 'too-large';
      }
      chunks.push(value);
    }
  } catch {
    // Damaged is an answer here, not a failure.
    return null;
  }
}

/** How much of a body that is too large anyway is read and dropped, and for how long. */
const DROPPED_BYTES = 16 * 1024 * 1024;
const DROPPING_MS = 1000;

/**
 * A client that is still sending when its connection closes never reads the 413. Most are done in a moment, and are
 * given that much.
 */
async function letItFinish(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), DROPPING_MS);
  });
  try {
    for (let dropped = 0; dropped < DROPPED_BYTES; ) {
      const next = await Promise.race([reader.read(), late]);
      if (next === 'late' || next.done) break;
      dropped += next.value.byteLength;
    }
  } catch {
    // It went away, and will not hear the answer either.
  } finally {
    clearTimeout(timer ?? null);
    void reader.cancel().catch(() => undefined);
  }
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** `application/json` of `Application/JSON; charset=utf-8`. */
export function mediaType(request: Request): string {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  return type.trim().toLowerCase();
}
