import * as z from 'zod';
import { SocketAnswer, SocketEvent, SocketRequest, socketOps } from './socket.ts';

/**
 * Beacon.sock as JSON Schema 2020-12, for those who speak to it from other languages: the frame of a question, of an
 * answer and of an event, and under `ops` the body of each operation; `null` is an operation that takes none.
 */
export function socketSchema(): object {
  const of = (schema: z.ZodType) => {
    const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    return rest;
  };
  const ops = Object.entries(socketOps).map(([op, body]) => [op, body.def.type === 'undefined' ? null : of(body)]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'beacon.sock: newline-delimited JSON, at most 64 KiB a message',
    request: of(SocketRequest),
    answer: of(SocketAnswer),
    event: of(SocketEvent),
    ops: Object.fromEntries(ops),
  };
}
