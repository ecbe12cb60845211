import { type FixedList, MOST_VOUCHED, successionOf } from '@contract/fixed-list.ts';
import { Version } from '@contract/primitives.ts';
import { utcSeconds } from '@core/report/times.ts';
import { failed } from './answers.ts';
import type { Env } from './env.ts';
import { HOUR_MS, MAX_FIXED_LISTED } from './limits.ts';

/** How long anybody on the way may keep it; Beacon asks once a day at most. */
const CACHE_CONTROL = 'public, max-age=3600';

/** `GET /v1/fixed.json`, see contract/fixed-list.ts. Without a key there is no list: an unsigned one is worth nothing. */
export async function fixedList(env: Env, nowMs: number): Promise<Response> {
  const [key, ...replaced] = await signingKeys(env.FIXED_LIST_KEY);
  if (key === undefined) return failed(503, 'There is no list: no FIXED_LIST_KEY is configured.');
  const { results } = await env.DB.prepare(
    `SELECT fingerprint, fixed_in FROM fingerprints WHERE status = 'fixed' ORDER BY fingerprint LIMIT ?1`,
  )
    .bind(MAX_FIXED_LISTED)
    .all<{ readonly fingerprint: string; readonly fixed_in: string | null }>();
  const list: Omit<FixedList, 'signature'> = {
    version: 1,
    issued_at: utcSeconds(nowMs - (nowMs % HOUR_MS)),
    fixed: results,
    end_of_life: (env.END_OF_LIFE ?? '').split(/[\s,]+/).filter((version) => Version.safeParse(version).success),
    key: key.publicKey,
    ...(replaced.length === 0 ? {} : { vouched: await Promise.all(replaced.map((one) => vouch(one, key.publicKey))) }),
  };
  const signature = await signed(key, JSON.stringify(list));
  return Response.json({ ...list, signature }, { headers: { 'cache-control': CACHE_CONTROL } });
}

async function vouch(old: SigningKey, key: string): Promise<{ readonly key: string; readonly signature: string }> {
  return { key: old.publicKey, signature: await signed(old, successionOf(key)) };
}

async function signed({ privateKey }: SigningKey, text: string): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, new TextEncoder().encode(text))));
}

interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: string;
}

/** The keys that were read last: one configuration has one list of them. */
let read: { readonly from: string; readonly keys: Promise<readonly SigningKey[]> } | null = null;

/**
 * base64 of an Ed25519 private key as PKCS#8, the form `openssl genpkey -outform DER` writes; behind it, apart by spaces or
 * commas, those it has replaced. Empty where there is none, or where one of them is no key.
 */
async function signingKeys(pkcs8: string | undefined): Promise<readonly SigningKey[]> {
  const from = pkcs8?.trim() ?? '';
  if (from === '') return [];
  const each = from.split(/[\s,]+/).slice(0, 1 + MOST_VOUCHED);
  if (read?.from !== from) read = { from, keys: Promise.all(each.map(importKey)) };
  try {
    return await read.keys;
  } catch {
    // Its message would hold some of the key.
    console.error('FIXED_LIST_KEY is no Ed25519 key, or no list of them.');
    return [];
  }
}

async function importKey(base64: string): Promise<SigningKey> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const privateKey = await crypto.subtle.importKey('pkcs8', bytes, { name: 'Ed25519' }, true, ['sign']);
  const { x } = (await crypto.subtle.exportKey('jwk', privateKey)) as JsonWebKey;
  if (x === undefined) throw new TypeError('A private key without its public half.');
  return { privateKey, publicKey: `${x.replaceAll('-', '+').replaceAll('_', '/')}=` };
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
