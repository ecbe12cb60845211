/**
 * Every word that the Mac's own menus, dialogs and notices say for Beacon, in one place and ready for a translator. The
 * words of the windows are in `src-renderer/text.ts`, with the rules for both; roles of menus come from the system.
 */
export const text = {
  app: 'Beacon',
  menu: {
    checkForUpdates: 'Check for Updates…',
    settings: 'Settings…',
    view: 'View',
    fleet: 'Fleet',
    reports: 'Reports',
    sendFeedback: 'Send Feedback…',
  },
  tray: {
    states: { calm: 'all calm', attention: 'needs attention', alert: 'something stopped', paused: 'paused' },
    waiting: (reports: number) => `, ${reports} ${reports === 1 ? 'report' : 'reports'} to review`,
    whole: (state: string, waiting: string) => `Stallari Beacon: ${state}${waiting}`,
  },
  quitting: {
    question: (running: number) => `Quit and end ${running} ${running === 1 ? 'process' : 'processes'}?`,
    detail: 'Beacon stops what it started before it quits.',
    cancel: 'Cancel',
    quit: 'Quit',
  },
  closing: {
    question: 'Close without saving your changes?',
    detail: 'What you changed is not a valid report yet, so it could not be saved.',
    keep: 'Keep Editing',
    discard: 'Discard Changes',
  },
  updates: {
    available: (version: string) => `Beacon ${version} is available`,
    how: 'Choose “Check for Updates…” in its menu to get it.',
    what: 'It is downloaded now. Beacon then stops what it started, and starts again.',
    later: 'Later',
    install: 'Download and Install',
    ok: 'OK',
    nowhere: ['This build has nowhere to look for updates', 'It was made without an address for them.'],
    current: ['Beacon is up to date', 'No newer version was found.'],
    failed: ['Updates could not be looked for', 'Try again later. Nothing was changed.'],
    notFetched: ['The update could not be downloaded', 'Nothing was changed. Try again later.'],
  },
} as const;
