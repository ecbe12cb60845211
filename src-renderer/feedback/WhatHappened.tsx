import { MOST_FEEDBACK_TEXT } from '@contract/feedback.ts';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useBeacon } from '../parts/beacon.ts';
import { format } from '../parts/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { chordName, thisPlatform, useKeys } from '../parts/keys.ts';
import { type AskedOdd, OddPopover } from '../parts/OddPopover.tsx';
import { oddPieces } from '../parts/odd-pieces.ts';
import { text } from '../text.ts';
import type { FeedbackStore } from './feedback-store.ts';
import { oddInDraft } from './odd-in-draft.ts';

const words = text.feedback;

export interface WhatHappenedProps {
  readonly feedback: FeedbackStore;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** The text, with what might be private marked in it, and a button for each such word. They hold nothing up. */
export function WhatHappened({ feedback, field }: WhatHappenedProps) {
  const { shell } = useBeacon();
  const { draft, preview } = useStore(feedback.store);
  const [leftIn, setLeftIn] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<AskedOdd | null>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const odd = useMemo(() => oddInDraft(preview?.text ?? '', draft.text, leftIn), [preview, draft.text, leftIn]);
  const keys = (chord: string) => chordName(chord, thisPlatform(shell));
  const close = () => {
    setAsked(null);
    field.current?.focus({ preventScroll: true });
  };
  const redact = (how: 'redact' | 'redactAlways') => {
    if (asked !== null) void feedback.redact(asked.word, how === 'redactAlways');
    close();
  };
  useKeys(
    {
      ['F8']: odd.length === 0 ? null : () => list.current?.querySelector('button')?.focus(),
      '⇧⌘X': asked === null ? null : () => redact('redact'),
      '⌥⇧⌘X': asked === null ? null : () => redact('redactAlways'),
    },
    shell,
  );
  return (
    <section>
      <div className="block-top">
        <label className="head" htmlFor="feedback-text">
          {words.what}
        </label>
        <span id="feedback-count" className="tiny t3 num">
          {words.count(format.count(draft.text.length), format.count(MOST_FEEDBACK_TEXT))}
        </span>
      </div>
      <div className="marked-text">
        <div ref={mirror} className="mirror" aria-hidden="true">
          {oddPieces(draft.text, odd).map(({ text: piece, word }, at) =>
            word === null ? (
              piece
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text are told apart by their order
              <mark key={at}>{piece}</mark>
            ),
          )}
        </div>
        <textarea
          ref={field}
          id="feedback-text"
          value={draft.text}
          maxLength={MOST_FEEDBACK_TEXT}
          placeholder={words.whatHint}
          aria-describedby={odd.length === 0 ? 'feedback-count' : 'feedback-count feedback-odd'}
          onScroll={(event) => {
            if (mirror.current !== null) mirror.current.scrollTop = event.currentTarget.scrollTop;
          }}
          onChange={(event) => feedback.change({ text: event.currentTarget.value })}
        />
      </div>
      {odd.length > 0 && (
        <div className="odd-list">
          <span id="feedback-odd" className="small warn-text">
            <Icon name="warn" size={12} /> {text.reports.odd.toLookAt(odd.length)}
          </span>
          <ul ref={list}>
            {odd.map((word) => (
              <li key={word}>
                <button
                  type="button"
                  className="odd-word"
                  aria-label={text.reports.odd.mark(word)}
                  onClick={(event) =>
                    setAsked({ word, from: 0, to: word.length, place: event.currentTarget.getBoundingClientRect() })
                  }
                >
                  {word}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {asked !== null && (
        <OddPopover
          asked={asked}
          close={close}
          redact={redact}
          leave={() => {
            setLeftIn(new Set([...leftIn, asked.word]));
            close();
          }}
          keys={keys}
        />
      )}
    </section>
  );
}
