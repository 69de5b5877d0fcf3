import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Profile } from '../../browser/harness/profile';

/** A disk of its own for one browser profile, which can be filled to the last byte. */
export interface SmallDisk {
  /** A profile on the disk; removing it is left to `remove`. */
  readonly profile: Profile;
  /** Fills the disk. @param slack Bytes that are left free, 0 for none. */
  fill(slack: number): void;
  /** Frees the space again. */
  makeRoom(): void;
  /** Unmounts the disk and deletes its folder. Call it when the browser has ended. */
  remove(): Promise<void>;
}

/** Several times the size of a fresh profile, and filled within a moment. */
const SIZE = '220m';

const BLOCK = Buffer.alloc(1 << 16, 1);

/** Current mounts. */
const mounted = new Set<string>();

process.once('exit', () => {
  for (const path of mounted) unmount(path, ['--lazy']);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** Why no disk can be mounted here; null where one can. */
export function whyNoDisk(): string | null {
  if (process.platform !== 'linux') return 'it needs Linux';
  if (process.getuid?.() !== 0) return 'only root may mount a disk';
  try {
    const path = mount();
    unmount(path);
    return null;
  } catch (error) {
    return `no tmpfs can be mounted (${(error as Error).message.split('\n')[0]})`;
  }
}

/** Mounts a disk in memory. @throws Error where that isn't permitted. */
export function makeSmallDisk(): SmallDisk {
  const path = mount();
  const ballast = join(path, 'ballast');
  const profile = { path: join(path, 'profile'), remove: () => undefined };
  mkdirSync(profile.path);
  return {
    profile,
    fill(slack) {
      const file = openSync(ballast, 'a');
      for (let size = BLOCK.length; size >= 1; size = size > 1 ? size >> 1 : 0) writeUntilFull(file, size);
      closeSync(file);
      if (slack > 0) truncateSync(ballast, statSync(ballast).size - slack);
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    async remove() {
      // Browsers keep files open for a moment after they have ended.
      for (let tries = 0; !unmount(path) && tries < 50; tries++) await wait(200);
      if (mounted.has(path)) unmount(path, ['--lazy']);
    },
  };
}

function mount(): string {
  const path = mkdtempSync(join(tmpdir(), 'tifa-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', path], { stdio: 'pipe' });
  mounted.add(path);
  return path;
}

function unmount(path: string, options: readonly string[] = []): boolean {
  try {
    execFileSync('umount', [...options, path], { stdio: 'pipe' });
  } catch {
    return false;
  }
  mounted.delete(path);
  rmdirSync(path);
  return true;
}

function writeUntilFull(file: number, size: number): void {
  try {
    while (writeSync(file, BLOCK, 0, size) === size);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
