import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first: the end of a run does not wait for one of them alone. */
const longest = [
  'host/faults',
  'host/attacks',
  'wrap/shell',
  'sdk/alone',
  'outside/orphans',
  'wrap/ends',
  'wrap/guarding',
  'sdk/guests',
  'host/orphans',
  'host/crash-files',
  'host/host',
  'ingest/triage-queue',
  'ingest/local',
  'wrap/flows',
  'host/fleet-socket',
  'cli/cli',
  'host/live-reload',
  'cli/consent-table',
  'sdk/hosted',
  'ingest/counting',
  'services/kills',
].map((name) => `/test/integration/${name}.test.ts`);

/** Without it a clean clone, which knows of no earlier run, begins with the files that have most bytes. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((end) => moduleId.endsWith(end));
      return found < 0 ? longest.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
