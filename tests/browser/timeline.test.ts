import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { textsOf } from './popup';
import { hashOf, openWide, phraseHash } from './study';

const WORDING = '供给侧结构性改革';

/** Opens the look-up of a wording and waits for its timeline. */
async function openTimeline(stage: Parameters<typeof openWide>[0], options = ''): Promise<Tab> {
  const tab = await openWide(stage, phraseHash(WORDING, options));
  await expect.poll(() => textsOf(tab, '.timeline-chart svg text')).not.toEqual([]);
  return tab;
}

/** What a screen reader says of the stop that is chosen. */
function chosenValue(tab: Tab): Promise<string> {
  return tab.evaluate(() => document.querySelector('.timeline-chart')?.getAttribute('aria-valuetext') ?? '');
}

/** Keeps what is downloaded, as text. */
function keepFiles(tab: Tab): Promise<void> {
  return tab.evaluate(() => {
    const kept: { name: string; type: string; size: number; text: string }[] = [];
    Object.assign(window, { kept });
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      void blob.text().then((text) => kept.push({ name: '', type: blob.type, size: blob.size, text }));
      return make.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = () => {};
  });
}

function keptFiles(tab: Tab): Promise<{ type: string; size: number; text: string }[]> {
  return tab.evaluate(() => (window as unknown as { kept: never[] }).kept);
}

inEachBrowser('the timeline', (stage) => {
  test('the headline answers since when, and each figure has its whole', async () => {
    const tab = await openTimeline(stage());
    const [sentence] = await textsOf(tab, '.life-sentence');
    expect(sentence).toMatch(/10 November 2015.*2016.*2017.*fading/);
    const figures = await textsOf(tab, '.life-figures > div');
    expect(figures[0]).toMatch(/of 5,\d+/);
    expect(figures[1]).toContain('of 52');
    expect((await textsOf(tab, 'main')).join(' ')).not.toContain('Not in the');
    await tab.close();
  });

  test('arrow keys move over months and say their values; years and rates are in the address', async () => {
    const tab = await openTimeline(stage());
    await tab.evaluate(() => document.querySelector<HTMLElement>('.timeline-chart')?.focus());
    expect(await chosenValue(tab)).toContain('November 2015');
    await tab.press('ArrowRight');
    await expect.poll(() => chosenValue(tab)).toMatch(/December 2015.*of 31 days/);
    expect((await textsOf(tab, '.timeline-value strong'))[0]).toBe('December 2015');
    await tab.evaluate(() => document.querySelectorAll<HTMLElement>('.segment')[1].click());
    await expect.poll(() => hashOf(tab)).toContain('by=year');
    await expect.poll(() => chosenValue(tab)).not.toContain('December');
    await tab.close();
  });

  test('another wording is laid over it; one that the record lacks is answered with the nearest', async () => {
    const tab = await openTimeline(stage(), `?with=${encodeURIComponent('高质量发展')}`);
    await expect.poll(() => textsOf(tab, '.timeline-legend span[lang]')).toEqual([WORDING, '高质量发展']);
    expect(await chosenValue(tab)).toContain('高质量发展');
    await tab.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('.timeline-add input') as HTMLInputElement;
      field.value = '质生产力';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await tab.evaluate(() => document.querySelector<HTMLFormElement>('.timeline-add')?.requestSubmit());
    await expect.poll(() => textsOf(tab, '.timeline-not-found button')).toContain('新质生产力');
    await tab.close();
  });

  test('a wording of the address in traditional characters can be removed; one that the record lacks is named', async () => {
    const others = ['高質量發展', '質生產力'].map(encodeURIComponent).join('%7C');
    const tab = await openTimeline(stage(), `?with=${others}`);
    await expect.poll(() => textsOf(tab, '.timeline-legend span[lang]')).toEqual([WORDING, '高质量发展']);
    expect((await textsOf(tab, '.timeline-not-found'))[0]).toContain('質生產力');
    // By a real key: only the user can press the button.
    await tab.evaluate(() => document.querySelector<HTMLElement>('.timeline-legend button')?.focus());
    await tab.press('Enter');
    await expect.poll(() => textsOf(tab, '.timeline-legend span[lang]')).toEqual([WORDING]);
    expect(await hashOf(tab)).not.toContain('with=');
    await expect.poll(() => tab.evaluate(() => document.activeElement?.className)).toBe('filter');
    await tab.close();
  });

  test('the stop that has the focus stays when the pointer leaves', async () => {
    const tab = await openTimeline(stage());
    await tab.evaluate(() => document.querySelector<HTMLElement>('.timeline-chart')?.focus());
    await tab.press('ArrowRight');
    await expect.poll(() => chosenValue(tab)).toContain('December 2015');
    await tab.evaluate(() => {
      const chart = document.querySelector('.timeline-chart') as Element;
      const { right, top } = chart.getBoundingClientRect();
      const init = { bubbles: true, clientX: right - 20, clientY: top + 60, pointerType: 'mouse' };
      chart.dispatchEvent(new PointerEvent('pointermove', init));
    });
    await expect.poll(() => chosenValue(tab)).toContain('2026');
    await tab.evaluate(() =>
      document
        .querySelector('.timeline-chart')
        ?.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' })),
    );
    await expect.poll(() => chosenValue(tab)).toContain('December 2015');
    expect(await textsOf(tab, '.timeline-value strong')).toEqual(['December 2015']);
    await tab.close();
  });

  test('is saved as SVG, PNG and CSV with its source', async () => {
    const tab = await openTimeline(stage());
    await keepFiles(tab);
    for (const at of [0, 1, 2]) {
      // By a real key: only the user can press these buttons.
      await tab.evaluate(
        (n) => document.querySelectorAll<HTMLElement>('.timeline-files button')[n].focus(),
        at,
      );
      await tab.press('Enter');
      await expect.poll(async () => (await keptFiles(tab)).length).toBe(at + 1);
    }
    const [svg, png, csv] = await keptFiles(tab);
    expect(svg.type).toBe('image/svg+xml');
    expect(svg.text).toContain(WORDING);
    expect(svg.text).toContain('Source: Tifa Lens record');
    expect(png.type).toBe('image/png');
    expect(png.size).toBeGreaterThan(10_000);
    expect(csv.text).toContain('2017-03');
    expect(csv.text).toContain('Source: Tifa Lens record');
    await tab.close();
  });

  test('every report links to its public text at the phrase, in a tab of its own', async () => {
    const tab = await openTimeline(stage());
    const links = await tab.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLAnchorElement>('.report-rows a'), ({ href, target, rel }) => ({
        href,
        target,
        rel,
      })),
    );
    expect(links.length).toBeGreaterThan(8);
    for (const { href, target, rel } of links) {
      expect(href).toMatch(/^https?:.*#:~:text=/);
      expect(decodeURIComponent(href)).toContain(WORDING);
      expect([target, rel]).toEqual(['_blank', 'noopener noreferrer']);
    }
    await tab.close();
  });

  test('Discover lists phrases by birth year, movers and departures, each with its look-up', async () => {
    const tab = await openWide(stage(), '#/discover?year=2023');
    await expect.poll(() => textsOf(tab, '.ranked .wording-text')).toContain('发展新质生产力');
    // By a real key: only the user can press the button.
    await tab.evaluate(() => document.querySelector<HTMLElement>('.few-more button')?.focus());
    await tab.press('Enter');
    const focusedRow = () =>
      tab.evaluate(() =>
        Array.from(document.querySelectorAll('.ranked a')).indexOf(document.activeElement as Element),
      );
    await expect.poll(focusedRow).toBe(20);
    expect((await textsOf(tab, '.ranked .study-hint'))[0]).toContain('2026');
    expect(await textsOf(tab, '.birth-year.is-part .birth-name')).toEqual(['2026']);
    await tab.evaluate(() => document.querySelectorAll<HTMLElement>('.segment')[1].click());
    await expect.poll(() => textsOf(tab, '.ranked h3')).toEqual(['Risers', 'Fallers']);
    await tab.evaluate(() => document.querySelectorAll<HTMLElement>('.segment')[2].click());
    await expect.poll(() => textsOf(tab, '.year-select')).toHaveLength(2);
    await tab.evaluate(() => document.querySelector<HTMLElement>('.ranked a')?.click());
    await expect.poll(() => textsOf(tab, '.timeline-chart')).not.toEqual([]);
    await tab.close();
  });
});
