import { EXPLAINED_SHARES } from '../limits';
import type { MarkKind, Sensitivity } from '../marks/kinds';
import { applyModel } from '../phrases/strength';
import { RARITIES, type Rarity } from '../record/rarity';
import type { Span } from '../text/span';
import { COMMA } from '../text/units';
import { type Atom, findAtoms } from './atoms';
import { LANGUAGE_COUNTS, NEED_STEPS, PROOF } from './company';
import { Evidence } from './evidence';
import { isPlaceholder } from './frame-matcher';
import type { Knowledge } from './knowledge';
import type { Match } from './match';
import { PageText } from './page-text';
import { byEnd, partsOf } from './parts';
import { reusable } from './reusable';
import { bestSegments, WeighedWords } from './segments';
import { clausesWithEvidence, forEachWord, type PageWord, wordsOf } from './word-features';

/** What is marked. */
export interface MatchOptions {
  /** Whether verbatim runs count that the corpus has only once. */
  readonly reuse: boolean;
  readonly sensitivity: Sensitivity;
}

/** Marking a word gains something where its probability of belonging to a formula is above this. */
const THRESHOLDS: Readonly<Record<Sensitivity, number>> = { few: 0.81, normal: 0.48, many: 0.13 };

/** The words of the clause that is being weighed, with those of clauses linked to it. */
const words = new WeighedWords();

/**
 * The formulas in a text, in order, without overlaps, with whole quotes. The evidence for each word (phrases,
 * templates, deviations, runs of the corpus, how official its surroundings are) becomes a probability; the segments
 * that gain most are marked (`bestSegments`). EXPLAINED_SHARES of a mark are known wordings (`partsOf`).
 */
export function matchText(knowledge: Knowledge, source: string, options: MatchOptions): Match[] {
  return matchesOf(knowledge, new PageText(source, knowledge.words), options);
}

/** `matchText` for a text that is already prepared. */
export function matchesOf(knowledge: Knowledge, page: PageText, options: MatchOptions): Match[] {
  const atoms = findAtoms(knowledge, page, options.reuse);
  if (atoms.length === 0) return [];
  const evidence = new Evidence(page.units, atoms);
  const clauses = clausesWithEvidence(page.units, evidence);
  const crossings = new Crossings(page.units, atoms);
  const isWhole = (span: Span) =>
    page.beginsWell(span.start) &&
    page.endsWell(span.end) &&
    page.sourceOf(span) !== null &&
    crossings.hold(span);
  const threshold = THRESHOLDS[options.sensitivity];
  const share = EXPLAINED_SHARES[options.sensitivity];
  const segments: Span[] = [];
  words.clear();
  for (let i = 0; i < clauses.length; i++) {
    forEachWord(page, evidence, knowledge, clauses[i], (word, features) => {
      words.add(word, 1 / (1 + Math.exp(-applyModel(knowledge.model, features))));
    });
    if (isLinked(clauses[i], clauses[i + 1], crossings)) continue;
    for (const segment of bestSegments(words, threshold, share, isWhole)) segments.push(segment);
    words.clear();
  }
  const marks: Match[] = [];
  const sorted = byEnd(atoms);
  for (const segment of withPlaceholders(page, segments, atoms)) {
    for (const { start, end, parts } of explained(segment, page, sorted, share)) {
      const whole = page.sourceOf({ start, end });
      if (whole === null) continue;
      marks.push({
        start: whole.start,
        end: whole.end,
        kind: kindOf(end - start, parts),
        phrase: page.text.slice(start, end),
        rarity: rarityOfParts(parts),
        needs: needsOf(page, parts),
      });
    }
  }
  return marks;
}

/** The atoms of a page's text, and the words of the clauses that have any evidence, with their features. */
export function readWords(
  knowledge: Knowledge,
  page: PageText,
  reuse: boolean,
): { atoms: readonly Atom[]; clauses: readonly (readonly PageWord[])[] } {
  const atoms = findAtoms(knowledge, page, reuse);
  const evidence = new Evidence(page.units, atoms);
  const clauses = clausesWithEvidence(page.units, evidence);
  return { atoms, clauses: clauses.map((clause) => wordsOf(page, evidence, knowledge, clause)) };
}

/** Which known wordings run over each comma of a text. */
class Crossings {
  /** For each unit, the first comma at or after it. */
  readonly #nextComma: Int32Array;
  readonly #atoms = new Map<number, Atom[]>();

  constructor(units: Uint16Array, atoms: readonly Atom[]) {
    this.#nextComma = nextCommas(units);
    for (const atom of atoms) {
      for (let at = this.#after(atom.start); at < atom.end; at = this.#after(at)) {
        const others = this.#atoms.get(at);
        if (others === undefined) this.#atoms.set(at, [atom]);
        else others.push(atom);
      }
    }
  }

  /** Whether a known wording runs over a comma. @param at Any unit; false where it isn't a comma. */
  has(at: number): boolean {
    return this.#atoms.has(at);
  }

  /** Whether each comma of a span is crossed by a known wording that lies within the span. */
  hold(span: Span): boolean {
    for (let at = this.#nextComma[span.start]; at < span.end; at = this.#after(at)) {
      if (!this.#atoms.get(at)?.some(({ start, end }) => start >= span.start && end <= span.end))
        return false;
    }
    return true;
  }

  #after(at: number): number {
    return this.#nextComma[at + 1];
  }
}

/** Scratch array of `nextCommas`. */
const commaPlaces = reusable((length) => new Int32Array(length));

/** For each unit of a text, and for its end, the first comma at or after it; the text's length where there is none. */
function nextCommas(units: Uint16Array): Int32Array {
  const commas = commaPlaces(units.length + 1);
  let next = units.length;
  commas[next] = next;
  for (let at = next - 1; at >= 0; at--) {
    if (units[at] === COMMA) next = at;
    commas[at] = next;
  }
  return commas;
}

/** Whether only a comma separates two clauses, and a known wording runs over it. */
function isLinked(clause: Span, next: Span | undefined, crossings: Crossings): boolean {
  return next !== undefined && next.start - 1 === clause.end && crossings.has(clause.end);
}

/**
 * Adds templates filled by a figure or X; these are barriers, so no clause contains such a template. The longest come
 * first. Each replaces the segments within it, unless one reaches beyond it.
 */
function withPlaceholders(page: PageText, segments: readonly Span[], atoms: readonly Atom[]): Span[] {
  const filled = atoms
    .filter(({ filler }) => filler !== undefined && isPlaceholder(page.units[filler.start]))
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  if (filled.length === 0) return [...segments];
  // The span at each unit: with many segments and templates, comparing all pairs would take too long.
  const standing: (Span | undefined)[] = new Array(page.units.length);
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
 * A segment with its parts; where they leave too much of it unexplained, each whole part separately.
 * @param atoms In `byEnd` order. @param share See EXPLAINED_SHARES.
 */
function explained({ start, end }: Span, page: PageText, atoms: readonly Atom[], share: number): Explained[] {
  const parts = partsOf({ start, end }, atoms);
  let known = 0;
  for (const part of parts) known += page.countHan(part.start, part.end);
  if (known >= share * page.countHan(start, end)) return [{ start, end, parts }];
  return parts
    .filter(({ isWholeStart, isWholeEnd }) => isWholeStart && isWholeEnd)
    .map((part) => ({ start: part.start, end: part.end, parts: [part] }));
}

/** The kind of the part that makes up at least half of a mark's `units`; a phrase if all parts are smaller. */
function kindOf(units: number, parts: readonly Atom[]): MarkKind {
  for (const { start, end, kind } of parts) if ((end - start) * 2 >= units) return kind;
  return 'phrase';
}

/**
 * How far a mark falls short of being proof, as `Match.needs`. Each Han character of a part, like its logit,
 * makes it less likely that ordinary language has the same words by chance. The strongest part counts in full, the
 * others half: adjacent wordings say much the same.
 */
function needsOf(page: PageText, parts: readonly Atom[]): number {
  let most = 0;
  let all = 0;
  for (const { start, end, logit } of parts) {
    const says = Math.max(0, page.countHan(start, end) + logit);
    most = Math.max(most, says);
    all += says;
  }
  const needs = PROOF - (most + all) / 2;
  return Math.ceil(NEED_STEPS * Math.max(-LANGUAGE_COUNTS, needs));
}

/**
 * The rarity of a mark: that of its rarer half, by length. A rare wording among common ones counts only if it makes up
 * half of the mark.
 */
export function rarityOfParts(parts: readonly Atom[]): Rarity {
  const units = RARITIES.map(() => 0);
  let all = 0;
  for (const { start, end, rarity } of parts) {
    units[rarity] += end - start;
    all += end - start;
  }
  let rarer = 0;
  for (let level = RARITIES.length - 1; level > 0; level--) {
    rarer += units[level];
    if (rarer * 2 >= all) return RARITIES[level];
  }
  return RARITIES[0];
}
