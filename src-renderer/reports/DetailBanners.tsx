import type { ReportDetail } from '@contract/reports-view.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { useSlow } from '../parts/use-slow.ts';
import { text } from '../text.ts';
import { setBackWords } from './send-state.ts';
import { useReports, useReportsStore } from './use-reports.ts';

const words = text.reports;

/** One line above the readings: what just happened to this report, or what its server said of it. */
export function DetailBanners({ detail }: { readonly detail: ReportDetail }) {
  const { acts, editing, compare } = useReportsStore();
  const banner = useReports((state) => state.banner);
  const asking = useSlow(useReports((state) => state.checking));
  const refusal = detail.row.state === 'pending' ? (detail.local?.refusal ?? null) : null;
  const fixed = detail.row.state === 'pending' ? detail.fixed : null;
  if (asking) {
    return (
      <div className="detail-banner">
        <Banner
          tone="news"
          actions={
            <Button size="small" onClick={() => void acts.stopChecking()}>
              {words.fixed.stop}
            </Button>
          }
        >
          {words.fixed.checking(detail.destination.host ?? '')}
        </Banner>
      </div>
    );
  }
  if (banner === null && refusal === null && fixed === null) return null;
  return (
    <div className="detail-banner">
      {banner === null && refusal !== null && <Banner tone="alert">{setBackWords(refusal)}</Banner>}
      {banner === null && refusal === null && fixed !== null && (
        <Banner
          tone="good"
          actions={
            <Button size="small" onClick={() => void acts.update()}>
              {words.fixed.update}
            </Button>
          }
        >
          {words.fixed[fixed.kind](fixed.version)}
        </Banner>
      )}
      {banner?.kind === 'said' && (
        <Banner tone={banner.tone} dismiss={editing.dismissBanner}>
          {banner.text}
        </Banner>
      )}
      {banner?.kind === 'rewritten' && (
        <Banner tone="attention" dismiss={editing.dismissBanner}>
          {words.changed.rewritten}
        </Banner>
      )}
      {banner?.kind === 'changed' && (
        <Banner
          tone="attention"
          dismiss={editing.dismissBanner}
          actions={
            (banner.mine !== null || detail.original !== null) && (
              <Button size="small" onClick={() => compare(banner.mine === null ? 'original' : 'theirs')}>
                {words.changed.show}
              </Button>
            )
          }
        >
          {words.changed.said}
        </Banner>
      )}
    </div>
  );
}
