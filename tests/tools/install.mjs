/** How set-up installs things: one run at a time, and quietly unless something fails. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

/** Time between checks of a lock that another run holds, and between signs of life of a long command, ms. */
const LOCK_LOOK_MS = 500;
const SIGN_OF_LIFE_MS = 30_000;

/** Lines of a failed command's output that are shown, from its beginning and from its end. */
const HEAD_LINES = 8;
const TAIL_LINES = 12;

/**
 * Installs something that is missing, one run at a time on this machine: a second run waits, then checks again.
 * @param {string} scope What the lock is for: a folder or a name.
 * @param {string} what Named in the waiting line.
 * @param {() => boolean} isMissing
 * @param {() => Promise<void>} install
 */
export async function alone(scope, what, isMissing, install) {
  if (!isMissing()) return;
  const lock = join(tmpdir(), `tifa-lens-${createHash('sha256').update(scope).digest('hex').slice(0, 16)}`);
  for (let told = false; !takeLock(lock); told = true) {
    if (!told) console.error(`Another run is installing ${what}; waiting for it …`);
    await wait(LOCK_LOOK_MS);
  }
  try {
    if (isMissing()) await install();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * @param {string} lock File that holds the id of the process that took the lock.
 * @returns {boolean} False while a living process holds it.
 */
function takeLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  if (!isAbandoned(lock)) return false;
  rmSync(lock, { force: true });
  return takeLock(lock);
}

/** @param {string} lock */
function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return false;
  } catch (error) {
    // Only "no such process" says so: one of another user, or one that just went, is for the next look.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/**
 * Runs a command without showing its output.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<void>}
 * @throws {Error} with the beginning and the end of the output where it can't be started or fails.
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const began = Date.now();
    const signs = setInterval(() => {
      console.error(`  … still at it after ${Math.round((Date.now() - began) / 1000)} s`);
    }, SIGN_OF_LIFE_MS);
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const end = (/** @type {string | null} */ failure) => {
      clearInterval(signs);
      if (failure === null) return resolve();
      reject(
        new Error([`${command} ${args[0] ?? ''} failed (${failure})`, ...excerpt(output)].join('\n    ')),
      );
    };
    child.on('error', (error) => end(error.message));
    child.on('close', (code, signal) => end(code === 0 ? null : (signal ?? `exit status ${code}`)));
  });
}

/** @param {string} output */
function excerpt(output) {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= HEAD_LINES + TAIL_LINES) return lines;
  return [...lines.slice(0, HEAD_LINES), '…', ...lines.slice(-TAIL_LINES)];
}
