import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { timeInTurn } from '../in-turn';
import { findPhrases, type Knowledge, phraseTexts, searchedForm } from '../product';
import { type Row, ratio, row } from '../row';
import type { VariantBrowser } from './variants';

/** What mark.js puts into a page, as far as it is used here. */
type MarkJs = new (root: Node) => { mark(words: readonly string[], options: object): void };

/** Times that finding the same phrases is measured, each of so many runs. */
const ROUNDS = 9;
const REPEAT = 20;

/** Phrases that mark.js gets at a time: it calls itself for each, and with all of them the stack overflows. */
const AT_A_TIME = 1_000;

/** A page for mark.js. */
export interface MarkJsPage {
  readonly address: string;
  readonly paragraphs: readonly string[];
  readonly name: string;
}

/** How long mark.js takes to mark all phrases on a page, which it looks for one by one, beside normalising and matching. */
export async function markJsRows(
  { chromium }: VariantBrowser,
  knowledge: Knowledge,
  pages: readonly MarkJsPage[],
): Promise<Row[]> {
  const script = await readFile(createRequire(import.meta.url).resolve('mark.js/dist/mark.min.js'), 'utf8');
  const phrases = phraseTexts(knowledge);
  const rows: Row[] = [];
  for (const { address, paragraphs, name } of pages) {
    const source = paragraphs.join('\n');
    const run = () => findPhrases(knowledge, searchedForm(source));
    const { ours } = timeInTurn({ ours: { run, repeat: REPEAT } }, ROUNDS, 2);
    const page = await chromium.context.newPage();
    try {
      await page.goto(address);
      await page.addScriptTag({ content: script });
      const theirs = await page.evaluate(
        ({ phrases: words, AT_A_TIME: size }) => {
          const { Mark } = globalThis as unknown as { Mark: MarkJs };
          const begin = performance.now();
          const marker = new Mark(document.body);
          for (let at = 0; at < words.length; at += size)
            marker.mark(words.slice(at, at + size), { separateWordSearch: false, diacritics: false });
          return performance.now() - begin;
        },
        { phrases, AT_A_TIME },
      );
      rows.push(
        row(`mark.js, ${name}: all phrases`, theirs, 'ms', {
          beside: [ratio(theirs, ours, 'normalise + match')],
        }),
        row(`mark.js, ${name}: normalise + match`, ours, 'ms', { runs: ROUNDS }),
      );
    } finally {
      await page.close();
    }
  }
  return rows;
}
