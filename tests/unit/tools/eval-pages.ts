import { type KnownStrings, type Mark, type PageScore, scorePage } from '../../tools/eval/score';

/** A made-up page with what a person has marked and what the extension marks. */
export interface Page {
  /** `p` by default. */
  readonly name?: string;
  readonly text: string;
  readonly B?: readonly string[];
  readonly T?: readonly string[];
  readonly marks?: readonly string[];
}

/** Scores a made-up page; all its marks are of phrases. */
export function score(
  { name = 'p', text, B = [], T = [], marks = [] }: Page,
  known: KnownStrings | null = null,
): PageScore {
  const ofPhrases = marks.map((mark): Mark => ({ text: mark, kind: 'phrase' }));
  return scorePage({ name, text, gold: { B, T } }, ofPhrases, known);
}
