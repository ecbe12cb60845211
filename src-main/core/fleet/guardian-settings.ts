import type { ConfigProblem } from '@contract/fleet.ts';
import type { GuardianConfig, ProcessConfig } from '@contract/guardian-config.ts';
import type { GuardianLimits, GuardianSettings } from '@contract/guardian-settings.ts';
import { type Plan, planOf } from './plan.ts';

const MIB = 1024 * 1024;

/** What Settings shows of a configuration: for all processes, and for each what it has of its own. */
export function guardianSettings(
  config: GuardianConfig,
  memoryBytes: number,
  problem: ConfigProblem | null,
): GuardianSettings {
  const nobody: ProcessConfig = {
    name: '-',
    command: '-',
    args: [],
    kind: 'job',
    env: {},
    priority: 0,
    autostart: true,
  };
  return {
    problem,
    memory_mb: memoryBytes / MIB,
    fleet: { ...config.fleet },
    defaults: limitsOf(planOf(nobody, config)),
    processes: config.processes.map((entry) => ({
      name: entry.name,
      kind: entry.kind,
      own: ownOf(entry),
      in_force: limitsOf(planOf(entry, config)),
    })),
  };
}

function limitsOf({ budget, restart: { breaker } }: Plan): GuardianLimits {
  return {
    rss_mb: budget.memoryBytes / MIB,
    cpu_percent: budget.cpuFraction * 100,
    cpu_sustained_s: budget.cpuSustainedMs / 1000,
    max_failures: breaker.maxFailures,
    window_s: breaker.windowMs / 1000,
    on_memory: budget.onMemory,
    on_cpu: budget.onCpu,
  };
}

function ownOf(entry: ProcessConfig): Partial<GuardianLimits> {
  const { on_breach: breach, restart, rss_mb, cpu_percent, cpu_sustained_s } = entry;
  const [memory, cpu] = typeof breach === 'string' ? [breach, breach] : [breach?.memory, breach?.cpu];
  const written = {
    rss_mb,
    cpu_percent,
    cpu_sustained_s,
    max_failures: restart?.max_failures,
    window_s: restart?.window_s,
    on_memory: memory,
    on_cpu: cpu,
  };
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined));
}
