import { GRAM, gramHash } from '../index/gram-filter';
import { REUSE_MIN_HAN } from '../limits';
import { logitOf } from '../phrases/strength';
import type { Span } from '../text/span';
import { type ChainDeviation, findDeviations, type PageMember } from './chain-matcher';
import { forEachFrame, isPlaceholder } from './frame-matcher';
import type { Knowledge } from './knowledge';
import type { MatchKind } from './match';
import { longestPhraseAt, phraseLength } from './matcher';
import { isMark, type PageText } from './page-text';
import { reusedRuns, trimmedRun } from './reuse';

/** One thing that is known, at one place of a page: what marks are made of. Offsets are of normalised units. */
export interface Atom extends Span {
  readonly kind: MatchKind;
  /** How much of a set phrase it is, a logit. */
  readonly logit: number;
  /** Of a template, what fills it. */
  readonly filler?: Span;
  readonly deviation?: ChainDeviation;
}

/** A run of the corpus is as sure as its best phrases. */
const REUSE_LOGIT = 4;

/** Least logit of a template that is filled by a figure: 实施…工程 with a number in it is but a number. */
const PLACEHOLDER_LOGIT = 1;

/** Everything known in a page's text between word edges, in no order; they overlap. */
export function findAtoms(knowledge: Knowledge, page: PageText, withReuse: boolean): Atom[] {
  const atoms = [...phraseAtoms(knowledge, page), ...frameAtoms(knowledge, page)];
  if (withReuse) {
    for (const run of reusedRuns(knowledge.index, page.text, REUSE_MIN_HAN)) {
      const trimmed = trimmedRun(page, run);
      if (trimmed !== null) atoms.push({ ...trimmed, kind: 'reuse', logit: REUSE_LOGIT });
    }
  }
  for (const deviation of findDeviations(knowledge.chains, members(page))) {
    const { start, end, chain } = deviation;
    const isPhrase = atoms.some((atom) => atom.start === start && atom.end === end && atom.kind === 'phrase');
    if (!isPhrase && page.beginsWell(start) && page.endsWell(end))
      atoms.push({ start, end, kind: 'deviation', logit: logitOf(chain.strength), deviation });
  }
  return atoms;
}

/** Every place of every phrase. Phrases have no barriers, so that what is found has none. */
function phraseAtoms({ phrases }: Knowledge, page: PageText): Atom[] {
  const { text } = page;
  const atoms: Atom[] = [];
  let [a, b, c] = [text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2)];
  for (let start = 0; start + GRAM <= text.length; start++) {
    const d = text.charCodeAt(start + GRAM - 1);
    let phrase = longestPhraseAt(phrases, text, start, gramHash(a, b, c, d));
    if (phrase >= 0 && page.beginsWell(start)) {
      for (; phrase >= 0; phrase = phrases.shorter[phrase]) {
        const end = start + phraseLength(phrases, phrase);
        if (page.endsWell(end))
          atoms.push({ start, end, kind: 'phrase', logit: logitOf(phrases.strengths[phrase]) });
      }
    }
    a = b;
    b = c;
    c = d;
  }
  return atoms;
}

function frameAtoms({ frames }: Knowledge, page: PageText): Atom[] {
  const atoms: Atom[] = [];
  forEachFrame(frames, page.text, ({ start, end, filler, strength }) => {
    if (!page.beginsWell(start) || !page.endsWell(end)) return;
    if (isPlaceholder(page.text, filler.start)) {
      if (logitOf(strength) < PLACEHOLDER_LOGIT) return;
    } else {
      if (!page.wordBegins(filler.start) || !page.wordEnds(filler.end)) return;
      if (isDivided(page, start, end)) return;
    }
    atoms.push({ start, end, kind: 'template', logit: logitOf(strength), filler });
  });
  return atoms;
}

function isDivided(page: PageText, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) if (page.isJoint(at)) return true;
  return false;
}

/** The members of lists and clauses of a page between marks; where a barrier stands, an empty one. */
function members(page: PageText): PageMember[] {
  const { text } = page;
  const found: PageMember[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const isEnd = at === text.length || isMark(text.charCodeAt(at));
    if (!isEnd && (at === start || !page.isEnumerated(at))) continue;
    if (at > start) found.push({ start, end: at, text: text.slice(start, at) });
    if (isEnd && text[at] !== ',') found.push({ start: at, end: at, text: '' });
    start = isEnd ? at + 1 : at;
  }
  return found;
}
