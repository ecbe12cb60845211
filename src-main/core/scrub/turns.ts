/**
 * The keywords that a walk met, handed out rule by rule: a rule and its patterns are too much code for the processor to
 * keep beside those of a dozen others, so that to try each where the text has it costs half as much again. Each rule
 * still sees its own in the order of the text.
 */
const MOST = 4096;
/** So few, as in a line, are handed out as they stand. */
const FEW = 24;

export class Turns {
  readonly #owners = new Uint16Array(MOST);
  readonly #starts = new Int32Array(MOST);
  readonly #ends = new Int32Array(MOST);
  /** By owner: its first, and behind each the next of the same owner; -1 is none. */
  #first = new Int32Array(1);
  readonly #next = new Int32Array(MOST);
  #count = 0;
  /** How many were handed out before these. */
  #before = 0;

  clear(): void {
    this.#count = 0;
    this.#before = 0;
  }

  get isFull(): boolean {
    return this.#count === MOST;
  }

  add(owner: number, start: number, end: number): void {
    const place = this.#count;
    this.#owners[place] = owner;
    this.#starts[place] = start;
    this.#ends[place] = end;
    this.#count = place + 1;
  }

  /** One more, that needs no place. */
  next(): number {
    this.#before += 1;
    return this.#before;
  }

  /** Hands out all there are, with the number that each has in the order of the text. */
  take(onTurn: (owner: number, start: number, end: number, turn: number) => void): void {
    const count = this.#count;
    const before = this.#before + 1;
    this.#count = 0;
    this.#before += count;
    if (count <= FEW)
      for (let place = 0; place < count; place += 1)
        onTurn(
          this.#owners[place] as number,
          this.#starts[place] as number,
          this.#ends[place] as number,
          before + place,
        );
    else this.#takeByOwner(count, before, onTurn);
  }

  #takeByOwner(
    count: number,
    before: number,
    onTurn: (owner: number, start: number, end: number, turn: number) => void,
  ): void {
    let most = 0;
    for (let place = 0; place < count; place += 1) most = Math.max(most, this.#owners[place] as number);
    if (most >= this.#first.length) this.#first = new Int32Array(most + 1);
    const first = this.#first.fill(-1);
    const next = this.#next;
    for (let place = count - 1; place >= 0; place -= 1) {
      const owner = this.#owners[place] as number;
      next[place] = first[owner] as number;
      first[owner] = place;
    }
    for (let owner = 0; owner <= most; owner += 1)
      for (let place = first[owner] as number; place >= 0; place = next[place] as number)
        onTurn(owner, this.#starts[place] as number, this.#ends[place] as number, before + place);
  }
}
