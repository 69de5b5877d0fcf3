import { describe, expect, test, vi } from 'vitest';
import { readCard, untilCard } from './card';
import { inEachBrowser, type Stage } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE, untilPainted } from './marks';
import { boxesOf, untilUnderlined, withoutHighlights } from './overlay';
import { filled, formula, known, page, paragraph } from './page-parts';
import { clickOn } from './popup';

/** Text between the marks. */
const plain = '把县里定下的事情一件一件办好';

/** A colour, each part 0 to 255. */
type Colour = readonly [number, number, number];

/** The colour of a wording on the screen: that of the point which differs most from the one beside its first line. */
async function inkOf(tab: Tab, text: string): Promise<Colour> {
  const [{ left, bottom, width }] = await boxesOf(tab, text);
  const picture = (await tab.screenshot()).toString('base64');
  return tab.evaluate(
    async (png, x, y, w) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.drawImage(image, 0, 0);
      // Above the foot of the text, where the lines are.
      const { data } = context.getImageData(Math.ceil(x), Math.round(y) - 34, Math.floor(w), 20);
      const ground = [data[0], data[1], data[2]];
      let ink = ground;
      let most = 0;
      for (let i = 0; i < data.length; i += 4) {
        const colour = [data[i], data[i + 1], data[i + 2]];
        const difference = colour.reduce((sum, part, j) => sum + Math.abs(part - ground[j]), 0);
        if (difference > most) [most, ink] = [difference, colour];
      }
      return ink as unknown as [number, number, number];
    },
    picture,
    left - 1,
    bottom,
    width,
  );
}

/** Contrast of two colours, WCAG 2.2: 1 to 21. */
function contrast(a: Colour, b: Colour): number {
  const light = (colour: Colour) => {
    const [red, green, blue] = colour
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [brighter, darker] = [light(a), light(b)].sort((x, y) => y - x);
  return (brighter + 0.05) / (darker + 0.05);
}

const white: Colour = [255, 255, 255];

const body = `<p>${paragraph}</p><p>另见<a href="#x" style="color: #00f">${known}</a>。</p>
  <p style="color: #333">今年要${filled.template}。</p>`;

function styled(ground: string, ink: string): string {
  return `<style>body { margin: 8px; background: ${ground}; color: ${ink}; font: 32px/48px sans-serif }</style>`;
}

/** The same with highlights and with the overlay. */
function dimming(untilMarked: (tab: Tab, text: string) => Promise<void>) {
  return (stage: () => Stage) => {
    async function openPage(path: string, ground = 'white', ink = 'black'): Promise<Tab> {
      const { browser, server } = stage();
      const tab = await browser.open(server.addPage(path, { body: page(body, styled(ground, ink)) }));
      await tab.moveMouse(700, 500);
      await untilMarked(tab, formula);
      return tab;
    }

    /** Waits until the contrast of a wording with its ground is between two values. */
    async function untilContrast(tab: Tab, text: string, least: number, most: number, ground = white) {
      await vi.waitFor(async () => {
        const found = contrast(await inkOf(tab, text), ground);
        expect(found).toBeGreaterThanOrEqual(least);
        expect(found).toBeLessThanOrEqual(most);
      }, PATIENCE);
    }

    test('its key fades marked text, which stays readable, and nothing else; pressed again it restores everything', async () => {
      const { browser } = stage();
      const tab = await openPage('/key');
      await untilContrast(tab, formula, 18, 21);
      await browser.runCommand('toggleDim', tab);
      await untilContrast(tab, formula, 4.5, 7);
      await untilContrast(tab, plain, 18, 21);
      // A link keeps its hue.
      const [red, green, blue] = await inkOf(tab, known);
      expect(blue).toBeGreaterThan(red + 60);
      expect(contrast([red, green, blue], white)).toBeGreaterThanOrEqual(4.5);
      expect(contrast([red, green, blue], white)).toBeLessThan(7);
      await browser.runCommand('toggleDim', tab);
      await untilContrast(tab, formula, 18, 21);
      await tab.close();
    });

    test('text that is already hard to read is left alone', async () => {
      const { browser } = stage();
      const tab = await openPage('/grey', '#fff', '#8a8a8a');
      await browser.runCommand('toggleDim', tab);
      await untilContrast(tab, filled.template, 4.5, 7);
      await untilContrast(tab, formula, 3.2, 3.6);
      await browser.runCommand('toggleDim', tab);
      await tab.close();
    });

    test('on a dark page', async () => {
      const { browser } = stage();
      const tab = await openPage('/dark', '#101418', '#fff');
      const dark: Colour = [16, 20, 24];
      await browser.runCommand('toggleDim', tab);
      await untilContrast(tab, formula, 4.5, 8, dark);
      await untilContrast(tab, plain, 15, 21, dark);
      await browser.runCommand('toggleDim', tab);
      await untilContrast(tab, formula, 15, 21, dark);
      await tab.close();
    });

    test('the popup switches it on all open pages at once; it survives a reload, and later text fades, too', async () => {
      const { openPopup } = stage();
      const tab = await openPage('/popup');
      const other = await openPage('/other');
      const popup = await openPopup(tab);
      const on = () =>
        popup.evaluate(() => document.querySelector<HTMLInputElement>('.overview .switch input')?.checked);
      await clickOn(popup, '.overview .switch input');
      await expect.poll(on).toBe(true);
      await other.focus();
      await untilContrast(other, formula, 4.5, 7);
      await tab.focus();
      await untilContrast(tab, formula, 4.5, 7);
      await tab.goTo(await tab.evaluate(() => location.href));
      await untilMarked(tab, formula);
      await untilContrast(tab, formula, 4.5, 7);
      await tab.evaluate((text) => {
        document.body.innerHTML = `<p style="color: #700">${text}</p>`;
      }, paragraph);
      await untilContrast(tab, formula, 4.5, 7);
      const [red, , blue] = await inkOf(tab, formula);
      expect(red).toBeGreaterThan(blue + 30);
      await popup.focus();
      await clickOn(popup, '.overview .switch input');
      await expect.poll(on).toBe(false);
      await tab.focus();
      await untilContrast(tab, formula, 9, 21);
      for (const each of [popup, other, tab]) await each.close();
    });

    test('on paper nothing is faded', async () => {
      const { browser } = stage();
      const tab = await openPage('/print');
      await browser.runCommand('toggleDim', tab);
      await untilContrast(tab, formula, 4.5, 7);
      await tab.setMedium('print');
      await untilContrast(tab, formula, 18, 21);
      await tab.setMedium('screen');
      await untilContrast(tab, formula, 4.5, 7);
      await browser.runCommand('toggleDim', tab);
      await untilContrast(tab, formula, 18, 21);
      await tab.close();
    });

    test('the card opens from faded text', async () => {
      const { browser } = stage();
      const tab = await openPage('/card');
      await browser.runCommand('toggleDim', tab);
      await untilContrast(tab, formula, 4.5, 7);
      const [{ left, bottom }] = await boxesOf(tab, formula);
      await tab.moveMouse(left + 30, bottom - 20);
      expect((await untilCard(tab)).phrase).toBe(formula);
      await tab.press('Escape');
      await expect.poll(() => readCard(tab)).toBeNull();
      await browser.runCommand('toggleDim', tab);
      await untilContrast(tab, formula, 18, 21);
      await tab.close();
    });
  };
}

describe('dim mode', () => {
  inEachBrowser('with highlights', dimming(untilPainted));
  inEachBrowser(
    'with the overlay',
    dimming((tab, text) => untilUnderlined(tab, 'phrase', text)),
    withoutHighlights,
  );
});
