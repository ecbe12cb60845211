/**
 * A second sign, beside BEACON_RUN, by which a child of Beacon is known on Linux: the soft limit of file locks
 * (RLIMIT_LOCKS), which the kernel has ignored since 2.4.24 and hands down through fork, exec and setsid. So a child that
 * clears its environment, forks twice and leaves the session within a moment is still known. Source: getrlimit(2), proc(5).
 *
 * Twelve digits name the run, six the child of it: a number of 64 bits holds it.
 */
const RUN = /^([0-9a-f]{9})[0-9a-f]{23}$/;
const CHILD_DIGITS = 6;

/** The digits of a run as `chance.hex(16)` gives it; null for any other text. */
export function runMark(run: string): string | null {
  const begin = RUN.exec(run)?.[1];
  return begin === undefined ? null : String(10 ** 11 + Number.parseInt(begin, 16));
}

/** The limit of one child, by its BEACON_RUN, `<run>-<n>`. Null where it is no such text or n has no room. */
export function childMark(runToken: string): string | null {
  const [run = '', count = ''] = runToken.split('-');
  const mark = runMark(run);
  if (mark === null || !/^\d+$/.test(count) || count.length > CHILD_DIGITS) return null;
  return `${mark}${count.padStart(CHILD_DIGITS, '0')}`;
}

/** The BEACON_RUN that belongs to a limit, if it is one of this run. */
export function tokenOfMark(limit: string, run: string): string | null {
  const mark = runMark(run);
  if (mark === null || limit.length !== mark.length + CHILD_DIGITS || !limit.startsWith(mark)) return null;
  return `${run}-${Number(limit.slice(mark.length))}`;
}
