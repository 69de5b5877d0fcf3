import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, root } from '../repository-files';

const KINDS = 'utils/marks/kinds.ts';

/** Modules that name a kind or sensitivity, or what is made of them; all else follows from those. */
const NAMES = /\b(?:MARK_KINDS|MarkKind|MarkClass|SENSITIVITIES|Sensitivity)\b/;

/** The files in which the compiler finds errors once a text in `kinds.ts` is replaced, in order. */
function filesToChange(text: string, replacement: string): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'kinds-'));
  try {
    for (const folder of ['utils', 'components', '.wxt'])
      cpSync(join(root, folder), join(copy, folder), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const kinds = readFileSync(join(root, KINDS), 'utf8');
    expect(kinds.split(text)).toHaveLength(2);
    writeFileSync(join(copy, KINDS), kinds.replace(text, replacement));
    const users = ['utils', 'components']
      .flatMap(filesBelow)
      .filter((file) => /\.tsx?$/.test(file) && NAMES.test(readFileSync(join(root, file), 'utf8')));
    const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
    const files = ['.wxt/wxt.d.ts', ...users];
    writeFileSync(
      join(copy, 'tsconfig.json'),
      JSON.stringify({ extends: './.wxt/tsconfig.json', compilerOptions, files, include: [] }),
    );
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '--noEmit', '--pretty', 'false', '-p', copy], {
      cwd: copy,
      encoding: 'utf8',
    });
    return [
      ...new Set(Array.from(stdout.matchAll(/^(\S+?)\(\d+,\d+\): error/gm), ([, file]) => file)),
    ].sort();
  } finally {
    rmSync(copy, { recursive: true });
  }
}

test('nothing is to be changed for the kinds as they are', { timeout: 300_000 }, () => {
  expect(filesToChange("'reuse'", "'reuse'")).toEqual([]);
});

test('the compiler leads to what a new kind of mark needs', { timeout: 300_000 }, () => {
  expect(filesToChange("'reuse'", "'reuse', 'idiom'")).toEqual([
    'components/corpus-words.ts',
    'components/mark-legend.tsx',
    'utils/marks/look.ts',
  ]);
});

test('the compiler leads to what a new sensitivity needs', { timeout: 300_000 }, () => {
  expect(filesToChange("'many'", "'many', 'all'")).toEqual([
    'components/mark-words.ts',
    'components/sensitivity-choice.tsx',
    'utils/match/match-text.ts',
  ]);
});
