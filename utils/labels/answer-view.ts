import type { OwnCounts, Part, PhraseAnswer } from '../lookup/answer';
import type { RecordFacts } from '../record/facts';

/** What facts are about: the wording itself, the template it fills, or the fixed wording it deviates from. */
export type Subject = 'wording' | 'template' | 'fixed';

/** What to show of an answer. */
export interface AnswerView {
  /**
   * The one member that is the whole wording: a phrase, a filled template or a deviation; null where there is
   * none.
   */
  readonly whole: Part | null;
  readonly record: RecordFacts | null;
  readonly recordOf: Subject;
  /**
   * Occurrences and documents in the corpus, of the wording or, without any, of its template or fixed
   * wording.
   */
  readonly frequency: number;
  readonly documentFrequency: number;
  readonly frequencyOf: Subject;
  readonly documentTotal: number;
  /** The same of the user's own documents alone; null where they are not part of these counts, or there are none. */
  readonly own: OwnCounts | null;
  /** Whether corpus or record have the wording as a whole. */
  readonly known: boolean;
  /** Where only members are known: the longest that the record has, the one with most to say; null where there is none. */
  readonly lead: Part | null;
  /** Members whose occurrences can be shown; the whole itself where the answer has none of its occurrences. */
  readonly parts: readonly Part[];
}

/** Decides what to show of an answer: facts about the whole, and which members are listed. */
export function viewOf(answer: PhraseAnswer): AnswerView {
  const { query, key, documents, documentTotal, parts } = answer;
  const [only] = parts;
  const isWhole = parts.length === 1 && (only.key === key || only.end - only.start === query.length);
  const whole = isWhole ? only : null;
  const record = answer.record ?? whole?.record ?? null;
  const hasPlaces = answer.frequency > 0 || whole === null;
  const frequency = hasPlaces ? answer.frequency : whole.frequency;
  const known = frequency > 0 || record !== null;
  return {
    whole,
    record,
    recordOf: answer.record === null ? subjectOf(whole) : subjectOf(whole, key),
    frequency,
    documentFrequency: hasPlaces ? documents.length : whole.documentFrequency,
    frequencyOf: answer.frequency === 0 ? subjectOf(whole) : subjectOf(whole, key),
    documentTotal,
    own: hasPlaces && answer.own.documentTotal > 0 ? answer.own : null,
    known,
    lead: known ? null : leadOf(parts),
    parts: whole === null || isPlaceless(answer, whole) ? parts : [],
  };
}

/** The longest member that the record has, the first of equally long ones. */
function leadOf(parts: readonly Part[]): Part | null {
  const inRecord = parts.filter(({ record }) => record !== null);
  return inRecord.reduce<Part | null>(
    (lead, part) => (lead !== null && part.end - part.start <= lead.end - lead.start ? lead : part),
    null,
  );
}

/**
 * What the facts beside a member are about: the member's template or fixed wording, or the wording itself
 * where they are known under its own key.
 * @param key The key under which the facts are known.
 */
export function subjectOf(part: Part | null, key = part?.key): Subject {
  if (part === null || part.key !== key) return 'wording';
  if (part.deviation) return 'fixed';
  return part.frame ? 'template' : 'wording';
}

/** Whether a template or a fixed wording has occurrences that did not come with the answer. */
function isPlaceless({ key, lines }: PhraseAnswer, whole: Part): boolean {
  return whole.key !== key && whole.frequency > 0 && lines.length === 0;
}
