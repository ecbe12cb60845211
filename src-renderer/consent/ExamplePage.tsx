import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Bones } from '../parts/Bones.tsx';
import { Button } from '../parts/Button.tsx';
import { JsonBlock } from '../parts/json/JsonBlock.tsx';
import { Tabs } from '../parts/Tabs.tsx';
import { text } from '../text.ts';
import type { ConsentStore, Example } from './consent-store.ts';

export type ExampleTab = 'example' | 'fields';

export interface ExamplePageProps {
  readonly consent: ConsentStore;
  readonly titleId: string;
  readonly tab: ExampleTab;
  readonly setTab: (tab: ExampleTab) => void;
}

/** What "Learn More" shows: a whole report as it would be sent, and each field with its purpose. */
export function ExamplePage({ consent, titleId, tab, setTab }: ExamplePageProps) {
  const { example } = useStore(consent.store);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="example">
      <header>
        <h1 id={titleId} ref={title} tabIndex={-1} className="panel-title grow">
          {text.consent.exampleTitle}
        </h1>
        <Tabs
          label={text.consent.exampleTabs}
          tabs={[
            { id: 'example', label: text.consent.example },
            { id: 'fields', label: text.consent.fields },
          ]}
          selected={tab}
          select={setTab}
          controls="consent-example"
        />
      </header>
      <div id="consent-example" className="pages" role="tabpanel" aria-label={text.consent.exampleTitle}>
        {example === 'failed' && (
          <div className="row">
            <p>{text.failed.load}</p>
            <Button size="small" onClick={consent.learnMore}>
              {text.common.retry}
            </Button>
          </div>
        )}
        {(example === null || example === 'loading') && <Bones />}
        {example !== null && typeof example === 'object' && <Shown example={example} tab={tab} />}
      </div>
    </div>
  );
}

function Shown({ example, tab }: { readonly example: Example; readonly tab: ExampleTab }) {
  if (tab === 'example') return <JsonBlock value={example.text} label={text.consent.exampleLabel} readOnly />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section className="fields" tabIndex={0} aria-label={text.consent.fields}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.consent.field}</th>
            <th scope="col">{text.consent.purpose}</th>
          </tr>
        </thead>
        <tbody>
          {example.fields.map(({ path, purpose, example: sample }) => (
            <tr key={path}>
              <th scope="row">
                <code>{path}</code>
                <code className="sample">{sample}</code>
              </th>
              <td>{purpose}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
