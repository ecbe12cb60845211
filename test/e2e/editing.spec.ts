import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { clean } from './axe.ts';
import { type E2eHost, expect, test } from './host.ts';

const guardian = {
  poll_interval_ms: 500,
  defaults: { grace_s: 0, restart: { max_failures: 2, backoff_initial_s: 0.2 } },
  processes: [
    {
      name: 'crasher',
      command: process.execPath,
      args: [
        '-e',
        'function pushAll() { throw new TypeError("pushAll met pushAll of the northwind payroll, said quillfeather-ledger") }; console.error("before pushAll"); pushAll()',
      ],
      component: 'e2e.crasher',
    },
  ],
};
const config = { consent: { decided_at: '2026-01-01T00:00:00Z', crash_reports: true } };

/** A report open in its exact reading, with everything in it. */
async function openExact(host: E2eHost) {
  const list = () =>
    JSON.parse(host.cli('beacon', 'list', '--json').out) as { reports: { id: string; occurrences: number }[] };
  await expect.poll(() => list().reports[0]?.occurrences).toBe(2);
  const path = join(host.home, 'pending', `${list().reports[0]?.id}.json`);
  const page = await host.open();
  await page.getByRole('tab', { name: /^Reports/ }).click();
  await page.getByRole('option', { name: /crasher/ }).click();
  for (const part of ['Error message', 'Log tail']) {
    await page.getByRole('checkbox', { name: part }).click();
    await expect(page.getByRole('checkbox', { name: part })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: part })).toBeEnabled();
  }
  await page.getByRole('tab', { name: 'Exactly what will be sent' }).click();
  const editor = page.getByRole('textbox', { name: /^Report,/ });
  await expect(editor).toBeVisible();
  return { page, editor, file: () => readFileSync(path, 'utf8') };
}

/** Selects a word near the end of the text: the editor draws only the lines in view. */
async function pick(page: Page, editor: Locator, word: string): Promise<void> {
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(editor).toContainText(word);
  const at = await editor.evaluate((content, wanted) => {
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const start = node.nodeValue?.lastIndexOf(wanted) ?? -1;
      if (start < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      const range = document.createRange();
      range.setStart(node, start + 1);
      range.setEnd(node, start + 2);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return null;
  }, word);
  if (at === null) throw new Error(word);
  await page.mouse.dblclick(at.x, at.y);
}

test('undo in the text takes a redaction back, and keeps what was typed before it', async ({ startHost }) => {
  const host = await startHost({ guardian, config });
  const { page, editor, file } = await openExact(host);
  const captured = file();
  const places = captured.match(/pushAll/g)?.length ?? 0;
  expect(places).toBeGreaterThan(3);

  await pick(page, editor, 'payroll');
  await page.keyboard.type('ledger');
  await expect.poll(file).toContain('northwind ledger');
  const typed = file();

  await pick(page, editor, 'pushAll');
  await page.keyboard.press('ControlOrMeta+Shift+X');
  await expect(page.getByText(`Redacted in ${places} places`).first()).toBeVisible();
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText(`Redacted in ${places} places`);
  await expect.poll(() => file().match(/\[REDACTED:CUSTOM:1\]/g)?.length).toBe(places);
  expect(file()).not.toContain('pushAll');

  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(file).toBe(typed);
  // The offer has nothing left to take back.
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeHidden();

  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect.poll(file).not.toContain('pushAll');
  await page.keyboard.press('ControlOrMeta+Z');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(file).toBe(captured);

  // The same by the button of the message, from the keyboard's point of view one more step of undo.
  await pick(page, editor, 'pushAll');
  await page.getByRole('button', { name: /^Redact Selection/ }).click();
  await expect(editor).toBeFocused();
  await expect.poll(file).not.toContain('pushAll');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(file).toBe(captured);
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(file).not.toContain('pushAll');

  // A word that might be private is marked in the Summary, too, and goes from there.
  await page.getByRole('tab', { name: 'Summary' }).click();
  const odd = page.getByRole('button', { name: 'quillfeather-ledger' }).first();
  await odd.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Could this be private?' })).toBeVisible();
  await clean(page);
  await page.keyboard.press('Enter');
  await expect.poll(file).not.toContain('quillfeather-ledger');
  await expect(odd).toBeHidden();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
});

test('reloading saves what can be saved, and asks before it throws away what cannot', { tag: '@browser' }, async ({
  startHost,
}) => {
  const host = await startHost({ guardian, config });
  const { page, editor, file } = await openExact(host);
  const asked: string[] = [];
  let stay = true;
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void (stay ? dialog.dismiss() : dialog.accept());
  });

  // A key, and the page is gone at once.
  await pick(page, editor, 'payroll');
  await page.keyboard.type('Q');
  await page.reload();
  await expect.poll(file).toContain('northwind Q');
  expect(asked).toEqual([]);
  await expect(page.getByRole('option', { name: /crasher/ })).toBeVisible();

  await page.getByRole('tab', { name: 'Exactly what will be sent' }).click();
  await editor.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('x');
  await expect(page.getByText(/^Line \d+: /).first()).toBeVisible();
  const before = file();
  await page.evaluate(() => window.setTimeout(() => window.location.reload()));
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await expect(editor).toContainText('}x');
  expect(file()).toBe(before);

  // Put right, there is nothing to ask about.
  stay = false;
  await editor.press('ControlOrMeta+End');
  await page.keyboard.press('Backspace');
  await page.reload();
  await expect(page.getByRole('option', { name: /crasher/ })).toBeVisible();
  expect(asked).toEqual(['beforeunload']);
});

test('each number stands beside its line, also below a line with a problem', async ({ startHost }) => {
  const host = await startHost({ guardian, config });
  const { page, editor } = await openExact(host);
  await editor.click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(' 5');
  await expect(page.locator('.cm-sentence').first()).toBeVisible();
  const drift = await page.evaluate(() => {
    const tops = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect().top);
    const lines = tops('.cm-line');
    // The first is the invisible one that holds the width.
    const numbers = [...document.querySelectorAll('.cm-lineNumbers .cm-gutterElement')]
      .filter((element) => element.getBoundingClientRect().height > 0)
      .map((element) => element.getBoundingClientRect().top);
    return lines.slice(0, 12).map((top, index) => Math.abs(top - (numbers[index] ?? 0)));
  });
  expect(drift).toHaveLength(12);
  expect(Math.max(...drift)).toBeLessThan(1);
});

test('at 360 px nothing runs into its neighbour: Compare, and the memory of the fleet', { tag: '@browser' }, async ({
  startHost,
}) => {
  const host = await startHost({ guardian, config });
  const { page } = await openExact(host);
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.setViewportSize({ width: 360, height: 740 });
  const sentence = page.getByText('Both sides are scrubbed.');
  const box = async (target: typeof sentence) => {
    const found = await target.boundingBox();
    if (found === null) throw new Error('not on screen');
    return found;
  };
  const said = await box(sentence);
  const tabs = await box(page.getByRole('tablist', { name: 'How to read this report' }));
  const table = await box(page.getByRole('region', { name: /^Two columns/ }));
  expect(said.y).toBeGreaterThanOrEqual(tabs.y + tabs.height);
  expect(said.y + said.height).toBeLessThanOrEqual(table.y);

  await page.goto(`${host.origin}/?view=fleet&whole=1`);
  const cells = page.locator('.fleet .strip > div');
  await expect(cells).toHaveCount(4);
  const outside = await cells.evaluateAll((all) =>
    all.flatMap((cell) => {
      const end = cell.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(cell).paddingRight);
      return [...cell.querySelectorAll('*')]
        .filter((inner) => inner.getBoundingClientRect().right > end + 0.5)
        .map(
          (inner) =>
            `${inner.tagName} ${inner.className} ${inner.textContent} ${inner.getBoundingClientRect().right - end}`,
        );
    }),
  );
  expect(outside).toEqual([]);
});

test('a report is edited, exported, opened as an issue and in an editor with the keyboard alone, and the keys go on when the CLI takes it', {
  tag: '@browser',
}, async ({ startHost, tempDir }) => {
  // What opens files here: it notes which.
  const bin = tempDir('bin');
  const opened = join(bin, 'opened');
  for (const name of ['xdg-open', 'open']) {
    writeFileSync(join(bin, name), `#!/bin/sh\nfor last in "$@"; do :; done\nprintf %s "$last" > ${opened}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const host = await startHost({
    guardian,
    // Somewhere to send to, so that there is something to switch off; nothing is sent.
    config: { ...config, endpoint: 'http://127.0.0.1:9', github: { repository: 'example/stallari' } },
    env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, DISPLAY: ':99' },
  });
  const list = () =>
    JSON.parse(host.cli('beacon', 'list', '--json').out) as { reports: { id: string; occurrences: number }[] };
  await expect.poll(() => list().reports[0]?.occurrences).toBe(2);
  const id = list().reports[0]?.id ?? '';
  const path = join(host.home, 'pending', `${id}.json`);
  const file = () => readFileSync(path, 'utf8');
  const page = await host.open();
  await expect(page.getByRole('row', { name: /^crasher\b/ })).toBeVisible();
  await host.press(page, '⌘2');
  await expect(page.getByRole('heading', { name: /^crasher crashed/ })).toBeVisible();
  await host.press(page, '⌃2');
  const editor = page.getByRole('textbox', { name: /^Report,/ });
  await expect(editor).toBeVisible();
  const reach = async (target: Locator) => {
    for (let step = 0; step < 60; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('the keyboard never reached it');
  };
  const approve = page.getByRole('button', { name: 'Approve & Send' });

  // What says which report this is stays: a change of it is marked as it is typed, and nothing is saved.
  await reach(editor);
  const captured = file();
  const put = async (text: string) => {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
  };
  for (const [field, why] of [
    ['fingerprint', 'fingerprint is needed to count equal failures together; it stays as it is'],
    ['device_id', 'device_id is needed to have this report deleted; it stays as it is'],
  ] as const) {
    const digits = new RegExp(`("${field}": ")[0-9a-f]{8}`);
    await put(captured.replace(digits, '$100000000'));
    await expect(page.locator('.state.invalid')).toContainText(why);
    await expect(approve).toBeDisabled();
    await host.press(page, 'F8');
    await expect(page.locator('.cm-sentence', { hasText: why })).toBeVisible();
  }
  expect(file()).toBe(captured);
  const edited = captured.replace(/"memory_gb": \d+/, '"memory_gb": 0');
  await put(edited);
  await expect(page.locator('.state.valid')).toBeVisible();
  await expect.poll(file).toBe(edited);

  const [download] = await Promise.all([page.waitForEvent('download'), host.press(page, '⌘E')]);
  expect(download.suggestedFilename()).toBe(`${id}.json`);
  expect(readFileSync(await download.path(), 'utf8')).toBe(edited);

  const more = page.getByRole('button', { name: /^More: / });
  const choose = async (name: string) => {
    await reach(more);
    await page.keyboard.press('Enter');
    const item = page.getByRole('menuitem', { name });
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    for (let step = 0; step < 8; step += 1) {
      if (await item.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('ArrowDown');
    }
    await expect(item).toBeFocused();
    await page.keyboard.press('Enter');
  };
  await choose('Open as GitHub Issue…');
  const issue = page.getByRole('dialog', { name: /example\/stallari/ });
  await expect(issue).toContainText('TypeError');
  await expect(issue).not.toContainText(JSON.parse(edited).device_id);
  await clean(page);
  await page.keyboard.press('Escape');
  await expect(issue).toBeHidden();
  await expect(more).toBeFocused();
  await choose('Open in Editor');
  await expect.poll(() => existsSync(opened) && readFileSync(opened, 'utf8')).toBe(path);

  expect(host.cli('beacon', 'discard', id).code).toBe(0);
  await expect(page.getByRole('region', { name: 'Report', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
});
