import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import { goToPlace, listedTitles, openLibrary } from './library';
import { textsOf } from './popup';

/** What Firefox does where it never keeps history: it refuses the database. */
const REFUSAL = `const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (name, ...rest) {
  if (name === 'tifa-user') throw new DOMException('refused', 'InvalidStateError');
  return open.call(this, name, ...rest);
};
`;

function refuseStore(extension: string): void {
  const folder = join(extension, 'chunks');
  for (const name of readdirSync(folder).filter((each) => /^library-.*\.js$/.test(each))) {
    const path = join(folder, name);
    writeFileSync(path, REFUSAL + readFileSync(path, 'utf8'));
  }
}

inEachBrowser(
  'documents without the user’s database',
  (stage) => {
    test('the error is shown, and bundled documents can be read but not changed', async () => {
      const tab = await openLibrary(stage().browser, '#/documents');
      await expect.poll(() => listedTitles(tab)).toHaveLength(5);
      expect(await textsOf(tab, '.blank-title')).toEqual(['What you saved can’t be opened']);
      expect(await textsOf(tab, '.document-actions .button')).toEqual([]);
      expect(
        await tab.evaluate(() => document.querySelector<HTMLInputElement>('.document-head input')?.disabled),
      ).toBe(true);
      await goToPlace(tab, '#/documents/doc-f0375d42');
      await expect.poll(() => textsOf(tab, '.document-text h1')).toHaveLength(1);
      await tab.close();
    });
  },
  refuseStore,
);
