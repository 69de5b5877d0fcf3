/**
 * Shows the extension at work on pages, the sample page unless others are given.
 *
 *   npm start [-- FILE_OR_URL …]
 *
 * With a display, in the user's own browser with a fresh profile, until the window is closed: Chromium, Chrome or
 * Edge, or Firefox where there is none of these or TIFA_FIREFOX names it. Without a display, it prints what the
 * extension paints and writes a picture of the first page to out/sample.png.
 */
import { mkdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PageServer } from '../browser/harness/page-server';
import { locate } from './annotate/pages';
import { printPages } from './annotate/print';
import { findBrowser, overrides } from './browsers.mjs';
import { build, builtExtension } from './build';
import { hasDisplay } from './display.mjs';
import { openChromium, openFirefox } from './window';

const root = fileURLToPath(new URL('../..', import.meta.url));
const samplePage = join(root, 'tests', 'fixtures', 'sample-page.html');
const picture = join(root, 'out', 'sample.png');

const given = process.argv.slice(2);
const files = given.length > 0 ? given : [relative(process.cwd(), samplePage)];

try {
  await (hasDisplay() ? show() : print());
} catch (error) {
  console.error(`start: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** Opens the pages in a window and waits until it is closed. */
async function show(): Promise<void> {
  const { [overrides.firefox]: firefoxNamed, [overrides.chromium]: chromiumNamed } = process.env;
  const wantsFirefox = firefoxNamed && !chromiumNamed;
  const family = wantsFirefox || findBrowser('chromium') === null ? 'firefox' : 'chromium';
  await build(family);
  const server = await PageServer.start();
  try {
    const targets = await Promise.all(files.map((file) => locate(file, server)));
    const addresses = targets.map(({ address }) => address);
    console.log(
      `Opening ${basename(findBrowser(family) ?? family)} with Tifa Lens; close its window to end.`,
    );
    await (family === 'chromium' ? openChromium : openFirefox)(builtExtension(family), addresses);
  } finally {
    await server.stop();
  }
}

/** Prints what is painted, with a picture of the first page. */
async function print(): Promise<void> {
  mkdirSync(dirname(picture), { recursive: true });
  const isWhole = await printPages('start', files, { screenshot: picture });
  if (isWhole) console.log(`Picture of the first page: ${relative(process.cwd(), picture)}`);
  else process.exitCode = 1;
}
