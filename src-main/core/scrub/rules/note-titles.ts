import { characters, isAt, lineEnd, lineStart, WORD } from '../characters.ts';
import type { Rule } from '../rule.ts';

/** Titles of notes and names of vaults, where words or links say that they are some. */
export const noteTitles: readonly [Rule, ...Rule[]] = [
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
      const nameStart = end + match[0].lastIndexOf(name);
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
  {
    id: 'note-address',
    kind: 'NOTE',
    why: 'An address of a note holds its title.',
    source: 'https://help.obsidian.md/uri',
    keywords: [
      'obsidian://',
      'note://',
      'notes://',
      'memory://',
      'vault://',
      'memo://',
      'joplin://',
      'logseq://graph/',
    ],
    notAfter: WORD,
    find: (text, _start, end, emit) => {
      const address =
        /\/?(?!(?:open|new|search|daily|unique|hook-get-address|show-plugin|choose-vault|advanced-uri|adv-uri|x-callback-url)(?:[/?]|$))[^\s"'<>`)\]}?#]{2,400}/y;
      address.lastIndex = end;
      const match = address.exec(text);
      if (match === null || !/%[0-9A-F]{2}|\p{Lu}|[^ -~]|\.(?:md|canvas|txt)$/u.test(match[0])) return;
      const slash = match[0].startsWith('/') ? 1 : 0;
      emit({ start: end + slash, end: end + match[0].replace(/(?<![.,;:])[.,;:]{1,4}$/, '').length });
    },
    scrubs: [['"obsidian://Private/Divorce%20plan.md"', '"obsidian://[REDACTED:NOTE:1]"']],
    leaves: ['obsidian://open?vault=x', 'memory://x', 'the note:// scheme'],
  },
  {
    id: 'titled-thing',
    kind: 'NOTE',
    why: 'What somebody calls an event, a list, a chat or a draft says what it is about.',
    source: 'https://www.rfc-editor.org/rfc/rfc5545#section-3.8.1.12',
    keywords: [
      'playlist ',
      'album ',
      'chat ',
      'document ',
      'event ',
      'mailbox ',
      'draft ',
      'reminder ',
      'meeting ',
      'conversation ',
      'presentation ',
      'spreadsheet ',
      'journal entry ',
      'appointment ',
      'bookmark ',
      'nsdocument: ',
      'notion page ',
      'ekevent <title = ',
      'page title: ',
      'thread title: ',
      'window title: ',
      'note title: ',
      'document title: ',
      'subject: ',
      'summary:',
    ],
    notAfter: WORD,
    before: characters('"\'`A-Z '),
    find: (text, start, end, emit) => {
      const labelled = /[:=] ?$/.test(text.slice(start, end)) && text.charCodeAt(end) !== 34;
      const title = labelled ? LABELLED : IN_QUOTES;
      title.lastIndex = end;
      const match = title.exec(text);
      const name = match?.groups?.['title'];
      if (match === null || name === undefined) return;
      // `Subject: CN=x`, `SUMMARY: 3 passed`: a certificate, a count, a patch, and a word by itself.
      if (/[=<>{}[\]\\|$]|^[A-Z_]+$|(?<!\d)\d{1,6} (?:passed|failed|tests?|errors?)/.test(name)) return;
      if (!/[^ -~]/.test(name) && !/ /.test(name.trim())) return;
      // A calendar writes it in capitals and without a gap; a sanitizer’s summary has one.
      if (/^summary/i.test(text.slice(start, end)) && !/^SUMMARY:\S/.test(text.slice(start, end + 1))) return;
      const at = title.lastIndex - match[0].length + match[0].indexOf(name);
      emit({ start: at, end: at + name.trimEnd().length });
    },
    scrubs: [
      ['playlist "Songs for Anna" is missing', 'playlist "[REDACTED:NOTE:1]" is missing'],
      ['Subject: Divorce plan', 'Subject: [REDACTED:NOTE:1]'],
      ['SUMMARY:Therapy 12 March', 'SUMMARY:[REDACTED:NOTE:1]'],
    ],
    leaves: [
      'event "click" fired',
      'subject: CN=example',
      'Subject: [PATCH] x y',
      'document "index.html"',
      'summary: Two words',
      'subject to change',
      'SUMMARY: AddressSanitizer: heap-use-after-free',
    ],
  },
];

const IN_QUOTES = /["“‘'`«](?<title>[\p{Lu}\p{Lo}\d][^"”’'`»\n]{2,100})["”’'`»]/uy;
const LABELLED = / ?["“]?(?<title>[\p{Lu}\p{Lo}\d][^"”\n\r;>]{2,120})/uy;

/** Begins small, goes on for more words than a title has, or as no title does. */
function isRemark(text: string): boolean {
  const words = text.trim().split(/\s+/).length;
  return /^[a-z]/.test(text) || (words > 2 && DOING.test(text)) || words > 5 || (words > 2 && BEGINS_REMARK.test(text));
}

const DOING =
  /^(?:Build|Us|Runn|Remov|Add|Creat|Load|Skipp|Compil|Ignor|Assum|Fall|Switch|Install|Updat|Download|Start|Stopp|Process|Generat|Link|Prefix|Default|Enabl|Disabl|Inject|Discover|Resolv|Check|Sett)ing [a-z]/;

const BEGINS_REMARK =
  /^(?:this|these|those|there|they|it|its|if|when|while|since|you|all|any|some|only|no|nothing|none|according|recompile|remember|ensure|consider|currently|deprecated|unlike|without|before|after|during|we|your|our|only|can|because|be|as|in|to|another|each|every|both|please|use|using|running|do|does|see|also|however|because|make|most|many|other|such|here|where|which|what|once|until|unless|due) /i;
