import { APP_SCHEME } from '@contract/ipc.ts';
import { contentPolicy, pageWithNonce } from '@services/host/window-page.ts';
import type { ElectronCalls } from './calls.ts';

export type AssetReader = (path: string) => Promise<{ readonly bytes: Uint8Array; readonly type: string } | null>;

/** Names as the bundler gives them. No way up, no second meaning of a separator, nothing that a disk would read as another. */
const NAME = /^[A-Za-z0-9_-][\w-]*(?:\.[\w-]+)*(?:\/[A-Za-z0-9_-][\w-]*(?:\.[\w-]+)*)*$/;

/** Must be called before the app is ready. */
export function declareScheme({ protocol }: Pick<ElectronCalls, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false } },
  ]);
}

/** `app://beacon/…` is the windows' bundle, and nothing else of the disk. A file is given whole, whatever range is asked for. */
export function serveBundle(
  { protocol }: Pick<ElectronCalls, 'protocol'>,
  asset: AssetReader,
  nonce: () => string,
): void {
  protocol.handle(APP_SCHEME, async ({ url, method }) => {
    if (method !== 'GET') return new Response('', { status: 405, headers: { allow: 'GET' } });
    const name = nameIn(url);
    const file = name === null ? null : await asset(name);
    if (file === null) return new Response('', { status: 404 });
    const own = nonce();
    return new Response(Buffer.from(name === 'index.html' ? pageWithNonce(file.bytes, own) : file.bytes), {
      headers: {
        'content-type': file.type,
        'content-security-policy': contentPolicy(own, "'none'"),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      },
    });
  });
}

/** Judged as it stands, before anything is decoded: no name of the bundle has anything to decode. */
function nameIn(address: string): string | null {
  const { host, pathname } = new URL(address);
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  return host === 'beacon' && NAME.test(name) ? name : null;
}
