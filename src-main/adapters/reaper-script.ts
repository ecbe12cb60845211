/**
 * The reaper (spec 4.5): a shell in a session of its own that waits for the end of its standard input, which comes when
 * Beacon is gone in whatever way, and then stops what Beacon left. The word `over` says that nothing is. POSIX sh, with only what macOS and Linux both have.
 *
 * `$1` is the registry, `$2` the run. The registry has one live child a line, beginning
 * `{"pid":<n>,"start":"<start time>",`. A child counts as ours when
 *  - the leader that this run has registered still has its start time: then it and all of the group and session that it leads, or
 *  - its environment carries BEACON_RUN of this run, wherever it went (setsid, double fork), or
 *  - on Linux its limit of file locks begins with `$3`, whatever it did to its environment (see core/fleet/run-mark.ts), or
 *  - it descends from one of those.
 * The next host writes its own into the same registry while the reaper of a dead one is still at work: those are not ours.
 * A group whose leader is gone proves nothing: its number may belong to somebody else by now.
 *
 * TERM, up to 2 s, KILL, one more look. Between the looks start times are compared, so no reused pid is signalled.
 */
export const reaperScript = String.raw`
trap '' HUP INT TERM QUIT PIPE
registry=$1; run=$2; mark=$3; me=$$
cd /
while IFS= read -r line; do [ "$line" != over ] || exit 0; done

if [ -r /proc/self/stat ]; then linux=1; else linux=; fi

# pid, parent, group, session, start time of every process that is not a zombie; blanks in a start time as _
table() {
  if [ -n "$linux" ]; then
    cat /proc/[0-9]*/stat 2>/dev/null | awk '{ p = $1; sub(/^.*\) /, ""); if ($1 != "Z" && $1 != "X") print p, $2, $3, $4, $20 }'
  else
    LC_ALL=C ps -x -o pid=,ppid=,pgid=,stat=,lstart= 2>/dev/null | awk '$4 !~ /^Z/ { s = $5; for (i = 6; i <= NF; i++) s = s "_" $i; print $1, $2, $3, $3, s }'
  fi
}

carriers() {
  if [ -n "$linux" ]; then
    {
      grep -l -s -a -F "BEACON_RUN=$run" /proc/[0-9]*/environ 2>/dev/null
      [ -z "$mark" ] || grep -l -s -E "^Max file locks +$mark[0-9]{6} " /proc/[0-9]*/limits 2>/dev/null
    } | sed 's|^/proc/\([0-9]*\)/.*|\1|'
  else
    LC_ALL=C ps -x -E -ww -o pid=,command= 2>/dev/null | awk -v r="$run" 'index($0, "BEACON_" "RUN=" r) { print $1 }'
  fi
}

registered() {
  [ -r "$registry" ] || return 0
  grep -F "\"run\":\"$run\"" "$registry" | sed -n 's/^{"pid":\([0-9]*\),"start":"\([^"]*\)".*/\1 \2/p' | awk '{ s = $2; for (i = 3; i <= NF; i++) s = s "_" $i; print $1, s }'
}

# everything of ours that is alive: "pid start", one a line. $1: what earlier looks found
look() {
  { registered | sed 's/^/R /'; carriers | sed 's/^/C /'; printf '%s\n' "$1" | sed '/^$/d; s/^/K /'; table | sed 's/^/T /'; } | awk -v me="$me" '
    $1 == "R" { leader[$2] = $3 }
    $1 == "C" { carrier[$2] = 1 }
    $1 == "K" { known[$2] = $3 }
    $1 == "T" { n++; pid[n] = $2; parent[$2] = $3; group[$2] = $4; session[$2] = $5; start[$2] = $6 }
    END {
      for (p in leader) if (p in start && start[p] == leader[p]) live[p] = 1
      for (i = 1; i <= n; i++) {
        p = pid[i]
        if (p in live || p in carrier || (p in known && known[p] == start[p]) || (group[p] in live) || (session[p] in live)) ours[p] = 1
      }
      do {
        more = 0
        for (i = 1; i <= n; i++) { p = pid[i]; if (!(p in ours) && (parent[p] in ours)) { ours[p] = 1; more = 1 } }
      } while (more)
      for (i = 1; i <= n; i++) { p = pid[i]; if ((p in ours) && p != me && p > 1) print p, start[p] }
    }'
}

pids() { printf '%s\n' "$1" | sed '/^$/d; s/ .*//'; }

there() {
  for p in $(pids "$1"); do
    kill -0 "$p" 2>/dev/null && return 0
  done
  return 1
}

found=$(look "")
[ -n "$found" ] || exit 0
kill -TERM $(pids "$found") 2>/dev/null
kill -CONT $(pids "$found") 2>/dev/null
# A look is a dozen processes, and on a busy Mac ten looks are no 2 s: so the wait has a clock of its own, and asks only
# whether anybody is there. A reused pid, or a zombie that nobody waits for, makes it wait no longer than that.
sleep 2 &
clock=$!
while kill -0 $clock 2>/dev/null; do
  sleep 0.1
  there "$found" && continue
  [ -n "$(look "$found")" ] || { kill -KILL $clock 2>/dev/null; exit 0; }
  sleep 0.1
done
i=0
while [ $i -lt 8 ]; do
  left=$(look "$found")
  [ -n "$left" ] || exit 0
  kill -KILL $(pids "$left") 2>/dev/null
  found=$(printf '%s\n%s\n' "$found" "$left")
  sleep 0.1
  i=$((i + 1))
done
`;
