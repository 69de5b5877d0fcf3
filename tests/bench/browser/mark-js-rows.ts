import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { timeInTurn } from '../in-turn';
import { findPhrases, type Knowledge, phraseTexts, searchedForm } from '../product';
import { type Row, ratio, row } from '../row';
import { median } from '../statistics';
import type { VariantBrowser } from './variants';

/** How many of the phrases mark.js looks for: with all of them it takes minutes for a short article. */
const PHRASES = 1_000;

/** What mark.js puts into a page, as far as it is used here. */
type MarkJs = new (root: Node) => { mark(words: readonly string[], options: object): void };

/** How often finding the same phrases is measured, and the runs in each measurement. */
const ROUNDS = 9;
const REPEAT = 20;

/** How often mark.js is timed, each time on a page of its own. */
const PAGES = 3;

/** Phrases that mark.js gets at a time: it calls itself for each, and with many the stack overflows. */
const AT_A_TIME = 200;

/** A page for mark.js. */
export interface MarkJsPage {
  readonly address: string;
  readonly paragraphs: readonly string[];
  readonly name: string;
}

/**
 * How long mark.js takes to mark PHRASES phrases on a page, which it looks for one by one, beside normalising and
 * finding all phrases.
 */
export async function markJsRows(
  { chromium }: VariantBrowser,
  knowledge: Knowledge,
  pages: readonly MarkJsPage[],
): Promise<Row[]> {
  const require = createRequire(import.meta.url);
  const script = await readFile(require.resolve('mark.js/dist/mark.min.js'), 'utf8');
  const all = phraseTexts(knowledge);
  const step = Math.floor(all.length / PHRASES);
  const phrases = Array.from({ length: PHRASES }, (_, i) => all[i * step]);
  const rows: Row[] = [];
  for (const { address, paragraphs, name } of pages) {
    const source = paragraphs.join('\n');
    const run = () => findPhrases(knowledge, searchedForm(source));
    const ours = median(timeInTurn({ ours: { run, repeat: REPEAT } }, ROUNDS, 2).ours);
    const times: number[] = [];
    for (let round = 0; round < PAGES; round++)
      times.push(await markPage(chromium, address, script, phrases));
    const theirs = median(times);
    rows.push(
      row(`mark.js, ${name}: ${PHRASES.toLocaleString('en')} phrases`, theirs, 'ms', {
        runs: PAGES,
        beside: [ratio(theirs, ours, `normalise + match with all ${all.length.toLocaleString('en')}`)],
      }),
      row(`mark.js, ${name}: normalise + match`, ours, 'ms', { runs: ROUNDS }),
    );
  }
  return rows;
}

/** Time of marking phrases on a page that was loaded for it, ms. */
async function markPage(
  { context }: VariantBrowser['chromium'],
  address: string,
  script: string,
  phrases: readonly string[],
): Promise<number> {
  const page = await context.newPage();
  try {
    await page.goto(address);
    await page.addScriptTag({ content: script });
    return await page.evaluate(
      ({ words, size }) => {
        const { Mark } = globalThis as unknown as { Mark: MarkJs };
        const begin = performance.now();
        const marker = new Mark(document.body);
        for (let at = 0; at < words.length; at += size)
          marker.mark(words.slice(at, at + size), { separateWordSearch: false, diacritics: false });
        return performance.now() - begin;
      },
      { words: phrases, size: AT_A_TIME },
    );
  } finally {
    await page.close();
  }
}
