import type { Exit } from '@core/fleet/process.ts';

/** What happens to processes of the simulated year: a dozen lives that are healthy, and half a dozen that are not. */

/** One moment: memory and cores of the whole tree, and how many children share them. */
export interface Shape {
  readonly rssMb: number;
  readonly cpu: number;
  readonly children?: number;
}

export interface Moment {
  readonly sinceMs: number;
  readonly ageMs: number;
  readonly budgetMb: number;
  readonly dice: () => number;
}

export interface Episode {
  readonly kind: string;
  /** It must not be stopped for a budget. */
  readonly healthy: boolean;
  /** It must have been stopped when the episode ends. */
  readonly mustStop: boolean;
  /** Its next life is calm. */
  readonly heals: boolean;
  readonly durationMs: number;
  readonly shape: (moment: Moment) => Shape;
  readonly exit?: (moment: Omit<Moment, 'budgetMb'>) => Exit | null;
}

const MINUTE_MS = 60_000;
const calm = { rssMb: 120, cpu: 0.05 };
const healthy = (kind: string, minutes: number, shape: Episode['shape']): Episode => ({
  kind,
  healthy: true,
  mustStop: false,
  heals: true,
  durationMs: minutes * MINUTE_MS,
  shape,
});
const runaway = (kind: string, minutes: number, shape: Episode['shape']): Episode => ({
  ...healthy(kind, minutes, shape),
  healthy: false,
  mustStop: true,
});

type Make = (dice: () => number) => Episode;

export const episodes = {
  // --- healthy ---
  spike: () => healthy('spike to 99 % of the budget', 6, ({ budgetMb }) => ({ rssMb: budgetMb * 0.99, cpu: 0.3 })),
  blip: (dice) => {
    // Two readings in a row over the budget at most, and below 150 %.
    const everyMs = 30_000 + dice() * 60_000;
    let over = 0;
    return healthy('short spike to 140 %', 5, ({ sinceMs, budgetMb }) => {
      over = sinceMs % everyMs < 10_000 ? over + 1 : 0;
      return { rssMb: over === 1 || over === 2 ? budgetMb * 1.4 : 200, cpu: 0.5 };
    });
  },
  burst: (dice) => {
    const burstMs = dice() * 250_000;
    return healthy('4 cores for up to 250 s', 8, ({ sinceMs }) => ({ rssMb: 200, cpu: sinceMs < burstMs ? 4 : 0.1 }));
  },
  duty: (dice) => {
    const periodMs = 60_000 + dice() * 60_000;
    return healthy('1.2 cores for 75 % of the time', 20, ({ sinceMs }) => ({
      rssMb: 200,
      cpu: sinceMs % periodMs < periodMs * 0.75 ? 1.2 : 0.1,
    }));
  },
  nearBudget: () => healthy('89 % of a core', 20, () => ({ rssMb: 300, cpu: 0.89 })),
  forks: (dice) => healthy('a tree that forks', 6, () => ({ rssMb: 400, cpu: 0.7, children: Math.floor(dice() * 12) })),
  startPeak: () =>
    healthy('start-up peak of 3 budgets within grace', 1, ({ ageMs, budgetMb }) =>
      ageMs < 9000 ? { rssMb: budgetMb * 3, cpu: 6 } : calm,
    ),
  crowd: (dice) => {
    const rssMb = 100 + dice() * 350;
    return healthy('much memory within its budget', 15, () => ({ rssMb, cpu: 0.2 }));
  },
  // --- not healthy ---
  leak: (dice) => {
    const mbPerMinute = 20 + dice() * 400;
    return runaway('leak', 60, ({ sinceMs }) => ({ rssMb: 120 + (sinceMs / MINUTE_MS) * mbPerMinute, cpu: 0.2 }));
  },
  jump: () => runaway('twice the budget at once', 10, ({ budgetMb }) => ({ rssMb: budgetMb * 2, cpu: 0.2 })),
  treeLeak: () =>
    runaway('children that leak together', 40, ({ sinceMs }) => ({
      rssMb: 150 + (sinceMs / MINUTE_MS) * 60,
      cpu: 0.3,
      children: 8,
    })),
  spin: () => runaway('spin', 30, () => ({ rssMb: 150, cpu: 1 })),
  forkSpin: () => runaway('short-lived children that spin', 30, () => ({ rssMb: 150, cpu: 1.8, children: 2 })),
  crashLoop: (dice) => {
    const lifeMs = dice() * 70_000;
    return {
      ...runaway('crash loop', 20 + dice() * 180, () => calm),
      mustStop: false,
      heals: false,
      exit: ({ ageMs }) => (ageMs >= lifeMs ? { code: 1, signal: null } : null),
    };
  },
} satisfies Record<string, Make>;

/** Any but those that happen to all of them at once, or at a start. */
export function anyEpisode(dice: () => number): Episode {
  const kinds = Object.values(episodes).filter((make) => make !== episodes.crowd && make !== episodes.startPeak);
  return (kinds[Math.floor(dice() * kinds.length)] ?? episodes.spike)(dice);
}
