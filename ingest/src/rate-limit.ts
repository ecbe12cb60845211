import { addressGroup } from './address-group.ts';
import { failed } from './answers.ts';
import { fromHex, toHex } from './digest.ts';
import type { Env } from './env.ts';
import { DAY_MS, RATE_PERIOD_S } from './limits.ts';

/** Today's key, for as long as this isolate lives. Every isolate reads the same one from D1. */
let today: { readonly day: string; readonly key: Promise<CryptoKey> } | null = null;

/** A 429 when this address asks more often than it may, else null. */
export async function refuseIfTooMany(request: Request, env: Env, nowMs: number): Promise<Response | null> {
  if (env.ADDRESS_LIMIT === undefined) return null;
  const { success } = await env.ADDRESS_LIMIT.limit({ key: await limiterKey(request, env.DB, nowMs) });
  if (success) return null;
  // The binding does not say when its window ends; after a whole one it has.
  return failed(429, 'Too many requests from this address.', { 'retry-after': String(RATE_PERIOD_S) });
}

/**
 * The address as the limiter sees it: a hash under a key that is thrown away after the day. The address itself is
 * neither stored nor logged, here or anywhere.
 */
async function limiterKey(request: Request, db: D1Database, nowMs: number): Promise<string> {
  const day = new Date(nowMs).toISOString().slice(0, 10);
  if (today?.day !== day) {
    const key = loadKey(db, day, new Date(nowMs - DAY_MS).toISOString().slice(0, 10));
    today = { day, key };
    key.catch(() => {
      // The next request asks D1 again.
      today = null;
    });
  }
  const group = addressGroup(request.headers.get('cf-connecting-ip') ?? '');
  const hash = await crypto.subtle.sign('HMAC', await today.key, new TextEncoder().encode(group));
  return toHex(new Uint8Array(hash, 0, 16));
}

/** Whoever comes first on a day makes its key; all keys before `keepFrom` go, so that nothing stays to test guesses with. */
async function loadKey(db: D1Database, day: string, keepFrom: string): Promise<CryptoKey> {
  const fresh = toHex(crypto.getRandomValues(new Uint8Array(32)));
  const results = await db.batch<{ key: string }>([
    db.prepare('INSERT OR IGNORE INTO daily_keys (day, key) VALUES (?1, ?2)').bind(day, fresh),
    // Yesterday's stays a day longer for isolates whose clock is a moment behind.
    db.prepare('DELETE FROM daily_keys WHERE day < ?1').bind(keepFrom),
    db.prepare('SELECT key FROM daily_keys WHERE day = ?1').bind(day),
  ]);
  const key = results[2]?.results[0]?.key ?? fresh;
  return crypto.subtle.importKey('raw', fromHex(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}
