/**
 * Builds the extension, opens a browser with it in a fresh profile, and rebuilds what is saved. Ends when the window is closed or by Ctrl+C.
 *
 *   npm run dev [-- firefox]
 *
 * Without a display it says where the build is, to be loaded by hand.
 */
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'wxt';
import { PageServer } from '../browser/harness/page-server';
import { hasDisplay } from './display.mjs';
import { openChromium, openFirefox } from './window';

const root = fileURLToPath(new URL('../..', import.meta.url));
const samplePage = join(root, 'tests', 'fixtures', 'sample-page.html');

const [family = 'chromium', ...others] = process.argv.slice(2);

try {
  if (others.length > 0 || (family !== 'chromium' && family !== 'firefox')) {
    throw new Error(`${[family, ...others].join(' ')}: chromium or firefox`);
  }
  await develop(family);
} catch (error) {
  console.error(`dev: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function develop(browser: 'chromium' | 'firefox'): Promise<void> {
  const target = browser === 'chromium' ? 'chrome' : 'firefox';
  // The window is opened here, with the harness's fresh profile; WXT's own way needs another package.
  const server = await createServer({ root, browser: target, webExt: { disabled: true } });
  await server.start();
  const extension = join(root, 'dist', `${target}-mv3-dev`);
  if (!hasDisplay()) {
    console.log(`There is no display. Load ${relative(process.cwd(), extension)} in a browser yourself.`);
    return;
  }
  const pages = await PageServer.start();
  try {
    const open = browser === 'chromium' ? openChromium : openFirefox;
    await open(extension, [pages.addFile(samplePage)]);
  } finally {
    await pages.stop();
    await server.stop();
  }
}
