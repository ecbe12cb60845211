import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../src-renderer/parts/Button.tsx';
import { EmptyState } from '../../src-renderer/parts/EmptyState.tsx';
import { format } from '../../src-renderer/parts/format.ts';
import type { DeadLetter } from '../src/dedup.ts';
import { replay, store } from './store.ts';
import { text } from './text.ts';

/** Messages to the triage that were given up, each with a way back into the queue. */
export function Letters({ letters }: { readonly letters: readonly DeadLetter[] }) {
  const { loadedAtMs } = useStore(store);
  const [busy, setBusy] = useState<string | null>(null);
  const words = text.letters;
  if (letters.length === 0) return <EmptyState title={text.empty.letters}>{text.empty.lettersWhy}</EmptyState>;
  const again = async (id: string) => {
    setBusy(id);
    await replay(id);
    setBusy(null);
  };
  return (
    <div className="tables">
      <section aria-labelledby="letters">
        <h2 id="letters" className="head">
          {words.title}
        </h2>
        <p className="small t2">{words.why}</p>
        <table aria-label={words.title}>
          <thead>
            <tr>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.at}</th>
              <th scope="col" className="r wide">
                {words.attempts}
              </th>
              <th scope="col" className="r">
                <span className="vh">{words.act}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {letters.map((letter) => (
              <tr key={letter.id}>
                <th scope="row">{about(letter)}</th>
                <td className="t2">{format.moment(letter.at, loadedAtMs)}</td>
                <td className="r num wide t2">{letter.attempts}</td>
                <td className="r">
                  <Button size="small" busy={busy === letter.id} onClick={() => void again(letter.id)}>
                    {words.replay}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function about({ message }: DeadLetter) {
  const { kind, fingerprint } = (typeof message === 'object' && message !== null ? message : {}) as {
    readonly kind?: string;
    readonly fingerprint?: string;
  };
  if (kind === undefined || fingerprint === undefined) return text.letters.unknown;
  return (
    <>
      {text.letters.kinds[kind] ?? kind} <span className="mono t2">{fingerprint.slice(0, 10)}</span>
    </>
  );
}
