import { createApp } from './app.ts';
import type { Env } from './env.ts';
import { sweep } from './retention.ts';

const app = createApp();

/** The Worker that wrangler.jsonc deploys and start.mjs runs. */
export default {
  fetch: app.fetch,
  /** Daily; wrangler.jsonc has the hour. */
  async scheduled(controller, env) {
    await sweep(env, controller.scheduledTime);
  },
} satisfies ExportedHandler<Env>;
