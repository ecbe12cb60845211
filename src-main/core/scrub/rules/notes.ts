import { characters, isAt, isFiller, lineEnd, lineStart, WORD } from '../characters.ts';
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
  {
    id: 'vault-name',
    kind: 'NOTE',
    why: 'A vault or notebook is named by its owner.',
    source: 'https://help.obsidian.md/vault',
    keywords: ['vault', 'notebook', 'note', 'workspace'],
    find: (text, start, end, emit) => {
      if (isAt(text, start - 1, WORD) && text[start - 1] !== '_') return;
      const named =
        /(?:s|[ _-]?(?:name|title|path|file|folder|dir))?(?:\\?["'])?(?:[ \t]{0,3}(?:[:=]|=>)[ \t]{0,3}|[ \t](?:(?:named|called|titled|at|is)[ \t])?(?=\\?["“‘'`]))(?:\\?["“‘'`](?<quoted>[^"”’'`\n\\]{1,120})|(?<bare>[^\s"'`&,;<>(){}[\]]{1,120}))/iy;
      named.lastIndex = end;
      const match = named.exec(text);
      const name = match?.groups?.['quoted'] ?? match?.groups?.['bare'] ?? '';
      if (match === null || name === '') return;
      if (match.groups?.['quoted'] === undefined && !/^[A-Z%]|[-_]/.test(name)) return;
      // `"note": "retry later"` is a remark, not the name of one.
      if (
        text.slice(start, end).toLowerCase() === 'note' &&
        /^\\?["']?[ \t]{0,3}(?:[:=])/.test(match[0]) &&
        isRemark(
          match.groups?.['quoted'] ?? text.slice(named.lastIndex - name.length, lineEnd(text, named.lastIndex, 120)),
        )
      )
        return;
      if (
        /^(?:(?:true|false|null|none|undefined|default|not|is|the|https?|error|warning|failed)(?![\p{L}\d])|hvs?\.|\$|#|%[sdv@]|\d+$)/iu.test(
          name,
        )
      )
        return;
      const nameStart = start + (end - start) + match[0].lastIndexOf(name);
      emit({ start: nameStart, end: nameStart + name.length });
    },
    scrubs: [
      ['note "Therapy 2024" is open', 'note "[REDACTED:NOTE:1]" is open'],
      ['opened vault "Family matters"', 'opened vault "[REDACTED:NOTE:1]"'],
      ['obsidian://open?vault=Private&file=x', 'obsidian://open?vault=[REDACTED:NOTE:1]&file=x'],
    ],
    leaves: [
      'the vault is locked',
      'note: this is expected',
      'Note: There is no guarantee that it is the same',
      'note: Another process listens there',
      '"note":"retry later"',
      'vault: null',
      'HashiCorp Vault returned 403',
    ],
  },
  {
    id: 'note-named',
    kind: 'NOTE',
    why: 'The title of a note is what somebody wrote about.',
    source: 'https://help.obsidian.md/links',
    keywords: [
      'notes: ',
      'obsidian',
      'logseq',
      'joplin',
      'evernote',
      'onenote',
      'bear: ',
      'notion: ',
      'devonthink',
      'zettlr',
      'ulysses',
      '"title":',
      '"title" :',
      'title="',
      '"heading":',
      '"subject":',
    ],
    find: (text, start, end, emit) => {
      const json = text.charCodeAt(start) === 34 || text[end - 1] === '"';
      const stop = lineEnd(text, end, 200);
      const rest = text.slice(end, stop);
      if (json) {
        // A title by itself is anybody's; beside a note's file it is the note's.
        const line = text.slice(lineStart(text, start, 200), stop);
        if (
          !/\.(?:md|markdown|canvas|org|textbundle)\b|\b(?:\w{1,12}_)?notes?\b|"(?:note|vault|notebook)\w{0,8}"/i.test(
            line,
          )
        )
          return;
      }
      const named = json
        ? /^[ ]?(?:\\?"|(?=[^\s"]))(?<name>[^"\\\n]{2,120})/.exec(rest)
        : /^[^\n"“']{0,60}?(?:could not|couldn['’]t|cannot|can['’]t|failed to|unable to|error|export|import|sync|open|sav|read|pars|index|load|delet|renam|creat|conflict)[^\n"“']{0,40}?["“'](?<name>[^"”\n]{2,120})["”']/i.exec(
            rest,
          );
      const name = named?.groups?.['name'];
      if (
        named === null ||
        name === undefined ||
        !/[\p{Lu}\p{Lo}\s]/u.test(name) ||
        /[/\\{}<>=]|^[a-z_]+$|^\d+$/.test(name)
      )
        return;
      const at = end + named[0].lastIndexOf(name);
      emit({ start: at, end: at + name.length });
    },
    scrubs: [
      ['Apple Notes: could not export "Therapy May"', 'Apple Notes: could not export "[REDACTED:NOTE:1]"'],
      ['{"title":"Therapy May","path":"x.md"}', '{"title":"[REDACTED:NOTE:1]","path":"x.md"}'],
    ],
    leaves: ['{"title":"Not Found","status":404}', 'release notes: could not fetch "x"', 'obsidian failed to start'],
  },
  {
    id: 'wiki-link',
    kind: 'NOTE',
    why: 'A link between two notes is the name of one.',
    source: 'https://help.obsidian.md/links',
    keywords: ['[['],
    pattern: /\[\[(?<secret>[\p{L}\d][^[\]<>=$"|#\n]{0,120})(?=\]\]|[|#])/uy,
    accept: (secret, text, start, end) => {
      if (/[;(){}\\]|&&| -[a-z] |^[\d., ]+$|:\d|^using |::|!/.test(secret)) return false;
      // A list of lists: `matrix[[row index]]`, `diff([[x, y]])`.
      if (/[\w[]/.test(text[start - 3] ?? ' ') || /^\w{1,3}(?:, ?\w{1,3})+$/.test(secret)) return false;
      if (/^[\p{Lu}\d][^ ]{0,40} |^[\p{Lo}ー]{3,}/u.test(secret)) return true;
      // Of small letters only words with gaps, and one word only where a note is spoken of.
      if (/^[\p{L}\d]+(?:[:,]? [\p{L}\d'’&-]{1,40}){1,12}$/u.test(secret)) return true;
      const spoken =
        /(?:link|note|page|embed|reference|backlink|wiki)s?(?: to| for)?[: ]{1,2}$/i.test(
          text.slice(Math.max(0, start - 24), start),
        ) || /^\]\] (?:is |was |does )?(?:not |un|missing|exist)/i.test(text.slice(end, end + 24));
      return spoken && /^[\p{L}\d][\p{L}\d'’&-]{2,60}$/u.test(secret);
    },
    scrubs: [
      ['no such note: [[Divorce plan]]', 'no such note: [[[REDACTED:NOTE:1]]]'],
      ['[[idea: leave my job]] is missing', '[[[REDACTED:NOTE:1]]] is missing'],
      ['[[Diagnosis]] not found', '[[[REDACTED:NOTE:1]]] not found'],
    ],
    leaves: [
      '[[ -f x ]]',
      '[[nodiscard]]',
      '[[using gnu: const]]',
      '[[gnu::pure]] int f()',
      '[[maybe_unused]] not used',
      '[[1, 2], [3, 4]]',
      '[[NSString alloc] init]',
      'diff([[x, y]]) of rows[[row index]]',
      '[[bin]]',
    ],
  },
  {
    id: 'note-link',
    kind: 'NOTE',
    why: 'A link into a notes app holds the title of the note.',
    source: 'https://help.obsidian.md/uri',
    keywords: [
      'obsidian://',
      'bear://',
      'things://',
      'logseq://',
      'craftdocs://',
      'evernote://',
      'drafts://',
      'notion://',
      'ulysses://',
      'x-devonthink-item://',
      'mobilenotes://',
      'applenotes:',
      'onenote:',
      'joplin://',
      'roam://',
      'zettlr://',
      'ia-writer://',
      'dayone://',
      'dayone2://',
      'agenda://',
      'noteplan://',
      'goodnotes://',
      'omnifocus://',
      'reflect://',
      'tana://',
      'anytype://',
      'capacities://',
      'upnote://',
      'zotero://',
      'sublime://',
      'simplenote://',
      'standardnotes://',
      'shortcuts://',
      'fantastical://',
      'hook://',
    ],
    find: (text, _start, end, emit) => {
      const query = /[^\s"'<>`)\]}]{1,800}/y;
      query.lastIndex = end;
      const match = query.exec(text);
      if (match === null) return;
      for (const part of match[0].matchAll(
        /(?:^|[?&/])(?!vault=)(?:(?:file|path|title|text|content|entry|body|note-title|list|project|name|heading|search|term|query|id|note|filepath|block|data|tag|tags|key|query)=)([^&]{1,400})/gi,
      )) {
        const value = part[1] ?? '';
        const at = end + (part.index ?? 0) + part[0].length - value.length;
        emit({ start: at, end: at + value.length });
      }
    },
    scrubs: [['obsidian://open?file=Divorce%20plan', 'obsidian://open?file=[REDACTED:NOTE:1]']],
    leaves: ['obsidian://open', 'the obsidian:// scheme'],
  },
];

function isPublicPage(address: string): boolean {
  const host = /^\/\/([\w.-]{3,120})\//.exec(address)?.[1];
  return host !== undefined && isPublicHost(host) && !/[ %]/.test(address);
}

/** Begins small, goes on for more words than a title has, or as no title does. */
function isRemark(text: string): boolean {
  const words = text.trim().split(/\s+/).length;
  return /^[a-z]/.test(text) || (words > 2 && DOING.test(text)) || words > 5 || (words > 2 && BEGINS_REMARK.test(text));
}

const DOING =
  /^(?:Build|Us|Runn|Remov|Add|Creat|Load|Skipp|Compil|Ignor|Assum|Fall|Switch|Install|Updat|Download|Start|Stopp|Process|Generat|Link|Prefix|Default|Enabl|Disabl|Inject|Discover|Resolv|Check|Sett)ing [a-z]/;

const BEGINS_REMARK =
  /^(?:this|these|those|there|they|it|its|if|when|while|since|you|all|any|some|only|no|nothing|none|according|recompile|remember|ensure|consider|currently|deprecated|unlike|without|before|after|during|we|your|our|only|can|because|be|as|in|to|another|each|every|both|please|use|using|running|do|does|see|also|however|because|make|most|many|other|such|here|where|which|what|once|until|unless|due) /i;

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
