import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  ARTICLE_COLLECTIONS,
  type ArticleCollection,
  compareReports,
  type RecordReport,
} from '../../../utils/record/table';
import { SourceFolderError, textFiles } from '../source-folder';
import { readText, reportOfPath, withoutHeader } from './report-text';

/** One line of a text. */
export interface TextLine {
  readonly text: string;
  /** Whether it is the headline of a story. */
  readonly isHeadline: boolean;
}

/** What is counted once, whatever it says how often: a report, a day of news, an article. */
export type CountedText = { readonly lines: readonly TextLine[] } & (
  | { readonly kind: 'report'; readonly report: RecordReport }
  /** ISO date. */
  | { readonly kind: 'day'; readonly date: string }
  | { readonly kind: 'article'; readonly collection: ArticleCollection }
);

/** A file below a source folder, and what it holds. */
export interface SourceFile {
  readonly folder: string;
  /** Below the folder, with slashes. */
  readonly name: string;
  readonly kind: 'report' | 'news' | ArticleCollection;
}

const KINDS: readonly (readonly [RegExp, SourceFile['kind']])[] = [
  [/^news\/20\d\d\/(?:0[1-9]|1[0-2])\.txt$/, 'news'],
  [/^party_articles\/20\d\d\.txt$/, 'party'],
  [/^university_news\/[a-z]+\.txt$/, 'university'],
];

/**
 * The .txt files below folders that hold collections: reports in the order of the record, then news by month, then
 * articles; and a problem for each whose path doesn't say what it holds.
 * @throws SourceFolderError where a folder can't be read or has no such file.
 */
export async function listSources(
  folders: readonly string[],
): Promise<{ files: SourceFile[]; problems: string[] }> {
  const files: SourceFile[] = [];
  const problems: string[] = [];
  for (const folder of folders) {
    const names = await textFiles(folder, (each) => readdir(each, { recursive: true }));
    for (const name of names.map((each) => each.split(path.sep).join('/'))) {
      const kind = kindOf(name);
      if (kind === null) problems.push(`${name}: the path names no report or collection`);
      else files.push({ folder, name, kind });
    }
  }
  return { files: files.sort(inOrder), problems };
}

function kindOf(name: string): SourceFile['kind'] | null {
  if (reportOfPath(name) !== null) return 'report';
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

const ORDER: readonly SourceFile['kind'][] = ['report', 'news', ...ARTICLE_COLLECTIONS];

function inOrder(a: SourceFile, b: SourceFile): number {
  if (a.kind !== b.kind) return ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind);
  if (a.kind !== 'report') return a.name < b.name ? -1 : 1;
  return compareReports(reportOf(a), reportOf(b));
}

function reportOf({ name }: SourceFile): RecordReport {
  return reportOfPath(name) as RecordReport;
}

/**
 * The texts of a file, in its order.
 * @throws SourceFolderError where the file can't be read or isn't in UTF-8, UnusableDocumentError where it is empty.
 */
export async function textsOf(file: SourceFile): Promise<CountedText[]> {
  const text = await readText(file.folder, file.name);
  if (file.kind === 'report') {
    const lines = withoutHeader(text)
      .split('\n')
      .map((line) => ({ text: line, isHeadline: false }));
    return [{ kind: 'report', report: reportOf(file), lines }];
  }
  return split(text).map(({ head, lines }) => {
    if (file.kind === 'news') return { kind: 'day', date: dateOf(head, file), lines };
    const title = { text: head.replace(/^\d{4}-\d\d-\d\d /, ''), isHeadline: true };
    return { kind: 'article', collection: file.kind as ArticleCollection, lines: [title, ...lines] };
  });
}

/** What the collectors of the news have added. */
const ADDED_LINE = /^更新时间/;

/** A file's parts, each of which begins with a line with `# `. */
function split(text: string): { head: string; lines: TextLine[] }[] {
  const parts: { head: string; lines: TextLine[] }[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('# ')) parts.push({ head: line.slice(2).trim(), lines: [] });
    else if (line.startsWith('## ')) parts.at(-1)?.lines.push({ text: line.slice(3), isHeadline: true });
    else if (!ADDED_LINE.test(line)) parts.at(-1)?.lines.push({ text: line, isHeadline: false });
  }
  return parts;
}

/** @throws SourceFolderError where a part of the news has no date of its file's month. */
function dateOf(head: string, { name }: SourceFile): string {
  const [, year, month] = name.replace('.txt', '').split('/');
  if (!new RegExp(`^${year}-${month}-\\d\\d$`).test(head))
    throw new SourceFolderError([`${name}: ${head} is no day of the month`]);
  return head;
}
