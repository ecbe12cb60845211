import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { DeadLetters, FingerprintDetail, Stats } from '../../../ingest/src/dedup.ts';
import { admin, ask, crashReport, ingestForAll, newOwner, post } from './sender.ts';

const ingest = ingestForAll();

interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly oneOf?: readonly unknown[] }>> };
}
const describe = async (): Promise<Description> => (await ask(`${ingest().url}/openapi.json`)).json();

test('/openapi.json is valid OpenAPI 3.1 by a validator that is not ours', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate((await describe()) as never);
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

test('every address of the specification is described', async () => {
  const { paths } = await describe();
  const described = Object.entries(paths).flatMap(([path, on]) =>
    Object.keys(on).map((m) => `${m.toUpperCase()} ${path}`),
  );
  expect(described).toEqual(
    expect.arrayContaining([
      'POST /v1/reports',
      'POST /v1/crash',
      'PUT /v1/reports/{id}/attachments/{sha256}',
      'DELETE /v1/reports/{id}',
      'GET /healthz',
      'GET /v1/fixed.json',
      'GET /v1/crash/stats',
      'GET /v1/crash/{fingerprint}',
      'DELETE /v1/crash/{fingerprint}',
      'POST /v1/crash/{fingerprint}/status',
      'POST /v1/crash/promote',
      'GET /v1/dead-letters',
      'POST /v1/dead-letters/{id}/replay',
      'GET /admin',
      'GET /openapi.json',
    ]),
  );
});

test('each described address takes each of its methods, and of the other methods none', async () => {
  const { paths } = await describe();
  for (const [path, on] of Object.entries(paths)) {
    const address = `${ingest().url}${path.replaceAll(/\{\w+\}/g, 'anything')}`;
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      const { status } = await ask(address, { method });
      const taken = Object.hasOwn(on, method.toLowerCase());
      if (taken) expect([405], `${method} ${path}`).not.toContain(status);
      else expect([405, 401], `${method} ${path}`).toContain(status);
    }
  }
});

test('the report in it is the contract’s: 3 types, closed, every member described', async () => {
  const { components } = await describe();
  const types = components.schemas['Report']?.oneOf as readonly Record<string, unknown>[];
  expect(types).toHaveLength(3);
  for (const type of types) {
    expect(type).toMatchObject({ type: 'object', additionalProperties: false });
    expect(type['properties']).toMatchObject({
      report_id: { pattern: '^brpt_[0-9a-f]{8,32}$', description: expect.any(String) },
    });
  }
});

test('real answers have the shapes that are described', async () => {
  const report = crashReport(newOwner(), 'described');
  await post(ingest(), report);
  const ask = async (path: string) => (await admin(ingest(), path)).json();
  expect(Stats.parse(await ask('/v1/crash/stats')).reports).toBeGreaterThan(0);
  expect(FingerprintDetail.parse(await ask(`/v1/crash/${report.fingerprint}`)).reports).toHaveLength(1);
  expect(DeadLetters.parse(await ask('/v1/dead-letters'))).toEqual({ dead_letters: [] });
});
