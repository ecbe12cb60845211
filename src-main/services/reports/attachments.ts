import { MOST_ATTACHMENT_BYTES } from '@contract/feedback.ts';
import type { Attachment } from '@contract/report.ts';
import type { LyingFile } from '@contract/reports-view.ts';
import { barePng } from '@core/report/png.ts';
import type { Digest } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import { StoreFailure } from '../ports/files.ts';
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
  const lying = await readLying(files, digest, id);
  const found: AttachmentBytes[] = [];
  for (const attachment of report.attachments) {
    const bytes = lying.get(attachment.sha256);
    if (bytes === undefined || bytes.length !== attachment.bytes) return null;
    found.push({ attachment, bytes });
  }
  return found;
}

/** The bytes of what lies beside a report, by their digests. */
async function readLying(files: Files, digest: Digest, id: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const lying = new Map<string, Uint8Array>();
  for (const { name, folder } of await files.list(`pending/${id}.d`).catch(orNothing([]))) {
    if (folder) continue;
    const bytes = await files.read(`pending/${id}.d/${name}`).catch(orNothing(null));
    if (bytes !== null) lying.set(digest.sha256Hex(bytes), bytes);
  }
  return lying;
}

export interface Lying {
  readonly file: LyingFile;
  readonly bytes: Uint8Array;
}

/**
 * What lies beside a report and could be attached to it: pictures with nothing in them but what is drawn, and zips. What
 * somebody put there with any other program is shown as it is, and goes only where the person ticks it.
 */
export async function lyingBeside(files: Files, digest: Digest, id: string): Promise<readonly Lying[]> {
  const found: Lying[] = [];
  for (const [sha256, bytes] of await readLying(files, digest, id)) {
    if (bytes.length === 0 || bytes.length > MOST_ATTACHMENT_BYTES) continue;
    const bare = barePng(bytes);
    const picture = bare !== null && bare.bytes.length === bytes.length ? bare : null;
    const about = { sha256, bytes: bytes.length };
    // In the order of the contract, as the report prints them.
    if (picture !== null) {
      const size = { width: picture.width, height: picture.height };
      found.push({ bytes, file: { kind: 'screenshot', media_type: 'image/png', ...about, size } });
    } else if (ZIP.every((byte, at) => bytes[at] === byte)) {
      found.push({ bytes, file: { kind: 'bundle', media_type: 'application/zip', ...about, size: null } });
    }
  }
  return found;
}

/** How a zip with something in it begins. Source: PKWARE, APPNOTE.TXT, 4.3.7. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Something that is no folder or file stands for no attachment. A disk that does not answer is another matter. */
const orNothing =
  <T>(nothing: T) =>
  (error: unknown): T => {
    if (error instanceof StoreFailure && ['not_a_file', 'too_large', 'denied'].includes(error.kind)) return nothing;
    throw error;
  };
