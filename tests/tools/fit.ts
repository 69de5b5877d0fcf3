/**
 * `npm run fit -- RECORD_FOLDER MARKED_FOLDER …`: fits the models that weigh phrases, templates and words to pages
 * that were marked by hand, and writes them to tests/tools/mining/models.ts and utils/match/word-model.ts. First it
 * prints what the method achieves on pages to which the models weren't fitted: each page is scored by models of the
 * pages of the other folds.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildIndex } from '../../utils/index/corpus-index';
import { type Knowledge, knowledgeOf } from '../../utils/match/knowledge';
import { buildLexicon } from '../../utils/match/lexicon';
import { matchPage } from '../../utils/match/match-page';
import { WORD_FEATURES } from '../../utils/match/word-features';
import type { LinearModel } from '../../utils/phrases/strength';
import type { WordList } from '../../utils/words/word-list';
import { type PageFile, readMarkedFolder } from './eval/folder';
import { figuresOf } from './eval/report';
import { type Counts, scorePage, sumCounts } from './eval/score';
import {
  type Example,
  fitRecordModels,
  fitWordModel,
  modelSource,
  type NamedModel,
  NO_MODELS,
  wordExamples,
} from './fit/fit-models';
import { type MarkedLine, markedLines } from './fit/marked-lines';
import { FRAME_FEATURES } from './mining/frames';
import { chooseEntries, type Found, findInRecord, type RecordModels } from './mining/mine-record';
import { PHRASE_FEATURES } from './mining/phrase-features';
import { readMiningTexts } from './mining-texts';
import { SourceFolderError, tellProblems } from './source-folder';
import { readBundledWords } from './word-lists';

/** Number of folds into which the pages are divided; each is scored by models of the others. */
const FOLDS = 6;

/** A marked page, and the folder that it is from. */
interface FitPage extends PageFile {
  readonly folder: string;
  readonly lines: readonly MarkedLine[];
}

/** Some of the pages, with the knowledge that models of all others give. */
interface Fold {
  readonly inside: readonly FitPage[];
  readonly knowledge: Knowledge;
  /** Words of the pages, weighed with phrases whose strengths were fitted to other pages, as with new ones. */
  readonly examples: readonly Example[];
}

/** What was found in the sources and the corpus, ready for any models. */
interface Mined {
  readonly found: Found;
  readonly know: (models: RecordModels) => Knowledge;
}

try {
  const [recordFolder, ...folders] = process.argv.slice(2);
  if (folders.length === 0)
    throw new SourceFolderError(['usage: npm run fit -- RECORD_FOLDER MARKED_FOLDER …']);
  const pages = await readPages(folders, await readBundledWords());
  const mined = await mine(recordFolder);
  const all = mined.know(NO_MODELS);
  const folds = makeFolds(mined, all, pages);
  for (const [folder, counts] of scoreFolds(folds))
    console.log(folder, JSON.stringify(figuresOf(sumCounts(counts), false)));
  const word = fitWordModel(folds.flatMap(({ examples }) => examples));
  await writeModels(fitRecordModels(mined.found, all, linesOf(pages)), word);
} catch (error) {
  if (!(error instanceof SourceFolderError)) throw error;
  tellProblems(error);
  console.error('The models were left as they were.');
}

/** @throws SourceFolderError where a page is missing or damaged: models of only some pages would look like those of all. */
async function readPages(folders: readonly string[], words: WordList): Promise<FitPage[]> {
  const read = await Promise.all(folders.map(readMarkedFolder));
  const problems = read.flatMap((each) => each.problems);
  if (problems.length > 0) throw new SourceFolderError(problems);
  return read.flatMap(({ pages }, i) =>
    pages.map((page) => ({ ...page, folder: folders[i], lines: markedLines(page, words) })),
  );
}

async function mine(recordFolder: string): Promise<Mined> {
  const { reports, corpus, general, words } = await readMiningTexts([recordFolder]);
  const found = findInRecord(reports, corpus, general, words);
  const index = buildIndex(corpus);
  const know = (models: RecordModels) =>
    knowledgeOf(index, buildLexicon(found.corpusPhrases, chooseEntries(found, models)), words);
  return { found, know };
}

/** @param all Knowledge of everything found. */
function makeFolds({ found, know }: Mined, all: Knowledge, pages: readonly FitPage[]): Fold[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const inside = pages.filter((_, i) => i % FOLDS === fold);
    const outside = pages.filter((_, i) => i % FOLDS !== fold);
    const knowledge = know(fitRecordModels(found, all, linesOf(outside)));
    return { inside, knowledge, examples: wordExamples(knowledge, linesOf(inside)) };
  });
}

/** The counts of all pages by their folders. */
function scoreFolds(folds: readonly Fold[]): Map<string, Counts[]> {
  const counts = new Map<string, Counts[]>();
  for (const fold of folds) {
    const others = folds.filter((each) => each !== fold);
    const model = fitWordModel(others.flatMap(({ examples }) => examples));
    for (const page of fold.inside) {
      const known = counts.get(page.folder) ?? [];
      counts.set(page.folder, [...known, scoreBy({ ...fold.knowledge, model }, page)]);
    }
  }
  return counts;
}

function scoreBy(knowledge: Knowledge, page: FitPage): Counts {
  const lines = page.lines.map(({ source }) => source);
  const marks = matchPage(knowledge, lines, { reuse: true, sensitivity: 'normal' }).flatMap((matches, line) =>
    matches.map(({ start, end, kind }) => ({ text: lines[line].slice(start, end), kind })),
  );
  return scorePage(page, marks, null).counts;
}

function linesOf(pages: readonly FitPage[]): MarkedLine[] {
  return pages.flatMap(({ lines }) => lines);
}

async function writeModels({ phrase, frame }: RecordModels, word: LinearModel): Promise<void> {
  const write = (path: string, strength: string, models: readonly NamedModel[]) =>
    writeFile(fileURLToPath(new URL(`../../${path}`, import.meta.url)), modelSource(strength, models));
  await write('tests/tools/mining/models.ts', '../../../utils/phrases/strength', [
    { name: 'PHRASE_MODEL', features: PHRASE_FEATURES, model: phrase },
    { name: 'FRAME_MODEL', features: FRAME_FEATURES, model: frame },
  ]);
  await write('utils/match/word-model.ts', '../phrases/strength', [
    { name: 'WORD_MODEL', features: WORD_FEATURES, model: word },
  ]);
}
