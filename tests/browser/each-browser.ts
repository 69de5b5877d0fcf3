import { afterAll, beforeAll, describe } from 'vitest';
import { builtExtension } from '../tools/build';
import type { Tab, TestBrowser } from './harness/browser';
import { copyExtension, type ExtensionCopy } from './harness/extension-copy';
import { PageServer } from './harness/page-server';
import { launchers } from './harness/shared-browsers';

/** What a test gets: a browser with the extension and a server of pages, both shared by the tests of a suite. */
export interface Stage {
  readonly browser: TestBrowser;
  readonly server: PageServer;
  /** Opens the popup's page for a tab, as it is there where the browser can't show a popup. */
  openPopup(tab: Tab): Promise<Tab>;
  /** Opens the side panel's page for a tab, in a tab of its own, where keys and pointer reach it. */
  openPanel(tab: Tab): Promise<Tab>;
}

export { launchers };

/**
 * Runs a suite once in each browser. `stage()` can be called in tests and hooks, not while the suite is being defined.
 * @param change Changes a copy of the extension, which is used in its place; gets its folder.
 */
export function inEachBrowser(
  name: string,
  suite: (stage: () => Stage) => void,
  change?: (path: string) => void,
): void {
  describe.each(['chromium', 'firefox'] as const)(`${name} (%s)`, (family) => {
    let stage: Stage | undefined;
    let copy: ExtensionCopy | undefined;

    beforeAll(async () => {
      if (change) copy = copyExtension(builtExtension(family), change);
      const browser = await launchers[family]({ extension: copy?.path ?? builtExtension(family) });
      const server = await PageServer.start();
      stage = {
        browser,
        server,
        openPopup: (tab) => browser.open(`${browser.extensionAddress}popup.html?tab=${tab.id}`),
        openPanel: (tab) => browser.open(`${browser.extensionAddress}sidepanel.html?tab=${tab.id}`),
      };
    });

    afterAll(async () => {
      await stage?.browser.close();
      await stage?.server.stop();
      copy?.remove();
    });

    suite(() => {
      if (stage === undefined) throw new Error('the browser has not started');
      return stage;
    });
  });
}
