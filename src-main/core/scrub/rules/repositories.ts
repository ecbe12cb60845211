import { characters, isAt, LETTER } from '../characters.ts';
import type { Rule } from '../rule.ts';

const SLUG = characters('a-zA-Z0-9_.~:/-');

/** Owners whose repositories everybody knows. */
const PUBLIC_OWNER =
  /^(?:nodejs|npm|electron|electron-userland|microsoft|facebook|google|googleapis|golang|rust-lang|python|apple|swiftlang|vercel|vitejs|vuejs|angular|reactjs|sveltejs|expressjs|eslint|prettier|babel|webpack|rollup|evanw|denoland|oven-sh|modelcontextprotocol|anthropics|openai|ggml-org|ollama|ollama|huggingface|docker|kubernetes|hashicorp|aws|azure|actions|github|cli|git|torvalds|llvm|jestjs|vitest-dev|puppeteer|sindresorhus|tokio-rs|serde-rs|pallets|psf|django|rails|ruby|spring-projects|apache|jetbrains|kotlin|astral-sh|berriai|open-webui|linuxserver|home-assistant|immich-app|jellyfin|traefik|fluxcd|cert-manager|external-secrets|kedacore|sigstore|goharbor|aquasecurity|anchore|renovatebot|super-linter|devcontainers|cloudnative-pg|zitadel|paperless-ngx|request|lodash|isaacs|npmjs|expressjs|gorilla|stretchr|spf13|sirupsen|pypa|numpy|scipy|pytorch|tensorflow|pandas-dev|encode|fastapi|webpack-contrib|mochajs|chaijs|axios|socketio|websockets|moment|tj|reduxjs|pmndrs|tailwindlabs|shadcn-ui|vuejs-templates|nuxt|withastro|remix-run|tauri-apps|swc-project|browserslist|ajv-validator|caolan|visionmedia|dotnet|homebrew|redis|postgres|sqlite|nginx|grafana|prometheus|elastic|mozilla|chromium|v8|WebKit|colinhacks|biomejs|pnpm|yarnpkg|stallari|settings|features|login|orgs|apps|marketplace|about|pricing|topics|search|notifications|sponsors|collections|users|api|repos|site|security|contact|explore)$/i;

const REFUSED = /denied|unauthorized|not found|does not exist|forbidden/i;

/** Repositories by their address: owner and name say for whom somebody works. */
export const repositories: readonly [Rule, ...Rule[]] = [
  {
    id: 'repository-url',
    kind: 'REPO',
    why: 'The owner and name of a repository say what somebody works on, and for whom.',
    source: 'https://git-scm.com/docs/git-clone#_git_urls',
    keywords: [
      'github.com',
      'gitlab.com',
      'bitbucket.org',
      'codeberg.org',
      'dev.azure.com',
      'git.sr.ht',
      'gitea.',
      'raw.githubusercontent.com',
      'codeload.github.com',
      'ghcr.io/',
      'registry.gitlab.com/',
      'api.github.com/repos',
      'docker.io/',
      'hub.docker.com/r/',
      'quay.io/',
    ],
    find: (text, start, end, emit) => {
      const lead = text.slice(Math.max(0, start - 80), start);
      // A file of a repository, an image built from one: two parts are its name.
      if (/^(?:raw|codel|ghcr|regis|docke|hub\.|quay)/i.test(text.slice(start, start + 5))) {
        const name = /\/?(?<slug>[A-Za-z0-9_.-]{1,60}\/[A-Za-z0-9_.-]{1,100})/y;
        name.lastIndex = end;
        const named = name.exec(text)?.groups?.['slug'];
        if (named === undefined || PUBLIC_OWNER.test(named.split('/')[0] ?? '')) return;
        // Most images of the large registries are everybody's: one that was refused is not.
        if (
          /^(?:docke|hub\.|quay)/i.test(text.slice(start, start + 5)) &&
          !REFUSED.test(text.slice(name.lastIndex, name.lastIndex + 120))
        )
          return;
        const at = name.lastIndex - named.length;
        emit({ start: at, end: at + named.length });
        return;
      }
      // `github.com/gorilla/mux.(*Router)` in a Go trace is a package, not a remote; of other servers nobody imports.
      const remote =
        /(?:@|:\/\/(?:[^\s@/]{1,60}@)?(?:www\.|api\.|ssh\.)?)$/.test(lead) ||
        (/^(?:bitb|gitl|code)/i.test(text.slice(start, start + 4)) && /(?:^|[\s"'(])$/.test(lead)) ||
        /\b(?:clon(?:e|ing)|repository|remote)\b[^\n/]{0,24}[\s;:'"(]$/i.test(lead) ||
        // `branch 'main' of github.com:ada/x`, as a fetch prints it.
        (text[end] === ':' && /\b(?:of|To|From) $/.test(lead)) ||
        (/\bgo: $|go get $/.test(lead) &&
          /ls-remote|terminal prompts|404|not found|invalid version/i.test(text.slice(end, end + 160)));
      const path =
        /(?::\d{1,5})?[/:](?:v3\/|repos\/)?(?<slug>[A-Za-z0-9_.~-]{1,60}(?:\/[A-Za-z0-9_.-]{1,100}?){1,4}?)(?<git>\.git)?(?=\/?(?:[\s"'`)\]},;:?#<>\\@]|$)|\/(?:issues|pull|pulls|tree|blob|commit|commits|actions|releases|compare|raw|archive|wiki|info|contents|git|merge_requests|-|_git)\b|\.(?:\s|$))/y;
      path.lastIndex = end;
      const match = path.exec(text);
      const slug = match?.groups?.['slug'];
      if (match === null || slug === undefined || (!remote && match.groups?.['git'] === undefined)) return;
      if (PUBLIC_OWNER.test(slug.split('/')[0] ?? '')) return;
      const from = end + match[0].indexOf(slug);
      emit({ start: from, end: from + slug.length });
    },
    scrubs: [
      ['git@github.com:ada/private-notes.git', 'git@github.com:[REDACTED:REPO:1].git'],
      ['docker pull ghcr.io/ada/northwind:1', 'docker pull ghcr.io/[REDACTED:REPO:1]:1'],
      ["'https://github.com/ada/northwind/' not found", "'https://github.com/[REDACTED:REPO:1]/' not found"],
      ['clone https://github.com/ada/private-notes failed', 'clone https://github.com/[REDACTED:REPO:1] failed'],
    ],
    leaves: [
      'github.com/gorilla/mux.(*Router).ServeHTTP',
      'https://github.com/nodejs/node/issues/1',
      'https://github.com/',
    ],
  },
  {
    id: 'remote-line',
    kind: 'REPO',
    why: 'A remote of git names owner and repository on whatever server.',
    source: 'https://git-scm.com/docs/git-clone#_git_urls',
    keywords: [
      'git@',
      'ssh://git@',
      'remote origin',
      'origin\t',
      'origin ',
      'repository:',
      'repository=',
      'repository "',
      "repository '",
      'repo:',
      'repo=',
      '"repo":',
      '"repository":',
      'github_repository=',
      'cloning into',
      'cloning ',
      'repository ',
      'repo clone ',
      'git clone ',
      'repo view ',
      'repo fork ',
      '--repository ',
      '"full_name":',
      '/repos/',
      'full_name',
      '--repo ',
      'repository not found: ',
      'repository with the name ',
      "with the name '",
      'permission to ',
      'gh pr ',
      'gh issue ',
      'gh run ',
      'gh api repos/',
      'gh release ',
      'gh workflow ',
      'github:',
      'gitlab:',
      'the project ',
      'docker pull ',
      'docker push ',
      'slug ',
      'bitbucket:',
      'hub: ',
      'updating ',
      'slug:',
      'slug=',
      'project_path',
      'path_with_namespace',
      'full_name=',
      'nwo',
      'pushing to ',
      'push to ',
      'forked from ',
      'fork of ',
      'project: ',
      'project=',
    ],
    find: (text, start, end, emit) => {
      const keyword = text.slice(start, end).toLowerCase();
      if (isAt(text, start - 1, LETTER) && !keyword.startsWith('repo')) return;
      const address = keyword.endsWith('git@')
        ? /[A-Za-z0-9.-]{1,100}(?::\d{1,5})?[:/](?<slug>[A-Za-z0-9_.~-]{1,60}(?:\/[A-Za-z0-9_.-]{1,100}?){0,4}?)(?=\.git(?![\w.])|[\s"'`)\]},;]|$)/y
        : keyword.startsWith('gh ')
          ? /[^\n]{0,60}?(?:(?:-R|--repo)[ =]|repos\/)(?<slug>[A-Za-z0-9][A-Za-z0-9_.-]{0,38}\/[A-Za-z0-9_.-]{1,100}?)(?=[\s"'`)/]|$)/y
          : keyword.startsWith('cloning i')
            ? /[ ]{1,2}(?:bare repository )?["'](?<slug>[^"'\n]{1,100})["']/y
            : /\\?["']?[ \t]{0,3}[:=]?[ \t]{0,3}\\?["'`]?(?<slug>[A-Za-z0-9][A-Za-z0-9_.-]{0,38}(?:\/[A-Za-z0-9_.-]{1,100}?){1,3})(?=\.git(?![\w.])|[\s"'`)\]},;:\\#@]|$|\.{1,3}(?:\s|$)|\/(?:issues|pulls|git|contents|commits|actions)\b)/y;
      address.lastIndex = end;
      const match = address.exec(text);
      const slug = match?.groups?.['slug'];
      if (match === null || slug === undefined || PUBLIC_OWNER.test(slug.split('/')[0] ?? '')) return;
      if (/^(?:origin|refs|heads|main|master|feature|src|app|lib|node_modules|usr|var|https?:?)\//i.test(slug)) return;
      if (/^(?:and|or|read|true|yes|on|input|client|his|tcp)\//i.test(slug) || /^\d+\/\d+$/.test(slug)) return;
      if (/^origin /.test(keyword) && !/[:=]/.test(match[0])) return;
      if (
        keyword.startsWith('docker ') &&
        (!REFUSED.test(text.slice(end, end + 160)) || /\./.test(slug.split('/')[0] ?? ''))
      )
        return;
      const from = end + match[0].lastIndexOf(slug);
      emit({ start: from, end: from + slug.length });
    },
    scrubs: [
      ['fetch git@git.example.com:team/payroll.git', 'fetch git@git.example.com:[REDACTED:REPO:1].git'],
      ['"repository":"ada/northwind"', '"repository":"[REDACTED:REPO:1]"'],
      ['gh repo clone ada-l/northwind', 'gh repo clone [REDACTED:REPO:1]'],
    ],
    leaves: [
      'repository: nodejs/node',
      'origin/main',
      'git@github.com',
      'repo: none',
      'Cloning the object',
      'repository and/or branch not found',
    ],
  },
  {
    id: 'git-suffix',
    kind: 'REPO',
    why: 'An address that ends in .git names owner and repository on whatever server.',
    source: 'https://git-scm.com/docs/git-clone#_git_urls',
    keywords: ['.git'],
    back: { over: SLUG, most: 160 },
    find: (text, start, end, emit) => {
      if (/[\w-]/.test(text[end] ?? ' ')) return;
      const path = text.slice(start, end - 4);
      const remote =
        /(?:^|[/:])(?:[A-Za-z0-9.-]{1,80}(?:\.[A-Za-z]{2,12})(?::\d{1,5})?[/:])(?<slug>[\w~-][\w.~-]{0,60}(?:\/[\w.-]{1,100}){1,4})$/.exec(
          path,
        );
      const slug = remote?.groups?.['slug'];
      if (slug === undefined || PUBLIC_OWNER.test(slug.split('/')[0] ?? '')) return;
      emit({ start: end - 4 - slug.length, end: end - 4 });
    },
    scrubs: [
      ['origin https://git.example.com/team/payroll.git', 'origin https://git.example.com/[REDACTED:REPO:1].git'],
    ],
    leaves: ['.gitignore', 'cat .git/config', 'https://github.com/nodejs/node.git'],
  },
  {
    id: 'forge-page',
    kind: 'REPO',
    why: 'A page of a company’s own server names owner and repository too.',
    source: 'https://docs.github.com/en/rest/using-the-rest-api',
    keywords: [
      '/issues/',
      '/pull/',
      '/pulls/',
      '/merge_requests/',
      '/commit/',
      '/-/',
      '/blob/',
      '/tree/',
      '/actions/runs',
      '/git/',
    ],
    find: (text, start, end, emit) => {
      const stop = Math.max(0, start - 200);
      let at = start;
      while (at > stop && isAt(text, at - 1, SLUG)) at -= 1;
      const path = text.slice(at, start);
      if (text.slice(start, end) === '/git/') {
        const server = /^https?:\/\/[\w.-]{1,100}(?::\d{1,5})?(?:\/[\w-]{1,30})?$/i.test(path);
        const named = /[\w.-]{1,60}\/[\w.-]{1,100}(?=[\s"'`)\]},;/]|$)/y;
        named.lastIndex = end;
        const slug = server ? named.exec(text)?.[0] : undefined;
        if (slug !== undefined) emit({ start: end, end: end + slug.replace(/\.git$/, '').length });
        return;
      }
      const page =
        /^https?:\/\/(?!(?:www\.|api\.)?git(?:hub|lab)\.com)[\w.-]{1,100}(?::\d{1,5})?\/(?:api\/v\d\/)?(?:repos\/)?(?<slug>[\w.-]{1,60}(?:\/[\w.-]{1,100}){1,3})$/i;
      const slug = page.exec(path)?.groups?.['slug'];
      if (slug !== undefined && !PUBLIC_OWNER.test(slug.split('/')[0] ?? ''))
        emit({ start: start - slug.length, end: start });
    },
    scrubs: [
      ['https://ghe.example.com/ada/northwind/issues/3', 'https://ghe.example.com/[REDACTED:REPO:1]/issues/3'],
      ['HEAD https://x.example/git/ada/northwind', 'HEAD https://x.example/git/[REDACTED:REPO:1]'],
    ],
    leaves: ['https://github.com/nodejs/node/issues/1', 'GET /api/issues/3', 'src/git/index.ts'],
  },
  {
    id: 'merged-branch',
    kind: 'REPO',
    why: 'The message of a merge names whose branch it was.',
    source: 'https://git-scm.com/docs/git-merge',
    keywords: ['pull request '],
    pattern: /pull request #\d{1,6} from (?<secret>[A-Za-z0-9][\w-]{0,38}\/[\w./-]{1,100})(?![\w/-])/iy,
    scrubs: [['Merge pull request #3 from ada/northwind-x', 'Merge pull request #3 from [REDACTED:REPO:1]']],
    leaves: ['pull request #3 is open'],
  },
];
