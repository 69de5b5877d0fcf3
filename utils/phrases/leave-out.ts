import { type CorpusIndex, GRAM, gramHash } from '../index/corpus-index';
import { gramsOf, withGrams } from '../index/leave-out';
import { findAll } from '../index/search';
import { chainKey, entryKind } from '../record/table';
import { COMMA, FIGURE, isBarrier, SLOT } from '../text/units';
import { findCandidates } from './candidates';
import { type MiningWorkings, phrasesOf } from './mine';
import { addLongest, withoutFragments } from './nesting';
import { slotTemplates } from './slot-templates';

/** How a corpus's phrases change if some of its documents don't count; includes chains and templates. */
export interface PhraseChanges {
  readonly lost: ReadonlySet<string>;
  /** Phrases that only the left-out documents ruled out, as fragments of longer ones or by an edge. */
  readonly gained: ReadonlySet<string>;
}

/**
 * What mining would find differently without some documents. Only strings in these documents can change, so only the
 * part of the index that begins like them is mined again. The minimum number of documents of a phrase stays the same.
 * @param index Of all documents.
 * @param rest The index without the left-out ones.
 * @param leftOut Numbers of the documents to leave out.
 */
export function phraseChanges(
  index: CorpusIndex,
  rest: CorpusIndex,
  { least, bits, longest, phrases }: MiningWorkings,
  leftOut: ReadonlySet<number>,
): PhraseChanges {
  const grams = gramsOf(index, leftOut);
  const part = withGrams(rest, grams);
  const candidates = findCandidates(part, bits, least);
  const lengths = longest.slice();
  for (const suffix of part.suffixes) lengths[suffix] = 0;
  addLongest(lengths, part, candidates);
  const left = withoutFragments(part, candidates, lengths);
  const now = new Set(phrasesOf(left, part, bits).map(({ text }) => text));
  const before = phrases.filter((text) => entryKind(text) !== 'template' && grams.has(firstGram(text)));
  const known = new Set(before);
  const templates = slotTemplates(index, leftOut).map(({ text }) => text);
  return {
    lost: new Set([
      ...before.filter((text) => !now.has(text)),
      ...templates.filter((text) => !hasTemplate(rest, text)),
    ]),
    gained: new Set([...now].filter((text) => !known.has(text))),
  };
}

function firstGram(text: string): number {
  const units = Array.from({ length: GRAM }, (_, i) => chainKey(text).charCodeAt(i));
  return gramHash(units[0], units[1], units[2], units[3]);
}

/** Whether a clause of an index consists of a template's two pieces with a slot or figure between them. */
function hasTemplate(index: CorpusIndex, template: string): boolean {
  const slot = String.fromCharCode(SLOT);
  return [slot, String.fromCharCode(FIGURE)].some((filler) => {
    const clause = template.replace(slot, filler);
    const { first, end } = findAll(index, clause);
    return index.suffixes
      .subarray(first, end)
      .some((at) => endsClause(index, at - 1) && endsClause(index, at + clause.length));
  });
}

function endsClause({ text }: CorpusIndex, at: number): boolean {
  const unit = text[at];
  return at < 0 || unit === COMMA || (isBarrier(unit) && unit !== SLOT && unit !== FIGURE);
}
