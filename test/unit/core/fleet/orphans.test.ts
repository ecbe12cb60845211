import { endOf, isShared, parseLsof } from '@core/fleet/lsof.ts';
import { judgeSuspect, suspects, type Ties, type Words, YOUNG_MS } from '@core/fleet/orphans.ts';
import { wordsOfLine } from '@core/fleet/process-words.ts';
import { type ProcessRow, ProcessTable } from '@core/fleet/sampling.ts';
import { clientOfNames, parseTcp, parseUnix, streamEnd, treeIsShared } from '@core/fleet/sockets.ts';
import { whyBusy } from '@core/fleet/why.ts';
import { describe, expect, test } from 'vitest';

const MIB = 1024 * 1024;
const row = (pid: number, ppid: number, more: Partial<ProcessRow> = {}): ProcessRow => ({
  pid,
  ppid,
  pgid: 40,
  sid: 40,
  startTime: `s${pid}`,
  cpuMs: 0,
  rssBytes: 100 * MIB,
  footprintBytes: null,
  ...more,
});
const words = (line: string, more: Partial<Words> = {}): Words => {
  const { line: sameAs, ...said } = wordsOfLine(line.split(' '));
  return { ...said, sameAs, own: true, ageMs: 3_600_000, ...more };
};
const dead: Ties = { input: 'dead', output: 'dead', shared: false, service: false, client: null };
const SERVER = 'npx -y @modelcontextprotocol/server-everything';

function judged(
  more: {
    words?: Partial<Words>;
    ties?: Partial<Ties>;
    line?: string;
    row?: Partial<ProcessRow>;
    guarded?: boolean;
  } = {},
) {
  const rows = [row(1, 0, { pgid: 1, sid: 1 }), row(50, 1, more.row), row(51, 50)];
  const said = new Map([
    [1, words('/sbin/launchd', { own: false })],
    [50, words(more.line ?? SERVER, more.words)],
    [51, words('node /x/node_modules/@modelcontextprotocol/server-everything/dist/index.js')],
  ]);
  if (more.line !== undefined) said.delete(51);
  const table = new ProcessTable(rows);
  const [suspect] = suspects(table, said, () => false);
  if (suspect === undefined) return undefined;
  return judgeSuspect(
    suspect,
    { ...dead, ...more.ties },
    table,
    said,
    () => more.guarded === true,
    () => [],
  );
}

describe('an orphan', () => {
  test('is an MCP server with parent 1 whose input and output have nobody at their other end; with its proof', () => {
    expect(judged()).toEqual({
      pid: 50,
      start_time: 's50',
      runs: 'npx @modelcontextprotocol/server-everything',
      age_s: 3600,
      rss_mb: 200,
      processes: 2,
      client: null,
      duplicates: 0,
      spared: null,
      proof: {
        parents: [{ pid: 1, name: 'launchd' }],
        parent_gone: true,
        leader_gone: true,
        input_dead: true,
        output_dead: true,
      },
    });
  });

  test.each([
    ['somebody may still write to it', { ties: { input: 'alive' } }, 'client_may_live'],
    ['nobody can tell', { ties: { input: 'unknown' } }, 'client_may_live'],
    ['it is a daemon without input', { ties: { input: 'none', output: 'none' } }, 'client_may_live'],
    ['somebody still reads it', { ties: { output: 'alive' } }, 'client_may_live'],
    ['others are connected to it', { ties: { shared: true } }, 'shared'],
    [`it is ${YOUNG_MS / 1000 - 1} s old`, { words: { ageMs: YOUNG_MS - 1000 } }, 'young'],
    ['its age is unknown', { words: { ageMs: null } }, 'young'],
    ['it is of another user', { words: { own: false } }, 'foreign'],
    ['the system started it', { ties: { service: true } }, 'foreign'],
    ['it sits at a terminal', { ties: { input: 'terminal' } }, 'terminal'],
    ['Beacon guards it', { guarded: true }, 'guarded'],
    ['nothing says that it is a server', { line: '/usr/bin/some-tool --x' }, 'no_server'],
  ] as const)('is spared where %s', (_, more, reason) => {
    expect(judged(more)?.spared).toBe(reason);
  });

  test('is not even listed where its parent lives, or where it is a daemon like any other', () => {
    const table = new ProcessTable([row(1, 0), row(30, 1), row(50, 30)]);
    const said = new Map([
      [30, words('/Applications/Client.app/client')],
      [50, words(SERVER)],
    ]);
    expect(suspects(table, said, () => false).map(({ row: { pid } }) => pid)).toEqual([30]);
    expect(judged({ line: '/usr/sbin/some-daemon', ties: { input: 'none', output: 'none' } })).toBeNull();
  });

  test('is known by what its line names, and no flag or sentence', () => {
    const says = (line: string) => wordsOfLine(line.split(' ')).mcp;
    expect([
      says('node /u/mcp-server.mjs'),
      says('python -m mcp_server_git'),
      says('uvx mcp-server-fetch'),
      says('/u/MyMcpServer'),
    ]).toEqual([true, true, true, true]);
    expect([says('node /u/server.mjs'), says('vim notes'), says('/bin/tmcpd')]).toEqual([false, false, false]);
  });
});

describe('the other end of a stream', () => {
  const unix = parseUnix(
    `Num       RefCount Protocol Flags    Type St Inode Path
00000000d3264047: 00000003 00000000 00000000 0001 03 2001
00000000d3264048: 00000002 00000000 00000000 0001 03 2002
00000000d3264049: 00000002 00000000 00010000 0001 01 2003 /tmp/l.sock
00000000d326404a: 00000003 00000000 00000000 0001 03 2004 /tmp/l.sock
`,
  );
  const tcp = parseTcp(
    `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 3001 1 0 100 0 0 10 0
   1: 0100007F:1F90 0100007F:C001 01 00000000:00000000 00:00000000 00000000  1000        0 3002 1 0 20 4 30 10 -1
`,
  );
  test('of a socket is dead with 2 references and alive with 3; of a pipe it is who else has it', () => {
    const end = (link: string | null, held = false) => streamEnd(link, { unix, tcp }, () => held);
    expect([end('socket:[2001]'), end('socket:[2002]'), end('socket:[9]')]).toEqual(['alive', 'dead', 'unknown']);
    expect([end('pipe:[5]', true), end('pipe:[5]')]).toEqual(['alive', 'dead']);
    expect([end('/dev/null'), end('/dev/pts/3'), end('/tmp/file'), end(null), end('anon_inode:x')]).toEqual([
      'none',
      'terminal',
      'none',
      'none',
      'unknown',
    ]);
  });
  test('of what it listens on counts where it is outside the tree', () => {
    expect(treeIsShared(new Set([2003, 2004]), { unix, tcp: [] })).toBe(true);
    expect(treeIsShared(new Set([2003]), { unix, tcp: [] })).toBe(false);
    expect(treeIsShared(new Set([3001, 3002]), { unix: new Map(), tcp })).toBe(true);
    expect(treeIsShared(new Set([3001]), { unix: new Map(), tcp })).toBe(false);
  });
  test('is read from what lsof prints on macOS (constructed)', () => {
    const files = parseLsof(
      'p50\nf0\ntunix\nd0xaa\nn->0xbb\nf1\ntPIPE\nd0xcc\nn->0xdd\nf5\ntIPv4\nd0x1\nn127.0.0.1:8080 (LISTEN)\nf6\ntIPv4\nd0x2\nn127.0.0.1:8080->127.0.0.1:50001 (ESTABLISHED)\np60\nf9\ntPIPE\nd0xdd\nn->0xcc\np70\nf0\ntunix\nd0xee\nn->(none)\nf1\ntPIPE\nd0xef\nn\nf2\ntCHR\nd0x3\nn/dev/ttys001\n',
    );
    const tree = new Set([50]);
    expect([endOf(files, 50, '0', tree), endOf(files, 50, '1', tree), endOf(files, 50, '2', tree)]).toEqual([
      'dead',
      'alive',
      'none',
    ]);
    expect(['0', '1', '2'].map((fd) => endOf(files, 70, fd, new Set([70])))).toEqual(['dead', 'dead', 'terminal']);
    expect([isShared(files, tree), isShared(files, new Set([70]))]).toEqual([true, false]);
  });
  test('had a client that the names of its variables tell', () => {
    expect([
      clientOfNames(['PATH', 'CLAUDECODE']),
      clientOfNames(['CURSOR_TRACE_ID']),
      clientOfNames(['VSCODE_PID']),
      clientOfNames(['HOME']),
    ]).toEqual(['claude-code', 'cursor', 'vscode', null]);
  });
});

test('why: a server stands by itself under its owner, everything else under the topmost program; CPU is the time between', () => {
  const before = [row(1, 0), row(10, 1), row(11, 10, { cpuMs: 5000 }), row(12, 11), row(13, 10), row(14, 10)];
  const after = [
    row(1, 0),
    row(10, 1),
    row(11, 10, { cpuMs: 7000 }),
    row(12, 11, { cpuMs: 1000 }),
    row(13, 10),
    row(14, 10),
    row(15, 1, { cpuMs: 500 }),
  ];
  const said = new Map([
    [1, words('/sbin/launchd')],
    [10, words('/Applications/Client.app/Client')],
    [11, words(SERVER)],
    [12, words('node x')],
    [13, words('Helper')],
    [14, words(SERVER)],
    [15, words('zsh')],
  ]);
  const why = whyBusy({ before, after, elapsedMs: 2000 }, said, 8, (pid) => pid === 14);
  expect(
    why.by_cpu.map(({ pid, owner, cpu_percent, processes, duplicates }) => [
      pid,
      owner,
      cpu_percent,
      processes,
      duplicates,
    ]),
  ).toEqual([
    [11, 'Client', 150, 2, 1],
    [15, null, 25, 1, 0],
  ]);
  expect(why.by_memory.map(({ pid, rss_mb }) => [pid, rss_mb])).toEqual([
    [10, 200],
    [11, 200],
    [1, 100],
    [14, 100],
    [15, 100],
  ]);
  expect(why.by_memory.find(({ pid }) => pid === 14)?.guarded).toBe(true);
  expect(why.cpu_percent).toBe(175);
});
