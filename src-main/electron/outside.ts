/** Pages that a window of ours may ask the browser to open, by host and the beginning of their path. */
const PAGES: readonly (readonly [host: string, path: RegExp])[] = [
  // A prefilled new issue, and an issue or release that a receipt names.
  ['github.com', /^\/[\w.-]{1,100}\/[\w.-]{1,100}\/(?:issues|releases|pull)(?:\/|$)/],
];

/** The demo, which serves its windows on loopback with a one-use token. */
const DEMO = /^http:\/\/127\.0\.0\.1:\d{1,5}\/#[0-9a-f]{64}$/;

/**
 * Whether an address may be opened in the browser: https, to a page of the list above, without name, password or port;
 * or the demo of this machine. Nothing else: `shell.openExternal` starts whatever program a scheme belongs to.
 */
export function mayOpenOutside(address: string): boolean {
  if (DEMO.test(address)) return true;
  if (address.length > 8192 || /[\s\\]/.test(address)) return false;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false; // No address at all.
  }
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return false;
  return PAGES.some(([host, path]) => url.hostname === host && path.test(url.pathname));
}
