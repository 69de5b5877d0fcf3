import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import type { CorpusDocument } from '../../utils/corpus/document';
import { countHan } from '../../utils/text/han';
import { timeInTurn } from './in-turn';
import { indexOf, mine, type Stored, storedForm } from './product';
import { type Row, ratio, row } from './row';
import type { Setting } from './setting';
import { median } from './statistics';

/** Most for 5 million characters: seconds of building, and bytes of the index for each character. */
const BUILD_BUDGET = 6;
const BYTES_BUDGET = 12;

const SMALL_ROUNDS = 5;
const LARGE_ROUNDS = 3;
const STARTS = 5;

const out = fileURLToPath(new URL('../../out/', import.meta.url));

/** What was measured of an index, and the stored form of it. */
export interface BuiltIndex {
  readonly rows: readonly Row[];
  readonly stored: Stored;
}

/**
 * Times building an index and mining its phrases.
 * @param isLarge Whether the budgets hold for it; what takes many seconds is done once then.
 */
export function indexRows(
  name: string,
  documents: readonly CorpusDocument[],
  { record, words }: Setting,
  isLarge: boolean,
): BuiltIndex {
  const rounds = isLarge ? LARGE_ROUNDS : SMALL_ROUNDS;
  let index = indexOf([]);
  const run = () => {
    index = indexOf(documents);
  };
  const build = median(timeInTurn({ build: { run } }, rounds, isLarge ? 0 : 1).build);
  const begin = performance.now();
  const phrases = mine(index, documents, words);
  const mining = performance.now() - begin;
  const stored = storedForm(index, phrases, record, words);
  const han = documents.reduce((sum, { text }) => sum + countHan(text), 0);
  const bytes = bytesIn(stored.index);
  const size = `${han.toLocaleString('en')} characters`;
  const budget = (most: number) => (isLarge ? most : null);
  return {
    stored,
    rows: [
      row(`index, ${name}: build`, build / 1000, 's', {
        budget: budget(BUILD_BUDGET),
        runs: rounds,
        beside: [size],
      }),
      row(`index, ${name}: bytes a character`, bytes / han, 'B/char', {
        budget: budget(BYTES_BUDGET),
        beside: [`${(bytes / 1e6).toFixed(1)} MB`],
      }),
      row(`index, ${name}: mining of phrases`, mining / 1000, 's', {
        beside: [ratio(mining, build, 'the build'), `${phrases.length.toLocaleString('en')} phrases`],
      }),
    ],
  };
}

/**
 * Times how long a process takes from the stored bytes to the first marks, each time in a new one, as a stopped
 * background does.
 * @throws Error where such a process fails.
 */
export function coldStartRow(name: string, stored: Stored): Row {
  mkdirSync(out, { recursive: true });
  const file = join(out, 'bench-stored.bin');
  writeFileSync(file, serialize(stored));
  const script = fileURLToPath(new URL('./cold-start.ts', import.meta.url));
  const times = Array.from({ length: STARTS }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, file], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`a cold start failed: ${stderr.trim().split('\n').at(-1)}`);
    return JSON.parse(stdout) as { readonly read: number; readonly ready: number; readonly first: number };
  });
  const middle = (of: (time: (typeof times)[number]) => number) => median(times.map(of));
  const parts = `read ${middle(({ read }) => read).toFixed(0)} ms, knowledge ${middle(({ ready }) => ready).toFixed(0)} ms, first match ${middle(({ first }) => first).toFixed(0)} ms`;
  const whole = middle(({ read, ready, first }) => read + ready + first);
  return row(`index, ${name}: cold start from stored`, whole, 'ms', { runs: STARTS, beside: [parts] });
}

/** Bytes of all arrays in a stored index. */
function bytesIn(index: Stored['index']): number {
  return Object.values(index).reduce(
    (sum, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0),
    0,
  );
}
