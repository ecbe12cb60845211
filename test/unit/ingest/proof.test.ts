import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { provenDeviceId } from '../../../ingest/src/proof.ts';

const uuid = '6f1c0f5e-8f0a-4d0e-9b39-6a3d2f9c7b11';
const proof = createHmac('sha256', uuid).update('brpt_1f3c5a7e9b2d4f60').digest();
const deviceId = createHash('sha256').update(proof).digest('hex').slice(0, 32);

test('a proof of 64 hex digits proves the first 32 hex of its sha256', async () => {
  expect(await provenDeviceId(`Beacon-Proof ${proof.toString('hex')}`)).toBe(deviceId);
  expect(await provenDeviceId(`beacon-proof ${proof.toString('hex').toUpperCase()}`)).toBe(deviceId);
});

test.each([null, '', 'Beacon-Proof', 'Beacon-Proof zz', `Bearer ${proof.toString('hex')}`, 'Beacon-Proof 00'])(
  '%j proves nothing',
  async (header) => {
    expect(await provenDeviceId(header)).toBeNull();
  },
);
