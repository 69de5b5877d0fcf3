import { expect } from 'vitest';
import type { Tab } from './harness/browser';

/** A file that a page handed to the browser's downloads. */
export interface SavedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Takes the files that a page saves from now on in the browser's place. */
export function takeSavedFiles(tab: Tab): Promise<void> {
  return tab.evaluate(() => {
    const { dataset } = document.documentElement;
    window.URL.createObjectURL = (blob) => {
      if (blob instanceof Blob)
        blob.arrayBuffer().then((buffer) => {
          const signs = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte));
          dataset.file = btoa(signs.join(''));
        });
      return '#';
    };
    window.HTMLAnchorElement.prototype.click = function () {
      dataset.name = this.download;
    };
  });
}

/** The file that was saved last, once there is one; it is taken away, so that the next one is another. */
export async function savedFile(tab: Tab): Promise<SavedFile> {
  const isThere = () => tab.evaluate(() => document.documentElement.dataset.file !== undefined);
  await expect.poll(isThere, { timeout: 20_000 }).toBe(true);
  const { name, file } = await tab.evaluate(() => {
    const { dataset } = document.documentElement;
    const saved = { name: dataset.name ?? '', file: dataset.file ?? '' };
    delete dataset.file;
    return saved;
  });
  return { name, bytes: Uint8Array.from(Buffer.from(file, 'base64')) };
}
