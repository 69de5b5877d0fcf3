import type { CorpusYears } from './answer';

/** What is asked of a document for the years. */
export interface DatedDocument {
  readonly id: string;
  readonly year: number | null;
  readonly han: number;
}

/**
 * A wording over the years of the corpus.
 * @param documents All of the corpus. @param counts Places of the wording in those that have it.
 */
export function corpusYears(
  documents: readonly DatedDocument[],
  counts: readonly { readonly id: string; readonly frequency: number }[],
): CorpusYears {
  const frequencies = new Map(counts.map(({ id, frequency }) => [id, frequency]));
  const byYear = new Map<
    number,
    { documents: number; han: number; frequency: number; documentFrequency: number }
  >();
  const undated = { documents: 0, frequency: 0 };
  for (const { id, year, han } of documents) {
    const frequency = frequencies.get(id) ?? 0;
    if (year === null) {
      undated.documents++;
      undated.frequency += frequency;
      continue;
    }
    const sums = byYear.get(year) ?? { documents: 0, han: 0, frequency: 0, documentFrequency: 0 };
    byYear.set(year, sums);
    sums.documents++;
    sums.han += han;
    sums.frequency += frequency;
    if (frequency > 0) sums.documentFrequency++;
  }
  const known = [...byYear.keys()];
  const first = known.reduce((least, year) => Math.min(least, year), Number.POSITIVE_INFINITY);
  const last = known.reduce((most, year) => Math.max(most, year), Number.NEGATIVE_INFINITY);
  const none = { documents: 0, han: 0, frequency: 0, documentFrequency: 0 };
  const years = Array.from({ length: known.length === 0 ? 0 : last - first + 1 }, (_, at) => ({
    year: first + at,
    ...(byYear.get(first + at) ?? none),
  }));
  return { years, undated };
}
