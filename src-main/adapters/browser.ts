import open from 'open';

/** There is a screen to open a browser on. */
export function hasDisplay(env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  if (process.platform === 'darwin') return true;
  return (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
}

/** Opens a file or an https address in the person's browser. False when there is none. */
export async function openInBrowser(target: string): Promise<boolean> {
  try {
    const child = await open(target);
    return await new Promise<boolean>((resolve) => {
      child.once('error', () => resolve(false));
      child.once('exit', (code) => resolve(code === 0 || code === null));
      // A launcher that is still running after this has done its work.
      setTimeout(() => resolve(true), 1500).unref();
    });
  } catch {
    return false;
  }
}
