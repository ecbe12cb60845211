import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of this test's own, gone after it. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'beacon-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  return dir;
}

/** Waits until something is true; says what was waited for when it never is. */
export async function until(what: string, isTrue: () => unknown, forMs = 45_000): Promise<void> {
  const endMs = performance.now() + forMs;
  for (;;) {
    if (await isTrue()) return;
    if (performance.now() > endMs) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
