import type { Ecosystem } from '@core/stack/places.ts';
import { packageOfCommand } from './command.ts';
import { composerNames } from './composer-names.ts';
import { crateNames } from './crate-names.ts';
import { debianCrateNames } from './debian-crate-names.ts';
import { debianGemNames } from './debian-gem-names.ts';
import { debianGoPaths } from './debian-go-names.ts';
import { debianPypiNames } from './debian-pypi-names.ts';
import { gemNames } from './gem-names.ts';
import { goPrefixes } from './go-names.ts';
import { mavenGroups } from './maven-names.ts';
import { mcpDockerNames, mcpNpmNames, mcpPypiNames } from './mcp-names.ts';
import { npmMoreNames } from './npm-more-names.ts';
import { npmNames } from './npm-names.ts';
import { nugetNames } from './nuget-names.ts';
import { isPlainWord } from './plain-words.ts';
import { pypiNames } from './pypi-names.ts';

export { type PackageRef, packageOfCommand } from './command.ts';

/** Scopes of npm whose owners publish all they have: projects, not companies that keep packages to themselves too. */
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
  '@octokit',
  '@jest',
  '@vitest',
  '@vitejs',
  '@vue',
  '@nestjs',
  '@modelcontextprotocol',
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
  '@sveltejs',
  '@img',
  '@svgr',
  '@parcel',
  '@webassemblyjs',
  '@xtuc',
  '@protobufjs',
  '@codemirror',
  '@lezer',
  '@fastify',
  '@tailwindcss',
  '@floating-ui',
  '@reduxjs',
]);

let sets: Readonly<Record<Ecosystem, ReadonlySet<string>>> | undefined;

/** Made on first use: most runs of the program never ask. */
function known(): Readonly<Record<Ecosystem, ReadonlySet<string>>> {
  sets ??= {
    npm: setOf(npmNames, npmMoreNames, mcpNpmNames),
    pypi: new Set([...setOf(pypiNames, debianPypiNames, mcpPypiNames)].map(pypiKey)),
    go: setOf(goPrefixes, debianGoPaths),
    crates: new Set([...setOf(crateNames, debianCrateNames)].map(dashed)),
    gem: new Set([...setOf(gemNames, debianGemNames)].map(dashed)),
    maven: setOf(mavenGroups),
    composer: setOf(composerNames),
    docker: setOf(mcpDockerNames),
    nuget: new Set([...setOf(nugetNames)].map((name) => name.toLowerCase())),
  };
  return sets;
}

/**
 * Whether a package is one that everybody knows: then its name, and paths inside it, may stand in a report. Names are
 * compared as their registry does: Python's in any case, `-` as `_`; Go's by the module or any folder above it. A word that
 * any program may call a part of itself is no name of a package, whoever published one under it.
 */
export function isPublicPackage(ecosystem: Ecosystem, name: string): boolean {
  const names = known()[ecosystem];
  switch (ecosystem) {
    case 'npm':
      if (name.startsWith('@')) return names.has(name) || PUBLIC_SCOPES.has(name.slice(0, name.indexOf('/')));
      return names.has(name) && !isPlainWord(name);
    case 'pypi': {
      const key = pypiKey(name.replace(/-\d[^/]*\.(?:dist|egg)-info$/, ''));
      return names.has(key) && !isPlainWord(key);
    }
    case 'gem':
      return names.has(dashed(name)) && !isPlainWord(name);
    // The folder of the public registry says it already; what is vendored may be anybody's.
    case 'crates':
      return names.has(dashed(name));
    case 'go':
      return foldersOf(name).some((folder) => names.has(folder));
    case 'composer':
      return names.has(name) || names.has(name.slice(0, Math.max(0, name.indexOf('/'))));
    case 'nuget':
      return names.has(name.toLowerCase());
    default:
      return names.has(name);
  }
}

/**
 * The public package that a command runs, by the one name that every Mac gives it; null where none can be told. Never a
 * guess: an exact name of the lists, or nothing.
 */
export function publicPackageOf(command: string, args: readonly string[]): string | null {
  const found = packageOfCommand(command, args);
  if (found === null || !isPublicPackage(found.ecosystem, found.name)) return null;
  return found.ecosystem === 'pypi' ? pypiKey(found.name) : found.name;
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

/** Debian writes `-` for `_`; no registry has two packages that differ in nothing else. */
const dashed = (name: string) => name.toLowerCase().replaceAll('_', '-');

/** `github.com/a/b/c`, `github.com/a/b`, `github.com/a`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, 12);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

let mcpSets: Readonly<Partial<Record<Ecosystem, ReadonlySet<string>>>> | undefined;

/** Whether a package is a public MCP server that everybody knows. */
export function isMcpPackage(ecosystem: Ecosystem, name: string): boolean {
  mcpSets ??= {
    npm: setOf(mcpNpmNames),
    pypi: new Set([...setOf(mcpPypiNames)].map(pypiKey)),
    docker: setOf(mcpDockerNames),
  };
  return mcpSets[ecosystem]?.has(ecosystem === 'pypi' ? pypiKey(name) : name) === true;
}
