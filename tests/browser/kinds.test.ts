import { expect, test, vi } from 'vitest';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE, paintedTexts, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { reportsOf } from './report';

const word = '稳步提升';
const said = `数学成绩${word}，老师很高兴。`;
const chat = ['你到家了吗？', said, '那太好了，今晚我请你吃火锅吧！', '好呀好呀，谢谢你。'];
/** Neither chat nor official, and long enough for a frame to be read. */
const tea =
  '山坡上的茶园一片碧绿，茶农背着竹篓采茶，一直忙到太阳下山，晚上再把茶叶炒干，第二天挑到镇上去卖。';
const blocks = (texts: readonly string[]) => texts.map((text) => `<div>${text}</div>`).join('');

/** Sent to the page: counts the frames in which a wording is not painted, from now on. */
function watch(wanted: string): void {
  const counts = { seen: 0, missed: 0 };
  Object.assign(window, { counts });
  const look = () => {
    let isPainted = false;
    for (const highlight of CSS.highlights.values())
      for (const { startContainer, startOffset, endOffset } of highlight)
        isPainted ||= startContainer.textContent?.slice(startOffset, endOffset) === wanted;
    counts.seen++;
    if (!isPainted) counts.missed++;
    requestAnimationFrame(look);
  };
  look();
}

const addBlock = (tab: Tab, text: string) =>
  tab.evaluate((text) => {
    const block = document.createElement('div');
    block.textContent = text;
    document.body.append(block);
  }, text);

inEachBrowser('the kind of text around a mark', (stage) => {
  const open = async (path: string, html: string) => {
    const { browser, server } = stage();
    return browser.open(server.addPage(`/kind/${path}`, { body: page(html) }));
  };
  const untilComplete = (tab: Tab) =>
    vi.waitFor(async () => {
      const reports = await reportsOf(stage(), tab);
      expect(reports.map(({ complete }) => complete)).toEqual([true]);
    }, PATIENCE);

  test('an official paragraph in a chat is marked, the chat itself is not', async () => {
    const far = Array.from({ length: 12 }, () => chat).flat();
    const tab = await open('chat', blocks([...far, paragraph, ...far]));
    await untilPainted(tab, formula);
    await untilComplete(tab);
    expect(await paintedTexts(tab)).not.toContain(word);
  });

  test('official text that arrives later adds marks, and later chat removes none', async () => {
    const tab = await open('late', blocks([said, tea]));
    await untilComplete(tab);
    expect(await paintedTexts(tab)).toEqual([]);
    await addBlock(tab, paragraph);
    await untilPainted(tab, word);
    await tab.evaluate(watch, word);
    for (const text of [...chat, ...chat]) await addBlock(tab, text);
    await addBlock(tab, formula);
    await vi.waitFor(
      async () => expect((await paintedTexts(tab)).filter((text) => text === formula)).toHaveLength(2),
      PATIENCE,
    );
    // The text of the mark's own block changes after the mark.
    await tab.evaluate(() => {
      const first = document.querySelector('div')?.firstChild;
      if (first instanceof Text) first.appendData('她自己也很高兴。');
    });
    await addBlock(tab, formula);
    await vi.waitFor(
      async () => expect((await paintedTexts(tab)).filter((text) => text === formula)).toHaveLength(3),
      PATIENCE,
    );
    const { seen, missed } = await tab.evaluate(
      () => (window as unknown as { counts: { seen: number; missed: number } }).counts,
    );
    expect(seen).toBeGreaterThan(0);
    expect(missed).toBe(0);
  });
});
