import { fixedFor, signedPart } from '@core/report/fixed.ts';
import { crashReport } from '@test/reports.ts';
import { expect, test } from 'vitest';

const fingerprint = '9'.repeat(64);
const list = (fixed_in: string | null, end_of_life: string[] = []) => ({
  fixed: [{ fingerprint, fixed_in }],
  end_of_life,
});
const of = (version: string | null) => crashReport({ app: { version, component: 'job.indexer' } });

test.each([
  ['0.44.3.3', '0.44.4', { kind: 'fixed', version: '0.44.4' }],
  [null, '0.44.4', { kind: 'fixed', version: '0.44.4' }],
  ['0.44.3', null, { kind: 'fixed', version: null }],
  ['0.44.4', '0.44.4', null],
  ['0.45.0', '0.44.4', null],
])('a failure of %s that is fixed in %s: %j', (version, fixedIn, said) => {
  expect(fixedFor(of(version), list(fixedIn))).toEqual(said);
});

test('0.43 stands for 0.43.2 and not for 0.430, and a failure that is fixed says so first', () => {
  expect(fixedFor(of('0.43.2'), { fixed: [], end_of_life: ['0.43'] })).toEqual({
    kind: 'end_of_life',
    version: '0.43',
  });
  expect(fixedFor(of('0.430.1'), { fixed: [], end_of_life: ['0.43'] })).toBeNull();
  expect(fixedFor(of('0.43.2'), list('0.44.4', ['0.43']))).toEqual({ kind: 'fixed', version: '0.44.4' });
  expect(fixedFor(crashReport({ fingerprint: '1'.repeat(64) }), list('9.9.9'))).toBeNull();
});

test('what is signed is the document without its signature, its members in the order they came in', () => {
  expect(signedPart('{"b":1,"signature":"s","key":"k","a":2}')).toEqual({
    signed: '{"b":1,"key":"k","a":2}',
    key: 'k',
    signature: 's',
    vouched: [],
  });
  const vouched = [{ key: 'A'.repeat(43), signature: 'B'.repeat(86) }];
  expect(signedPart(JSON.stringify({ key: 'k', vouched, signature: 's' }))?.vouched).toEqual(vouched);
  expect(signedPart('{"key":"k"}')).toBeNull();
  expect(signedPart('null')).toBeNull();
});
