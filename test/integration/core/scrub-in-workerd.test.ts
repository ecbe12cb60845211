import { scrub, scrubTree } from '@core/scrub/index.ts';
import { rules } from '@core/scrub/rules/index.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import { keepCases, leakCases } from '@test/scrub-corpus/corpus.ts';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Answers what the scrubber makes of each text, as the ingest's Worker would. */
const worker = `
  import { scrub, scrubTree } from './src-main/scrubber.ts';
  export default {
    async fetch(request) {
      const { texts, tree } = await request.json();
      return Response.json({
        texts: texts.map(({ text, context }) => scrub(text, context)),
        tree: scrubTree(tree.value, tree.context),
      });
    },
  };`;

const KNOWN = [
  'p\\xc3\\xa4ss-w\\xc3\\xb6rd/9',
  encodeURIComponent('päss-wörd/9'),
  'cMOkc3Mtd8O2cmQvOQ==',
  'by IBRAHIM OZTURK',
];

let workerd: Miniflare;

beforeAll(async () => {
  const bundle = await build({
    stdin: { contents: worker, resolveDir: `${import.meta.dirname}/../../..`, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  workerd = new Miniflare({
    // Else it asks Cloudflare for a placeholder.
    cf: false,
    modules: true,
    script: bundle.outputFiles[0]?.text ?? '',
    compatibilityDate: '2026-04-01',
  });
  await workerd.ready;
});

afterAll(async () => {
  await workerd.dispose();
});

test('workerd takes out of each rule’s examples, 1,200 texts of the corpus and a tree exactly what Node does', async () => {
  const leaks = leakCases();
  const step = Math.ceil(leaks.length / 900);
  const cases = [...leaks.filter((_, index) => index % step === 0), ...keepCases()];
  const texts: { text: string; context?: ScrubContext }[] = [
    ...rules
      .flatMap(({ scrubs, leaves }) => [...scrubs.map(([before]) => before), ...leaves])
      .map((text) => ({ text })),
    ...cases.map((one) => ({ text: one.text, ...('context' in one ? { context: one.context } : {}) })),
    ...KNOWN.map((text) => ({ text, context: { knownSecrets: ['päss-wörd/9'], fullName: 'İbrahim Öztürk' } })),
  ];
  expect(texts.length).toBeGreaterThan(2000);
  const tree = {
    value: { password: 'x', log: texts.slice(0, 50).map(({ text }) => text) },
    context: { username: 'adalovelace', custom: [{ name: 'ticket', pattern: 'NW-\\d+' }] },
  };
  const response = await workerd.dispatchFetch('http://localhost/', {
    method: 'POST',
    body: JSON.stringify({ texts, tree }),
  });
  const answer = (await response.json()) as { texts: unknown[]; tree: unknown };
  expect(answer.texts).toEqual(texts.map(({ text, context }) => scrub(text, context)));
  expect(answer.tree).toEqual(scrubTree(tree.value, tree.context));
});
