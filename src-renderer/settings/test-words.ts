import { format } from '../parts/format.ts';
import { text } from '../text.ts';
import type { Test } from './settings-store.ts';

const words = text.tests;

/** What came of a Test, in one sentence. */
export function testWords(
  test: Test,
  which: 'destination' | 'ntfy',
  slow = false,
): { readonly words: string; readonly tone: 'calm' | 'bad' } {
  if (test.kind === 'idle') return { words: '', tone: 'calm' };
  if (test.kind === 'asking') return { words: slow ? words.notAnswered : words.asking, tone: 'calm' };
  if (test.kind === 'unanswered') return { words: text.failed.notAnswered, tone: 'bad' };
  const { outcome } = test;
  switch (outcome.kind) {
    case 'answered': {
      const { ok, ms, status, certificate_until: until } = outcome;
      if (!ok) return { words: words.wrong[which](status, ms), tone: 'bad' };
      return { words: words.answered(ms, until === null ? null : format.day(until)), tone: 'calm' };
    }
    case 'failed':
      return { words: words.failed[outcome.why], tone: 'bad' };
    case 'stopped':
      return { words: words.stopped, tone: 'calm' };
    case 'not_asked':
      return { words: words.notAsked[outcome.why], tone: 'bad' };
    default:
      return outcome satisfies never;
  }
}
