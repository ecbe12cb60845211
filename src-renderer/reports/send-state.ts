import type { AppView } from '@contract/app-view.ts';
import type { LocalFile } from '@contract/report-files.ts';
import type { ReportDetail } from '@contract/reports-view.ts';
import { refusalWords } from '@core/report/words.ts';
import type { Formats } from '../parts/format.ts';
import { text } from '../text.ts';

const words = text.reports.send;

/** What the bar below a pending report says and offers. */
export type SendState =
  /** Can be sent. `note` is what else should be known. */
  | { readonly kind: 'ready'; readonly endpoint: string; readonly note: string | null }
  /** Not now, and why. */
  | { readonly kind: 'off'; readonly why: string }
  | { readonly kind: 'no_destination' }
  | { readonly kind: 'waiting'; readonly said: string };

export interface SendFacts {
  readonly detail: Pick<ReportDetail, 'row' | 'approval' | 'right' | 'destination'>;
  readonly app: Pick<AppView, 'outbox' | 'environment'>;
  /** The text on screen is a report. */
  readonly valid: boolean;
}

export function sendState({ detail, app, valid }: SendFacts, format: Formats): SendState {
  const { row, approval, right, destination } = detail;
  if (row.state === 'approved' && approval !== null) {
    return {
      kind: 'waiting',
      said: `${words.approvedAt(format.time(approval.approved_at))} ${goes(app.outbox, format)}`,
    };
  }
  if (right.kind === 'refused' && right.reason === 'no_destination') return { kind: 'no_destination' };
  if (right.kind === 'refused') {
    const { refusal } = words;
    const why =
      right.reason === 'switched_off_by_environment'
        ? refusal.switched_off_by_environment(app.environment.decided_by)
        : right.reason === 'do_not_track' || right.reason === 'collection_off'
          ? refusal[right.reason]
          : refusalWords[right.reason];
    return { kind: 'off', why };
  }
  if (destination.endpoint === null) return { kind: 'no_destination' };
  if (!valid) return { kind: 'off', why: words.invalid };
  return { kind: 'ready', endpoint: destination.endpoint, note: noteOf(detail, app) };
}

function noteOf({ row, right }: SendFacts['detail'], { environment }: SendFacts['app']): string | null {
  if (environment.debug) return refusalWords.debug_mode;
  if (right.kind === 'refused' || right.mode !== 'once') return null;
  if (row.type === 'feedback') return words.onceFeedback;
  return row.type === 'diagnostic' ? words.onceDiagnostics : words.once;
}

function goes({ because, until }: AppView['outbox'], format: Formats): string {
  switch (because) {
    case 'offline':
      return words.goes.offline;
    case 'server_busy':
      return words.goes.server_busy(until === null ? null : format.time(until));
    case 'no_answer':
      return words.goes.no_answer;
    case 'unexpected_answer':
      return words.goes.unexpected_answer;
    case 'untrusted':
      return words.goes.untrusted;
    case 'proxy':
      return words.goes.proxy;
    case 'no_destination':
      return words.goes.no_destination;
    case null:
      return words.goes.other;
    default:
      return because satisfies never;
  }
}

/** Why an approved report waits for the person again: its server said no, or what was approved is no more. */
export function setBackWords({ status, reason }: NonNullable<LocalFile['refusal']>): string {
  return status === null ? text.reports.approvalVoid(reason) : text.reports.refusedByServer(reason);
}

/** "over HTTPS, without your name or any account." */
export function wayWords(endpoint: string): string {
  return endpoint.startsWith('http:') ? words.overHttp : words.overHttps;
}
