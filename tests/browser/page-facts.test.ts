import { expect, test, vi } from 'vitest';
import type { Snippet } from '../../utils/snippets/snippet';
import { readerRows } from './database-rows';
import { inEachBrowser, type Stage } from './each-browser';
import { storedDocuments } from './given-files';
import type { Tab } from './harness/browser';
import { openLibrary } from './library';
import { PATIENCE, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { clickOn, textsOf } from './popup';
import { saveByCommand, storedSnippets, untilToast } from './saving';

const wording = '不留尾巴，不误农时';
const prose =
  '春耕时节，乡亲们把茶园修整、水渠清淤和农资调运一并安排下去，一件一件办好，一天也不耽误，让大家看得见变化。';

interface Facts {
  readonly date: string | null;
  readonly outlet: string;
  readonly author: string;
  /** Path of the address that the page gives as its own; null where it gives none. */
  readonly canonical: string | null;
}

interface Case extends Facts {
  readonly head: string;
  /** Under the title. */
  readonly under: string;
  /** Below the text. */
  readonly below?: string;
}

const cases: Readonly<Record<string, Case>> = {
  visible: {
    head: '<link rel="canonical" href="/own/visible#part"><meta property="article:published_time" content="2021-03-14T16:20:00Z">',
    under:
      '<div><span>发布时间：2021-03-15 00:20</span><span>来源：云岭日报</span><span>作者：张三</span></div>',
    below: '<footer>更新时间：2024-01-01</footer>',
    ...{ date: '2021-03-15', outlet: '云岭日报', author: '张三', canonical: '/own/visible' },
  },
  instant: {
    head: '<meta property="article:published_time" content="2021-03-14T16:20:00Z"><meta property="og:url" content="/own/instant"><meta name="ContentSource" content="云岭网">',
    under: '',
    ...{ date: '2021-03-15', outlet: '云岭网', author: '', canonical: '/own/instant' },
  },
  structured: {
    head: '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2021-03-14T17:00:00Z","mainEntityOfPage":"/own/structured","author":[{"name":"张三"},{"name":"李四"}],"publisher":{"name":"云岭日报"}}]}</script>',
    under: '<p>云岭网</p>',
    ...{ date: '2021-03-15', outlet: '云岭日报', author: '张三、李四', canonical: '/own/structured' },
  },
  table: {
    head: '<link rel="canonical" href="https://other.example/a.html">',
    under:
      '<table><tr><td>发布机构</td><td>云岭县人民政府</td></tr><tr><td>成文日期</td><td>2021年3月1日</td></tr><tr><td>发布日期</td><td>二○二一年三月十五日</td></tr></table>',
    ...{ date: '2021-03-15', outlet: '云岭县人民政府', author: '', canonical: null },
  },
  wechat: {
    head: '<meta property="og:site_name" content="微信公众平台">',
    under:
      '<p id="activity-name">云岭</p><a id="js_name">云岭发布</a> <span id="js_author_name">李四</span> <em id="publish_time"></em><script>var ct = "1615739400";</script>',
    ...{ date: '2021-03-15', outlet: '云岭发布', author: '李四', canonical: null },
  },
  clobbered: {
    head: '<meta name="PubDate" content="2021-03-15">',
    under:
      '<form><input name="firstChild"><input name="getAttribute"><input name="nodeType"><p>来源：云岭网</p></form><img name="documentElement" alt=""><img name="getElementsByTagName" alt="">',
    ...{ date: '2021-03-15', outlet: '云岭网', author: '', canonical: null },
  },
  nothing: {
    head: '<meta name="PubDate" content="2031-01-01">',
    under: '<p hidden>发布时间：2021-03-15</p>',
    below: '<ul><li><a href="/x">县里又开了一次春耕备耕现场会议</a> 2021-03-15</li></ul>',
    ...{ date: null, outlet: '', author: '', canonical: null },
  },
};

function html({ head, under, below = '' }: Case, name: string): string {
  const title = `在云岭县委全会上的讲话之${name}`;
  const article = `<article><h1>${title}</h1>${under}<p>${paragraph}</p><p>${name}：${prose}</p><p>${prose}</p></article>`;
  return page(`${article}${below}`, `${head}<meta name="ArticleTitle" content="${title}">`);
}

async function savedFacts(stage: Stage, tab: Tab): Promise<Facts> {
  await untilPainted(tab, formula);
  await saveByCommand(stage, tab, wording);
  await untilToast(tab, /^Saved/);
  const url = await tab.evaluate(() => location.href);
  const [{ date, outlet, author, canonical }] = (await storedSnippets(stage)).filter(
    (each) => each.url === url,
  );
  return { date, outlet, author, canonical: canonical === '' ? null : new URL(canonical).pathname };
}

async function addedFacts({ browser }: Stage, tab: Tab): Promise<Facts> {
  const library = await openLibrary(browser, `#/add/${tab.id}`);
  await vi.waitFor(
    async () => expect(await textsOf(library, '.page-fields .intake-next button')).not.toEqual([]),
    PATIENCE,
  );
  await clickOn(library, '.page-fields .intake-next button');
  await expect.poll(() => textsOf(library, '.blank .intake-next button'), PATIENCE).toHaveLength(2);
  const url = new URL(await tab.evaluate(() => location.href));
  const documents = await storedDocuments(library);
  await library.close();
  const found = documents.find(({ info }) => info.title.endsWith(url.pathname.slice(1)));
  if (!found) throw new Error(`no document of ${url.pathname}`);
  const { date, outlet, author, url: address } = found.info;
  const { pathname } = new URL(address);
  return { date, outlet, author, canonical: pathname === url.pathname ? null : pathname };
}

inEachBrowser('the facts of a page', (stage) => {
  test.each(Object.entries(cases))('%s: the same in a snippet and in a document', async (name, each) => {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(`/${name}`, { body: html(each, name) }));
    const { date, outlet, author, canonical } = each;
    expect(await savedFacts(stage(), tab)).toEqual({ date, outlet, author, canonical });
    expect(await addedFacts(stage(), tab)).toEqual({ date, outlet, author, canonical });
    await tab.close();
  });

  test('a page without marks, saved from the menu, has them, too', async () => {
    const { browser, server } = stage();
    const body = page(
      '<p>来源：云岭网 2021-03-15</p><p>一句话的小通知。</p>',
      '<link rel="canonical" href="/own/short">',
    );
    const library = await openLibrary(browser, '#/files');
    const tab = await browser.open(server.addPage('/short', { body }));
    await saveByCommand(stage(), tab, '一句话的小通知');
    const saved = async () =>
      (await readerRows<Snippet>(library, 'snippets')).find(({ quote }) => quote.exact === '一句话的小通知');
    await expect.poll(saved, PATIENCE).toMatchObject({
      date: '2021-03-15',
      outlet: '云岭网',
      canonical: expect.stringMatching(/\/own\/short$/),
    });
    await library.close();
    await tab.close();
  });

  test('the list of snippets, the document’s row and its head show outlet and author', async () => {
    const { browser } = stage();
    const snippets = await openLibrary(browser, '#/snippets');
    await expect
      .poll(() => textsOf(snippets, '.snippet-facts span'), PATIENCE)
      .toEqual(expect.arrayContaining(['Outlet: 云岭日报', 'Author: 张三']));
    await snippets.close();
    const documents = await openLibrary(browser, '#/documents');
    await expect
      .poll(() => textsOf(documents, '.document-row .document-facts span'), PATIENCE)
      .toEqual(expect.arrayContaining(['Outlet: 云岭日报', 'Author: 张三']));
    const row = (await storedDocuments(documents)).find(({ info }) => info.title.endsWith('visible'));
    await documents.close();
    const reader = await openLibrary(browser, `#/documents/${row?.info.id}`);
    await expect
      .poll(() => textsOf(reader, '.document-facts span'), PATIENCE)
      .toEqual(expect.arrayContaining(['Outlet: 云岭日报', 'Author: 张三']));
    await reader.close();
  });
});
