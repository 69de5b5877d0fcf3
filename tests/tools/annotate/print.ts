import { columnsOf } from '../text-table';
import { type Annotation, type AnnotationPart, recordWords } from './annotation';
import { type ReadOptions, readPages } from './pages';
import type { PageAnnotations } from './reader';

/** How pages are printed. */
export interface PrintOptions extends ReadOptions {
  /** One JSON object a line instead of a table. */
  readonly json?: boolean;
}

/**
 * Prints what the extension paints on pages, and on stderr a line for each page that can't be read.
 * @param command Named in the lines on stderr.
 * @returns Whether all went well.
 * @throws Error where the extension can't be built or the browser doesn't start.
 */
export async function printPages(
  command: string,
  files: readonly string[],
  options: PrintOptions,
): Promise<boolean> {
  let failures = 0;
  for await (const { file, outcome } of readPages(files, options)) {
    const errors = outcome instanceof Error ? [outcome.message] : outcome.differences;
    if (!(outcome instanceof Error))
      console.log(options.json ? JSON.stringify(outcome.page) : formatPage(outcome.page));
    for (const error of errors) console.error(`${command}: ${file}: ${error}`);
    failures += errors.length;
  }
  return failures === 0;
}

/** Widest wording, in columns, before the numbers move to its right. */
const WORDING_COLUMNS = 56;

/** Columns of the longest kind. */
const KIND_COLUMNS = 'deviation'.length;

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

const heads = ['wording', 'kind', 'on page', 'in corpus', 'in the record'] as const;

/**
 * A page's annotations for people: each wording, and under it what is known within it and where it occurs in the corpus.
 */
export function formatPage({ file, title, han, share, annotations }: PageAnnotations): string {
  const places = annotations.reduce((sum, { count }) => sum + count, 0);
  const head = [
    file,
    `  ${title || '(no title)'}`,
    `  ${han.toLocaleString('en')} Han characters, ${(share * 100).toFixed(1)} % painted: ` +
      `${annotations.length} wordings at ${places} places`,
  ];
  if (annotations.length === 0) return `${head.join('\n')}\n`;
  const [wording, kind, onPage, inCorpus, inRecord] = heads;
  const widest = (texts: readonly string[]) => Math.max(...texts.map(columnsOf));
  const width = Math.min(WORDING_COLUMNS, widest([wording, ...annotations.map(({ text }) => text)]));
  const corpusWidth = widest([inCorpus, ...annotations.map(frequency)]);
  const row = (cells: readonly [string, string, string, string, string]) =>
    [
      `  ${pad(cells[0], width)}`,
      pad(cells[1], KIND_COLUMNS),
      cells[2].padStart(onPage.length),
      pad(cells[3], corpusWidth),
      cells[4],
    ]
      .join('  ')
      .trimEnd();
  const rows = annotations.flatMap((annotation) => {
    const { text, count, record, parts, documents } = annotation;
    return [
      row([text, annotation.kind, `${count}`, frequency(annotation), recordWords(record)]),
      ...parts.map((part) => `      ${describePart(part)}`),
      ...documents.map((document) => `      ${describe(document)}`),
    ];
  });
  return `${[...head, '', row([wording, kind, onPage, inCorpus, inRecord]), ...rows].join('\n')}\n`;
}

function frequency({ documents }: Annotation): string {
  const places = documents.reduce((sum, { occurrences }) => sum + occurrences.length, 0);
  return documents.length === 0 ? '-' : `${places}× in ${documentWords(documents.length)}`;
}

function documentWords(documents: number): string {
  return `${documents} ${documents === 1 ? 'document' : 'documents'}`;
}

/** A part's wording and facts; for a template the fixed pieces and what fills them, for a deviation the fixed wording. */
function describePart({ text, kind, fixed, fillers, documents, record }: AnnotationPart): string {
  const wording = {
    template: `${fixed} (${fillers.join(', ')})`,
    deviation: `${text}, fixed: ${fixed}`,
    phrase: text,
    reuse: text,
  }[kind];
  const facts = [documents > 0 ? documentWords(documents) : '', recordWords(record)];
  return `${kind} ${wording}: ${facts.filter((words) => words !== '').join(', ') || '-'}`;
}

/** A document's title and its sections that have the phrase, each once with its number of occurrences. */
function describe({ title, occurrences }: Annotation['documents'][number]): string {
  const sections = new Map<string, number>();
  for (const { section } of occurrences) sections.set(section, (sections.get(section) ?? 0) + 1);
  const named = [...sections].map(
    ([section, count]) => `${section || 'before the first section'}${count > 1 ? ` (${count}×)` : ''}`,
  );
  return `${title}: ${named.join('; ')}`;
}
