import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { E2e, E2eHost, HostFiles } from './host.ts';
import { expect } from './host.ts';

/** A row of guardian.json: a script for Node, under a component of the tests' own. */
export const nodeProcess = (name: string, script: string, component = `e2e.${name}`) => ({
  name,
  command: process.execPath,
  args: ['-e', script],
  component,
});

/** A fleet whose processes are given up after their first failure. */
export const triedOnce = (...processes: readonly object[]) => ({
  poll_interval_ms: 500,
  defaults: { grace_s: 0, restart: { max_failures: 1, backoff_initial_s: 0.2 } },
  processes,
});

/** The ids of the reports that wait in a home. */
export const pendingIds = (home: string): string[] =>
  readdirSync(join(home, 'pending')).flatMap((name) => /^(brpt_[0-9a-f]+)\.json$/.exec(name)?.[1] ?? []);

/** A host whose one process, `crasher`, has died of this script, and the id of the report about it. */
export async function crashed(
  startHost: E2e['startHost'],
  config: HostFiles['config'] & object,
  script = 'throw new TypeError("x")',
): Promise<{ readonly host: E2eHost; readonly id: string }> {
  const host = await startHost({ config, guardian: triedOnce(nodeProcess('crasher', script)) });
  await expect.poll(() => pendingIds(host.home).length, { timeout: 120_000 }).toBe(1);
  return { host, id: pendingIds(host.home)[0] ?? '' };
}
