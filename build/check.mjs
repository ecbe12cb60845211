/** `npm run check`: types, lint and format, generated documents, unit tests. */
import { checks } from './checks.mjs';
import { runSteps } from './run-steps.mjs';

await runSteps(checks);
