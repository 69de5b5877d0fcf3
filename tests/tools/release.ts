/**
 * Prepares a release: writes version and date, runs every check, packs, and lists the packages. Publishes nothing.
 *
 *   npm run release -- VERSION
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { datedChangelog, versionedJson } from './release/files';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = ['package.json', 'package-lock.json', 'CHANGELOG.md'] as const;

const [version] = process.argv.slice(2);
try {
  if (version === undefined) throw new Error('a version is missing, such as 0.2.0');
  release(version);
} catch (error) {
  console.error(`release: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

function release(version: string): void {
  if (run('git', ['status', '--porcelain'], 'pipe') !== '') throw new Error('the working tree is not clean');
  const before = files.map((name) => readFileSync(join(root, name), 'utf8'));
  const [manifest, lock, changelog] = before;
  const today = new Date().toISOString().slice(0, 10);
  const after = [
    versionedJson(manifest, version),
    versionedJson(lock, version),
    datedChangelog(changelog, version, today),
  ];
  write(after);
  try {
    run('npm', ['test']);
    run('npm', ['run', 'zip']);
  } catch (error) {
    write(before);
    throw error;
  }
  for (const name of readdirSync(join(root, 'dist')).filter((each) => each.endsWith('.zip'))) {
    const bytes = readFileSync(join(root, 'dist', name));
    console.log(`${createHash('sha256').update(bytes).digest('hex')}  dist/${name} (${bytes.length} bytes)`);
  }
  console.log('\nNothing is published. To go on:');
  console.log(`  git commit -am "Version ${version}" && git tag -a v${version} -m "Version ${version}"`);
}

function write(texts: readonly string[]): void {
  for (const [at, name] of files.entries()) writeFileSync(join(root, name), texts[at]);
}

/** Runs a command in the project's folder; returns its output where that is piped. @throws Error where it fails. */
function run(command: string, args: readonly string[], output: 'inherit' | 'pipe' = 'inherit'): string {
  // npm is a .cmd file on Windows, which only a shell starts.
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: command === 'npm' && process.platform === 'win32',
    stdio: ['ignore', output, 'inherit'],
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
  return stdout ?? '';
}
