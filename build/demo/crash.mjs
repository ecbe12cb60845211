// A program that crashes with a real Node stack trace. What its error says is invented, and private on purpose: none of
// it may reach the disk.
import { homedir } from 'node:os';
import { join } from 'node:path';

class SyncError extends Error {
  name = 'SyncError';
}

class NoteSync {
  constructor(vault) {
    this.vault = vault;
  }

  pushNote(name) {
    const path = join(this.vault, name);
    throw new SyncError(
      `could not push ${path} for ada@example.com with token=${['demo', 'a1B2c3D4e5F6g7H8i9J0'].join('-')}`,
    );
  }

  pushAll(names) {
    for (const name of names) this.pushNote(name);
  }
}

console.error('sync: 3 notes to push');
setTimeout(() => new NoteSync(join(homedir(), 'Notes', 'Private')).pushAll(['Divorce plans.md', 'Salary.md']), 1500);
