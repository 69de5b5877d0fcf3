import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testsWithFakes } from './files-with-fakes';
import { keptFiles, root } from './repository-files';

/** In pieces, so that this file does not hold what it looks for. */
const forbidden: Readonly<Record<string, RegExp>> = {
  'a folder of one machine': new RegExp(
    ['/work', '/|/root', '/|(?<!\\w)/home/', '[a-z]|bash', '_jobs'].join(''),
  ),
  'the host of a registry': new RegExp(['registry\\.npm', 'js|deb\\.', 'debian|pypi\\.', 'org'].join('')),
};

const kept = keptFiles();

/** Documents that tell where things are. */
const guides = ['README.md', 'CONTRIBUTING.md', 'RECIPES.md', 'SECURITY.md', 'tests/tools/README.md'];

describe('repository', () => {
  test.each(guides)('every file and folder that %s names is there', (guide) => {
    const text = readFileSync(join(root, guide), 'utf8');
    const named = [...text.matchAll(/`((?:components|entrypoints|public|tests|utils)\/[\w./-]*)`/g)].map(
      ([, path]) => path,
    );
    const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, path]) =>
      posix.join(dirname(guide), path),
    );
    expect(named.length + linked.length).toBeGreaterThan(2);
    expect([...named, ...linked].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('README.md and its likes are short enough to be read', () => {
    const long = guides.filter((guide) => readFileSync(join(root, guide), 'utf8').split('\n').length > 150);
    expect(long).toEqual([]);
  });

  test('package-lock.json holds no download address', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const packages = Object.entries<{ resolved?: string }>(lock.packages);
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([]);
  });

  // npm ci refuses a lock file without them, and npm writes one where node_modules was there before it.
  test('package-lock.json lists the optional packages of every system', () => {
    type Entry = { optionalDependencies?: Record<string, string> };
    const packages: Record<string, Entry> = JSON.parse(
      readFileSync(join(root, 'package-lock.json'), 'utf8'),
    ).packages;
    const wanted = Object.entries(packages).flatMap(([owner, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).map((name) => ({ owner, name })),
    );
    expect(wanted.length).toBeGreaterThan(40);
    // As Node looks for it: beside the owner, then in each folder above.
    const isListed = ({ owner, name }: { owner: string; name: string }) => {
      const folders = owner
        .split('node_modules/')
        .map((_, at, all) => all.slice(0, at + 1).join('node_modules/'));
      return [...folders, owner === '' ? '' : `${owner}/`].some(
        (at) => `${at}node_modules/${name}` in packages,
      );
    };
    expect(wanted.filter((each) => !isListed(each))).toEqual([]);
  });

  test.skipIf(kept === null).each(Object.entries(forbidden))('no text file holds %s', (_, pattern) => {
    const files = (kept ?? []).map((file) => ({ file, bytes: readFileSync(join(root, file)) }));
    expect(files.length).toBeGreaterThan(50);
    const found = files
      .filter(({ bytes }) => !bytes.includes(0))
      .flatMap(({ file, bytes }) =>
        bytes
          .toString('utf8')
          .split('\n')
          .map((line, i) => ({ place: `${file}:${i + 1}`, line })),
      )
      .filter(({ line }) => pattern.test(line));
    expect(found).toEqual([]);
  });

  test('unit tests that fake something run isolated, no others', () => {
    const isolated = testsWithFakes();
    // By itself, and by a helper.
    expect(isolated).toContain('tests/unit/messaging/server.test.ts');
    expect(isolated).toContain('tests/unit/labels/corpus.test.ts');
    expect(isolated).not.toContain('tests/unit/labels/numbers.test.ts');
    expect(isolated.length).toBeLessThan(80);
  });
});
