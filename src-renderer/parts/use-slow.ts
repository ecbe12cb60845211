import { useEffect, useState } from 'react';

/** What takes longer than this is said, and can be stopped. */
const SLOW_MS = 1000;

/** Whether something has been going on for over a second. */
export function useSlow(going: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!going) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [going]);
  return slow && going;
}
