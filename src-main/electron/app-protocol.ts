import { APP_SCHEME } from '@contract/ipc.ts';
import { contentPolicy, pageWithNonce } from '@services/window-page.ts';
import type { ElectronCalls } from './calls.ts';

export type AssetReader = (path: string) => Promise<{ readonly bytes: Uint8Array; readonly type: string } | null>;

/** Must be called before the app is ready. */
export function declareScheme({ protocol }: Pick<ElectronCalls, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false } },
  ]);
}

/** `app://beacon/…` is the windows' bundle, and nothing else of the disk. */
export function serveBundle(
  { protocol }: Pick<ElectronCalls, 'protocol'>,
  asset: AssetReader,
  nonce: () => string,
): void {
  protocol.handle(APP_SCHEME, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const name = pathname === '/' ? 'index.html' : decodeURIComponent(pathname.slice(1));
    const file = host === 'beacon' && method === 'GET' ? await asset(name) : null;
    if (file === null) return new Response('', { status: 404 });
    const own = nonce();
    return new Response(Buffer.from(name === 'index.html' ? pageWithNonce(file.bytes, own) : file.bytes), {
      headers: {
        'content-type': file.type,
        'content-security-policy': contentPolicy(own, "'none'"),
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
