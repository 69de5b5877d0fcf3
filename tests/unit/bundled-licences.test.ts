import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BUNDLED_PACKAGES, licencesText } from '../../bundled-licences';
import { filesBelow, root } from './repository-files';

test('every package that the extension imports is among those whose licences go with it', () => {
  const imported = ['utils', 'components', 'entrypoints']
    .flatMap(filesBelow)
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(root, file), 'utf8').matchAll(/(?:from |import\()'([^'.#][^']*)'/g),
    ])
    .map(([, address]) => address.split('/', address.startsWith('@') ? 2 : 1).join('/'));
  expect(imported).toContain('dexie');
  expect([...new Set(imported)].filter((name) => !BUNDLED_PACKAGES.includes(name))).toEqual([]);
});

test('each has its version and a notice', () => {
  const [head, ...parts] = licencesText().split(/\n\n={80}\n\n/);
  expect(head).toContain('Tifa Lens');
  expect(parts).toHaveLength(BUNDLED_PACKAGES.length);
  for (const part of parts) {
    expect(part).toMatch(/^\S+ \d+\.\d+\S* \([^\n]+\)\n\n/);
    expect(part).toMatch(/permi(?:t|ssion)|Apache License/i);
  }
});
