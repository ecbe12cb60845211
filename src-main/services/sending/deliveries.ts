import type { Attachment } from '@contract/report.ts';
import { endpointUrl } from '@core/consent/endpoint.ts';
import type { Delivery } from '../ports/network.ts';
import type { StoredReport } from '../reports/report-files.ts';

/** A report as a request: its very bytes, with their digest. */
export function reportDelivery(
  { id, bytes, sha256 }: Pick<StoredReport, 'id' | 'bytes' | 'sha256'>,
  endpoint: string,
): Delivery {
  return {
    method: 'POST',
    url: endpointUrl(endpoint, '/v1/reports'),
    headers: { 'content-type': 'application/json', 'content-digest': contentDigest(sha256) },
    body: bytes,
    why: 'report',
    reportId: id,
  };
}

/** An attachment as a request of its own: only what an accepted report names is taken. */
export function attachmentDelivery(
  id: string,
  { sha256, media_type }: Attachment,
  bytes: Uint8Array,
  endpoint: string,
): Delivery {
  return {
    method: 'PUT',
    url: endpointUrl(endpoint, `/v1/reports/${id}/attachments/${sha256}`),
    headers: { 'content-type': media_type, 'content-digest': contentDigest(sha256) },
    body: bytes,
    why: 'attachment',
    reportId: id,
  };
}

export function deletionDelivery(id: string, proof: string, endpoint: string): Delivery {
  return {
    method: 'DELETE',
    url: endpointUrl(endpoint, `/v1/reports/${id}`),
    headers: { authorization: `Beacon-Proof ${proof}` },
    body: null,
    why: 'deletion',
    reportId: id,
  };
}

/** RFC 9530: `sha-256=:<base64>:`. */
function contentDigest(sha256Hex: string): string {
  const bytes = sha256Hex.match(/../g)?.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))) ?? [];
  return `sha-256=:${btoa(bytes.join(''))}:`;
}
