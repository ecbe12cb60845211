import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemChance, systemClock } from '@adapters/system-clock.ts';
import { Settings } from '@contract/settings.ts';
import { printReport } from '@core/report/fit.ts';
import { utcSeconds } from '@core/report/times.ts';
import { deleteAll } from '@services/deleting/delete-all.ts';
import { LockBusy } from '@services/ports/locks.ts';
import { openDesk } from '../../src-main/desk.ts';
import { openWorld } from '../../src-main/world.ts';
import { crashReport, localFile } from '../support/reports.ts';

/**
 * One process over a home folder that is killed at any moment, or has others beside it. It says what it did, a line each,
 * written before it does anything else: what was said must be true afterwards.
 *
 * `W id` written, `T id` about to be edited, `E id n` edit number n saved, `A id sha` these bytes are about to be
 * approved, `S id` sent, `C n` counted n times so far, `K key` saved in the settings, `X kind` deleted all there is, `D` done.
 */
const [role = '', name = '', operations = '0'] = process.argv.slice(2);
const say = (line: string) => void writeSync(1, `${line}\n`);
const world = openWorld(process.env);
const { outbox, review, deletion } = openDesk(world);
const { store } = world;
const retention = { ...Settings.parse({}).retention, pending_max: 10_000, pending_mb: 1000 };
const one = <T>(all: readonly T[]): T | undefined => all[Math.floor(Math.random() * all.length)];

async function write(): Promise<void> {
  const id = `brpt_${systemChance.hex(8)}`;
  const at = utcSeconds(systemClock.wallMs());
  const report = crashReport({ report_id: id, timestamp: at, fingerprint: systemChance.hex(32) });
  await store.create(report, localFile({ report_id: id, captured_at: at, proof: systemChance.hex(32) }), retention);
  say(`W ${id}`);
}

const editNumber = (text: string) => Number(/"phase": "e(\d+)"/.exec(text)?.[1] ?? 0);

async function edit(): Promise<void> {
  const ids = await store.ids();
  const id = one(ids);
  const detail = id === undefined ? null : await review.open(id);
  if (id === undefined || detail === null || detail.row.state !== 'pending') return;
  const next = editNumber(detail.text) + 1;
  const text = detail.text.replace(/"phase": (?:null|"e\d+")/, `"phase": "e${next}"`);
  say(`T ${id}`);
  const saved = await review.save(id, detail.sha256, text);
  if (saved.kind === 'saved') say(`E ${id} ${next}`);
}

async function approveOne(): Promise<void> {
  const id = one(await store.ids());
  const stored = id === undefined ? null : await store.get(id);
  const { destination } = await world.rights();
  if (stored?.place !== 'pending' || destination.endpoint === null) return outbox.drain();
  say(`A ${stored.id} ${stored.sha256}`);
  const outcome = await outbox.approve(stored.id, stored.sha256, destination.endpoint);
  if (outcome.kind === 'sent') say(`S ${stored.id}`);
}

/** One failure that everybody counts, one setting each, and one report that everybody edits. */
const SHARED = 'brpt_00000000000000aa';
let counted = 0;
let saved = 0;
async function shared(): Promise<void> {
  const dice = Math.random();
  if (dice < 0.5) {
    if ((await store.countRepeat('a'.repeat(64), 'shared', utcSeconds(systemClock.wallMs()))) !== null) counted += 1;
    say(`C ${counted}`);
  } else if (dice < 0.7) {
    saved += 1;
    const key = `${name}-${saved}`;
    await world.settings.update((before) => ({ ...before, [`x-${key}`]: true }));
    say(`K ${key}`);
  } else if (dice < 0.95) {
    const stored = await store.get(SHARED);
    if (stored === null) throw new Error('the shared report is gone');
    if (stored.report.type !== 'crash') throw new Error('the shared report is another');
    const next = editNumber(stored.text) + 1;
    const report = { ...stored.report, crash: { ...stored.report.crash, phase: `e${next}` } };
    if ((await store.replace(SHARED, stored.sha256, report)) === 'saved') say(`E ${SHARED} ${next}`);
    else if (printReport(report) === stored.text) throw new Error('nothing was changed');
  } else if (dice < 0.98) await store.list();
  else await write();
}

const roles: Record<string, () => Promise<void>> = { write, edit, send: approveOne, shared };

async function main(): Promise<void> {
  if (role === 'delete-all') {
    say('R');
    const { kind } = await deleteAll(deletion, { config: false });
    say(`X ${kind}`);
    return;
  }
  if (role === 'settle') {
    // Nobody is killed any more: what is approved goes, and what a kill interrupted is finished.
    for (let tries = 0; tries < 20; tries += 1) {
      await outbox.drain();
      await store.list();
      for (const id of await store.approvedIds()) await outbox.send(id);
      if ((await store.approvedIds()).length === 0) break;
      await sleep(500);
    }
    await world.network.prune();
    await deletion.sweep();
    return;
  }
  const run = roles[role];
  if (run === undefined) throw new Error(`no such role: ${role}`);
  say('R');
  for (let left = Number(operations); left !== 0; left -= 1) {
    await run().catch((error: unknown) => {
      // Another process holds the folder: the person would try again.
      if (!(error instanceof LockBusy)) throw error;
      left += 1;
    });
    if (role === 'write' && Number(operations) < 0) await sleep(5);
  }
  outbox.stop();
}

await main();
say('D');
process.exit(0);
