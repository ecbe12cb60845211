import type { NetworkRecord } from '@contract/socket.ts';
import { describe, expect, test } from 'vitest';
import { createFormats } from '../../../../src-renderer/parts/format.ts';
import { clientSaid, guardable, isGuarded } from '../../../../src-renderer/settings/client-words.ts';
import { deletedLines, planSaid } from '../../../../src-renderer/settings/delete-words.ts';
import { filterRequests, networkRow, spokenRequest } from '../../../../src-renderer/settings/network-rows.ts';
import { testWords } from '../../../../src-renderer/settings/test-words.ts';
import { fakeClients } from '../../../support/fake-offenders.ts';

const format = createFormats('en-GB', 'UTC');
const nowMs = Date.parse('2026-04-03T09:26:00Z');
const sent: NetworkRecord = {
  at: '2026-04-03T08:38:00Z',
  why: 'report',
  method: 'POST',
  url: 'https://reports.example.com/v1/reports',
  bytes: 1901,
  status: 202,
  error: null,
  report_id: 'brpt_b2c3d4e5f6071829',
};

describe('a request in Network', () => {
  test('says when, to where, why, how much and what was answered', () => {
    const row = networkRow(sent, nowMs, format);
    expect(row).toMatchObject({ why: 'Report', where: 'POST reports.example.com/v1/reports', tone: 'ok' });
    expect(spokenRequest(row)).toBe(
      'Report, Today, 08:38:00, POST reports.example.com/v1/reports, 1,901 bytes, Answered 202',
    );
  });

  test('without an answer says why there is none, and a refusal is no success', () => {
    expect(networkRow({ ...sent, status: null, error: 'tls' }, nowMs, format)).toMatchObject({
      answer: 'Certificate not accepted',
      tone: 'bad',
    });
    expect(networkRow({ ...sent, status: null, error: 'something new' }, nowMs, format).answer).toBe('No answer');
    expect(networkRow({ ...sent, status: 413 }, nowMs, format)).toMatchObject({ answer: 'Answered 413', tone: 'bad' });
  });

  test('is found by every word of its purpose, address or answer, in any order and case; no words find all', () => {
    const refused = { ...sent, status: 413 };
    const lost = { ...sent, status: null, error: 'offline', url: 'https://ntfy.example/topic', why: 'ntfy' as const };
    const all = [sent, refused, lost];
    expect(filterRequests(all, '  ')).toBe(all);
    expect(filterRequests(all, '413 REPORTS.example')).toEqual([refused]);
    expect(filterRequests(all, 'not reached')).toEqual([lost]);
    expect(filterRequests(all, 'phone')).toEqual([lost]);
    expect(filterRequests(all, '202 413')).toEqual([]);
  });
});

describe('what came of a Test', () => {
  const answered = {
    kind: 'answered',
    status: 200,
    ms: 84,
    ok: true,
    certificate_until: '2026-06-09T00:00:00Z',
  } as const;
  test('is said in one sentence', () => {
    expect(testWords({ kind: 'outcome', outcome: answered }, 'destination').words).toMatch(
      /^Answered in 84 ms, certificate valid until /,
    );
    expect(testWords({ kind: 'outcome', outcome: { ...answered, ok: false, status: 404 } }, 'destination')).toEqual({
      words: 'Answered 404 in 84 ms. That is not how an ingest answers.',
      tone: 'bad',
    });
    expect(testWords({ kind: 'outcome', outcome: { kind: 'not_asked', why: 'do_not_track' } }, 'ntfy').words).toBe(
      'Do Not Track is set, so nothing was asked.',
    );
  });
});

describe('deleting all data', () => {
  test('says first what goes, from here and from the server', () => {
    const plan = { pending: 3, sent: 15, quarantined: 1, provable: 2, hosts: ['reports.example.com'] };
    expect(planSaid(plan)).toBe(
      '3 pending reports, 15 receipts, 1 file set aside and the journal and the logs go. reports.example.com is asked to delete 2 reports.',
    );
    expect(planSaid({ pending: 0, sent: 0, quarantined: 0, provable: 0, hosts: [] })).toBe(
      'The journal and the logs go. No server holds a report that could be proved to be yours.',
    );
  });

  test('says afterwards what was done, and what is still open', () => {
    const { title, lines } = deletedLines({
      kind: 'incomplete',
      removed: { pending: 1, sent: 2, quarantined: 0, other: 4 },
      server: {
        acknowledged: 1,
        waiting: [{ id: 'brpt_b2c3d4e5f6071829', host: 'reports.example.com', why: 'could not be reached' }],
        without_proof: 1,
      },
      kept: ['guardian.json'],
      left: [{ path: 'logs/a.log', why: 'the disk is read-only' }],
    });
    expect(title).toBe('Not everything could be deleted');
    expect(lines).toEqual([
      'Removed here: 1 pending report, 2 receipts, 0 files set aside and 4 other files.',
      'The server has taken in 1 deletion.',
      'brpt_b2c3d4e5f6071829: reports.example.com could not be reached. Its proof is kept; Beacon asks again.',
      '1 sent report has no proof any more and cannot be deleted at the server.',
      'logs/a.log is still there: the disk is read-only.',
      'Kept on purpose: guardian.json.',
    ]);
  });
});

describe('an MCP client', () => {
  const [desktop, cursor, broken] = fakeClients();
  test('says how many of its servers are guarded, and what they hold now', () => {
    if (desktop === undefined || cursor === undefined || broken === undefined) throw new Error('three clients');
    expect(clientSaid(desktop, format)).toBe('5 of 5 servers guarded, 320 MB now');
    expect(clientSaid(cursor, format)).toBe('3 servers, not guarded, 1 runs elsewhere');
    expect([guardable(desktop), guardable(cursor)]).toEqual([0, 3]);
    expect([isGuarded(desktop), isGuarded(cursor)]).toEqual([true, false]);
  });

  test('whose file is left alone says why, and offers nothing', () => {
    if (broken === undefined) throw new Error('three clients');
    expect(clientSaid(broken, format)).toBe('Line 3 is not JSON, so the file is left alone.');
    expect([guardable(broken), isGuarded(broken)]).toEqual([0, false]);
  });
});
