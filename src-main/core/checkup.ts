/** What `beacon doctor` makes of what it found: each finding says what is wrong and what to do about it. */
export interface Finding {
  readonly id: string;
  /** `problem`: something is wrong, exit code 1. `note`: good to know. */
  readonly severity: 'problem' | 'note';
  readonly says: string;
  readonly do: string;
}

/** A home as `beacon doctor` finds it. Nothing is mended, moved or made by looking. */
export interface Checkup {
  readonly kind: 'absent' | 'folder' | 'no_folder' | 'closed';
  /** Of a home that is not there yet: it can be made. */
  readonly writable: boolean;
  /** Null where the system does not say. */
  readonly freeBytes: number | null;
  /** What others may read or write, with its permission bits. */
  readonly loose: readonly { readonly path: string; readonly mode: number }[];
  /** What belongs to another user. */
  readonly foreign: readonly string[];
  /** Folders in it that this user cannot open or write, and files that they cannot read. */
  readonly shut: readonly string[];
  readonly locks: readonly { readonly name: string; readonly pid: number | null }[];
  /** A socket is there, listened on or not. */
  readonly socket: boolean;
  /** The home's path is too long for a socket's address, so it lies below the temp folder. */
  readonly socketElsewhere: boolean;
}

/** Everything doctor looked at. Nothing of config.json is in it but choices and what is wrong with it. */
export interface Examined extends Checkup {
  /** As the person would type it. */
  readonly home: string;
  readonly host: { readonly pid: number; readonly version: string } | null;
  readonly version: string;
  readonly node: string;
  readonly configProblem: string | null;
  readonly guardianProblem: string | null;
  /** Positions in `scrubber.custom`, from 1, with the reason each is not applied. */
  readonly refusedRules: readonly { readonly position: number; readonly reason: string }[];
  readonly endpoint: string | null;
  readonly endpointProblem: string | null;
  readonly environmentWarnings: readonly string[];
  readonly debug: boolean;
  readonly quarantined: number;
  /** Null: it was not asked. */
  readonly online: Online | null;
}

export type Online =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'not_asked'; readonly why: string };

const OLDEST_NODE = [20, 19] as const;
/** Less than this is full for whoever writes a report and its original. */
export const SCARCE_BYTES = 20 * 1024 * 1024;
const NAMED = 5;

export function findingsOf(examined: Examined): readonly Finding[] {
  const { home } = examined;
  const findings: Finding[] = [];
  const problem = (id: string, says: string, todo: string) =>
    findings.push({ id, severity: 'problem', says, do: todo });
  const note = (id: string, says: string, todo: string) => findings.push({ id, severity: 'note', says, do: todo });

  if (examined.kind === 'no_folder')
    problem('home_no_folder', `${home} is no folder.`, `Move it, or set BEACON_HOME to another place.`);
  if (examined.kind === 'closed')
    problem('home_closed', `${home} cannot be opened.`, `Make it yours again: chown and chmod 700 ${home}`);
  if (examined.kind === 'absent' && !examined.writable)
    problem(
      'home_cannot_be_made',
      `${home} is not there, and cannot be made, so no report and no choice can be saved.`,
      'Make it yourself, or set BEACON_HOME to a place where you may write.',
    );
  if (examined.kind === 'absent' && examined.writable)
    note('home_absent', `${home} is not there yet.`, 'Nothing: Beacon makes it when it has something to write.');
  if (examined.kind === 'folder') {
    if (!examined.writable)
      problem(
        'home_read_only',
        `${home} cannot be written, so no report and no choice can be saved.`,
        `chmod u+w ${home}, or make room for another with BEACON_HOME.`,
      );
    if (examined.freeBytes !== null && examined.freeBytes < SCARCE_BYTES)
      problem(
        'disk_full',
        `The disk that holds ${home} is as good as full (${Math.floor(examined.freeBytes / 1024 / 1024)} MB free).`,
        'Make room on it. Until then Beacon guards, and saves nothing.',
      );
    if (examined.foreign.length > 0)
      problem(
        'foreign_owner',
        `${named(examined.foreign)} ${examined.foreign.length === 1 ? 'belongs' : 'belong'} to another user.`,
        `sudo chown -R "$USER" ${home}`,
      );
    if (examined.shut.length > 0)
      problem(
        'shut',
        `${named(examined.shut)} cannot be read or written by you, so what belongs there is not seen or not saved.`,
        `chmod -R u+rwX ${home}`,
      );
    if (examined.loose.length > 0)
      problem(
        'loose_permissions',
        `Others on this computer may read ${named(examined.loose.map(({ path, mode }) => `${path} (0${mode.toString(8)})`))}.`,
        `chmod -R go-rwx ${home}, which Beacon also does when it starts.`,
      );
  }
  if (examined.configProblem !== null)
    problem(
      'config_unreadable',
      examined.configProblem,
      `Mend config.json, or choose again: stallari-cli telemetry on, or off`,
    );
  for (const { position, reason } of examined.refusedRules)
    problem(
      'custom_rule_refused',
      `Rule ${position} of scrubber.custom is not applied: ${reason}`,
      'Mend that pattern in config.json. Until then it takes nothing out.',
    );
  if (examined.guardianProblem !== null)
    problem(
      'guardian_refused',
      examined.guardianProblem,
      'Mend guardian.json; the last good one stays in force while Beacon runs.',
    );
  if (examined.endpointProblem !== null)
    problem('endpoint_refused', examined.endpointProblem, 'Set BEACON_ENDPOINT to https://host, or unset it.');
  else if (examined.endpoint === null)
    note(
      'no_destination',
      'No destination is set, so nothing can be sent.',
      'Set "endpoint" in config.json, or export reports and open issues instead.',
    );
  for (const warning of examined.environmentWarnings)
    problem('environment', warning, 'Mend the variable where your shell sets it.');
  if (examined.debug)
    note(
      'debug',
      'STALLARI_TELEMETRY_DEBUG is set: requests are printed, and none is made.',
      'Unset it to send again.',
    );
  if (examined.quarantined > 0)
    problem(
      'quarantined',
      `${examined.quarantined} ${examined.quarantined === 1 ? 'file' : 'files'} could not be read and ${examined.quarantined === 1 ? 'was' : 'were'} set aside.`,
      'See them with: stallari-cli beacon list --quarantined; mend or discard them.',
    );
  if (examined.host === null && examined.socket)
    note(
      'stale_socket',
      'There is a socket and nobody behind it: a host died.',
      'Nothing: the next host takes it away.',
    );
  if (examined.host !== null && examined.host.version !== examined.version)
    note(
      'other_version',
      `The host that runs is Beacon ${examined.host.version}, this command is ${examined.version}.`,
      'Quit it and start it again.',
    );
  for (const { name, pid } of examined.locks)
    if (pid === null)
      note(
        'stale_lock',
        `state/${name} was left by a process that is gone.`,
        'Nothing: whoever needs it next takes it over.',
      );
  if (examined.socketElsewhere)
    note(
      'long_home',
      'The path of the home folder is too long for a socket; it lies below the temp folder.',
      'Nothing, or a shorter BEACON_HOME.',
    );
  if (!isNewEnough(examined.node))
    problem(
      'old_node',
      `Node ${examined.node} is older than Beacon works with.`,
      `Install Node ${OLDEST_NODE.join('.')} or newer.`,
    );
  if (examined.online?.kind === 'failed')
    problem(
      'endpoint_unreachable',
      `${examined.endpoint} could not be reached (${examined.online.why}).`,
      'Look at your connection and the address. What is approved waits and goes later.',
    );
  if (examined.online?.kind === 'answered' && examined.online.status !== 200)
    problem(
      'endpoint_answers_oddly',
      `${examined.endpoint} answered ${examined.online.status} where an ingest says 200.`,
      'Look at the address: it may be of something else.',
    );
  if (examined.online?.kind === 'not_asked')
    note(
      'endpoint_not_asked',
      `The destination was not asked: ${examined.online.why}.`,
      'Nothing, unless you want it asked.',
    );
  return findings;
}

function named(all: readonly string[]): string {
  const more = all.length > NAMED ? ` and ${all.length - NAMED} more` : '';
  return `${all.slice(0, NAMED).join(', ')}${more}`;
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}
