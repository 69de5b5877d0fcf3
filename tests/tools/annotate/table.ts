import type { Annotation } from './annotation';
import type { PageAnnotations } from './reader';

/** Characters that a terminal shows two columns wide. Source: Unicode Standard Annex 11, classes W and F. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Widest wording, in columns, before the numbers move to its right. */
const WORDING_COLUMNS = 56;

/** Columns that a text takes in a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += wide.test(character) ? 2 : 1;
  return columns;
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

const heads = ['wording', 'kind', 'on page', 'in corpus'] as const;

/** A page's annotations as a person reads them: each wording, and under it where it stands in the corpus. */
export function formatPage({ file, title, han, share, annotations }: PageAnnotations): string {
  const places = annotations.reduce((sum, { count }) => sum + count, 0);
  const head = [
    file,
    `  ${title || '(no title)'}`,
    `  ${han.toLocaleString('en')} Han characters, ${(share * 100).toFixed(1)} % painted: ` +
      `${annotations.length} wordings at ${places} places`,
  ];
  if (annotations.length === 0) return `${head.join('\n')}\n`;
  const width = Math.min(
    WORDING_COLUMNS,
    Math.max(...annotations.map(({ text }) => columnsOf(text)), heads[0].length),
  );
  const rows = annotations.flatMap((annotation) => [
    `  ${pad(annotation.text, width)}  ${pad(annotation.kind, 8)}  ${String(annotation.count).padStart(7)}  ${frequency(annotation)}`,
    ...annotation.documents.map((document) => `      ${describe(document)}`),
  ]);
  const titles = `  ${pad(heads[0], width)}  ${pad(heads[1], 8)}  ${heads[2]}  ${heads[3]}`;
  return `${[...head, '', titles, ...rows].join('\n')}\n`;
}

function frequency({ documents }: Annotation): string {
  const places = documents.reduce((sum, { occurrences }) => sum + occurrences.length, 0);
  return `${places}× in ${documents.length} ${documents.length === 1 ? 'document' : 'documents'}`;
}

/** A document's title and its sections in which the phrase stands, each once with its number of places. */
function describe({ title, occurrences }: Annotation['documents'][number]): string {
  const sections = new Map<string, number>();
  for (const { section } of occurrences) sections.set(section, (sections.get(section) ?? 0) + 1);
  const named = [...sections].map(
    ([section, count]) => `${section || 'before the first section'}${count > 1 ? ` (${count}×)` : ''}`,
  );
  return `${title}: ${named.join('; ')}`;
}
