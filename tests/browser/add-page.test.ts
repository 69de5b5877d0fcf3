import { afterEach, describe, expect, test } from 'vitest';
import { madePdf } from '../unit/intake/made-pdf';
import { sentence } from '../unit/intake/texts';
import { inEachBrowser } from './each-browser';
import { storedDocuments } from './given-files';
import type { Tab } from './harness/browser';
import { openLibrary } from './library';
import { clickOn, textsOf } from './popup';
import { removeDocuments } from './user-corpus';

const title = '在云岭县委全会上的讲话';
const menu = `<ul>${'<li><a href="/x">云岭县人民政府要闻栏目</a></li>'.repeat(8)}</ul>`;
const body = `<!doctype html><meta charset="utf-8"><title>${title}_云岭网</title><style>p{color:red}</style><script>document.title</script>${menu}<h1>${title}</h1><p>发布时间：2020-11-05 10:11</p><article><p>${sentence}</p><p onclick="x()" style="color:red">第二段，${sentence}</p></article><p style="display:none">${sentence}</p>`;

inEachBrowser('adding a page', (stage) => {
  let library: Tab;
  afterEach(async () => {
    await library.close();
    expect(await stage().browser.takeErrors()).toEqual([]);
  });

  const blank = () => textsOf(library, '.blank-title');

  /** It is stored a moment before the page says so and offers to undo it. */
  async function undo() {
    await expect.poll(() => textsOf(library, '.blank .intake-next button')).toHaveLength(2);
    await clickOn(library, '.blank .intake-next button:last-child');
  }

  test('the page’s article is shown with its facts, edited, added, opened, and removed by undo', async () => {
    const { browser, server } = stage();
    const address = server.addPage('/speech', { body });
    const tab = await browser.open(`${address}#top`);
    library = await openLibrary(stage().browser, `#/add/${tab.id}`);
    const fields = () =>
      library.evaluate(() =>
        Array.from(document.querySelectorAll<HTMLInputElement>('.page-fields input'), ({ value }) => value),
      );
    await expect.poll(fields).toEqual([title, '2020-11-05', '127.0.0.1', '', '']);
    const borders = () =>
      library.evaluate(() =>
        Array.from(
          document.querySelectorAll('.page-fields :is(input, select)'),
          (field) => getComputedStyle(field).borderTopColor,
        ),
      );
    expect(new Set(await borders()).size).toBe(1);
    expect(await textsOf(library, '.text-preview-body p')).toEqual([sentence, `第二段，${sentence}`]);
    expect(await textsOf(library, '.page-address')).toEqual([address]);
    await clickOn(library, '.page-fields label:nth-of-type(2) input');
    await library.type('9');
    await expect.poll(async () => new Set(await borders()).size).toBe(2);
    expect((await textsOf(library, '.page-fields label .field-problem')).length).toBe(1);
    await clickOn(library, '.page-fields .intake-next button');
    await expect.poll(() => textsOf(library, '.notice p')).toHaveLength(1);
    expect(await storedDocuments(library)).toEqual([]);
    await library.evaluate(() => {
      const [, date] = document.querySelectorAll<HTMLInputElement>('.page-fields input');
      date.value = '2019-12';
      date.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await clickOn(library, '.page-fields .intake-next button');
    await expect.poll(() => storedDocuments(library)).toHaveLength(1);
    const [{ info, text }] = await storedDocuments(library);
    await expect.poll(() => textsOf(library, '.blank .intake-next button')).toHaveLength(2);
    expect(text).toBe(`${title}\n${sentence}\n第二段，${sentence}`);
    expect(info).toMatchObject({ title, date: '2019-12', year: 2019, url: address, source: '127.0.0.1' });
    await clickOn(library, '.intake-next button');
    await expect.poll(() => tab.evaluate(() => document.visibilityState)).toBe('visible');
    const again = await openLibrary(stage().browser, `#/add/${tab.id}`);
    await expect.poll(() => textsOf(again, '.blank-why')).toEqual([expect.stringContaining(title)]);
    expect(await again.evaluate(() => document.querySelector('.intake-next a')?.getAttribute('href'))).toBe(
      `#/documents/${info.id}`,
    );
    await again.close();
    await undo();
    await expect.poll(() => storedDocuments(library)).toEqual([]);
    await expect.poll(fields).toHaveLength(5);
    await tab.close();
  });

  test('further pages of an article become one document with the first; undo takes them out again', async () => {
    const { browser, server } = stage();
    const pageOf = (number: number) =>
      `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>2020-11-05</p>${`<p>这是第${number}页，${sentence}</p>`.repeat(3)}<p><a href="#">下一页</a></p>`;
    const add = async (address: string) => {
      const tab = await browser.open(address);
      library = await openLibrary(browser, `#/add/${tab.id}`);
      return tab;
    };
    const has = (text: string) => [1, 2].map((number) => text.split(`这是第${number}页`).length - 1);
    const first = await add(server.addPage('/content_55557.html', { body: pageOf(1) }));
    await clickOn(library, '.page-fields .intake-next button');
    await expect.poll(() => storedDocuments(library)).toHaveLength(1);
    const [before] = await storedDocuments(library);
    await library.close();
    const second = await add(server.addPage('/content_55557_2.html', { body: pageOf(2) }));
    await expect
      .poll(() => textsOf(library, '.page-joins legend'))
      .toEqual([expect.stringContaining('another page')]);
    const preview = () => textsOf(library, '.text-preview-body p');
    expect(await preview()).toHaveLength(6);
    await clickOn(library, '.page-joins label:last-of-type input');
    await expect.poll(preview).toHaveLength(3);
    await clickOn(library, '.page-fields .intake-next button');
    await expect.poll(() => storedDocuments(library)).toHaveLength(2);
    await undo();
    await expect.poll(() => storedDocuments(library)).toEqual([before]);
    await clickOn(library, '.page-joins label:first-of-type input');
    await expect.poll(preview).toHaveLength(6);
    await clickOn(library, '.page-fields .intake-next button');
    await expect.poll(blank).toEqual(['Added to the corpus']);
    const [whole, ...others] = await storedDocuments(library);
    expect(others).toEqual([]);
    expect(has(whole.text)).toEqual([3, 3]);
    expect(whole.text.indexOf('第1页')).toBeLessThan(whole.text.indexOf('第2页'));
    expect(whole.info).toMatchObject({ title, url: before.info.url, addedAt: before.info.addedAt });
    const again = await openLibrary(browser, `#/add/${second.id}`);
    await expect.poll(() => textsOf(again, '.blank-why')).toEqual([`Its text is part of “${title}”.`]);
    await clickOn(again, '.blank .intake-next button');
    await expect.poll(() => textsOf(again, '.text-preview-body p')).toHaveLength(3);
    await again.close();
    await undo();
    await expect.poll(() => storedDocuments(library)).toEqual([before]);
    await removeDocuments(library, [before.info.id]);
    await first.close();
    await second.close();
  });

  test('the whole article takes the place of a page of it where the user wants that', async () => {
    const { browser, server } = stage();
    const pageOf = (...numbers: number[]) =>
      `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${numbers.map((number) => `<p>这是第${number}页，${sentence}</p>`).join('')}`;
    const later = await browser.open(server.addPage('/content_77777_2.html', { body: pageOf(2) }));
    library = await openLibrary(browser, `#/add/${later.id}`);
    await clickOn(library, '.page-fields .intake-next button');
    await expect.poll(() => storedDocuments(library)).toHaveLength(1);
    await library.close();
    const whole = await browser.open(server.addPage('/content_77777.html', { body: pageOf(1, 2, 3) }));
    library = await openLibrary(browser, `#/add/${whole.id}`);
    await expect
      .poll(() => textsOf(library, '.page-joins legend'))
      .toEqual([expect.stringContaining('the whole text')]);
    await clickOn(library, '.page-fields .intake-next button');
    await expect.poll(blank).toEqual(['Added to the corpus']);
    const [{ text, info }, ...others] = await storedDocuments(library);
    expect(others).toEqual([]);
    expect(text.split('\n')).toHaveLength(4);
    await removeDocuments(library, [info.id]);
    await later.close();
    await whole.close();
  });

  test('in a private window nothing is stored until the user agrees', async () => {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage('/private', { body }));
    library = await openLibrary(stage().browser, '#/settings');
    // The drivers here open no private windows, so the API is made to say that this one is.
    await library.evaluate((id) => {
      const { get } = window.chrome.tabs;
      const asPrivate = (found: object) => ({ ...found, incognito: true });
      Object.defineProperty(window.chrome.tabs, 'get', {
        value: (tabId: number) => get(tabId).then(asPrivate),
      });
      location.hash = `#/add/${id}`;
    }, tab.id);
    await expect.poll(() => textsOf(library, '.page-private')).toHaveLength(1);
    await clickOn(library, '.page-fields .intake-next button');
    await expect.poll(() => textsOf(library, '.notice p')).toHaveLength(1);
    expect(await storedDocuments(library)).toEqual([]);
    await clickOn(library, '.notice-actions button:last-child');
    await expect.poll(() => textsOf(library, '.notice')).toEqual([]);
    await clickOn(library, '.page-fields .intake-next button');
    await clickOn(library, '.notice-actions button:first-child');
    await expect.poll(() => storedDocuments(library)).toHaveLength(1);
    await undo();
    await expect.poll(() => storedDocuments(library)).toEqual([]);
    await tab.close();
  });

  describe('pages that can’t be added say why', () => {
    test('a page without an article, and one of the browser’s own', async () => {
      const { browser, server } = stage();
      const tab = await browser.open(server.addPage('/menu', { body: `<!doctype html>${menu}` }));
      library = await openLibrary(stage().browser, `#/add/${tab.id}`);
      await expect.poll(blank).toHaveLength(1);
      const [none] = await blank();
      await tab.goTo('about:blank');
      await tab.goTo(browser.name === 'chromium' ? 'chrome://version/' : 'about:license');
      await library.close();
      // Firefox complains of what was under way in a page that was left.
      await browser.takeErrors();
      library = await openLibrary(stage().browser, `#/add/${tab.id}`);
      await expect.poll(blank).toHaveLength(1);
      const [closed] = await blank();
      await tab.close();
      await library.close();
      library = await openLibrary(stage().browser, `#/add/${tab.id}`);
      await expect.poll(blank).toHaveLength(1);
      expect(new Set([none, closed, ...(await blank())]).size).toBe(3);
    });

    test('a PDF in the browser’s viewer, with a way to import the file', async () => {
      const { browser, server } = stage();
      const address = server.addPage('/a.pdf', {
        body: Buffer.from(madePdf([[{ text: sentence }]])),
        headers: { 'Content-Type': 'application/pdf' },
      });
      const tab = await browser.open(server.addPage('/before', { body }));
      await tab.goTo(address).catch(() => undefined);
      library = await openLibrary(stage().browser, `#/add/${tab.id}`);
      await expect.poll(() => textsOf(library, '.intake-next a')).toHaveLength(1);
      expect((await blank())[0]).toContain('PDF');
      await tab.close();
      await browser.takeErrors();
    });
  });
});
