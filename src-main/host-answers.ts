import type { OwnData } from '@services/deleting/own-data.ts';
import { FeedbackDesk } from '@services/feedback/feedback-desk.ts';
import type { GuardianFile } from '@services/guardian/following.ts';
import { createApi, type Handlers } from '@services/host/api.ts';
import { debugText } from '@services/host/host-words.ts';
import type { FixedReports } from '@services/network/fixed-reports.ts';
import type { ReportIndex } from '@services/reports/report-index.ts';
import { hasDisplay, openInBrowser } from './adapters/browser.ts';
import { httpsSender } from './adapters/https-sender.ts';
import { nodeDigest, systemClock } from './adapters/system-clock.ts';
import { unzipTexts, zipTexts } from './adapters/zip.ts';
import type { Desk } from './desk.ts';
import type { Host, HostOptions } from './host-shape.ts';
import { openOutside } from './outside.ts';
import { version } from './world.ts';

export interface AnswerLinks extends Pick<Host, 'world' | 'bus' | 'guardian' | 'view'> {
  readonly options: HostOptions;
  readonly desk: Desk;
  readonly index: ReportIndex;
  readonly fixed: FixedReports;
  readonly guardianFile: GuardianFile;
  readonly ownData: OwnData;
  readonly appChanged: () => void;
}

/** What the windows of a host may ask, with all that answers it. */
export async function openAnswers(links: AnswerLinks): Promise<Handlers> {
  const { options, world, desk, index, fixed, bus, guardian, guardianFile, ownData, view, appChanged } = links;
  const outside = await openOutside(world, {
    project: null,
    guarded: async () => new Set(guardian.status().processes.flatMap(({ pid }) => pid ?? [])),
  });
  // Tried again at the next start; until then a configuration finds the Beacon that it was written for.
  void outside.refreshLauncher().catch(() => undefined);
  return createApi({
    files: world.files,
    locks: world.locks,
    clock: systemClock,
    digest: nodeDigest,
    settings: world.settings,
    rights: world.rights,
    store: world.store,
    index,
    review: desk.review,
    scrubContext: desk.context,
    outbox: desk.outbox,
    feedback: new FeedbackDesk({
      collector: desk.feedback,
      bundle: {
        files: world.files,
        store: world.store,
        log: world.log,
        scrubContext: desk.context,
        status: () => guardian.status(),
      },
      review: desk.review,
      outbox: desk.outbox,
      zip: zipTexts,
      version,
      progress: (bundle) => bus.tell('feedback.progress', { bundle }),
      capture: options.capture ?? (async () => null),
    }),
    unzip: unzipTexts,
    fixed,
    ownData,
    guardian,
    view,
    guardianFileChanged: () => guardianFile.load().finally(appChanged),
    network: world.network,
    testRequests: {
      rights: world.rights,
      sender: httpsSender(world.network),
      clock: systemClock,
      onDebug: (delivery) => process.stderr.write(debugText(delivery)),
    },
    openFile: async (path) => hasDisplay(options.env) && openInBrowser(world.files.absolute(path)),
    appChanged,
    clients: outside.clients,
    offenders: outside.offenders,
    startDemo: options.startDemo,
    offerUpdate: options.offerUpdate ?? null,
    quit: options.quit,
  });
}
