import { isCode } from './errno.ts';

/** Whether a process of this number lives, whoever it is by now. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}
