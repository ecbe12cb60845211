import { type RefObject, useLayoutEffect, useState } from 'react';

/** Height of a row, and of what the list has above and below its rows, as panel.css has them. */
const ROW = 28;
const AROUND = 8;

/** How many whole rows the list has room for; it takes what the sentence above it and the menu below leave. */
export function useRoom(list: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const measure = () => setRoom(Math.max(1, Math.floor((element.clientHeight - AROUND) / ROW)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);
  return room;
}
