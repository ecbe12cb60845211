import * as z from 'zod';
import { Sha256Hex } from './primitives.ts';

/** The MCP clients of this computer, what servers they start, and wrapping those with `guard run` (spec 4.6). */

export const ClientKind = z.enum(['claude-desktop', 'claude-code', 'cursor', 'vscode', 'mcp-json']);
export type ClientKind = z.output<typeof ClientKind>;

/**
 * How Beacon stands to one server. `unwrapped`: it can be wrapped. `remote`: it runs elsewhere, there is nothing to
 * guard. `odd`: its entry is not as expected, so it is left alone.
 */
export const ServerState = z.enum(['unwrapped', 'wrapped', 'remote', 'odd']);
export type ServerState = z.output<typeof ServerState>;

export const ClientServer = z.object({
  name: z.string(),
  /** The project folder that it belongs to, as a person would type it; null where it is for all. */
  project: z.string().nullable(),
  /** The executable's name and the package it runs, and no other argument: `npx @modelcontextprotocol/server-everything`. */
  runs: z.string().nullable(),
  state: ServerState,
  /** What its processes cost now, all together; null while none runs, or none could be told for certain. */
  processes: z.int(),
  rss_mb: z.number().nullable(),
});
export type ClientServer = z.output<typeof ClientServer>;

/** One configuration file of one client. */
export const ClientConfig = z.object({
  /** Names this file in the questions below. */
  id: z.string(),
  client: ClientKind,
  /** For people: `Claude Desktop`. */
  title: z.string(),
  /** As the person would type it. */
  path: z.string(),
  /** Why it is left alone, in one sentence; null where all is well. */
  problem: z.string().nullable(),
  servers: z.array(ClientServer),
});
export type ClientConfig = z.output<typeof ClientConfig>;

/** One line of what would change, with secrets and arguments taken out. */
export const DiffLine = z.object({ sign: z.enum([' ', '-', '+']), text: z.string() });
export type DiffLine = z.output<typeof DiffLine>;

/** What wrapping, or taking the wrapping out, would do to one file. Nothing was written. */
export const ClientPlan = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plan'),
    /** Of the text that would be written: what is confirmed is what was shown. */
    sha256: Sha256Hex,
    servers: z.array(z.string()),
    diff: z.array(DiffLine),
  }),
  z.object({ kind: z.literal('nothing'), message: z.string() }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type ClientPlan = z.output<typeof ClientPlan>;

export const ClientChanged = z.discriminatedUnion('kind', [
  /** `backup`: where the file lies as it was before; null where nothing was kept, because it was only unwrapped. */
  z.object({ kind: z.literal('done'), servers: z.array(z.string()), backup: z.string().nullable() }),
  /** The file is not as it was when the plan was shown. */
  z.object({ kind: z.literal('changed_meanwhile') }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type ClientChanged = z.output<typeof ClientChanged>;
