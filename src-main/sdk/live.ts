import type { Collector } from '@services/capture/collector.ts';
import type { SocketClient } from '@services/host/socket-client.ts';
import type { Diary } from './diary.ts';
import type { Guests } from './guests.ts';
import { incidentOf } from './incidents.ts';
import type { Crumb, Live, Outcome, Told, Who } from './told.ts';

export interface LiveParts {
  readonly collector: Pick<Collector, 'capture'>;
  /** The host of this home; null while none runs. */
  readonly host: () => Promise<SocketClient | null>;
  readonly diary: Diary;
  readonly guests: Guests;
  /** Counts one task where no host does. */
  readonly countDispatch: (outcome: 'succeeded' | 'failed') => Promise<Outcome>;
  /** Takes away what must not outlive a process that ends as it should. */
  readonly cleanUp: () => void;
}

/** Tells the host what there is to tell; where none runs, keeps it itself. */
export function createLive(parts: LiveParts): Live {
  const { collector, guests, diary } = parts;

  const here = async (told: Told): Promise<Outcome> => {
    if (told.is === 'dispatch') return parts.countDispatch(told.outcome);
    const { kind } = await collector.capture(incidentOf(told));
    return kind === 'failed' ? 'dropped' : kind === 'refused' ? 'refused' : 'kept';
  };
  /** Null where the host did not take it, and it is ours to keep. */
  const there = async (client: SocketClient, told: Told): Promise<Outcome | null> => {
    const [op, body] = question(told);
    const reply = await client.ask(op, body);
    if (!reply.ok) return reply.code === 'too_many' ? 'dropped' : null;
    const outcome = (reply.body as { outcome?: string } | null)?.outcome;
    return outcome === 'failed' ? 'dropped' : outcome === 'refused' ? 'refused' : 'kept';
  };

  return {
    async tell(told) {
      const client = await parts.host();
      return (client === null ? null : await there(client, told)) ?? here(told);
    },
    crumb(crumb) {
      diary.crumb(crumb);
      void parts
        .host()
        .then((client) => client?.ask('breadcrumb', { event: crumb.event, detail: crumb.detail }))
        .catch(() => undefined); // It goes with the next capture in any case.
    },
    guard: (child, options) => guests.guard(child, options),
    introduce(who: Who) {
      diary.introduce(who);
      void parts
        .host()
        .then((client) => client?.ask('hello', whoBody(who)))
        .catch(() => undefined);
    },
    close() {
      parts.cleanUp();
    },
  };
}

const whoBody = ({ component, version }: Who) => ({
  ...(component === null ? {} : { component }),
  ...(version === null ? {} : { version }),
});

/** A message is at most 64 KiB: with long details, each is cut to its share. */
const MOST_CRUMB_CHARS = 24_000;
function crumbBodies(crumbs: readonly Crumb[]) {
  const share = Math.floor(MOST_CRUMB_CHARS / Math.max(1, crumbs.length));
  const isLong = crumbs.reduce((sum, { detail }) => sum + (detail?.length ?? 0), 0) > MOST_CRUMB_CHARS;
  return crumbs.map(({ atMs, event, detail }) => ({
    at: atMs,
    event,
    detail: isLong && detail !== null ? detail.slice(0, share) : detail,
  }));
}

function question(told: Told): ['capture' | 'friction' | 'dispatch', object] {
  switch (told.is) {
    case 'error':
      return [
        'capture',
        {
          ...whoBody(told.who),
          ...(told.type === null ? {} : { type: told.type }),
          error: { stack: told.text },
          breadcrumbs: crumbBodies(told.crumbs),
        },
      ];
    case 'friction':
      return [
        'friction',
        { ...whoBody(told.who), kind: told.kind, phase: told.phase, breadcrumbs: crumbBodies(told.crumbs) },
      ];
    case 'exit': {
      const { name, kind, component } = told.child;
      const exit = { name, kind, ...(component === null ? {} : { component }), code: told.code, signal: told.signal };
      return ['capture', { exit }];
    }
    case 'dispatch':
      return ['dispatch', { outcome: told.outcome }];
    default:
      return told satisfies never;
  }
}
