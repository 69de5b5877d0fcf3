import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MONTHS_FILE } from '../../../utils/record/months-file';
import { RECORD_FILE } from '../../../utils/record/table-file';
import { root } from '../repository-files';
import { servePackage } from './package-fetch';

/** The module as at a start of the extension: it keeps what it has read. */
async function freshModule() {
  vi.resetModules();
  return import('../../../utils/generation/package-files');
}

/** Answers with another content for one file of the package. */
function serveInstead(path: string, content: Uint8Array<ArrayBuffer>): void {
  vi.stubGlobal(
    'fetch',
    async (asked: string) =>
      new Response(asked === path ? content : await readFile(join(root, 'public', asked))),
  );
}

beforeEach(() => vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('loadMonths', () => {
  test('reads the months of the table, once', async () => {
    servePackage();
    const { loadMonths, loadRecord } = await freshModule();
    const [months, record] = await Promise.all([loadMonths(), loadRecord()]);
    expect(months?.starts.length).toBe((record?.news.days.length ?? 0) + 1);
    servePackage(new Set([`/record/${MONTHS_FILE}`]));
    expect(await loadMonths()).toBe(months);
  });

  test('is null where the file is missing or damaged; the table is there all the same', async () => {
    const path = `/record/${MONTHS_FILE}`;
    const whole = new Uint8Array(await readFile(join(root, 'public', path)));
    for (const serve of [
      () => servePackage(new Set([path])),
      () => serveInstead(path, whole.slice(0, 10_000)),
    ]) {
      serve();
      const { loadMonths, loadRecord } = await freshModule();
      expect(await loadMonths()).toBeNull();
      expect((await loadRecord())?.strengths.length).toBeGreaterThan(0);
    }
  });

  test('is null without the table', async () => {
    servePackage(new Set([`/record/${RECORD_FILE}`]));
    const { loadMonths, loadRecord } = await freshModule();
    expect([await loadRecord(), await loadMonths()]).toEqual([null, null]);
  });
});
