import { STDERR_TAIL_CHARS } from '@core/report/log-tail.ts';

/** The last `STDERR_TAIL_CHARS` of a text that comes in pieces. */
export class Tail {
  #pieces: string[] = [];
  #length = 0;

  add(piece: string): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
    while (this.#pieces.length > 1 && this.#length - (this.#pieces[0]?.length ?? 0) >= STDERR_TAIL_CHARS) {
      this.#length -= this.#pieces.shift()?.length ?? 0;
    }
  }

  text(): string {
    const text = this.#pieces.join('');
    this.#pieces = [text];
    return text.slice(-STDERR_TAIL_CHARS);
  }
}
