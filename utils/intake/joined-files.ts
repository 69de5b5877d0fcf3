import type { UserDocumentWithText } from '../collections/user-corpus';
import { noted } from '../log';
import { type ArticlePage, articlesOf, joinPages } from './article-pages';
import {
  duplicateProblem,
  type FileReport,
  type IntakeResult,
  lineOf,
  type TakenFile,
} from './intake-result';
import type { IntakeNote } from './problem';

/** Titles of all documents of the corpus by id; null for an unknown title. */
type Known = ReadonlyMap<string, string | null>;

/**
 * Makes one document, with one line in the report, of the pages of each article that came in several. It is refused like
 * any other where its text is there already.
 */
export async function withPagesJoined(
  result: IntakeResult,
  pages: readonly ArticlePage[],
  known: Known,
): Promise<IntakeResult> {
  let joined = result;
  for (const [first, ...others] of articlesOf(pages)) {
    const whole = await joinPages([first, ...others]).catch(noted('Pages were not joined.', null));
    if (whole !== null) joined = withOneDocument(joined, [first, ...others], whole, known);
  }
  return joined;
}

/** Replaces documents and their lines by one, at the place of the first line. */
function withOneDocument(
  { reports, documents, collections }: IntakeResult,
  pages: readonly UserDocumentWithText[],
  { info, text, sections }: UserDocumentWithText & Pick<TakenFile, 'sections'>,
  known: Known,
): IntakeResult {
  const ids = new Set(pages.map((page) => page.info.id));
  const isPage = (report: FileReport): report is FileReport & TakenFile =>
    'taken' in report && ids.has(report.taken.id);
  const lines = reports.filter(isPage);
  const { within, origin } = lines[0];
  const name = lines.map((line) => line.name).join(' + ');
  const problem = duplicateProblem(info.id, known, lineOf(reports, info.id));
  const taken = {
    taken: info,
    sections,
    leftOut: lines.flatMap((each) => each.leftOut),
    notes: [
      { kind: 'pages', count: pages.length } as const,
      ...joinNotes(lines.flatMap(({ notes }) => notes)),
    ],
    pages: pages.flatMap((page) =>
      lines.filter(({ taken: { id } }) => id === page.info.id).map((report) => ({ report, text: page.text })),
    ),
  };
  const line: FileReport = { name, within, origin, ...(problem === null ? taken : { problem }) };
  const first = lines[0].taken.id;
  return {
    reports: reports
      .filter((report) => !isPage(report) || report === lines[0])
      .map((each) => (each === lines[0] ? line : each)),
    documents: documents.flatMap((document) => {
      if (!ids.has(document.info.id)) return [document];
      return document.info.id === first && problem === null ? [{ info, text }] : [];
    }),
    collections,
  };
}

/** A note for each kind, with the counts of all. What was guessed of one page can't be chosen for all. */
function joinNotes(notes: readonly IntakeNote[]): IntakeNote[] {
  const joined = new Map<string, IntakeNote>();
  for (const note of notes) {
    const before = joined.get(note.kind);
    if (note.kind === 'encoding') joined.set(note.kind, { ...note, isGuessed: false });
    else if (before !== undefined && 'count' in before && 'count' in note)
      joined.set(note.kind, { ...note, count: before.count + note.count });
    else joined.set(note.kind, note);
  }
  return [...joined.values()];
}
