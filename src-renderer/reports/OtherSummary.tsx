import type { DiagnosticReport, FeedbackReport } from '@contract/report.ts';
import { format } from '../parts/format.ts';
import { Scrubbed } from '../parts/Scrubbed.tsx';
import { text } from '../text.ts';
import { Facts } from './Facts.tsx';

const words = text.summary;
/** By the names of the list it was chosen from; one of another version is told by its id. */
const features: Readonly<Record<string, string>> = text.feedback.features;

/** The two kinds of report that no failure made. */
export function OtherSummary({ report }: { readonly report: DiagnosticReport | FeedbackReport }) {
  return report.type === 'diagnostic' ? <Counts report={report} /> : <Said report={report} />;
}

function Counts({ report: { diagnostic } }: { readonly report: DiagnosticReport }) {
  const { diagnostic: d } = words;
  const { dispatch, mcp, guardian } = diagnostic;
  return (
    <>
      <p className="lead">{d.lead(Math.round(diagnostic.interval_s / 3600))}</p>
      <Facts
        facts={[
          {
            label: d.processes,
            value: format.count(diagnostic.managed_processes),
            said: `${d.together} ${format.memory(diagnostic.total_managed_rss_mb)}`,
          },
          {
            label: d.tasks,
            value: format.count(dispatch.succeeded + dispatch.failed),
            said: d.tasksSaid(dispatch.failed),
          },
          {
            label: d.guardian,
            value: d.guardianValue(guardian.restarts),
            said: d.guardianSaid(guardian.kills, guardian.trips),
          },
        ]}
      />
      <p>{`${d.peak}: ${format.memory(diagnostic.peak_rss_mb)}`}</p>
      <p>{`${d.servers}: ${mcp.up}, ${d.serversSaid(mcp.down)}`}</p>
    </>
  );
}

function Said({ report: { feedback, attachments } }: { readonly report: FeedbackReport }) {
  const { feedback: f } = words;
  return (
    <>
      <p className="lead">{feedback.reaction === null ? f.plain : f.lead[feedback.reaction]}</p>
      {feedback.text !== null && (
        <p className="quote">
          <Scrubbed>{feedback.text}</Scrubbed>
        </p>
      )}
      {feedback.votes.length > 0 && (
        <>
          <h3 className="head">{f.votes}</h3>
          <ul>
            {feedback.votes.map((vote) => (
              <li key={vote}>{features[vote] ?? vote}</li>
            ))}
          </ul>
        </>
      )}
      {feedback.screen !== null && <p className="aside">{f.screen(feedback.screen)}</p>}
      {attachments.length > 0 && <p className="aside">{words.attachments(attachments.length)}</p>}
    </>
  );
}
