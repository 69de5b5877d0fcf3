import { existsSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { filesBelow, root } from './repository-files.ts';

/** What replaces a module, a global or the clock, or spies on what other files use. pdf.js changes globals as it loads. */
const FAKES = /\bvi\.|\bglobalThis\b|fake-indexeddb|intake\/pdf'/;

const RELATIVE_IMPORT = /\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

/**
 * The files of unit tests that fake something, themselves or through a helper in `tests/`, as paths from the project's
 * folder. Each needs modules and globals of its own; all others share theirs, which takes half the time.
 */
export function testsWithFakes(): string[] {
  return filesBelow('tests/unit').filter(
    (file) => file.endsWith('.test.ts') && [...withHelpers(file)].some(hasFakes),
  );
}

/** Whether a file's own text fakes something. */
function hasFakes(file: string): boolean {
  return FAKES.test(readFileSync(root + file, 'utf8'));
}

/** A test file with the modules of `tests/` that it imports, directly or not; fills and returns `found`. */
function withHelpers(file: string, found = new Set<string>()): Set<string> {
  found.add(file);
  for (const [, path] of readFileSync(root + file, 'utf8').matchAll(RELATIVE_IMPORT)) {
    const helper = `${posix.join(dirname(file), path)}.ts`;
    if (helper.startsWith('tests/') && !found.has(helper) && existsSync(root + helper))
      withHelpers(helper, found);
  }
  return found;
}
