import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTable } from '../../utils/csv/csv';
import { readTbx } from '../../utils/glossary/tbx';
import { root } from '../unit/repository-files';
import { clickMark, untilNoCard } from './card';
import { putSettings } from './control';
import { inEachBrowser } from './each-browser';
import { giveFiles } from './given-files';
import type { Tab } from './harness/browser';
import { openLibrary } from './library';
import { untilPainted } from './marks';
import { filled, formula, known, official, page, paragraph } from './page-parts';
import { clickOn, showView, textsOf, typeInBox } from './popup';
import { savedFile, takeSavedFiles } from './saved-file';

const listed = '三大攻坚战';
/** A headword that is not marked where it is. */
const unmarked = '新质生产力';
const body = page(
  `<p>${paragraph}</p><p>${official}</p><p>不能让${listed}占了下田的时候。</p><p>他在网上看了${unmarked}的说法。</p>`,
);

/** Where pictures of the first browser go, for a person to look at. */
const pictures = join(root, 'out', 'looks');

/** What the open card says of meanings, line by line, and whether all of it can be seen without scrolling. */
function meaningsOnCard(tab: Tab) {
  return tab.evaluateInCard((root) => {
    const bottom = root?.querySelector('.card-foot')?.getBoundingClientRect().top ?? 0;
    const lines = [...(root?.querySelectorAll('.meaning p') ?? [])];
    return {
      lines: lines.map((line) => [line.className.replace('meaning-', ''), line.textContent ?? ''] as const),
      isInView: lines.every((line) => line.getBoundingClientRect().bottom <= bottom),
    };
  });
}

/** Fills a field of the form for an entry. */
function fill(tab: Tab, name: string, text: string): Promise<void> {
  return tab.evaluate(
    (field, words) => {
      const input = document.querySelector<HTMLInputElement>(`.own-entry [name=${field}]`);
      if (!input) throw new Error('no such field');
      input.value = words;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    name,
    text,
  );
}

const headwords = (tab: Tab) => textsOf(tab, '.term-word');

inEachBrowser('glossary', (stage) => {
  async function openPage(path: string, width = 1280): Promise<Tab> {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(path, { body }));
    await tab.setWidth(width);
    await untilPainted(tab, formula);
    return tab;
  }

  const family = () => (stage().browser.extensionAddress.startsWith('moz') ? 'firefox' : 'chromium');

  async function keep(tab: Tab, name: string): Promise<void> {
    mkdirSync(pictures, { recursive: true });
    await tab.focus();
    writeFileSync(join(pictures, `${family()}-glossary-${name}.png`), await tab.screenshot());
  }

  test.each([1280, 360])('a card says what its wording means, in view at once (%i px)', async (width) => {
    const tab = await openPage(`/meaning-${width}`, width);
    await clickMark(tab, listed);
    const { lines, isInView } = await meaningsOnCard(tab);
    expect(Object.fromEntries(lines)).toMatchObject({
      pinyin: 'sān dà gōng jiān zhàn',
      english: 'three critical battles',
      by: 'official · health.china.com.cn',
      items: '防范化解重大风险、精准脱贫、污染防治',
      explanation: expect.stringContaining('fighting pollution'),
    });
    expect(isInView).toBe(true);
    await keep(tab, `card-${width}`);
    await tab.close();
  });

  test('the card of a template has an English pattern, one without an entry what is within it', async () => {
    const tab = await openPage('/pattern');
    await clickMark(tab, filled.template);
    expect((await meaningsOnCard(tab)).lines).toEqual(
      expect.arrayContaining([
        ['headword', '奋力谱写…篇章'],
        ['english', 'strive to write a chapter of …'],
      ]),
    );
    await keep(tab, 'card-template');
    await tab.press('Escape');
    await untilNoCard(tab);
    await clickMark(tab, known);
    expect((await meaningsOnCard(tab)).lines).toEqual(
      expect.arrayContaining([['headword', '稳中求进工作总基调']]),
    );
    await keep(tab, 'card-within');
    await tab.close();
  });

  test('popup and library find entries by pinyin and by English', async () => {
    const tab = await openPage('/search');
    const popup = await stage().openPopup(tab);
    await showView(popup, 'lookUp');
    await typeInBox(popup, 'sgys');
    await expect.poll(async () => (await headwords(popup))[0]).toBe('四个意识');
    await keep(popup, 'popup');
    await popup.press('Enter');
    await expect.poll(() => textsOf(popup, '.look-up .meaning-pinyin')).toEqual(['sì gè yì shí']);
    const library = await openLibrary(stage().browser, '#/phrase/eight-point');
    await expect.poll(() => headwords(library)).toContain('八项规定');
    await clickOn(library, '.term-go');
    await expect.poll(() => textsOf(library, '.study-meaning .meaning-english')).toHaveLength(1);
    await keep(library, 'study');
    for (const each of [library, popup, tab]) await each.close();
  });

  test('a numbered formulation without an entry has the items that a document lists', async () => {
    const library = await openLibrary(stage().browser, '#/phrase/五个方面');
    await expect
      .poll(() => textsOf(library, '.meaning-items'))
      .toEqual(['保与稳、变与新、进与提、调与转、谋与干']);
    expect((await textsOf(library, '.meaning-by'))[0]).toMatch(/^listed in 《.+》$/);
    await library.close();
  });

  test('the library lists entries by kind, scope and year', async () => {
    const library = await openLibrary(stage().browser, '#/glossary?kind=party-building&year=2012');
    const shown = () => textsOf(library, '.glossary-entry h3 a');
    await expect.poll(shown).toContain('八项规定');
    const before = (await shown()).length;
    await keep(library, 'list');
    await library.evaluate(() => {
      const [, scope] = document.querySelectorAll<HTMLSelectElement>('.glossary-filters select');
      scope.value = 'local';
      scope.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await expect.poll(async () => (await shown()).length).toBeLessThan(before);
    expect(await library.evaluate(() => location.hash)).toContain('scope=local');
    await library.setWidth(360);
    await keep(library, 'list-360');
    await library.close();
  });

  test('the side panel has a term list of the page, saved as TBX, TSV and for Anki', async () => {
    const tab = await openPage('/terms');
    const panel = await stage().openPanel(tab);
    await clickOn(panel, '.gloss summary');
    await expect.poll(() => headwords(panel)).toContain('稳中求进工作总基调');
    expect(await headwords(panel)).toContain(unmarked);
    // Nothing is read in a hidden tab.
    await tab.focus();
    await tab.evaluate(() => {
      const added = document.body.appendChild(document.createElement('p'));
      added.textContent = '镇上的人说，八项规定管住了嘴。';
    });
    await expect.poll(() => headwords(panel)).toContain('八项规定');
    await keep(panel, 'panel');
    await takeSavedFiles(panel);
    const save = async (nth: number) => {
      await clickOn(panel, `.gloss-tools .button:nth-of-type(${nth})`);
      const { name, bytes } = await savedFile(panel);
      return { name, text: new TextDecoder().decode(bytes) };
    };
    const tsv = await save(2);
    expect(tsv.name).toBe('云溪.tsv');
    expect(tsv.text).toContain('稳中求进工作总基调\twěn zhōng qiú jìn');
    const tbx = await save(3);
    expect(readTbx(tbx.text).map(({ terms }) => terms.get('zh')?.[0])).toContain('稳中求进工作总基调');
    const anki = await save(4);
    expect(anki.text.split('\n')[0]).toBe('#separator:Comma');
    for (const each of [panel, tab]) await each.close();
  });

  test('a document in the library has a term list', async () => {
    const library = await openLibrary(stage().browser, '#/documents');
    await clickOn(library, '.document-link');
    await clickOn(library, '.gloss summary');
    await expect.poll(async () => (await headwords(library)).length).toBeGreaterThan(5);
    await library.close();
  });

  test('an own entry overrides a meaning, comes back from its file, and stays out of pages', async () => {
    const library = await openLibrary(stage().browser, '#/glossary?edit=四个意识');
    await expect.poll(() => textsOf(library, '.own-entry')).toHaveLength(1);
    await fill(library, 'english', 'the Four Awarenesses');
    await keep(library, 'form');
    await clickOn(library, '.own-entry [type=submit]');
    await expect.poll(() => textsOf(library, '.own-entry')).toEqual([]);
    await expect.poll(() => textsOf(library, '.glossary-entry [lang=en]')).toContain('the Four Awarenesses');
    await takeSavedFiles(library);
    await clickOn(library, '.own-glossary .gloss-tools .button:nth-of-type(2)');
    const { bytes } = await savedFile(library);
    expect(
      readTable(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))[1].cells.slice(0, 3),
    ).toEqual(['四个意识', 'sì gè yì shí', 'the Four Awarenesses']);
    const study = await openLibrary(stage().browser, '#/phrase/四个意识');
    await expect.poll(() => textsOf(study, '.meaning-english')).toEqual(['the Four Awarenesses']);
    await study.close();

    await clickOn(library, '.own-import summary');
    const table = `headword,english\n四个意识,four kinds of mindfulness\n五个必须,\n六个必须,x\n`;
    await giveFiles(library, [{ name: 'terms.csv', bytes: new TextEncoder().encode(table) }]);
    await expect
      .poll(() => textsOf(library, '.own-problems li'))
      .toEqual(['Line 3, 五个必须: no English, explanation or items']);
    await keep(library, 'import');
    await clickOn(library, '.dry-run .outlined');
    await expect.poll(() => textsOf(library, '.own-import .files-done')).toEqual(['2 entries imported']);

    const tab = await openPage('/own');
    const popup = await stage().openPopup(tab);
    await showView(popup, 'lookUp');
    await typeInBox(popup, '四个意识');
    await expect
      .poll(() => textsOf(popup, '.look-up .meaning-english'))
      .toEqual(['four kinds of mindfulness']);
    await clickMark(tab, formula);
    const { lines } = await meaningsOnCard(tab);
    expect(JSON.stringify(lines)).not.toContain('mindfulness');
    for (const each of [popup, tab, library]) await each.close();
  });

  test('lines have English below them where the user wants it', async () => {
    const library = await openLibrary(stage().browser, '#/phrase/稳中求进工作总基调');
    await expect.poll(async () => (await textsOf(library, '.study-line')).length).toBeGreaterThan(3);
    expect(await textsOf(library, '.kwic-english')).toEqual([]);
    await putSettings(library, { englishLines: true });
    await expect
      .poll(async () => (await textsOf(library, '.kwic-english'))[0])
      .toContain('稳中求进工作总基调');
    await library.evaluate(() => document.querySelector('.study-lines')?.scrollIntoView());
    await keep(library, 'lines');
    const tab = await openPage('/english-lines');
    await clickMark(tab, known);
    const english = () =>
      tab.evaluateInCard((root) => root?.querySelector('.kwic-english')?.textContent ?? '');
    await expect.poll(english).toContain('稳中求进工作总基调');
    await putSettings(library, { englishLines: false });
    for (const each of [tab, library]) await each.close();
  });
});
