/**
 * `npm run fit -- RECORD_FOLDER MARKED_FOLDER …`: fits the models that weigh phrases, templates and words to pages
 * that were marked by hand, and writes them to tests/tools/mining/models.ts and utils/match/word-model.ts. First it
 * prints what the method achieves on pages to which the models weren't fitted: each page is scored by models of the
 * pages of the other folds.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIndex } from '../../utils/index/corpus-index';
import type { Sensitivity } from '../../utils/marks/kinds';
import { type Knowledge, knowledgeOf } from '../../utils/match/knowledge';
import { buildLexicon } from '../../utils/match/lexicon';
import { matchPage } from '../../utils/match/match-page';
import type { KnownPhrase } from '../../utils/match/matcher';
import { WORD_FEATURES } from '../../utils/match/word-features';
import { type LinearModel, strengthOf } from '../../utils/phrases/strength';
import { sharedForm } from '../../utils/record/shared-form';
import { entryKind } from '../../utils/record/table';
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
import {
  chosenWordings,
  fitWordingModel,
  leaveOutPages,
  type PageWording,
  pageWordings,
} from './fit/page-wordings';
import { FRAME_FEATURES } from './mining/frames';
import { chooseEntries, type Found, findInRecord, type RecordModels } from './mining/mine-record';
import { PHRASE_FEATURES } from './mining/phrase-features';
import { readMiningTexts } from './mining-texts';
import { readAllTexts } from './record/all-texts';
import { chooseCommon } from './record/choose-common';
import { COMMON_WORDINGS, fittedReports } from './record/make-record';
import { measureWordings } from './record/weigh-wordings';
import { WORDING_FEATURES } from './record/wording-features';
import { SourceFolderError, tellProblems } from './source-folder';
import { textTable } from './text-table';

/** The sources of the marked pages, by the first letters of their names: whole ones are left out in turn. */
const SOURCES: readonly { readonly name: string; readonly letters: string }[] = [
  { name: 'dev', letters: 'oec' },
  { name: 'n', letters: 'ng' },
  { name: 'p', letters: 'p' },
  { name: 's', letters: 's' },
  { name: 'd', letters: 'd' },
];

const SENSITIVITIES: readonly Sensitivity[] = ['few', 'normal', 'many'];

/** A marked page, and the name of its source. */
interface FitPage extends PageFile {
  readonly source: string;
  readonly lines: readonly MarkedLine[];
}

/** The pages of one source, with the knowledge that models of all others give. */
interface Fold {
  readonly name: string;
  readonly inside: readonly FitPage[];
  readonly knowledge: Knowledge;
  /** Words of the pages, weighed with phrases whose strengths were fitted to other pages, as with new ones. */
  readonly examples: readonly Example[];
}

/** What was found in the sources and the corpus, ready for any models. */
interface Mined {
  readonly found: Found;
  readonly wordings: readonly PageWording[];
  /** The wordings that a model chooses for the record, among those on the pages. */
  readonly choose: (model: LinearModel) => KnownPhrase[];
  readonly know: (phrases: readonly KnownPhrase[], models: RecordModels) => Knowledge;
}

const started = Date.now();

function say(what: string): void {
  console.error(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${what}`);
}

try {
  const folders = process.argv.slice(2);
  const marked = folders.filter((folder) => existsSync(path.join(folder, 'gold.json')));
  const sources = folders.filter((folder) => !marked.includes(folder));
  if (marked.length === 0 || sources.length === 0)
    throw new SourceFolderError(['usage: npm run fit -- RECORD_FOLDER … MARKED_FOLDER …']);
  const mining = await readMiningTexts(sources);
  const pages = await readPages(marked, mining.words);
  const reports = fittedReports(mining.reports);
  const found = findInRecord(reports, mining.corpus, mining.general, mining.words);
  say('fitting phrases and templates of the reports');
  const ofAll = chooseEntries(found, NO_MODELS);
  const index = buildIndex(mining.corpus);
  const knowEntries = (entries: Iterable<KnownPhrase>) =>
    knowledgeOf(index, buildLexicon(found.corpusPhrases, entries), mining.words);
  const models = fitRecordModels(found, knowEntries(ofAll), linesOf(pages));
  const chosen = chooseEntries(found, models);
  const texts = await readAllTexts(sources, mining.words, say);
  say(
    `${leaveOutPages(
      texts,
      pages.map(({ lines }) => lines),
    )} days and articles left out: they hold marked pages`,
  );
  const weighed = measureWordings(texts, found.sources, chosen, say);
  const isPhrase = ({ text }: KnownPhrase) => entryKind(text) === 'phrase';
  const spellings = new Map(chosen.filter(isPhrase).map(({ text }) => [sharedForm(text), text]));
  const wordings = pageWordings(linesOf(pages), texts, mining.words, weighed, spellings);
  say(`${wordings.length} wordings on the pages`);
  const mined: Mined = {
    found,
    wordings,
    choose: (model) => {
      const common = chooseCommon(weighed, model, new Set(spellings.keys()), COMMON_WORDINGS);
      return chosenWordings(wordings, new Set([...spellings.keys(), ...common]), model);
    },
    know: (phrases, { frame }) =>
      knowEntries([
        ...phrases,
        ...chooseEntries(found, { ...models, frame }).filter((entry) => !isPhrase(entry)),
      ]),
  };
  const everything = mined.know(
    wordings.map(({ text, flags }) => ({ text, strength: strengthOf(0, flags) })),
    NO_MODELS,
  );
  const folds = makeFolds(mined, everything, pages);
  printFigures(folds);
  const word = fitWordModel(folds.flatMap(({ examples }) => examples));
  const wording = fitWordingModel(wordings, everything, linesOf(pages));
  await writeModels(models, wording, word);
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
  return read.flatMap(({ pages }) =>
    pages.map((page) => ({ ...page, source: sourceOf(page), lines: markedLines(page, words) })),
  );
}

/** The source of a page; its own name where it isn't of a known one. */
function sourceOf({ name }: PageFile): string {
  return SOURCES.find(({ letters }) => letters.includes(name[0]))?.name ?? name;
}

/** @param everything Knows all wordings and templates found. */
function makeFolds(
  { found, wordings, know, choose }: Mined,
  everything: Knowledge,
  pages: readonly FitPage[],
): Fold[] {
  return [...new Set(pages.map(({ source }) => source))].map((name) => {
    const inside = pages.filter(({ source }) => source === name);
    const lines = linesOf(pages.filter(({ source }) => source !== name));
    const phrases = choose(fitWordingModel(wordings, everything, lines));
    const knowledge = know(phrases, fitRecordModels(found, everything, lines));
    say(`fitted without ${name}`);
    return { name, inside, knowledge, examples: wordExamples(knowledge, linesOf(inside)) };
  });
}

/** Prints the figures of each source by models of the others, and of all. */
function printFigures(folds: readonly Fold[]): void {
  const models = folds.map((fold) =>
    fitWordModel(folds.filter((each) => each !== fold).flatMap(({ examples }) => examples)),
  );
  const rows = [['sensitivity', 'source', 'pages', 'precision', 'recall', 'F1', 'spans', 'edges', 'control']];
  for (const sensitivity of SENSITIVITIES) {
    const all: Counts[] = [];
    folds.forEach(({ name, inside, knowledge }, i) => {
      const counts = inside.map((page) => scoreBy({ ...knowledge, model: models[i] }, page, sensitivity));
      all.push(...counts);
      rows.push([sensitivity, name, ...cellsOf(counts)]);
    });
    rows.push([sensitivity, 'all', ...cellsOf(all)]);
  }
  for (const line of textTable(rows)) console.log(line);
}

function cellsOf(counts: readonly Counts[]): string[] {
  const figures = figuresOf(sumCounts(counts), false);
  const shares = [figures.precision, figures.recall, figures.f1, figures.span_recall, figures.clean_edges];
  return [
    String(counts.length),
    ...shares.map((share) => share.toFixed(3)),
    figures.control_marked_per_1000.toFixed(2),
  ];
}

function scoreBy(knowledge: Knowledge, page: FitPage, sensitivity: Sensitivity): Counts {
  const lines = page.lines.map(({ source }) => source);
  const marks = matchPage(knowledge, lines, { reuse: true, sensitivity }).flatMap((matches, line) =>
    matches.map(({ start, end, kind }) => ({ text: lines[line].slice(start, end), kind })),
  );
  return scorePage(page, marks, null).counts;
}

function linesOf(pages: readonly FitPage[]): MarkedLine[] {
  return pages.flatMap(({ lines }) => lines);
}

async function writeModels(
  { phrase, frame }: RecordModels,
  wording: LinearModel,
  word: LinearModel,
): Promise<void> {
  const write = (path: string, strength: string, models: readonly NamedModel[]) =>
    writeFile(fileURLToPath(new URL(`../../${path}`, import.meta.url)), modelSource(strength, models));
  await write('tests/tools/mining/models.ts', '../../../utils/phrases/strength', [
    { name: 'PHRASE_MODEL', features: PHRASE_FEATURES, model: phrase },
    { name: 'FRAME_MODEL', features: FRAME_FEATURES, model: frame },
    { name: 'WORDING_MODEL', features: WORDING_FEATURES, model: wording },
  ]);
  await write('utils/match/word-model.ts', '../phrases/strength', [
    { name: 'WORD_MODEL', features: WORD_FEATURES, model: word },
  ]);
}
