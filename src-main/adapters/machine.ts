import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { promisify } from 'node:util';
import type { MemoryPressure } from '@contract/primitives.ts';
import type { Machine, MachineFacts, PersonFacts } from '@services/ports/machine.ts';
import { accountHome } from './account-home.ts';

const run = promisify(execFile);

/**
 * Facts about this machine. `systeminformation` answers what it knows for every system; what it does not (pressure,
 * the boot's identity) is read where the system keeps it.
 */
export function machine(): Machine {
  let known: Promise<MachineFacts> | null = null;
  return {
    facts() {
      known ??= readFacts();
      return known;
    },
    async memory() {
      // Loaded on first use: the library is large, and the CLI starts without it.
      // Its names are all in `default`: bundled, a CommonJS module has no others.
      const {
        default: { mem },
      } = await import('systeminformation');
      const [{ total }, pressure] = await Promise.all([mem(), readPressure()]);
      return { totalBytes: total > 0 ? total : os.totalmem(), pressure };
    },
  };
}

async function readFacts(): Promise<MachineFacts> {
  const version = (text: string | undefined) => /^\d{1,6}(?:\.\d{1,8}){0,4}/.exec(text ?? '')?.[0] ?? null;
  return {
    os: process.platform === 'darwin' ? 'macos' : 'linux',
    // A kernel's release may hold a builder's own words behind the number; only the number is taken.
    osVersion: version(process.platform === 'darwin' ? await swVers() : os.release()),
    arch: process.arch === 'arm64' ? 'arm64' : 'x64',
    totalBytes: os.totalmem(),
    cores: os.availableParallelism(),
    bootId: await bootId(),
    runtime: {
      electron: version(process.versions['electron']),
      node: version(process.versions.node),
      bun: version(process.versions['bun']),
    },
  };
}

async function swVers(): Promise<string> {
  try {
    return (await run('/usr/bin/sw_vers', ['-productVersion'])).stdout.trim();
  } catch {
    return ''; // A version that cannot be had is null in the report.
  }
}

/** The same for the whole time the system is up, different after a restart. */
export async function bootId(): Promise<string> {
  try {
    if (process.platform === 'linux') return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    return (await run('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'])).stdout.trim();
  } catch {
    // Without it, the moment of the start, to ten seconds: the clock may have been set since.
    return `up-${Math.round((Date.now() / 1000 - os.uptime()) / 10)}`;
  }
}

/**
 * macOS: `kern.memorystatus_vm_pressure_level` (1 normal, 2 warning, 4 critical). Linux: pressure stall information,
 * some/avg10 over 10 % is a warning and full/avg10 over 10 % is critical. Null where the system does not say.
 */
async function readPressure(): Promise<MemoryPressure | null> {
  try {
    if (process.platform === 'darwin') {
      const { stdout } = await run('/usr/sbin/sysctl', ['-n', 'kern.memorystatus_vm_pressure_level']);
      return parsePressureLevel(stdout);
    }
    return parsePressure(await readFile('/proc/pressure/memory', 'utf8'));
  } catch {
    return null; // Not compiled into this kernel, or not allowed to be read.
  }
}

/** The number that `sysctl -n kern.memorystatus_vm_pressure_level` prints. Source: XNU, `kVMPressureNormal` and its like. */
export function parsePressureLevel(text: string): MemoryPressure | null {
  const levels: Readonly<Record<string, MemoryPressure>> = { '1': 'normal', '2': 'warning', '4': 'critical' };
  return levels[text.trim()] ?? null;
}

export function parsePressure(text: string): MemoryPressure | null {
  const average = (line: string) => Number(new RegExp(`^${line} avg10=([\\d.]+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  const some = average('some');
  if (Number.isNaN(some)) return null;
  if (average('full') >= 10) return 'critical';
  return some >= 10 ? 'warning' : 'normal';
}

/** What names this person and this machine. Read once, kept in memory, never written. */
export async function personFacts(): Promise<PersonFacts> {
  let username: string | null = null;
  try {
    username = os.userInfo().username;
  } catch {
    username = process.env['USER'] ?? null; // An account without an entry in the user database.
  }
  return {
    username,
    fullName: await fullName(username),
    hostname: os.hostname() || null,
    home: accountHome() || null,
  };
}

async function fullName(username: string | null): Promise<string | null> {
  try {
    if (process.platform === 'darwin') return (await run('/usr/bin/id', ['-F'])).stdout.trim() || null;
    const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith(`${username}:`));
    const name = line?.split(':')[4]?.split(',')[0]?.trim() ?? '';
    return name === '' || name === username ? null : name;
  } catch {
    return null; // An account that has no full name to protect.
  }
}
