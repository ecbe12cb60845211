import { MOST_ATTACHMENT_BYTES } from '@contract/feedback.ts';
import { text } from '../../text.ts';
import { format } from '../format.ts';
import type { PictureEdit } from './picture-edit.ts';

/** A picture that is larger is no screen; decoding it would only cost memory. */
const MOST_FILE_BYTES = 60 * 1024 * 1024;

/** What is shared shows itself at once; a stream without a frame by then has none. */
const FRAME_MS = 10_000;

/** Any picture the browser can decode, in memory only. Null for what is none. */
export async function decode(blob: Blob): Promise<ImageBitmap | null> {
  if (blob.size > MOST_FILE_BYTES) return null;
  return createImageBitmap(blob).catch(() => null);
}

/**
 * The kept part with its black areas drawn into it, as a new PNG: made of pixels alone, so that nothing of the file it came
 * from (place, camera, time, what was under the black) is in it. Null where the browser gives no picture.
 */
export function burn(picture: ImageBitmap, { boxes, crop }: PictureEdit): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = crop.width;
  canvas.height = crop.height;
  const pen = canvas.getContext('2d');
  if (pen === null) return Promise.resolve(null);
  pen.drawImage(picture, -crop.x, -crop.y);
  pen.fillStyle = '#000';
  for (const { x, y, width, height } of boxes) pen.fillRect(x - crop.x, y - crop.y, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** Why a picture of this size cannot be sent; null where it can. */
export function tooLarge(bytes: number): string | null {
  return bytes > MOST_ATTACHMENT_BYTES ? text.picture.ways.tooLarge(format.bytes(bytes)) : null;
}

export async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let signs = '';
  for (let at = 0; at < bytes.length; at += 8192) signs += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(signs);
}

export function fromBase64(png: string): Blob {
  return new Blob([Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0))], { type: 'image/png' });
}

/** One frame of what the person chooses to show. Null where they chose nothing, or the browser has no such thing. */
export async function grabScreen(): Promise<ImageBitmap | null> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices?.getDisplayMedia === undefined) return null;
  // Chromium offers this very page first; other browsers ignore the wish.
  const wish = { video: true, audio: false, preferCurrentTab: true } as DisplayMediaStreamOptions;
  const stream = await devices.getDisplayMedia(wish).catch(() => null);
  if (stream === null) return null;
  try {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    const drawn = new Promise<void>((resolve) => video.requestVideoFrameCallback(() => resolve()));
    const late = new Promise<never>((_, reject) => setTimeout(reject, FRAME_MS));
    // A stream that plays has not always a frame yet.
    await Promise.race([video.play().then(() => drawn), late]);
    return await createImageBitmap(video);
  } catch {
    return null; // A stream that ended before its first frame, or never had one.
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
