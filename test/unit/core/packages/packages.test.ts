import { isPublicPackage, packageOfCommand } from '@core/packages/index.ts';
import { describe, expect, test } from 'vitest';

describe('isPublicPackage', () => {
  test.each([
    ['npm', 'express'],
    ['npm', '@modelcontextprotocol/server-filesystem'],
    ['npm', '@types/anything'],
    ['npm', '@playwright/mcp'],
    ['pypi', 'requests'],
    ['pypi', 'PyYAML'],
    ['pypi', 'yaml'],
    ['pypi', 'typing_extensions'],
    ['pypi', 'mcp-server-fetch'],
    ['go', 'github.com/gorilla/mux'],
    ['go', 'golang.org/x/net/http2'],
    ['crates', 'tokio'],
    ['gem', 'rack'],
  ] as const)('knows %s %s', (ecosystem, name) => {
    expect(isPublicPackage(ecosystem, name)).toBe(true);
  });

  test.each([
    ['npm', '@acme/payroll'],
    ['npm', 'acme-internal'],
    ['npm', ''],
    ['pypi', 'express'],
    ['go', 'github.com/ada/northwind'],
    ['crates', 'northwind'],
  ] as const)('does not know %s %j', (ecosystem, name) => {
    expect(isPublicPackage(ecosystem, name)).toBe(false);
  });
});

describe('packageOfCommand', () => {
  const npm = (name: string) => ({ ecosystem: 'npm', name });
  const pypi = (name: string) => ({ ecosystem: 'pypi', name });

  test.each([
    [
      'npx',
      ['-y', '@modelcontextprotocol/server-filesystem', '/Users/ada'],
      npm('@modelcontextprotocol/server-filesystem'),
    ],
    [
      'npx',
      ['-y', '@modelcontextprotocol/server-filesystem@2026.1.14'],
      npm('@modelcontextprotocol/server-filesystem'),
    ],
    ['/opt/homebrew/bin/npx', ['--yes', 'mcp-remote@latest', 'https://x.example'], npm('mcp-remote')],
    ['npx.cmd', ['-p', '@a/b@1', 'run-it'], npm('@a/b')],
    ['npx', ['--package=x@1', '-c', 'y'], npm('x')],
    ['pnpm', ['dlx', 'x@1.2.3'], npm('x')],
    ['pnpm', ['--silent', 'dlx', 'x'], npm('x')],
    ['yarn', ['dlx', 'x'], npm('x')],
    ['npm', ['exec', '--', 'x@1'], npm('x')],
    ['bunx', ['x@1'], npm('x')],
    ['bun', ['x', 'y@1'], npm('y')],
    ['deno', ['run', '-A', 'npm:x@1'], npm('x')],
    ['uvx', ['mcp-server-fetch@1.0'], pypi('mcp-server-fetch')],
    ['uvx', ['--from', 'x[cli]==1.0', 'y'], pypi('x')],
    ['uvx', ['-p', '3.12', 'x'], pypi('x')],
    ['uv', ['tool', 'run', 'x'], pypi('x')],
    ['uv', ['run', '--with', 'y', 'x'], pypi('x')],
    ['pipx', ['run', '--spec', 'x==1', 'y'], pypi('x')],
    ['python3.12', ['-m', 'mcp_server_time.cli', '--tz'], pypi('mcp_server_time')],
    ['python', ['-u', '-m', 'http.server'], pypi('http')],
    ['node', ['--max-old-space-size=4096', '/Users/ada/w/node_modules/@a/b/dist/cli.js'], npm('@a/b')],
    ['node', ['-r', 'dotenv/config', 'C:\\w\\node_modules\\x\\cli.js'], npm('x')],
    ['/Users/ada/.local/share/uv/tools/x/bin/x', [], pypi('x')],
    ['env', ['A=b', 'npx', 'x'], npm('x')],
    ['cmd', ['/c', 'npx', '-y', 'x'], npm('x')],
  ] as const)('%s %j runs %j', (command, args, found) => {
    expect(packageOfCommand(command, args)).toEqual(found);
  });

  test.each([
    ['node', ['indexer.mjs']],
    ['node', ['-e', 'x']],
    ['npx', []],
    ['npx', ['./local']],
    ['npx', ['github:ada/private']],
    ['npx', ['https://x.example/a.tgz']],
    ['uvx', ['git+https://x.example/a']],
    ['python', ['script.py']],
    ['python', ['-c', 'import x']],
    ['uv', ['run', 'script.py']],
    ['bash', ['-c', 'npx x']],
    ['/Users/ada/w/node_modules/.bin/x', []],
    ['', []],
  ] as const)('%s %j runs no package that can be told', (command, args) => {
    expect(packageOfCommand(command, args)).toBeNull();
  });
});
