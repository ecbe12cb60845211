/** What `lsof -F pftdn` of macOS says of streams and sockets. Pure. Source: lsof(8), "OUTPUT FOR OTHER PROGRAMS". */

export interface OpenFile {
  readonly pid: number;
  /** `0`, `1`, `12`, `cwd`, `txt`. */
  readonly fd: string;
  /** `unix`, `PIPE`, `IPv4`, `CHR`, `REG`. */
  readonly type: string;
  /** Address of the thing itself, as others name it for their other end. */
  readonly device: string;
  readonly name: string;
}

export function parseLsof(text: string): OpenFile[] {
  const files: OpenFile[] = [];
  let pid = 0;
  let file: { fd: string; type: string; device: string; name: string } | null = null;
  const push = () => {
    if (file !== null) files.push({ pid, ...file });
    file = null;
  };
  for (const line of text.split('\n')) {
    const value = line.slice(1);
    if (line[0] === 'p') {
      push();
      pid = Number(value);
    } else if (line[0] === 'f') {
      push();
      file = { fd: value, type: '', device: '', name: '' };
    } else if (file !== null && line[0] === 't') file.type = value;
    else if (file !== null && line[0] === 'd') file.device = value;
    else if (file !== null && line[0] === 'n') file.name = value;
  }
  push();
  return files;
}

/** The other end of a descriptor of one process. */
export function endOf(
  files: readonly OpenFile[],
  pid: number,
  fd: string,
  tree: ReadonlySet<number>,
): 'dead' | 'alive' | 'none' | 'terminal' | 'unknown' {
  const own = files.find((file) => file.pid === pid && file.fd === fd);
  if (own === undefined) return 'none';
  if (own.type === 'CHR') return /\/dev\/tty/.test(own.name) ? 'terminal' : 'none';
  if (own.type === 'REG' || own.type === 'DIR') return 'none';
  if (own.type !== 'PIPE' && own.type !== 'unix') return 'unknown';
  const peer = /->(0x[0-9a-f]+)/.exec(own.name)?.[1];
  // A pipe or a socket whose other end is closed points nowhere.
  if (peer === undefined) return own.type === 'PIPE' || own.name.includes('->(none)') ? 'dead' : 'unknown';
  return files.some((file) => file.device === peer && !tree.has(file.pid)) ? 'alive' : 'dead';
}

/** Whether somebody outside the tree is connected to a port, or a path, that it listens on. */
export function isShared(files: readonly OpenFile[], tree: ReadonlySet<number>): boolean {
  const own = files.filter(({ pid }) => tree.has(pid));
  const ports = new Set(own.flatMap(({ name }) => /:(\d+) \(LISTEN\)$/.exec(name)?.[1] ?? []));
  const within = new Set(own.flatMap(({ name }) => /^(\S+)->/.exec(name)?.[1] ?? []));
  const tcp = own.some(({ type, name }) => {
    const match = /^(\S+:(\d+))->(\S+) \(ESTABLISHED\)$/.exec(name);
    return type.startsWith('IP') && match !== null && ports.has(match[2] ?? '') && !within.has(match[3] ?? '');
  });
  if (tcp) return true;
  const paths = new Set(
    own.filter(({ type, name }) => type === 'unix' && name.startsWith('/')).map(({ name }) => name),
  );
  // A client's own socket names the listener's as its other end.
  const devices = new Set(
    own.filter(({ type, name }) => type === 'unix' && paths.has(name)).map(({ device }) => device),
  );
  return files.some(
    ({ pid, type, name }) => type === 'unix' && !tree.has(pid) && devices.has(/->(0x[0-9a-f]+)/.exec(name)?.[1] ?? ''),
  );
}
