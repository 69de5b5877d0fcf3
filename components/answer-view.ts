import type { Part, PhraseAnswer } from '../utils/lookup/answer';
import type { RecordFacts } from '../utils/record/facts';

/** What is shown of an answer. */
export interface AnswerView {
  /** The one part that is the whole wording: a phrase, a filled template or a deviation; null where there is none. */
  readonly whole: Part | null;
  readonly record: RecordFacts | null;
  /** Places and documents of the corpus, of the wording or, where it has none, of its template or fixed wording. */
  readonly frequency: number;
  readonly documentFrequency: number;
  readonly documentTotal: number;
  /** Whether corpus or record have the wording as a whole. */
  readonly known: boolean;
  /** Parts whose places can be shown one by one; the whole itself where the answer has none of its places. */
  readonly parts: readonly Part[];
}

/** Sorts out an answer: what is said of the whole, and which parts are listed. */
export function viewOf(answer: PhraseAnswer): AnswerView {
  const { query, key, documents, documentTotal, parts } = answer;
  const [only] = parts;
  const isWhole = parts.length === 1 && (only.key === key || only.end - only.start === query.length);
  const whole = isWhole ? only : null;
  const record = answer.record ?? whole?.record ?? null;
  const hasPlaces = answer.frequency > 0 || whole === null;
  const frequency = hasPlaces ? answer.frequency : whole.frequency;
  return {
    whole,
    record,
    frequency,
    documentFrequency: hasPlaces ? documents.length : whole.documentFrequency,
    documentTotal,
    known: frequency > 0 || record !== null,
    parts: whole === null || isPlaceless(answer, whole) ? parts : [],
  };
}

/** Whether a template or a fixed wording has places that did not come with the answer. */
function isPlaceless({ key, lines }: PhraseAnswer, whole: Part): boolean {
  return whole.key !== key && whole.frequency > 0 && lines.length === 0;
}
