import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from './axe.ts';
import { expect, test } from './host.ts';

const cursor = `{
  // The two that I use.
  "mcpServers": {
    "notes": { "command": "npx", "args": ["-y", "@example/server-notes", "--token", "made-up"] },
    "files": { "command": "npx", "args": ["-y", "@example/server-files"] },
    "search": { "url": "https://mcp.example.com" }
  }
}
`;
const SERVER = `
for (const s of [process.stdin, process.stdout]) s.on('error', () => {});
process.stdin.on('data', () => {});
process.stdout.write('ready');
setInterval(() => {}, 1000);`;

/** A client that starts a server of this name and is then killed. Answers the server's pid. */
async function abandoned(dir: string, name: string): Promise<number> {
  const binary = join(dir, name);
  symlinkSync(process.execPath, binary);
  const file = join(dir, 'mcp-server.cjs');
  writeFileSync(file, SERVER);
  const client: ChildProcess = spawn(
    process.execPath,
    [
      '-e',
      `const server = require('node:child_process').spawn(${JSON.stringify(binary)}, [${JSON.stringify(file)}], { stdio: ['pipe', 'pipe', 'ignore'] });
       server.stdout.once("data", () => process.stdout.write(String(server.pid)));
       setInterval(() => {}, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const pid = await new Promise<number>((resolve) =>
    client.stdout?.once('data', (said) => resolve(Number(String(said).trim()))),
  );
  client.kill('SIGKILL');
  return pid;
}

const isAlive = (pid: number) => existsSync(`/proc/${pid}`);

test('other programs: a client is guarded and not any more, an orphan is ended, two more at once, a destination confirmed, 5,000 requests filtered', {
  tag: '@browser',
}, async ({ page, startHost, ingest, tempDir }) => {
  const person = tempDir('person');
  mkdirSync(join(person, '.cursor'));
  const file = join(person, '.cursor', 'mcp.json');
  writeFileSync(file, cursor);
  const name = `mcp-server-e2e-${process.pid}`;
  const pid = await abandoned(tempDir('abandoned'), name);
  const two = [
    await abandoned(tempDir('abandoned'), `mcp-server-one-${process.pid}`),
    await abandoned(tempDir('abandoned'), `mcp-server-two-${process.pid}`),
  ];
  const requests = Array.from({ length: 5000 }, (_, index) => ({
    at: new Date(Date.now() - (5000 - index) * 60_000).toISOString(),
    why: index % 10 === 0 ? 'ntfy' : 'report',
    method: 'POST',
    url: index % 10 === 0 ? 'https://ntfy.example/topic' : 'https://reports.example.com/v1/reports',
    bytes: 1900 + index,
    status: index % 100 === 99 ? 413 : 202,
    error: null,
    report_id: null,
  }));
  try {
    const host = await startHost({
      guardian: {},
      person,
      requests,
      config: {
        endpoint: ingest.url,
        consent: {
          decided_at: '2026-01-01T00:00:00Z',
          crash_reports: true,
          review_before_sending: false,
          endpoint: 'https://reports.example.com',
        },
      },
    });
    await page.goto(host.url);

    // From the empty fleet to the clients, and what would change in one, before it changes.
    await page.getByRole('button', { name: 'Guard Them…' }).click();
    const guard = page.getByRole('button', { name: 'Guard the servers of Cursor' });
    await guard.click();
    const sheet = page.getByRole('dialog', { name: 'Guard the servers of Cursor?' });
    await expect(sheet.getByRole('region')).toContainText('-- npx @example/server-notes …');
    await expect(sheet).not.toContainText('made-up');
    await clean(page);
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(guard).toBeFocused();
    expect(readFileSync(file, 'utf8')).toBe(cursor);
    await page.keyboard.press('Enter');
    await sheet.getByRole('button', { name: 'Guard 2 Servers' }).click();
    await expect(page.getByText('2 servers of Cursor will be guarded. Restart Cursor to begin.').first()).toBeVisible();
    const guarded = readFileSync(file, 'utf8');
    expect(guarded).toContain('// The two that I use.');
    expect(guarded.match(/"guard"/g)).toHaveLength(2);
    await page.getByRole('button', { name: 'Undo guarding the servers of Cursor' }).click();
    await page.getByRole('button', { name: 'Undo for 2 Servers' }).click();
    await expect.poll(() => readFileSync(file, 'utf8')).toBe(cursor);

    // Review is off, for a destination that is not the one in force: it is confirmed where it stands, by the keyboard.
    const confirm = page.getByRole('button', { name: 'Send There Without Review' });
    await expect(confirm).toBeVisible();
    await confirm.focus();
    await page.keyboard.press('Enter');
    await expect(confirm).toBeHidden();
    expect(JSON.parse(readFileSync(join(host.home, 'config.json'), 'utf8')).consent.endpoint).toBe(ingest.url);

    // 5,000 rows of which a screenful is in the page.
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Network' }).click();
    const list = (named: string) => page.getByRole('region', { name: named });
    const all = list('5,000 requests, newest first');
    await expect(all.getByRole('listitem').first()).toContainText('Answered 413');
    expect(await all.getByRole('listitem').count()).toBeLessThan(60);
    await all.focus();
    await page.keyboard.press('End');
    await expect(all.getByRole('listitem').last()).toContainText('1,900 bytes');
    await host.press(page, '⌘F');
    await page.keyboard.type('413 reports.example');
    await expect(list('50 requests, newest first')).toBeVisible();
    await expect(page.getByText('50 of 5,000 requests')).toBeVisible();
    await clean(page);
    await page.keyboard.type(' nowhere');
    await expect(page.getByText('No request matches “413 reports.example nowhere”.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(all).toBeVisible();

    // It is spared while it is young.
    const listed = () =>
      JSON.parse(host.cli('guard', 'orphans', '--json').out).orphans.map((one: { pid: number }) => one.pid);
    await expect.poll(listed).toContain(pid);
    // The server whose client was killed: shown with its proof, asked about, ended.
    await page.getByRole('tab', { name: /^Fleet/ }).click();
    await page.getByRole('button', { name: 'Show Them…' }).click();
    const orphans = page.getByRole('dialog', { name: /without a client$/ });
    const own = orphans.getByRole('row').filter({ hasText: name });
    await expect(own).toContainText('What started it is gone');
    await own.getByRole('button', { name: `End ${name}` }).click();
    const question = page.getByRole('dialog', { name: `End ${name}?` });
    await expect(question.getByRole('button', { name: 'Back' })).toBeFocused();
    await clean(page);
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    expect(isAlive(pid)).toBe(true);
    await own.getByRole('button', { name: `End ${name}` }).press('Enter');
    await question.getByRole('button', { name: 'End', exact: true }).click();
    await expect(page.getByText('1 server ended.').first()).toBeVisible();
    await expect.poll(() => isAlive(pid)).toBe(false);

    // Two at once, with the keyboard alone. The page is told of these two only: others on this computer are not the test's.
    await expect.poll(listed).toEqual(expect.arrayContaining([...two]));
    await page.route('**/orphans.list', async (route) => {
      const answer = await route.fetch();
      const { orphans } = ((await answer.json()) as { answer: { orphans: { pid: number }[] } }).answer;
      await route.fulfill({
        response: answer,
        json: { answer: { orphans: orphans.filter((one) => two.includes(one.pid)), spared: [] } },
      });
    });
    await page.reload();
    const show = page.getByRole('button', { name: 'Show Them…' });
    await expect(page.getByText(/^2 MCP servers lost their client and still run\./)).toBeVisible();
    await show.focus();
    await page.keyboard.press('Enter');
    const both = page.getByRole('dialog', { name: '2 MCP servers without a client' });
    await expect(both.getByRole('row').filter({ hasText: 'What started it is gone' })).toHaveCount(2);
    const endAll = both.getByRole('button', { name: 'End All…' });
    for (let step = 0; step < 12 && !(await endAll.evaluate((one) => one === document.activeElement)); step += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const sure = page.getByRole('dialog', { name: 'End 2 MCP servers?' });
    await expect(sure.getByRole('button', { name: 'Back' })).toBeFocused();
    expect(two.every(isAlive)).toBe(true);
    await page.keyboard.press('Tab');
    await expect(sure.getByRole('button', { name: 'End', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('2 servers ended.').first()).toBeVisible();
    await expect.poll(() => two.some(isAlive)).toBe(false);
    // Nothing is left to show, and the sheet is gone by itself.
    await expect(both).toBeHidden();
    await expect(show).toBeHidden();
  } finally {
    for (const one of [pid, ...two]) if (isAlive(one)) process.kill(one, 'SIGKILL');
  }
});
