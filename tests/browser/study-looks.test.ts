import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../tools/build';
import { root } from '../unit/repository-files';
import { launchers } from './each-browser';
import type { TestBrowser } from './harness/browser';
import { copyExtension, type ExtensionCopy } from './harness/extension-copy';
import { inChinese } from './harness/language';
import { withOtherYears } from './other-years';
import { textsOf } from './popup';
import { phraseHash, WORDING } from './study';

const folder = join(root, 'out', 'looks');

/** Addresses of the look-up, and what is there once it has answered. */
const views = [
  ['found', phraseHash(WORDING, '?sort=right'), '.study-line'],
  ['unknown', phraseHash('四个意思'), '.did-you-mean a'],
  ['timeline', phraseHash('供给侧结构性改革', '?with=高质量发展'), '.timeline-chart .ink-second'],
  ['discover', '#/discover?year=2023', '.ranked a'],
  ['start', '#/', '.examples a'],
] as const;

/** Pictures of the library's look-up, for a person to look at. */
describe.each([
  { family: 'chromium', language: 'en', scheme: 'light' },
  { family: 'chromium', language: 'zh', scheme: 'dark' },
  { family: 'firefox', language: 'zh', scheme: 'light' },
  { family: 'firefox', language: 'en', scheme: 'dark' },
] as const)('looks of the look-up ($family, $language, $scheme)', ({ family, language, scheme }) => {
  let browser: TestBrowser;
  let copies: ExtensionCopy[] = [];

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    const dated = copyExtension(builtExtension(family), withOtherYears);
    copies = language === 'zh' ? [inChinese(dated.path), dated] : [dated];
    browser = await launchers[family]({ extension: copies[0].path, colourScheme: scheme });
  });

  afterAll(async () => {
    await browser?.close();
    for (const copy of copies) copy.remove();
  });

  test.each(views)('%s', async (name, hash, sign) => {
    const tab = await browser.open(`${browser.extensionAddress}library.html${hash}`);
    for (const width of [1280, 360]) {
      await tab.setWidth(width);
      await expect.poll(async () => (await textsOf(tab, sign)).length).toBeGreaterThan(0);
      await expect
        .poll(() => tab.evaluate(() => document.documentElement.scrollWidth))
        .toBeLessThanOrEqual(width);
      for (const part of name === 'found' || name === 'timeline' ? [0, 1, 2] : [0]) {
        await tab.evaluate((screens) => scrollTo(0, screens * innerHeight * 0.9), part);
        const file = `${family}-${language}-${scheme}-library-${name}-${width}${part === 0 ? '' : `-${part}`}.png`;
        writeFileSync(join(folder, file), await tab.screenshot());
      }
    }
    await tab.close();
  });
});
