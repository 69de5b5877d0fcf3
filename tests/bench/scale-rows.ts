import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { type Row, row, shown } from './row';
import type { Setting } from './setting';

/** The corpora; each document has DOCUMENT_HAN Han characters, so that the largest has 25 million. */
const COUNTS = [5, 100, 1_000, 5_000];
const DOCUMENT_HAN = 5_000;

const out = fileURLToPath(new URL('../../out/', import.meta.url));
const script = fileURLToPath(new URL('./scale.ts', import.meta.url));

/** What is measured of one corpus. */
interface Measured {
  readonly count: number;
  readonly build: { readonly time: number; readonly memory: number; readonly units: number };
  readonly answer: {
    readonly p50: number;
    readonly p95: number;
    readonly longest: number;
    readonly memory: number;
  };
}

/**
 * How time and memory grow with the corpus: of its rebuild, and of look-ups in it. Each value is beside its growth from
 * the corpus before: the power of the number of units by which it grows, 1 where it is in proportion.
 * @throws Error where a process fails.
 */
export async function scaleRows(setting: Setting): Promise<Row[]> {
  mkdirSync(out, { recursive: true });
  const file = join(out, 'bench-documents.bin');
  const stored = join(out, 'bench-generation.bin');
  try {
    const documents = await setting.generateDocuments(Math.max(...COUNTS), DOCUMENT_HAN);
    const all = COUNTS.map((count): Measured => {
      writeFileSync(file, serialize(documents.slice(0, count)));
      const build = run('build', file, stored) as Measured['build'];
      return { count, build, answer: run('answer', stored) as Measured['answer'] };
    });
    return all.flatMap((measured, at) => rowsOf(measured, all[at - 1]));
  } finally {
    for (const each of [file, stored]) rmSync(each, { force: true });
  }
}

function rowsOf(now: Measured, before: Measured | undefined): Row[] {
  const { count, build, answer } = now;
  const name = `scale, ${count.toLocaleString('en')} documents`;
  const growth = (of: (measured: Measured) => number) => {
    if (before === undefined) return [];
    const power = Math.log(of(now) / of(before)) / Math.log(build.units / before.build.units);
    return [`grows by the power ${shown(power)}`];
  };
  return [
    row(`${name}: rebuild, processor time`, build.time / 1000, 's', {
      beside: [...growth((each) => each.build.time), `${build.units.toLocaleString('en')} units`],
    }),
    row(`${name}: memory of the rebuild`, build.memory / 1e6, 'MB', {
      beside: growth((each) => each.build.memory),
    }),
    row(`${name}: memory of look-ups`, answer.memory / 1e6, 'MB', {
      beside: growth((each) => each.answer.memory),
    }),
    row(`${name}: look-up p95`, answer.p95, 'ms', {
      beside: [
        ...growth((each) => each.answer.p95),
        `p50 ${shown(answer.p50)} ms`,
        `longest ${shown(answer.longest)} ms`,
      ],
    }),
  ];
}

function run(...args: readonly string[]): unknown {
  const options = ['--expose-gc', '--import', 'tsx'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, script, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`a corpus was not measured: ${stderr.trim().split('\n').at(-1)}`);
  return JSON.parse(stdout);
}
