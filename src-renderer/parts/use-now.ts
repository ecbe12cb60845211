import { useEffect, useState } from 'react';

/** The time, renewed every `stepMs` while the window is seen; `null` stands still. */
export function useNow(stepMs: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (stepMs === null) return;
    const timer = setInterval(() => document.hidden || setNow(Date.now()), stepMs);
    return () => clearInterval(timer);
  }, [stepMs]);
  return now;
}
