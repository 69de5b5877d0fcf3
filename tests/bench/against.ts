import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { textTable } from '../tools/text-table';
import { type JsonRow, markOf, shown } from './row';
import { median } from './statistics';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How often each revision is measured, in turn. A row's value is the median. */
const ROUNDS = 3;

/** What is measured. */
export interface Parts {
  /** What needs no browser. */
  readonly core: boolean;
  /** What needs one. */
  readonly browser: boolean;
}

/** Rows of one name, round by round. */
type Rounds = ReadonlyMap<string, readonly JsonRow[]>;

/**
 * Measures this revision and an earlier one in turn: the code of each by its own bench, and the builds of both in the
 * browser by this one's, on the same pages.
 * @param revision Anything that git takes for a commit.
 * @param tell Gets a line for each beginning.
 * @returns The lines of a table: rows that both have, with their ratio, and after them those that one lacks.
 * @throws Error where git doesn't know the revision, or a bench ends without rows.
 */
export async function measureAgainst(
  revision: string,
  { core, browser }: Parts,
  tell: (line: string) => void,
): Promise<string[]> {
  const { folder, name } = checkOut(revision);
  const [earlier, now] = [new Map<string, JsonRow[]>(), new Map<string, JsonRow[]>()];
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [where, what, rounds] of [
      [folder, name, earlier],
      [root, 'this revision', now],
    ] as const) {
      tell(`Round ${round} of ${ROUNDS}: ${what} …`);
      const rows = [
        ...(core ? await runBench(where, ['--core']) : []),
        ...(browser ? await runBench(root, ['--browser', ...extensionOf(where)]) : []),
      ];
      for (const each of rows) rounds.set(each.name, [...(rounds.get(each.name) ?? []), each]);
    }
  }
  return compared(earlier, now, name);
}

/** The files of a revision in a folder of their own, without those of git; a folder that is there already is used again. */
function checkOut(revision: string): { readonly folder: string; readonly name: string } {
  const commit = git(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])
    .toString()
    .trim();
  if (commit === '') throw new Error(`git doesn’t know the revision ${revision}`);
  const folder = join(root, 'out', 'against', commit.slice(0, 12));
  if (!existsSync(folder)) {
    const begun = `${folder}-begun`;
    rmSync(begun, { recursive: true, force: true });
    mkdirSync(begun, { recursive: true });
    const { status } = spawnSync('tar', ['-x', '-C', begun], { input: git(['archive', commit]) });
    if (status !== 0) throw new Error(`the files of ${revision} could not be unpacked`);
    renameSync(begun, folder);
  }
  return { folder, name: commit.slice(0, 7) };
}

/** The option that has the build of a folder measured, which is made where it is missing; none for this revision's. */
function extensionOf(folder: string): string[] {
  if (folder === root) return [];
  const extension = join(folder, 'dist', 'chrome-mv3');
  if (!existsSync(join(extension, 'manifest.json'))) {
    const run = (file: string, ...args: string[]) =>
      spawnSync(process.execPath, [join(folder, file), ...args], {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'inherit'],
      }).status === 0;
    if (!run('tests/tools/bootstrap.mjs') || !run('node_modules/wxt/bin/wxt.mjs', 'build'))
      throw new Error(`the extension in ${folder} could not be built`);
  }
  return ['--extension', extension];
}

/** What a git command prints; empty where it fails. */
function git(args: readonly string[]): Buffer {
  return spawnSync('git', args, { cwd: root, maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] })
    .stdout;
}

/** @throws Error where the bench prints no rows. */
async function runBench(folder: string, options: readonly string[]): Promise<readonly JsonRow[]> {
  const bench = spawn('npm', ['run', '--silent', 'bench', '--', '--json', ...options], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  const chunks: Buffer[] = [];
  for await (const chunk of bench.stdout) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString()).rows;
  } catch {
    throw new Error(`the bench in ${folder} printed no rows`);
  }
}

/** A table of the medians of both. */
export function compared(earlier: Rounds, now: Rounds, name: string): string[] {
  const line = (measured: string) => {
    const [before, today] = [middleOf(earlier.get(measured)), middleOf(now.get(measured))];
    const { unit, budget } = [...(now.get(measured) ?? []), ...(earlier.get(measured) ?? [])][0];
    const isKept = budget === null || today === null ? null : today <= budget;
    const change = today === null || !before ? '–' : `${shown(today / before)}×`;
    return [markOf(isKept), measured, ...[before, today].map(shownOrNone), unit, change];
  };
  const names = [...now.keys()];
  const gone = [...earlier.keys()].filter((measured) => !now.has(measured));
  const [both, added] = [true, false].map((has) => names.filter((each) => earlier.has(each) === has));
  const head = ['', 'measured', name, 'now', 'unit', 'change'];
  return textTable([head, ...[...both, ...added, ...gone].map(line)]);
}

function middleOf(rows: readonly JsonRow[] | undefined): number | null {
  return rows ? median(rows.map(({ value }) => value)) : null;
}

function shownOrNone(value: number | null): string {
  return value === null ? '–' : shown(value);
}
