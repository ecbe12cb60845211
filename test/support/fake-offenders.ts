import type { ClientConfig, ClientPlan } from '@contract/clients.ts';
import type { BusyTree, Orphan, OrphanList, Why } from '@contract/offenders.ts';

/** What the invented host answers about others: MCP clients, servers whose client is gone, and what is busy. */

const server = (name: string, state: ClientConfig['servers'][number]['state'], rss_mb: number | null = null) => ({
  name,
  project: null,
  runs: state === 'remote' ? null : `npx @example/server-${name}`,
  state,
  processes: rss_mb === null ? 0 : 2,
  rss_mb,
});

export function fakeClients(): ClientConfig[] {
  return [
    {
      id: 'claude-desktop-0',
      client: 'claude-desktop',
      title: 'Claude Desktop',
      path: '~/Library/Application Support/Claude/claude_desktop_config.json',
      problem: null,
      servers: ['files', 'git', 'memory', 'fetch', 'time'].map((name) => server(name, 'wrapped', 64)),
    },
    {
      id: 'cursor-0',
      client: 'cursor',
      title: 'Cursor',
      path: '~/.cursor/mcp.json',
      problem: null,
      servers: [
        server('files', 'unwrapped'),
        server('git', 'unwrapped'),
        server('memory', 'unwrapped'),
        server('search', 'remote'),
      ],
    },
    {
      id: 'vscode-0',
      client: 'vscode',
      title: 'VS Code',
      path: '~/Library/Application Support/Code/User/mcp.json',
      problem: 'Line 3 is not JSON, so the file is left alone.',
      servers: [],
    },
  ];
}

export function fakePlan(): ClientPlan {
  const line = (sign: ' ' | '-' | '+', text: string) => ({ sign, text });
  return {
    kind: 'plan',
    sha256: '0'.repeat(64),
    servers: ['files', 'git', 'memory'],
    diff: [
      line(' ', '  "mcpServers": {'),
      line(' ', '    "files": {'),
      line('-', '      "command": "npx",'),
      line('-', '      "args": ["@example/server-files", …],'),
      line('+', '      "command": "/Applications/Beacon.app/Contents/Resources/stallari-cli",'),
      line('+', '      "args": ["guard", "run", "--", "npx", "@example/server-files", …],'),
      line(' ', '      "env": { … }'),
      line(' ', '    },'),
    ],
  };
}

const orphan = (pid: number, runs: string, change: Partial<Orphan> = {}): Orphan => ({
  pid,
  start_time: `start-${pid}`,
  runs,
  age_s: 2460,
  rss_mb: 137.3,
  processes: 3,
  client: 'claude-desktop',
  duplicates: 0,
  proof: {
    parents: [{ pid: 1, name: 'launchd' }],
    parent_gone: true,
    leader_gone: true,
    input_dead: true,
    output_dead: true,
  },
  spared: null,
  ...change,
});

export function fakeOrphans(): OrphanList {
  return {
    orphans: [
      orphan(4711, 'mcp-server-git', { rss_mb: 210, duplicates: 1 }),
      orphan(4820, 'npx @example/server-files', { client: 'cursor', age_s: 90_000, rss_mb: 130 }),
      orphan(4933, 'uvx mcp-server-time', {
        client: null,
        rss_mb: 72,
        processes: 2,
        proof: {
          parents: [{ pid: 1, name: 'launchd' }],
          parent_gone: true,
          leader_gone: null,
          input_dead: true,
          output_dead: null,
        },
      }),
    ],
    spared: [
      orphan(5001, 'node @example/server-shared', { spared: 'shared' }),
      orphan(5020, 'npx @example/server-new', { spared: 'young', age_s: 12 }),
    ],
  };
}

const tree = (
  pid: number,
  runs: string,
  cpu_percent: number,
  rss_mb: number,
  change: Partial<BusyTree> = {},
): BusyTree => ({
  pid,
  start_time: `start-${pid}`,
  runs,
  owner: null,
  age_s: 7200,
  processes: 1,
  rss_mb,
  cpu_percent,
  duplicates: 0,
  guarded: false,
  ...change,
});

export function fakeWhy(): Why {
  const editor = tree(801, 'Code editor', 312, 2867, { processes: 9, age_s: 260_000 });
  const playwright = tree(4010, 'node @playwright/mcp', 31, 1946, { processes: 15, duplicates: 1, guarded: true });
  const ollama = tree(640, 'ollama', 14, 12_902, { processes: 2, age_s: 260_000 });
  const git = tree(4711, 'mcp-server-git', 9, 412, { owner: 'Claude', processes: 3, age_s: 2460 });
  return {
    measured_s: 2,
    cores: 12,
    cpu_percent: 366,
    rss_mb: 18_127,
    by_cpu: [editor, playwright, ollama, git],
    by_memory: [ollama, editor, playwright, git],
  };
}
