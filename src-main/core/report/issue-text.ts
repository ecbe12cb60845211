import type { Report } from '@contract/report.ts';
import { causeOf } from './words.ts';

/**
 * A report as the text of a GitHub issue. Its words came from a process's error output, so they are an attacker's: they
 * stand in code blocks, and nothing in them can mention, link, embed or close a block.
 */
export interface IssueText {
  readonly title: string;
  readonly body: string;
}

export interface IssueLink extends IssueText {
  readonly url: string;
  /** What had to be left out for the address to fit, in words; null when everything is in it. */
  readonly cut: string | null;
}

/** GitHub answers longer addresses with 414; browsers and launchers on the way take a little of it, too. */
export const MAX_URL = 8000;

/** The whole text, however long. */
export function issueText(report: Report): IssueText {
  return compose(report, listsOf(report), null);
}

/** The address of GitHub's form with the text in it; the oldest breadcrumbs go first, then the outermost frames, then text. */
export function issueLink(report: Report, repository: string, maxUrl = MAX_URL): IssueLink {
  let lists = listsOf(report);
  const left = { breadcrumbs: 0, frames: 0, lines: 0, characters: 0 };
  for (;;) {
    const cut = cutWords(left);
    const text = compose(report, lists, cut);
    const url = urlOf(repository, text);
    if (url.length <= maxUrl) return { ...text, url, cut };
    // Measured again after each step: what one sign becomes in an address is between 1 and 12 characters.
    if (lists.log.length > 0) {
      lists = { ...lists, log: lists.log.slice(1) };
      left.lines += 1;
    } else if (lists.breadcrumbs.length > 0) {
      lists = { ...lists, breadcrumbs: lists.breadcrumbs.slice(1) };
      left.breadcrumbs += 1;
    } else if (lists.frames.length > 1) {
      lists = { ...lists, frames: lists.frames.slice(0, -1) };
      left.frames += 1;
    } else if (lists.words.length > 0) {
      const signs = [...lists.words];
      const fewer = Math.floor(signs.length * 0.9);
      lists = { ...lists, words: signs.slice(0, fewer).join('') };
      left.characters += signs.length - fewer;
    } else {
      return { ...text, url: urlOf(repository, { title: text.title, body: '' }), cut: 'all of the text' };
    }
  }
}

interface Lists {
  readonly frames: readonly string[];
  readonly breadcrumbs: readonly string[];
  readonly log: readonly string[];
  /** The message, or the text of a feedback. */
  readonly words: string;
}

function listsOf(report: Report): Lists {
  if (report.type !== 'crash') {
    return {
      frames: [],
      breadcrumbs: [],
      log: [],
      words: report.type === 'feedback' ? (report.feedback.text ?? '') : '',
    };
  }
  const { stack_trace, breadcrumbs, log_tail, message } = report.crash;
  return {
    frames: stack_trace,
    breadcrumbs: breadcrumbs.map(({ t, event, detail, text }) =>
      [`${t} s`, event, detail, text].filter((part) => part !== null && part !== undefined).join('  '),
    ),
    log: log_tail ?? [],
    words: message ?? '',
  };
}

function compose(report: Report, { frames, breadcrumbs, log, words }: Lists, cut: string | null): IssueText {
  const { app, system, runtime } = report;
  const facts = [
    ['report', report.report_id],
    ['component', app.component],
    ['version', app.version],
    ['system', `${system.os} ${system.os_version ?? ''} ${system.arch}, ${system.memory_gb} GB`],
    ['memory pressure', system.memory_pressure],
    ['node', runtime.node],
    ['electron', runtime.electron],
    ...(report.type === 'crash'
      ? ([
          ['kind', report.crash.type],
          ['error class', report.crash.error_class],
          ['signal', report.crash.signal],
          ['exit code', report.crash.exit_code],
          ['fingerprint', report.fingerprint],
        ] as const)
      : []),
    ['times', report.occurrences.count],
  ] as const;
  const parts = [
    block(facts.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))),
    ...section(report.type === 'feedback' ? 'What was said' : 'Message', words === '' ? [] : [words]),
    ...section('Stack', frames),
    ...section('Breadcrumbs', breadcrumbs),
    ...section('Last lines of its error output', log),
    ...(report.type === 'diagnostic' ? section('Counts', JSON.stringify(report.diagnostic, null, 2).split('\n')) : []),
    ...(cut === null ? [] : [`Shortened to fit into an address: ${cut} left out.`]),
    'Made from a scrubbed report of Stallari Beacon.',
  ];
  return { title: harmless(`${app.component} ${causeOf(report)}`).slice(0, 200), body: `${parts.join('\n\n')}\n` };
}

const section = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : [`### ${title}\n${block(lines)}`];

/** A fenced block; its fence is longer than any run of backticks in it. */
function block(lines: readonly string[]): string {
  const text = harmless(lines.join('\n'));
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}text\n${text}\n${fence}`;
}

/**
 * A sign of no width where a mention, a reference, an image, a link or markup would begin: should the text ever stand
 * outside a block, it does nothing there either. Other control signs are left out.
 */
export function harmless(text: string): string {
  const gap = '\u200b';
  return text
    .replace(/\p{Cc}|\p{Bidi_Control}/gu, (sign) => (sign === '\n' ? sign : ' '))
    .replace(/@(?=[\w[-])/g, `@${gap}`)
    .replace(/(?<=^|[\s([])#(?=\d)/g, `#${gap}`)
    .replace(/\b(https?|ftp|mailto|javascript|data):(?=\S)/gi, `$1:${gap}`)
    .replace(/\bwww\.(?=\w)/gi, `www.${gap}`)
    .replace(/!\[/g, `!${gap}[`)
    .replace(/\]\(/g, `]${gap}(`)
    .replace(/\]\[/g, `]${gap}[`)
    .replace(/<(?=[a-z/!])/gi, `<${gap}`);
}

function urlOf(repository: string, { title, body }: IssueText): string {
  const query = `title=${encode(title)}${body === '' ? '' : `&body=${encode(body)}`}`;
  return `https://github.com/${repository}/issues/new?${query}`;
}

/** Half of a pair of surrogates cannot be encoded, and stands for nothing. */
const encode = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/%20/g, '+');

function cutWords({ breadcrumbs, frames, lines, characters }: Record<string, number>): string | null {
  const count = (number: number | undefined, one: string, many: string) =>
    number === undefined || number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  const parts = [
    ...count(lines, 'line of error output', 'lines of error output'),
    ...count(breadcrumbs, 'breadcrumb', 'breadcrumbs'),
    ...count(frames, 'stack frame', 'stack frames'),
    ...count(characters, 'character of text', 'characters of text'),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}
