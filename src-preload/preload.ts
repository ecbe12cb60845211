import { ASK_CHANNEL, EVENT_CHANNEL, type IpcAnswer } from '@contract/ipc.ts';
import { type BeaconBridge, eventNames, requestNames } from '@contract/requests.ts';
import { contextBridge, ipcRenderer } from 'electron';

/**
 * The bridge: one generic question and one generic listener, for the names of the table and no others. Nothing of
 * Electron or Node reaches the page.
 */
const bridge: BeaconBridge = {
  async ask(name, ...question) {
    if (!requestNames.includes(name)) throw new Error('There is no such question.');
    const answer = (await ipcRenderer.invoke(ASK_CHANNEL, name, question[0])) as IpcAnswer;
    if ('error' in answer) throw new Error(answer.error);
    return answer.answer as never;
  },
  listen(name, hear) {
    if (!eventNames.includes(name)) throw new Error('There is no such event.');
    const listener = (_event: unknown, told: string, body: unknown) => {
      if (told === name) hear(body as never);
    };
    ipcRenderer.on(EVENT_CHANNEL, listener);
    return () => ipcRenderer.off(EVENT_CHANNEL, listener);
  },
  // The host of an Electron window is the process that made it: it cannot go away before the window does.
  onGone: () => () => undefined,
};

contextBridge.exposeInMainWorld('beacon', bridge);
