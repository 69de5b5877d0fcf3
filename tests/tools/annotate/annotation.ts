import { readable } from '../../../utils/labels/wording';
import type { Part, PhraseAnswer } from '../../../utils/lookup/answer';
import type { MarkKind } from '../../../utils/marks/kinds';
import type { RecordFacts, SeriesFacts } from '../../../utils/record/facts';
import type { TabSummary } from '../../../utils/reports/report';
import { countHan } from '../../../utils/text/han';
import { normalise } from '../../../utils/text/normalise';
import type { PaintedRange } from '../../browser/harness/highlights';

/** A wording that is painted on a page. */
export interface Wording {
  /** The page's own. */
  readonly text: string;
  /** Key of the phrase. */
  readonly phrase: string;
  readonly kind: MarkKind;
  /** How often it is painted. */
  readonly count: number;
}

/** A wording with what corpus and record know of it. */
export interface Annotation extends Wording {
  /** Documents of the corpus that have the whole wording. */
  readonly documents: readonly {
    readonly id: string;
    readonly title: string;
    /** `section` is empty before a document's first one. */
    readonly occurrences: readonly { readonly section: string; readonly sentence: string }[];
  }[];
  /** What the record has of the whole wording. */
  readonly record: ShortRecord | null;
  /** What is known within the wording, in order; empty where it is one known phrase. */
  readonly parts: readonly AnnotationPart[];
}

/** A phrase, template or deviation within a wording. */
export interface AnnotationPart {
  /** The page's own wording. */
  readonly text: string;
  readonly kind: MarkKind;
  /** The key by which it can be looked up. */
  readonly key: string;
  /** For a template, its fixed pieces with … for each slot; for a deviation, the fixed wording; else null. */
  readonly fixed: string | null;
  /** What fills a template's slots, in order. */
  readonly fillers: readonly string[];
  /** How many documents of the corpus have it. */
  readonly documents: number;
  readonly record: ShortRecord | null;
}

/** The painted ranges compared with the annotators' report. */
export interface Joined {
  /** In the report's order, which is reading order. */
  readonly wordings: readonly Wording[];
  /** Where the two differ; empty where they agree. */
  readonly differences: readonly string[];
}

/** What is used of a painted range. */
type Painted = Pick<PaintedRange, 'kind' | 'text'>;

/** A mark is painted in pieces where no range can cross what is between, such as ruby text. */
const MAX_PIECES = 8;

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

/** Joins the pieces of marks: pieces are painted in turn, and only the whole is a phrase. */
function wholeMarks(painted: readonly Painted[], report: TabSummary): Painted[] {
  const reported = new Set(report.marks.map(keyOf));
  const isReported = ({ kind, text }: Painted) => reported.has(keyOf({ kind, phrase: normalise(text).text }));
  const whole: Painted[] = [];
  for (let i = 0; i < painted.length; i++) {
    let mark = painted[i];
    let last = i;
    while (!isReported(mark) && last + 1 < painted.length && last - i + 1 < MAX_PIECES) {
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

/** The count of each phrase of each kind in all its wordings and iframes. */
function total(marks: readonly Pick<Wording, 'phrase' | 'kind' | 'count'>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const mark of marks) sums.set(keyOf(mark), (sums.get(keyOf(mark)) ?? 0) + mark.count);
  return sums;
}

function keyOf({ phrase, kind }: Pick<Wording, 'phrase' | 'kind'>): string {
  return `${kind} ${phrase}`;
}

/** Adds to a wording what corpus and record know of it. */
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

/** Whether a wording is known only as a whole. */
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

/** How many reports of a series have a phrase, of how many, and the years of the first and the last. */
type Reports = Pick<SeriesFacts, 'reports' | 'total' | 'first' | 'last'>;

/** What the record has of a phrase, in short; a series is null where none of its reports has the phrase. */
export interface ShortRecord {
  readonly national: Reports | null;
  readonly congress: Reports | null;
  /** All of one year. */
  readonly provincial: Pick<Reports, 'reports' | 'total'> | null;
}

/** The short form of what reports have; null where none has it. */
function shorten(facts: RecordFacts | null): ShortRecord | null {
  if (facts === null) return null;
  const { national, congress, provincial } = facts;
  if (!national && !congress && !provincial) return null;
  return {
    national: national && reportsOf(national),
    congress: congress && reportsOf(congress),
    provincial: provincial && { reports: provincial.reports, total: provincial.total },
  };
}

function reportsOf({ reports, total, first, last }: SeriesFacts): Reports {
  return { reports, total, first, last };
}

/** `national 12/52 1993-2025, congress 3/9 2012-2022, provinces 24/31`; empty where the record has nothing. */
export function recordWords(record: ShortRecord | null): string {
  if (record === null) return '';
  const { national, congress, provincial } = record;
  return [
    national && `national ${countWords(national)} ${yearWords(national)}`,
    congress && `congress ${countWords(congress)} ${yearWords(congress)}`,
    provincial && `provinces ${countWords(provincial)}`,
  ]
    .filter((words) => words !== null)
    .join(', ');
}

function countWords({ reports, total }: Pick<Reports, 'reports' | 'total'>): string {
  return `${reports}/${total}`;
}

function yearWords({ first, last }: Reports): string {
  return first === last ? `${first}` : `${first}-${last}`;
}
