import * as z from 'zod';
import { ClientKind } from './clients.ts';

/** Processes of others (spec 4.7): MCP servers whose client is gone, and what makes this computer busy. */

/** Why one that looks like an orphan is left alone. */
export const SparedBecause = z.enum([
  /** Somebody still holds the other end of its standard input or output, or that cannot be told. */
  'client_may_live',
  /** Others are connected to it. */
  'shared',
  /** Too young to tell. */
  'young',
  /** Another user's, or a service that the system started and looks after. */
  'foreign',
  /** A terminal is its own. */
  'terminal',
  /** Beacon guards it. */
  'guarded',
  /** Nothing says that it is an MCP server. */
  'no_server',
]);
export type SparedBecause = z.output<typeof SparedBecause>;

export const OrphanProof = z.object({
  /** Its ancestors from the parent on, `pid name`, up to the first process of the system. */
  parents: z.array(z.object({ pid: z.int(), name: z.string() })),
  /** Its own parent is gone: the system took it over. */
  parent_gone: z.boolean(),
  /** The process that led its group or session is gone; null where it leads itself. */
  leader_gone: z.boolean().nullable(),
  /** Nobody holds the other end of its standard input; null where that cannot be told, or it has none. */
  input_dead: z.boolean().nullable(),
  output_dead: z.boolean().nullable(),
});
export type OrphanProof = z.output<typeof OrphanProof>;

export const Orphan = z.object({
  pid: z.int(),
  /** Tells it from a later owner of the same number. */
  start_time: z.string(),
  /** The executable's name and the package it runs, no other argument. */
  runs: z.string(),
  age_s: z.number().nullable(),
  rss_mb: z.number(),
  /** Of its tree, itself among them. */
  processes: z.int(),
  /** Whose server it was, where that can be told. */
  client: ClientKind.nullable(),
  /** As many others run the same. */
  duplicates: z.int(),
  proof: OrphanProof,
  /** Null: it is an orphan, and may be ended. */
  spared: SparedBecause.nullable(),
});
export type Orphan = z.output<typeof Orphan>;

export const OrphanList = z.object({ orphans: z.array(Orphan), spared: z.array(Orphan) });
export type OrphanList = z.output<typeof OrphanList>;

/** One that was asked to end: by pid and start time, as the list had it. */
export const OrphanRef = z.object({ pid: z.int().min(2), start_time: z.string().max(60) });
export type OrphanRef = z.output<typeof OrphanRef>;

export const OrphanEnd = z.object({
  pid: z.int(),
  /** `spared`: looked at again, it is no orphan any more. `left`: it could not be ended. */
  outcome: z.enum(['ended', 'gone_already', 'spared', 'left']),
});
export type OrphanEnd = z.output<typeof OrphanEnd>;

/** One process tree, by what started it. */
export const BusyTree = z.object({
  pid: z.int(),
  start_time: z.string(),
  runs: z.string(),
  /** The program that it belongs to: its topmost ancestor that is no process of the system. Null where it is that itself. */
  owner: z.string().nullable(),
  age_s: z.number().nullable(),
  processes: z.int(),
  rss_mb: z.number(),
  /** 100 is one core, over the time of the measurement. */
  cpu_percent: z.number(),
  duplicates: z.int(),
  /** Guarded by Beacon. */
  guarded: z.boolean(),
});
export type BusyTree = z.output<typeof BusyTree>;

/** Why the fan is loud: the biggest trees of this user, by CPU and by memory; a tree may stand in both. */
export const Why = z.object({
  measured_s: z.number(),
  cores: z.int(),
  cpu_percent: z.number(),
  rss_mb: z.number(),
  by_cpu: z.array(BusyTree),
  by_memory: z.array(BusyTree),
});
export type Why = z.output<typeof Why>;
