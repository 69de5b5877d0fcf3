import { countHan } from '../../../utils/text/han';
import { PageServer } from '../../browser/harness/page-server';
import { build, builtExtension } from '../../tools/build';
import type { Measure } from '../measure';
import type { Setting } from '../setting';
import { articleRows } from './article-rows';
import { bigPageRows, bigPageScriptRows, bigPageScrollRows } from './big-page-rows';
import { englishParagraphs } from './english';
import { growthRows } from './growth-rows';
import { lengthRows } from './length-rows';
import { type BenchPage, load } from './load';
import { type MarkJsPage, markJsRows } from './mark-js-rows';
import { annotatorMemoryRow, backgroundMemoryRow } from './memory-rows';
import { pageOf } from './pages';
import { popupRows } from './popup-rows';
import { sentinelRows } from './sentinel-rows';
import { BUSY_MS, BUSY_QUERY, startVariants, stopVariants, type VariantBrowser } from './variants';

const ARTICLE_HAN = 1_200;
const LONG_ARTICLE_HAN = 10_000;
const BIG_HAN = 1_000_000;
const FOREIGN_UNITS = 1_000_000;
const DOCUMENTS = 1_000;
const DOCUMENT_HAN = 5_000;

/**
 * Measures what needs a browser: pages without extension, with one that hardly does anything, and with Tifa Lens.
 * @param provide Installs Chromium where it is missing; throws where it can't.
 * @param extension Folder of the built Tifa Lens; null for that of this revision, which is built where it is stale.
 */
export async function measureInBrowser(
  setting: Setting,
  provide: () => void,
  extension: string | null,
  measure: Measure,
): Promise<void> {
  await measure('pages', async () => {
    provide();
    if (extension === null) await build('chromium');
    const folder = extension ?? builtExtension('chromium');
    const server = await PageServer.start();
    try {
      const browsers = await startVariants(folder);
      try {
        await measurePages(setting, server, browsers, measure);
        await measure('the popup', () => popupRows(setting, server, folder));
      } finally {
        await stopVariants(browsers);
      }
    } finally {
      await server.stop();
    }
    return [];
  });
}

async function measurePages(
  setting: Setting,
  server: PageServer,
  browsers: readonly VariantBrowser[],
  measure: Measure,
): Promise<void> {
  const article = chinesePage(server, setting.paragraphs('article', ARTICLE_HAN));
  await measure('a page of 1,200 characters', async () => {
    await checkLongTasks(browsers, article);
    return articleRows(browsers, article);
  });
  const bigPage = chinesePage(server, setting.paragraphs('dense', BIG_HAN));
  await measure('a page of 1,000,000 characters', () => bigPageRows(browsers, bigPage));
  await measure('scripts on that page', () => bigPageScriptRows(browsers, bigPage));
  await measure('scrolling on that page', () => bigPageScrollRows(browsers, bigPage));
  await measure('memory', async () => [
    await backgroundMemoryRow(browsers, article),
    await annotatorMemoryRow(browsers, (han) => chinesePage(server, setting.paragraphs('dense', han))),
  ]);
  await measure('pages of 10,000 to 10,000,000 characters', () =>
    lengthRows(browsers, (han) => chinesePage(server, longParagraphs(setting, han))),
  );
  await measure('a page without Chinese', () => {
    const body = pageOf('Committee meets again', englishParagraphs(FOREIGN_UNITS), 'en');
    return sentinelRows(browsers, { address: server.addPage('/foreign', { body }), han: 0 });
  });
  await measure('import and rebuild of 1,000 documents', async () =>
    growthRows(await setting.generateDocuments(DOCUMENTS, DOCUMENT_HAN)),
  );
  await measure('mark.js', () => {
    const pages = [ARTICLE_HAN, LONG_ARTICLE_HAN].map((han): MarkJsPage => {
      const paragraphs = setting.paragraphs('article', han);
      const { address } = chinesePage(server, paragraphs);
      return { address, paragraphs, name: `${han.toLocaleString('en')} characters` };
    });
    return markJsRows(browsers[0], setting.knowledge, pages);
  });
}

/** Paragraphs of about `han` Han characters; those of the big page again and again where there are more. */
function longParagraphs(setting: Setting, han: number): string[] {
  const times = Math.max(1, han / BIG_HAN);
  const paragraphs = setting.paragraphs('dense', han / times);
  return Array.from({ length: times }, () => paragraphs).flat();
}

function chinesePage(server: PageServer, paragraphs: readonly string[]): BenchPage {
  const han = countHan(paragraphs.join(''));
  const body = pageOf('关于今年工作的报告', paragraphs, 'zh-CN');
  return { address: server.addPage(`/chinese-${han}`, { body }), han };
}

/** @throws Error where a long task of a content script is not seen: then figures of long tasks would mean nothing. */
async function checkLongTasks(browsers: readonly VariantBrowser[], page: BenchPage): Promise<void> {
  const bare = browsers.find(({ variant }) => variant === 'bare');
  if (!bare) return;
  const { seen } = await load(bare, { ...page, address: page.address + BUSY_QUERY });
  if (!seen.long.some(([, duration]) => duration >= BUSY_MS))
    throw new Error(`${BUSY_MS} ms of a content script were not seen as a long task`);
}
