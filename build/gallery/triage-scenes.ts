/** The states of the ingest's triage page. Each is seen over a real ingest, see triage.ts. */
export interface TriageScene {
  readonly size?: readonly [width: number, height: number];
  /** An ingest that nobody has sent anything to. */
  readonly empty?: true;
  /** Typed instead of the right one; null: none is. */
  readonly token?: string | null;
  /** No answer comes. */
  readonly stalls?: true;
  /** The ingest goes away after the page was filled. */
  readonly gone?: true;
  readonly tab?: RegExp;
  /** The first failure is chosen. */
  readonly open?: true;
  readonly press?: string;
}

export const triageScenes: Readonly<Record<string, TriageScene>> = {
  'triage-sign-in': { token: null },
  'triage-refused': { token: 'not-this-one' },
  'triage-signing-in': { stalls: true },
  'triage-empty': { empty: true },
  'triage-failures': {},
  'triage-failure': { open: true },
  'triage-fixed': { open: true, press: 'Mark as Fixed…' },
  'triage-delete': { open: true, press: 'Delete…' },
  'triage-gone': { gone: true },
  'triage-scrubber': { tab: /^Scrubber/ },
  'triage-scrubber-empty': { empty: true, tab: /^Scrubber/ },
  'triage-letters': { tab: /^Dead Letters/ },
  'triage-letters-empty': { empty: true, tab: /^Dead Letters/ },
  'triage-narrow': { size: [380, 760] },
  'triage-narrow-failure': { size: [380, 760], open: true },
};
