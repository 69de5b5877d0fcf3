import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import { paintedTexts, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { untilReported } from './report';
import {
  addDocuments,
  manyDocuments,
  rebuildStep,
  removeDocuments,
  untilInstalled,
  userDocument,
} from './user-corpus';

/** In no bundled document and no report: only two documents of the user's make it a phrase. */
const own = '云溪茶旅一体先行样板村';

/** As they are bundled. */
const BUNDLED = 5;

inEachBrowser('documents of the user', (stage) => {
  test('add marks to an open page after a rebuild in a worker, and their removal takes these away', async () => {
    const { browser, server } = stage();
    const body = page(`<p>${paragraph}</p><p>${own}。</p>`);
    const tab = await browser.open(server.addPage('/page', { body }));
    await untilPainted(tab, formula);
    expect(await paintedTexts(tab)).not.toContain(own);

    const library = await browser.open(`${browser.extensionAddress}library.html`);
    const documents = [
      await userDocument('云溪县二〇二四年工作报告', [`一要办好茶旅。打造${own}。`, '完。'], 1),
      await userDocument('云溪县二〇二五年工作报告', [`二要办好茶旅。建设${own}，让群众满意。`, '完。'], 2),
    ];
    await addDocuments(library, documents);
    await untilInstalled(library, BUNDLED + 2);
    await tab.focus();
    await untilReported(stage(), tab, own);
    expect(await paintedTexts(tab)).not.toContain(own);

    await removeDocuments(
      library,
      documents.map(({ info }) => info.id),
    );
    await untilInstalled(library, BUNDLED);
    await tab.focus();
    await untilReported(stage(), tab, own, false);
    expect(await paintedTexts(tab)).toContain(formula);
    await library.close();
    await tab.close();
    expect(await browser.takeErrors()).toEqual([]);
  });

  test('are installed even if the background is stopped meanwhile', async () => {
    const { browser } = stage();
    const library = await browser.open(`${browser.extensionAddress}library.html`);
    await untilInstalled(library, BUNDLED);
    const documents = await manyDocuments(40);
    await addDocuments(library, documents);
    await expect
      .poll(() => rebuildStep(library), { interval: 20, timeout: 20_000 })
      .toMatch(/indexing|mining/);
    await browser.stopBackground();
    await library.close();
    const again = await browser.open(`${browser.extensionAddress}library.html`);
    await untilInstalled(again, BUNDLED + documents.length);
    await expect.poll(() => rebuildStep(again)).toBe('');
    await removeDocuments(
      again,
      documents.map(({ info }) => info.id),
    );
    await untilInstalled(again, BUNDLED);
    await again.close();
    expect(await browser.takeErrors()).toEqual([]);
  });
});
