import { readable } from '../../../components/wording';
import type { Part, PhraseAnswer } from '../../../utils/lookup/answer';
import type { MatchKind } from '../../../utils/match/match';
import type { TabSummary } from '../../../utils/reports/report';
import { countHan } from '../../../utils/text/han';
import { normalise } from '../../../utils/text/normalise';
import type { PaintedRange } from '../../browser/harness/highlights';
import { type ShortRecord, shorten } from './record';

/** A wording that is painted on a page. */
export interface Wording {
  /** The page's own. */
  readonly text: string;
  /** Key of the phrase. */
  readonly phrase: string;
  readonly kind: MatchKind;
  /** How often it is painted. */
  readonly count: number;
}

/** A wording, and what corpus and record know of it. */
export interface Annotation extends Wording {
  /** Those of the corpus in which the whole wording stands. */
  readonly documents: readonly {
    readonly id: string;
    readonly title: string;
    /** `section` is empty before a document's first one. */
    readonly occurrences: readonly { readonly section: string; readonly sentence: string }[];
  }[];
  /** What the record has of the whole wording. */
  readonly record: ShortRecord | null;
  /** What the wording is made of, in order; empty where it is one phrase and known as such. */
  readonly parts: readonly AnnotationPart[];
}

/** A phrase, template or deviation in a wording. */
export interface AnnotationPart {
  /** The page's own wording. */
  readonly text: string;
  readonly kind: MatchKind;
  /** Under which it can be looked up. */
  readonly key: string;
  /** Of a template its frame with … for each slot, of a deviation the wording it deviates from; null of others. */
  readonly fixed: string | null;
  /** What fills a template's slots, in order. */
  readonly fillers: readonly string[];
  /** How many documents of the corpus have it. */
  readonly documents: number;
  readonly record: ShortRecord | null;
}

/** What came of putting the painted ranges beside the annotators' report. */
export interface Joined {
  /** In the report's order, which is that of reading. */
  readonly wordings: readonly Wording[];
  /** What the two say differently; empty where they agree. */
  readonly differences: readonly string[];
}

/** What is looked at of a painted range. */
type Painted = Pick<PaintedRange, 'kind' | 'text'>;

/** A mark is painted in pieces where no range can reach over what stands between, ruby text for instance. */
const MOST_PIECES = 8;

/** Counts the painted wordings, and compares them with what the annotators reported. */
export function join(painted: readonly Painted[], report: TabSummary): Joined {
  const wordings = new Map<string, Wording>();
  for (const { kind, text } of wholeMarks(painted, report)) {
    const known = wordings.get(`${kind} ${text}`);
    const phrase = normalise(text).text;
    wordings.set(
      `${kind} ${text}`,
      known ? { ...known, count: known.count + 1 } : { text, phrase, kind, count: 1 },
    );
  }
  const order = new Map(report.marks.map((mark, place) => [keyOf(mark), place]));
  const placeOf = (wording: Wording) => order.get(keyOf(wording)) ?? order.size;
  return {
    wordings: [...wordings.values()].sort((a, b) => placeOf(a) - placeOf(b)),
    differences: [...differences([...wordings.values()], report)],
  };
}

/** Puts the pieces of marks together: pieces are painted one after the other, and only the whole is a phrase. */
function wholeMarks(painted: readonly Painted[], report: TabSummary): Painted[] {
  const reported = new Set(report.marks.map(keyOf));
  const isReported = ({ kind, text }: Painted) => reported.has(keyOf({ kind, phrase: normalise(text).text }));
  const whole: Painted[] = [];
  for (let i = 0; i < painted.length; i++) {
    let mark = painted[i];
    let last = i;
    while (!isReported(mark) && last + 1 < painted.length && last - i + 1 < MOST_PIECES) {
      mark = { kind: mark.kind, text: mark.text + painted[++last].text };
    }
    const isWhole = isReported(mark);
    whole.push(isWhole ? mark : painted[i]);
    if (isWhole) i = last;
  }
  return whole;
}

function* differences(wordings: readonly Wording[], report: TabSummary): Generator<string> {
  const painted = total(wordings);
  const reported = total(report.marks);
  for (const key of new Set([...painted.keys(), ...reported.keys()])) {
    const [p, r] = [painted.get(key) ?? 0, reported.get(key) ?? 0];
    if (p !== r) yield `${key}: painted ${p}, reported ${r}`;
  }
  const han = wordings.reduce((sum, { text, count }) => sum + count * countHan(text), 0);
  if (han !== report.painted) yield `Han characters: painted ${han}, reported ${report.painted}`;
}

/** How often each phrase of each kind counts in all its wordings and frames. */
function total(marks: readonly Pick<Wording, 'phrase' | 'kind' | 'count'>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const mark of marks) sums.set(keyOf(mark), (sums.get(keyOf(mark)) ?? 0) + mark.count);
  return sums;
}

function keyOf({ phrase, kind }: Pick<Wording, 'phrase' | 'kind'>): string {
  return `${kind} ${phrase}`;
}

/** Puts what corpus and record know of a wording beside it. */
export function annotate(wording: Wording, answer: PhraseAnswer): Annotation {
  const { documents, lines, record, parts } = answer;
  return {
    ...wording,
    documents: documents.map(({ id, title }) => ({
      id,
      title,
      occurrences: lines
        .filter(({ documentId }) => documentId === id)
        .map(({ section, sentence }) => ({ section, sentence })),
    })),
    record: shorten(record),
    parts: isOnePhrase(answer) ? [] : parts.map(annotatePart),
  };
}

/** Whether a wording is known as a whole, and as nothing but that. */
function isOnePhrase({ frequency, record, parts }: PhraseAnswer): boolean {
  const isKnown = frequency > 0 || record !== null;
  return isKnown && parts.length <= 1 && parts.every(({ frame, deviation }) => !frame && !deviation);
}

function annotatePart({
  text,
  kind,
  key,
  frame,
  deviation,
  documentFrequency,
  record,
}: Part): AnnotationPart {
  return {
    text,
    kind,
    key,
    fixed: frame ? frame.fixed.map(readable).join('…') : (deviation?.fixed ?? null),
    fillers: frame?.fillers ?? [],
    documents: documentFrequency,
    record: shorten(record),
  };
}
