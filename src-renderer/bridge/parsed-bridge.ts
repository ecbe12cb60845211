import { type BeaconBridge, type EventBody, type EventName, events, requests } from '@contract/requests.ts';

/** A host's answer did not have the shape of the contract: an older or newer host, or a bug. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  constructor(readonly request: string) {
    super(`The answer to ${request} could not be read.`);
  }
}

/**
 * The same bridge, with every answer and event parsed by its schema before anyone sees it. An event that does not parse
 * is dropped: the next one, or the next question, brings the same facts again.
 */
export function parsedBridge(inner: BeaconBridge): BeaconBridge {
  return {
    ask: async (name, ...question) => {
      const answer = await inner.ask(name, ...question);
      const parsed = requests[name].answer.safeParse(answer);
      if (!parsed.success) throw new UnexpectedAnswer(name);
      return parsed.data as never;
    },
    listen: <N extends EventName>(name: N, hear: (body: EventBody<N>) => void) =>
      inner.listen(name, (body) => {
        const parsed = events[name].safeParse(body);
        if (parsed.success) hear(parsed.data as EventBody<N>);
      }),
    onGone: (hear) => inner.onGone(hear),
  };
}
