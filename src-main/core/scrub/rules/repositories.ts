import { isAt, LETTER } from '../characters.ts';
import type { Rule } from '../rule.ts';
import { isPublicOwner } from './public-owners.ts';

/** Words that a repository follows only where the rest of the line is so. */
const WITH_TAIL: Readonly<Record<string, RegExp>> = {
  'request for ':
    /[^\s]{1,100} into [^\s]{1,100} in (?<slug>[A-Za-z0-9][\w-]{0,38}\/[\w.-]{1,100}?)(?=\s|$|\.(?:\s|$))/y,
  'checking out ': /(?<slug>[A-Za-z0-9][\w-]{0,38}\/[\w.-]{1,100}?)(?=@)/y,
  'installing ': /(?<slug>[A-Za-z0-9][\w-]{0,38}\/[\w.-]{1,100})(?= from (?:github|gitlab|git|source)\b)/iy,
  'uses: ': /(?<slug>[A-Za-z0-9][\w-]{0,38}\/[\w.-]{1,100})(?=\/\.github\/)/y,
  'issues in ': /(?<slug>[A-Za-z0-9][\w-]{0,38}\/[\w.-]{1,100}?)(?=\s|$|\.(?:\s|$))/y,
  'requests in ': /(?<slug>[A-Za-z0-9][\w-]{0,38}\/[\w.-]{1,100}?)(?=\s|$|\.(?:\s|$))/y,
};

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
        if (named === undefined || isPublicOwner(named.split('/')[0] ?? '')) return;
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
        /(?:@|:\/\/(?:[^\s@/]{1,60}@)?(?:www\.|api\.|ssh\.|gist\.)?)$/.test(lead) ||
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
      if (isPublicOwner(slug.split('/')[0] ?? '')) return;
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
      'repo ',
      'repo_name',
      'repository_name',
      'repo_full_name',
      'repo_path',
      'head_repo',
      'base_repo',
      'issues in ',
      'requests in ',
      'request for ',
      'checking out ',
      'installing ',
      'uses: ',
      'pipelines/github/',
      'pipelines/gh/',
      'pipelines/bitbucket/',
      'codecov.io/gh/',
      'codecov.io/github/',
      'coveralls.io/github/',
      'travis-ci.com/github/',
      'travis-ci.com/',
      'travis-ci.org/',
      'codeclimate.com/github/',
      'snyk.io/test/github/',
      'appveyor.com/project/',
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
            : WITH_TAIL[keyword] !== undefined
              ? (WITH_TAIL[keyword] as RegExp)
              : /\\?["']?[ \t]{0,3}[:=]?[ \t]{0,3}\\?["'`]?(?<slug>[A-Za-z0-9][A-Za-z0-9_.-]{0,38}(?:\/[A-Za-z0-9_.-]{1,100}?){1,3})(?=\.git(?![\w.])|[\s"'`)\]},;:\\#@]|$|\.{1,3}(?:\s|$)|\/(?:issues|pulls|git|contents|commits|actions)\b)/y;
      address.lastIndex = end;
      const match = address.exec(text);
      const slug = match?.groups?.['slug'];
      if (match === null || slug === undefined || isPublicOwner(slug.split('/')[0] ?? '')) return;
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
];
