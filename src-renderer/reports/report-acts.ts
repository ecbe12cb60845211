import type { SendOutcome } from '@contract/reports-view.ts';
import { refusalWords } from '@core/report/words.ts';
import { text } from '../text.ts';
import { download } from './download.ts';
import { findRows, neighbourOf } from './find-rows.ts';
import type { Issue } from './IssueSheet.tsx';
import { type ReportEditing, rewrittenOnSave } from './report-editing.ts';
import { currentText, openDetail, type ReportsRoom } from './reports-state.ts';

export interface ReportActs {
  /** Approves the bytes on screen for this destination, and sends them. */
  approve(endpoint: string): Promise<void>;
  takeBack(): Promise<void>;
  /** A server is slow: its answer is not waited for any more. What was approved stays so, and can then be taken back. */
  stopWaiting(): Promise<void>;
  /** The open report, or one by its id. It can be had back until Beacon quits. */
  discard(): Promise<void>;
  deleteThere(): Promise<boolean>;
  /** Opens the file itself with whatever opens such files here; an edit is saved first. */
  openInEditor(): Promise<void>;
  /** Asks the destination now what is fixed; what it says of the open report stands above it. */
  checkFixed(): Promise<void>;
  stopChecking(): Promise<void>;
  /** The report is about something that a newer version mends: the app looks for that version. */
  update(): Promise<void>;
  /** The open report as the text of a GitHub issue, to be read first; null where that cannot be, and why is said. */
  issue(): Promise<Issue | null>;
  /** The exact bytes as a file. An edit is saved first, so that what is exported is what would be sent. */
  exportText(): Promise<void>;
}

interface Around {
  readonly refresh: (ids: readonly string[]) => Promise<void>;
  readonly select: (id: string | null) => Promise<void>;
  readonly load: (id: string) => Promise<void>;
}

export function createActs({ bridge, store, toasts }: ReportsRoom, editing: ReportEditing, around: Around): ReportActs {
  const alert = (said: string) => store.setState({ banner: { kind: 'said', tone: 'alert', text: said } });

  const took = async (outcome: SendOutcome) => {
    switch (outcome.kind) {
      case 'sent':
        store.setState({
          tab: 'sent',
          query: '',
          selectedId: outcome.id,
          reading: 'summary',
          comparing: null,
          banner: null,
        });
        await Promise.all([around.load(outcome.id), around.refresh([outcome.id])]);
        store.setState({ arrivedId: outcome.id });
        return;
      case 'waiting':
        store.setState({ banner: null });
        await Promise.all([around.load(outcome.id), around.refresh([outcome.id])]);
        toasts.tell(text.reports.send.waiting);
        return;
      case 'refused':
        return alert(refusalWords[outcome.reason]);
      case 'rejected':
        await Promise.all([around.load(outcome.id), around.refresh([outcome.id])]);
        // The host keeps the reason beside the report; said here only where it could not.
        if (openDetail(store.getState())?.local?.refusal == null) alert(text.reports.refusedByServer(outcome.reason));
        return;
      case 'changed':
        await around.load(outcome.id);
        store.setState({ banner: { kind: 'changed', mine: null } });
        return;
      case 'gone':
        store.setState({ open: { kind: 'gone' } });
        return around.refresh([outcome.id]);
      case 'failed':
        return alert(outcome.message);
      default:
        return outcome satisfies never;
    }
  };

  return {
    approve: async (endpoint) => {
      if (store.getState().busy !== null) return;
      const seen = currentText(store.getState());
      store.setState({ busy: 'sending' });
      try {
        if (!(await editing.flush())) return;
        const state = store.getState();
        const detail = openDetail(state);
        if (detail === null || state.draft !== null) return;
        // Approval is for the bytes that were read. If saving took more out, they have not been read yet.
        if (rewrittenOnSave(seen, state)) return store.setState({ banner: { kind: 'rewritten' }, reading: 'exact' });
        await took(await bridge.ask('reports.approve', { id: detail.row.id, sha256: detail.sha256, endpoint }));
      } catch {
        alert(text.failed.notAnswered);
      } finally {
        store.setState({ busy: null });
      }
    },

    stopWaiting: async () => {
      await bridge.ask('reports.stop_waiting').catch(() => undefined); // Then it ends by itself.
    },

    takeBack: async () => {
      const id = openDetail(store.getState())?.row.id;
      if (id === undefined) return;
      try {
        const outcome = await bridge.ask('reports.take_back', { id });
        if (outcome.kind === 'failed') return alert(outcome.message);
        await Promise.all([around.load(id), around.refresh([id])]);
        toasts.tell(text.reports.send.takenBack);
      } catch {
        alert(text.failed.notAnswered);
      }
    },

    discard: async () => {
      const { selectedId: id, list, tab, query, busy } = store.getState();
      if (id === null || busy !== null) return;
      const next = list.kind === 'ready' ? neighbourOf(findRows(list.rows, tab, query), id) : null;
      store.setState({ busy: 'discarding' });
      try {
        // What was typed goes with the report, and comes back with it.
        await editing.flush();
        const outcome = await bridge.ask('reports.discard', { id });
        if (outcome.kind === 'failed') return alert(outcome.message);
        // Still busy: the host's news of it must not be taken for another program's doing.
        store.setState({ draft: null });
        await around.refresh([id]);
        await around.select(next);
      } catch {
        return alert(text.failed.notAnswered);
      } finally {
        store.setState({ busy: null });
      }
      const restore = async () => {
        const outcome = await bridge.ask('reports.restore', { id }).catch(() => null);
        if (outcome?.kind !== 'done') return toasts.say(outcome?.message ?? text.failed.notAnswered, { tone: 'bad' });
        await around.refresh([id]);
        await around.select(id);
      };
      toasts.say(text.reports.send.discarded, {
        action: { label: text.reports.send.undo, run: () => void restore(), undoes: true },
      });
      store.setState({ listWanted: true });
    },

    exportText: async () => {
      await editing.flush();
      const state = store.getState();
      const detail = openDetail(state);
      if (detail !== null) download(detail.row.id, currentText(state));
    },

    issue: async () => {
      if (!(await editing.flush())) return null;
      const id = openDetail(store.getState())?.row.id;
      if (id === undefined) return null;
      try {
        const answer = await bridge.ask('reports.issue', { id });
        if (answer.kind === 'issue') return answer;
        toasts.say(answer.message, { tone: 'bad' });
      } catch {
        toasts.say(text.failed.notAnswered, { tone: 'bad' });
      }
      return null;
    },

    openInEditor: async () => {
      if (!(await editing.flush())) return;
      const id = openDetail(store.getState())?.row.id;
      if (id === undefined) return;
      const outcome = await bridge.ask('reports.open_file', { id }).catch(() => null);
      if (outcome?.kind !== 'done') toasts.say(outcome?.message ?? text.failed.notAnswered, { tone: 'bad' });
    },

    checkFixed: async () => {
      if (store.getState().checking) return;
      store.setState({ checking: true });
      const answer = await bridge.ask('reports.check_fixed').catch(() => null);
      store.setState({ checking: false });
      const said = answer === null ? text.failed.notAnswered : text.reports.fixed.checked[answer.kind];
      toasts.say(said, answer?.kind === 'checked' || answer?.kind === 'stopped' ? {} : { tone: 'bad' });
      const detail = openDetail(store.getState());
      const fresh = detail === null ? null : await bridge.ask('reports.look', { id: detail.row.id }).catch(() => null);
      const now = openDetail(store.getState());
      if (fresh !== null && now !== null && now.row.id === fresh.row.id && now.sha256 === fresh.sha256)
        store.setState({ open: { kind: 'ready', detail: { ...now, fixed: fresh.fixed } } });
    },

    stopChecking: async () => {
      await bridge.ask('network.stop_asking').catch(() => undefined); // Then it ends by itself.
    },

    update: async () => {
      const answer = await bridge.ask('app.update').catch(() => null);
      if (answer === null) toasts.say(text.failed.notAnswered, { tone: 'bad' });
      else if (answer.kind === 'by_hand') toasts.say(text.reports.fixed.byHand);
    },

    deleteThere: async () => {
      const id = openDetail(store.getState())?.row.id;
      if (id === undefined) return false;
      store.setState({ busy: 'deleting' });
      try {
        const outcome = await bridge.ask('reports.delete_there', { id });
        if (outcome.kind === 'failed') {
          alert(outcome.message);
          return false;
        }
        await around.load(id);
        toasts.tell(text.reports.receipt.asked);
        return true;
      } catch {
        alert(text.failed.notAnswered);
        return false;
      } finally {
        store.setState({ busy: null });
      }
    },
  };
}
