import { expect, test } from 'vitest';
import { speakOfThisComputer } from '../../../../src-renderer/parts/this-computer.ts';

test('off the Mac every "this Mac" is a computer, in sentences and in what functions say', () => {
  const words = {
    one: 'Nothing leaves this Mac.',
    deep: { say: (n: number) => `${n} on this Mac` },
    list: [{ a: 'This Mac’s' }],
    n: 3,
  };
  speakOfThisComputer(words);
  speakOfThisComputer(words);
  expect(words.one).toBe('Nothing leaves this computer.');
  expect(words.deep.say(3)).toBe('3 on this computer');
  expect(words.list[0]?.a).toBe('This computer’s');
  expect(words.n).toBe(3);
});
