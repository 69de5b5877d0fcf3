import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../tools/build';
import { root } from '../unit/repository-files';
import { changeReaderRows } from './database-rows';
import { launchers } from './each-browser';
import type { Tab, TestBrowser } from './harness/browser';
import type { ExtensionCopy } from './harness/extension-copy';
import { inChinese } from './harness/language';
import { goToPlace, reload } from './library';
import { clickOn, textsOf } from './popup';
import { openSnippets, snippetOf } from './snippets';

const folder = join(root, 'out', 'looks');

const looks = [
  { family: 'chromium', language: 'en', scheme: 'light' },
  { family: 'chromium', language: 'zh', scheme: 'dark' },
  { family: 'firefox', language: 'zh', scheme: 'light' },
  { family: 'firefox', language: 'en', scheme: 'dark' },
] as const;

const record = {
  national: { reports: 24, total: 71, first: 1998, last: 2025 },
  congress: null,
  provincial: null,
};
const phrase = (text: string, documentFrequency: number, isRecorded: boolean) => ({
  phrase: text,
  text,
  kind: 'phrase' as const,
  frequency: documentFrequency * 2,
  documentFrequency,
  record: isRecorded ? record : null,
});
const long =
  '会议强调，要坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，加快构建新发展格局，着力推动高质量发展，统筹国内国际两个大局，统筹发展和安全，把实施扩大内需战略同深化供给侧结构性改革有机结合起来，' +
  '突出做好稳增长、稳就业、稳物价工作，有效防范化解重大风险，推动经济运行整体好转，实现质的有效提升和量的合理增长，为全面建设社会主义现代化国家开好局起好步。各级各部门要提高政治站位，压实工作责任，狠抓工作落实。';

const few = [
  snippetOf('a', long, 0, {
    title: '云溪县召开全县经济工作会议 安排部署下一阶段重点任务',
    url: 'https://www.yunxi.example.cn/2026/11/18/a.html',
    site: 'yunxi.example.cn',
    date: '2026-11-18',
    tags: ['稳增长', '待核实'],
    note: '比去年少了“六稳”“六保”。\n要和省里的通稿对照。',
    phrases: [
      phrase('稳中求进工作总基调', 3, true),
      phrase('完整、准确、全面贯彻新发展理念', 4, true),
      phrase('狠抓工作落实', 1, false),
      phrase('压实工作责任', 2, false),
    ],
  }),
  snippetOf('b', '以钉钉子精神抓好落实', 1, {
    title: '在全市春茶产销工作会议上的讲话',
    site: 'news.example.org',
    url: 'https://news.example.org/tea.html',
    date: '2023-03',
    phrase: '以钉钉子精神抓好落实',
    phrases: [phrase('以钉钉子精神抓好落实', 2, true)],
    tags: ['乡村振兴'],
  }),
  snippetOf('c', '稳中求进', 3, {
    title: '',
    url: '',
    site: '',
    hits: [{ id: 'd', title: '', year: 2020, frequency: 7 }],
  }),
  snippetOf('d', '我们要一件事情接着一件事情办，一年接着一年干。', 40, {
    title: 'Notes of a visit: what the county’s leaders said about tea, roads and schools this spring',
    site: 'a-rather-long-host-name.of-a-county.government.example.cn',
    url: 'https://a-rather-long-host-name.of-a-county.government.example.cn/x',
    note: 'Ask for the full text.',
  }),
];

/** Pictures of the library's list of snippets, for a person to look at. */
describe.each(looks)('looks of snippets ($family, $language, $scheme)', ({ family, language, scheme }) => {
  let browser: TestBrowser;
  let copy: ExtensionCopy | undefined;
  let tab: Tab;

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    if (language === 'zh') copy = inChinese(builtExtension(family));
    const extension = copy?.path ?? builtExtension(family);
    browser = await launchers[family]({ extension, colourScheme: scheme });
    tab = await openSnippets(browser, few);
  });

  afterAll(async () => {
    await browser?.close();
    copy?.remove();
  });

  async function keep(name: string): Promise<void> {
    for (const width of [1280, 360]) {
      await tab.setWidth(width);
      await expect.poll(() => tab.evaluate(() => innerWidth)).toBe(width);
      await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
      await tab.focus();
      writeFileSync(
        join(folder, `${family}-${language}-${scheme}-snippets-${name}-${width}.png`),
        await tab.screenshot(),
      );
      const spills = () => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      };
      expect(await tab.evaluate(spills)).toBeLessThanOrEqual(0);
    }
    await tab.setWidth(1280);
  }

  test('few, filtered, none found', async () => {
    await expect.poll(() => textsOf(tab, '.snippet-row')).toHaveLength(4);
    await keep('few');
    await goToPlace(tab, `#/snippets?q=${encodeURIComponent('會議')}&tags=${encodeURIComponent('待核实')}`);
    await expect.poll(() => textsOf(tab, '.snippet-row')).toHaveLength(1);
    await keep('filtered');
    await goToPlace(tab, '#/snippets?q=zzz');
    await expect.poll(() => textsOf(tab, '.blank')).toHaveLength(1);
    await keep('none');
    await goToPlace(tab, '#/snippets');
    await expect.poll(() => textsOf(tab, '.snippet-row')).toHaveLength(4);
  });

  test('editing and selection', async () => {
    await tab.evaluate(() => document.querySelector<HTMLElement>('[data-index="1"] .snippet-row')?.focus());
    await tab.press('e');
    await tab.type('先看原文');
    await keep('note');
    await tab.press('Escape');
    await tab.press('t');
    await tab.evaluate(() => scrollTo(0, 400));
    await keep('tags');
    await tab.press('Escape');
    await clickOn(tab, '.snippet-head .snippet-check');
    await keep('selected');
    await clickOn(tab, '.snippet-head .snippet-check');
  });

  test('many and nothing', async () => {
    const many = Array.from({ length: 200 }, (_, at) => ({ ...few[at % few.length], id: `many-${at}` }));
    await changeReaderRows(tab, { snippets: { clear: true, put: many } });
    await reload(tab);
    await expect.poll(() => textsOf(tab, '.snippet-row')).not.toEqual([]);
    await tab.evaluate(() => scrollTo(0, 9_000));
    await keep('many');
    await changeReaderRows(tab, { snippets: { clear: true } });
    await reload(tab);
    await expect.poll(() => textsOf(tab, '.blank')).toHaveLength(1);
    await keep('empty');
  });
});
