import { rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORDS_FILE } from '../../utils/words/manifest';
import { builtExtension } from '../tools/build';
import { launchers } from './each-browser';
import type { TestBrowser } from './harness/browser';
import { copyExtension, type ExtensionCopy } from './harness/extension-copy';
import { PageServer } from './harness/page-server';
import { paintedTexts, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';

const damages = [
  { family: 'chromium', damage: 'cut short' },
  { family: 'firefox', damage: 'missing' },
] as const;

describe.each(damages)('a package whose word list is $damage ($family)', ({ family, damage }) => {
  let browser: TestBrowser;
  let server: PageServer;
  let copy: ExtensionCopy;

  beforeAll(async () => {
    copy = copyExtension(builtExtension(family), (path) => {
      const file = join(path, 'words', WORDS_FILE);
      if (damage === 'missing') rmSync(file);
      else truncateSync(file, 10_000);
    });
    browser = await launchers[family]({ extension: copy.path });
    server = await PageServer.start();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    copy?.remove();
  });

  test('pages are marked all the same', async () => {
    const tab = await browser.open(server.addPage('/page', { body: page(`<p>${paragraph}</p>`) }));
    await untilPainted(tab, formula);
    expect(await paintedTexts(tab)).toContain(formula);
    await tab.close();
    expect(await browser.takeErrors()).toEqual([]);
  });
});
