import type { NetworkRecord } from '@contract/socket.ts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Bones } from '../parts/Bones.tsx';
import { Button } from '../parts/Button.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { format } from '../parts/format.ts';
import { useKeys } from '../parts/keys.ts';
import { Mark } from '../parts/Mark.tsx';
import { SearchField } from '../parts/SearchField.tsx';
import { PHONE, useMedia } from '../parts/use-media.ts';
import { useNow } from '../parts/use-now.ts';
import { text } from '../text.ts';
import { filterRequests, networkRow, spokenRequest } from './network-rows.ts';

const words = text.network;
const ROW_HEIGHT = 49;
/** Three lines where there is no room beside one another. */
const PHONE_ROW_HEIGHT = 66;
/** The CLI and programs with the library write to the same log, and nobody tells of it. A long one is read less often. */
const lookAgainMs = (rows: number) => (rows < 2000 ? 4000 : 30_000);

/** Every request Beacon ever made, newest first. Only those in sight are in the page. */
export function NetworkPane() {
  const { bridge } = useBeacon();
  const [requests, setRequests] = useState<readonly NetworkRecord[] | 'failed' | null>(null);
  useEffect(() => {
    let here = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const answer =
        document.hidden && timer !== undefined ? null : await bridge.ask('network.list').catch(() => 'failed' as const);
      if (!here) return;
      if (answer === 'failed') setRequests((before) => before ?? 'failed');
      else if (answer !== null) setRequests((before) => (isSame(before, answer.requests) ? before : answer.requests));
      const rows = answer === null || answer === 'failed' ? 0 : answer.requests.length;
      timer = setTimeout(() => void look(), lookAgainMs(rows));
    };
    void look();
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [bridge]);
  if (requests === null) return <Bones />;
  if (requests === 'failed') return <p role="status">{text.failed.load}</p>;
  return (
    <>
      <p className="small t2">{words.said}</p>
      {requests.length === 0 ? (
        <EmptyState title={words.none}>{words.noneSaid}</EmptyState>
      ) : (
        <FilteredList requests={requests} />
      )}
    </>
  );
}

/** The list and what narrows it: words of the host, of the purpose or of the answer. */
function FilteredList({ requests }: { readonly requests: readonly NetworkRecord[] }) {
  const { shell } = useBeacon();
  const phone = useMedia(PHONE);
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const shown = useMemo(() => filterRequests(requests, query), [requests, query]);
  useKeys({ '⌘F': () => field.current?.select() }, shell);
  return (
    <>
      <SearchField
        field={field}
        label={words.filter}
        placeholder={words.filter}
        query={query}
        search={setQuery}
        className="request-filter"
      >
        <span className="t3 small num" role="status">
          {query === '' ? '' : words.found(shown.length, requests.length)}
        </span>
      </SearchField>
      {shown.length === 0 ? (
        <div className="request-none">
          <p>{words.noMatch(query)}</p>
          <Button size="small" onClick={() => setQuery('')}>
            {words.clear}
          </Button>
        </div>
      ) : (
        <RequestList key={String(phone)} requests={shown} rowHeight={phone ? PHONE_ROW_HEIGHT : ROW_HEIGHT} />
      )}
    </>
  );
}

function isSame(before: readonly NetworkRecord[] | 'failed' | null, after: readonly NetworkRecord[]): boolean {
  return (
    Array.isArray(before) &&
    before.length === after.length &&
    JSON.stringify(before[0]) === JSON.stringify(after[0]) &&
    JSON.stringify(before.at(-1)) === JSON.stringify(after.at(-1))
  );
}

interface RequestListProps {
  readonly requests: readonly NetworkRecord[];
  readonly rowHeight: number;
}

function RequestList({ requests, rowHeight }: RequestListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow(60_000);
  const virtual = useVirtualizer({
    count: requests.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 496, height: 420 },
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section ref={scroller} className="form requests" aria-label={words.list(requests.length)} tabIndex={0}>
      <ul className="requests-space" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const record = requests[index];
          if (record === undefined) return null;
          const row = networkRow(record, now, format);
          return (
            <li
              key={requests.length - index}
              aria-posinset={index + 1}
              aria-setsize={requests.length}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span className="vh">{spokenRequest(row)}</span>
              <span className="request" aria-hidden="true">
                <Mark tone={row.tone} />
                <span className="request-what">
                  <span className="clip">{row.why}</span>
                  <code className="clip" title={record.url}>
                    {row.where}
                  </code>
                </span>
                <span className="request-how">
                  <span className={row.tone === 'bad' ? 'bad num' : 'num'}>{row.answer}</span>
                  <span className="t3 small num">{`${row.bytes} · ${row.when}`}</span>
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
