import { spawn } from 'node:child_process';

/** Runs Node once, and answers the CPU time it took, in ms: a busy machine makes it wait, but not work more. */
export function cpuOf(home, args) {
  const env = { PATH: process.env.PATH, BEACON_HOME: home, TIMEFORMAT: '%3U %3S' };
  const script = 'time "$0" "$@" > /dev/null 2> /dev/null || exit 1';
  return () =>
    new Promise((resolve, reject) => {
      const child = spawn('bash', ['-c', script, process.execPath, ...args], {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += chunk;
      });
      child.once('close', (code) => {
        const [user, system] = said.trim().split(' ').map(Number);
        if (code === 0) resolve((user + system) * 1000);
        else reject(new Error(`node ${args[0]} ended with ${code}`));
      });
    });
}
