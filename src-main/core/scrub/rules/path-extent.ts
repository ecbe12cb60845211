import { ALNUM, isFiller, isIn } from '../characters.ts';

/**
 * How far a path goes. Names hold spaces, brackets and quotes, and so does the text round them: in quotes a path goes
 * to the quote; without, a space belongs to it where a later slash or file ending says so. Where both readings are
 * possible the longer is taken: a tail of a name left behind is a leak, a word too many gone is not.
 */
const LONGEST = 1024;
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '“': '”', '‘': '’', '«': '»' };

const ALWAYS_ENDS = new Set('\n\r\t"<>|*?\0');
const ENDS_BEFORE_GAP = new Set([...",;!'`’”&"]);

/** Documents and pictures: what people keep. */
const DOCUMENT =
  '(?:md|markdown|mdx|txt|text|rtf|rtfd|doc|docx|odt|pages|pdf|tex|org|rst|xls|xlsx|ods|numbers|csv|tsv|ppt|pptx|key|canvas|excalidraw|html?|eml|msg|ics|vcf|png|jpe?g|heic|gif|tiff?|webp|svg|psd|sketch|fig|mov|mp4|m4a|mp3|wav|zip|tar|gz|dmg|pkg|json|ya?ml|toml|xml|plist|sqlite3?|db|log|bak|app|py|js|ts|sh|swift|go|rs|rb|java)';
const GOES_ON = new RegExp(
  String.raw`(?: {1,2}[^\s/\\:;"<>|~$]{1,64}){1,8}?(?:[/\\](?!/)|\.${DOCUMENT}(?![A-Za-z0-9]))`,
  'iy',
);
/** "/Users/x/Client Work" and the line is over, or a quote, or a bracket. */
const NAME_TO_END = /(?: [A-Z0-9&(][\w&'’().-]{0,40}){1,4}(?=[ \t]{0,40}(?:$|[\n\r"'),;\]}]))/y;
const COMPANY = / - [\p{Lu}\d][^\n\r\t"'<>|:;\\/]{1,60}/uy;
/** `/Users/x/bin/tool (pid 41)`, `model (version 3)`: a word of a log in brackets, and not the end of a name. */
const REMARK =
  / \((?:exit(?:ed)?|pid|ppid|tid|uid|version|code|lines?|col(?:umn)?|err(?:or|no)?|signal|status|size|mode|took|skipped|already|cached|stale|missing|exists|failed|deprecated|expected|got|not found|no such|too (?:large|many|long)|os error|arm64|x86_64|deleted|unchanged|LISTEN|\d[\d.,]{0,9} ?(?:ms|s|[KMGT]i?B|B|bytes?|lines?|files?|%|times?))(?![\w-])/iy;
const GOING = new Uint8Array(128);
for (const sign of '\t\n\v\f\r:;"<>|~$') GOING[sign.charCodeAt(0)] = 1;
for (const sign of '/\\.') GOING[sign.charCodeAt(0)] = 2;
const HAS_ENDING = /\.[A-Za-z][A-Za-z0-9]{0,9}$/;

/** The end of the path whose text begins at `start`; `from` is where the part begins that may already hold anything. */
export function pathEnd(text: string, start: number, from: number): number {
  const quote = QUOTES[text[start - 1] ?? ''];
  if (quote !== undefined) {
    const end = quotedEnd(text, from, quote);
    if (end >= 0) return end;
  }
  return trimmed(text, from, bareEnd(text, from, text[start - 1] === '('));
}

function quotedEnd(text: string, from: number, quote: string): number {
  const stop = Math.min(text.length, from + LONGEST);
  for (let at = from; at < stop; at += 1) {
    const sign = text[at];
    if (sign === '\n' || sign === '\r') return -1;
    if (sign === '\\' && text[at + 1] === quote) return at;
    // An apostrophe inside a name is followed by a letter: Ada's.
    if (sign === quote && !(quote === "'" && /[A-Za-z]/.test(text[at + 1] ?? ''))) return trimColons(text, from, at);
    if (sign === ':' && /^:(?:[/\\]|\d+(?:[:"'`]|$))/.test(text.slice(at, at + 12)) && at - from > 1) return at;
  }
  return -1;
}

function trimColons(text: string, from: number, end: number): number {
  const place = /(?::\d{1,7}){1,2}$/.exec(text.slice(Math.max(from, end - 18), end));
  return place === null ? end : end - place[0].length;
}

function bareEnd(text: string, from: number, inBrackets: boolean): number {
  const stop = Math.min(text.length, from + LONGEST);
  let open = 0;
  let at = from;
  while (at < stop) {
    const sign = text[at] ?? '\n';
    if (ALWAYS_ENDS.has(sign) || isFiller(text.charCodeAt(at))) return at;
    if (sign === ':') {
      if (/[\s\d/\\,"'):\]]/.test(text[at + 1] ?? ' ')) return at;
    } else if (sign === '(') open += 1;
    else if (sign === ')' || sign === ']' || sign === '}') {
      if (sign === ')' && open > 0) open -= 1;
      else if (inBrackets || /[\s"'`,;:.)\]}]|^$/.test(text[at + 1] ?? '')) return at;
    } else if (sign === '\\' && text[at + 1] === ' ') {
      at += 2;
      continue;
    } else if (sign === '\\' && /["'nrt]/.test(text[at + 1] ?? '') && /[^A-Za-z0-9]|^$/.test(text[at + 2] ?? ''))
      return at;
    else if (ENDS_BEFORE_GAP.has(sign) && /[\s"'`,;)\]}]|^$/.test(text[at + 1] ?? '')) return at;
    else if (sign === "'" || sign === '`') {
      if (!/[A-Za-z]/.test(text[at + 1] ?? '')) return at;
    } else if (sign === ' ') {
      const on = overGap(text, from, at);
      if (on === at) return at;
      at = on;
      continue;
    }
    at += 1;
  }
  return at;
}

/** Where the path goes on behind the gap at `at`, or `at` itself. */
function overGap(text: string, from: number, at: number): number {
  const last = text.slice(Math.max(from, at - 60), at);
  const name = last.slice(Math.max(last.lastIndexOf('/'), last.lastIndexOf('\\')) + 1);
  if (HAS_ENDING.test(name)) return at;
  REMARK.lastIndex = at;
  if (REMARK.test(text)) return at;
  if (mayGoOn(text, at)) {
    GOES_ON.lastIndex = at;
    if (GOES_ON.test(text)) return GOES_ON.lastIndex;
  }
  // `OneDrive - Northwind GmbH`, at the end of a path.
  if (name === 'OneDrive') {
    COMPANY.lastIndex = at;
    if (COMPANY.test(text)) return COMPANY.lastIndex;
  }
  NAME_TO_END.lastIndex = at;
  if (name !== '' && NAME_TO_END.test(text)) return NAME_TO_END.lastIndex;
  return at;
}

/** Whether a slash or a dot comes before anything that no name holds: asked before the pattern that tries every gap. */
function mayGoOn(text: string, at: number): boolean {
  const stop = Math.min(text.length, at + 8 * 66 + 1);
  for (let next = at + 1; next < stop; next += 1) {
    const code = text.charCodeAt(next);
    if (code < 128 && GOING[code] === 2) return true;
    if (code < 128 && GOING[code] === 1) return false;
  }
  return false;
}

function trimmed(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && !isIn(ALNUM, text.charCodeAt(at - 1)) && /[.,;:!?…'’\s]/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}
