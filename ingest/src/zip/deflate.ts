/** Raw deflate, or null where it is damaged or holds more than `most` bytes: a bomb is given up at the cap. */
export async function inflate(bytes: Uint8Array, most: number): Promise<Uint8Array | null> {
  try {
    return await collect(bytes, new DecompressionStream('deflate-raw'), most);
  } catch {
    // Damaged is an answer here, not a failure.
    return null;
  }
}

export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = await collect(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  return packed ?? new Uint8Array();
}

async function collect(bytes: Uint8Array, through: TransformStream, most: number): Promise<Uint8Array | null> {
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(through).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value: Uint8Array };
    if (done) break;
    length += value.byteLength;
    if (length > most) {
      void reader.cancel().catch(() => undefined);
      return null;
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
