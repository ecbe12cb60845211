import { expect, test } from 'vitest';
import { addressGroup } from '../../../ingest/src/address-group.ts';

test('an IPv4 address is a group of its own', () => {
  expect(addressGroup('192.0.2.7')).toBe('192.0.2.7');
  expect(addressGroup('192.0.2.7')).not.toBe(addressGroup('192.0.2.8'));
});

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
  ['2001:db8:1:2::1', '2001:0db8:0001:0002:0000:0000:0000:0009'],
  ['2001:DB8:1:2::1', '2001:db8:1:2::a'],
  ['2001:db8::1', '2001:db8:0:0:9::'],
  ['::1', '0:0:0:0:0:0:0:2'],
  ['fe80::1%en0', 'fe80::2'],
  ['64:ff9b::192.0.2.1', '64:ff9b::192.0.2.2'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
])('%s and %s are one group', (a, b) => {
  expect(addressGroup(a)).toBe(addressGroup(b));
});

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:3::1'],
  ['2001:db8:1:2::1', '2001:db8:12::1'],
  ['2001:db8::1', '2001:db8:0:1::1'],
])('%s and %s are two groups', (a, b) => {
  expect(addressGroup(a)).not.toBe(addressGroup(b));
});

test('what is no address is a group too, and never fails', () => {
  for (const text of ['', 'unknown', ':', ':::', '1::2::3', '[::1]', '1:2:3:4:5:6:7:8:9']) {
    expect(typeof addressGroup(text)).toBe('string');
  }
});
