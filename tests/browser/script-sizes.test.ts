import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gzippedSize, PAGE_SCRIPTS } from '../bench/package-rows';
import { builtExtension } from '../tools/build';

describe.each(['chromium', 'firefox'] as const)('scripts that go into pages (%s)', (family) => {
  const scriptOf = (name: string) => readFileSync(join(builtExtension(family), `${name}.js`));

  test.each(PAGE_SCRIPTS)('$name is within its budget', ({ name, budget, gzippedBudget }) => {
    const script = scriptOf(name);
    expect(script.length / 1000).toBeLessThanOrEqual(budget ?? Number.POSITIVE_INFINITY);
    expect(gzippedSize(script)).toBeLessThanOrEqual(gzippedBudget ?? Number.POSITIVE_INFINITY);
  });

  test('they are built as published: without the paths of their sources', () => {
    for (const { name } of PAGE_SCRIPTS)
      expect(String(scriptOf(name))).not.toMatch(/components\/\w[\w-]*\.tsx/);
  });

  test('the script for every page has no code of the card', () => {
    const isCard = /card-frequency|toast-actions|selection-tools/;
    expect(String(scriptOf('views'))).toMatch(isCard);
    expect(String(scriptOf('annotator'))).not.toMatch(isCard);
  });
});
