import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runApp } from '@test/electron-app.ts';
import { hostIn } from '@test/open-host.ts';
import { sleep, tempDir, until } from '@test/temp.ts';
import { expect, test } from 'vitest';

const POLL_MS = 250;

test('from the Mac’s sleep to the real sampler: no reading is taken from suspend to resume, and then again', async () => {
  const home = tempDir();
  const processes = [{ name: 'sleeper', command: 'sleep', args: ['86412'] }];
  writeFileSync(join(home, 'guardian.json'), JSON.stringify({ version: 1, poll_interval_ms: POLL_MS, processes }));
  const host = await hostIn(home, { kind: 'electron' });
  try {
    // The room of Electron over its fake, in front of the host as it is.
    const { electron } = await runApp({ host });
    let readings = 0;
    host.bus.listen('fleet.changed', () => (readings += 1));
    await until('a first reading', () => readings > 2);
    electron.power.emit('suspend');
    // One may have been under way.
    await sleep(POLL_MS);
    const before = readings;
    await sleep(POLL_MS * 5);
    expect(readings).toBe(before);
    electron.power.emit('resume');
    await until('readings again', () => readings > before + 2);
    expect(host.fleet().processes).toMatchObject([{ name: 'sleeper', state: 'running' }]);
  } finally {
    await host.close();
  }
});
