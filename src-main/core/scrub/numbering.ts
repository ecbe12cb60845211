import { carriedValue, Seeker, type Sought, tellingValues } from './again.ts';
import { KINDS, type Kind } from './rule.ts';
import type { Numbering } from './types.ts';

/** A token as it stands in a text. Only kinds that exist: nobody can smuggle a secret in as the name of one. */
const TOKEN = new RegExp(String.raw`\[REDACTED:(${KINDS.join('|')}):([1-9]\d{0,8})\]`, 'g');

/** More secrets than these are not carried from one text of a report to its others. */
const MOST_CARRIED = 64;

const MOST_COUNTED = 99_999;

const NOTHING_CARRIED = new Set<string>();

/** The highest number of a kind, and that of each value. */
interface Counted {
  last: number;
  readonly byValue: Map<string, number>;
}

class Numbers {
  /** Secrets taken out so far, by what a text would hold of them. Hidden, as all here, from a log that prints the numbering. */
  readonly #carried: Set<string>;
  /** By kind. */
  readonly #numbers = new Map<string, Counted>();
  /** Numbers of tokens that stood in a text, beyond what is counted. */
  readonly #odd = new Set<string>();
  readonly #carries: boolean;
  #seeker: Seeker | null = null;
  /** What is carried, in the order in which it was found. */
  readonly #sought: Sought[] = [];
  /** So many of them the seeker looks for. */
  #ready = 0;

  /** `carries`: other texts come after this one. */
  constructor(carries: boolean) {
    this.#carries = carries;
    this.#carried = carries ? new Set() : NOTHING_CARRIED;
  }

  get countCarried(): number {
    return this.#carried.size;
  }

  /** Finds what is carried; null where there is nothing yet. */
  get seeker(): Seeker | null {
    const all = this.#sought.length;
    while (this.#ready < all)
      if (this.#seeker?.add(this.#sought[this.#ready] as Sought) === true) this.#ready += 1;
      else {
        this.#seeker = new Seeker(this.#sought);
        this.#ready = all;
      }
    return this.#seeker;
  }

  tokenFor(kind: Kind, value: string): string {
    const counted = this.#countedOf(kind);
    let number = counted.byValue.get(value);
    if (number === undefined) {
      number = counted.last + 1;
      while (this.#odd.size > 0 && this.#odd.has(`${kind}:${number}`)) number += 1;
      counted.last = number;
      counted.byValue.set(value, number);
      this.carry(kind, value);
    }
    return `[REDACTED:${kind}:${number}]`;
  }

  #countedOf(kind: string): Counted {
    let counted = this.#numbers.get(kind);
    if (counted === undefined) {
      counted = { last: 0, byValue: new Map() };
      this.#numbers.set(kind, counted);
    }
    return counted;
  }

  /** From now on every text is searched for it, where others come. */
  carry(kind: Kind, value: string): void {
    if (!this.#carries) return;
    for (const telling of tellingValues(value, kind))
      if (this.#carried.size < MOST_CARRIED && !this.#carried.has(telling)) {
        this.#carried.add(telling);
        this.#sought.push(carriedValue(telling, kind));
      }
  }

  /** A number that stands in the text already is not given to another value. */
  reserve(kind: string, number: number): void {
    // One that nobody counted up to is somebody's joke: to count on from there would lead out of all tokens.
    if (number > MOST_COUNTED) this.#odd.add(`${kind}:${number}`);
    else {
      const counted = this.#countedOf(kind);
      counted.last = Math.max(counted.last, number);
    }
  }
}

/** How many secrets are carried to the texts that come next. */
export function countCarried(numbering: Numbering | undefined): number {
  return numbersOf(numbering).countCarried;
}

/** Numbers start from 1 for each kind. Pass the same numbering to every call of one report. */
export function createNumbering(): Numbering {
  return new Numbers(true) as unknown as Numbering;
}

export function numbersOf(numbering: Numbering | undefined): Numbers {
  return numbering === undefined ? new Numbers(false) : (numbering as unknown as Numbers);
}

const WHOLE = new RegExp(`^(?:${TOKEN.source})$`);

/** Whether a text is a token and nothing else. */
export function isToken(text: string): boolean {
  return text.length < 40 && WHOLE.test(text);
}

/** The tokens in a text, in order. Their numbers are taken in `numbers`. */
export function existingTokens(text: string, numbers: Numbers): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  if (!text.includes('[REDACTED:')) return found;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    numbers.reserve(match[1] ?? '', Number(match[2]));
    found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}
