import { describe, expect, test } from 'vitest';
import { clickInSurface, clickMark, focusInCard, readCard, tabTo, untilCard, untilNoCard } from './card';
import { readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { corpusLines } from './linking/corpus-pages';
import { painted, pointOn, untilPainted } from './marks';
import { chain, filled, formula, known, official, page, paragraph, reordered, shortened } from './page-parts';
import { showView, snippets, textsOf } from './popup';

/** A phrase that the record has for less than two years, and one that it has no more. */
const young = '实施提振消费专项行动';
const gone = '“两学一做”学习教育';

/** What the card says of how often the bundled documents have a wording, counted without quotes and 、. */
function frequencyOf(wording: string): string {
  const bare = (text: string) => text.replace(/[“”、]/g, '');
  const counts = corpusLines.map((lines) => bare(lines.join('\n')).split(bare(wording)).length - 1);
  const times = counts.reduce((sum, count) => sum + count);
  const documents = counts.filter((count) => count > 0).length;
  return `${times} times, in ${documents} of ${counts.length}`;
}

inEachBrowser('card', (stage) => {
  async function openPage(path: string, body = `<button>first</button><p>${paragraph}</p>`): Promise<Tab> {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(body) }));
    await untilPainted(tab, formula);
    return tab;
  }

  test('resting the pointer on a mark opens it: frequency, lines, documents and sections', async () => {
    const tab = await openPage('/hover');
    const { x, y } = await pointOn(tab, formula);
    await tab.moveMouse(5, 5);
    await tab.moveMouse(x, y);
    const card = await untilCard(tab);
    expect(card.phrase).toBe(formula);
    expect(card.frequency).toBe(frequencyOf(formula));
    expect(card.lines.length).toBeGreaterThanOrEqual(2);
    expect(card.lines.length).toBeLessThanOrEqual(3);
    for (const line of card.lines) {
      expect(line.sentence.replace(/[“”、，]/g, '')).toContain('增强四个意识坚定四个自信做到两个维护');
      expect(line.document).not.toBe('');
    }
    expect(card.lines.some(({ section }) => section !== '')).toBe(true);
    await tab.moveMouse(5, 5);
    await untilNoCard(tab);
    await tab.close();
  });

  test('a click opens it, Escape closes it, and the focus stays where it was', async () => {
    const tab = await openPage('/click');
    await tab.evaluate(() => document.querySelector('button')?.focus());
    expect((await clickMark(tab, formula)).phrase).toBe(formula);
    await tab.press('Escape');
    await untilNoCard(tab);
    await tab.close();
  });

  test('the keys for the next and previous mark open it with the focus in it; Escape gives the focus back', async () => {
    const { browser } = stage();
    const tab = await openPage('/keys');
    await tab.evaluate(() => document.querySelector('button')?.focus());
    await browser.runCommand('nextMark', tab);
    const card = await untilCard(tab);
    expect(card).toMatchObject({ phrase: formula, focused: true });
    await tab.press('Escape');
    await untilNoCard(tab);
    expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe('first');
    await browser.runCommand('previousMark', tab);
    expect((await untilCard(tab)).phrase).toBe(formula);
    await tab.close();
  });

  describe('facts from corpus and record', () => {
    const body = `<p>${paragraph}</p><p>${official}</p>`;

    test('since when, the news by year, and every source with its whole', async () => {
      const tab = await openPage('/record', body);
      const { since, course, record, chart, frequency, lines } = await clickMark(tab, known);
      expect(since).toMatch(
        /^(First seen: .+|In the Evening News by .+ begins in July 2012); in (work reports since 20\d\d|\d+ work reports, \d{4}–20\d\d)$/,
      );
      expect(course).toMatch(/(rising|steady|fading|gone).*\d+ of \d+ days in 20\d\d(–20\d\d)?/);
      expect(chart?.words).toMatch(
        /^Evening News by year, 2012 to 20\d\d: first .+, last .+, most in 20\d\d: \d+ of \d+ days; /,
      );
      expect(chart?.bars).toBeGreaterThan(3);
      expect(record.join()).toMatch(
        /\d+ of [\d,]+ days.*\d+ of 52, 20\d\d–2025.*(?:\d+ of|all) 31.*, in \d of 5/,
      );
      // A phrase of the corpus has its places besides.
      expect(frequency).toBe(frequencyOf(known));
      expect(lines.map(({ sentence }) => sentence).join()).toContain(known);
      await tab.close();
    });

    test('a new phrase is called new, and one that is gone says since when', async () => {
      const tab = await openPage('/ages', `<p>${paragraph}</p><p>会议强调，${young}。后来，${gone}！</p>`);
      expect((await clickMark(tab, young)).kind).toBe('Phrase · new');
      await tab.press('Escape');
      await untilNoCard(tab);
      const { kind, course, since } = await clickMark(tab, gone);
      expect(kind).toBe('Phrase');
      expect(since).toMatch(/^First seen: Evening News, \d+ \w+ 2016/);
      expect(course).toContain('gone since October 2022');
      await tab.close();
    });

    test('a template shows its filler', async () => {
      const tab = await openPage('/template', body);
      const card = await clickMark(tab, filled.template);
      expect(card.phrase).toBe(filled.template);
      expect(card.fillers).toEqual([filled.filler]);
      expect(card.record.join()).toMatch(/\d+ of 31/);
      // The template is the whole: there is no list of parts, not even an empty one.
      expect(await tab.evaluateInCard((root) => root?.querySelectorAll('.parts').length)).toBe(0);
      await tab.close();
    });

    test('a deviation is marked as one, and names what was left out or moved', async () => {
      const tab = await openPage('/deviation', body);
      const kinds = new Map((await painted(tab)).map(({ text, kind }) => [text, kind]));
      expect([kinds.get(shortened.text), kinds.get(reordered.text)]).toEqual(['deviation', 'deviation']);
      const short = await clickMark(tab, shortened.text);
      expect(short.phrase).toBe(shortened.text);
      expect(short.deviation).toEqual({ missing: [shortened.missing], moved: [], fixed: null });
      await tab.press('Escape');
      await untilNoCard(tab);
      const { deviation } = await clickMark(tab, reordered.text);
      expect(deviation).toEqual({ missing: [], moved: [reordered.moved], fixed: reordered.fixed });
      await tab.close();
    });

    test('an unknown whole shows its parts: to one and back by keyboard, keeping the focus', async () => {
      const { browser } = stage();
      const tab = await openPage('/parts', `<p>大家都说，${chain}。</p><p>${paragraph}</p>`);
      await untilPainted(tab, chain);
      await browser.runCommand('nextMark', tab);
      const whole = await untilCard(tab);
      expect(whole.phrase).toBe(chain);
      expect(whole.parts.length).toBeGreaterThan(1);
      await tabTo(tab, 'part');
      const chosen = await focusInCard(tab);
      await tab.press('Enter');
      await expect.poll(async () => (await readCard(tab))?.phrase).toBe(whole.parts[0]);
      const part = await untilCard(tab);
      expect([...part.record, ...part.lines].length).toBeGreaterThan(0);
      expect((await focusInCard(tab))?.text).toMatch(/Back/);
      await tab.press('Enter');
      await expect.poll(async () => (await readCard(tab))?.phrase).toBe(chain);
      await expect.poll(() => focusInCard(tab)).toEqual(chosen);
      await tab.press('Escape');
      await untilNoCard(tab);
      await tab.close();
    });
  });

  describe('saving', () => {
    test('a snippet saved from the card appears at once in an open popup, with address, title and hits', async () => {
      const { openPopup } = stage();
      const tab = await openPage('/save');
      const popup = await openPopup(tab);
      await showView(popup, 'snippets');
      expect(await snippets(popup)).not.toContain(formula);
      await tab.focus();
      await clickMark(tab, formula);
      await clickInSurface(tab, '.card-foot .outlined');
      await expect.poll(() => snippets(popup)).toEqual([formula]);
      const [source] = await textsOf(popup, '.snippet-source');
      expect(source).toContain('云溪');
      expect(source).toContain('127.0.0.1');
      expect((await textsOf(popup, '.snippet-facts')).join()).toMatch(/[2-5]/);
      await popup.close();
      await tab.close();
    });

    test('a page can’t save: synthetic clicks on the host do nothing', async () => {
      const { openPopup } = stage();
      const tab = await openPage('/forged');
      const popup = await openPopup(tab);
      await showView(popup, 'snippets');
      const before = await snippets(popup);
      await tab.focus();
      await clickMark(tab, formula);
      await tab.evaluate(() => {
        for (const element of Array.from(document.querySelectorAll('*'))) {
          element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
        }
      });
      await clickMark(tab, formula);
      expect(await snippets(popup)).toEqual(before);
      await popup.close();
      await tab.close();
    });

    test('only real input counts: synthetic clicks and keys on its buttons do nothing', async ({ skip }) => {
      const { browser, openPopup } = stage();
      // There tests reach into the closed root with the browser's own rights, whose events count as the user's.
      skip(browser.name === 'firefox');
      const tab = await openPage('/made-up');
      const popup = await openPopup(tab);
      const before = await readerRows(popup, 'snippets');
      await tab.focus();
      await clickMark(tab, formula);
      const pressed = await tab.evaluateInCard((root) => {
        const buttons = Array.from(root?.querySelectorAll<HTMLElement>('.card-foot button') ?? []);
        for (const button of buttons) {
          button.focus();
          button.click();
          for (const key of ['Enter', ' '])
            for (const type of ['keydown', 'keypress', 'keyup'])
              button.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
        }
        return buttons.length;
      });
      expect(pressed).toBeGreaterThan(1);
      // What the user does is answered after all that was sent before.
      await clickInSurface(tab, '.card-foot .outlined');
      await expect.poll(() => readerRows(popup, 'snippets')).toHaveLength(before.length + 1);
      expect(await browser.addresses()).not.toContainEqual(expect.stringContaining('library.html'));
      await popup.close();
      await tab.close();
    });
  });

  test('its look-up button opens the library with the phrase', async () => {
    const tab = await openPage('/look-up');
    await clickMark(tab, formula);
    const { browser } = stage();
    const before = await browser.addresses();
    await clickInSurface(tab, '.card-foot .button:not(.outlined)');
    // A tab has no address yet when it opens.
    await expect
      .poll(async () => (await browser.addresses()).map(decodeURIComponent))
      .toContainEqual(expect.stringMatching(/library\.html#\/phrase\/.*四个自信/));
    expect((await browser.addresses()).length).toBe(before.length + 1);
    await tab.close();
  });

  test('it closes when its page navigates', async () => {
    const tab = await openPage('/goes');
    await clickMark(tab, formula);
    await tab.evaluate(() => {
      document.body.textContent = '';
    });
    await expect.poll(() => readCard(tab)).toBeNull();
    await tab.close();
  });
});
