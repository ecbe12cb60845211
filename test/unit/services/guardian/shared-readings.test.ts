import { shared } from '@adapters/shared-readings.ts';
import { expect, test } from 'vitest';

/** A reading that ends when the test says so. */
function byHand() {
  const readings: { readonly asked: readonly string[]; readonly end: (failure?: Error) => void }[] = [];
  const ask = shared<string, number>((asked) => {
    const number = readings.length;
    return new Promise((resolve, reject) => {
      const end = (failure?: Error) => (failure === undefined ? resolve(number) : reject(failure));
      readings.push({ asked: [...asked], end });
    });
  });
  return { readings, ask };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('fifty who ask at once take two readings: the first its own, the others one together', async () => {
  const { readings, ask } = byHand();
  const answers = Promise.all(Array.from({ length: 50 }, (_, index) => ask(`tree ${index}`)));
  await turn();
  expect(readings).toHaveLength(1);
  readings[0]?.end();
  await turn();
  expect(readings).toHaveLength(2);
  expect(readings[1]?.asked).toHaveLength(49);
  readings[1]?.end();
  expect(await answers).toEqual([0, ...Array.from({ length: 49 }, () => 1)]);
});

test('nobody is answered from a reading that began before the question', async () => {
  const { readings, ask } = byHand();
  const first = ask('a');
  const second = ask('b');
  readings[0]?.end();
  await turn();
  const third = ask('c');
  readings[1]?.end();
  await turn();
  readings[2]?.end();
  expect(await Promise.all([first, second, third])).toEqual([0, 1, 2]);
});

test('a reading that fails is told to those who asked for it, and to nobody after them', async () => {
  const { readings, ask } = byHand();
  const first = ask('a').catch((error: Error) => error.message);
  const second = ask('b');
  readings[0]?.end(new Error('no reading'));
  await turn();
  readings[1]?.end();
  expect(await first).toBe('no reading');
  expect(await second).toBe(1);
  const third = ask('c');
  readings[2]?.end();
  expect(await third).toBe(2);
});
