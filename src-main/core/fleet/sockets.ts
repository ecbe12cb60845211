import type { ClientKind } from '@contract/clients.ts';
import type { StreamEnd } from './orphans.ts';

/** Who is at the other end of a stream, from what a system says of its sockets and pipes. Pure. */

export interface UnixSocket {
  readonly inode: number;
  /** A connected one is held by itself and by its other end: 3; with less, that end is gone. */
  readonly references: number;
  readonly connected: boolean;
  readonly listening: boolean;
  readonly path: string;
}

export interface TcpSocket {
  readonly inode: number;
  readonly local: string;
  readonly remote: string;
  readonly state: 'listening' | 'established' | 'other';
}

export interface SocketTable {
  readonly unix: ReadonlyMap<number, UnixSocket>;
  readonly tcp: readonly TcpSocket[];
}

const LIVE_REFERENCES = 3;

/** Source: proc_net(5), `/proc/net/unix`: Num RefCount Protocol Flags Type St Inode Path. */
export function parseUnix(text: string): ReadonlyMap<number, UnixSocket> {
  const sockets = new Map<number, UnixSocket>();
  for (const line of text.split('\n')) {
    const match =
      /^[0-9a-f]+: ([0-9A-F]{8}) [0-9A-F]{8} ([0-9A-F]{8}) [0-9A-F]{4} ([0-9A-F]{2}) +(\d+)(?: (.*))?$/.exec(line);
    if (match === null) continue;
    const [, references = '0', flags = '0', state = '', inode = '0', path = ''] = match;
    sockets.set(Number(inode), {
      inode: Number(inode),
      references: Number.parseInt(references, 16),
      connected: state === '03',
      listening: (Number.parseInt(flags, 16) & 0x10000) !== 0,
      path,
    });
  }
  return sockets;
}

/** Source: proc_net(5), `/proc/net/tcp` and `tcp6`. */
export function parseTcp(text: string): TcpSocket[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*\d+: ([0-9A-F]+:[0-9A-F]{4}) ([0-9A-F]+:[0-9A-F]{4}) ([0-9A-F]{2}) (?:\S+ +){5}(\d+)/.exec(line);
    if (match === null) return [];
    const [, local = '', remote = '', state = '', inode = '0'] = match;
    const named = state === '0A' ? 'listening' : state === '01' ? 'established' : 'other';
    return [{ inode: Number(inode), local, remote, state: named } as const];
  });
}

/**
 * The other end of what a link of /proc/<pid>/fd names. `heldOutside` says whether a process outside the tree has the
 * same pipe: of a pipe both ends have one number, so any holder counts as somebody.
 */
export function streamEnd(
  link: string | null,
  sockets: SocketTable,
  heldOutside: (link: string) => boolean,
): StreamEnd {
  if (link === null) return 'none';
  if (/^\/dev\/(?:pts\/|tty|console)/.test(link)) return 'terminal';
  if (link.startsWith('pipe:')) return heldOutside(link) ? 'alive' : 'dead';
  if (link.startsWith('/') && !link.startsWith('/dev/')) return 'none';
  if (!link.startsWith('socket:')) return link === '/dev/null' ? 'none' : 'unknown';
  const inode = Number(/\d+/.exec(link)?.[0]);
  const unix = sockets.unix.get(inode);
  if (unix !== undefined) return unix.connected && unix.references >= LIVE_REFERENCES ? 'alive' : 'dead';
  const tcp = sockets.tcp.find((one) => one.inode === inode);
  if (tcp !== undefined) return tcp.state === 'established' ? 'alive' : 'dead';
  return 'unknown';
}

/** Whether somebody outside is connected to what a tree, given by the inodes of its sockets, listens on. */
export function treeIsShared(inodes: ReadonlySet<number>, { unix, tcp }: SocketTable): boolean {
  const own = [...unix.values()].filter(({ inode }) => inodes.has(inode));
  const paths = new Set(own.filter(({ listening }) => listening).map(({ path }) => path));
  const served = own.filter(({ listening, connected, path }) => !listening && connected && paths.has(path));
  if (served.some(({ references }) => references >= LIVE_REFERENCES)) return true;
  const portOf = (address: string) => address.slice(address.lastIndexOf(':') + 1);
  const ports = new Set(
    tcp.filter(({ inode, state }) => inodes.has(inode) && state === 'listening').map(({ local }) => portOf(local)),
  );
  const inside = new Set(tcp.filter(({ inode }) => inodes.has(inode)).map(({ local }) => local));
  return tcp.some(
    ({ inode, state, local, remote }) =>
      inodes.has(inode) && state === 'established' && ports.has(portOf(local)) && !inside.has(remote),
  );
}

/** Variables that a client gives to what it starts: only their names are looked at. */
const CLIENT_NAMES: readonly (readonly [RegExp, Exclude<ClientKind, 'mcp-json'>])[] = [
  [/^CLAUDE_?CODE(?:_|$)/, 'claude-code'],
  [/^CURSOR_(?:TRACE_ID|AGENT)/, 'cursor'],
  [/^VSCODE_(?:PID|IPC_HOOK|ESM_ENTRYPOINT)/, 'vscode'],
];

export function clientOfNames(names: readonly string[]): Exclude<ClientKind, 'mcp-json'> | null {
  return CLIENT_NAMES.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? null;
}
