import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../tools/build';
import { root } from '../unit/repository-files';
import { clickMark } from './card';
import { launchers } from './each-browser';
import type { Tab, TestBrowser } from './harness/browser';
import type { ExtensionCopy } from './harness/extension-copy';
import { inChinese } from './harness/language';
import { addOwnDocuments, goToPlace, openLibrary } from './library';
import { clickOn, textsOf } from './popup';

const folder = join(root, 'out', 'looks');

const looks = [
  { family: 'chromium', language: 'en', scheme: 'light' },
  { family: 'chromium', language: 'zh', scheme: 'dark' },
  { family: 'firefox', language: 'zh', scheme: 'light' },
  { family: 'firefox', language: 'en', scheme: 'dark' },
] as const;

const own = [
  {
    id: 'doc-0000000a',
    title: '在全市春茶产销工作会议上的讲话',
    paragraphs: ['同志们：', '我们要坚持稳中求进工作总基调，把茶山的事办好。'],
    date: '2023-03-18',
    url: 'https://news.example.org/tea/2023-03-18.html',
  },
  { id: 'doc-0000000b', title: '云溪县二〇二四年工作要点', paragraphs: ['抓好春耕。'], date: '2024' },
];

/** Pictures of the list of documents and of their reader, for a person to look at. */
describe.each(looks)('looks of documents ($family, $language, $scheme)', ({ family, language, scheme }) => {
  let browser: TestBrowser;
  let copy: ExtensionCopy | undefined;
  let tab: Tab;

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    if (language === 'zh') copy = inChinese(builtExtension(family));
    const extension = copy?.path ?? builtExtension(family);
    browser = await launchers[family]({ extension, colourScheme: scheme });
    tab = await openLibrary(browser, '#/documents');
    await addOwnDocuments(tab, own);
  });

  afterAll(async () => {
    await browser?.close();
    copy?.remove();
  });

  async function keep(name: string, act: () => Promise<unknown> = async () => undefined): Promise<void> {
    for (const width of [1280, 360]) {
      await tab.setWidth(width);
      await expect.poll(() => tab.evaluate(() => innerWidth)).toBe(width);
      await act();
      await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
      await tab.focus();
      writeFileSync(
        join(folder, `${family}-${language}-${scheme}-${name}-${width}.png`),
        await tab.screenshot(),
      );
      const spills = () => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      };
      expect(await tab.evaluate(spills)).toBeLessThanOrEqual(0);
    }
  }

  test('list', async () => {
    await expect.poll(async () => (await textsOf(tab, '.document-row')).length).toBe(7);
    await keep('documents');
    await tab.setWidth(1280);
    await clickOn(tab, '.document-head .document-check');
    await keep('documents-selected');
    await tab.setWidth(1280);
    await clickOn(tab, '.document-head .document-check');
    await clickOn(tab, '[data-index="0"] .document-actions .button');
    await expect.poll(() => textsOf(tab, '.document-edit h2')).toHaveLength(1);
    await clickOn(tab, '.document-edit [name=date]');
    await tab.type('x');
    await tab.press('Enter');
    await keep('documents-edit');
    await tab.press('Escape');
    await expect.poll(() => textsOf(tab, '.document-edit')).toEqual([]);
  });

  test('reader', async () => {
    let start = 1240;
    await goToPlace(tab, '#/documents/doc-f0375d42');
    await expect.poll(() => textsOf(tab, '.document-text')).toHaveLength(1);
    await expect
      .poll(() =>
        tab.evaluate(
          () =>
            [...CSS.highlights].flatMap(([name, each]) => (name.startsWith('tifa-phrase-') ? [...each] : []))
              .length,
        ),
      )
      .toBeGreaterThan(10);
    await keep('document');
    await keep('document-target', () => goToPlace(tab, `#/documents/doc-f0375d42/${start++}-1266`));
    await keep('document-find', async () => {
      await clickOn(tab, '.find-bar input');
      await tab.type('发展');
      await expect.poll(() => textsOf(tab, '.find-count')).not.toEqual(['']);
      await tab.press('Enter');
    });
    await tab.press('Escape');
    await keep('document-selection', () =>
      tab.evaluate(() => {
        const [line] = CSS.highlights.get('document-sentence') ?? [];
        getSelection()?.setBaseAndExtent(
          line.startContainer,
          line.startOffset,
          line.endContainer,
          line.endOffset,
        );
      }),
    );
    await tab.evaluate(() => getSelection()?.removeAllRanges());
    await keep('document-card', async () => {
      const text = await tab.evaluate(() => {
        const marks = [
          ...[...CSS.highlights].flatMap(([name, each]) =>
            name.startsWith('tifa-phrase-') ? [...each] : [],
          ),
        ];
        // A short line, all of which is in sight when it is in the middle.
        const seen = marks.find(({ startContainer }) => startContainer.parentElement?.matches('h1, h2'));
        const range = new Range();
        if (seen) range.setStart(seen.startContainer, seen.startOffset);
        if (seen) range.setEnd(seen.endContainer, seen.endOffset);
        return range.toString();
      });
      await clickMark(tab, text);
    });
    await tab.press('Escape');
    await goToPlace(tab, '#/documents/doc-99999999');
    await expect.poll(() => textsOf(tab, '.blank')).toHaveLength(1);
    await keep('document-unknown');
  });

  test.each(['snippets', 'settings'])('%s', async (view) => {
    await goToPlace(tab, `#/${view}`);
    await expect.poll(() => textsOf(tab, '.view-title')).toHaveLength(1);
    await keep(`library-${view}`);
  });
});
