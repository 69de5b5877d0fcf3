import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { untilCard, untilNoCard } from './card';
import { inEachBrowser, type Stage } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE, paintedTexts } from './marks';
import { formula, known, page } from './page-parts';

/** Marks in one element: enough that not all of them are measured at every movement. */
const times = 90;

/** Chromium before version 128 can't find the position in a text at a point. */
function withoutCarets(path: string): void {
  const file = join(path, 'annotator.js');
  writeFileSync(file, `delete Document.prototype.caretPositionFromPoint;\n${readFileSync(file, 'utf8')}`);
}

/** One element that holds all of a page's text, as pages have that were pasted from a word processor. */
const text = `大家记住，${formula}，还要${known}。<br>`.repeat(times);

function hitting(stage: () => Stage) {
  async function openPage(path: string, body: string): Promise<Tab> {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(body) }));
    await expect.poll(async () => (await paintedTexts(tab)).length, PATIENCE).toBe(2 * times);
    return tab;
  }

  /** The first and the last character of a wording, the nth time it occurs in an element. */
  function ends(tab: Tab, wording: string, nth: number) {
    return tab.evaluate(
      (wanted, count) => {
        const host = document.querySelector('#all') as Element;
        const walker = document.createTreeWalker(host.shadowRoot ?? host, NodeFilter.SHOW_TEXT);
        const found: [Node, number][] = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = (node as Text).data.indexOf(wanted);
          if (at >= 0) found.push([node, at]);
        }
        const [node, start] = found[count];
        const at = (offset: number) => {
          const range = new Range();
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          return range.getBoundingClientRect();
        };
        scrollBy(0, at(start).top - 300);
        const [first, last] = [at(start), at(start + wanted.length - 1)];
        return { left: first.left, right: last.right, y: last.top + last.height / 2 };
      },
      wording,
      nth,
    );
  }

  test.each(['in an element', 'in a shadow root'])(
    'among many marks, %s, the one at the pointer is found',
    async (where) => {
      const inside =
        where === 'in an element' ? text : `<template shadowrootmode="open"><p>${text}</p></template>`;
      const tab = await openPage(`/${where.length}`, `<div id="all">${inside}</div>`);
      for (const [wording, nth] of [
        [formula, 0],
        [known, 70],
        [formula, times - 1],
      ] as const) {
        const { left, right, y } = await ends(tab, wording, nth);
        for (const x of [left + 2, right - 2]) {
          await tab.click(x, y);
          expect((await untilCard(tab)).phrase).toBe(wording);
          await tab.press('Escape');
          await untilNoCard(tab);
        }
        await tab.click(left - 4, y);
        await tab.click(right + 4, y);
        await new Promise((resolve) => setTimeout(resolve, 300));
        await untilNoCard(tab);
      }
      await tab.close();
    },
  );
}

describe('hit test', () => {
  inEachBrowser('by position in the text', hitting);
  inEachBrowser('by measuring', hitting, withoutCarets);
});
