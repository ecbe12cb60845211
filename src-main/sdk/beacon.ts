import { printedThrown } from './printed-error.ts';
import type { Crumb, Live, Outcome, Told, Who } from './told.ts';
import type {
  Beacon,
  DispatchOutcome,
  Flushed,
  FrictionKind,
  GuardedChild,
  GuardOptions,
  InitOptions,
} from './types.ts';

const MOST_CRUMBS = 100;
const MOST_CRUMB_TEXT = 1000;
/** Told and not kept yet: a program that fails in a loop must not fill its own memory with it. */
const MOST_WAITING = 50;
/** The heavy part is loaded with the first thing to keep, or this long after `init`. */
const LOAD_AFTER_MS = 1000;
const FLUSH_MS = 5000;

const COMPONENT = /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\.@?[A-Za-z0-9][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9][A-Za-z0-9_.-]*)?)*$/;
const VERSION = /^\d{1,6}(?:\.\d{1,8}){0,4}(?:[-+][0-9A-Za-z.+-]{1,24})?$/;
const FRICTIONS: readonly string[] = ['retry_loop', 'rate_limit_loop', 'gate_failure', 'provider_failure'];
const KINDS: readonly string[] = ['mcp', 'dispatch', 'daemon', 'job'];

export interface BeaconParts {
  /** What the environment allows at all, read once; children are guarded in any case. */
  readonly may: { readonly collect: boolean; readonly count: boolean };
  readonly load: () => Promise<Live>;
  /** Keeps all of it before it returns, in a process that is ending. */
  readonly keepNow: (told: readonly Told[]) => Flushed;
  /** Calls back at an error that nobody caught, and at the end of the process. Changes neither. */
  readonly watchProcess: (hooks: {
    onFatal: (error: unknown, rejection: boolean, survives: boolean) => void;
    onExit: () => void;
  }) => void;
  readonly wallMs: () => number;
  /** Runs once, later, and keeps no process alive by itself. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** Keeps the process alive until the answer is called. */
  readonly hold: () => () => void;
}

/** The library as its user sees it. Whatever goes wrong in here stays in here. */
export function createBeacon(parts: BeaconParts): Beacon {
  let who: Who | null = null;
  let live: Promise<Live | null> | null = null;
  let loaded: Live | null = null;
  const crumbs: Crumb[] = [];
  const waiting = new Map<Told, Promise<void>>();
  let kept = 0;
  let dropped = 0;
  let ended = false;

  const load = (): Promise<Live | null> => {
    live ??= parts.load().then(
      (made) => {
        if (who !== null) made.introduce(who);
        for (const crumb of crumbs) made.crumb(crumb);
        loaded = made;
        return made;
      },
      // Without its files beside it, the library does nothing.
      () => null,
    );
    return live;
  };
  const count = (outcome: Outcome) => {
    if (outcome === 'kept') kept += 1;
    if (outcome === 'dropped') dropped += 1;
  };
  const tell = (told: Told) => {
    if (waiting.size >= MOST_WAITING) {
      dropped += 1;
      return;
    }
    const done = load()
      .then((one) => one?.tell(told) ?? 'dropped')
      .then(count, () => count('dropped'))
      .finally(() => waiting.delete(told));
    waiting.set(told, done);
  };
  const error = (thrown: unknown, type: 'unhandled_exception' | 'unhandled_rejection' | null): Told => ({
    is: 'error',
    atMs: parts.wallMs(),
    who: who ?? { component: null, version: null },
    type,
    text: printedThrown(thrown),
    crumbs: [...crumbs],
  });
  const now = (told: readonly Told[]) => {
    if (told.length === 0) return;
    const done = parts.keepNow(told);
    kept += done.kept;
    dropped += done.dropped;
  };

  const onFatal = (thrown: unknown, rejection: boolean, survives: boolean) => {
    const told = error(thrown, rejection ? 'unhandled_rejection' : 'unhandled_exception');
    if (survives) tell(told);
    else now([told]);
  };
  const onExit = () => {
    if (ended) return;
    ended = true;
    now([...waiting.keys()]);
    loaded?.close();
  };

  /** Nothing in here is worth an error in somebody else's program. */
  const safely =
    <A extends readonly unknown[]>(run: (...args: A) => void) =>
    (...args: A): void => {
      try {
        run(...args);
      } catch {
        // Said above.
      }
    };
  const once = safely(() =>
    parts.watchProcess({
      onFatal: safely(onFatal),
      onExit: safely(onExit),
    }),
  );

  return {
    init: safely((options: InitOptions) => {
      const first = who === null;
      const component = options?.component;
      const version = options?.version;
      who = {
        component:
          typeof component === 'string' && component.length <= 120 && COMPONENT.test(component) ? component : null,
        version: typeof version === 'string' && version.length <= 40 && VERSION.test(version) ? version : null,
      };
      loaded?.introduce(who);
      if (!first || !parts.may.collect) return;
      once();
      parts.after(LOAD_AFTER_MS, () => void load());
    }),

    breadcrumb: safely((event: string, detail: string | number | null = null) => {
      if (who === null || !parts.may.collect || typeof event !== 'string' || event === '') return;
      const crumb: Crumb = {
        atMs: parts.wallMs(),
        event: event.slice(0, 200),
        detail:
          typeof detail === 'string' || typeof detail === 'number' ? String(detail).slice(0, MOST_CRUMB_TEXT) : null,
      };
      crumbs.push(crumb);
      if (crumbs.length > MOST_CRUMBS) crumbs.shift();
      if (loaded !== null) loaded.crumb(crumb);
      else void load();
    }),

    capture: safely((thrown: unknown) => {
      if (who !== null && parts.may.collect) tell(error(thrown, null));
    }),

    friction: safely((kind: FrictionKind, phase: string | null = null) => {
      if (who === null || !parts.may.collect || !FRICTIONS.includes(kind)) return;
      const short = typeof phase === 'string' && phase !== '' ? phase.slice(0, 200) : null;
      tell({ is: 'friction', atMs: parts.wallMs(), who, kind, phase: short, crumbs: [...crumbs] });
    }),

    dispatch: safely((outcome: DispatchOutcome) => {
      if (who !== null && parts.may.count && (outcome === 'succeeded' || outcome === 'failed'))
        tell({ is: 'dispatch', outcome });
    }),

    guard: safely((child: GuardedChild, options: GuardOptions) => {
      if (who === null || typeof child?.once !== 'function') return;
      const { name, kind, component, budgets } = options;
      if (typeof name !== 'string' || !KINDS.includes(kind)) return;
      void load()
        .then((one) => one?.guard(child, { name, kind, component, budgets }))
        .catch(() => undefined);
    }),

    async flush(timeoutMs = FLUSH_MS) {
      if (waiting.size > 0) {
        const release = parts.hold();
        const limit = Number.isFinite(timeoutMs) ? Math.min(Math.max(0, timeoutMs), 60_000) : FLUSH_MS;
        let cancel = () => {};
        const late = new Promise<void>((resolve) => {
          cancel = parts.after(limit, resolve);
        });
        try {
          await Promise.race([Promise.all([...waiting.values()]), late]);
        } finally {
          cancel();
          release();
        }
      }
      return { kept, dropped };
    },
  };
}
