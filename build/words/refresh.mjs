/**
 * Writes src-main/core/report/known-words.ts: the words that stand in at least three of the packages installed here, in
 * the names their declarations export and in the running text of their read-me files. Run by hand: `node build/words/refresh.mjs`.
 *
 * Names of people and companies are capitalised, handles or addresses there; only words in small letters count in text.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LEAST_PACKAGES = 3;
const MOST_BYTES = 3_000_000;
const MOST_DEPTH = 5;
const root = 'node_modules';

const packages = readdirSync(root)
  .filter((name) => !name.startsWith('.'))
  .flatMap((name) => (name.startsWith('@') ? readdirSync(join(root, name)).map((one) => `${name}/${one}`) : [name]));

/** @type {Map<string, number>} */
const seenIn = new Map();
for (const name of packages) {
  const words = new Set();
  let bytes = 0;
  for (const path of files(join(root, name), 0)) {
    if (bytes > MOST_BYTES) break;
    const text = readFileSync(path, 'utf8');
    bytes += text.length;
    for (const word of path.endsWith('.ts') || /ts$/.test(path) ? ofDeclarations(text) : ofText(text)) words.add(word);
  }
  for (const word of words) seenIn.set(word, (seenIn.get(word) ?? 0) + 1);
}
const kept = [...seenIn].filter(([, count]) => count >= LEAST_PACKAGES).map(([word]) => word);
const lines = kept
  .sort()
  .join(' ')
  .match(/.{1,116}(?: |$)/g);
writeFileSync(
  'src-main/core/report/known-words.ts',
  `/**
 * ${kept.length} words that programs and their documentation are made of: those in at least ${LEAST_PACKAGES} of ${packages.length} published packages.
 * Made by build/words/refresh.mjs; what is added by hand stands in odd-words.ts.
 */
export const knownWords = \`
${(lines ?? []).map((line) => `  ${line.trimEnd()}`).join('\n')}
\`;
`,
);

/** @returns {Generator<string>} */
function* files(dir, depth) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && depth < MOST_DEPTH) yield* files(path, depth + 1);
    } else if (/\.d\.[cm]?ts$|^readme\.md$/i.test(entry.name)) yield path;
  }
}

function* ofDeclarations(text) {
  const code = text.replace(/https?:\S+|@author.*|\bfrom ['"].*/g, ' ');
  for (const [found] of code.matchAll(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g)) {
    if (found.length >= 3 && found.length <= 16) yield found.toLowerCase();
  }
}

function* ofText(text) {
  const said = text.replace(/https?:\S+|@[\w/-]+|\]\([^)]*\)|```[\s\S]*?```/g, ' ');
  for (const [, found] of said.matchAll(/(?<=^|\s)([a-z]{3,16})(?=[\s.,;:!?]|$)/g)) yield found;
}
