import { EXPLAINED_SHARE } from '../limits';
import { applyModel } from '../phrases/strength';
import { countHan } from '../text/han';
import type { Span } from '../text/span';
import { COMMA } from '../text/unit-table';
import { type Atom, findAtoms } from './atoms';
import { Evidence } from './evidence';
import { isPlaceholder } from './frame-matcher';
import type { Knowledge } from './knowledge';
import type { Match, MatchKind, Sensitivity } from './match';
import { PageText } from './page-text';
import { byEnd, partsOf } from './parts';
import { bestSegments } from './segments';
import { clausesWithEvidence, type PageWord, wordsOf } from './word-features';

/** What is marked. */
export interface MatchOptions {
  /** Whether verbatim runs of the corpus count that it has only once. */
  readonly reuse: boolean;
  readonly sensitivity: Sensitivity;
}

/** A word is better marked than not where it is more likely than this to be a part of a formula. */
const THRESHOLDS: Readonly<Record<Sensitivity, number>> = { few: 0.7, normal: 0.44, many: 0.3 };

/**
 * The formulas of a page's text, in order and apart, their quotes whole. What is known of each word (phrases,
 * templates, deviations, runs of the corpus, how official its surroundings are) becomes a probability; marked is
 * what gains most by it (`bestSegments`). Seven tenths of a mark are known wordings that `partsOf` names.
 */
export function matchText(knowledge: Knowledge, source: string, options: MatchOptions): Match[] {
  const page = new PageText(source, knowledge.words);
  const { atoms, clauses } = readWords(knowledge, page, options.reuse);
  const crossings = atomsOverCommas(page.text, atoms);
  const isWhole = (span: Span) =>
    page.beginsWell(span.start) &&
    page.endsWell(span.end) &&
    page.sourceOf(span) !== null &&
    isHeld(page.text, span, crossings);
  const segments = linked(clauses, crossings).flatMap((words) => {
    const weighed = words.map(({ start, end, han, features, isKnown, mayBegin, mayEnd }) => {
      const probability = 1 / (1 + Math.exp(-applyModel(knowledge.model, features)));
      return { start, end, han, probability, isKnown, mayBegin, mayEnd };
    });
    return bestSegments(weighed, THRESHOLDS[options.sensitivity], isWhole);
  });
  const sorted = byEnd(atoms);
  return withPlaceholders(page, segments, atoms)
    .flatMap((segment) => explained(segment, page, sorted))
    .flatMap(({ parts, ...span }) => {
      const whole = page.sourceOf(span);
      if (whole === null) return [];
      return [{ ...whole, kind: kindOf(span, parts), phrase: page.text.slice(span.start, span.end) }];
    });
}

/** What is known in a page's text, and the words of the clauses in which anything is, with their features. */
export function readWords(
  knowledge: Knowledge,
  page: PageText,
  reuse: boolean,
): { atoms: readonly Atom[]; clauses: readonly (readonly PageWord[])[] } {
  const atoms = findAtoms(knowledge, page, reuse);
  if (atoms.length === 0) return { atoms, clauses: [] };
  const evidence = new Evidence(page.text, atoms);
  const clauses = clausesWithEvidence(page.text, evidence);
  return { atoms, clauses: clauses.map((clause) => wordsOf(page, evidence, knowledge.keyness, clause)) };
}

/** For each comma that known wordings run over these wordings. */
function atomsOverCommas(text: string, atoms: readonly Atom[]): Map<number, Atom[]> {
  const crossings = new Map<number, Atom[]>();
  for (const atom of atoms) {
    for (let at = atom.start + 1; at < atom.end; at++) {
      if (text.charCodeAt(at) !== COMMA) continue;
      const others = crossings.get(at);
      if (others === undefined) crossings.set(at, [atom]);
      else others.push(atom);
    }
  }
  return crossings;
}

/** Puts clauses together that have nothing but a comma between them which a known wording runs over. */
function linked(
  clauses: readonly (readonly PageWord[])[],
  crossings: ReadonlyMap<number, unknown>,
): PageWord[][] {
  const runs: PageWord[][] = [];
  for (const words of clauses) {
    const before = runs.at(-1);
    const comma = words[0].start - 1;
    if (before !== undefined && before.at(-1)?.end === comma && crossings.has(comma)) before.push(...words);
    else runs.push([...words]);
  }
  return runs;
}

/** Whether over each comma of a span a known wording runs that is all in the span. */
function isHeld(text: string, span: Span, crossings: ReadonlyMap<number, readonly Span[]>): boolean {
  for (let at = span.start; at < span.end; at++) {
    if (text.charCodeAt(at) !== COMMA) continue;
    if (!crossings.get(at)?.some(({ start, end }) => start >= span.start && end <= span.end)) return false;
  }
  return true;
}

/**
 * Adds the templates that a figure or X fills, which no clause has whole: the longest first, each in the place of the
 * segments within it, unless one reaches beyond it.
 */
function withPlaceholders(page: PageText, segments: readonly Span[], atoms: readonly Atom[]): Span[] {
  const filled = atoms
    .filter(({ filler }) => filler !== undefined && isPlaceholder(page.text, filler.start))
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  if (filled.length === 0) return [...segments];
  // Which span stands at each unit: with many of both, comparing each with each would take too long.
  const standing: (Span | undefined)[] = new Array(page.text.length);
  for (const segment of segments) standing.fill(segment, segment.start, segment.end);
  for (const { start, end } of filled) {
    if ((standing[start]?.start ?? start) < start || (standing[end - 1]?.end ?? end) > end) continue;
    standing.fill({ start, end }, start, end);
  }
  return standing.filter((span, at): span is Span => span !== undefined && span.start === at);
}

interface Explained extends Span {
  readonly parts: readonly Atom[];
}

/**
 * A segment with its parts; where they leave too much of it over, each part alone that is whole.
 * @param atoms As `partsOf` needs them.
 */
function explained(segment: Span, page: PageText, atoms: readonly Atom[]): Explained[] {
  const parts = partsOf(segment, atoms);
  const han = (span: Span) => countHan(page.text.slice(span.start, span.end));
  const known = parts.reduce((sum, part) => sum + han(part), 0);
  if (known >= EXPLAINED_SHARE * han(segment)) return [{ ...segment, parts }];
  return parts
    .filter(({ isWholeStart, isWholeEnd }) => isWholeStart && isWholeEnd)
    .map((part) => ({ start: part.start, end: part.end, parts: [part] }));
}

/** The kind of the part that is half of a mark or more; several parts are a chain of phrases. */
function kindOf(span: Span, parts: readonly Atom[]): MatchKind {
  const half = (span.end - span.start) / 2;
  return parts.find(({ start, end }) => end - start >= half)?.kind ?? 'phrase';
}
