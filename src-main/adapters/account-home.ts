import os from 'node:os';
import { isAbsolute } from 'node:path';

/** The home folder of the account: `HOME`, or where that is empty or no whole path, what the user database says. */
export function accountHome(): string {
  const home = os.homedir();
  return isAbsolute(home) ? home : os.userInfo().homedir;
}
