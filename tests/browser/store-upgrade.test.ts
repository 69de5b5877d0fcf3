import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { USER_SCHEMA } from '../../utils/store/user-database';
import {
  type ExampleDatabase,
  plantDatabase,
  readDatabase,
  readExample,
} from '../fixtures/user-database/example';
import { inEachBrowser } from './each-browser';
import type { Json, Tab, TestBrowser } from './harness/browser';
import { openLibrary } from './library';
import { textsOf } from './popup';

/** A page of the extension's origin in which none of its code runs. */
function openInert(browser: TestBrowser): Promise<Tab> {
  return browser.open(`${browser.extensionAddress}manifest.json`);
}

function plant(tab: Tab, version: number): Promise<void> {
  const example = readExample(version);
  if (example === null) throw new Error(`no example of version ${version}`);
  return tab.evaluate(plantDatabase as never, example as unknown as Json);
}

const read = (tab: Tab): Promise<ExampleDatabase> => tab.evaluate(readDatabase);

inEachBrowser('a database of an earlier version', (stage) => {
  test.each(Array.from({ length: USER_SCHEMA }, (_, at) => at + 1))(
    'of version %i is shown whole',
    async (version) => {
      const { browser } = stage();
      const inert = await openInert(browser);
      await plant(inert, version);
      const before = readExample(version)?.stores.snippets.rows ?? [];
      const library = await openLibrary(browser, '#/snippets');
      await expect.poll(() => textsOf(library, '.snippet-text')).toHaveLength(before.length);
      const after = await read(inert);
      expect(after.version).toBe(USER_SCHEMA);
      expect(after.stores.snippets.rows.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(after.stores.texts.rows).toEqual(readExample(version)?.stores.texts?.rows ?? []);
      await library.close();
      await inert.close();
    },
  );
});

/** Makes every write of an upgrade fail; runs before the pages' code. */
const FAILING = `const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...row) {
  if (this.transaction.mode === 'versionchange' && this.name === 'snippets') throw new Error('a step failed');
  return put.apply(this, row);
};
`;

function failUpgrades(extension: string): void {
  const chunks = readdirSync(join(extension, 'chunks')).filter((name) =>
    /^(?:library|popup)-.*\.js$/.test(name),
  );
  for (const name of [...chunks.map((each) => join('chunks', each)), 'background.js']) {
    const path = join(extension, name);
    writeFileSync(path, FAILING + readFileSync(path, 'utf8'));
  }
}

inEachBrowser(
  'an upgrade that fails',
  (stage) => {
    test('is reported, and leaves the earlier version unchanged', async () => {
      const { browser } = stage();
      const inert = await openInert(browser);
      await plant(inert, 2);
      const library = await openLibrary(browser, '#/snippets');
      await expect
        .poll(() => textsOf(library, '.blank-title'))
        .toEqual(['What you saved could not be opened']);
      expect(await textsOf(library, '.store-ways .button')).toEqual([
        'Reload this page',
        'Save a copy of everything',
      ]);
      expect(await read(inert)).toEqual(readExample(2));
      await library.close();
      await inert.close();
    });
  },
  failUpgrades,
);
