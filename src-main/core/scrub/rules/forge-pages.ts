import { characters, stepBack } from '../characters.ts';
import type { Rule } from '../rule.ts';
import { isPublicOwner } from './public-owners.ts';

const SLUG = characters('a-zA-Z0-9_.~:/-');

/** Pages, folders and messages that name a repository without a word for it. */
export const forgePages: readonly [Rule, ...Rule[]] = [
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
      if (slug === undefined || isPublicOwner(slug.split('/')[0] ?? '')) return;
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
      const path = text.slice(stepBack(text, start, SLUG, 200), start);
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
      if (slug !== undefined && !isPublicOwner(slug.split('/')[0] ?? ''))
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
  {
    id: 'build-folder',
    kind: 'REPO',
    why: 'A runner of GitLab checks out where owner and repository name the folder.',
    source: 'https://docs.gitlab.com/ci/variables/predefined_variables/',
    keywords: ['/builds/'],
    pattern: /(?<![\w.~/-])\/builds\/(?<secret>[A-Za-z][\w-]{0,60}\/[A-Za-z0-9][\w.-]{0,80})(?=\/)/y,
    accept: (secret) => !isPublicOwner(secret.split('/')[0] ?? ''),
    scrubs: [['/builds/ada-l/northwind/spec/x_spec.rb:3', '/builds/[REDACTED:REPO:1]/spec/x_spec.rb:3']],
    leaves: ['/builds/1234/log', 'x/builds/ada-l/northwind/y'],
  },
];
