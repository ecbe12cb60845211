import type { ReportDetail } from '@contract/reports-view.ts';
import { format } from '../parts/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { text } from '../text.ts';

const words = text.reports.aside;

/** A file that could not be read: why, and that nothing was lost. */
export function SetAsideReading({ detail }: { readonly detail: ReportDetail }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <article className="reading receipt" data-reading tabIndex={0} aria-label={text.reports.reason}>
      <div className="slip">
        <header>
          <span className="dot warn">
            <Icon name="warn" size={20} />
          </span>
          <div>
            <h3 className="title">{words.title}</h3>
            <p className="small t2">{words.said}</p>
          </div>
        </header>
        <dl>
          <dt>{words.why}</dt>
          <dd>{detail.set_aside ?? words.unknownReason}</dd>
          <dt>{words.file}</dt>
          <dd className="break">{detail.row.id}</dd>
          <dt>{words.size}</dt>
          <dd>{format.bytes(detail.row.bytes)}</dd>
        </dl>
        {detail.text === '' && <p className="sub">{words.notText}</p>}
      </div>
    </article>
  );
}
