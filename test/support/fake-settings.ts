import type { FleetStatus } from '@contract/fleet.ts';
import type { GuardianLimits, GuardianSettings } from '@contract/guardian-settings.ts';
import type { Question } from '@contract/requests.ts';
import type { NetworkRecord } from '@contract/socket.ts';

/** What the invented host answers to Settings: guardian.json and the log of requests. */

const defaults: GuardianLimits = {
  rss_mb: 2048,
  cpu_percent: 150,
  cpu_sustained_s: 60,
  max_failures: 10,
  window_s: 1800,
  on_memory: 'restart',
  on_cpu: 'alert',
};

export function fakeGuardian({ processes, fleet }: FleetStatus): GuardianSettings {
  return {
    problem: null,
    memory_mb: fleet.memory_mb,
    fleet: { max_percent_of_memory: 50, on_breach: 'stop' },
    defaults,
    processes: processes.map(({ name, kind, budget }) => {
      const own = budget.rss_mb === 512 ? {} : { rss_mb: budget.rss_mb };
      return { name, kind, own, in_force: { ...defaults, ...own } };
    }),
  };
}

/** As the host changes guardian.json: null takes away what one process has of its own. */
export function withGuardianChange(
  settings: GuardianSettings,
  { process, key, value }: Question<'guardian.set'>,
): GuardianSettings {
  if (key === 'max_percent_of_memory' || key === 'fleet_on_breach') {
    const member = key === 'fleet_on_breach' ? 'on_breach' : key;
    return { ...settings, fleet: { ...settings.fleet, [member]: value } };
  }
  const shared = process === null ? { ...settings.defaults, [key]: value } : settings.defaults;
  return {
    ...settings,
    defaults: shared,
    processes: settings.processes.map((one) => {
      const own = Object.fromEntries(
        Object.entries(one.name === process ? { ...one.own, [key]: value } : one.own).filter(([, set]) => set !== null),
      );
      return { ...one, own, in_force: { ...shared, ...own } };
    }),
  };
}

/** Requests of a week, newest first: a report, a test, a deletion, and one that met no server. */
export function fakeRequests(nowMs: number): NetworkRecord[] {
  const host = 'https://reports.stallari.example';
  const one = (minutesAgo: number, change: Partial<NetworkRecord>): NetworkRecord => ({
    at: new Date(nowMs - minutesAgo * 60_000).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    why: 'report',
    method: 'POST',
    url: `${host}/v1/reports`,
    bytes: 1901,
    status: 202,
    error: null,
    report_id: null,
    ...change,
  });
  return [
    one(2, { why: 'endpoint_test', method: 'GET', url: `${host}/healthz`, bytes: 0, status: 200 }),
    one(48, { report_id: 'brpt_b2c3d4e5f6071829' }),
    one(49, { status: null, error: 'offline', report_id: 'brpt_b2c3d4e5f6071829' }),
    one(60 * 25, {
      why: 'deletion',
      method: 'DELETE',
      url: `${host}/v1/reports/brpt_c3d4e5f607182930`,
      bytes: 0,
      report_id: 'brpt_c3d4e5f607182930',
    }),
    one(60 * 30, { why: 'ntfy', url: 'https://ntfy.sh/my-own-topic', bytes: 47, status: 200 }),
    one(60 * 75, { why: 'fixed_list', method: 'GET', url: `${host}/v1/fixed.json`, bytes: 0, status: 200 }),
    one(60 * 99, { bytes: 2210, status: 413, report_id: 'brpt_d4e5f60718293041' }),
  ];
}
