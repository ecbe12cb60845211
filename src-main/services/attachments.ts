import type { Attachment } from '@contract/report.ts';
import type { Digest, Files } from './ports.ts';
import { StoreFailure } from './ports.ts';
import type { StoredReport } from './report-files.ts';

/** What an attachment is called in `pending/<id>.d/` (spec 2.1). */
export const attachmentNames: Record<Attachment['kind'], string> = {
  screenshot: 'screenshot.png',
  bundle: 'bundle.zip',
};

export interface AttachmentBytes {
  readonly attachment: Attachment;
  readonly bytes: Uint8Array;
}

/**
 * The attachments that a report names, as they lie beside it, in its order. Null when one of them is missing, or is not
 * byte for byte what the report says: the approval is of those bytes and no others. Found by their digest, so that a
 * renamed file is still the same; what no line of the report names is not sent.
 */
export async function readAttachments(
  files: Files,
  digest: Digest,
  { id, report }: Pick<StoredReport, 'id' | 'report'>,
): Promise<readonly AttachmentBytes[] | null> {
  if (report.attachments.length === 0) return [];
  const lying = new Map<string, Uint8Array>();
  for (const { name, folder } of await files.list(`pending/${id}.d`).catch(orNothing([]))) {
    if (folder) continue;
    const bytes = await files.read(`pending/${id}.d/${name}`).catch(orNothing(null));
    if (bytes !== null) lying.set(digest.sha256Hex(bytes), bytes);
  }
  const found: AttachmentBytes[] = [];
  for (const attachment of report.attachments) {
    const bytes = lying.get(attachment.sha256);
    if (bytes === undefined || bytes.length !== attachment.bytes) return null;
    found.push({ attachment, bytes });
  }
  return found;
}

/** Something that is no folder or file stands for no attachment. A disk that does not answer is another matter. */
const orNothing =
  <T>(nothing: T) =>
  (error: unknown): T => {
    if (error instanceof StoreFailure && ['not_a_file', 'too_large', 'denied'].includes(error.kind)) return nothing;
    throw error;
  };
