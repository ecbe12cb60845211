// The lists in src-main/core/packages as files: written by the scripts beside this one, read by them and by tests.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WIDTH = 116;
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../src-main/core/packages');

/** @returns {string} the path of `<name>-names.ts` */
export const pathOf = (name) => join(folder, `${name}-names.ts`);

/** @returns {string[]} every name of every list in `<name>-names.ts` */
export function namesIn(name) {
  const lists = [...readFileSync(pathOf(name), 'utf8').matchAll(/= `\n([^`]*)`/g)];
  return lists.flatMap(([, list]) => list.split(/\s+/).filter((word) => word !== ''));
}

/** Names between backticks, as many on a line as it holds. */
function inLines(names) {
  const lines = [''];
  for (const name of names) {
    const last = lines.at(-1);
    if (last === '') lines[lines.length - 1] = name;
    else if (last.length + name.length + 1 > WIDTH) lines.push(name);
    else lines[lines.length - 1] = `${last} ${name}`;
  }
  return lines.join('\n');
}

/** Writes a list anew: `about` are the lines of its docstring. */
export function writeNames(name, constant, about, names) {
  const said = about.map((line) => ` * ${line}\n`).join('');
  writeFileSync(pathOf(name), `/**\n${said} */\nexport const ${constant} = \`\n${inLines(names)}\n\`;\n`);
}
