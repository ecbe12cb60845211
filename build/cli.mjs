/** `npm run --silent cli -- …`: the CLI of this checkout, built first where that is needed. */
import { endWithNpm } from './end-with-npm.mjs';
import { ensureBuilt } from './ensure.mjs';

endWithNpm();
const serves = process.argv.includes('serve');
await ensureBuilt(serves ? ['program', 'windows'] : ['program']);
await import('../out/cli.mjs');
