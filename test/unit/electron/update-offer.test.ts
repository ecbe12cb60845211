import type { UpdateAnswer } from '@services/network/updates.ts';
import { runApp, settled } from '@test/electron-app.ts';
import { describe, expect, test } from 'vitest';

async function offer(answer: UpdateAnswer | null, fetched = true, chosen = 1) {
  let tell: (update: { version: string }) => void = () => undefined;
  let fetches = 0;
  const app = await runApp({
    ...(answer === null
      ? {}
      : {
          updates: {
            check: async () => answer,
            fetch: async () => {
              fetches += 1;
              return fetched;
            },
            onFound: (hear) => {
              tell = hear;
            },
          },
        }),
  });
  app.electron.answers.push(chosen);
  const menu = (app.electron.menu[0]?.submenu ?? []) as { label?: string; click?: () => void }[];
  const check = async () => {
    menu.find(({ label }) => label === 'Check for Updates…')?.click?.();
    await settled();
    return app.electron.questions.map(({ message }) => message);
  };
  return { ...app, check, tell: (version: string) => tell({ version }), fetches: () => fetches };
}

describe('Check for Updates…', () => {
  test.each([
    [{ kind: 'current' } as const, 'Beacon is up to date'],
    [{ kind: 'failed' } as const, 'Updates could not be looked for'],
    [null, 'This build has nowhere to look for updates'],
  ])('%j says so', async (answer, words) => {
    const { check, state } = await offer(answer);
    expect(await check()).toEqual([words]);
    expect(state.closes).toBe(0);
  });

  test('fetches a newer one only when the person chooses it, and then stops the fleet in good order', async () => {
    const later = await offer({ kind: 'newer', version: '0.2.0' }, true, 0);
    expect(await later.check()).toEqual(['Beacon 0.2.0 is available']);
    expect([later.fetches(), later.state.closes]).toEqual([0, 0]);
    const now = await offer({ kind: 'newer', version: '0.2.0' });
    expect(await now.check()).toEqual(['Beacon 0.2.0 is available']);
    expect([now.fetches(), now.state.closes]).toEqual([1, 1]);
  });

  test('is what a report that is fixed by now offers, too', async () => {
    const { shell, electron } = await offer({ kind: 'current' });
    shell().offerUpdate();
    await settled();
    expect(electron.questions.map(({ message }) => message)).toEqual(['Beacon is up to date']);
  });

  test('changes nothing when it could not be fetched', async () => {
    const { check, state } = await offer({ kind: 'newer', version: '0.2.0' }, false);
    expect(await check()).toEqual(['Beacon 0.2.0 is available', 'The update could not be downloaded']);
    expect(state.closes).toBe(0);
  });
});

test('a newer version that was found by itself is a notification, and fetches nothing', async () => {
  const { electron, tell, fetches } = await offer({ kind: 'newer', version: '0.2.0' });
  tell('0.2.0');
  expect(electron.notifications.map(({ title }) => title)).toEqual(['Beacon 0.2.0 is available']);
  expect([electron.questions, fetches()]).toEqual([[], 0]);
});
