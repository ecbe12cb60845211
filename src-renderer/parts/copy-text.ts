import { text } from '../text.ts';
import type { Toasts } from './toasts.ts';

/** Puts a text on the clipboard and says so. */
export function copyText(value: string, said: string, toasts: Toasts): void {
  navigator.clipboard.writeText(value).then(
    () => toasts.say(said),
    () => toasts.say(text.failed.clipboard, { tone: 'bad' }),
  );
}
