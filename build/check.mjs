/** `npm run check`: types, lint and format, generated documents, unit tests. */
import { root, runSteps, tools } from './run-steps.mjs';

await runSteps([
  ['types', [...tools.tsc, '-p', root]],
  ['types of the core, which knows no platform', [...tools.tsc, '-p', `${root}/tsconfig.core.json`]],
  ['types of the ingest', [...tools.tsc, '-p', `${root}/ingest`]],
  ['lint and format', [...tools.biome, 'check', '--error-on-warnings', root]],
  ['generated documents', [process.execPath, `${root}/build/docs.mjs`, '--check']],
  ['unit tests', [...tools.vitest, 'run', '--project', 'unit']],
]);
