import { accepted, failed } from './answers.ts';
import { attachmentKey, putDecoy } from './bodies.ts';
import { ACCEPTED_CODINGS, contentCoding, mediaType, readBody } from './body.ts';
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
 * `PUT /v1/reports/{id}/attachments/{sha256}`. Refused aloud: a type, a size, a `Content-Digest` that is not theirs.
 * Past these the answer is 202 after the same work and one write, whether the address holds an id and a digest at all,
 * whether the digest is that of the bytes, and whether a report names them.
 */
export async function attach(request: Request, env: Env, id: string, digest: string): Promise<Response> {
  const type = mediaType(request);
  const signature = signatures[type];
  if (signature === undefined) return failed(415, 'An attachment is image/png or application/zip.');
  const coding = contentCoding(request);
  if (coding === null) {
    return failed(415, 'An attachment is sent as it is, or as gzip.', { 'accept-encoding': ACCEPTED_CODINGS });
  }
  const body = await readBody(request, MAX_ATTACHMENT_BYTES, coding);
  if (body.kind === 'too-large') return failed(413, `An attachment is at most ${MAX_ATTACHMENT_BYTES} bytes.`);
  const { received } = body;
  if (!(await digestAgrees(request.headers.get('content-digest'), received, await sha256(received)))) {
    return failed(400, 'The body does not match its Content-Digest.');
  }
  // What cannot be unpacked is neither a picture nor an archive.
  const bytes = body.bytes ?? new Uint8Array();
  const hash = await sha256(bytes);
  if (!signature.every((byte, at) => bytes[at] === byte)) return failed(415, `The body is no ${type}.`);

  // Whatever stands in the address is looked up: only an accepted report and what it names can be found.
  const named = await namedAttachment(env.DB, id, digest);
  const wanted = named !== null && toHex(hash) === digest && named.media_type === type && named.bytes === bytes.length;
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
