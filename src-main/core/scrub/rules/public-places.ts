/**
 * What stands in a home folder on every Mac and says nothing of its owner, and where a published package begins. All
 * else below a home is its owner's business.
 */
const FOLDERS = new Set(
  `Library Caches Logs Preferences Containers Frameworks LaunchAgents Documents Desktop Downloads Pictures Music Movies
  Applications
  .config .cache .local .npm .nvm .bun .deno .cargo .rustup .pyenv .rbenv .asdf .volta .pnpm-store .gradle .m2 .gem .docker
  .vscode .vscode-server .cursor .claude .codex .gemini .ollama .stallari .ssh .aws .kube .gnupg .yarn .fnm .proto .mise
  .virtualenvs .conda miniconda3 anaconda3 miniforge3 go pkg mod bin lib lib64 libexec share state versions node nodes
  stallari beacon pending sent quarantine journal logs extensions stable beta alpha canary toolchains toolchain
  shims envs env venv .venv python site-packages dist-packages node_modules registry src dist build out target release
  debug include etc tmp temp var cache data _npx _cacache _logs install current latest default shared global tools uv pipx
  venvs wheels archive-v0 archives http pip conda npm pnpm yarn bun deno cargo rustup nvm pyenv homebrew Cellar opt
  DiagnosticReports CrashReporter Developer Xcode DerivedData CoreSimulator Claude Cursor Code
  com.apple.Safari Contents MacOS Resources Versions Current installs`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

const NUMBERED =
  /^(?:v?\d{1,4}(?:\.\d{1,6}){0,4}|node-v\d[\w.-]{0,30}|(?:python|ruby|node|go|jdk|pypy|cpython)@?-?\d[\w.+-]{0,40}|[a-z0-9_]{1,12}-(?:apple|unknown|pc)-[a-z0-9_-]{1,24}|(?:stable|nightly|beta|\d[\d.]{1,8})-[a-z0-9_-]{6,40}|[0-9a-f]{16}|com\.(?:apple|microsoft|google|github|stallari|anthropic|docker)\.[A-Za-z0-9.-]{1,60})$/;

/** Behind one of these a package that anybody can download begins, or a language's own library. */
const PACKAGES = new Set([
  'node_modules',
  'site-packages',
  'dist-packages',
  'gems',
  'Frameworks',
  'PrivateFrameworks',
  'rustlib',
  'files-2.1',
]);

/** Names of files that a thousand projects have. */
const FILES = new Set(
  `index main app server client cli lib mod setup init __init__ __main__ manage run start test tests utils util helpers
  types config settings constants handler handlers router routes worker preload renderer bundle package package-lock
  tsconfig pyproject requirements cargo makefile dockerfile gemfile podfile readme changelog license contributing
  claude agents skill conftest wsgi asgi views models urls admin program startup application bootstrap entry launcher daemon
  pnpm-lock yarn.lock go.mod go.sum build.gradle pom docker-compose compose .env .npmrc .gitignore .zshrc .bashrc .bash_profile .profile
  .zprofile .gitconfig config.json guardian.json settings.json claude_desktop_config claude_desktop_config.json mcp.json
  known_hosts authorized_keys credentials history core stderr stdout output error errors debug access id_rsa id_ed25519`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

export function isPublicFolder(name: string): boolean {
  return FOLDERS.has(name) || name === 'Application Support' || name === 'Mobile Documents' || NUMBERED.test(name);
}

export function isPackageRoot(name: string, before: string | undefined): boolean {
  if (PACKAGES.has(name) || (name.length > 20 && /^(?:index\.crates\.io|github\.com)-[0-9a-f]{16}$/.test(name)))
    return true;
  if (before === 'pkg') return name === 'mod';
  if (before === '.m2') return name === 'repository';
  return (before === 'lib' || before === 'lib64') && /^python\d\.\d{1,2}$/.test(name);
}

/** npm's own log, named by the time. */
const NPM_LOG = /^\d{4}-\d\d-\d\dt[\d_]{8,16}z-debug(?:-\d)?\.log$/;

/** `main.js`, `__init__.py`, `package.json`: a common name and the ending of a program or its settings. */
export function isCommonFile(name: string): boolean {
  if (name.length > 44) return false;
  const lower = name.toLowerCase();
  const base = lower.replace(
    /(?:\.(?:d|test|spec|min|bundle|config))?\.(?:[cm]?[jt]sx?|py|rs|go|swift|kts?|java|rb|cs|php|c|h|cc|cpp|hpp|mm?|json|ya?ml|toml|lock|md|log|sh|mod|gradle|map|wasm|dylib|so|node|pyc|pub|txt)$/,
    '',
  );
  return FILES.has(base) || FILES.has(lower) || NPM_LOG.test(lower);
}
