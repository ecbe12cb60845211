import { type FeatureId, MOST_VOTES } from '@contract/feedback.ts';
import { oddWords } from '@core/report/odd-words.ts';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Banner } from '../parts/Banner.tsx';
import { Bones } from '../parts/Bones.tsx';
import { Button } from '../parts/Button.tsx';
import { useApp, useBeacon } from '../parts/beacon.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Face, reactions } from '../parts/Face.tsx';
import { format } from '../parts/format.ts';
import { JsonBlock } from '../parts/json/JsonBlock.tsx';
import { chordName, thisPlatform, useKeys } from '../parts/keys.ts';
import { openWindow } from '../parts/open-window.ts';
import { pastedPicture } from '../parts/picture/AddPicture.tsx';
import { PictureEditor } from '../parts/picture/PictureEditor.tsx';
import { useSlow } from '../parts/use-slow.ts';
import { text } from '../text.ts';
import { Attached } from './Attached.tsx';
import './feedback.css';
import { type FeedbackStore, hasAttachment, saysSomething } from './feedback-store.ts';
import { WhatHappened } from './WhatHappened.tsx';

const words = text.feedback;

/** What happened, what should come next, what is attached; then it is read once more, or sent. */
export function FeedbackView({ feedback, from }: { readonly feedback: FeedbackStore; readonly from: string | null }) {
  const { kind, editing, busy } = useStore(feedback.store);
  useEffect(() => void feedback.load(from), [feedback, from]);
  useEffect(() => {
    const keep = () => void feedback.flush();
    window.addEventListener('pagehide', keep);
    window.addEventListener('blur', keep);
    return () => {
      keep();
      window.removeEventListener('pagehide', keep);
      window.removeEventListener('blur', keep);
    };
  }, [feedback]);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const file = pastedPicture(event);
      if (file === null || feedback.store.getState().editing !== null) return;
      event.preventDefault();
      void feedback.edit(file);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [feedback]);
  return (
    <main id="view" className="feedback" aria-label={words.title}>
      {kind === 'loading' && <Bones />}
      {kind === 'failed' && (
        <EmptyState
          title={text.failed.load}
          actions={<Button onClick={() => void feedback.load(from)}>{text.common.retry}</Button>}
        >
          {text.failed.notAnswered}
        </EmptyState>
      )}
      {kind === 'ready' && <Form feedback={feedback} />}
      {editing !== null && (
        <PictureEditor
          bitmap={editing.bitmap}
          edit={editing.edit}
          busy={busy === 'picture'}
          redraw={feedback.redraw}
          leave={feedback.leaveEditor}
          attach={() => void feedback.attachPicture()}
        />
      )}
    </main>
  );
}

function Form({ feedback }: { readonly feedback: FeedbackStore }) {
  const { shell } = useBeacon();
  const { collecting } = useApp();
  const { draft, problem } = useStore(feedback.store);
  const field = useRef<HTMLTextAreaElement>(null);
  // A face was chosen already where one came to add words.
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  useKeys({}, shell);
  return (
    <form className="feedback-form" onSubmit={(event) => event.preventDefault()}>
      <div className="feedback-body" data-region>
        <Heading />
        {!collecting && <Banner tone="attention">{words.off}</Banner>}
        {collecting && problem !== null && <Banner tone="alert">{problem}</Banner>}
        <fieldset className="moods">
          <legend className="vh">{text.faces.label}</legend>
          {reactions.map((reaction) => (
            <button
              key={reaction}
              type="button"
              aria-pressed={draft.reaction === reaction}
              onClick={() => feedback.change({ reaction: draft.reaction === reaction ? null : reaction })}
            >
              <Face reaction={reaction} />
              {text.faces.name[reaction]}
            </button>
          ))}
        </fieldset>
        <WhatHappened feedback={feedback} field={field} />
        <fieldset className="votes">
          <legend className="block-top">
            <span className="head">{words.next}</span>
            <span className="tiny t3">{words.upTo(MOST_VOTES)}</span>
          </legend>
          {(Object.entries(words.features) as [FeatureId, string][]).map(([id, name]) => (
            <label key={id}>
              <input
                className="check"
                type="checkbox"
                checked={draft.votes.includes(id)}
                disabled={!draft.votes.includes(id) && draft.votes.length >= MOST_VOTES}
                onChange={(event) => feedback.vote(id, event.currentTarget.checked)}
              />
              {name}
            </label>
          ))}
        </fieldset>
        <Attached feedback={feedback} />
        <Exact feedback={feedback} />
      </div>
      <Foot feedback={feedback} />
    </form>
  );
}

/** The title of a window of its own, or of a view below the name of the app. */
function Heading() {
  const { navigation } = useBeacon();
  const alone = useStore(navigation.store, (place) => place.window === 'feedback');
  if (!alone) return <h2 className="title">{words.title}</h2>;
  return (
    <>
      <h1 className="vh">{text.app.name}</h1>
      <h2 className="head feedback-title">{words.title}</h2>
    </>
  );
}

/** The exact text, in place. */
function Exact({ feedback }: { readonly feedback: FeedbackStore }) {
  const { preview, seen } = useStore(feedback.store);
  if (!seen || preview === null) return null;
  const label = words.exact(format.bytes(new TextEncoder().encode(preview.text).length));
  const odd = oddWords(preview.text).map(({ from, to, word }) => ({ from, to, label: text.reports.odd.mark(word) }));
  return (
    <section className="feedback-exact" aria-label={label}>
      <h3 className="head">{label}</h3>
      <JsonBlock value={preview.text} label={label} readOnly odd={odd} />
    </section>
  );
}

function Foot({ feedback }: { readonly feedback: FeedbackStore }) {
  const beacon = useBeacon();
  const { collecting } = useApp();
  const state = useStore(feedback.store);
  const { preview, busy, seen, draft } = state;
  const { navigation, shell, toasts } = beacon;
  const slow = useSlow(busy === 'sending');
  const said = saysSomething(draft);
  const attached = hasAttachment(state);
  const mayGo = preview !== null && preview.right.kind !== 'refused' && preview.destination.endpoint !== null;
  const sends = !attached && mayGo;
  const act = async () => {
    const done = await feedback.finish(sends);
    if (done === null) return;
    const { id, outcome } = done;
    if (outcome?.kind === 'sent') toasts.say(words.sent);
    else if (outcome?.kind === 'waiting') toasts.say(words.waiting);
    else if (outcome !== null) toasts.say(words.inReports, { tone: 'bad' });
    openWindow(beacon, { window: 'main', view: 'reports', report: id });
    if (shell === 'electron') window.close();
  };
  const ready = collecting && said && preview !== null && busy === null;
  useKeys({ '⌘↩': ready ? () => void act() : null }, shell);
  const cancel = () => {
    void feedback.flush();
    if (shell === 'electron') window.close();
    else navigation.go({ view: 'fleet' });
  };
  return (
    <footer className="feedback-foot" data-region>
      <div className="small t2 grow" id="feedback-said">
        {!said ? (
          words.foot.empty
        ) : sends && preview.destination.endpoint !== null ? (
          <>
            <span>
              {text.reports.send.to} <b>{preview.destination.host}</b>{' '}
              {words.foot.to(
                preview.destination.endpoint.startsWith('http:')
                  ? text.reports.send.overHttp
                  : text.reports.send.overHttps,
              )}
            </span>{' '}
            <button type="button" className="link" aria-expanded={seen} onClick={() => feedback.see(!seen)}>
              {seen ? words.foot.hide : words.foot.see}
            </button>
          </>
        ) : attached || mayGo ? (
          words.foot.review
        ) : (
          words.foot.nowhere
        )}
      </div>
      {slow ? (
        <Button size="large" title={words.stopHint} onClick={feedback.stopWaiting}>
          {words.stop}
        </Button>
      ) : (
        <Button size="large" title={words.cancelHint} onClick={cancel}>
          {words.cancel}
        </Button>
      )}
      <Button
        size="large"
        kind="primary"
        disabled={!ready && busy !== 'sending'}
        busy={busy === 'sending'}
        title={`${sends ? words.send : words.review} ${chordName('⌘↩', thisPlatform(shell))}`}
        aria-describedby="feedback-said"
        onClick={() => void act()}
      >
        {sends ? words.send : words.review}
      </Button>
    </footer>
  );
}
