import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import { clickOn, textsOf, typeInBox } from './popup';
import { boxOf, goBy, hashOf, openFound, openWide, rights, rightsAtRest, WORDING } from './study';

inEachBrowser('look-up in the library', (stage) => {
  test('a link opens figures, record, plot, lines, neighbours and other wordings', async () => {
    const tab = await openFound(stage());
    expect(await boxOf(tab)).toBe(WORDING);
    const [figures] = await textsOf(tab, '.study-frequency');
    const frequency = Number(/\d+/.exec(figures)?.[0]);
    const counts = (await textsOf(tab, '.dispersion-count')).map(Number);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(frequency);
    expect((await textsOf(tab, '.study-coverage'))[0]).toContain('2020');
    expect(await textsOf(tab, '.timeline-chart svg')).toHaveLength(1);
    expect(await textsOf(tab, '.record-chart svg')).toEqual([]);
    expect(await textsOf(tab, '.collocates h4')).toHaveLength(3);
    expect(await textsOf(tab, '.wording-text')).toContain('推动高质量发展');
    expect(await textsOf(tab, '.virtual-rows > li')).not.toEqual([]);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
    await tab.close();
  });

  test('the timeline and the plot can be read as tables', async () => {
    const tab = await openFound(stage());
    const cells = (at: number) =>
      tab.evaluate(
        (number) =>
          Array.from(
            document.querySelectorAll('.chart-table')[number]?.querySelectorAll('tbody tr') ?? [],
            (row) => Array.from(row.children, (cell) => cell.textContent),
          ),
        at,
      );
    const timeline = await cells(0);
    expect(timeline.filter(([, , time]) => time === '2025-03-05')).toHaveLength(1);
    expect(timeline.filter(([, , time]) => time === '2020-11')[0][4]).toBe('30');
    const plot = await cells(1);
    expect(plot.map(([, count]) => count).sort()).toEqual((await textsOf(tab, '.dispersion-count')).sort());
    await clickOn(tab, '.timeline .chart-table summary');
    const isShown = () =>
      tab.evaluate(() => document.querySelector('.timeline .chart-table table')?.checkVisibility());
    await expect.poll(isShown).toBe(true);
    await tab.close();
  });

  test('answers while typing; the address follows, and pauses become history entries', async () => {
    const tab = await openWide(stage(), '#/');
    await typeInBox(tab, '稳中');
    await expect.poll(() => hashOf(tab)).toBe('#/phrase/稳中');
    await tab.type('求进');
    await expect.poll(() => hashOf(tab)).toBe('#/phrase/稳中求进');
    await expect.poll(async () => (await rights(tab)).length).toBeGreaterThan(1);
    await tab.press('Enter');
    await tab.type('工作');
    await expect.poll(() => hashOf(tab)).toBe('#/phrase/稳中求进工作');
    await goBy(tab, -1);
    await expect.poll(() => boxOf(tab)).toBe('稳中求进');
    await goBy(tab, -1);
    await expect.poll(() => boxOf(tab)).toBe('');
    await goBy(tab, 2);
    await expect.poll(() => boxOf(tab)).toBe('稳中求进工作');
    await expect.poll(() => textsOf(tab, '.study-line mark')).toContain('稳中求进工作');
    await tab.close();
  });

  test('lines are sorted by their neighbours, and the address keeps the order', async () => {
    const tab = await openFound(stage());
    const before = await rightsAtRest(tab);
    await clickOn(tab, '[data-order=right]');
    await expect.poll(() => hashOf(tab)).toContain('sort=right');
    await expect.poll(() => rights(tab)).not.toEqual(before);
    const sorted = await rightsAtRest(tab);
    const words = sorted.map((right) => right.replace(/[^\p{L}\p{N}]/gu, '')).filter((right) => right !== '');
    expect(words).toEqual([...words].sort(new Intl.Collator('zh-Hans').compare));
    expect((await textsOf(tab, '.kwic-right b')).length).toBeGreaterThan(0);
    const again = await openFound(stage(), '?sort=right');
    await expect.poll(() => rights(again)).toEqual(sorted);
    await clickOn(again, '[data-order=document]');
    await expect.poll(() => rights(again)).toEqual(before);
    expect(await hashOf(again)).not.toContain('sort');
    await again.close();
    await tab.close();
  });

  test('lines can be filtered by document and by section', async () => {
    const tab = await openFound(stage());
    const choose = (at: number, option: number) =>
      tab.evaluate(
        (select, choice) => {
          const list = document.querySelectorAll<HTMLSelectElement>('.line-choice')[select];
          list.selectedIndex = choice;
          list.dispatchEvent(new Event('change', { bubbles: true }));
          return list.options[choice].textContent ?? '';
        },
        at,
        option,
      );
    const shown = async () => Number(/\d+/.exec((await textsOf(tab, '.concordance-part-head p'))[0])?.[0]);
    const countIn = (words: string) => Number(/\((\d+)\)$/.exec(words)?.[1]);
    const all = await shown();
    const inDocument = countIn(await choose(0, 3));
    await expect.poll(shown).toBe(inDocument);
    expect(inDocument).toBeLessThan(all);
    expect(await hashOf(tab)).toContain('document=doc-');
    const inSection = countIn(await choose(1, 1));
    await expect.poll(shown).toBe(inSection);
    const hash = await tab.evaluate(() => location.hash);
    const again = await openWide(stage(), hash);
    await expect
      .poll(async () => Number(/\d+/.exec((await textsOf(again, '.concordance-part-head p')).join())?.[0]))
      .toBe(inSection);
    await again.close();
    await choose(0, 0);
    await expect.poll(shown).toBe(all);
    await tab.close();
  });

  test('a click on the plot and Enter on it go to the place in the document', async () => {
    const tab = await openFound(stage());
    const [title] = await textsOf(tab, '.dispersion-title');
    await clickOn(tab, '.dispersion-bar');
    await expect.poll(() => hashOf(tab)).toMatch(/^#\/documents\/doc-[0-9a-f]+\/\d+-\d+$/);
    const [, start, end] = /(\d+)-(\d+)$/.exec(await hashOf(tab)) ?? [];
    expect(Number(end) - Number(start)).toBe(WORDING.length);
    await goBy(tab, -1);
    await expect.poll(() => textsOf(tab, '.dispersion-title')).toContain(title);
    await tab.evaluate(() => document.querySelector<HTMLElement>('.dispersion-bar')?.focus());
    const place = () =>
      tab.evaluate(() => document.querySelector('.dispersion-bar')?.getAttribute('aria-valuenow'));
    await tab.press('ArrowRight');
    await expect.poll(place).toBe('2');
    await tab.press('Enter');
    await expect.poll(() => hashOf(tab)).toMatch(/^#\/documents\/doc-[0-9a-f]+\/\d+-\d+$/);
    await tab.close();
  });

  test('arrow keys go through the lines, Enter opens the place', async () => {
    const tab = await openFound(stage());
    await tab.evaluate(() => document.querySelector<HTMLElement>('.study-go')?.focus());
    const index = () =>
      tab.evaluate(() => document.activeElement?.closest('[data-index]')?.getAttribute('data-index') ?? '');
    await tab.press('ArrowDown');
    await expect.poll(index).toBe('1');
    await tab.press('End');
    const last = (await textsOf(tab, '.concordance-part-head p'))[0].match(/\d+/)?.[0];
    await expect.poll(index).toBe(String(Number(last) - 1));
    await tab.press('ArrowUp');
    await expect.poll(index).toBe(String(Number(last) - 2));
    const href = await tab.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    await tab.press('Enter');
    await expect.poll(() => hashOf(tab)).toBe(href);
    await tab.close();
  });
});
