import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { addStoringPage, openStoring } from './storing/storing';

/** Begins to switch `count` sites off, one after the other without waiting; each is a change of its own. */
function switchOff(tab: Tab, name: string, count: number): Promise<string> {
  return tab.evaluate(
    (site, sites) =>
      storing.outcomeOf(
        Promise.all(
          Array.from({ length: sites }, (_, at) =>
            storing.changeSettings(({ sitesOff }) => ({ sitesOff: [...sitesOff, `${at}.${site}`] })),
          ),
        ),
      ),
    name,
    count,
  );
}

inEachBrowser(
  'settings',
  (stage) => {
    test('that two windows change at once are all kept, and nothing else is stored', async () => {
      const { browser } = stage();
      const one = await openStoring(browser);
      const other = await openStoring(browser);
      // Both are at work before either has ended.
      await one.evaluate(() => {
        const channel = new BroadcastChannel('begin');
        channel.onmessage = () => {
          const changes = Array.from({ length: 20 }, (_, at) =>
            storing.changeSettings(({ sitesOff }) => ({ sitesOff: [...sitesOff, `${at}.one`] })),
          );
          Promise.all(changes).then(() => {
            document.title = 'done';
          });
        };
      });
      await other.evaluate(() => new BroadcastChannel('begin').postMessage(null));
      expect(await switchOff(other, 'other', 20)).toBe('');
      await expect.poll(() => one.evaluate(() => document.title)).toBe('done');
      const { settings } = await one.evaluate(() => chrome.storage.local.get('settings'));
      const names = (name: string) => Array.from({ length: 20 }, (_, at) => `${at}.${name}`);
      expect(Object.keys(settings as object)).toEqual(['sitesOff']);
      const { sitesOff } = settings as { sitesOff: string[] };
      expect([...sitesOff].sort()).toEqual([...names('one'), ...names('other')].sort());
      await one.close();
      await other.close();
    });
  },
  addStoringPage,
);
