import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../tools/build';
import { bytesOf, gb18030Speech, sentence, speech } from '../unit/intake/texts';
import { root } from '../unit/repository-files';
import { launchers } from './each-browser';
import { addWhatWasRead, giveFiles } from './given-files';
import type { Tab, TestBrowser } from './harness/browser';
import type { ExtensionCopy } from './harness/extension-copy';
import { inChinese } from './harness/language';
import { PageServer } from './harness/page-server';
import { openLibrary } from './library';
import { clickOn, textsOf } from './popup';

const folder = join(root, 'out', 'looks');
const title = '在云岭县委全会上的讲话';
const body = `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>2020-11-05</p><article>${`<p>${sentence}</p>`.repeat(9)}</article>`;
const files = [
  {
    name: '1.txt',
    bytes: bytesOf(
      `打印 关闭\n来源：云岭日报 浏览次数：12\n${speech(1)}\n${sentence.repeat(12)}\n责任编辑：龚明`,
    ),
  },
  { name: '2.txt', bytes: gb18030Speech.bytes.slice(0, -1) },
  {
    name: '一个名字特别长的文件夹/关于印发云岭县二〇二〇年重点工作任务分解方案的通知.png',
    bytes: bytesOf('x'),
  },
  { name: 'again.txt', bytes: bytesOf(speech(3)) },
  { name: 'twice.txt', bytes: bytesOf(speech(3)) },
  { name: 'scan.pdf', bytes: bytesOf('no PDF') },
];

/** Pictures of the ways into the corpus, for a person to look at; nothing may be wider than a phone. */
describe.each([
  { language: 'en', scheme: 'light' },
  { language: 'zh', scheme: 'dark' },
] as const)('looks of the intake ($language, $scheme)', ({ language, scheme }) => {
  let browser: TestBrowser;
  let server: PageServer;
  let copy: ExtensionCopy | undefined;

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    if (language === 'zh') copy = inChinese(builtExtension('chromium'));
    const extension = copy?.path ?? builtExtension('chromium');
    browser = await launchers.chromium({ extension, colourScheme: scheme });
    server = await PageServer.start();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    copy?.remove();
  });

  async function keep(tab: Tab, name: string): Promise<void> {
    for (const width of [1280, 360]) {
      await tab.setWidth(width);
      await expect.poll(() => tab.evaluate(() => innerWidth)).toBe(width);
      const file = `chromium-${language}-${scheme}-${name}-${width}.png`;
      writeFileSync(join(folder, file), await tab.screenshot());
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }

  test('import, its report, a page to be added, collections', async () => {
    const library = await openLibrary(browser, '#/add');
    await expect.poll(() => textsOf(library, '.drop-zone')).toHaveLength(1);
    await keep(library, 'import');
    await giveFiles(library, files);
    await expect.poll(() => textsOf(library, '.intake-row')).toHaveLength(files.length);
    await keep(library, 'import-review');
    await clickOn(library, '[data-file="0"] .review-head button');
    await expect.poll(() => textsOf(library, '.review-details')).toHaveLength(1);
    await keep(library, 'import-details');
    await clickOn(library, '[data-file="0"] .review-head button');
    await clickOn(library, '[data-file="1"] .review-head button');
    await expect.poll(() => textsOf(library, '[name=encoding]')).toHaveLength(1);
    await keep(library, 'import-encoding');
    await addWhatWasRead(library);
    await expect.poll(() => textsOf(library, '.intake-row.taken a')).not.toEqual([]);
    await keep(library, 'import-report');
    await library.close();

    const tab = await browser.open(server.addPage('/speech', { body }));
    const adding = await openLibrary(browser, `#/add/${tab.id}`);
    await expect.poll(() => textsOf(adding, '.text-preview-body p')).toHaveLength(9);
    await keep(adding, 'add-page');
    await clickOn(adding, '.intake-next button');
    await expect.poll(() => textsOf(adding, '.blank-title')).toHaveLength(1);
    await keep(adding, 'page-added');
    await adding.close();
    await tab.close();

    const documents = await openLibrary(browser, '#/documents');
    await expect.poll(() => textsOf(documents, '.collection')).toHaveLength(3);
    await keep(documents, 'collections');
    await documents.close();
  });
});
