import { expect, test, vi } from 'vitest';
import { readCard, untilCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE, untilPainted } from './marks';
import { boxesOf, colourAt, overlayLines, untilUnderlined } from './overlay';
import { filled, formula, known, official, page, paragraph } from './page-parts';
import { clickOn, showView } from './popup';

/** Wordings that nearly all reports have, that some of some years have, and one that is younger than two years. */
const wordings = { common: known, typical: '适度宽松的货币政策', rare: '综合整治内卷式竞争' };

const body = `<style>body { font: 24px/44px sans-serif }</style><p>${paragraph}</p>
  <p>会议指出，${wordings.common}。会议指出，${wordings.typical}。会议指出，${wordings.rare}。</p><p>${official}</p>`;

/** Names of the extension's highlights, with the text of each that paints any. */
function painted(tab: Tab): Promise<[string, string[]][]> {
  return tab.evaluate(() =>
    Array.from(CSS.highlights, ([name, ranges]): [string, string[]] => [
      name,
      Array.from(ranges, ({ startContainer, startOffset, endOffset }) =>
        (startContainer.textContent ?? '').slice(startOffset, endOffset),
      ),
    ]).filter(([name, texts]) => name.startsWith('tifa-') && texts.length > 0),
  );
}

/** The extension's rules in the page. */
const rulesIn = (tab: Tab) =>
  tab.evaluate(() =>
    document.adoptedStyleSheets
      .flatMap(({ cssRules }) => Array.from(cssRules, ({ cssText }) => cssText))
      .join(),
  );

inEachBrowser('how marks look', (stage) => {
  async function openPage(path: string): Promise<Tab> {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(body) }));
    await tab.moveMouse(700, 5);
    await untilPainted(tab, known);
    return tab;
  }

  /** What the browser stores of how marks look. */
  const storedStyles = (popup: Tab) =>
    popup.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          storage: { local: { get(key: string): Promise<Record<string, Record<string, unknown>>> } };
        };
      };
      const { settings = {} } = await chrome.storage.local.get('settings');
      return (settings.markStyles ?? null) as Record<string, string> | null;
    });

  async function clickText(tab: Tab, text: string): Promise<void> {
    await tab.focus();
    const [{ left, bottom }] = await boxesOf(tab, text);
    await tab.click(left + 20, bottom - 12);
  }

  test('common, typical and rare marks have separate highlights', async () => {
    const tab = await openPage('/strengths');
    await vi.waitFor(async () => {
      const names = Object.fromEntries(
        (await painted(tab)).flatMap(([name, texts]) => texts.map((text) => [text, name])),
      );
      for (const [rarity, text] of Object.entries(wordings))
        expect(names[text]).toBe(`tifa-phrase-${rarity}`);
    }, PATIENCE);
    await tab.close();
  });

  test('an option switches marks of a kind and strength off and on at once, on open pages and in the preview', async () => {
    const { openPopup } = stage();
    const tab = await openPage('/styles');
    expect(await rulesIn(tab)).toContain('tifa-phrase-common');
    const popup = await openPopup(tab);
    await showView(popup, 'options');
    const cell = '.mark-styles tbody tr:nth-child(2) td select';
    await expect.poll(() => popup.evaluate((one) => document.querySelector(one) !== null, cell)).toBe(true);
    const sampled = () =>
      popup.evaluate(() => document.querySelector('.mark-sample')?.getAttribute('style') ?? '');
    expect(await sampled()).toContain('underline');
    await popup.focus();
    await popup.evaluate((one) => document.querySelector<HTMLSelectElement>(one)?.focus(), cell);
    await popup.press('o');
    await expect.poll(() => storedStyles(popup), PATIENCE).toEqual({ 'phrase-common': 'off' });
    await expect.poll(sampled).toBe('');
    await expect.poll(() => rulesIn(tab), PATIENCE).not.toContain('tifa-phrase-common');
    expect(await rulesIn(tab)).toContain('tifa-phrase-typical');
    // What isn't seen opens no card; what is still does.
    await clickText(tab, known);
    await clickText(tab, wordings.typical);
    expect((await untilCard(tab)).phrase).toBe(wordings.typical);
    await tab.press('Escape');
    await expect.poll(() => readCard(tab)).toBeNull();
    await clickText(tab, known);
    expect(await readCard(tab)).toBeNull();

    await clickOn(popup, '.mark-styles .button');
    await expect.poll(() => storedStyles(popup), PATIENCE).toEqual({});
    await expect.poll(() => rulesIn(tab), PATIENCE).toContain('tifa-phrase-common');
    await clickText(tab, known);
    expect((await untilCard(tab)).phrase).toBe(known);
    await popup.close();
    await tab.close();
  });

  test('with forced colours marks are thin lines, drawn by the extension, and highlights again without them', async () => {
    const tab = await openPage('/forced');
    await tab.setForcedColours(true);
    await expect.poll(() => painted(tab), PATIENCE).toEqual([]);
    await untilUnderlined(tab, 'phrase', formula);
    await untilUnderlined(tab, 'template', filled.template);
    const shapes = await tab.evaluateInCard((root) =>
      Array.from(root?.querySelectorAll('.overlay path') ?? [], (path) => [
        path.getAttribute('class')?.split(' ')[0] ?? '',
        path.getAttribute('stroke') ?? '',
        path.getAttribute('fill') ?? '',
      ]),
    );
    expect(shapes.length).toBeGreaterThan(2);
    for (const shape of shapes) expect(shape).toEqual(['line', 'LinkText', 'none']);
    await tab.setForcedColours(false);
    await expect.poll(async () => (await painted(tab)).length, PATIENCE).toBeGreaterThan(2);
    await expect.poll(() => overlayLines(tab), PATIENCE).toEqual([]);
    await tab.close();
  });

  test('marks are printed if the user wants it and the browser prints highlights', async () => {
    const { browser, openPopup } = stage();
    const tab = await openPage('/printed');
    const popup = await openPopup(tab);
    await showView(popup, 'options');
    const label = 'Print marks with the page';
    const has = () => popup.evaluate((text) => document.body.textContent?.includes(text) ?? false, label);
    if (browser.name === 'firefox') {
      // It prints none, and says so.
      await expect
        .poll(() =>
          popup.evaluate(
            () => document.body.textContent?.includes('This browser does not print marks') ?? false,
          ),
        )
        .toBe(true);
      expect(await has()).toBe(false);
    } else {
      const isRed = async () => {
        const [{ left, bottom }] = await boxesOf(tab, wordings.rare);
        const rows = await Promise.all(
          [-10, -9, -8, -7, -6, -5, -4, -3, -2].map((y) => colourAt(tab, left + 30, bottom + y)),
        );
        return rows.some(([red, green]) => red > 150 && green < 110);
      };
      await tab.focus();
      await expect.poll(isRed, PATIENCE).toBe(true);
      await tab.setMedium('print');
      await expect.poll(isRed, PATIENCE).toBe(false);
      await expect.poll(has).toBe(true);
      const number = await popup.evaluate((text) => {
        const switches = Array.from(document.querySelectorAll('.options .switch'));
        const found = switches.find((each) => each.textContent?.includes(text));
        found?.querySelector('input')?.setAttribute('id', 'print-switch');
        return switches.length;
      }, label);
      expect(number).toBeGreaterThan(3);
      await clickOn(popup, '#print-switch');
      await tab.focus();
      await expect.poll(isRed, PATIENCE).toBe(true);
      await clickOn(popup, '#print-switch');
      await tab.focus();
      await expect.poll(isRed, PATIENCE).toBe(false);
    }
    await popup.close();
    await tab.close();
  });
});
