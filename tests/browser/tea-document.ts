import { expect } from 'vitest';
import type { Tab, TestBrowser } from './harness/browser';
import { addOwnDocuments, goToPlace, openLibrary } from './library';
import { formula } from './page-parts';
import { textsOf } from './popup';

/** A paragraph that is known to neither corpus nor record. */
export const filler = '往年春茶下山要走很远的路，现在好了。'.repeat(6);
/** A sentence in the middle of the document. */
export const sentence = '今年的茶价比往年高出一成。';
/** A document of two sections, longer than any window. */
export const tea = {
  id: 'doc-0000000a',
  title: '在春茶产销会议上的讲话',
  paragraphs: [
    '同志们：',
    '一、春茶产销',
    ...Array.from({ length: 30 }, () => filler),
    `${formula}。${sentence}市场上的買家说2023年的茶最好。`,
    '二、秋茶产销',
    ...Array.from({ length: 30 }, () => filler),
  ],
  date: '2023-03-18',
  url: 'https://news.example.org/tea.html',
};
/** Its text. */
export const whole = [tea.title, ...tea.paragraphs].join('\n');
const start = whole.indexOf(sentence);
/** 比往年 within the sentence. */
export const target = { start: start + 5, end: start + 8 };

/** Opens a place of the library, its address from the `#` on, where the user has this document. */
export async function openTea(browser: TestBrowser, hash: string): Promise<Tab> {
  const tab = await openLibrary(browser, '#/documents');
  await addOwnDocuments(tab, [tea]);
  await goToPlace(tab, hash);
  await expect.poll(() => textsOf(tab, '.document-text')).toHaveLength(1);
  return tab;
}

/** What a highlight of a page paints, and where its middle is, part of the viewport's height. */
export function highlighted(tab: Tab, name: string): Promise<{ text: string; middle: number }[]> {
  return tab.evaluate((wanted) => {
    return [...(CSS.highlights.get(wanted) ?? [])].map((found) => {
      const range = new Range();
      range.setStart(found.startContainer, found.startOffset);
      range.setEnd(found.endContainer, found.endOffset);
      const { top, bottom } = range.getBoundingClientRect();
      return { text: range.toString(), middle: (top + bottom) / 2 / innerHeight };
    });
  }, name);
}

/** The wordings that a highlight of a page paints. */
export async function textsIn(tab: Tab, name: string): Promise<string[]> {
  return (await highlighted(tab, name)).map(({ text }) => text);
}
