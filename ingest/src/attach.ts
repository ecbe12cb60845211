import { ReportId, Sha256Hex } from '@contract/primitives.ts';
import { accepted, failed } from './answers.ts';
import { attachmentKey, putDecoy } from './bodies.ts';
import { isPlain, mediaType, readBody } from './body.ts';
import { digestAgrees } from './content-digest.ts';
import { sha256, toHex } from './digest.ts';
import type { Env } from './env.ts';
import { namedAttachment, tally } from './ledger.ts';
import { MAX_ATTACHMENT_BYTES } from './limits.ts';
import { scrubZip } from './zip/scrub-zip.ts';

/** How each kind of attachment begins. */
const signatures: Readonly<Record<string, readonly number[]>> = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  // Also of an empty archive; anything else that a zip may begin with is no archive of ours.
  'application/zip': [0x50, 0x4b],
};

/**
 * `PUT /v1/reports/{id}/attachments/{sha256}`. What can be told from the bytes alone is refused aloud: type, size, a
 * digest that is not theirs. Whether a report names them is not told: that is 202 either way.
 */
export async function attach(request: Request, env: Env, id: string, digest: string): Promise<Response> {
  const type = mediaType(request);
  const signature = signatures[type];
  if (signature === undefined) return failed(415, 'An attachment is image/png or application/zip.');
  if (!isPlain(request)) return failed(415, 'An attachment is sent uncompressed.', { 'accept-encoding': 'identity' });
  const body = await readBody(request, MAX_ATTACHMENT_BYTES);
  if (body.kind === 'too-large') return failed(413, `An attachment is at most ${MAX_ATTACHMENT_BYTES} bytes.`);
  const { bytes } = body;
  const hash = await sha256(bytes);
  if (!digestAgrees(request.headers.get('content-digest'), hash)) {
    return failed(400, 'The body does not match its Content-Digest.');
  }
  if (!Sha256Hex.safeParse(digest).success || toHex(hash) !== digest) {
    return failed(400, 'The body does not match the digest in its address.');
  }
  if (!signature.every((byte, at) => bytes[at] === byte)) return failed(415, `The body is no ${type}.`);

  const named = ReportId.safeParse(id).success ? await namedAttachment(env.DB, id, digest) : null;
  const wanted = named !== null && named.media_type === type && named.bytes === bytes.length;
  // The same work for what nobody named.
  const checked =
    type === 'application/zip' ? await scrubZip(bytes) : ({ kind: 'clean', bytes, misses: new Map() } as const);
  if (!wanted || checked.kind === 'unreadable') {
    await tally(env.DB, new Map([['attachments_refused', 1]]));
    await putDecoy(env.BODIES, 'attachment', bytes.length);
    return accepted();
  }
  const counts = new Map<string, number>([['attachments', 1]]);
  for (const [rule, count] of checked.misses) counts.set(`miss:${rule}`, count);
  await tally(env.DB, counts);
  await env.BODIES.put(attachmentKey(id, digest), checked.bytes);
  return accepted();
}
