/**
 * What lies in R2. A body's name is its report and its digest, so that two writers never meet at one object, and all of
 * a report is found by one prefix.
 */
export const bodyKey = (id: string, digest: string) => `reports/${id}/${digest}`;
export const attachmentKey = (id: string, sha256: string) => `attachments/${id}/${sha256}`;

/** Everything that belongs to a report. The ids are as long as they like, so each prefix ends at the slash. */
const prefixesOf = (id: string) => [`reports/${id}/`, `attachments/${id}/`];

/** Deletes all of a report; nothing there is no failure. */
export async function removeAll(bucket: R2Bucket, id: string): Promise<void> {
  for (const prefix of prefixesOf(id)) {
    // R2 lists up to 1,000 at once, and a report has a handful.
    const { objects } = await bucket.list({ prefix });
    if (objects.length > 0) await bucket.delete(objects.map(({ key }) => key));
  }
}

/** Objects that decoys go to. R2 takes one write a second to each, and this many are a bearable size. */
const DECOY_SLOTS = 1024;
const ATTACHMENT_DECOY_SLOTS = 8;

/**
 * The write that a request makes when there is nothing to keep, so that its answer takes as long as any other's. It is
 * as large as what was received, and holds nothing of it.
 */
export async function putDecoy(bucket: R2Bucket, kind: 'report' | 'attachment', bytes: number): Promise<void> {
  const slots = kind === 'report' ? DECOY_SLOTS : ATTACHMENT_DECOY_SLOTS;
  const [dice = 0] = crypto.getRandomValues(new Uint32Array(1));
  try {
    await bucket.put(`decoys/${kind}/${dice % slots}`, new Uint8Array(bytes));
  } catch {
    // Two at once on one object are refused by R2. Nothing was to be kept, so there is nothing to tell.
  }
}
