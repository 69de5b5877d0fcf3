import { afterEach, expect, test } from 'vitest';
import { changeReaderRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { openLibrary } from './library';
import { clickOn, textsOf } from './popup';
import { tea } from './snippets';

inEachBrowser('diagnostics', (stage) => {
  let settings: Tab;

  afterEach(async () => {
    await changeReaderRows(settings, { snippets: { clear: true } });
    await settings.close();
  });

  test('are copied from the settings, with the logs of background and page, but nothing from a snippet', async () => {
    settings = await openLibrary(stage().browser, '#/settings');
    await changeReaderRows(settings, { snippets: { put: [tea] } });
    await settings.evaluate(() => {
      // What reaches the clipboard can't be read by a page without the user's permission.
      navigator.clipboard.writeText = async (text) => {
        document.documentElement.dataset.copied = text;
      };
    });
    const copied = async () => {
      await clickOn(settings, '.diagnostics .button');
      return settings.evaluate(() => document.documentElement.dataset.copied ?? '');
    };
    await expect.poll(copied).toContain('  snippets: 1\n');
    const text = await copied();
    expect(text).toMatch(/ {2}extension: \d+\.\d+\.\d+\n {2}browser: (Chrome|Firefox)\/\d/);
    expect(text).toMatch(/\nLog of the background \(\d+\)\n/);
    expect(text).toMatch(/\nLog of this page \(\d+\)\n/);
    expect(text).not.toMatch(/\p{Script=Han}|:\/\/|tea/u);
    await expect.poll(() => textsOf(settings, '.notice p')).toEqual(['Diagnostics copied.']);
  });
});
