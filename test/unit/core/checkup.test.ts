import { type Examined, findingsOf } from '@core/checkup.ts';
import { describe, expect, test } from 'vitest';

const sound: Examined = {
  home: '~/beacon',
  kind: 'folder',
  writable: true,
  freeBytes: 1e9,
  loose: [],
  foreign: [],
  shut: [],
  locks: [],
  socket: false,
  socketElsewhere: false,
  host: null,
  version: '0.1.0',
  node: '20.19.0',
  configProblem: null,
  guardianProblem: null,
  refusedRules: [],
  endpoint: 'https://reports.example.com',
  endpointProblem: null,
  environmentWarnings: [],
  debug: false,
  quarantined: 0,
  online: null,
};
const problems = (changes: Partial<Examined>) =>
  findingsOf({ ...sound, ...changes }).flatMap(({ id, severity }) => (severity === 'problem' ? [id] : []));

describe('what doctor makes of a home', () => {
  test('of a sound one: nothing', () => {
    expect(findingsOf(sound)).toEqual([]);
  });

  test.each([
    [{ kind: 'no_folder' }, 'home_no_folder'],
    [{ kind: 'closed' }, 'home_closed'],
    [{ writable: false }, 'home_read_only'],
    [{ freeBytes: 20 * 1024 * 1024 - 1 }, 'disk_full'],
    [{ kind: 'absent', writable: false }, 'home_cannot_be_made'],
    [{ shut: ['pending'] }, 'shut'],
    [{ foreign: ['sent'] }, 'foreign_owner'],
    [{ loose: [{ path: 'pending', mode: 0o755 }] }, 'loose_permissions'],
    [{ node: '20.18.9' }, 'old_node'],
    [{ node: '18.20.0' }, 'old_node'],
    [{ online: { kind: 'failed', why: 'timeout' } }, 'endpoint_unreachable'],
    [{ online: { kind: 'answered', status: 302 } }, 'endpoint_answers_oddly'],
  ] as const)('%j is one problem: %s', (changes, id) => {
    expect(problems(changes)).toEqual([id]);
  });

  test.each([
    [{ socket: true }, 'stale_socket'],
    [{ locks: [{ name: 'host.lock', pid: null }] }, 'stale_lock'],
    [{ host: { pid: 7, version: '0.2.0' } }, 'other_version'],
    [{ kind: 'absent', freeBytes: 0 }, 'home_absent'],
    [{ endpoint: null }, 'no_destination'],
    [{ online: { kind: 'not_asked', why: 'CI forbids it' } }, 'endpoint_not_asked'],
  ] as const)('%j is a note and no problem: %s', (changes, id) => {
    expect(findingsOf({ ...sound, ...changes })).toMatchObject([{ id, severity: 'note' }]);
  });

  test('names 5 of 1,000 loose files, and how many more there are', () => {
    const loose = Array.from({ length: 1000 }, (_, index) => ({ path: `sent/${index}`, mode: 0o644 }));
    expect(findingsOf({ ...sound, loose })[0]?.says).toContain('sent/4 (0644) and 995 more');
  });
});
