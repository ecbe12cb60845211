/**
 * Takes back what electron-builder writes into Info.plist whatever the configuration says: plain http to anywhere. Runs
 * before the app is signed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import plist from 'plist';

export default function afterPack({ electronPlatformName, appOutDir, packager }) {
  if (electronPlatformName !== 'darwin') return;
  const path = join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Info.plist');
  const info = plist.parse(readFileSync(path, 'utf8'));
  // Health checks on this machine may be plain.
  info.NSAppTransportSecurity = { NSAllowsArbitraryLoads: false, NSAllowsLocalNetworking: true };
  writeFileSync(path, plist.build(info));
}
