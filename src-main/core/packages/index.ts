import type { Ecosystem } from '@core/stack/places.ts';
import { mcpNpmNames, mcpPypiNames } from './mcp-names.ts';
import { npmNames } from './npm-names.ts';
import { crateNames, gemNames, goPrefixes, nugetNames } from './other-names.ts';
import { pypiNames } from './pypi-names.ts';

export { type PackageRef, packageOfCommand } from './command.ts';

/** Scopes of npm whose packages anybody can install: to know that somebody uses one tells nothing. */
const PUBLIC_SCOPES = new Set([
  '@types',
  '@babel',
  '@esbuild',
  '@rollup',
  '@swc',
  '@angular',
  '@aws-sdk',
  '@smithy',
  '@opentelemetry',
  '@sentry',
  '@octokit',
  '@jest',
  '@vitest',
  '@vitejs',
  '@vue',
  '@nestjs',
  '@prisma',
  '@modelcontextprotocol',
  '@langchain',
  '@electron',
  '@eslint',
  '@typescript-eslint',
  '@jridgewell',
  '@nodelib',
  '@npmcli',
  '@radix-ui',
  '@tanstack',
  '@emotion',
  '@mui',
  '@testing-library',
  '@storybook',
  '@nuxt',
  '@sveltejs',
  '@svgr',
  '@parcel',
  '@webassemblyjs',
  '@xtuc',
  '@grpc',
  '@protobufjs',
  '@img',
  '@codemirror',
  '@lezer',
  '@ai-sdk',
  '@img',
  '@hono',
  '@fastify',
  '@trpc',
  '@tailwindcss',
  '@playwright',
  '@puppeteer',
  '@biomejs',
  '@base-ui',
  '@floating-ui',
  '@reduxjs',
  '@react-native',
  '@google-cloud',
  '@anthropic-ai',
]);

let sets: Readonly<Record<Ecosystem, ReadonlySet<string>>> | undefined;

/** Made on first use: most runs of the program never ask. */
function known(): Readonly<Record<Ecosystem, ReadonlySet<string>>> {
  sets ??= {
    npm: setOf(npmNames, mcpNpmNames),
    pypi: new Set([...setOf(pypiNames, mcpPypiNames)].map(pypiKey)),
    go: setOf(goPrefixes),
    crates: setOf(crateNames),
    gem: setOf(gemNames),
    nuget: new Set([...setOf(nugetNames)].map((name) => name.toLowerCase())),
  };
  return sets;
}

/**
 * Whether a package is one that everybody knows: then its name, and paths inside it, may stand in a report. Names are
 * compared as their registry does: Python's in any case, `-` as `_`; Go's by the module or any folder above it.
 */
export function isPublicPackage(ecosystem: Ecosystem, name: string): boolean {
  const names = known()[ecosystem];
  switch (ecosystem) {
    case 'npm':
      return names.has(name) || (name.startsWith('@') && PUBLIC_SCOPES.has(name.slice(0, name.indexOf('/'))));
    case 'pypi':
      return names.has(pypiKey(name.replace(/-\d[^/]*\.(?:dist|egg)-info$/, '')));
    case 'go':
      return foldersOf(name).some((folder) => names.has(folder));
    case 'nuget':
      return names.has(name.toLowerCase());
    default:
      return names.has(name);
  }
}

function setOf(...lists: readonly string[]): Set<string> {
  return new Set(
    lists
      .join(' ')
      .split(/\s+/)
      .filter((name) => name !== ''),
  );
}

/** https://packaging.python.org/en/latest/specifications/name-normalization/ */
function pypiKey(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** `github.com/a/b/c`, `github.com/a/b`, `github.com/a`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, 12);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}
