import { root, tools, vitest } from './run-steps.mjs';

/** What `npm run check` does, and `npm test` before anything else. */
export const checks = [
  [
    { name: 'types', argv: [...tools.tsc, '-p', root] },
    { name: 'types of the core, which knows no platform', argv: [...tools.tsc, '-p', `${root}/tsconfig.core.json`] },
    { name: 'types of the ingest', argv: [...tools.tsc, '-p', `${root}/ingest`] },
    { name: 'lint and format', argv: [...tools.biome, 'check', '--error-on-warnings', root] },
    { name: 'generated documents', argv: [process.execPath, `${root}/build/docs.mjs`, '--check'] },
  ],
  vitest('unit tests', 'unit'),
];
