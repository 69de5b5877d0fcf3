import type { Page } from 'playwright-core';
import type { CorpusDocument } from '../../../utils/corpus/document';
import { launchChromium } from '../../browser/harness/chromium';
import { welcomePage } from '../../browser/harness/welcome';
import { builtExtension } from '../../tools/build';
import { type Row, ratio, row } from '../row';

/** Longest time that an import with its rebuild may take, ms. */
const PATIENCE_MS = 300_000;

/** Look-ups while the corpus is rebuilt, one after another with a pause, ms. */
const LOOK_UP_PAUSE_MS = 100;

/** They go on for this long once the corpus is in use, ms: the first of them get another corpus than before. */
const AFTER_MS = 2_000;

/** No look-up may take longer, ms. */
const LOOK_UP_BUDGET = 50;

/** What the library's page has seen of one import. Times are ms from when the files were chosen. */
interface SeenImport {
  readonly stored: number;
  readonly installed: number;
  /** When each step of the rebuild began. */
  readonly steps: Readonly<Record<string, number>>;
  /** How long each look-up of that time took, ms. */
  readonly lookUps: readonly number[];
}

/** Time for reading all files, ms. */
const REVIEW_MS = 120_000;

/** How long documents take from the files on the user's disk until pages are matched with them, through the library. */
export async function growthRows(documents: readonly CorpusDocument[]): Promise<Row[]> {
  const chromium = await launchChromium({ extension: builtExtension('chromium') });
  try {
    const [page] = chromium.context.pages();
    await (await welcomePage(chromium)).close();
    await page.goto(`chrome-extension://${chromium.extensionId}/library.html#/add`);
    await untilReady(page);
    // The compiler names functions through a helper, which pages don't have.
    await page.evaluate('globalThis.__name = (named) => named');
    const seeing = page.evaluate(watchImport, {
      ...{ wanted: documents.length, pause: LOOK_UP_PAUSE_MS, after: AFTER_MS },
    });
    await page.setInputFiles(
      'input[type=file]',
      documents.map(({ text, source }) => ({
        name: source,
        mimeType: 'text/plain',
        buffer: Buffer.from(text),
      })),
    );
    // What was read is shown before it is added.
    await page.click('.review-add .intake-next button', { timeout: REVIEW_MS });
    const seen = await withinTime(seeing);
    const han = documents.reduce((sum, document) => sum + document.han, 0);
    const size = `${han.toLocaleString('en')} Han characters`;
    const steps = Object.entries(seen.steps).map(([step, at]) => `${step} from ${inSeconds(at)} s on`);
    const rebuild = seen.installed - seen.stored;
    const longest = Math.max(...seen.lookUps);
    return [
      row('growth, 1,000 documents: import until stored', seen.stored / 1000, 's', { beside: [size] }),
      row('growth, 1,000 documents: rebuild until in use', rebuild / 1000, 's', {
        beside: [ratio(rebuild, seen.stored, 'the import'), ...steps],
      }),
      row('growth, 1,000 documents: longest look-up meanwhile', longest, 'ms', {
        budget: LOOK_UP_BUDGET,
        runs: seen.lookUps.length,
      }),
    ];
  } finally {
    await chromium.close();
  }
}

/** The corpus must be installed first, or its installation would be measured too. */
async function untilReady(page: Page): Promise<void> {
  await page.waitForSelector('input[type=file]', { state: 'attached' });
  await page.evaluate(() =>
    chrome.runtime.sendMessage({ id: 1, type: 'lookUp', data: { text: '稳中求进', limit: 1 }, timestamp: 0 }),
  );
}

/** Sent to the page. */
async function watchImport({
  wanted,
  pause,
  after,
}: {
  wanted: number;
  pause: number;
  after: number;
}): Promise<SeenImport> {
  const open = (name: string) =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
  const ask = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const user = await open('tifa-user');
  const corpus = await open('tifa-corpus');
  const input = document.querySelector('input[type=file]');
  await new Promise((resolve) => input?.addEventListener('change', resolve, { once: true, capture: true }));
  const begin = performance.now();
  const steps: Record<string, number> = {};
  const lookUps: number[] = [];
  let stored = 0;
  let installed = 0;
  while (installed === 0 || performance.now() - begin < installed + after) {
    const now = performance.now() - begin;
    if (stored === 0) {
      const count = await ask(user.transaction('documents').objectStore('documents').count());
      if (count === wanted) stored = performance.now() - begin;
    } else {
      const asked = performance.now();
      const data = { text: '稳中求进', limit: 3 };
      await chrome.runtime.sendMessage({ id: 1, type: 'lookUp', data, timestamp: 0 });
      lookUps.push(performance.now() - asked);
      const { rebuild } = await chrome.storage.session.get('rebuild');
      const step = (rebuild as { step?: string } | undefined)?.step;
      if (step !== undefined) steps[step] ??= now - stored;
      const rows: { documents: unknown[] }[] = await ask(
        corpus.transaction('generations').objectStore('generations').getAll(),
      );
      if (installed === 0 && rows.some(({ documents }) => documents.length > wanted))
        installed = performance.now() - begin;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  user.close();
  corpus.close();
  return { stored, installed, steps, lookUps };
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    const tooLate = () => reject(new Error(`no corpus within ${PATIENCE_MS / 1000} s`));
    timer = setTimeout(tooLate, PATIENCE_MS);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

function inSeconds(time: number): string {
  return (time / 1000).toFixed(1);
}
