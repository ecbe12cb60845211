import { childMark } from '@core/fleet/run-mark.ts';

/**
 * The gate: a shell that waits on descriptor 3 for one line before it becomes the program. End of input means that
 * Beacon died first, and then the program never starts. So its registry line is on disk before it runs.
 *
 * A command that is nowhere is said to be so in one plain line. Only whether there is a file is asked, with no process
 * of its own: `command -v` also knows a shell's own words, and says no of a file that may not be run, which is the
 * shell's to refuse, with 126.
 *
 * Its first argument is the mark of run-mark.ts; `-w` is how dash and busybox say it, `-x` how bash does.
 */
const GATE = [
  'IFS= read -r beacon_gate <&3 || exit 125; exec 3<&-;',
  'test -z "$1" || ulimit -S -w "$1" 2>/dev/null || ulimit -S -x "$1" 2>/dev/null || :; shift;',
  'beacon_has() {',
  'case $1 in */*) test -e "$1"; return ;; esac;',
  'beacon_gate=$PATH:;',
  'while test -n "$beacon_gate"; do',
  `beacon_dir=\${beacon_gate%%:*}; test -e "\${beacon_dir:-.}/$1" && return;`,
  `beacon_gate=\${beacon_gate#*:}; done; return 1; };`,
  `beacon_has "$1" || { printf 'beacon: there is no such command: %s\\n' "$1" >&2; exit 127; };`,
  'exec "$@"',
].join(' ');

/** Arguments of /bin/sh for the gate of one child. Its environment must carry BEACON_RUN, and descriptor 3 be a pipe. */
export function gateArgs(runToken: string, command: string, args: readonly string[]): string[] {
  const mark = process.platform === 'linux' ? (childMark(runToken) ?? '') : '';
  return ['-c', GATE, 'beacon-gate', mark, command, ...args];
}
