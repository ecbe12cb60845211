import { useStore } from 'zustand';
import { Button } from '../parts/Button.tsx';
import { useSlow } from '../parts/use-slow.ts';
import { text } from '../text.ts';
import type { SettingsStore } from './settings-store.ts';
import { testWords } from './test-words.ts';

export interface TestRowProps {
  readonly settings: SettingsStore;
  readonly which: 'destination' | 'ntfy';
  /** What is asked: what is saved, never what is being typed. */
  readonly url: string | null;
}

/** One request on demand, and what came of it. */
export function TestRow({ settings, which, url }: TestRowProps) {
  const test = useStore(settings.store, ({ tests }) => tests[which]);
  const slow = useSlow(test.kind === 'asking');
  const said = testWords(test, which, slow);
  return (
    <li>
      <div className="label">
        {text.tests.label[which]}
        <p role="status" className={said.tone === 'bad' ? 'problem' : undefined}>
          {said.words === '' ? text.tests.hint[which] : said.words}
        </p>
      </div>
      <Button
        size="small"
        busy={test.kind === 'asking' && !slow}
        disabled={url === null}
        aria-label={slow ? undefined : text.tests.spoken[which]}
        // One button for both, so that it keeps the focus.
        onClick={() => (slow ? settings.stopTest() : url !== null && void settings.test(which, url))}
      >
        {slow ? text.tests.stop : text.tests.test}
      </Button>
    </li>
  );
}
