import type { ClientKind } from '@contract/clients.ts';

/** Where MCP clients keep their configurations. */

export interface ClientPlace {
  readonly client: ClientKind;
  /** Absolute. */
  readonly path: string;
  /** The lists of servers in it, as JSON paths; `*` stands for any one key. */
  readonly lists: readonly (readonly string[])[];
}

export interface Whereabouts {
  readonly os: 'macos' | 'linux';
  /** The person's own folder. */
  readonly home: string;
  /** XDG_CONFIG_HOME, where it is set to an absolute path. */
  readonly configHome: string | null;
  /** The project in whose folder a command was called; null for the app. */
  readonly project: string | null;
}

export const clientTitles: Readonly<Record<ClientKind, string>> = {
  'claude-desktop': 'Claude Desktop',
  'claude-code': 'Claude Code',
  cursor: 'Cursor',
  vscode: 'VS Code',
  'mcp-json': '.mcp.json',
};

const MCP_SERVERS = [['mcpServers']];

/**
 * Every file that a client may have, whether it is there or not.
 * Sources: https://modelcontextprotocol.io/quickstart/user, https://docs.claude.com/en/docs/claude-code/mcp,
 * https://docs.cursor.com/context/mcp, https://code.visualstudio.com/docs/copilot/chat/mcp-servers
 */
export function clientPlaces({ os, home, configHome, project }: Whereabouts): readonly ClientPlace[] {
  const config = os === 'macos' ? `${home}/Library/Application Support` : (configHome ?? `${home}/.config`);
  const editors = ['Code', 'Code - Insiders', 'VSCodium'].flatMap((name): ClientPlace[] => [
    { client: 'vscode', path: `${config}/${name}/User/mcp.json`, lists: [['servers']] },
    { client: 'vscode', path: `${config}/${name}/User/settings.json`, lists: SETTINGS },
  ]);
  const own: ClientPlace[] = [
    { client: 'claude-desktop', path: `${config}/Claude/claude_desktop_config.json`, lists: MCP_SERVERS },
    { client: 'claude-code', path: `${home}/.claude.json`, lists: [['mcpServers'], ['projects', '*', 'mcpServers']] },
    { client: 'cursor', path: `${home}/.cursor/mcp.json`, lists: MCP_SERVERS },
    ...editors,
  ];
  if (project === null) return own;
  const projects: ClientPlace[] = [
    { client: 'mcp-json', path: `${project}/.mcp.json`, lists: MCP_SERVERS },
    { client: 'cursor', path: `${project}/.cursor/mcp.json`, lists: MCP_SERVERS },
    { client: 'vscode', path: `${project}/.vscode/mcp.json`, lists: [['servers']] },
    { client: 'vscode', path: `${project}/.vscode/settings.json`, lists: SETTINGS },
  ];
  // In the home folder a project's file may be the person's own.
  return [...own, ...projects.filter((place) => own.every(({ path }) => path !== place.path))];
}

/** VS Code takes a setting nested or with dots in its key. */
const SETTINGS = [['mcp', 'servers'], ['mcp.servers']];
