import { characters, isFiller, lineStart } from '../characters.ts';
import type { Rule } from '../rule.ts';
import { isPublicHost } from './public-hosts.ts';
import { isCommonFile } from './public-places.ts';

/**
 * Names of notes, documents and vaults, wherever they stand: `Divorce plan.md` says it all without a path.
 */
const ENDINGS = [
  '.md',
  '.markdown',
  '.canvas',
  '.excalidraw',
  '.docx',
  '.doc',
  '.odt',
  '.pages',
  '.rtf',
  '.pdf',
  '.xlsx',
  '.xls',
  '.numbers',
  '.pptx',
  '.ics',
  '.vcf',
  '.eml',
  '.enex',
  '.org',
  '.txt',
  '.textbundle',
  '.opml',
  '.epub',
  '.mobi',
  '.ooutline',
  '.mindnode',
  '.scriv',
] as const;
const MOST_NAME = 200;
/** Files of projects, all in capitals or known to everybody. */
const PROJECT_FILE =
  /^(?:[A-Z][A-Z0-9_.-]*|(?:readme|changelog|changes|history|license|licence|contributing|code_of_conduct|security|index|guide|faq|todo|notes?|install|installation|usage|api|[cC][mM]ake[lL]ists|requirements(?:[-_.]\w+)?|constraints|robots|humans|ads|version|manifest|output|input|result|results|log|logs|error|errors|out|err|test|tests|example|sample|file|filename|foo|bar|a|b|x|y|untitled|dictionary|top_level|entry_points|dependency_links|sources|installed-files|words|stdout|stderr|debug|release|release-notes|migration|upgrade|llms|llms-full|getting-started|overview|introduction|architecture|design|copying|notice|authors|credits|thanks|file_contexts|build|report|summary))$/;

const WORD_BEFORE =
  /(?:^|[\s/])([\p{Lu}\d][\p{L}\d_&'’()-]{0,40}(?: (?:[\p{Lu}\d&(–-][\p{L}\d_&'’()-]{0,40}|of|the|and|with|for|to|und|mit|für|von|de|la|et|&|-|–)){0,7} )$/u;

/** `Journal/Notes of ` before `may.md`: the folder says that all of it is a name. */
const IN_FOLDER =
  /(?:^|[\s"'(=])(\/?(?:[\p{L}\d_.-]{1,40}\/){1,6}[\p{Lu}\d][\p{L}\d_&'’-]{0,40}(?: [\p{L}\d_&'’()-]{1,40}){0,5} )$/u;
/** `note: Notes of `, `- Notes of `: a sign and a title, not a sentence. */
const TITLE_BEFORE =
  /(?:(?:^|[\s([])(?:notes?|file|document|page|title|doc|attachment|saved|opened|indexed|imported|synced): |^[ \t]{0,8}[-*•] (?:\[[ x]\] )?)((?!See |Edit |Add |Update |Fix |Remove |Create |Rename |Move |Delete |Read |The |A |An |This |Use )[\p{Lu}\d][\p{L}\d_&'’-]{0,40}(?: [\p{L}\d_&'’()-]{1,40}){0,4} )$/u;

/** Ends a title as often as it is a name by itself. */
const TITLE_END = /^(?:notes?|log|report|summary)$/;

export const notes: readonly [Rule, ...Rule[]] = [
  {
    id: 'note-file',
    kind: 'NOTE',
    why: 'The name of a note or document is what somebody wrote about.',
    source: 'https://daringfireball.net/projects/markdown/',
    keywords: ENDINGS as unknown as readonly [string, ...string[]],
    find: (text, start, end, emit) => {
      if (/[A-Za-z0-9_(]/.test(text[end] ?? ' ') || (text[end] === '.' && /[A-Za-z]/.test(text[end + 1] ?? ' ')))
        return;
      // `golang.org/x`: a domain.
      if (text[end] === '/' && text.startsWith('.org', start)) return;
      const nameStart = noteStart(text, start);
      const whole = text.slice(nameStart, end);
      if (whole.length <= end - start || /node_modules|site-packages|dist-packages|:\/\//.test(whole)) return;
      // In a home folder the path rules take it out, and leave the rest readable.
      if (/(?:^|[/\\]|%2F|%5C)(?:Users|home)(?:[/\\]|%2F|%5C)|(?:^|[\s"'])~/i.test(whole)) return;
      // `https://github.com/org/x/blob/main/doc/guide.md`: a page that everybody can read.
      if (whole.startsWith('//') && text[nameStart - 1] === ':' && isPublicPage(whole)) return;
      const file = whole.slice(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
      const base = file.slice(0, file.length - (end - start));
      if (PROJECT_FILE.test(base) || isCommonFile(file) || (/^[.$%{]|^\w+$/.test(base) === false && base.length < 1))
        return;
      const ending = text.slice(start, end).toLowerCase();
      // These two end other things too: a domain, a settings file. Only names that a person would give.
      if ((ending === '.txt' || ending === '.org') && !/[A-Z\s]|[^\x20-\x7f]/.test(base) && !/[/\\]/.test(whole))
        return;
      if (ending === '.org' && (!/[\s/]/.test(whole) || whole.startsWith('//'))) return;
      emit({ start: nameStart, end });
    },
    scrubs: [
      ['could not open "Divorce plan.md"', 'could not open "[REDACTED:NOTE:1]"'],
      ['indexing Vault/Journal/2026-05-01.md', 'indexing [REDACTED:NOTE:1]'],
      ['saved Meeting with Anna.docx', 'saved [REDACTED:NOTE:1]'],
      ['saved Therapy notes.md', 'saved [REDACTED:NOTE:1]'],
      ['attachment Röntgen Knie.pdf', 'attachment [REDACTED:NOTE:1]'],
      ['read /vault/Therapy May.md', 'read [REDACTED:NOTE:1]'],
    ],
    leaves: [
      'see README.md and CONTRIBUTING.md',
      'See notes.md',
      'node_modules/express/History.md',
      'requirements.txt',
      'https://example.org/x',
      'docs/index.md',
    ],
  },
];

function isPublicPage(address: string): boolean {
  const host = /^\/\/([\w.-]{3,120})\//.exec(address)?.[1];
  return host !== undefined && isPublicHost(host) && !/[ %]/.test(address);
}

const NAME_BREAKS = characters(' \'():\n\r\t"`<>|*?=,;{}[]');
const ODD_BREAKS = '“”„«»';

function breaksName(code: number): boolean {
  return code < 128 ? NAME_BREAKS[code] === 1 : isFiller(code) || ODD_BREAKS.includes(String.fromCharCode(code));
}

/** Where the path or name begins whose ending stands at `at`: the quote before it, or as far as the words belong to it. */
function noteStart(text: string, at: number): number {
  const line = lineStart(text, at, MOST_NAME);
  let quoted = false;
  let start = at;
  for (let back = at; back > line; back -= 1) {
    const code = text.charCodeAt(back - 1);
    if (start === back && !breaksName(code)) start -= 1;
    if (code === 34 || code === 39 || code === 96 || code === 0x201c || code === 0x2018) quoted = true;
  }
  const before = quoted ? text.slice(line, at) : '';
  for (const quote of quoted ? ['"', '“', '`', "'", '‘'] : []) {
    const open = before.lastIndexOf(quote);
    if (open < 0 || before.slice(open + 1).length > 160) continue;
    const opens = open === 0 || /[\s([{=:,>]/.test(before[open - 1] ?? ' ');
    const odd = (before.split(quote).length - 1) % 2 === 1;
    if (opens && odd) return line + open + 1;
  }
  // Words before a name end with the gap between them.
  if (text.charCodeAt(start - 1) !== 32 || start === line) return start;
  const title = IN_FOLDER.exec(text.slice(line, start)) ?? TITLE_BEFORE.exec(text.slice(line, start));
  const base = text.slice(start, at);
  if (title !== null && (!PROJECT_FILE.test(base) || TITLE_END.test(base))) return start - (title[1] ?? '').length;
  const words = WORD_BEFORE.exec(text.slice(line, start));
  // "saved Meeting notes.md" names a note; "See notes.md" and "Edit README.md" begin a sentence.
  if (PROJECT_FILE.test(base))
    return words !== null && words.index > 0 && (TITLE_END.test(base) || base.length === 1)
      ? start - (words[1] ?? '').length
      : start;
  return words === null ? start : start - (words[1] ?? '').length;
}
