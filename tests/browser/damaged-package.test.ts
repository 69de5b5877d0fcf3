import { rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RECORD_FILE } from '../../utils/record/manifest';
import { WORDS_FILE } from '../../utils/words/manifest';
import { builtExtension } from '../tools/build';
import { clickMark } from './card';
import { launchers } from './each-browser';
import type { TestBrowser } from './harness/browser';
import { copyExtension, type ExtensionCopy } from './harness/extension-copy';
import { PageServer } from './harness/page-server';
import { paintedTexts, untilPainted } from './marks';
import { filled, formula, known, page, paragraph } from './page-parts';
import { showView, textsOf, typeInBox } from './popup';

const files = { record: ['record', RECORD_FILE], words: ['words', WORDS_FILE] } as const;

interface Damage {
  readonly family: keyof typeof launchers;
  readonly damage: 'cut short' | 'missing';
}

/** Runs a suite with a package one file of which is damaged. */
function withDamaged(
  name: keyof typeof files,
  damages: readonly Damage[],
  suite: (stage: () => { browser: TestBrowser; server: PageServer }) => void,
): void {
  describe.each(damages)(`a package whose ${name} is $damage ($family)`, ({ family, damage }) => {
    let browser: TestBrowser;
    let server: PageServer;
    let copy: ExtensionCopy;

    beforeAll(async () => {
      copy = copyExtension(builtExtension(family), (path) => {
        const file = join(path, ...files[name]);
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

    suite(() => ({ browser, server }));
  });
}

withDamaged(
  'record',
  [
    { family: 'chromium', damage: 'cut short' },
    { family: 'chromium', damage: 'missing' },
    { family: 'firefox', damage: 'cut short' },
    { family: 'firefox', damage: 'missing' },
  ],
  (stage) => {
    test('pages are marked by the corpus alone, and card and look-up say what it knows', async () => {
      const { browser, server } = stage();
      const body = page(`<p>${paragraph}</p><p>${filled.template}。</p>`);
      const tab = await browser.open(server.addPage('/page', { body }));
      await untilPainted(tab, formula);
      // The template is the record's.
      expect(await paintedTexts(tab)).toEqual([formula]);
      const card = await clickMark(tab, formula);
      expect(card.lines.length).toBeGreaterThanOrEqual(2);
      expect(card).toMatchObject({ phrase: formula, record: [], chart: null });
      const popup = await browser.open(`${browser.extensionAddress}popup.html?tab=${tab.id}`);
      await showView(popup, 'lookUp');
      await typeInBox(popup, known);
      await expect.poll(() => textsOf(popup, '.kwic mark')).toContain(known);
      expect(await textsOf(popup, '.record')).toEqual([]);
      await popup.close();
      await tab.close();
      expect(await browser.takeErrors()).toEqual([]);
    });
  },
);

withDamaged(
  'words',
  [
    { family: 'chromium', damage: 'cut short' },
    { family: 'firefox', damage: 'missing' },
  ],
  (stage) => {
    test('pages are marked all the same', async () => {
      const { browser, server } = stage();
      const tab = await browser.open(server.addPage('/page', { body: page(`<p>${paragraph}</p>`) }));
      await untilPainted(tab, formula);
      expect(await paintedTexts(tab)).toContain(formula);
      await tab.close();
      expect(await browser.takeErrors()).toEqual([]);
    });
  },
);
