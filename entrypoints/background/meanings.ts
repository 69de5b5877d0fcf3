import { loadGlossary } from '../../utils/generation/package-files';
import {
  entriesIn,
  entriesOfLine,
  type Glossary,
  glossaryOf,
  meaningsOf,
  wordingOf,
} from '../../utils/glossary/glossary';
import { listedItems } from '../../utils/glossary/listed-items';
import type { Meaning } from '../../utils/glossary/meaning';
import { numberedFormulas } from '../../utils/glossary/numbered-formulas';
import { itemsSaid } from '../../utils/glossary/numbers';
import { type OwnEntry, type Term, withOwn } from '../../utils/glossary/own-entry';
import { viewOf } from '../../utils/labels/answer-view';
import {
  englishLine,
  heldBackMeaning,
  listedMeaning,
  meaningOf,
  shortMeaning,
} from '../../utils/labels/meanings';
import { readable } from '../../utils/labels/wording';
import { LINE_ENTRIES } from '../../utils/limits';
import { noted } from '../../utils/log';
import type { Part, PhraseAnswer } from '../../utils/lookup/answer';
import type { LookUpSources } from '../../utils/lookup/answer-look-up';
import { type Occurrence, occurrencesOf } from '../../utils/lookup/look-up';
import { readSettings } from '../../utils/settings/stored-settings';
import { readOwnEntries } from '../../utils/store/own-entries';

/** Entries within a longer wording that are shown with it. */
const MAX_WITHIN = 4;

/** Occurrences of a numbered formulation around which its items are looked for. */
const MAX_SEARCHED = 200;

interface Asked {
  /** What meanings come from: for a frame of a page the bundled entries alone, since a page can find out what is shown. */
  readonly glossary: Glossary<Term>;
  /** The user's entries where they are held back. */
  readonly heldBack: Glossary<Term> | null;
  /** Where a numbered formulation occurs, in documents whose text may be shown. */
  occurrencesOf(wording: string): readonly Occurrence[];
}

/**
 * Adds to an answer what its wording means, and to its lines their English where the user wants it.
 * @param ofFrame Whether a frame of a page asks, which gets no text of the user's.
 */
export async function withMeanings(
  answer: PhraseAnswer,
  sources: LookUpSources,
  ofFrame: boolean,
): Promise<PhraseAnswer> {
  const [bundled, own, settings] = await Promise.all([
    loadGlossary(),
    readOwnEntries().catch(noted('The user’s glossary was not read for a look-up.', NONE)),
    readSettings().catch(noted('The settings were not read for a look-up.', null)),
  ]);
  const glossary = glossaryFor(bundled, ofFrame ? NONE : own);
  const { knowledge, documents, bundled: total = documents.length } = sources;
  const shown = new Set(ofFrame ? documents.slice(0, total) : documents);
  const asked: Asked = {
    glossary,
    heldBack: ofFrame && own.length > 0 ? glossaryFor(NONE, own) : null,
    occurrencesOf: (wording) =>
      occurrencesOf(wording, knowledge.index, documents)
        .filter(({ document }) => shown.has(document))
        .slice(0, MAX_SEARCHED),
  };
  const lines = settings?.englishLines
    ? answer.lines.map((line) => ({
        ...line,
        english: englishLine(entriesOfLine(glossary, line.node, line.sentence, LINE_ENTRIES)),
      }))
    : answer.lines;
  return { ...answer, lines, meanings: meaningsFor(answer, asked) };
}

/** What a wording means as a whole; else the items that a document lists of it, or what the entries within it mean. */
function meaningsFor(answer: PhraseAnswer, { glossary, heldBack, occurrencesOf }: Asked): Meaning[] {
  const { query } = answer;
  const { whole } = viewOf(answer);
  const fixed = whole === null ? null : fixedOf(whole);
  const found = meaningsOf(glossary, query);
  const ofFixed = found.length > 0 || fixed === null ? [] : meaningsOf(glossary, fixed);
  const meanings = [
    ...found.map((term) => meaningOf(term)),
    ...ofFixed.map((term) => meaningOf(term, readable(fixed ?? ''))),
  ];
  const hasItems = [...found, ...ofFixed].some(({ items }) => items !== undefined);
  const listed = hasItems ? null : listedIn(query, occurrencesOf);
  if (listed !== null) meanings.push(listed);
  if (heldBack !== null && meaningsOf(heldBack, query).length > 0) meanings.push(heldBackMeaning());
  if (meanings.length > 0) return meanings;
  const within = entriesIn(glossary, query);
  if (within.length === 1) return within.map((term) => meaningOf(term, wordingOf(term.headword)));
  return within.slice(0, MAX_WITHIN).map(shortMeaning);
}

/** The wording that a filled template or a deviation is of, a `…` for the slot; null for a phrase. */
function fixedOf({ frame, deviation }: Part): string | null {
  return frame === null ? (deviation?.fixed ?? null) : frame.fixed.join('…');
}

function listedIn(query: string, occurrencesOf: Asked['occurrencesOf']): Meaning | null {
  const bare = query.replace(/^[“"「『]|[”"」』]$/g, '');
  const count = itemsSaid(bare);
  // In quotation marks any formulation that begins with a numeral has the shape.
  if (count === null || !numberedFormulas(`“${bare}”`).some(({ text }) => text === bare)) return null;
  for (const { document, span } of occurrencesOf(bare)) {
    const items = listedItems(document.text, span.start, span.end, count);
    if (items !== null) return listedMeaning(items, document.title);
  }
  return null;
}

const NONE: readonly never[] = [];

/** The latest glossaries, by the entries that they were made of. */
const made: { bundled: readonly unknown[]; own: readonly OwnEntry[]; glossary: Glossary<Term> }[] = [];

function glossaryFor(bundled: Parameters<typeof withOwn>[0], own: readonly OwnEntry[]): Glossary<Term> {
  const known = made.find((each) => each.bundled === bundled && each.own === own);
  if (known !== undefined) return known.glossary;
  const glossary = glossaryOf(withOwn(bundled, own));
  made.unshift({ bundled, own, glossary });
  made.splice(3);
  return glossary;
}
