import { indexWithin, lineEnd, lineStart } from '../characters.ts';
import type { Rule, Span } from '../rule.ts';
import { classifyName } from '../secret-names.ts';
import { isSecretValue, speaksOfSecrets } from '../secret-values.ts';

/** Tables as programs print and files keep them. */
export const tables: readonly [Rule, ...Rule[]] = [
  {
    id: 'table-column',
    kind: 'SECRET',
    why: 'The head of a table says which column holds the secrets.',
    source: 'https://www.rfc-editor.org/rfc/rfc4180',
    keywords: [
      ...[',', ';', '\t'].flatMap((sign) => [
        ...['password', 'secret', 'token', 'api_key', 'apikey', 'passwd', 'pwd'].map((name) => sign + name),
        ...['password', 'secret', 'token', 'key', 'passwd', 'pwd', 'pass'].map((name) => name + sign),
      ]),
      ...['password', 'secret', 'token', 'key', 'passwd', 'pwd', 'pass'].flatMap((name) => [
        `${name} |`,
        `${name} \n`,
        `${name}\n`,
        `${name}\r\n`,
      ]),
    ] as unknown as readonly [string, ...string[]],
    // https://www.rfc-editor.org/rfc/rfc4180
    find: findColumn,
    scrubs: [
      [
        'user,password\nbob,opensesame\neve,zq7tig3r',
        'user,password\nbob,[REDACTED:SECRET:1]\neve,[REDACTED:SECRET:2]',
      ],
      ['USER  PASSWORD\nbob   zq7tig3r', 'USER  PASSWORD\nbob   [REDACTED:SECRET:1]'],
    ],
    leaves: [
      'user,password,token',
      'NAME READY TOKEN\nweb ok none',
      'name,token\nbob',
      'a,password,b\nsee the manual',
      '| name | token |\n|---|---|\n| x | the token of x |',
      'the user, the password\nthe host, the port',
    ],
  },
];

/** The line below the head of a table as Markdown and databases print it. */
const RULED = /^\r?\n[|+ :]{0,4}-{2,9}/;
const LONGEST_ROW = 2000;
const MOST_ROWS = 100;

/** Below a row of names the cells of those columns that a secret is called by. */
function findColumn(text: string, start: number, _end: number, emit: (span: Span) => void): void {
  const from = lineStart(text, start, 200);
  const to = lineEnd(text, start, 400);
  const head = text.slice(from, to);
  const ruled = RULED.test(text.slice(to, to + 12));
  const separator = ruled ? '|' : /[,;\t]/.exec(head)?.[0];
  if (separator === undefined) {
    takeLastColumn(text, head, to, emit);
    return;
  }
  const parts = head.split(separator);
  // `| a | b |`: nothing stands before the first and behind the last.
  const edge = ruled && parts[0]?.trim() === '' ? 1 : 0;
  const names = parts.slice(edge, parts.length - edge).map((name) => name.trim().replace(/^"|"$/g, ''));
  // "the user, the password" is a sentence.
  if (!ruled && parts.some((part) => /^\s/.test(part))) return;
  if (names.length < 2 || !names.every((name) => /^[A-Za-z][\w .-]{0,40}$/.test(name))) return;
  const secret = names.map((name) => classifyName(name) === 'secret');
  let row = text[to] === '\r' ? to + 2 : to + 1;
  for (let count = 0; count < MOST_ROWS && row < text.length; count += 1) {
    const end = lineEnd(text, row, LONGEST_ROW);
    let at = row;
    const cells: { start: number; end: number }[] = [];
    if (ruled && count === 0) {
      row = text[end] === '\r' ? end + 2 : end + 1;
      continue;
    }
    while (at <= end && cells.length <= names.length + 2) {
      const stop = indexWithin(text, separator, at, end - at);
      cells.push({ start: at, end: stop < 0 ? end : stop });
      if (stop < 0) break;
      at = stop + 1;
    }
    // Another number of cells: the table is over.
    if (cells.length !== names.length + 2 * edge) return;
    cells.slice(edge).forEach((cell, index) => {
      if (secret[index] !== true) return;
      const value = text.slice(cell.start, cell.end);
      const bare = value.trim().replace(/^"|"$/g, '');
      if (
        bare === '' ||
        /\s\S+\s/.test(bare) ||
        (ruled && /\s/.test(bare)) ||
        speaksOfSecrets(bare) ||
        !isSecretValue('password', 'secret', bare, { quoted: true, sign: '=', after: '' })
      )
        return;
      const begin = cell.start + value.indexOf(bare);
      emit({ start: begin, end: begin + bare.length });
    });
    row = text[end] === '\r' ? end + 2 : end + 1;
  }
}

/** `USER  PASSWORD`, columns that only gaps part: what stands in the last of as many cells as there are heads. */
function takeLastColumn(text: string, head: string, to: number, emit: (span: Span) => void): void {
  if (!/^[ \t]{0,8}[A-Z][A-Z_]{1,30}(?:[ \t]{1,40}[A-Z][A-Z_]{1,30}){1,7}[ \t]{0,8}$/.test(head)) return;
  const names = head.trim().split(/[ \t]+/);
  if (classifyName(names.at(-1) ?? '') !== 'secret') return;
  let row = text[to] === '\r' ? to + 2 : to + 1;
  for (let count = 0; count < MOST_ROWS && row < text.length; count += 1) {
    const end = lineEnd(text, row, LONGEST_ROW);
    const line = text.slice(row, end).trimEnd();
    const cells = line.trim().split(/[ \t]+/);
    const last = cells.at(-1) ?? '';
    if (cells.length !== names.length) return;
    if (/\d/.test(last) && isSecretValue('password', 'secret', last, { quoted: true, sign: '=', after: '' })) {
      const stop = row + line.length;
      emit({ start: stop - last.length, end: stop });
    }
    row = text[end] === '\r' ? end + 2 : end + 1;
  }
}
