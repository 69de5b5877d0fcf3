import { PageText as MatchedText } from '../../../utils/match/page-text';
import { isHan } from '../../../utils/text/han';
import { normalise } from '../../../utils/text/normalise';
import type { Span } from '../../../utils/text/span';
import type { WordList } from '../../../utils/words/word-list';
import { PageText } from '../eval/page-text';
import type { MarkedPage } from '../eval/score';

/** How many Han characters a span has, and how many of them are marked as boilerplate and as terms. */
export interface Share {
  readonly han: number;
  readonly boilerplate: number;
  readonly terms: number;
}

/** A line of a marked page: its wording, its text for matching, and what a person marked. */
export class MarkedLine {
  readonly source: string;
  readonly page: MatchedText;
  /** For each normalised unit 1 for boilerplate, 2 for a term, else 0. */
  readonly #labels: Uint8Array;

  constructor(source: string, labels: Uint8Array, words: WordList) {
    this.source = source;
    this.page = new MatchedText(source, words);
    const { starts, text } = normalise(source);
    this.#labels = Uint8Array.from(text, (_, at) => labels[starts[at]]);
  }

  /** Counts a span of normalised units. */
  share({ start, end }: Span): Share {
    let [han, boilerplate, terms] = [0, 0, 0];
    for (let at = start; at < end; at++) {
      if (!isHan(this.page.text.charCodeAt(at))) continue;
      han++;
      if (this.#labels[at] === 1) boilerplate++;
      if (this.#labels[at] === 2) terms++;
    }
    return { han, boilerplate, terms };
  }
}

/** The lines of a page's rendered text that have any text; `words` are those by which they are matched. */
export function markedLines({ text, gold }: MarkedPage, words: WordList): MarkedLine[] {
  const page = new PageText(text);
  const [boilerplate, terms] = [page.cover(gold.B), page.cover(gold.T)];
  const labels = boilerplate.map((is, at) => (is === 1 ? 1 : terms[at] === 1 ? 2 : 0));
  let start = 0;
  return text.split('\n').flatMap((source) => {
    const line = source.trim() === '' ? [] : [new MarkedLine(source, labels.subarray(start), words)];
    start += source.length + 1;
    return line;
  });
}
