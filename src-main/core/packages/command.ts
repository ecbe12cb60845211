import { type Ecosystem, placeOf } from '@core/stack/places.ts';

/** A package that a command line runs. Public or not is another question. */
export interface PackageRef {
  readonly ecosystem: Ecosystem;
  readonly name: string;
}

/** Flags of runners that take a value in the next word. */
const TAKES_VALUE: Readonly<Record<string, ReadonlySet<string>>> = {
  npx: new Set([
    '-p',
    '--package',
    '-c',
    '--call',
    '--node-options',
    '-w',
    '--workspace',
    '--registry',
    '--cache',
    '--userconfig',
    '--prefix',
  ]),
  pnpm: new Set(['--package', '-C', '--dir', '--filter', '-F', '--reporter']),
  yarn: new Set(['-p', '--package', '--cwd']),
  bun: new Set(['--cwd', '-c', '--config', '--env-file', '-r', '--preload', '-p', '--package']),
  uv: new Set([
    '--from',
    '--with',
    '-w',
    '--with-editable',
    '--with-requirements',
    '--python',
    '-p',
    '--index-url',
    '-i',
    '--extra-index-url',
    '--index',
    '--default-index',
    '--cache-dir',
    '--directory',
    '--project',
    '--refresh-package',
    '--constraints',
    '-c',
    '--env-file',
    '--python-platform',
  ]),
  pipx: new Set(['--spec', '--python', '--pip-args', '--index-url', '-i']),
  node: new Set([
    '-r',
    '--require',
    '--import',
    '--loader',
    '--experimental-loader',
    '-C',
    '--conditions',
    '--env-file',
    '--title',
    '--input-type',
    '--inspect-port',
    '--max-old-space-size',
    '--icu-data-dir',
  ]),
  python: new Set(['-W', '-X', '--check-hash-based-pycs']),
  dnx: new Set(['--version', '--source', '--add-source', '--configfile', '--verbosity', '-v', '--framework']),
  // docker run [OPTIONS] IMAGE: https://docs.docker.com/reference/cli/docker/container/run/
  docker: new Set(
    `-a --add-host --annotation --attach --blkio-weight --cap-add --cap-drop --cgroup-parent --cgroupns --cidfile -c --cpu-shares --cpus
    --cpuset-cpus --cpuset-mems --device --dns --dns-option --dns-search --domainname --entrypoint -e --env --env-file --expose --gpus
    --group-add --health-cmd -h --hostname --ip --ip6 --ipc --isolation --label --label-file -l --link --log-driver --log-opt
    --mac-address -m --memory --memory-swap --mount --name --network --net --network-alias --oom-score-adj --pid --pids-limit --platform
    -p --publish --pull --restart --runtime --security-opt --shm-size --stop-signal --stop-timeout --storage-opt --sysctl --tmpfs --ulimit
    -u --user --userns --uts -v --volume --volume-driver --volumes-from -w --workdir`.split(/\s+/),
  ),
  deno: new Set([
    '--config',
    '-c',
    '--import-map',
    '--lock',
    '--env-file',
    '--cert',
    '--location',
    '--seed',
    '--v8-flags',
  ]),
};

/** Flags that name the package themselves. */
const NAMES_PACKAGE = new Set(['-p', '--package', '--from', '--spec']);

/**
 * The package a command runs, where the command line says it: `npx -y x@1`, `uvx x`, `python -m x`, or a script inside
 * `node_modules`. Null for the person's own scripts and for anything else. No other word of the line is looked at.
 */
export function packageOfCommand(command: string, args: readonly string[]): PackageRef | null {
  const program = baseName(command);
  switch (program) {
    case 'npx':
    case 'bunx':
    case 'pnpx':
      return npm(runnerTarget(args, program === 'bunx' ? 'bun' : 'npx'));
    case 'npm':
    case 'pnpm':
    case 'yarn':
      return afterWord(args, /^(?:exec|x|dlx)$/, (rest) =>
        npm(runnerTarget(rest, program === 'npm' ? 'npx' : program)),
      );
    case 'bun':
      return afterWord(args, /^x$/, (rest) => npm(runnerTarget(rest, 'bun'))) ?? script(args, 'bun');
    case 'uvx':
      return pypi(runnerTarget(args, 'uv'));
    case 'uv':
      return uv(args);
    case 'pipx':
      return afterWord(args, /^run$/, (rest) => pypi(runnerTarget(rest, 'pipx')));
    case 'deno':
      return afterWord(args, /^(?:run|serve|x)$/, (rest) => deno(runnerTarget(rest, 'deno')));
    case 'docker':
    case 'podman':
    case 'nerdctl':
      return afterWord(args, /^(?:run|container)$/, (rest) =>
        docker(runnerTarget(rest[0] === 'run' ? rest.slice(1) : rest, 'docker')),
      );
    case 'dnx':
      return nuget(runnerTarget(args, 'dnx'));
    case 'dotnet':
      return afterWord(args, /^tool$/, (rest) =>
        afterWord(rest, /^(?:exec|run)$/, (last) => nuget(runnerTarget(last, 'dnx'))),
      );
    case 'java':
      return inside(args[args.indexOf('-jar') + 1] ?? '');
    case 'jbang':
      return maven(runnerTarget(args, 'jbang'));
    case 'nohup':
    case 'nice':
    case 'caffeinate':
      return behindWrapper(args);
    case 'env':
      return throughEnv(args);
    case 'cmd':
      return /^\/c$/i.test(args[0] ?? '') && args[1] !== undefined ? packageOfCommand(args[1], args.slice(2)) : null;
    default:
      if (program === 'node' || program === 'nodejs' || program === 'electron') return script(args, 'node');
      if (/^(?:python|pypy)(?:\d(?:\.\d{1,2})?)?$/.test(program)) return python(args);
      return inside(command);
  }
}

function baseName(command: string): string {
  return (command.split(/[/\\]/).at(-1) ?? '').replace(/\.(?:exe|cmd|bat|ps1)$/i, '').toLowerCase();
}

/** The first word that is no flag; a flag that names the package wins. */
function runnerTarget(args: readonly string[], runner: string): string | null {
  const takesValue = TAKES_VALUE[runner] ?? new Set<string>();
  let named: string | null = null;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') return named ?? args[at + 1] ?? null;
    if (!arg.startsWith('-')) return named ?? arg;
    const [flag, glued] = splitFlag(arg);
    const value = glued ?? (takesValue.has(flag) ? (args[at + 1] ?? null) : null);
    // `uv -p` is the Python to use, `docker -p` a port.
    if (NAMES_PACKAGE.has(flag) && !((runner === 'uv' || runner === 'docker') && flag === '-p')) named = value;
    if (glued === null && takesValue.has(flag)) at += 1;
  }
  return named;
}

function splitFlag(arg: string): [flag: string, value: string | null] {
  const at = arg.indexOf('=');
  return at < 0 ? [arg, null] : [arg.slice(0, at), arg.slice(at + 1)];
}

function afterWord(
  args: readonly string[],
  word: RegExp,
  read: (rest: readonly string[]) => PackageRef | null,
): PackageRef | null {
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  return at >= 0 && word.test(args[at] ?? '') ? read(args.slice(at + 1)) : null;
}

/** `uv tool run x`, `uv run --with x y`: only the first names a package for certain; `uv run -m x` a module. */
function uv(args: readonly string[]): PackageRef | null {
  if (args[0] === 'tool' && args[1] === 'run') return pypi(runnerTarget(args.slice(2), 'uv'));
  if (args[0] === 'x') return pypi(runnerTarget(args.slice(1), 'uv'));
  if (args[0] !== 'run') return null;
  const module = args.indexOf('-m');
  if (module > 0) return pypi((args[module + 1] ?? '').split('.')[0] ?? null);
  const target = runnerTarget(args.slice(1), 'uv');
  if (target === null || /[/\\]|\.py$/.test(target)) return null;
  if (/^python\d?(?:\.\d{1,2})?$/.test(target)) return python(args.slice(args.indexOf(target) + 1));
  return pypi(target);
}

function python(args: readonly string[]): PackageRef | null {
  const takesValue = TAKES_VALUE['python'] ?? new Set<string>();
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '-m') return pypi((args[at + 1] ?? '').split('.')[0] ?? null);
    if (arg.startsWith('-m') && arg.length > 2) return pypi(arg.slice(2).split('.')[0] ?? null);
    if (arg === '-c' || arg === '-') return null;
    if (!arg.startsWith('-')) return inside(arg);
    if (takesValue.has(arg)) at += 1;
  }
  return null;
}

/** `node path/to/node_modules/x/cli.js`. */
function script(args: readonly string[], runner: string): PackageRef | null {
  const takesValue = TAKES_VALUE[runner] ?? new Set<string>();
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (/^(?:-e|--eval|-p|--print|-)$/.test(arg)) return null;
    if (arg === 'run') continue;
    if (!arg.startsWith('-')) return inside(arg);
    if (!arg.includes('=') && takesValue.has(arg)) at += 1;
  }
  return null;
}

/** A program that lies inside an installed package. `.bin` names no package. */
function inside(path: string): PackageRef | null {
  if (/node_modules[/\\]\.bin[/\\]/.test(path)) return null;
  const tool = /\/uv\/tools\/([A-Za-z0-9_.-]{1,100})\/bin\/|\/pipx\/venvs\/([A-Za-z0-9_.-]{1,100})\/bin\//.exec(
    path.replaceAll('\\', '/'),
  );
  if (tool !== null) return pypi(tool[1] ?? tool[2] ?? null);
  const place = placeOf(path);
  return place.kind === 'package' ? { ecosystem: place.ecosystem, name: place.name } : null;
}

/** `env -S A=b npx x`. */
function throughEnv(args: readonly string[]): PackageRef | null {
  const at = args.findIndex((arg) => !arg.startsWith('-') && !/^[A-Za-z_]\w*=/.test(arg));
  return at < 0 ? null : packageOfCommand(args[at] ?? '', args.slice(at + 1));
}

/** `caffeinate -i npx x`, `nice -n 5 npx x`: the first word that is a command. */
function behindWrapper(args: readonly string[]): PackageRef | null {
  let at = 0;
  while ((args[at] ?? '').startsWith('-')) at += /^-[nt]$/.test(args[at] ?? '') ? 2 : 1;
  return args[at] === undefined ? null : packageOfCommand(args[at] ?? '', args.slice(at + 1));
}

/** `npm:x@1/cli` with a path into the package behind it. */
function deno(spec: string | null): PackageRef | null {
  if (spec?.startsWith('npm:') !== true) return null;
  const name = /^npm:\/?((?:@[^/@]{1,100}\/)?[^/@]{1,150})/.exec(spec)?.[1];
  return npm(name ?? null);
}

/** Without registry, tag and digest. An image of a registry of one's own is nobody else's. */
function docker(image: string | null): PackageRef | null {
  const name =
    /^(?:(?:docker\.io|index\.docker\.io|ghcr\.io)\/)?([a-z0-9][a-z0-9_.-]{0,60}\/[a-z0-9][a-z0-9_.-]{0,80})(?::[\w.-]{1,128})?(?:@sha256:[0-9a-f]{64})?$/.exec(
      image ?? '',
    )?.[1];
  return name === undefined ? null : { ecosystem: 'docker', name };
}

/** `NuGet.Mcp.Server@1.0.0`. */
function nuget(spec: string | null): PackageRef | null {
  const [name = ''] = (spec ?? '').split('@', 1);
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,100}$/.test(name) ? { ecosystem: 'nuget', name } : null;
}

/** `io.quarkus:quarkus-cli:3.2.1`: the group is what the list knows. */
function maven(spec: string | null): PackageRef | null {
  const group = /^([a-z][\w.-]{1,120}):[\w.-]{1,120}(?::[\w.-]{1,60}){0,2}$/i.exec(spec ?? '')?.[1];
  return group === undefined ? null : { ecosystem: 'maven', name: group };
}

const NPM_NAME = /^(?:@[a-z0-9~_-][a-z0-9._~-]{0,100}\/)?[a-z0-9~_-][a-z0-9._~-]{0,150}$/i;
const PYPI_NAME = /^[a-z0-9](?:[a-z0-9._-]{0,100}[a-z0-9])?$/i;

/** Without version, tag or alias; a folder, an address or a tarball is no package of the registry. */
function npm(spec: string | null): PackageRef | null {
  if (spec === null || /^[./~]|:\/\/|\.tgz$|^(?:git|github|gitlab|file|link|workspace):/.test(spec)) return null;
  const aliased = /^(?:@?[^@]{1,200})@npm:(.{1,300})$/.exec(spec)?.[1] ?? spec;
  const version = aliased.indexOf('@', 1);
  const name = version < 0 ? aliased : aliased.slice(0, version);
  return NPM_NAME.test(name) ? { ecosystem: 'npm', name } : null;
}

/** Without version, extras or marker: `x==1`, `x@1`, `x[cli]>=2`. */
function pypi(spec: string | null): PackageRef | null {
  if (spec === null || /^[./~]|:\/\/|\.whl$|^git\+/.test(spec)) return null;
  const [name = ''] = spec.trim().split(/[\s[@=<>!~;]/, 1);
  return PYPI_NAME.test(name) ? { ecosystem: 'pypi', name } : null;
}
