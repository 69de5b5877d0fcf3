import { coldStartRow, indexRows } from './index-rows';
import { lookUpRows } from './look-up-rows';
import { type BenchText, matchingRows, phraseLibrary } from './matching-rows';
import { readSampleParagraphs } from './materials';
import type { Measure } from './measure';
import { packageRows } from './package-rows';
import { openStored } from './product';
import { scaleRows } from './scale-rows';
import type { Setting } from './setting';
import { snippetRows } from './snippet-rows';

const HAN = 1_000_000;
const DOCUMENTS = 1_000;
const DOCUMENT_HAN = 5_000;

/** Most for the 95th percentile of a look-up, ms. */
const LOOK_UP_BUDGET = { bundled: 5, large: 30 };

/** Measures what needs no browser. */
export async function measureCore(setting: Setting, measure: Measure): Promise<void> {
  const { record, documents, knowledge } = setting;
  await measure('indexing and look-up in 5 documents', () => {
    const { rows, stored } = indexRows('5 documents', documents, setting, false);
    const loaded = { knowledge: openStored(stored), documents, record };
    return [
      ...rows,
      coldStartRow('5 documents', stored),
      ...lookUpRows('5 documents', loaded, LOOK_UP_BUDGET.bundled),
    ];
  });
  await measure('indexing and look-up in 1,000 documents', async () => {
    const many = await setting.generateDocuments(DOCUMENTS, DOCUMENT_HAN);
    const { rows, stored } = indexRows('1,000 documents', many, setting, true);
    const loaded = { knowledge: openStored(stored), documents: many, record };
    return [...rows, ...lookUpRows('5 million characters', loaded, LOOK_UP_BUDGET.large)];
  });
  await measure('corpora of 5 to 5,000 documents', () => scaleRows(setting));
  const library = phraseLibrary(knowledge);
  const texts: BenchText[] = [
    { name: 'dense', paragraphs: setting.paragraphs('dense', HAN), isBudgeted: true, cutBudget: 2 },
    { name: 'news', paragraphs: setting.paragraphs('news', HAN), isBudgeted: false, cutBudget: 1 },
    { name: 'sparse', paragraphs: setting.paragraphs('sparse', HAN), isBudgeted: false, cutBudget: null },
    { name: 'sample page', paragraphs: await readSampleParagraphs(), isBudgeted: false, cutBudget: null },
  ];
  for (const text of texts)
    await measure(`matching (${text.name})`, () => matchingRows(knowledge, library, text));
  await measure('10,000 snippets', () => snippetRows(setting));
  await measure('package sizes', packageRows);
}
