import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { nodeDigest } from '@adapters/system-clock.ts';
import type { ApprovalMode } from '@contract/report-files.ts';
import { cli, cliAsync } from '@test/cli.ts';
import { cliHere } from '@test/cli-here.ts';
import { shelf } from '@test/store.ts';
import { cliOnTerminal } from '@test/terminal.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';
const decided = { decided_at: '2026-04-03T09:00:00Z', disclosed_at: '2026-04-03T09:00:00Z' };
const on = { crash_reports: true, ...decided };

async function ingest() {
  const bodies: Buffer[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    bodies.push(Buffer.concat(chunks));
    response.writeHead(202).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies };
}

/** A home with one report, approved for `endpoint` where a mode is given, and then this config.json. */
async function home(endpoint: string, mode: ApprovalMode | null, config: object) {
  const one = await shelf();
  await one.put(id);
  const path = join(one.root, 'pending', `${id}.json`);
  if (mode !== null) {
    const sha256 = nodeDigest.sha256Hex(readFileSync(path));
    await one.store.approve(id, { sha256, endpoint, approved_at: '2026-04-03T09:21:00Z', mode, wording_version: 1 });
  }
  writeFileSync(join(one.root, 'config.json'), JSON.stringify({ endpoint, ...config }));
  return { root: one.root, path, one };
}

const stateOf = (root: string, env: Record<string, string>) =>
  JSON.parse(cli(root, ['beacon', 'list', '--json'], env).out).reports[0]?.state ?? 'sent';

describe('what the environment says of a report that is approved, with crash reports on', () => {
  test.each([
    ['STALLARI_TELEMETRY=off', { STALLARI_TELEMETRY: 'off' }, false, 'STALLARI_TELEMETRY=off'],
    ['STALLARI_TELEMETRY= No ', { STALLARI_TELEMETRY: ' No ' }, false, 'STALLARI_TELEMETRY=no'],
    ['a list without crash', { STALLARI_TELEMETRY: 'diagnostics' }, false, 'STALLARI_TELEMETRY=diagnostics'],
    ['a list of unknown words', { STALLARI_TELEMETRY: 'crashes,all' }, false, 'STALLARI_TELEMETRY=crashes,all'],
    ['DO_NOT_TRACK=yes over on', { DO_NOT_TRACK: 'yes', STALLARI_TELEMETRY: 'on' }, false, 'DO_NOT_TRACK'],
    ['the legacy name over on', { STALLARI_TELEMETRY_DISABLED: 'true' }, false, 'STALLARI_TELEMETRY_DISABLED=true'],
    ['CI', { STALLARI_TELEMETRY: '', CI: 'true' }, false, 'CI'],
    ['an unknown word in CI', { STALLARI_TELEMETRY: 'yess', CI: '1' }, false, 'CI'],
    ['CI with a list', { STALLARI_TELEMETRY: 'crash', CI: '1' }, true, 'saved choice'],
    ['CI=false', { STALLARI_TELEMETRY: '', CI: 'false' }, true, 'saved choice'],
    ['DO_NOT_TRACK=0', { DO_NOT_TRACK: '0' }, true, 'saved choice'],
    ['an unknown word', { STALLARI_TELEMETRY: 'yess', CI: '' }, true, 'saved choice'],
  ] as const)('%s: %j, may be sent: %s, and telemetry status names %s', async (_, env, mayGo, named) => {
    const server = await ingest();
    const { root, one } = await home(server.endpoint, 'reviewed', { consent: on });
    const { ran: here } = await cliHere(one, { STALLARI_TELEMETRY: 'on', ...env });
    const status = JSON.parse((await here('telemetry', 'status', '--json')).out);
    expect([status.collecting, status.crash_reports, status.crash_reports_decided_by]).toEqual([mayGo, mayGo, named]);
    const ran = await cliAsync(root, ['beacon', 'send', id], env);
    expect([ran.code, server.bodies.length]).toEqual(mayGo ? [0, 1] : [3, 0]);
    // A switch of the environment leaves what was approved alone: it is for the programs that see it.
    expect(stateOf(root, env)).toBe(mayGo ? 'sent' : 'approved');
  });
});

test('telemetry status, as a program of its own, names the switch that decided over what is approved', async () => {
  const { root } = await home('http://127.0.0.1:9', 'reviewed', { consent: on });
  const ran = cli(root, ['telemetry', 'status', '--json'], { STALLARI_TELEMETRY: 'diagnostics' });
  expect(JSON.parse(ran.out)).toMatchObject({
    crash_reports: false,
    crash_reports_decided_by: 'STALLARI_TELEMETRY=diagnostics',
  });
});

describe('an approval', () => {
  const elsewhere = 'https://elsewhere.example';

  test.each([
    ['reviewed, and the choice stands', 'reviewed', { consent: on }, {}, 0, 'sent'],
    ['once, after crash reports were switched off', 'once', { consent: decided }, {}, 0, 'sent'],
    ['reviewed, after crash reports were switched off', 'reviewed', { consent: decided }, {}, 3, 'pending'],
    ['reviewed, while collection is off', 'reviewed', { consent: on, collection: false }, {}, 3, 'pending'],
    [
      'once, for another destination than the saved one',
      'once',
      { consent: on, endpoint: elsewhere },
      {},
      3,
      'pending',
    ],
    ['once, for another than BEACON_ENDPOINT', 'once', { consent: on }, { BEACON_ENDPOINT: elsewhere }, 3, 'pending'],
    ['none, crash reports on with review', null, { consent: on }, {}, 3, 'pending'],
  ] as const)('%s: exit %s off a terminal', async (_, mode, config, env, code, state) => {
    const server = await ingest();
    const { root } = await home(server.endpoint, mode, config);
    const ran = await cliAsync(root, ['beacon', 'send', id], env);
    expect([ran.code, server.bodies.length, stateOf(root, env)]).toEqual([code, code === 0 ? 1 : 0, state]);
  });

  test('for a destination that has changed is void, and the question names the old one and the new one', async () => {
    const server = await ingest();
    const { root } = await home(elsewhere, 'once', { consent: on, endpoint: server.endpoint });
    const { code, screen } = await cliOnTerminal(root, ['beacon', 'send', id], 'n');
    expect(screen).toContain(`It was approved for ${elsewhere}. The destination is ${server.endpoint} now`);
    expect(screen).toContain(`Send it to ${server.endpoint}? [y/N]`);
    expect([code, server.bodies.length]).toEqual([3, 0]);
  });

  test('of bytes that an editor changed since is void, and the question says so', async () => {
    const server = await ingest();
    const { root, path } = await home(server.endpoint, 'once', { consent: on });
    writeFileSync(path, readFileSync(path, 'utf8').replace('TypeError', 'RangeError'));
    const { code, screen } = await cliOnTerminal(root, ['beacon', 'send', id], 'y');
    expect(screen).toContain('It was changed after it was approved, so that approval is void.');
    expect(code).toBe(0);
    expect(server.bodies.map(String)).toEqual([expect.stringContaining('RangeError')]);
  });
});
