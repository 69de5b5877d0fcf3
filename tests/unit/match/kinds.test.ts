import { describe, expect, test } from 'vitest';
import type { Sensitivity } from '../../../utils/marks/kinds';
import type { Match } from '../../../utils/match/match';
import { matchPage } from '../../../utils/match/match-page';
import { matchText } from '../../../utils/match/match-text';
import { countHan } from '../../../utils/text/han';
import { readBundledKnowledge } from '../../tools/bundled-knowledge';
import { OFFICIAL_PAGES } from './kinds/official-pages';
import { ORDINARY_PAGES } from './kinds/ordinary-pages';

const { knowledge } = await readBundledKnowledge();

const pagesOf = (kinds: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(kinds).flatMap(([kind, pages]) => pages.map((page, i) => [`${kind} ${i}`, page] as const));

const wordingsOf = (flows: readonly string[], matches: readonly (readonly Match[])[]) =>
  matches.flatMap((found, i) => found.map(({ start, end }) => flows[i].slice(start, end)));

/** What is shown of a page, and what would be if each of its flows were a page of its own and needed no company. */
function marksOf(page: string, sensitivity: Sensitivity = 'normal') {
  const flows = page.split('\n');
  const options = { reuse: true, sensitivity };
  return {
    shown: wordingsOf(flows, matchPage(knowledge, flows, options)),
    found: wordingsOf(
      flows,
      flows.map((flow) => matchText(knowledge, flow, options)),
    ),
  };
}

const share = (page: string, wordings: readonly string[]) => countHan(wordings.join('')) / countHan(page);

/** The most that may be marked of a page without official surroundings. */
const ALMOST_NOTHING = 0.02;

describe('the kind of page', () => {
  test.each(pagesOf(ORDINARY_PAGES))('a few official words make no mark: %s', (_name, page) => {
    for (const sensitivity of ['few', 'normal', 'many'] as const)
      expect(share(page, marksOf(page, sensitivity).shown)).toBeLessThan(ALMOST_NOTHING);
  });

  test('many of these pages have words that would be marked elsewhere', () => {
    const tempting = pagesOf(ORDINARY_PAGES).filter(
      ([, page]) => share(page, marksOf(page).found) >= ALMOST_NOTHING,
    );
    expect(tempting.length).toBeGreaterThanOrEqual(20);
  });

  test.each(pagesOf(OFFICIAL_PAGES))('official text keeps its marks: %s', (_name, page) => {
    const { shown, found } = marksOf(page);
    expect(found.length).toBeGreaterThan(0);
    expect(shown).toEqual(found);
  });

  test('an official paragraph is marked as by itself, however long the chat around it, and the chat is not', () => {
    const [quote] = marksOf(OFFICIAL_PAGES.news[0].split('\n')[2]).found;
    const [, , paragraph] = OFFICIAL_PAGES.news[0].split('\n');
    for (const chat of ORDINARY_PAGES.chat) {
      const { shown } = marksOf(`${chat}\n${paragraph}\n${chat}`);
      expect(shown).toContain(quote);
      expect(shown).toEqual(marksOf(paragraph).found);
    }
  });

  test('a wording that a chat has leaves no mark there, and one in an official article', () => {
    const [, chat] = ORDINARY_PAGES.chat;
    const [article] = OFFICIAL_PAGES.notice;
    const line = '数学成绩稳步提升，老师很高兴。';
    expect(marksOf(`${article}\n${line}`).shown).toContain('稳步提升');
    expect(marksOf(`${chat}\n${line}`).shown).toEqual([]);
  });

  test('a whole formula of some length stands by itself', () => {
    expect(marksOf('我觉得这句话我在哪里看到过呢：不忘初心、牢记使命。你知道吗？').shown).toEqual([
      '不忘初心、牢记使命',
    ]);
  });
});
