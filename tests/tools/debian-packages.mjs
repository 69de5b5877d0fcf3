import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { runQuietly } from './install.mjs';

/** Seconds that apt-get waits for another apt-get to end. */
const APT_LOCK_SECONDS = 600;

/** Whether this is a Debian-like system on which we may install packages. */
export function canInstallPackages() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * Installs Debian packages.
 * @param {string[]} packages
 * @throws {Error} with the end of apt-get's output where it fails.
 */
export async function installPackages(packages) {
  console.error(`Installing ${packages.join(', ')} with apt-get (this can take some minutes) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const lock = `DPkg::Lock::Timeout=${APT_LOCK_SECONDS}`;
  // A mirror of one list that does not answer is no reason to stop: the installation tells whether enough is known.
  await runQuietly('apt-get', ['update', '-q', '-o', lock], { env }).catch((error) =>
    console.error(`  ${error.message}`),
  );
  await runQuietly('apt-get', ['install', '-q', '-y', '--no-install-recommends', '-o', lock, ...packages], {
    env,
  });
}
