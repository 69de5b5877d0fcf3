import { expect, test, vi } from 'vitest';
import { readCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE, pointOn, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';

inEachBrowser('marks of text that the page moves', (stage) => {
  async function openPage(path: string, body = `<p>${paragraph}</p>`, head = ''): Promise<Tab> {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(body, head) }));
    await untilPainted(tab, formula);
    await tab.focus();
    return tab;
  }

  test.each<[string, () => void]>([
    [
      'wrapped whole',
      () => {
        const text = document.querySelector('p') as HTMLElement;
        const inner = document.createElement('span');
        inner.append(...Array.from(text.childNodes));
        text.append(inner);
      },
    ],
    [
      'put into elements one by one',
      () => {
        for (const node of Array.from((document.querySelector('p') as HTMLElement).childNodes)) {
          const outer = document.createElement('font');
          const inner = document.createElement('font');
          node.replaceWith(outer);
          outer.append(inner);
          inner.append(node);
        }
      },
    ],
    [
      'cut into characters',
      () => {
        const text = document.querySelector('p')?.firstChild as Text;
        for (let rest = text; rest.length > 1; ) {
          const next = rest.splitText(1);
          const box = document.createElement('i');
          rest.replaceWith(box);
          box.append(rest);
          rest = next;
        }
      },
    ],
    [
      'moved to another paragraph',
      () => {
        const old = document.querySelector('p') as HTMLElement;
        const other = document.createElement('p');
        other.append(...Array.from(old.childNodes));
        old.replaceWith(other);
      },
    ],
    [
      'wrapped, and unwrapped again',
      () => {
        const text = document.querySelector('p') as HTMLElement;
        const inner = document.createElement('b');
        inner.append(...Array.from(text.childNodes));
        text.append(inner);
        setTimeout(() => inner.replaceWith(...Array.from(inner.childNodes)), 500);
      },
    ],
  ])('a mark whose text was %s opens its card', async (name, change) => {
    const tab = await openPage('/wrapped', `<p style="width: 600px">${paragraph}</p>`);
    await tab.evaluate(change);
    if (name.includes('again'))
      await expect.poll(() => tab.evaluate(() => document.querySelector('b') === null)).toBe(true);
    await vi.waitFor(async () => {
      const { x, y } = await pointOn(tab, formula);
      await tab.click(x, y);
      expect((await readCard(tab))?.phrase).toBe(formula);
    }, PATIENCE);
    await tab.close();
  });
});
