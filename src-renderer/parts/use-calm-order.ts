import { type RefObject, useEffect, useRef } from 'react';
import { calmOrder, type Placed } from './calm-order.ts';

/** So long after the pointer or a key moved in a list its rows stay where they are. */
const HELD_MS = 4000;
const TOUCHES = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

/** `members` by name, in an order that is calm: see calmOrder. `area` is the element that holds their rows. */
export function useCalmOrder(members: readonly Placed[], area: RefObject<HTMLElement | null>): readonly string[] {
  const before = useRef<readonly string[]>([]);
  const touchedAtMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const node = area.current;
    if (node === null) return;
    const touch = () => {
      touchedAtMs.current = performance.now();
    };
    for (const name of TOUCHES) node.addEventListener(name, touch, { passive: true });
    return () => {
      for (const name of TOUCHES) node.removeEventListener(name, touch);
    };
  }, [area]);
  const order = calmOrder(before.current, members, performance.now() - touchedAtMs.current < HELD_MS);
  useEffect(() => {
    before.current = order;
  });
  return order;
}
