import { isPublicPackage, packageOfCommand, publicPackageOf } from '@core/packages/index.ts';
import { describe, expect, test } from 'vitest';
import { debianNames } from '../../../../build/packages/debian-names.mjs';

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
    ['gem', 'active_model_serializers'],
    ['crates', 'unicode-width'],
    ['crates', 'async_trait'],
    ['go', 'github.com/jackc/pgx/v5/pgconn'],
    ['go', 'github.com/spf13/cobra'],
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
    // A part of one's own that has a plain word for a name, and what is not a project's but a person's.
    ['npm', 'config'],
    ['npm', 'test'],
    ['npm', 'user'],
    ['pypi', 'acme'],
    ['pypi', 'schema'],
    ['pypi', 'Notes'],
    ['gem', 'contracts'],
    ['gem', 'workflow'],
    ['go', 'github.com/spf13/northwind'],
    ['go', 'github.com/spf13'],
    ['go', 'github.com'],
  ] as const)('does not know %s %j', (ecosystem, name) => {
    expect(isPublicPackage(ecosystem, name)).toBe(false);
  });
});

describe('debianNames', () => {
  const index = `Package: rust-tokio
Binary: librust-tokio-dev, librust-tokio-1-dev
Homepage: https://tokio.rs

Package: python-aiohttp
Binary: python3-aiohttp, python3-aiohttp-doc, python3-aiohttp-dbg

Package: black
Binary: black, python3-blackd
Build-Depends: debhelper, dh-python
Package-List:
 black deb python optional arch=all

Package: payroll
Binary: payroll
Build-Depends: debhelper, dh-python
Package-List:
 payroll deb admin optional arch=all

Package: ruby-active-model-serializers
Binary: ruby-active-model-serializers
Build-Depends: gem2deb

Package: golang-github-jackc-pgx
Binary: golang-github-jackc-pgx-v5-dev
Go-Import-Path: github.com/jackc/pgx/v5,
 github.com/jackc
Homepage: https://github.com/jackc/pgx
`;

  test('reads crates, gems, import paths and what Python imports, without the parts that are no package', () => {
    const { crates, gems, go, pypi } = debianNames(index);
    expect([...crates]).toEqual(['tokio']);
    expect([...gems]).toEqual(['active-model-serializers']);
    expect([...go]).toEqual(['github.com/jackc/pgx']);
    expect([...pypi]).toEqual(['aiohttp', 'blackd', 'black']);
  });

  test('takes nothing from what is no index', () => {
    for (const text of ['', '\n\n\n', '{"Package":"x"}', 'Binary: ruby-x\n', `${'A'.repeat(100_000)}`])
      expect(Object.values(debianNames(text)).map(({ size }) => size)).toEqual([0, 0, 0, 0]);
  });
});

describe('packageOfCommand', () => {
  const npm = (name: string) => ({ ecosystem: 'npm', name });
  const pypi = (name: string) => ({ ecosystem: 'pypi', name });
  const docker = (name: string) => ({ ecosystem: 'docker', name });

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
    ['deno', ['run', '--allow-net', '-c', 'deno.json', 'npm:@a/b@1.2/cli.js', '--port'], npm('@a/b')],
    [
      'docker',
      ['run', '-i', '--rm', '-e', 'TOKEN', '-v', '/Users/ada:/x', 'mcp/filesystem:1.0', '/x'],
      docker('mcp/filesystem'),
    ],
    [
      'docker',
      ['run', '-p', '8080:80', '--env=A=b', 'ghcr.io/github/github-mcp-server'],
      docker('github/github-mcp-server'),
    ],
    ['podman', ['container', 'run', `docker.io/mcp/time@sha256:${'0'.repeat(64)}`], docker('mcp/time')],
    ['dnx', ['NuGet.Mcp.Server@1.0.0', '--yes'], { ecosystem: 'nuget', name: 'NuGet.Mcp.Server' }],
    ['jbang', ['io.quarkus:quarkus-cli:3.2.1', '--x'], { ecosystem: 'maven', name: 'io.quarkus' }],
    [
      'java',
      ['-Xmx1g', '-jar', '/Users/ada/.m2/repository/org/keycloak/server/26.0/server-26.0.jar'],
      { ecosystem: 'maven', name: 'org.keycloak' },
    ],
    [
      'java',
      [
        '-jar',
        `/Users/ada/.gradle/caches/modules-2/files-2.1/io.ktor/ktor-server/3.0/${'0a'.repeat(20)}/ktor-server-3.0.jar`,
      ],
      { ecosystem: 'maven', name: 'io.ktor' },
    ],
    ['java', ['-jar', '/Users/ada/work/northwind.jar'], null],
    ['java', ['Main'], null],
    ['caffeinate', ['-i', '-t', '60', 'npx', 'x'], npm('x')],
    ['nice', ['-n', '5', 'uvx', 'x'], pypi('x')],
    ['npx', ['--yes', '--package=@a/b@2', '--', 'b', '--flag'], npm('@a/b')],
    ['uvx', ['--with', 'y', '--index-url', 'https://x.example', 'x==2'], pypi('x')],
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
    ['deno', ['run', 'main.ts', 'npm:x']],
    ['docker', ['compose', 'up', 'mcp/time']],
    ['docker', ['run', 'registry.acme.example/team/secret:1']],
    ['docker', ['run', 'localhost:5000/mcp/time']],
    ['docker', ['run', '-v']],
    ['nice', ['-n']],
    ['/Users/ada/w/node_modules/.bin/x', []],
    ['', []],
  ] as const)('%s %j runs no package that can be told', (command, args) => {
    expect(packageOfCommand(command, args)).toBeNull();
  });
});

describe('publicPackageOf', () => {
  test.each([
    ['npx', ['-y', '@modelcontextprotocol/server-git@1'], '@modelcontextprotocol/server-git'],
    ['uvx', ['mcp-server-fetch==1.0'], 'mcp-server-fetch'],
    ['python', ['-m', 'mcp_server_fetch'], 'mcp-server-fetch'],
    ['uvx', ['MCP.Server_Fetch'], 'mcp-server-fetch'],
    ['docker', ['run', '-i', 'mcp/git'], 'mcp/git'],
    ['npx', ['@northwind/payroll-mcp'], null],
    ['uvx', ['northwind-payroll'], null],
    ['docker', ['run', 'northwind/payroll'], null],
    ['node', ['/Users/ada/w/packages/express/server.js'], null],
  ])('%s %j is %j, by one name however it is written', (command, args, name) => {
    expect(publicPackageOf(command, args)).toBe(name);
  });
});

describe('the lists', () => {
  test('know what programs are commonly made of', () => {
    const common = {
      npm: 'express axios lodash react react-dom next vue svelte fastify koa zod webpack vite esbuild mongoose pg ioredis sequelize @prisma/client puppeteer electron ws socket.io winston pino openai @anthropic-ai/sdk langchain better-sqlite3 stripe bullmq drizzle-orm discord.js @nestjs/core @modelcontextprotocol/sdk',
      pypi: 'requests numpy django flask pandas scipy torch tensorflow transformers fastapi uvicorn starlette sqlalchemy celery redis boto3 pytest scrapy pillow PIL sklearn httpx aiohttp pydantic click rich openai anthropic yaml mcp fastmcp airflow streamlit',
      crates: 'tokio serde serde_json axum actix-web hyper reqwest clap rayon diesel sqlx rocket bevy tauri anyhow',
      gem: 'rails activerecord actionpack sinatra puma sidekiq rack nokogiri grape hanami',
      go: 'github.com/gin-gonic/gin github.com/spf13/cobra golang.org/x/net k8s.io/client-go github.com/aws/aws-sdk-go-v2/service/s3 github.com/stripe/stripe-go/v76',
      nuget:
        'Newtonsoft.Json serilog ModelContextProtocol Dapper Polly Moq NUnit Npgsql MediatR AutoMapper Microsoft.Extensions.Hosting',
      maven:
        'org.springframework com.google.guava org.slf4j ch.qos.logback io.netty org.jetbrains.kotlinx com.squareup.okhttp3 junit',
      docker: 'mcp/fetch github/github-mcp-server',
    } as const;
    for (const [ecosystem, names] of Object.entries(common) as [keyof typeof common, string][]) {
      const missing = names.split(' ').filter((name) => !isPublicPackage(ecosystem, name));
      expect(missing, ecosystem).toEqual([]);
    }
  });

  test('know nothing of companies’ other modules, of folders, of parts of names, and of other cases in npm', () => {
    for (const [ecosystem, name] of [
      ['go', 'github.com/stripe/secret-ledger'],
      ['go', 'github.com/google/northwind-internal'],
      ['go', 'github.com'],
      ['go', 'golang.org'],
      ['npm', '@google-cloud/northwind'],
      ['npm', 'expres'],
      ['npm', 'Express'],
      ['npm', '@types'],
      ['npm', 'express/lib'],
      ['pypi', 'utils'],
      ['pypi', 'app'],
      ['pypi', 'common'],
      ['crates', ''],
      ['gem', ''],
      ['maven', 'org.springframework.northwind'],
      ['maven', 'com.google'],
      ['nuget', 'Northwind.Core'],
      ['npm', 'constructor'],
      ['npm', '__proto__'],
    ] as const)
      expect(isPublicPackage(ecosystem, name), `${ecosystem} ${name}`).toBe(false);
  });
});
