import { expect, test } from 'vitest';
import { glossaryOf, meaningsOf } from '../../../utils/glossary/glossary';
import { listedItems } from '../../../utils/glossary/listed-items';
import { numberedFormulas } from '../../../utils/glossary/numbered-formulas';
import { itemsSaid } from '../../../utils/glossary/numbers';
import { readGlossary, readSources } from '../../tools/glossary/glossary-folder';

/** The items that a text lists of the first formulation in it that has any. */
function itemsOf(text: string): string[] | null {
  for (const { text: formula, start, end } of numberedFormulas(text)) {
    const items = listedItems(text, start, end, itemsSaid(formula) ?? 0);
    if (items !== null) return items;
  }
  return null;
}

const teas = ['采茶', '制茶', '卖茶'];

test.each([
  ['in brackets', '做好“三茶工程”（采茶、制茶、卖茶）。', teas],
  ['in brackets with 和', '做好“三茶工程”（采茶、制茶和卖茶）。', teas],
  ['after a colon', '做好“三茶工程”：采茶、制茶、卖茶。', teas],
  ['after 即, with the rest of the sentence', '做好“三茶工程”，即采茶、制茶、卖茶，让山里人过好日子。', teas],
  ['after a dash', '落实“三茶工程”——采茶；制茶；卖茶。', teas],
  ['before it, with a verb', '大力推进采茶、制茶、卖茶“三茶工程”建设。', teas],
  [
    'before it, in quotation marks',
    '我们要抓好“采好春茶、制茶、卖茶”这“三茶工程”。',
    ['采好春茶', '制茶', '卖茶'],
  ],
  [
    'numbered',
    '做好“三茶工程”。一是采茶，要早；二是制茶，要细；三是卖茶，要快。',
    ['采茶，要早', '制茶，要细', '卖茶，要快'],
  ],
  ['too few', '做好“三茶工程”：采茶、制茶。', null],
  ['too many', '做好“三茶工程”：采茶、制茶、卖茶、品茶。', null],
  ['not at all', '做好“三茶工程”，让山里人过好日子。', null],
  [
    'before it, where the first can’t be told from its verb',
    '大力推进采茶、制好好茶、卖茶“三茶工程”。',
    null,
  ],
  ['in another sentence', '采茶、制茶、卖茶。做好“三茶工程”，让山里人过好日子。', null],
])('items are found %s', (_, text, items) => {
  expect(itemsOf(text)).toEqual(items);
});

test('in the bundled documents, items are found, and those of an entry are its own', async () => {
  const { corpus } = await readSources();
  const found = new Map<string, string>();
  for (const { text } of corpus)
    for (const { text: formula, start, end } of numberedFormulas(text)) {
      const items = listedItems(text, start, end, itemsSaid(formula) ?? 0);
      if (items !== null && !found.has(formula)) found.set(formula, items.join('、'));
    }
  expect(found.size).toBeGreaterThanOrEqual(9);
  const glossary = glossaryOf(await readGlossary());
  const others = [...found].filter(([formula, items]) => {
    const own = meaningsOf(glossary, formula).flatMap((entry) => entry.items ?? []);
    return own.length > 0 && own.join('、') !== items;
  });
  // The entry is of another six.
  expect(others.map(([formula]) => formula)).toEqual(['六个着力']);
});
