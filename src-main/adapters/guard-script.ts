import { gateArgs } from './gate.ts';
import { reaperScript } from './reaper-script.ts';

/** What starts the Node wrapper: a program, and the script that it runs where it is Node. */
export interface GuardProgram {
  readonly command: string;
  readonly script: string | null;
}

const GATE = 'beacon-gate';
/** The gate's own text, with the descriptor that perl has free. */
const gate = () => (gateArgs('', '', [])[1] ?? '').replaceAll('<&3', '<&$GATE_FD').replaceAll('3<&-', '$GATE_FD<&-');

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
/** Inside single quotes of perl. */
const perlText = (text: string) => text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");

/**
 * `bin/guard.sh` of a home folder: what `guard import` names in a client's configuration, as `/bin/sh <this> guard run …`.
 *
 * It stays what it is: a small script beside its child, which has the client's own standard input and output. It registers
 * the child by a file in `state/wrapped/`, reproduces its exit, and serves one owner at a time, on a socket beside that file:
 * the host, which samples, stops and reports; or, while there is no host, a Node guard, one for all servers of this home
 * (`guard run --adopt all`), which whoever finds none starts, a second after its own server. Whoever is connected owns the
 * child; a second one waits until the first has gone. A reaper (reaper-script.ts) beside it ends the child's tree where script
 * and owner are killed together. Where Beacon itself is gone or was moved, it is the bare command.
 *
 * Perl, because a POSIX shell cannot tell `exit 143` from SIGTERM, starts what is to be waited for with SIGINT ignored, and
 * has no socket and no memory for error output. macOS and most Linux have it; where not, it is the Node wrapper. No module is
 * loaded but for a client whose standard input is a pipe: that takes 1 MB, and notices the end of an input that is not read.
 */
export const guardScript = ({ command, script }: GuardProgram): string =>
  `#!/bin/sh
# Written by Beacon, and again whenever it is opened: it starts a server of a client under Beacon's guard.
home=${'$'}{0%/bin/guard.sh}
node=${quoted(command)}
script=${quoted(script ?? '')}
if test ! -x "$node" || { test -n "$script" && test ! -r "$script"; }; then
  while test $# -gt 0 && test "$1" != --; do shift; done
  test $# -gt 1 || { echo 'error: a command to run is missing' >&2; exit 2; }
  shift
  echo 'beacon: Beacon is not where it was, so this server runs unguarded. Open Beacon once to mend that.' >&2
  exec "$@"
fi
test "$1" = guard && test "$2" = run && shift 2
if test -x /usr/bin/perl && test ! -t 0; then
  exec /usr/bin/perl -x "$0" "$home" "$node" "$script" "$@"
fi
if test -n "$script"; then set -- "$script" guard run --home "$home" "$@"; else set -- guard run --home "$home" "$@"; fi
exec "$node" "$@"
#!perl
` +
  PERL.replace('@GATE@', () => perlText(gate()))
    .replace('@NAME@', GATE)
    .replace('@REAPER@', () => `${BEFORE_REAPING}${reaperScript}`);

/**
 * In front of the reaper's own text. `told`: the owner was told of the end and sees to what is left, and takes the
 * registration away when it has; only where it does not, it is looked for here. Then the registration goes, too.
 */
const BEFORE_REAPING = String.raw`
trap '' HUP INT TERM QUIT PIPE
trap 'rm -f "$1" "${'$'}{1%.json}.sock" "${'$'}{1%.json}.new"' EXIT
while IFS= read -r line; do
  case $line in
    told)
      for pause in 1 2 4 8; do [ -e "$1" ] || exit 0; sleep $pause; done
      [ -e "$1" ] || exit 0
      ;;
  esac
done
`;

const PERL = String.raw`my ($home, $node, $script, @words) = @ARGV;
my @program = ($node, $script eq '' ? () : $script, 'guard', 'run');
my $client = getppid();
sub node_instead { exec { $node } @program, '--home', $home, @words; exit 126 }

# Off, or only partly on, for this server alone: the host knows no other program's environment.
node_instead() if ($ENV{STALLARI_TELEMETRY} // '') !~ /^\s*(?:on|1|true|yes)?\s*$/i
  || ($ENV{STALLARI_TELEMETRY_DISABLED} // '') =~ /true/i
  || ($ENV{DO_NOT_TRACK} // '') !~ /^0?$/ || ($ENV{CI} // '') !~ /^(?:0|false)?$/i;

my %is = (name => undef, kind => 'mcp', 'rss-mb' => undef, cpu => undef);
my @command = @words;
while (@command) {
  my $word = shift @command;
  last if $word eq '--';
  node_instead() unless $word =~ /^--(name|kind|rss-mb|cpu)(?:=(.*))?$/s;
  $is{$1} = $2 // shift @command;
}
node_instead() unless @command && $command[0] ne '';
$is{name} //= $command[0] =~ m{([^/]+)$} ? substr($1, 0, 100) : 'server';
node_instead() if $is{name} !~ /^[^\x00-\x1f\x7f"\\]{1,200}$/ || $is{name} =~ /[\xc2][\x80-\x9f]|^\s*$/
  || $is{kind} !~ /^(?:mcp|dispatch|daemon|job)$/
  || grep { defined && !/^[1-9]\d{0,5}(?:\.\d+)?$/ } @is{'rss-mb', 'cpu'};

# AF_UNIX and SOCK_STREAM are 1 everywhere; macOS has a length in front of an address.
my $mac = $^O eq 'darwin';
# EAGAIN; EINTR is 4 everywhere. By name they would cost a module.
my $again = $mac ? 35 : 11;
sub address { my $path = shift; $mac ? pack('CCa*x', length($path) + 3, 1, $path) : pack('Sa*x', 1, $path) }
# Not waited for: a host that stands still may have no room for one more. F_SETFL is 4.
sub unwaiting { fcntl($_[0], 4, $mac ? 4 : 2048) }
sub answers { my $to; socket($to, 1, 1, 0) && unwaiting($to) && connect($to, address($_[0])) }
my $hosted = length("$home/beacon.sock") < 100 && answers("$home/beacon.sock");

my ($random, $bytes, $door, $note);
open($random, '<', '/dev/urandom') && sysread($random, $bytes, 16) == 16 or node_instead();
close $random;
my $run = unpack('H32', $bytes);
my $token = "$run-1";
# As core/fleet/run-mark.ts has it: on Linux, a second sign of the child, which it cannot put off.
my $mark = $mac ? '' : 10 ** 11 + hex substr($run, 0, 9);
my $base = "$home/state/wrapped/$$-" . substr($token, 0, 12);
node_instead() if length("$base.sock") > 100;

my $mask = umask 0077;
mkdir "$home/state";
mkdir "$home/state/wrapped";
sub open_door { socket($door, 1, 1, 0) && bind($door, address("$base.sock")) && listen($door, 4) && unwaiting($door) }
open_door() or node_instead();
sub forget { unlink "$base.json", "$base.sock", "$base.new" }
sub give_up { forget(); umask $mask; node_instead() }

my ($child, $asked, $ended, $status, $owner, $door_open, $over) = (0, 0, 0, 0, undef, 1, 0);
my %told;
my @passed;
my $pass = sub { my $signal = shift; $asked = 1 if $signal =~ /^(?:TERM|INT|HUP|QUIT)$/; if (!$child) { push @passed, $signal } elsif (!$ended) { kill $signal, $child } };
for (qw(TERM INT HUP QUIT USR1 USR2 WINCH CONT)) { $SIG{$_} = $pass if ($SIG{$_} // '') ne 'IGNORE' }
$SIG{CHLD} = sub {};
$SIG{PIPE} = 'IGNORE';

$^F = 9;
pipe(my $gate, my $release) or give_up();
my $fd = fileno $gate;
$^F = 2;
pipe(my $said, my $saying) or give_up();
give_up() if $fd > 9;
$child = fork // give_up();
if (!$child) {
  $SIG{$_} = 'DEFAULT' for grep { ref $SIG{$_} || $_ eq 'PIPE' } keys %SIG;
  umask $mask;
  close $release;
  open(STDERR, '>&', $saying);
  $ENV{BEACON_RUN} = $token;
  my $text = '@GATE@';
  $text =~ s/\$GATE_FD/$fd/g;
  my @gate = ('/bin/sh', '-c', $text, '@NAME@', $mac ? '' : $mark . '000001', @command);
  exec { '/usr/bin/setsid' } 'setsid', @gate if -x '/usr/bin/setsid';
  setpgrp 0, 0;
  exec { $gate[0] } @gate;
  exit 126;
}
close $gate;
close $saying;
my $rss = $is{'rss-mb'} // 'null';
my $cpu = $is{cpu} // 'null';
# The reaper reads the beginning, the owner the whole.
sub note {
  my $line = qq({"pid":$child,"start":"$_[0]","version":1,"shell":$$,"client":$client,"run":"$token","name":"$is{name}","kind":"$is{kind}","rss_mb":$rss,"cpu_percent":$cpu}\n);
  open($note, '>', "$base.new") && syswrite($note, $line) == length $line && close($note) && rename("$base.new", "$base.json");
}
sub started {
  my ($stat, $text) = (undef, '');
  open($stat, '<', "/proc/$child/stat") && sysread($stat, $text, 1024) or return '';
  $text =~ s/^.*\) //s;
  return (split / /, $text)[19] // '';
}
my $start = $mac ? '' : started();
my $noted = note($start);
# What the client had open above its three is not held by those who outlive this.
sub close_others { for my $number (3 .. 63) { open(my $one, '<&=', $number) && close $one } }
# It waits for the end of what only this process holds, and then ends what is left of the child. In a session of its own, and
# of nobody's environment: what ends a client's processes by group or by name does not mean it.
my ($reaping, $reaper) = (0);
sub start_reaper {
  my $life;
  pipe($life, $reaper) or return;
  $reaping = fork;
  if (defined $reaping && !$reaping) {
    $SIG{$_} = 'DEFAULT' for grep { ref $SIG{$_} || $_ eq 'PIPE' } keys %SIG;
    open(STDIN, '<&', $life); open(STDOUT, '>', '/dev/null'); open(STDERR, '>', '/dev/null');
    close_others();
    chdir '/';
    %ENV = (PATH => '/usr/bin:/bin:/usr/sbin:/sbin');
    my @reaper = ('/bin/sh', '-c', <<'REAPER', 'beacon-reaper', "$base.json", $run, $mark);
@REAPER@
REAPER
    exec { '/usr/bin/setsid' } 'setsid', @reaper if -x '/usr/bin/setsid';
    setpgrp 0, 0;
    exec { $reaper[0] } @reaper;
    exit 126;
  }
  $reaping //= 0;
}
start_reaper() if $noted;
umask $mask;
if (!$noted) { close $release; kill 'KILL', $child; waitpid $child, 0; give_up() }
syswrite $release, "go\n";
close $release;
kill $_, $child for @passed;
if ($mac && $reaping) {
  my $said = qx(LC_ALL=C /bin/ps -o lstart= -p $child);
  $said =~ s/^\s+|\s+$//g;
  umask 0077;
  note($start = $said) if $said =~ /^[\w :]+$/;
  umask $mask;
}
# What is the child's own is not held here: its client must see the end of what the child closes.
my $kind_of_input = -S STDIN ? 'socket' : -p STDIN ? 'pipe' : '';
open(STDOUT, '>', '/dev/null');

my ($tail, $waiting, $errors_open) = ('', '', 1);
my ($guard, $guard_at, $guard_wait, $looked_at, $ended_at, $gone_at) = (0, time + ($hosted ? 2 : 1), 2, 0, 0, 0);
# A host, or a guard of other servers, that is there but busy is given this long to come.
my $patience = time + 20;
sub inform {
  my ($what, $more) = @_;
  return if $told{$what} || !defined $owner;
  my $text = defined $more ? "$what $more\n" : "$what\n";
  my $until = time + 5;
  while ($text ne '') {
    my $wrote = syswrite $owner, $text;
    if (defined $wrote) { substr($text, 0, $wrote) = '' }
    elsif ($! == $again && time < $until) {
      my $room = '';
      vec($room, fileno $owner, 1) = 1;
      select undef, $room, undef, 0.5;
    }
    # It is gone, or stands still with half a line: whoever comes next is told the whole.
    elsif ($! != 4) { return drop() }
  }
  $told{$what} = 1;
}
sub drop { close $owner if defined $owner; undef $owner; $door_open = 1; $guard_at = time + 1; $patience = time + 20 }
sub reap {
  while ((my $pid = waitpid -1, 1) > 0) {
    if ($pid == $child) {
      ($ended, $status, $ended_at) = (1, $?, time);
      $guard_at = time if $guard_wait == 2;
    }
    elsif ($pid == $guard) {
      $guard = 0;
      # Another one is there, for all of them.
      if ($? >> 8 == 75) { ($guard_at, $guard_wait) = (time + 1, 2) }
    }
    elsif ($pid == $reaping) { $reaping = 0 }
  }
}
# One for all servers of this home: it holds a lock as long as it lives. Where it does not come, one for this server alone.
sub start_guard {
  $guard_at = time + ($guard_wait = $guard_wait < 30 ? $guard_wait * 2 : 60);
  return if $guard;
  my $for = time < $patience ? 'all' : $base =~ s{.*/}{}r;
  $guard = fork;
  return if !defined $guard || $guard;
  setpgrp 0, 0;
  chdir '/';
  umask 0077;
  close_others();
  # Left open for the guard, unlike all else. LOCK_EX and LOCK_NB are 2 and 4 everywhere.
  $^F = 99;
  my $lock;
  if ($for eq 'all') { open($lock, '>>', "$home/state/wrapped/guard.lock") && flock($lock, 6) or exit 75 }
  $SIG{$_} = 'DEFAULT' for grep { ref $SIG{$_} || $_ eq 'PIPE' } keys %SIG;
  open(STDIN, '<', '/dev/null'); open(STDERR, '>', '/dev/null');
  exec { $node } @program, '--adopt', $for, '--home', $home;
  exit 126;
}
# Somebody deleted what others find this by.
sub find_place_again {
  umask 0077;
  note($start) if !-e "$base.json";
  if (!-e "$base.sock") { close $door; $door_open = 1 if open_door() && !defined $owner }
  umask $mask;
}
# The end of an input that is the child's to read: a socket may be peeked into, a pipe tells who asks poll(2).
sub input_over {
  if ($kind_of_input eq 'socket') {
    my $got = recv(STDIN, my $byte, 1, 2 | ($mac ? 0x80 : 0x40));
    return defined $got && length($byte) == 0;
  }
  require IO::Poll;
  my $poll = IO::Poll->new;
  $poll->mask(\*STDIN => 0x10);
  $poll->poll(0);
  return $poll->events(\*STDIN) & 0x10;
}

while (1) {
  reap();
  my ($in, $out) = ('', '');
  vec($in, fileno $said, 1) = 1 if $errors_open && $waiting eq '';
  vec($out, 2, 1) = 1 if $waiting ne '';
  vec($in, fileno $door, 1) = 1 if $door_open;
  vec($in, fileno $owner, 1) = 1 if defined $owner;
  my $most = $ended ? 0.05 : 0.5;
  my $found = select($in, $out, undef, $most);
  ($in, $out) = ('', '') if $found <= 0;
  if ($waiting ne '' && vec($out, 2, 1)) {
    my $wrote = syswrite(STDERR, $waiting, 4096);
    if (defined $wrote) { substr($waiting, 0, $wrote) = '' }
    elsif ($! != 4 && $! != $again) { $waiting = ''; open(STDERR, '>', '/dev/null') }
  }
  if ($errors_open && vec($in, fileno $said, 1)) {
    my $got = sysread($said, my $more, 65536);
    if ($got) {
      $waiting .= $more;
      $tail .= $more;
      $tail = substr($tail, -65536) if length $tail > 65536;
    }
    elsif (defined $got) { $errors_open = 0 }
  }
  if ($door_open && vec($in, fileno $door, 1)) {
    if (defined $owner) { inform('give'); $door_open = 0 if defined $owner }
    elsif (accept($owner, $door)) {
      unwaiting($owner);
      %told = ();
      inform('yours');
    } else { undef $owner }
  }
  if (defined $owner && vec($in, fileno $owner, 1)) {
    my $got = sysread($owner, my $more, 4096);
    if (defined $got ? !$got : $! != 4 && $! != $again) { drop() } elsif ($got) { $guard_wait = 2 }
  }
  reap();
  my $now = time;
  if ($now != $looked_at && !$ended) {
    $looked_at = $now;
    if (getppid() != $client) { $asked = 1; $gone_at ||= $now; inform('gone') }
    $asked = $over = 1 if !$over && $kind_of_input ne '' && input_over();
    inform('eof') if $over;
    start_guard() if !defined $owner && !$gone_at && $now >= $guard_at && ($now >= $patience || !answers("$home/beacon.sock"));
    start_reaper() if !$reaping;
    find_place_again() if -d "$home/state/wrapped";
    # Nobody to leave it to but the reaper: no host came, and no guard is there. An owner that stands still is given longer.
    if ($gone_at && $now - $gone_at >= (defined $owner ? 18 : 2)) {
      exit 143 if $reaping;
      kill 'KILL', -$child;
    }
  }
  next unless $ended;
  # Its last words; somebody else may hold its error output open, and its client may not read any more.
  next if ($errors_open && $now - $ended_at < 1) || ($waiting ne '' && $now - $ended_at < 2);
  my $signal = $status & 127;
  my $code = $status >> 8;
  my $failed = $signal ? 1 : !$asked && $code != 0 && $code != 126 && $code != 127;
  start_guard() if $failed && !defined $owner && $now >= $guard_at;
  inform('end', ($signal ? '-' : $code) . ' ' . ($signal || '-') . " $asked " . unpack('H*', $tail));
  # What failed is reported before its end is told; all else is ended at once.
  next if $failed && (!$told{end} ? $now - $ended_at < 30 : defined $owner && $now - $ended_at < 8);
  last;
}
if ($reaping) { syswrite $reaper, "told\n" if $told{end} }
else {
  # Nobody is there any more who would end what it left behind.
  kill 'TERM', -$child if !$told{end};
  forget();
}
my $signal = $status & 127;
if ($signal) {
  $SIG{$_} = 'DEFAULT' for keys %SIG;
  kill $signal, $$;
  select undef, undef, undef, 0.2;
  exit 128 + $signal;
}
exit($status >> 8);
__END__
`;
