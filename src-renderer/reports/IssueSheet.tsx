import type { Answer } from '@contract/requests.ts';
import { Button } from '../parts/Button.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { copyText } from '../parts/copy-text.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { Visible } from '../parts/Visible.tsx';
import { text } from '../text.ts';

const words = text.reports.issue;

export type Issue = Extract<Answer<'reports.issue'>, { kind: 'issue' }>;

/** The text of the issue, to read before GitHub's own form is opened with it. */
export function IssueSheet({ issue, close }: { readonly issue: Issue; readonly close: () => void }) {
  const { toasts } = useBeacon();
  const whole = `${issue.title}\n\n${issue.body}`;
  return (
    <Sheet
      title={words.title(issue.repository)}
      said={words.said}
      className="wide-sheet"
      close={close}
      act={{
        label: words.act,
        kind: 'primary',
        run: () => {
          // The host of an Electron window hands this one address to the browser, and opens nothing itself.
          window.open(issue.url, '_blank', 'noopener,noreferrer');
          close();
        },
      }}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <section className="text-box issue-text" tabIndex={0} aria-label={words.label}>
        <Visible>{whole}</Visible>
      </section>
      <p className="row small t2">
        <span className="grow">{issue.cut === null ? '' : words.cut(issue.cut)}</span>
        <Button size="small" onClick={() => copyText(whole, words.copied, toasts)}>
          {words.copy}
        </Button>
      </p>
    </Sheet>
  );
}
