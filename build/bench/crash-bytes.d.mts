/** A crash of the size that most have; `symbol` makes the fingerprint. */
export function crashBytes(symbol: string, id?: string): Buffer;
