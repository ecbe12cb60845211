import { withProcess } from '@core/fleet/edit-config.ts';
import { fleetDefaults, fleetPolicy, planOf } from '@core/fleet/plan.ts';
import { emptyConfig, readGuardianConfig } from '@core/fleet/read-config.ts';
import { describe, expect, test } from 'vitest';

const problem = (text: string) => {
  const read = readGuardianConfig(text);
  return read.ok ? null : read.problem;
};

test('without a guardian.json the fleet has the numbers that its schema fills in: 50 % of memory, every 2,000 ms', () => {
  expect(fleetPolicy(fleetDefaults)).toEqual(fleetPolicy(emptyConfig));
});

describe('a broken guardian.json is refused whole, and the line says where, what is there and what was expected', () => {
  test.each([
    ['syntax', '{\n  "processes": [\n', 'guardian.json, line 3: not valid JSON'],
    ['an empty file', '', 'guardian.json, line 1: not valid JSON'],
    [
      'a wrong type',
      '{ "processes": [ { "name": "a", "command": "x", "rss_mb": "512" } ] }',
      'processes[0].rss_mb: expected a number; there is "512"',
    ],
    [
      'a number out of range',
      '{\n"poll_interval_ms": 5 }',
      'line 2: poll_interval_ms: expected at least 200; there is 5',
    ],
    [
      'an unknown key',
      '{ "processes": [ { "name": "a", "command": "x", "rss": 1 } ] }',
      'processes[0].rss is not a key that Beacon knows',
    ],
    [
      'a duplicate name',
      '{ "processes": [ { "name": "a", "command": "x" }, { "name": "a", "command": "y" } ] }',
      'processes[1].name: expected a name that no other entry has; processes[0] has it; there is "a"',
    ],
    [
      'a missing command',
      '{ "processes": [ { "name": "a" } ] }',
      'processes[0].command: expected text in quotes; it is missing',
    ],
    [
      'an unknown action',
      '{ "processes": [ { "name": "a", "command": "x", "on_breach": "explode" } ] }',
      'processes[0].on_breach: expected "restart", "stop" or "alert"',
    ],
    [
      'a health check of another machine',
      '{ "processes": [ { "name": "a", "command": "x", "health": { "http": "http://example.com/up" } } ] }',
      'processes[0].health.http: expected an address on this computer (127.0.0.1, [::1] or localhost), or "remote": true beside it; there is "http://example.com/up"',
    ],
    [
      'an MCP ping of another machine',
      '{ "processes": [ { "name": "a", "command": "x", "health": { "mcp_ping": "https://10.0.0.7/mcp", "remote": false } } ] }',
      'processes[0].health.mcp_ping: expected an address on this computer',
    ],
    [
      'a health check of another machine behind a name that looks like this one',
      '{ "processes": [ { "name": "a", "command": "x", "health": { "http": "http://127.0.0.1:80@example.com/" } } ] }',
      'processes[0].health.http: expected an address on this computer',
    ],
    [
      'a health check over something else than http',
      '{ "processes": [ { "name": "a", "command": "x", "health": { "http": "ftp://127.0.0.1/" } } ] }',
      'processes[0].health.http: expected an http or https address; there is "ftp://127.0.0.1/"',
    ],
    ['a key twice', '{ "version": 1, "version": 1 }', '"version" is there twice'],
    ['a list in place of the file', '[]', 'the file: expected an object; there is a list'],
  ])('%s', (_, text, words) => {
    expect(problem(text)?.message).toContain(words);
  });

  test('never repeats a value of env or args, where secrets live', () => {
    const text =
      '{ "processes": [ { "name": "a", "command": "x", "args": [5, "--token=hunter2"], "env": { "TOKEN": { "s3cr3t": 1 } } } ] }';
    expect(problem(text)?.message).not.toMatch(/hunter2|s3cr3t/);
    expect(problem(text)?.message).toContain('the value there does not fit');
  });
});

describe('a health check', () => {
  test.each([
    ['http://127.0.0.1:7700/health', {}],
    ['http://localhost/', {}],
    ['https://[::1]:8443/', {}],
    ['http://example.com/up', { remote: true }],
  ])('of %s with %j is taken', (http, rest) => {
    const entry = { name: 'a', command: 'x', health: { http, ...rest } };
    expect(problem(JSON.stringify({ processes: [entry] }))).toBeNull();
  });
});

describe('defaults', () => {
  test('are those of the specification where nothing is written', () => {
    const read = readGuardianConfig('{ "processes": [ { "name": "a", "command": "x" } ] }');
    if (!read.ok) throw new Error(read.problem.message);
    const plan = planOf(read.config.processes[0] as never, read.config);
    expect(plan).toMatchObject({
      kind: 'job',
      budget: {
        memoryBytes: 2048 * 1024 * 1024,
        cpuFraction: 0.9,
        cpuSustainedMs: 300_000,
        onMemory: 'restart',
        onCpu: 'alert',
        graceMs: 10_000,
      },
      restart: {
        policy: 'on-failure',
        backoff: { initialMs: 1000, factor: 2, maxMs: 300_000, jitter: 0.1 },
        breaker: { maxFailures: 12, windowMs: 3_600_000, coolDownMs: 900_000, coolDownMaxMs: 86_400_000 },
        stableAfterMs: 60_000,
        neverRetryExitCodes: [126, 127],
      },
      stdinTimeoutMs: 2000,
      stopTimeoutMs: 5000,
      log: false,
    });
  });

  test('of the file come before those of Beacon, and the process comes before both', () => {
    const text =
      '{ "defaults": { "rss_mb": 100, "on_breach": { "cpu": "stop" } }, "processes": [ { "name": "a", "command": "x", "on_breach": { "memory": "alert" }, "restart": { "max_failures": 3 } } ] }';
    const read = readGuardianConfig(text);
    if (!read.ok) throw new Error(read.problem.message);
    const plan = planOf(read.config.processes[0] as never, read.config);
    expect(plan.budget).toMatchObject({ memoryBytes: 100 * 1024 * 1024, onMemory: 'alert', onCpu: 'stop' });
    expect(plan.restart.breaker.maxFailures).toBe(3);
  });
});

describe('adding a process', () => {
  test('leaves everything else as the person wrote it', () => {
    const before =
      '{\n    "poll_interval_ms":   1000,\n    "processes": [\n        { "name": "a",  "command": "x" }\n    ]\n}\n';
    const after = withProcess(before, { name: 'b', command: 'y', args: ['--z'] });
    expect(
      after.ok &&
        after.text.startsWith(
          '{\n    "poll_interval_ms":   1000,\n    "processes": [\n        { "name": "a",  "command": "x" }',
        ),
    ).toBe(true);
    expect(after.ok && JSON.parse(after.text).processes).toEqual([
      { name: 'a', command: 'x' },
      { name: 'b', command: 'y', args: ['--z'] },
    ]);
  });

  test('makes the file where there is none, and the list where it is missing', () => {
    for (const before of [null, '', '{}', '{ "version": 1 }']) {
      const after = withProcess(before, { name: 'b', command: 'y' });
      expect(after.ok && JSON.parse(after.text).processes).toEqual([{ name: 'b', command: 'y' }]);
    }
  });

  test('refuses a name that is taken, and a file that is broken, and changes neither', () => {
    expect(withProcess('{ "processes": [ { "name": "a", "command": "x" } ] }', { name: 'a', command: 'y' }).ok).toBe(
      false,
    );
    expect(withProcess('{ broken', { name: 'a', command: 'y' }).ok).toBe(false);
  });
});

describe('a guardian.json beyond all measure', () => {
  test.each([
    ['5,000,000 open brackets', '['.repeat(5_000_000), 'at most 1 MB'],
    ['500,000 open brackets', '['.repeat(500_000), 'at most 50 brackets inside each other'],
    ['51 objects inside each other on line 2', `{\n"a":${'{"a":'.repeat(51)}1${'}'.repeat(52)}`, 'line 2'],
    ['a string that does not end, full of brackets', `{"a": "${'['.repeat(1000)}`, 'not valid JSON'],
  ])('%s, is refused in words', (_, text, words) => {
    const read = readGuardianConfig(text);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.problem.message).toContain(words);
  });

  test('is not one with 1,000 brackets in a string', () => {
    const text = JSON.stringify({ processes: [{ name: 'a', command: 'x', args: ['['.repeat(1000)] }] });
    expect(readGuardianConfig(text).ok).toBe(true);
  });
});
