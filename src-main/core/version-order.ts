/**
 * Orders versions such as `0.44.3.3` and `1.0.0-beta.2`: negative when `a` is older. Numbers compare as numbers, a
 * missing one is zero, and a pre-release (`-`) is older than its release; build labels (`+`) do not count.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [split(a), split(b)];
  for (let at = 0; at < Math.max(left.numbers.length, right.numbers.length); at += 1) {
    const order = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
    if (order !== 0) return order;
  }
  if (left.label === right.label) return 0;
  if (left.label === '') return 1;
  if (right.label === '') return -1;
  return compareLabels(left.label.split('.'), right.label.split('.'));
}

/** The newest of them, or null of none. */
export function newest(versions: readonly string[]): string | null {
  return versions.reduce<string | null>(
    (most, each) => (most === null || compareVersions(each, most) > 0 ? each : most),
    null,
  );
}

function split(version: string): { readonly numbers: readonly number[]; readonly label: string } {
  const [main = ''] = version.split('+');
  const dash = main.indexOf('-');
  const core = dash < 0 ? main : main.slice(0, dash);
  return { numbers: core.split('.').map(Number), label: dash < 0 ? '' : main.slice(dash + 1) };
}

/** As Semantic Versioning has it: numbers before words, a shorter label before the same one with more. */
function compareLabels(left: readonly string[], right: readonly string[]): number {
  for (const [at, a] of left.entries()) {
    const b = right[at];
    if (b === undefined) return 1;
    if (a === b) continue;
    const [m, n] = [/^\d+$/.test(a), /^\d+$/.test(b)];
    if (m && n && Number(a) !== Number(b)) return Number(a) - Number(b);
    if (m !== n) return m ? -1 : 1;
    return a < b ? -1 : 1;
  }
  return -1;
}
