import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, root } from '../unit/repository-files';

const KINDS = 'utils/marks/kinds.ts';

/** The product's source. */
const SOURCES = ['utils', 'components', 'entrypoints'];

/** Modules that use kinds or sensitivities, or what is made of them. */
const NAMES = /\b(?:MARK_KINDS|MarkKind|MarkClass|SENSITIVITIES|Sensitivity)\b/;

/** The files in which the compiler finds errors when texts in `kinds.ts` are replaced, in order. */
function filesToChange(replacements: readonly (readonly [text: string, replacement: string])[]): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'kinds-'));
  try {
    for (const folder of [...SOURCES, '.wxt'])
      cpSync(join(root, folder), join(copy, folder), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    let kinds = readFileSync(join(root, KINDS), 'utf8');
    for (const [text, replacement] of replacements) {
      expect(kinds.split(text)).toHaveLength(2);
      kinds = kinds.replace(text, replacement);
    }
    writeFileSync(join(copy, KINDS), kinds);
    const users = SOURCES.flatMap(filesBelow).filter(
      (file) => /\.tsx?$/.test(file) && NAMES.test(readFileSync(join(root, file), 'utf8')),
    );
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

// Both at once, since the compiler takes its time. Without changes it finds no errors, as the check of types shows.
test('the compiler leads to what a new kind and a new sensitivity need', { timeout: 300_000 }, () => {
  const files = filesToChange([
    ["'reuse'", "'reuse', 'idiom'"],
    ["'many'", "'many', 'all'"],
  ]);
  expect(files).toEqual([
    // What they mean.
    'components/settings/mark-styles.tsx',
    'components/settings/options-form.tsx',
    // Their names.
    'utils/labels/corpus.ts',
    'utils/labels/marks.ts',
    // Shape and default style.
    'utils/marks/look.ts',
    // The threshold of a sensitivity, and which kinds explain more.
    'utils/match/match-text.ts',
    'utils/match/parts.ts',
  ]);
});
