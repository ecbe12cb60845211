/** Where a Chromium is that Playwright can drive. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The system's own, or null: then Playwright's, where one was installed. BEACON_CHROMIUM names another. */
export function findChromium(env = process.env) {
  const named = env.BEACON_CHROMIUM;
  if (named !== undefined && named !== '') return named;
  for (const dir of (env.PATH ?? '').split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      const path = join(dir, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here; the next place.
      }
    }
  }
  return null;
}
