import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { root } from '../unit/repository-files';

const folder = mkdtempSync(join(tmpdir(), 'tifa-lens-source-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the extension is built from; tests and tools are not asked for. */
const sources = [
  ...['components', 'entrypoints', 'public', 'utils', 'bundled-licences.ts', 'wxt.config.ts'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', '.npmrc', 'LICENSE'],
];

test('the source package builds both packages, byte for byte', { timeout: 400_000 }, () => {
  const first = project('first');
  for (const name of sources) cpSync(join(root, name), join(first, name), { recursive: true });
  wxt(first, 'zip', '--browser', 'chrome');
  wxt(first, 'zip', '--browser', 'firefox');

  const second = project('second');
  const zip = readdirSync(join(first, 'dist')).find((name) => name.endsWith('sources.zip'));
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(join(first, 'dist', zip ?? ''))))) {
    const path = join(second, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  wxt(second, 'build', '--browser', 'chrome');
  wxt(second, 'build', '--browser', 'firefox');

  for (const browser of ['chrome-mv3', 'firefox-mv3']) {
    const built = filesOf(join(second, 'dist', browser));
    expect(built.size).toBeGreaterThan(20);
    expect(differing(built, filesOf(join(first, 'dist', browser)))).toEqual([]);
  }
  expect(readdirSync(second)).toContain('.npmrc');
});

/** An empty project with the packages of this one. */
function project(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'));
  return path;
}

function wxt(cwd: string, ...args: string[]): void {
  const program = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    env,
  });
  expect({ status, output: status === 0 ? '' : (stdout + stderr).slice(-2_000) }).toEqual({
    status: 0,
    output: '',
  });
}

/** Bytes of all files below a folder, by their paths in it. */
function filesOf(from: string): Map<string, Buffer> {
  const files = readdirSync(from, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(from.length), readFileSync(path)];
    }),
  );
}

/** Paths that are in one of them alone, or differ in a byte. */
function differing(a: Map<string, Buffer>, b: Map<string, Buffer>): string[] {
  const paths = new Set([...a.keys(), ...b.keys()]);
  return [...paths].filter((path) => !a.get(path)?.equals(b.get(path) ?? Buffer.alloc(0)));
}
