import { type RefObject, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { AppIcon } from '../parts/Lighthouse.tsx';
import { text } from '../text.ts';
import './consent.css';
import type { ConsentStore } from './consent-store.ts';
import { ExamplePage } from './ExamplePage.tsx';

const icons = ['hand', 'eye', 'braces'] as const;

export interface ConsentCardProps {
  readonly consent: ConsentStore;
  readonly titleId: string;
  /** Gets the focus when the card appears: neither button is a default. */
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
}

/** The question of the first launch. Both answers look alike and Return does nothing. */
export function ConsentCard({ consent, titleId, titleRef }: ConsentCardProps) {
  const { page, deciding, failed } = useStore(consent.store);
  const [tab, setTab] = useState<'example' | 'fields'>('example');
  return (
    <div className="consent-card">
      {page === 'question' ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
        <section className="question" aria-labelledby={titleId} tabIndex={0}>
          <AppIcon size={72} />
          <div>
            <h1 id={titleId} ref={titleRef} tabIndex={-1}>
              {text.consent.title}
            </h1>
            <p className="lead">{text.consent.lead}</p>
          </div>
          <ul className="points">
            {text.consent.points.map(({ title, said }, index) => (
              <li key={title}>
                <Icon name={icons[index] ?? 'hand'} size={20} />
                <div>
                  <h2 className="head">{title}</h2>
                  <p>{said}</p>
                </div>
              </li>
            ))}
          </ul>
          <p className="note">{failed ? text.failed.notAnswered : text.consent.note}</p>
        </section>
      ) : (
        <ExamplePage consent={consent} titleId={titleId} tab={tab} setTab={setTab} />
      )}
      <div className="actions">
        {page === 'question' ? (
          <Button kind="quiet" onClick={consent.learnMore}>
            {text.consent.learnMore}
          </Button>
        ) : (
          <Button kind="quiet" onClick={consent.back}>
            {text.consent.back}
          </Button>
        )}
        <span className="grow" />
        <Button size="large" busy={deciding === 'not_now'} onClick={() => consent.decide('not_now')}>
          {text.consent.notNow}
        </Button>
        <Button size="large" busy={deciding === 'enable'} onClick={() => consent.decide('enable')}>
          {text.consent.enable}
        </Button>
      </div>
    </div>
  );
}
