import { everydayWord } from '@core/scrub/everyday-words.ts';
import { type Node, parseTree } from 'jsonc-parser';
import { knownWords } from './known-words.ts';

/** A word of a report that nobody can vouch for: it may be the name of a project, a customer or a person. */
export interface OddWord {
  readonly word: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** What jobs, days and failures are called, and what Beacon itself writes, beside the words of published packages. */
const MORE = `
  stallari beacon guardian blade daemon dispatch watchdog breadcrumb breadcrumbs renderer jetsam rss oom
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december daily weekly nightly hourly monthly yearly morning evening today yesterday tomorrow
  asan fmt unwind panic panicked goroutine traceback errno_t conf cfg ctx argv argc
  abort aborted segv sigkill sigterm sigabrt sigsegv malloc calloc realloc segfault mutex pthread syscall mmap stdin
  stdout stderr errno econnrefused econnreset etimedout epipe enospc eacces eperm enotfound eaddrinuse emfile
  overloaded unavailable forbidden unauthorized throttled throttling quota retrying unreachable refused
  crash crashed crashing leak leaked leaking stuck hung hang froze frozen killed died exited restarted slow slowed
  swift objc dyld uikit appkit libsystem corefoundation darwin cocoa xctest launchd kernel pointer
  indexer crawler summary summarize inbox triage calendar reminder reminders notes meeting memory memories embedding
  embeddings ollama claude anthropic openai gemini mistral llama whisper copilot cursor chatgpt langchain
  playwright puppeteer postgres sqlite redis docker kubernetes nginx brave slack notion linear figma
`;
const known = new Set(`${knownWords} ${MORE}`.split(/\s+/).filter((word) => word !== ''));

/** Shorter pieces are abbreviations of programs; names of anything private are seldom that short. */
const LEAST = 4;
const LONGEST = 60;

/** Fields that hold identifiers chosen by a program, and those that hold running text. Everything else is enums and numbers. */
const IDENTIFIERS = new Set(['component', 'error_class', 'phase', 'event', 'detail']);
const PROSE = new Set(['message', 'log_tail', 'text']);
const FRAMES = 'stack_trace';
const TOKEN = /\[REDACTED:[A-Z0-9_]+:\d+\]|\[package\]/g;

/**
 * The odd words of a report's text, in their order. None where the text is no JSON.
 *
 * In identifiers a word is odd when a piece of it is no known word; in running text only joined words and names in
 * capitals are looked at, since a plain word says little.
 */
export function oddWords(text: string): readonly OddWord[] {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  if (tree === undefined) return [];
  const found: OddWord[] = [];
  visit(tree, '', (node, key) => {
    const raw = text.slice(node.offset + 1, node.offset + node.length - 1);
    // Of the same length, so that places stay: what was taken out and what is escaped is no word.
    const plain = raw.replace(TOKEN, blank).replace(/\\(?:u[0-9a-fA-F]{4}|.)/g, blank);
    const start = node.offset + 1;
    for (const { word, at } of inField(key, plain))
      found.push({ word, from: start + at, to: start + at + word.length });
  });
  return found;
}

const blank = (taken: string) => ' '.repeat(taken.length);

function visit(node: Node, key: string, see: (node: Node, key: string) => void): void {
  if (node.type === 'property') {
    const [name, value] = node.children ?? [];
    if (value !== undefined) visit(value, String(name?.value), see);
    return;
  }
  if (node.type === 'string') see(node, key);
  for (const child of node.children ?? []) visit(child, key, see);
}

interface Placed {
  readonly word: string;
  readonly at: number;
}

function inField(key: string, plain: string): readonly Placed[] {
  if (key === FRAMES) return joined(plain.replace(/ \([^()]*\)$/, blank)).filter(({ word }) => isOdd(word));
  // A package that anybody can install is no secret.
  if (key === 'component' && /^mcp\.@?[\w-]+\/|^local\./.test(plain)) return [];
  if (IDENTIFIERS.has(key)) return joined(plain).filter(({ word }) => isOdd(word));
  if (!PROSE.has(key)) return [];
  return joined(plain).filter(({ word, at }) => {
    if (/[-_]|[a-z][A-Z]/.test(word)) return isOdd(word);
    const begins = /(?:^|[.!?:]\s*|^\s*["'“‘([]?)$/.test(plain.slice(0, at));
    return /^[A-Z][a-z]+$/.test(word) && !begins && isOdd(word);
  });
}

/** Words as they are written: letters and digits, joined by dashes and underscores. Addresses of memory are none. */
function joined(plain: string): readonly Placed[] {
  return [...plain.matchAll(/[\p{L}\p{N}]+(?:[-_]+[\p{L}\p{N}]+)*/gu)].flatMap(({ 0: word, index: at }) =>
    word.length > LONGEST || /^(?:0x)?[0-9a-fA-F]+$/.test(word) ? [] : [{ word, at }],
  );
}

/** One piece that no program and no dictionary of ours knows. */
export function isOdd(word: string): boolean {
  return piecesOf(word).some((piece) => piece.length >= LEAST && !isKnown(piece.toLowerCase()));
}

/** `NorthwindPayroll_v2` → `Northwind`, `Payroll`, `v`. */
function piecesOf(word: string): readonly string[] {
  return word.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[^\p{Lu}\p{Ll}\p{N}_-]+/gu) ?? [];
}

const ENDINGS: readonly (readonly [ending: RegExp, instead: string])[] = [
  [/(?:s|es|ed|ing|er|ers|ly|able|less|ness)$/, ''],
  [/(?:ed|ing|er|ers|able|ation|ations|ion|ions)$/, 'e'],
  [/(?:ies|ied)$/, 'y'],
  [/([a-z])\1(?:ed|ing|er)$/, '$1'],
];

function isKnown(piece: string): boolean {
  if (known.has(piece) || everydayWord(piece)) return true;
  const stem = (at: string) =>
    ENDINGS.some(([ending, instead]) => ending.test(at) && known.has(at.replace(ending, instead)));
  if (stem(piece)) return true;
  const rest = /^(?:un|re|non|pre|sub|multi|auto|de|dis|over|inter|micro|async|lib)(.{3,})$/.exec(piece)?.[1];
  if (rest !== undefined && (known.has(rest) || stem(rest))) return true;
  // Two known words written as one: `breadcrumbtext`, `memorylimit`.
  for (let at = 3; at <= piece.length - 3; at += 1) {
    if (known.has(piece.slice(0, at)) && known.has(piece.slice(at))) return true;
  }
  return false;
}
