import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { builtExtension } from '../tools/build';
import { alone, runQuietly } from '../tools/install.mjs';
import { type Row, row } from './row';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The scripts that go into pages and how many kB they may have, as they are or gzipped. */
export const PAGE_SCRIPTS: readonly {
  readonly name: string;
  readonly budget: number | null;
  readonly gzippedBudget: number | null;
}[] = [
  { name: 'sentinel', budget: 5, gzippedBudget: null },
  { name: 'annotator', budget: null, gzippedBudget: 38 },
  // Only where something is shown. Half a kB above 20, since the card shows meanings.
  { name: 'views', budget: null, gzippedBudget: 20.5 },
];

/** Sizes of the built scripts and of the package for Chromium, which is made for it. @throws Error where it can't be built. */
export async function packageRows(): Promise<Row[]> {
  await alone(
    `${root}:build`,
    'a build',
    () => true,
    () =>
      runQuietly(
        process.execPath,
        [join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs'), 'zip', '--browser', 'chrome'],
        {
          cwd: root,
        },
      ),
  );
  const folder = builtExtension('chromium');
  const popup = readdirSync(join(folder, 'chunks')).filter((name) => /^popup-.*\.js$/.test(name));
  if (popup.length !== 1) throw new Error(`${popup.length} scripts of the popup in the build`);
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const zip = statSync(join(folder, '..', `${name}-${version}-chrome.zip`)).size;
  return [
    ...PAGE_SCRIPTS.flatMap(({ name, budget, gzippedBudget }) =>
      scriptRows(name, join(folder, `${name}.js`), budget, gzippedBudget),
    ),
    ...scriptRows('background', join(folder, 'background.js'), null, null),
    ...scriptRows('popup', join(folder, 'chunks', popup[0]), null, null),
    row('package: whole, zipped', zip / 1000, 'kB'),
  ];
}

function scriptRows(name: string, file: string, budget: number | null, gzippedBudget: number | null): Row[] {
  const bytes = readFileSync(file);
  return [
    row(`package: ${name}`, bytes.length / 1000, 'kB', { budget }),
    row(`package: ${name}, gzipped`, gzippedSize(bytes), 'kB', { budget: gzippedBudget }),
  ];
}

/** Size of a script as it travels in the package, kB. */
export function gzippedSize(script: Buffer): number {
  return gzipSync(script, { level: 9 }).length / 1000;
}
