/**
 * Runs every check, each to its end though one before it failed, and closes with `N passed, N failed`: the tests of
 * both suites, and one for each other step. Tests that pass only at the second try are named, and have
 * failed if there are more of them than `test-results.ts` allows. The exit status is 1 where anything failed or no test ran.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build';
import { type Tally, tallyOf } from './test-results';

const root = fileURLToPath(new URL('../..', import.meta.url));
const results = join(root, 'out', 'test-results.json');
const tally = { passed: 0, failed: 0 };

/** Without a terminal, what the programs print is for a file: no colours. */
const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };

await check('types', () =>
  runAll(bin('wxt', 'bin/wxt.mjs', 'prepare'), bin('typescript', 'bin/tsc', '--noEmit')),
);
await check('lint', () => runAll(bin('@biomejs/biome', 'bin/biome', 'ci')));
await check('unused code', () => runAll(bin('knip', 'bin/knip.js', '--no-progress')));
const unitTests = runTests('unit', ['unit*', 'builds'], 'dot');
await check('build for Chromium', () => build('chromium', () => true));
await check('build for Firefox', () => build('firefox', () => true));
const browserTests = runTests('browser', ['browser'], 'default');

if (unitTests === 0 || browserTests === 0) console.log('A suite ran no test.');
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
if (tally.failed > 0 || unitTests === 0 || browserTests === 0) process.exitCode = 1;

/** One step that passes or fails as a whole; `work` throws an error with what to show. */
async function check(name: string, work: () => void | Promise<void>): Promise<void> {
  const began = Date.now();
  try {
    await work();
    tally.passed++;
    console.log(`✓ ${name} (${seconds(began)})`);
  } catch (error) {
    tally.failed++;
    console.log(`✗ ${name} (${seconds(began)})\n${error instanceof Error ? error.message : error}`);
  }
}

/** Runs some of Vitest's projects, whose reporter shows the progress. Returns how many tests ran. */
function runTests(suite: string, projects: readonly string[], reporter: string): number {
  const began = Date.now();
  mkdirSync(join(root, 'out'), { recursive: true });
  rmSync(results, { force: true });
  const [command, ...args] = bin('vitest', 'vitest.mjs', 'run', '--config', 'tests/vitest.config.ts');
  const reporters = [`--reporter=${reporter}`, '--reporter=json', `--outputFile.json=${results}`];
  const { status } = spawnSync(
    command,
    [...args, ...projects.map((name) => `--project=${name}`), ...reporters],
    {
      cwd: root,
      env,
      stdio: 'inherit',
    },
  );
  const { passed, failed, notes } = readResults();
  for (const note of notes) console.log(note);
  // A suite can fail outside its tests, too: a file that can't be read, an error that nobody caught.
  const allFailed = status !== 0 && failed === 0 ? 1 : failed;
  tally.passed += passed;
  tally.failed += allFailed;
  console.log(
    `${allFailed === 0 ? '✓' : '✗'} ${suite} tests: ${passed} passed, ${allFailed} failed (${seconds(began)})`,
  );
  return passed + failed;
}

function readResults(): Tally {
  try {
    return tallyOf(JSON.parse(readFileSync(results, 'utf8')));
  } catch {
    return { passed: 0, failed: 0, notes: [] };
  }
}

/** Command line of a package's program, which needs no shell on any system. */
function bin(name: string, script: string, ...args: string[]): string[] {
  return [process.execPath, join(root, 'node_modules', name, script), ...args];
}

/** Runs commands until one fails. @throws Error with its output. */
function runAll(...commands: string[][]): void {
  for (const [command, ...args] of commands) {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${stdout}${stderr}`.trimEnd());
  }
}

function seconds(began: number): string {
  return `${((Date.now() - began) / 1000).toFixed(1)} s`;
}
