import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { datedChangelog, versionedJson } from '../../tools/release/files';
import { root } from '../repository-files';

describe('the version of a release', () => {
  test.each(['package.json', 'package-lock.json'])('changes nothing else in %s', (name) => {
    const json = readFileSync(join(root, name), 'utf8');
    const { version } = JSON.parse(json);
    expect(versionedJson(json, version)).toBe(json);
    const next = versionedJson(json, '65535.0.1');
    expect(JSON.parse(next).version).toBe('65535.0.1');
    expect(next.split('\n').filter((line, at) => line !== json.split('\n')[at]).length).toBe(
      name === 'package.json' ? 1 : 2,
    );
  });

  test.each([
    ['0.2', 'no version'],
    ['v0.3.0', 'no version'],
    ['0.3.0-beta', 'no version'],
    ['0.70000.0', 'no version'],
    ['0.1.9', 'lower than 0.2.0'],
    ['0.0.10', 'lower than 0.2.0'],
  ])('may not be %s', (version, why) => {
    expect(() => versionedJson('{"version":"0.2.0"}', version)).toThrow(why);
  });
});

describe('the changelog of a release', () => {
  const head = '# Changelog\n\nNewest first.\n\n';
  const old = '## 0.1.0 (2026-01-02)\n\n- Old.\n';

  test('gets the day', () => {
    const changelog = `${head}## 0.2.0 (unreleased)\n\n- New.\n\n${old}`;
    expect(datedChangelog(changelog, '0.2.0', '2026-11-30')).toBe(
      `${head}## 0.2.0 (2026-11-30)\n\n- New.\n\n${old}`,
    );
  });

  test.each([
    ['is of another version', `${head}## 0.3.0 (unreleased)\n\n- New.\n`],
    ['is dated', `${head}## 0.2.0 (2026-11-29)\n\n- New.\n`],
    ['has no section', head],
    ['has no entry', `${head}## 0.2.0 (unreleased)\n\n${old}`],
    ['has the version twice', `${head}## 0.2.0 (unreleased)\n\n- New.\n\n## 0.2.0 (2026-01-02)\n\n- Old.\n`],
  ])('is refused where it %s', (_, changelog) => {
    expect(() => datedChangelog(changelog, '0.2.0', '2026-11-30')).toThrow('CHANGELOG.md');
  });

  test('of the project can be released', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
    if (changelog.includes(`## ${version} (unreleased)`))
      expect(datedChangelog(changelog, version, '2026-11-30')).toContain(`## ${version} (2026-11-30)`);
  });
});
