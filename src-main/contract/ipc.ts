/** The two channels between an Electron window and its host. Questions and events are those of requests.ts. */
export const ASK_CHANNEL = 'beacon:ask';
export const EVENT_CHANNEL = 'beacon:event';

/** Errors cross as a sentence: an Error object would carry a stack with paths. */
export type IpcAnswer = { readonly answer: unknown } | { readonly error: string };

/** Windows live at this origin and no other. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://beacon';
