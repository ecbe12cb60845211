import { GuardianConfig } from '@contract/guardian-config.ts';
import { freshWatch, memoryOf } from '@core/fleet/budget.ts';
import { freshCeiling } from '@core/fleet/ceiling.ts';
import { decide, type Fleet, startDue } from '@core/fleet/decide.ts';
import { exited } from '@core/fleet/ending.ts';
import { planOf } from '@core/fleet/plan.ts';
import * as life from '@core/fleet/process.ts';
import { type ProcessRow, ProcessTable, readTree, unread } from '@core/fleet/sampling.ts';
import { recall, remember } from '@services/guardian/memory.ts';
import { mulberry } from './dice.ts';
import { anyEpisode, type Episode, episodes, type Shape } from './fleet-episodes.ts';
import { emptyResult, newOne, type One, type YearOptions, type YearResult } from './fleet-year-shape.ts';
import { MIB, pushRows } from './simulated-table.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const BUDGET_MB = 500;
const CALM: Shape = { rssMb: 120, cpu: 0.05 };
/** The CPU window must be seen whole before anything happens. */
const LEAD_MS = 320_000;

/**
 * A year of a fleet, in simulated time and from one seed: what its processes do is scripted (fleet-episodes.ts), the process
 * table is made of it, and everything else is the Guardian's own code: samples, budgets, breaker, ceiling, memory across
 * reboots. A process is looked at while something happens to it, and a while before; the rest of the year it is calm,
 * which no decision depends on.
 */
export function simulateYear(options: YearOptions): YearResult {
  const dice = mulberry(options.seed);
  const between = (low: number, high: number) => low + dice() * (high - low);
  const config = GuardianConfig.parse({
    poll_interval_ms: options.pollMs,
    processes: Array.from({ length: options.processes }, (_, index) => ({
      name: `p${index}`,
      command: 'x',
      rss_mb: BUDGET_MB,
      priority: index % 5,
      on_breach: 'restart',
    })),
  });
  const policy = { pollIntervalMs: options.pollMs, ceilingFraction: 0.5, onBreach: 'stop' } as const;
  const ceilingMb = CALM.rssMb * options.processes * 1.6;
  const result = emptyResult();
  let nowMs = 0;
  let wallMs = Date.UTC(2026, 0, 1);
  let pid = 1000;
  let crowdUntilMs = 0;
  const fleetState = { ceiling: freshCeiling, paused: false, holdStarts: false, dispatchPaused: false };
  let fleet: Omit<Fleet, 'processes'> = fleetState;

  const all = new Map<string, One>();
  const active = new Set<One>();
  for (const entry of config.processes) {
    const one = newOne(entry.name, planOf(entry, config));
    all.set(entry.name, one);
    apply(one, life.start(one.process, 0, false));
  }
  function apply(one: One, step: life.Step): void {
    one.process = step.process;
    act(step.actions);
  }

  function act(actions: readonly life.Action[]): void {
    for (const action of actions) {
      const one = 'name' in action && action.name !== null ? all.get(action.name) : undefined;
      if (action.do === 'log' && action.event === 'over_budget_alert') result.alerts += 1;
      if (action.do === 'log' && action.event === 'breaker_opened') result.trips += 1;
      if (one === undefined) continue;
      if (action.do === 'spawn') started(one);
      if (action.do === 'stop') asked(one, action.why);
    }
  }

  function started(one: One): void {
    pid = pid > 90_000 ? 1000 : pid + 1;
    Object.assign(one, { pid, startedAtMs: nowMs, cpuMs: 0, endedCpuMs: 0, memory: unread(nowMs), overPolls: 0 });
    Object.assign(one, { cpuOverSinceMs: null, dead: false });
    apply(one, life.spawned(one.process, pid, nowMs));
    // It is watched through its start, and its grace.
    if (one.untilMs < nowMs + 60_000) one.untilMs = nowMs + 60_000;
    active.add(one);
  }

  function asked(one: One, why: life.StopWhy): void {
    one.diesAtMs = nowMs + between(0, 8000);
    if (why === 'fleet') {
      result.fleetStops += 1;
      return;
    }
    if (why !== 'memory_budget' && why !== 'cpu_budget') return;
    result.stopped += 1;
    if (one.episode === null || one.episode.healthy) result.healthyStopped.push(one.episode?.kind ?? 'calm');
    if (why === 'memory_budget') result.latestMemoryPolls = Math.max(result.latestMemoryPolls, one.overPolls);
    else {
      const overMs = nowMs - (one.cpuOverSinceMs ?? nowMs) - one.process.plan.budget.cpuSustainedMs;
      result.latestCpuPolls = Math.max(result.latestCpuPolls, Math.ceil(overMs / options.pollMs));
    }
    // Its next life is calm, unless it is one of those that fail again.
    if (one.episode?.heals === true) one.episode = null;
  }

  function dies(one: One, exit: life.Exit): void {
    one.diesAtMs = null;
    one.dead = true;
    one.memory = null;
    apply(one, exited(one.process, exit, nowMs, dice()));
  }

  function begin(one: One, episode: Episode): void {
    result.episodes += 1;
    one.episode = episode;
    one.fromMs = nowMs + LEAD_MS;
    one.untilMs = one.fromMs + episode.durationMs;
    if (!active.has(one)) {
      // It was calm, and seen to be so, all the time until now.
      one.process = { ...one.process, watch: freshWatch };
      one.memory = unread(nowMs);
      one.cpuMs += CALM.cpu * HOUR_MS;
    }
    active.add(one);
  }

  function shapeOf(one: One): Shape {
    const { episode } = one;
    if (episode === null || nowMs < one.fromMs) return CALM;
    return episode.shape({ sinceMs: nowMs - one.fromMs, ageMs: nowMs - one.startedAtMs, budgetMb: BUDGET_MB, dice });
  }

  function poll(elapsedMs: number, gapped: boolean): void {
    result.polls += 1;
    const rows: ProcessRow[] = [];
    const shapes = new Map<One, Shape>();
    for (const one of active) {
      if (!life.isAlive(one.process) || one.dead) continue;
      const shape = shapeOf(one);
      shapes.set(one, shape);
      pushRows(rows, one, gapped ? { ...shape, rssMb: shape.rssMb * 3 } : shape, elapsedMs, nowMs);
    }
    const table = new ProcessTable(rows);
    const samples = new Map();
    for (const one of shapes.keys()) {
      const root = { pid: one.pid, startTime: `s${one.startedAtMs}` };
      const reading = readTree(table, root, one.memory, nowMs, options.pollMs);
      if (reading === null) continue;
      one.memory = reading.memory;
      samples.set(one.name, reading.sample);
      const { budget } = one.process.plan;
      const counts = reading.sample.afterGap !== true && nowMs >= one.startedAtMs + budget.graceMs;
      const over = counts && memoryOf(reading.sample, budget) > budget.memoryBytes;
      one.overPolls = over ? one.overPolls + 1 : 0;
      const spins = counts && (reading.sample.cpuFraction ?? 0) > budget.cpuFraction;
      one.cpuOverSinceMs = spins ? (one.cpuOverSinceMs ?? nowMs) : null;
    }
    const processes = new Map([...active].map((one) => [one.name, one.process]));
    // The calm ones hold their share of the ceiling.
    const ceilingBytes = (ceilingMb - CALM.rssMb * (options.processes - active.size)) * MIB;
    const before = new Map([...active].map((one) => [one.name, one.process.restartsAtMs]));
    const decision = decide({ ...fleet, processes }, policy, { nowMs, samples, ceilingBytes });
    const { processes: decided, ...rest } = decision.fleet;
    fleet = rest;
    for (const one of active) {
      const process = decided.get(one.name);
      if (process === undefined) continue;
      one.process = process;
      if (process.restartsAtMs === before.get(one.name)) continue;
      result.restarts += 1;
      one.ownStartsAtMs = [...one.ownStartsAtMs.filter((atMs) => atMs > nowMs - HOUR_MS), nowMs];
      // Eleven after failures, and trials that are at least 15 min apart.
      if (one.ownStartsAtMs.length > 11 + 4) result.storms += 1;
    }
    act(decision.actions);
  }

  function reboot(): void {
    result.reboots += 1;
    const clockAt = (monotonicMs: number, wall: number) => ({
      monotonicMs: () => monotonicMs,
      wallMs: () => wall,
      after: () => () => undefined,
      sleep: () => Promise.resolve(),
    });
    const saved = new Map([...all.values()].map((one) => [one, remember(one.process, null, clockAt(nowMs, wallMs))]));
    // The clock is a little off after it, in either direction, and now and then far off.
    wallMs += dice() < 0.2 ? between(-DAY_MS, DAY_MS) : between(-5000, 90_000);
    nowMs += 60_000;
    fleet = fleetState;
    for (const [one, remembered] of saved) {
      one.process = recall(life.guarded(one.process.plan), remembered, clockAt(nowMs, wallMs));
      one.episode = episodes.startPeak();
      one.fromMs = nowMs;
      one.untilMs = nowMs + 60_000;
      one.diesAtMs = null;
      one.dead = true;
      if (one.process.phase.is !== 'open') apply(one, life.start(one.process, nowMs, false));
      active.add(one);
    }
  }

  const endMs = options.days * DAY_MS;
  const nextIn = (days: number) => nowMs + -Math.log(1 - dice()) * days * DAY_MS;
  let episodeAtMs = nextIn(options.everyDays / options.processes);
  let sleepAtMs = nextIn(1);
  let rebootAtMs = nextIn(20);
  let crowdAtMs = nextIn(30);
  let lastPollMs = 0;
  while (nowMs < endMs) {
    if (nowMs >= episodeAtMs) {
      episodeAtMs = nextIn(options.everyDays / options.processes);
      const one = all.get(`p${Math.floor(dice() * options.processes)}`);
      if (one !== undefined && one.episode === null && one.process.phase.is === 'running') begin(one, anyEpisode(dice));
    }
    if (nowMs >= crowdAtMs) {
      // Memory grows short: many use much, each of them within its own budget.
      crowdAtMs = nextIn(30);
      crowdUntilMs = nowMs + 20 * 60_000;
      for (const one of all.values()) {
        if (one.episode === null && one.process.phase.is === 'running') begin(one, episodes.crowd(dice));
      }
    }
    if (nowMs >= rebootAtMs) {
      rebootAtMs = nextIn(20);
      reboot();
      lastPollMs = nowMs;
    }
    let gapped = false;
    if (nowMs >= sleepAtMs) {
      sleepAtMs = nextIn(1);
      result.sleeps += 1;
      gapped = active.size > 0;
      const asleepMs = between(60_000, 9 * HOUR_MS);
      nowMs += asleepMs;
      // They sleep too.
      for (const one of active) {
        if (one.episode === null) continue;
        one.fromMs += asleepMs;
        one.untilMs += asleepMs;
      }
    }
    for (const one of active) if (one.diesAtMs !== null && nowMs >= one.diesAtMs) dies(one, KILLED);
    for (const one of active) crash(one);
    if (active.size === 0) {
      nowMs = Math.min(episodeAtMs, sleepAtMs, rebootAtMs, crowdAtMs, endMs);
      lastPollMs = nowMs - options.pollMs;
      continue;
    }
    poll(nowMs - lastPollMs, gapped);
    lastPollMs = nowMs;
    for (const one of active) rest(one);
    // Now and then a poll comes late, and a stall holds several up.
    const late = dice() < 0.005 ? between(options.pollMs, 5 * options.pollMs) : dice() * 200;
    nowMs += waitMs() + late;
  }
  for (const { name, process } of all.values()) {
    if (!['running', 'stopping', 'backing_off', 'open', 'paused_by_fleet'].includes(process.phase.is))
      result.stuck.push(name);
    if (process.phase.is === 'backing_off' && process.phase.untilMs > nowMs + 300_000) result.stuck.push(name);
    if (process.phase.is === 'paused_by_fleet' && nowMs > crowdUntilMs + HOUR_MS) result.stuck.push(name);
  }
  return result;

  /** Nothing but waiting: straight to the next start that is due, or the next thing that happens. */
  function waitMs(): number {
    if ([...active].some(({ process }) => life.isAlive(process) || process.phase.is === 'paused_by_fleet'))
      return options.pollMs;
    const due = startDue({ ...fleet, processes: new Map([...active].map((one) => [one.name, one.process])) });
    const nextMs = Math.min(due ?? Number.POSITIVE_INFINITY, episodeAtMs, sleepAtMs, rebootAtMs, crowdAtMs);
    return Math.max(options.pollMs, nextMs - nowMs);
  }

  function crash(one: One): void {
    if (one.dead || one.process.phase.is !== 'running' || one.episode === null || nowMs < one.fromMs) return;
    const exit = one.episode.exit?.({ sinceMs: nowMs - one.fromMs, ageMs: nowMs - one.startedAtMs, dice });
    if (exit !== undefined && exit !== null) dies(one, exit);
  }

  function rest(one: One): void {
    if (nowMs < one.untilMs) return;
    const { phase } = one.process;
    if (one.episode !== null) {
      if (!one.episode.healthy && one.episode.mustStop && phase.is === 'running') result.missed.push(one.episode.kind);
      one.episode = null;
      one.untilMs = nowMs + 120_000;
      return;
    }
    if (phase.is === 'running' && one.process.attempt === 0 && one.process.breaker.state === 'closed')
      active.delete(one);
  }
}

const KILLED: life.Exit = { code: null, signal: 'SIGTERM' };
