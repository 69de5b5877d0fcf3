/**
 * `npm run fit -- RECORD_FOLDER MARKED_FOLDER …`: fits the models by which phrases, templates and words are weighed
 * to pages that were marked by reading, and writes them into utils/phrases/models.ts and utils/match/word-model.ts.
 * First it tells what the method reaches on pages that the models were not fitted to: each page is scored by models
 * of the pages of the other folds.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildIndex } from '../../utils/index/build';
import { buildKnowledge } from '../../utils/match/build-knowledge';
import type { Knowledge } from '../../utils/match/knowledge';
import { matchText } from '../../utils/match/match-text';
import { WORD_FEATURES } from '../../utils/match/word-features';
import { FRAME_FEATURES } from '../../utils/phrases/frames';
import { minePhrases } from '../../utils/phrases/mine';
import { chooseEntries, findInRecord, type RecordModels } from '../../utils/phrases/mine-record';
import { PHRASE_FEATURES } from '../../utils/phrases/phrase-features';
import type { LinearModel } from '../../utils/phrases/strength';
import { readCorpusTexts } from './corpus-folder';
import { figuresOf } from './eval/figures';
import { readMarkedFolder } from './eval/folder';
import { type Counts, scorePage, sumCounts } from './eval/score';
import { fitRecordModels, fitWordModel, NO_MODELS, wordExamples } from './fit/fit-models';
import { type MarkedLine, markedLines } from './fit/marked-lines';
import { readGeneralWords } from './general-words';
import { readRecordFolder } from './record-folder';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Pages are divided into so many parts; each is scored by models of the others. */
const FOLDS = 6;

const [recordFolder, ...folders] = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: npm run fit -- RECORD_FOLDER MARKED_FOLDER …');

const corpus = await readCorpusTexts(root('public/corpus'));
const found = findInRecord(await readRecordFolder(recordFolder), corpus, readGeneralWords());
const index = buildIndex(corpus);
const corpusPhrases = minePhrases(index, corpus);
const know = (models: RecordModels): Knowledge =>
  buildKnowledge(index, corpusPhrases, chooseEntries(found, models));

const pages = (await Promise.all(folders.map(readMarkedFolder))).flatMap(({ pages }, folder) =>
  pages.map((page) => ({ ...page, folder: folders[folder], lines: markedLines(page) })),
);
const all = know(NO_MODELS);
const linesOf = (chosen: readonly { readonly lines: readonly MarkedLine[] }[]) =>
  chosen.flatMap(({ lines }) => lines);

// Words are weighed with phrases whose strengths were fitted to other pages, as they will be on pages to come.
const folds = Array.from({ length: FOLDS }, (_, fold) => {
  const inside = pages.filter((_, i) => i % FOLDS === fold);
  const knowledge = know(
    fitRecordModels(found, all, linesOf(pages.filter((page) => !inside.includes(page)))),
  );
  return { inside, knowledge, examples: wordExamples(knowledge, linesOf(inside)) };
});

const counts = new Map<string, Counts[]>();
for (const { inside, knowledge } of folds) {
  const others = folds.filter((fold) => fold.inside !== inside).flatMap(({ examples }) => examples);
  const model = fitWordModel(others);
  for (const page of inside) {
    const marks = page.lines.flatMap(({ source }) =>
      matchText({ ...knowledge, model }, source, { reuse: true, sensitivity: 'normal' }).map(
        ({ start, end, kind }) => ({ text: source.slice(start, end), kind }),
      ),
    );
    const score = scorePage(page, marks, null);
    counts.set(page.folder, [...(counts.get(page.folder) ?? []), score.counts]);
  }
}
for (const [folder, each] of counts) console.log(folder, JSON.stringify(figuresOf(sumCounts(each), false)));

const models = fitRecordModels(found, all, linesOf(pages));
const word = fitWordModel(folds.flatMap(({ examples }) => examples));
await write('utils/phrases/models.ts', './strength', [
  ['PHRASE_MODEL', 'Weighs PHRASE_FEATURES.', PHRASE_FEATURES, models.phrase],
  ['FRAME_MODEL', 'Weighs FRAME_FEATURES.', FRAME_FEATURES, models.frame],
]);
await write('utils/match/word-model.ts', '../phrases/strength', [
  ['WORD_MODEL', 'Weighs WORD_FEATURES.', WORD_FEATURES, word],
]);

async function write(
  file: string,
  types: string,
  models: readonly (readonly [string, string, readonly string[], LinearModel])[],
): Promise<void> {
  const written = models.map(([name, says, features, { base, weights }]) => {
    const lines = weights.map((weight, i) => `    ${weight.toFixed(4)}, // ${features[i]}`);
    return `/** ${says} */\nexport const ${name}: LinearModel = {\n  base: ${base.toFixed(4)},\n  weights: [\n${lines.join('\n')}\n  ],\n};\n`;
  });
  const head = `// Written by \`npm run fit\`.\nimport type { LinearModel } from '${types}';\n`;
  await writeFile(root(file), [head, ...written].join('\n'));
}
