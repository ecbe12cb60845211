import { byTrouble, type Standing, troubleRank } from './process-words.ts';

export interface Placed {
  readonly name: string;
  readonly rss_mb: number | null;
  readonly tone: Standing['tone'];
}

/** A row passes another one when it holds this many times as much: two that are nearly equal keep their places. */
const PASSES = 1.05;

/**
 * The names in their order: trouble first, then by memory, with as little moving about as that allows. Rows stay as they
 * were `before` until one has clearly outgrown another. While `held`, nothing that was there moves and what is new comes
 * last: somebody is about to press a button in it.
 */
export function calmOrder(before: readonly string[], members: readonly Placed[], held: boolean): readonly string[] {
  const sorted = byTrouble(members, ({ tone }) => tone);
  if (before.length === 0) return sorted.map(({ name }) => name);
  const places = new Map(before.map((name, place) => [name, place]));
  // What is new has no place yet; those keep the order of their memory.
  const placeOf = ({ name }: Placed) => places.get(name) ?? before.length;
  const stayed = sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  if (held) return stayed.map(({ name }) => name);
  const order: Placed[] = [];
  for (const one of stayed) {
    const passed = order.findIndex((other) => passes(one, other));
    order.splice(passed < 0 ? order.length : passed, 0, one);
  }
  return order.map(({ name }) => name);
}

function passes(one: Placed, other: Placed): boolean {
  const [rank, others] = [troubleRank(one.tone), troubleRank(other.tone)];
  return rank < others || (rank === others && (one.rss_mb ?? 0) > (other.rss_mb ?? 0) * PASSES);
}
