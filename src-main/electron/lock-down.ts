import { APP_ORIGIN } from '@contract/ipc.ts';
import type { ElectronCalls } from './calls.ts';

/**
 * What a page of ours may have: writing text to the clipboard, after a click, and asking the person, through the
 * system's own picker, for a picture of a screen. Everything else is refused, to everybody.
 */
const GRANTED: readonly string[] = ['clipboard-sanitized-write', 'display-capture'];

/** A page loads its own bundle and what it made itself; there is nothing else for it to load. */
const LOADABLE = new RegExp(`^(?:${APP_ORIGIN.replace('.', '\\.')}/|blob:${APP_ORIGIN}/|data:image/|devtools://)`);

/** Closes what a session lets pages do: permissions, devices, the network, downloads. After the app is ready. */
export function lockDownSession({ session: { defaultSession: session } }: Pick<ElectronCalls, 'session'>): void {
  const isOurs = (address: string | undefined) => {
    try {
      const { protocol, host } = new URL(address ?? '');
      return `${protocol}//${host}` === APP_ORIGIN;
    } catch {
      return false; // No address: nobody of ours.
    }
  };
  session.setPermissionRequestHandler((_contents, permission, allow, { isMainFrame, requestingUrl }) =>
    allow(GRANTED.includes(permission) && isMainFrame && isOurs(requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => GRANTED.includes(permission) && isOurs(origin));
  session.setDevicePermissionHandler(() => false);
  // Without the system's picker there is no picture: Beacon itself never chooses a screen.
  session.setDisplayMediaRequestHandler((_request, give) => give(null), { useSystemPicker: true });
  session.webRequest.onBeforeRequest(({ url }, go) => go({ cancel: !LOADABLE.test(url) }));
  // What a page hands out, the person saves; nothing comes from elsewhere.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${APP_ORIGIN}/`)) event.preventDefault();
  });
}
