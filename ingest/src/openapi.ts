import { FixedList } from '@contract/fixed-list.ts';
import { MAX_REPORT_BYTES } from '@contract/limits.ts';
import { ReportId, Sha256Hex } from '@contract/primitives.ts';
import { Report } from '@contract/report.ts';
import * as z from 'zod';
import { DeadLetters, Failure, Fingerprint, FingerprintDetail, Promotion, Stats, StatusChange } from './dedup.ts';
import { MAX_ATTACHMENT_BYTES } from './limits.ts';

/**
 * `GET /openapi.json`: OpenAPI 3.1, its schemas made from the ones that the Worker parses with. To describe an address
 * of app.ts: a row in `operations`, under the same method and path.
 */
type Json = Readonly<Record<string, unknown>>;

const schemas = {
  Report,
  FixedList,
  Stats,
  Fingerprint,
  FingerprintDetail,
  StatusChange,
  Promotion,
  DeadLetters,
  Failure,
};
type SchemaName = keyof typeof schemas;

const ref = (name: SchemaName): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Json): Json => ({ 'application/json': { schema } });
const answer = (description: string, schema?: Json): Json =>
  schema === undefined ? { description } : { description, content: json(schema) };
const refusal = (description: string, headers?: Json): Json => ({
  ...answer(description, ref('Failure')),
  ...(headers === undefined ? {} : { headers }),
});
const header = (description: string, type: 'string' | 'integer'): Json => ({ description, schema: { type } });
const inPath = (name: string, description: string, schema: Json): Json => ({
  name,
  in: 'path',
  required: true,
  description,
  schema,
});

const digest: Json = {
  name: 'Content-Digest',
  in: 'header',
  required: false,
  description: 'RFC 9530, sha-256 or sha-512 of the bytes as sent. Checked before anything else of the body.',
  schema: { type: 'string' },
};
const reportId = inPath(
  'id',
  'The report_id. Anything may stand here; what is none is answered alike.',
  plain(ReportId),
);
const fingerprint = inPath('fingerprint', 'The fingerprint.', plain(Sha256Hex));

const tooMany = {
  '429': refusal('Too many requests from this address.', { 'Retry-After': header('Seconds to wait.', 'integer') }),
};
const taken = { '202': answer('Empty, and the same whatever became of it.') };
const packed = { 'Accept-Encoding': header('The codings that are taken.', 'string') };
const uploads = {
  ...taken,
  '400': refusal('The body does not match its Content-Digest.'),
  '413': refusal('Too large, as sent or unpacked.'),
  '415': refusal('Another type or coding than is taken here.', packed),
  ...tooMany,
};
const forAdmin = {
  '401': refusal('The admin token is missing or wrong.'),
  ...tooMany,
  '503': refusal('The admin part is off.'),
};
const unknown = { '404': refusal('There is no such fingerprint.') };
const badBody = {
  '400': refusal('Not what is expected.'),
  '413': refusal('Too large.'),
  '415': refusal('Not application/json.'),
};

const postReport = (operationId: string, deprecated: boolean): Json => ({
  operationId,
  ...(deprecated ? { deprecated } : {}),
  tags: ['reports'],
  summary: deprecated ? 'Another name of POST /v1/reports.' : 'Takes a report.',
  description: `At most ${MAX_REPORT_BYTES} bytes of UTF-8, as sent and unpacked; gzip and deflate are taken. 202 for every body past type, size, digest and rate, whether new, known, valid or not. The same report_id again never counts again.`,
  parameters: [digest],
  requestBody: { required: true, content: json(ref('Report')) },
  responses: uploads,
});
const page = (operationId: string, type: string, summary: string): Json => ({
  operationId,
  tags: ['admin'],
  summary,
  responses: { '200': { description: 'The file.', content: { [type]: { schema: { type: 'string' } } } } },
});
const asAdmin = (operation: Json): Json => ({ tags: ['admin'], security: [{ adminToken: [] }], ...operation });

const operations: Readonly<Record<string, Json>> = {
  'GET /healthz': {
    operationId: 'health',
    tags: ['public'],
    summary: 'Whether it runs.',
    responses: {
      '200': answer('It does.', { type: 'object', properties: { ok: { const: true } }, required: ['ok'] }),
    },
  },
  'GET /openapi.json': {
    operationId: 'describe',
    tags: ['public'],
    summary: 'This description.',
    responses: { '200': answer('OpenAPI 3.1.', { type: 'object' }) },
  },
  'GET /v1/fixed.json': {
    operationId: 'fixedList',
    tags: ['public'],
    summary: 'What is fixed, and which versions are at the end of their life.',
    description: 'Signed with Ed25519 over JSON.stringify of the document without `signature`. The same for everybody.',
    responses: {
      '200': answer('The list.', ref('FixedList')),
      ...tooMany,
      '503': refusal('No key to sign with is configured.'),
    },
  },
  'POST /v1/reports': postReport('postReport', false),
  'POST /v1/crash': postReport('postCrash', true),
  'DELETE /v1/reports/{id}': {
    operationId: 'deleteReport',
    tags: ['reports'],
    summary: 'Deletes a report with its attachments, on its owner’s proof.',
    parameters: [reportId],
    security: [{ proof: [] }],
    responses: { ...taken, ...tooMany },
  },
  'PUT /v1/reports/{id}/attachments/{sha256}': {
    operationId: 'putAttachment',
    tags: ['reports'],
    summary: 'Takes an attachment that an accepted report names.',
    description: `At most ${MAX_ATTACHMENT_BYTES} bytes, as sent and unpacked.`,
    parameters: [reportId, inPath('sha256', 'Digest of the unpacked bytes.', plain(Sha256Hex)), digest],
    requestBody: {
      required: true,
      content: { 'image/png': {}, 'application/zip': {} },
    },
    responses: uploads,
  },
  'GET /v1/crash/stats': asAdmin({
    operationId: 'stats',
    summary: 'The dedup table and everything that is counted.',
    responses: { '200': answer('The counts.', ref('Stats')), ...forAdmin },
  }),
  'POST /v1/crash/promote': asAdmin({
    operationId: 'promote',
    summary: 'Marks a fingerprint as promoted and tells the triage.',
    requestBody: { required: true, content: json(ref('Promotion')) },
    responses: { '200': answer('The row.', ref('Fingerprint')), ...badBody, ...unknown, ...forAdmin },
  }),
  'GET /v1/crash/{fingerprint}': asAdmin({
    operationId: 'showFingerprint',
    summary: 'One fingerprint with its newest reports.',
    parameters: [fingerprint],
    responses: { '200': answer('The row and its reports.', ref('FingerprintDetail')), ...unknown, ...forAdmin },
  }),
  'DELETE /v1/crash/{fingerprint}': asAdmin({
    operationId: 'deleteFingerprint',
    summary: 'Deletes a fingerprint with all its reports.',
    parameters: [fingerprint],
    responses: {
      '200': answer('How many reports went.', {
        type: 'object',
        properties: { deleted: { type: 'integer' } },
        required: ['deleted'],
      }),
      ...unknown,
      ...forAdmin,
    },
  }),
  'POST /v1/crash/{fingerprint}/status': asAdmin({
    operationId: 'setStatus',
    summary: 'Sets a fingerprint’s status.',
    parameters: [fingerprint],
    requestBody: { required: true, content: json(ref('StatusChange')) },
    responses: { '200': answer('The row.', ref('Fingerprint')), ...badBody, ...unknown, ...forAdmin },
  }),
  'GET /v1/dead-letters': asAdmin({
    operationId: 'deadLetters',
    summary: 'Messages to the triage that could not be handled.',
    responses: { '200': answer('The letters.', ref('DeadLetters')), ...forAdmin },
  }),
  'POST /v1/dead-letters/{id}/replay': asAdmin({
    operationId: 'replayDeadLetter',
    summary: 'Puts a dead letter back into the queue.',
    parameters: [inPath('id', 'The letter’s id.', { type: 'string' })],
    responses: {
      '202': answer('It is in the queue.', {
        type: 'object',
        properties: { replayed: { type: 'string' } },
        required: ['replayed'],
      }),
      '404': refusal('There is no such dead letter.'),
      ...forAdmin,
    },
  }),
  'GET /admin': page('adminPage', 'text/html', 'The triage page; the token is typed into it.'),
  'GET /admin/page.js': page('adminScript', 'text/javascript', 'Its program.'),
  'GET /admin/page.css': page('adminStyle', 'text/css', 'Its looks.'),
};

let made: Json | null = null;

export function openapi(): Json {
  made ??= {
    openapi: '3.1.0',
    info: {
      title: 'Stallari Beacon ingest',
      version: '1.0.0',
      description: 'Takes reports that people approved. Every public answer to a report is an empty 202.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: pathsOf(operations),
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        adminToken: { type: 'http', scheme: 'bearer' },
        proof: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`Beacon-Proof` and 64 hex digits, of which the report’s device_id is the hash.',
        },
      },
    },
  };
  return made;
}

function pathsOf(rows: Readonly<Record<string, Json>>): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [key, operation] of Object.entries(rows)) {
    const [method = '', path = ''] = key.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  }
  return paths;
}

function componentSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => {
      const { purpose, example } = z.globalRegistry.get(zodSchema) ?? {};
      if (typeof purpose === 'string') jsonSchema.description = purpose;
      if (example !== undefined) jsonSchema.examples = [example as never];
    },
  });
  return Object.fromEntries(Object.entries(made.schemas).map(([id, schema]) => [id, withoutItsOwnAddress(schema)]));
}

function plain(schema: z.ZodType): Json {
  return withoutItsOwnAddress(z.toJSONSchema(schema) as Json);
}

/** Inside a description a schema has the description's dialect and address. */
function withoutItsOwnAddress({ $schema, $id, ...schema }: Json): Json {
  return schema;
}
