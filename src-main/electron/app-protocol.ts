import { APP_SCHEME } from '@contract/ipc.ts';
import type { ElectronCalls } from './calls.ts';

export type AssetReader = (path: string) => Promise<{ readonly bytes: Uint8Array; readonly type: string } | null>;

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Must be called before the app is ready. */
export function declareScheme({ protocol }: Pick<ElectronCalls, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false } },
  ]);
}

/** `app://beacon/…` is the windows' bundle, and nothing else of the disk. */
export function serveBundle({ protocol }: Pick<ElectronCalls, 'protocol'>, asset: AssetReader): void {
  protocol.handle(APP_SCHEME, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const file =
      host === 'beacon' && method === 'GET'
        ? await asset(pathname === '/' ? 'index.html' : decodeURIComponent(pathname.slice(1)))
        : null;
    if (file === null) return new Response('', { status: 404 });
    return new Response(Buffer.from(file.bytes), {
      headers: { 'content-type': file.type, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' },
    });
  });
}
