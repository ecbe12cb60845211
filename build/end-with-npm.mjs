/**
 * npm passes a signal on to its shell, and some shells end without passing it on to us. So a program that npm started
 * ends with its parent, as if the signal had reached it.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  timer.unref();
}
