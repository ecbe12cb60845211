import { createApp } from './app.ts';
import type { Env } from './env.ts';
import { sweep } from './retention.ts';
import { consume, resendNotices } from './triage-queue.ts';

const app = createApp();

/** As in wrangler.jsonc. */
const RESEND_CRON = '*/10 * * * *';

/** The Worker that wrangler.jsonc deploys and start.mjs runs. */
export default {
  fetch: app.fetch,
  /** wrangler.jsonc has the times: one each day for the clean-up, the others for messages that got lost. */
  async scheduled(controller, env) {
    await resendNotices(env, controller.scheduledTime);
    if (controller.cron !== RESEND_CRON) await sweep(env, controller.scheduledTime);
  },
  async queue(batch, env) {
    await consume(batch, env);
  },
} satisfies ExportedHandler<Env>;
