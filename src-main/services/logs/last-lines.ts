import { mayCollect } from '@core/consent/consent.ts';
import { cleanTail } from '@core/report/log-tail.ts';
import { scrub } from '@core/scrub/index.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { Rights } from '../settings/settings.ts';

/** The last 5 lines of error output for a death certificate, scrubbed; none with collection off (spec 4.9). */
export async function lastLines(
  text: string,
  rights: () => Promise<Rights>,
  context: () => Promise<ScrubContext>,
): Promise<readonly string[]> {
  const { settings, environment } = await rights();
  if (text === '' || mayCollect(settings, environment, 'crash').kind === 'refused') return [];
  const known = await context();
  const { lines } = cleanTail(text, { lines: 50, line: 300 }, (raw) => scrub(raw, known));
  return lines.filter((line) => line.trim() !== '').slice(-5);
}
