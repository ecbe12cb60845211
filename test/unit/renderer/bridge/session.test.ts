import { SESSION_STORAGE_KEY } from '@contract/http.ts';
import { describe, expect, test } from 'vitest';
import { openSession } from '../../../../src-renderer/bridge/session.ts';

const TOKEN = 'ab'.repeat(32);

function place({
  hash = '',
  kept = null as string | null,
  answer = (): Response => Response.json({ session: 's1' }),
} = {}) {
  const stored = new Map(kept === null ? [] : [[SESSION_STORAGE_KEY, kept]]);
  const asked: { path: string; body: unknown; hashThen: string }[] = [];
  const location = { hash, pathname: '/', search: '?view=reports' };
  return {
    stored,
    asked,
    location,
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, url?: string | URL | null) => {
        location.hash = String(url).split('#')[1] ?? '';
      },
    },
    storage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
      removeItem: (key: string) => void stored.delete(key),
    },
    fetch: (async (path: string, init?: RequestInit) => {
      asked.push({ path, body: JSON.parse(String(init?.body)), hashThen: location.hash });
      return answer();
    }) as typeof fetch,
  };
}

describe('opening a session', () => {
  test('exchanges the token of the link, keeps the secret, and takes the token out of the address first', async () => {
    const here = place({ hash: `#${TOKEN}` });
    expect(await openSession(here)).toEqual({ kind: 'open', session: 's1' });
    expect(here.asked).toEqual([{ path: '/session', body: { token: TOKEN }, hashThen: '' }]);
    expect(here.stored.get(SESSION_STORAGE_KEY)).toBe('s1');
  });

  test('a reload has no token any more and goes on with the kept secret', async () => {
    const here = place({ kept: 's0' });
    expect(await openSession(here)).toEqual({ kind: 'open', session: 's0' });
    expect(here.asked).toEqual([]);
  });

  test('a used link says so', async () => {
    const here = place({ hash: `#${TOKEN}`, answer: () => Response.json({ error: {} }, { status: 401 }) });
    expect(await openSession(here)).toEqual({ kind: 'no_link' });
  });

  test('a used link in a tab that already has a secret falls back to it', async () => {
    const here = place({ hash: `#${TOKEN}`, kept: 's0', answer: () => Response.json({}, { status: 401 }) });
    expect(await openSession(here)).toEqual({ kind: 'open', session: 's0' });
  });

  test('no link and no secret: nothing is asked', async () => {
    const here = place({ hash: '#somewhere' });
    expect(await openSession(here)).toEqual({ kind: 'no_link' });
    expect(here.asked).toEqual([]);
    expect(here.location.hash).toBe('');
  });

  test('nobody answers: the host is gone', async () => {
    const here = place({
      hash: `#${TOKEN}`,
      answer: () => {
        throw new TypeError('failed to fetch');
      },
    });
    expect(await openSession(here)).toEqual({ kind: 'gone' });
  });
});
