/**
 * Turns a reading that costs the same for one and for many into one that many share: calls that come while a reading
 * runs wait for it to end and are then answered together by the next one. So every answer comes from a reading that
 * began after it was asked for, and fifty trees that are stopped at once take two readings a look, not fifty.
 *
 * @param read takes what all of them asked about; each caller gets the same answer, or the same failure
 */
export function shared<K, R>(read: (asked: ReadonlySet<K>) => Promise<R>): (about: K) => Promise<R> {
  let running: Promise<unknown> | null = null;
  let next: { readonly asked: Set<K>; readonly answer: Promise<R> } | null = null;

  const begin = (asked: ReadonlySet<K>): Promise<R> => {
    const answer = read(asked);
    const ended = answer.then(
      () => undefined,
      () => undefined, // Whoever asked is told.
    );
    running = ended;
    void ended.then(() => {
      if (running === ended) running = null;
    });
    return answer;
  };

  return (about) => {
    if (running === null) return begin(new Set([about]));
    if (next === null) {
      const asked = new Set<K>();
      const answer = running.then(() => {
        next = null;
        return begin(asked);
      });
      next = { asked, answer };
    }
    next.asked.add(about);
    return next.answer;
  };
}
