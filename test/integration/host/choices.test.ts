import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDigest } from '@adapters/system-clock.ts';
import { cli, serve } from '@test/cli.ts';
import { shelf } from '@test/store.ts';
import { until } from '@test/temp.ts';
import { expect, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';

test('the journal of a running host is gone with telemetry off, and there again with telemetry on', async () => {
  const { root } = await shelf();
  const host = await serve(root);
  const journals = () => readdirSync(join(root, 'journal'));
  await until('the first journal', () => journals().length === 1);
  cli(root, ['telemetry', 'off']);
  await until('no journal', () => journals().length === 0);
  cli(root, ['telemetry', 'on']);
  await until('a journal again', () =>
    journals().some((name) => readFileSync(join(root, 'journal', name), 'utf8').startsWith('{"line":"open"')),
  );
  await host.quit();
  expect(journals()).toEqual([]);
});

test('a host that was started with collection off begins its journal with telemetry on', async () => {
  const { root } = await shelf();
  writeFileSync(join(root, 'config.json'), '{ "collection": false }');
  await serve(root);
  expect(readdirSync(join(root, 'journal'))).toEqual([]);
  cli(root, ['telemetry', 'on']);
  await until('a journal', () => readdirSync(join(root, 'journal')).length === 1);
});

test('a running host voids what was approved as soon as an editor has withdrawn the consent', async () => {
  const one = await shelf();
  await one.put(id);
  const config = join(one.root, 'config.json');
  const saved = {
    endpoint: 'http://127.0.0.1:9',
    consent: { crash_reports: true, decided_at: '2026-04-03T09:00:00Z' },
  };
  writeFileSync(config, JSON.stringify(saved));
  await one.store.approve(id, {
    sha256: nodeDigest.sha256Hex(readFileSync(join(one.root, 'pending', `${id}.json`))),
    endpoint: saved.endpoint,
    approved_at: '2026-04-03T09:21:00Z',
    mode: 'reviewed',
    wording_version: 1,
  });
  await serve(one.root);
  expect((await one.store.get(id))?.approval).not.toBeNull();
  writeFileSync(config, JSON.stringify({ ...saved, consent: { ...saved.consent, crash_reports: false } }));
  await until('the approval is void', () => !existsSync(join(one.root, 'pending', `${id}.consent.json`)));
});
