import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '@test/cli.ts';
import { cliHere } from '@test/cli-here.ts';
import { consentingShelf, endpoint, shelf } from '@test/store.ts';
import { tempDir } from '@test/temp.ts';
import { cliOnTerminal } from '@test/terminal.ts';
import { describe, expect, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';

/** An editor: a small program that does something to the file it is given. */
function editor(script: string, name = 'ed'): string {
  const path = join(tempDir(), name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}
const swap = (from: string, to: string) =>
  `sed 's#${from}#${to}#' "$1" > "$1.new" && cat "$1.new" > "$1" && rm "$1.new"`;
const home = async () => {
  const one = await shelf();
  await one.put(id);
  const path = join(one.root, 'pending', `${id}.json`);
  return { ...one, path, text: () => readFileSync(path, 'utf8'), draft: join(one.root, 'state', `draft-${id}.json`) };
};

describe('beacon edit', () => {
  test('saves what the editor wrote, printed canonically; voids the approval; leaves no draft', async () => {
    const one = await consentingShelf(id);
    const stored = await one.store.get(id);
    const approval = { approved_at: '2026-04-03T09:30:00Z', mode: 'reviewed', wording_version: 1 } as const;
    await one.store.approve(id, { sha256: stored?.sha256 ?? '', endpoint, ...approval });
    const ran = cli(one.root, ['beacon', 'edit', '1f3c'], { EDITOR: editor(swap('"0: buildIndex", ', '')) });
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('Its approval is void.');
    const after = await one.store.get(id);
    expect(after?.report.type === 'crash' && after.report.crash.stack_trace).toEqual(['1: main']);
    expect(after?.approval).toBeNull();
    expect(existsSync(join(one.root, 'state', `draft-${id}.json`))).toBe(false);
    const diff = JSON.parse(cli(one.root, ['beacon', 'diff', id, '--json']).out);
    expect(diff).toMatchObject({ id, changed: true });
    expect(diff.hunks.flatMap(({ lines }: { lines: string[] }) => lines).join('\n')).toContain('-');
  });

  test('takes VISUAL before EDITOR, with arguments in quotes, and a program whose path holds blanks', async () => {
    const one = await home();
    const spaced = editor(swap('"code"', '"code"'), 'a folder/my ed');
    expect(cli(one.root, ['beacon', 'edit', id], { VISUAL: spaced, EDITOR: 'false' }).code).toBe(0);
    const noting = editor('printf "%s|" "$@" > "$OUT"');
    const out = join(tempDir(), 'args');
    expect(cli(one.root, ['beacon', 'edit', id], { EDITOR: `${noting} --wait 'two words'`, OUT: out }).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(`--wait|two words|${one.draft}|`);
  });

  test('scrubs what was typed: an address that was put in is not there after it', async () => {
    const one = await home();
    const ran = cli(one.root, ['beacon', 'edit', id], { EDITOR: editor(swap('1: main', '1: mail ada@example.org')) });
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('The scrubber took 1 thing out of it.');
    expect(one.text()).not.toContain('example.org');
    expect(one.text()).toContain('[REDACTED:');
  });

  test.each([
    ['no JSON', swap('"type": "crash"', '"type" crash'), 'line 4, column'],
    ['a field that is none', swap('"type": "crash"', '"type": "crash", "note": "x"'), '"note" is not a field'],
    ['another id', swap(id, 'brpt_0000000000000000'), '/report_id'],
  ])(
    'refuses %s with 3 and the place, keeps the report, and the text for the next try at 0600',
    async (_, script, place) => {
      const one = await home();
      const before = one.text();
      const ran = cli(one.root, ['beacon', 'edit', id], { EDITOR: editor(script) });
      expect(ran.code).toBe(3);
      expect(ran.err).toContain(place);
      expect(one.text()).toBe(before);
      expect(statSync(one.draft).mode & 0o777).toBe(0o600);
      expect(readFileSync(one.draft, 'utf8')).not.toBe(before);
    },
  );

  test('goes on from a text that was refused, and with --fresh from the report', async () => {
    const one = await home();
    const before = one.text();
    expect(
      cli(one.root, ['beacon', 'edit', id], { EDITOR: editor(swap('"type": "crash"', '"type" crash')) }).code,
    ).toBe(3);
    const typed = readFileSync(one.draft, 'utf8');
    const seen = join(tempDir(), 'seen');
    const looking = editor('cat "$1" > "$OUT"; exit 1');
    expect(cli(one.root, ['beacon', 'edit', id], { EDITOR: looking, OUT: seen }).code).toBe(1);
    expect(readFileSync(seen, 'utf8')).toBe(typed);
    expect(cli(one.root, ['beacon', 'edit', id, '--fresh'], { EDITOR: looking, OUT: seen }).code).toBe(1);
    expect(readFileSync(seen, 'utf8')).toBe(before);
  });

  test.each([
    ['that changes nothing', 'exit 0', 0, 'nothing was changed'],
    ['that fails', 'exit 7', 1, 'code 7'],
    ['that is killed', 'kill -9 $$', 1, 'SIGKILL'],
    ['that deletes the file', 'rm "$1"', 1, 'left no file'],
    ['that leaves a folder', 'rm "$1"; mkdir "$1"', 1, 'no file any more'],
    ['that empties the file', ': > "$1"', 3, 'left an empty file'],
  ])('an editor %s leaves the report as it was', async (_, script, code, words) => {
    const one = await home();
    const before = one.text();
    const ran = cli(one.root, ['beacon', 'edit', id], { EDITOR: editor(script) });
    expect(ran.code).toBe(code);
    expect(ran.out + ran.err).toContain(words);
    expect((ran.out + ran.err).trim().split('\n')).toHaveLength(1);
    expect(one.text()).toBe(before);
  });

  test('--fresh begins again after an editor that left a folder, which then lies in quarantine; an empty file is not gone on from', async () => {
    const one = await home();
    cli(one.root, ['beacon', 'edit', id], { EDITOR: editor('rm "$1"; mkdir "$1"; echo mine > "$1/mine"') });
    const again = cli(one.root, ['beacon', 'edit', id, '--fresh'], { EDITOR: editor(swap('1: main', '1: start')) });
    expect([again.code, again.err]).toEqual([0, expect.stringContaining('quarantine/')]);
    expect(one.text()).toContain('1: start');
    expect(readFileSync(join(one.root, 'quarantine', `draft-${id}.json`, 'mine'), 'utf8')).toBe('mine\n');
    cli(one.root, ['beacon', 'edit', id], { EDITOR: editor(': > "$1"') });
    expect(existsSync(one.draft)).toBe(false);
  });

  test('an editor that fails after typing changes nothing, and what was typed is kept', async () => {
    const one = await home();
    const before = one.text();
    const ran = cli(one.root, ['beacon', 'edit', id], { EDITOR: editor(`${swap('1: main', '1: start')}; exit 1`) });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('is kept in');
    expect(one.text()).toBe(before);
    expect(readFileSync(one.draft, 'utf8')).toContain('1: start');
    // Discarding the report takes it along.
    expect(cli(one.root, ['beacon', 'discard', id]).code).toBe(0);
    expect(existsSync(one.draft)).toBe(false);
  });

  test('an editor that writes by rename, and leaves a loose file, is taken as any other', async () => {
    const one = await home();
    const script = `sed 's#1: main#1: start#' "$1" > "$1~" && chmod 644 "$1~" && mv "$1~" "$1"`;
    expect(cli(one.root, ['beacon', 'edit', id], { EDITOR: editor(script) }).code).toBe(0);
    expect(one.text()).toContain('1: start');
  });

  test('a report that changed under the editor is not written over; the text is kept', async () => {
    const one = await home();
    const script = `${swap('1: main', '1: start')}; sed -i 's#TypeError#RangeError#' "${one.path}"`;
    const ran = cli(one.root, ['beacon', 'edit', id], { EDITOR: editor(script) });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('changed while you edited it');
    expect(one.text()).toContain('RangeError');
    expect(readFileSync(one.draft, 'utf8')).toContain('1: start');
  });

  test('without an editor off a terminal is a usage error, and one that is not there is named', async () => {
    const one = await home();
    expect(cli(one.root, ['beacon', 'edit', id])).toMatchObject({ code: 2, out: '' });
    const ran = cli(one.root, ['beacon', 'edit', id], { EDITOR: '/nowhere/ed' });
    expect([ran.code, ran.err.includes('could not be started')]).toEqual([1, true]);
    expect(existsSync(one.draft)).toBe(false);
  });

  test('of an id with a path in it is refused as no report', async () => {
    const one = await home();
    writeFileSync(join(one.root, 'secret.json'), '{}');
    const paths = ['../secret', '../../etc/passwd', `../pending/${id}`, '..', '/etc/passwd'];
    const { ran } = await cliHere(one);
    for (const given of paths)
      for (const command of ['edit', 'diff', 'inspect'])
        expect([given, command, (await ran('beacon', command, given)).code]).toEqual([given, command, 1]);
    expect(cli(one.root, ['beacon', 'edit', '../secret'], { EDITOR: 'true' }).code).toBe(1);
    const discarded = cli(one.root, ['beacon', 'discard', ...paths]);
    expect([discarded.code, discarded.err.trim().split('\n').length]).toEqual([1, 5]);
    expect(existsSync(join(one.root, 'secret.json'))).toBe(true);
    expect(existsSync(one.path)).toBe(true);
  });

  test('on a terminal offers to edit again after a refusal, and an answer of no ends it', async () => {
    const one = await home();
    const { code, screen } = await cliOnTerminal(one.root, ['beacon', 'edit', id], 'n', {
      EDITOR: editor(swap('"type": "crash"', '"type" crash')),
      STALLARI_TELEMETRY: 'off',
    });
    expect([code, screen.includes('Edit it again? [y/N]')]).toEqual([3, true]);
  });
});

describe('beacon diff', () => {
  test('of a report as it was captured says so, and is { id, changed: false, hunks: [] } as JSON', async () => {
    const one = await home();
    expect(cli(one.root, ['beacon', 'diff', id]).out).toBe(`${id}: as it was captured.\n`);
    expect(JSON.parse(cli(one.root, ['beacon', 'diff', id, '--json']).out)).toEqual({ id, changed: false, hunks: [] });
  });

  test('prints one line out and one line in for a changed line, without colour off a terminal', async () => {
    const one = await home();
    writeFileSync(one.path, one.text().replace('"exit_code": 1', '"exit_code": 2'));
    const { code, out } = cli(one.root, ['beacon', 'diff', id]);
    expect(code).toBe(0);
    expect(out).toMatch(/^-.*"exit_code": 1/m);
    expect(out).toMatch(/^\+.*"exit_code": 2/m);
    expect(out).not.toContain('\u001b');
  });

  test('of a sent report says what is kept of it, exit 1', async () => {
    const one = await consentingShelf(id);
    const stored = await one.store.get(id);
    await one.outbox.approve(id, stored?.sha256 ?? '', endpoint);
    expect(cli(one.root, ['beacon', 'diff', id])).toMatchObject({ code: 1, out: '' });
  });
});
