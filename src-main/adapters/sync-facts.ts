import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import type { MachineFacts, PersonFacts } from '@services/ports/machine.ts';
import { accountHome } from './account-home.ts';

/** What machine.ts answers, in a process that is ending and cannot wait. */
export function syncMachineFacts(): MachineFacts {
  const version = (text: string | undefined) => /^\d{1,6}(?:\.\d{1,8}){0,4}/.exec(text ?? '')?.[0] ?? null;
  const mac = process.platform === 'darwin';
  return {
    os: mac ? 'macos' : 'linux',
    osVersion: version(mac ? run('/usr/bin/sw_vers', '-productVersion') : os.release()),
    arch: process.arch === 'arm64' ? 'arm64' : 'x64',
    totalBytes: os.totalmem(),
    cores: os.availableParallelism(),
    bootId: mac ? run('/usr/sbin/sysctl', '-n', 'kern.bootsessionuuid') : text('/proc/sys/kernel/random/boot_id'),
    runtime: {
      electron: version(process.versions['electron']),
      node: version(process.versions.node),
      bun: version(process.versions['bun']),
    },
  };
}

export function syncPersonFacts(): PersonFacts {
  let username: string | null = null;
  try {
    username = os.userInfo().username;
  } catch {
    username = process.env['USER'] ?? null; // An account without an entry in the user database.
  }
  return { username, fullName: fullName(username), hostname: os.hostname() || null, home: accountHome() || null };
}

/** As the process table gives it. */
export function syncOwnStartTime(): string {
  if (process.platform === 'darwin') return run('/bin/ps', '-o', 'lstart=', '-p', String(process.pid));
  const stat = text('/proc/self/stat');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function fullName(username: string | null): string | null {
  if (process.platform === 'darwin') return run('/usr/bin/id', '-F') || null;
  const line = text('/etc/passwd')
    .split('\n')
    .find((entry) => entry.startsWith(`${username}:`));
  const name = line?.split(':')[4]?.split(',')[0]?.trim() ?? '';
  return name === '' || name === username ? null : name;
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return ''; // Not on this system.
  }
}

function run(command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', timeout: 1000, stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return ''; // What cannot be had is left out.
  }
}
