import { APP_ORIGIN, ASK_CHANNEL, EVENT_CHANNEL, type IpcAnswer } from '@contract/ipc.ts';
import { eventNames } from '@contract/requests.ts';
import { type Handlers, serve } from '@services/host/api.ts';
import type { HostBus } from '@services/host/host-bus.ts';
import type { IpcMainInvokeEvent } from 'electron';
import type { ElectronCalls } from './calls.ts';
import type { Windows } from './windows.ts';

/** Serves the table of questions to our own windows, and tells them what the host tells. */
export function serveIpc(
  { ipcMain }: Pick<ElectronCalls, 'ipcMain'>,
  handlers: Handlers,
  bus: HostBus,
  windows: Windows,
): void {
  ipcMain.handle(ASK_CHANNEL, async (event, name: unknown, question: unknown): Promise<IpcAnswer> => {
    if (!isOwnFrame(event)) return { error: 'Not from here.' };
    const served = await serve(handlers, typeof name === 'string' ? name : '', question);
    switch (served.kind) {
      case 'answer':
        return { answer: served.answer };
      case 'unknown':
        return { error: 'There is no such question.' };
      case 'bad_question':
      case 'failed':
        return { error: served.message };
      default:
        return served satisfies never;
    }
  });
  for (const name of eventNames) {
    bus.listen(name, (body) => {
      for (const window of windows.all()) window.webContents.send(EVENT_CHANNEL, name, body);
    });
  }
}

/** Only the top frame of a page of ours: not a frame in it, not a page that a window was led to. */
function isOwnFrame({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.origin === APP_ORIGIN;
}
