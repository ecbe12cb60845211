import { parsePressure, parsePressureLevel } from '@adapters/machine.ts';
import { expect, test } from 'vitest';

/** `sysctl -n kern.memorystatus_vm_pressure_level`, constructed; not captured from a Mac. */
test.each([
  ['1\n', 'normal'],
  ['2\n', 'warning'],
  ['4\n', 'critical'],
  ['0\n', null],
  ['3\n', null],
  ['', null],
  ['sysctl: unknown oid', null],
] as const)('the pressure level %j of macOS is %s', (text, pressure) => {
  expect(parsePressureLevel(text)).toBe(pressure);
});

const psi = (some: string, full: string) =>
  `some avg10=${some} avg60=0.00 avg300=0.00 total=12345\nfull avg10=${full} avg60=0.00 avg300=0.00 total=678\n`;

/** /proc/pressure/memory, after the kernel's own documentation (accounting/psi). */
test.each([
  [psi('0.00', '0.00'), 'normal'],
  [psi('9.99', '9.99'), 'normal'],
  [psi('10.00', '0.00'), 'warning'],
  [psi('55.40', '9.99'), 'warning'],
  [psi('55.40', '10.00'), 'critical'],
  ['some avg10=12.50 avg60=0.00 avg300=0.00 total=1\n', 'warning'],
  ['', null],
  ['full avg10=50.00 avg60=0.00 avg300=0.00 total=1\n', null],
  ['some avg10=', null],
] as const)('the pressure stall information %j is %s', (text, pressure) => {
  expect(parsePressure(text)).toBe(pressure);
});
