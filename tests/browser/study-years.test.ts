import { expect, test } from 'vitest';
import { clickMark } from './card';
import { inEachBrowser } from './each-browser';
import { untilPainted } from './marks';
import { withOtherYears } from './other-years';
import { formula, page, paragraph } from './page-parts';
import { showView, textsOf, typeInBox } from './popup';
import { openFound, WORDING } from './study';

inEachBrowser(
  'a corpus of several years',
  (stage) => {
    test('the library charts them, with gaps for years without documents, and says which years it covers', async () => {
      const tab = await openFound(stage());
      const [first, ...coverage] = await textsOf(tab, '.study-coverage span');
      expect(first).toContain('2018');
      expect(coverage.join(' ')).toMatch(/2018–2019.*2021.*1 document has no year/);
      const charts = () =>
        tab.evaluate(() =>
          Array.from(document.querySelectorAll('.record-chart svg'), (chart) => ({
            words: chart.getAttribute('aria-label') ?? '',
            lines: chart.querySelectorAll('.record-lines > rect').length,
            bars: chart.querySelectorAll('.record-bars > rect').length,
          })),
        );
      const [ofCorpus] = await charts();
      expect(ofCorpus.words).toMatch(/2018.*2021.*no document from 2020/);
      expect(ofCorpus).toMatchObject({ lines: 2, bars: 3 });
      const rows = await tab.evaluate(() =>
        Array.from(document.querySelectorAll('.chart-table')[1].querySelectorAll('tbody tr'), (row) =>
          Array.from(row.children, (cell) => cell.textContent),
        ),
      );
      expect(rows.map(([year]) => year)).toEqual(['2018', '2019', '2020', '2021']);
      expect(rows[3][2]).toBe('2 of 2');
      const years = await textsOf(tab, '.dispersion-year');
      expect(years).toEqual(['2018', '2019', '2021', '2021', '']);
      await tab.close();
    });

    test('popup and card chart them, too', async () => {
      const { browser, server, openPopup } = stage();
      const tab = await browser.open(server.addPage('/years', { body: page(`<p>${paragraph}</p>`) }));
      await untilPainted(tab, formula);
      await clickMark(tab, formula);
      const inCard = () =>
        tab.evaluateInCard((root) => root?.querySelector('.corpus-years svg')?.getAttribute('aria-label'));
      await expect.poll(inCard).toMatch(/20(18|19|21)/);
      const popup = await openPopup(tab);
      await showView(popup, 'lookUp');
      await typeInBox(popup, WORDING);
      await expect.poll(() => textsOf(popup, '.corpus-years svg')).toHaveLength(1);
      await popup.close();
      await tab.close();
    });
  },
  withOtherYears,
);
