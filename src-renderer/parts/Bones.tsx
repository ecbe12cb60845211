import { useEffect, useState } from 'react';
import { text } from '../text.ts';

/** Something is on its way: nothing for 300 ms, then three grey bones. No shimmer. */
export function Bones() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div className="bones" role="status" aria-label={text.common.loading}>
      <span className="bone" style={{ width: '46%' }} />
      <span className="bone" style={{ width: '72%' }} />
      <span className="bone" style={{ width: '58%' }} />
    </div>
  );
}
