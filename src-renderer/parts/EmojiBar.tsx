import { text } from '../text.ts';
import { useApp, useBeacon } from './beacon.ts';
import { Face, type Reaction, reactions } from './Face.tsx';
import { openWindow } from './open-window.ts';

const words = text.faces;

export interface EmojiBarProps {
  /** Where it was said: a short identifier that goes into the report, "fleet". */
  readonly screen: string;
  /** With the question in front of the faces. */
  readonly asking?: boolean;
}

/** Four faces. One click notes a reaction: it waits in Reports like everything else, and can be taken back. */
export function EmojiBar({ screen, asking = false }: EmojiBarProps) {
  const beacon = useBeacon();
  const { collecting } = useApp();
  const { bridge, toasts } = beacon;
  const note = async (reaction: Reaction) => {
    const answer = await bridge.ask('feedback.react', { reaction, screen }).catch(() => null);
    if (answer?.kind !== 'noted') return void toasts.say(answer?.message ?? text.failed.notAnswered, { tone: 'bad' });
    const { id } = answer;
    toasts.say(words.noted(words.name[reaction]), {
      more: {
        label: words.addWords,
        run: () => {
          const draft = { reaction, text: '', votes: [], screen, replaces: id };
          void addWords(bridge, draft).then(() => openWindow(beacon, { window: 'feedback' }));
        },
      },
      action: { label: text.common.undo, run: () => void takeBack(id), undoes: true },
    });
  };
  const takeBack = async (id: string) => {
    const done = await bridge.ask('feedback.unreact', { id }).catch(() => null);
    if (done?.kind === 'done') toasts.tell(words.takenBack);
    else toasts.say(done?.message ?? text.failed.notAnswered, { tone: 'bad' });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that nobody sees
    <div className="faces" role="group" aria-label={words.label}>
      {asking && (
        <span className="faces-ask" aria-hidden="true">
          {words.label}
        </span>
      )}
      {reactions.map((reaction) => (
        <button
          key={reaction}
          type="button"
          className="icon-btn"
          aria-label={words.name[reaction]}
          title={collecting ? words.hint(words.name[reaction]) : words.off}
          onClick={() => void note(reaction)}
        >
          <Face reaction={reaction} />
        </button>
      ))}
    </div>
  );
}

type Bridge = ReturnType<typeof useBeacon>['bridge'];

/** The face goes into the draft; words that were begun stay. */
async function addWords(
  bridge: Bridge,
  draft: { reaction: Reaction; text: string; votes: never[]; screen: string; replaces: string },
): Promise<void> {
  const kept = await bridge.ask('feedback.get').catch(() => null);
  await bridge
    .ask('feedback.keep', {
      ...(kept?.draft ?? draft),
      reaction: draft.reaction,
      screen: draft.screen,
      replaces: draft.replaces,
    })
    .catch(() => undefined);
}
