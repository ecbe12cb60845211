/** A request's bytes, or that there were more than it may have. */
export type Body = { readonly kind: 'whole'; readonly bytes: Uint8Array } | { readonly kind: 'too-large' };

/**
 * Reads at most `most` bytes and keeps no more: what a client says in `Content-Length` is only ever a reason to refuse
 * sooner, and a body that never ends costs the memory of one of `most` bytes.
 *
 * Rejects when the connection breaks off.
 */
export async function readBody(request: Request, most: number): Promise<Body> {
  if (request.body === null) return { kind: 'whole', bytes: new Uint8Array() };
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = Number(request.headers.get('content-length') ?? 0) > most ? Number.POSITIVE_INFINITY : 0;
  while (length <= most) {
    const { done, value } = await reader.read();
    if (done) return { kind: 'whole', bytes: join(chunks, length) };
    length += value.byteLength;
    chunks.push(value);
  }
  await letItFinish(reader);
  return { kind: 'too-large' };
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

/** Whether the body was sent as it is. Nothing is decompressed here, so nothing can be a bomb. */
export function isPlain(request: Request): boolean {
  const coding = (request.headers.get('content-encoding') ?? '').trim().toLowerCase();
  return coding === '' || coding === 'identity';
}
