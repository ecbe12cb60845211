/** The names of HTML for signs that stand in and round secrets. https://html.spec.whatwg.org/multipage/named-characters.html */
const NAMED: ReadonlyMap<string, string> = new Map(
  `amp & lt < gt > quot " apos ' commat @ sol / bsol \\ colon : semi ; comma , period . equals = lowbar _ num # percnt %
  excl ! quest ? dollar $ ast * plus + hyphen - dash - lpar ( rpar ) lsqb [ rsqb ] lbrack [ rbrack ] lcub { rcub }
  lbrace { rbrace } verbar | vert | grave \` Hat ^`
    .split(/\s+/)
    .flatMap((word, at, words) => (at % 2 === 0 ? [[word, words[at + 1] ?? ''] as const] : []))
    .concat([['nbsp', ' '] as const, ['Tab', '\t'] as const, ['NewLine', '\n'] as const]),
);

/** The pattern of one of them, or of a number. */
export const ENTITY = String.raw`&(?:${[...NAMED.keys()].join('|')}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});`;

/** What `name` stands for: a sign, or the number of one. */
export function entity(name: string): string | number {
  if (name[0] !== '#') return NAMED.get(name) ?? '';
  return name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
}
