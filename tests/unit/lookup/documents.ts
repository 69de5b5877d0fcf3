import type { CorpusDocument } from '../../../utils/corpus/document';
import { parseCleaned } from '../../../utils/corpus/parse';

/** A document of a text, whose first line is the title; different numbers have different ids. */
export function asDocument(text: string, number: number): CorpusDocument {
  const hash = number.toString(16).padStart(64, '0');
  return {
    id: `doc-${number}`,
    title: text.split('\n')[0],
    occasion: 'speech',
    level: 'county',
    year: 2020 + number,
    source: `${number}.txt`,
    hash,
    han: 0,
    ...parseCleaned(text),
  };
}
