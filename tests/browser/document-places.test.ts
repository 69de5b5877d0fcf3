import { afterEach, expect, test } from 'vitest';
import type { Snippet } from '../../utils/snippets/snippet';
import { changeReaderRows, readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { goToPlace } from './library';
import { clickOn, snippets, textsOf } from './popup';
import { filler, openTea, sentence, target, tea, textsIn, whole } from './tea-document';

inEachBrowser('places in a document', (stage) => {
  let tab: Tab;

  afterEach(async () => {
    await tab.close();
  });

  async function open(hash: string): Promise<void> {
    tab = await openTea(stage().browser, hash);
  }

  test('a selection can be copied with a link, saved, and looked up', async () => {
    await open(`#/documents/${tea.id}/${target.start}-${target.end}`);
    await expect.poll(() => textsIn(tab, 'document-target')).toEqual(['比往年']);
    await tab.evaluate(() => {
      const [found] = CSS.highlights.get('document-sentence') ?? [];
      getSelection()?.setBaseAndExtent(
        found.startContainer,
        found.startOffset,
        found.endContainer,
        found.endOffset,
      );
      // What reaches the clipboard can't be read by a page without the user's leave.
      navigator.clipboard.writeText = async (text) => {
        document.documentElement.dataset.copied = text;
      };
    });
    await clickOn(tab, '.selection-bar .button:nth-child(1)');
    const copied = () => tab.evaluate(() => document.documentElement.dataset.copied ?? '');
    await expect.poll(copied).toContain(sentence);
    expect(await copied()).toContain(`《${tea.title}》 Mar 18, 2023 › 一、春茶产销`);
    const place = whole.indexOf(sentence);
    expect(await copied()).toContain(`library.html#/documents/${tea.id}/${place}-${place + sentence.length}`);
    await clickOn(tab, '.selection-bar .button:nth-child(2)');
    // Perhaps before the corpus is installed, so that it is not looked up yet.
    await expect.poll(async () => (await textsOf(tab, '.notice p'))[0]).toMatch(/^Saved as a snippet/);
    await clickOn(tab, '.selection-bar .button:nth-child(3)');
    await expect
      .poll(() => tab.evaluate(() => decodeURIComponent(location.hash)))
      .toBe(`#/phrase/${sentence}`);
    await goToPlace(tab, '#/snippets');
    await expect.poll(() => snippets(tab)).toContain(sentence);
  });

  test('a saved place can get a note and be undone; saving it twice gives one snippet', async () => {
    await open(`#/documents/${tea.id}/${target.start}-${target.end}`);
    await changeReaderRows(tab, { snippets: { clear: true } });
    const save = async () => {
      await expect.poll(() => textsIn(tab, 'document-sentence')).toEqual([sentence]);
      await tab.evaluate(() => {
        const [found] = CSS.highlights.get('document-sentence') ?? [];
        getSelection()?.setBaseAndExtent(
          found.startContainer,
          found.startOffset,
          found.endContainer,
          found.endOffset,
        );
      });
      await clickOn(tab, '.selection-bar .button:nth-child(2)');
    };
    const notes = async () => (await readerRows<Snippet>(tab, 'snippets')).map(({ note }) => note);
    await save();
    await expect.poll(() => textsOf(tab, '.notice .button')).toEqual(['Undo', 'Add note']);
    await clickOn(tab, '.notice .button:nth-child(2)');
    await expect.poll(() => tab.evaluate(() => document.activeElement?.matches('.notice input'))).toBe(true);
    await tab.type('和去年的通稿对照');
    await tab.press('Enter');
    await expect.poll(() => textsOf(tab, '.notice p')).toEqual(['Note saved']);
    expect(await notes()).toEqual(['和去年的通稿对照']);
    await save();
    await expect.poll(() => textsOf(tab, '.notice p')).toEqual(['Already saved']);
    await clickOn(tab, '.notice .button');
    await tab.type('！');
    await tab.press('Escape');
    await expect.poll(() => textsOf(tab, '.notice')).toEqual([]);
    expect(await notes()).toEqual(['和去年的通稿对照']);
    await changeReaderRows(tab, { snippets: { clear: true } });
    await save();
    await clickOn(tab, '.notice .button');
    await expect.poll(notes).toEqual([]);
  });

  test('each paragraph’s link can be reached by keyboard', async () => {
    await open(`#/documents/${tea.id}`);
    await tab.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        document.documentElement.dataset.copied = text;
      };
    });
    const label = () => tab.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await expect
      .poll(() => {
        return tab
          .evaluate(() => document.querySelector<HTMLElement>('.paragraph-link .button')?.focus())
          .then(label);
      })
      .toContain(tea.title);
    await tab.press('ArrowDown');
    await expect.poll(label).toContain('同志们：');
    await tab.press('ArrowDown');
    await expect.poll(label).toContain('一、春茶产销');
    await tab.press('Enter');
    const place = whole.indexOf('一、春茶产销');
    const copied = () => tab.evaluate(() => document.documentElement.dataset.copied ?? '');
    await expect.poll(copied).toContain(`#/documents/${tea.id}/${place}-${place + 6}`);
  });

  test('the pointer shows the link of the paragraph under it', async () => {
    await open(`#/documents/${tea.id}`);
    await tab.setWidth(1280);
    await tab.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        document.documentElement.dataset.copied = text;
      };
    });
    const middleOf = (selector: string) =>
      tab.evaluate((wanted) => {
        const box = document.querySelector(wanted)?.getBoundingClientRect() ?? new DOMRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      }, selector);
    const paragraph = await middleOf('.document-text h2 + p');
    await tab.moveMouse(paragraph.x, paragraph.y);
    const label = () =>
      tab.evaluate(() => document.querySelector('.paragraph-link .button')?.getAttribute('aria-label') ?? '');
    await expect.poll(label).toContain(filler.slice(0, 20));
    const button = await middleOf('.paragraph-link .button');
    await tab.click(button.x, button.y);
    const copied = () => tab.evaluate(() => document.documentElement.dataset.copied ?? '');
    await expect.poll(copied).toContain(filler);
  });
});
