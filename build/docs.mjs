/**
 * Writes the generated parts of documents: `npm run docs`. With `--check`, only says whether they are up to date.
 *
 * A generated part stands between `<!-- generated: name -->` and `<!-- end -->`; what is outside is written by hand.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run-steps.mjs';
import { importSources } from './sources.mjs';

const check = process.argv.includes('--check');

const {
  settingsShape,
  boundWords,
  neverCollected,
  printedPatterns,
  reportFields,
  reportSchema,
  reference,
  rules,
  socketSchema,
} = await importSources(
  `export { neverCollected } from '@contract/report.ts'; export { reportSchema } from '@contract/report-schema.ts'; export { settingsShape } from '@core/consent/settings-shape-of.ts'; export { boundWords } from '@core/report/bounds.ts'; export { printedPatterns } from '@core/report/printed-shapes.ts'; export { socketSchema } from '@contract/socket-schema.ts'; export { reportFields } from '@core/report/fields.ts'; export { rules } from '@core/scrub/rules/index.ts'; export { reference } from './src-main/cli/reference.ts';`,
);
const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (text) => (text === '' ? '' : `\`${cell(text)}\``);
const row = (...cells) => `| ${cells.join(' | ')} |`;

const parts = {
  cli: reference(),
  fields: [
    row('field', 'in', 'why', 'what it may hold', 'example'),
    row('---', '---', '---', '---', '---'),
    ...reportFields().map(({ path, types, purpose, example, schema }) =>
      row(
        code(path),
        types.length === 3 ? 'all' : types.join(', '),
        cell(purpose),
        cell(boundWords(schema)),
        code(example.length > 70 ? `${example.slice(0, 67)}…` : example),
      ),
    ),
  ].join('\n'),
  never: [
    row('never collected', 'instead'),
    row('---', '---'),
    ...neverCollected.map(({ what, instead }) => row(cell(what), cell(instead))),
  ].join('\n'),
  rules: [
    row('rule', 'kind', 'why', 'example'),
    row('---', '---', '---', '---'),
    ...rules.map(({ id, kind, why, source, scrubs }) =>
      row(`[${code(id)}](${source})`, kind, cell(why), code(scrubs[0][1])),
    ),
  ].join('\n'),
};

const documents = {
  'docs/cli.md': ['cli'],
  'PRIVACY.md': ['fields', 'never'],
  'src-main/core/scrub/README.md': ['rules'],
};
let stale = false;
for (const [name, wanted] of Object.entries(documents)) {
  const path = join(root, name);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  let after = before;
  for (const part of wanted) {
    const pattern = new RegExp(`(<!-- generated: ${part} -->\n)[\\s\\S]*?(<!-- end -->)`);
    if (!pattern.test(after)) {
      process.stdout.write(`${name} has no place for the generated part "${part}".\n`);
      stale = true;
      continue;
    }
    after = after.replace(pattern, (_, begin, end) => `${begin}${parts[part]}\n${end}`);
  }
  if (after === before) continue;
  if (check) {
    process.stdout.write(`${name} is stale. Run: npm run docs\n`);
    stale = true;
  } else {
    writeFileSync(path, after);
    process.stdout.write(`${name} written.\n`);
  }
}

/** Files that are generated whole. */
const files = {
  'docs/beacon-sock.schema.json': `${JSON.stringify(socketSchema(), null, 2)}\n`,
  'docs/report.schema.json': `${JSON.stringify(reportSchema(), null, 2)}\n`,
  'src-main/core/consent/settings-shape.ts': `import type { JsonSchema } from '../json-schema.ts';

/** Made by \`npm run docs\` of the schema of config.json; see settings-shape-of.ts. */
export const settingsShape: JsonSchema = JSON.parse(
  String.raw\`${JSON.stringify(settingsShape())}\`,
);
`,
  'src-main/core/report/printed-patterns.ts': `/** Made by \`npm run docs\` of the schemas; see printed-shapes.ts. */
export const printedPatterns = {
${Object.entries(printedPatterns())
  .map(([kind, source]) => `  ${kind}: String.raw\`${source}\`,\n`)
  .join('')}};
`,
};
for (const [name, text] of Object.entries(files)) {
  const path = join(root, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (check) {
    process.stdout.write(`${name} is stale. Run: npm run docs\n`);
    stale = true;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    process.stdout.write(`${name} written.\n`);
  }
}
if (stale) process.exit(1);
if (check) process.stdout.write('Generated documents are up to date.\n');
