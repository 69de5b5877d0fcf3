import { countHan } from '../text/han';
import { type Glossary, wordingKey, wordingOf, wordingsOf } from './glossary';
import type { Term } from './own-entry';

/** What an entry is searched by. */
interface Searchable {
  /** Keys of its wordings, and of its items. */
  readonly keys: readonly string[];
  readonly items: string;
  /** Pinyin by syllable: plain (`lue`), with its mark (`lüè`), and with a digit for its tone (`lue4`). */
  readonly plain: readonly string[];
  readonly marked: readonly string[];
  readonly numbered: readonly string[];
  readonly initials: string;
  readonly english: string;
}

/** Combining marks of the four tones, in their order. */
const TONES = ['\u0304', '\u0301', '\u030c', '\u0300'];
const MARKS = /\p{M}/gu;

/** Better ways to be found come first. */
const RANKS = [
  ...(['wording', 'pinyin', 'beginning', 'pinyinBeginning', 'initials', 'english'] as const),
  ...(['within', 'pinyinWithin', 'words', 'initialsBeginning', 'items'] as const),
];

type Rank = (typeof RANKS)[number];

const searchables = new WeakMap<Term, Searchable>();

/**
 * Entries by Chinese, by pinyin (with tones, with digits for tones, without, or by initials), or by English; the best
 * first, at most `limit`. Empty where nothing is searched.
 */
export function searchGlossary({ entries }: Glossary<Term>, query: string, limit: number): Term[] {
  const rankOf = countHan(query) > 0 ? rankByChinese(query) : rankByLetters(query);
  if (rankOf === null) return [];
  const found = entries.flatMap((entry, at) => {
    const rank = rankOf(searchableOf(entry));
    return rank === null ? [] : [{ entry, at, rank: RANKS.indexOf(rank) }];
  });
  const length = ({ entry }: (typeof found)[number]) => wordingOf(entry.headword).length;
  return found
    .sort((a, b) => a.rank - b.rank || length(a) - length(b) || a.at - b.at)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

type Ranking = (entry: Searchable) => Rank | null;

function rankByChinese(query: string): Ranking | null {
  const wanted = wordingKey(query.trim());
  if (wanted === '') return null;
  return ({ keys, items }) => {
    if (keys.includes(wanted)) return 'wording';
    if (keys.some((key) => key.startsWith(wanted))) return 'beginning';
    if (keys.some((key) => key.includes(wanted))) return 'within';
    return items.includes(wanted) ? 'items' : null;
  };
}

function rankByLetters(query: string): Ranking | null {
  const pinyin = foldPinyin(query);
  const words = wordsOf(query);
  if (words.length === 0) return null;
  const hasMarks = withoutTone(pinyin) !== pinyin;
  const hasDigits = /[a-z][1-5](?!\d)/.test(pinyin);
  const letters = pinyin.replace(/[^a-z]/g, '');
  return (entry) => {
    const { plain, marked, numbered, initials, english } = entry;
    const byPinyin = rankOfSyllables(hasMarks ? marked : hasDigits ? numbered : plain, pinyin);
    if (byPinyin === 'pinyin' || byPinyin === 'pinyinBeginning') return byPinyin;
    const isBare = !hasMarks && !hasDigits && letters.length > 1;
    if (isBare && initials === letters) return 'initials';
    if (english.startsWith(words.join(' '))) return 'english';
    if (byPinyin !== null) return byPinyin;
    const known = english.split(' ');
    if (words.every((word) => known.some((each) => each.startsWith(word)))) return 'words';
    return isBare && initials.startsWith(letters) ? 'initialsBeginning' : null;
  };
}

/** Whether syllables in a row make a text, from the first or from another one; it may end within a syllable. */
function rankOfSyllables(syllables: readonly string[], wanted: string): Rank | null {
  if (wanted === '') return null;
  for (let from = 0; from < syllables.length; from++) {
    const rest = syllables.slice(from).join('');
    if (from === 0 && rest === wanted) return 'pinyin';
    if (rest.startsWith(wanted)) return from === 0 ? 'pinyinBeginning' : 'pinyinWithin';
  }
  return null;
}

function searchableOf(entry: Term): Searchable {
  const known = searchables.get(entry);
  if (known !== undefined) return known;
  const marked = entry.pinyin.split(/[^\p{L}\p{M}\d]+/u).filter((syllable) => syllable !== '');
  const folded = marked.map(foldPinyin);
  const plain = folded.map(withoutTone);
  const made: Searchable = {
    keys: wordingsOf(entry).map(wordingKey),
    items: (entry.items ?? []).map(wordingKey).join('\n'),
    plain,
    marked: folded,
    numbered: folded.map(numberedOf),
    initials: plain.map(([first]) => first).join(''),
    english: wordsOf(entry.english.text).join(' '),
  };
  searchables.set(entry, made);
  return made;
}

/** Pinyin in lower case without spaces and apostrophes, ü and v as u, with its marks of tones. */
function foldPinyin(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\u0308/g, '')
    .replaceAll('v', 'u')
    .replace(/[^a-z0-9\p{M}]/gu, '')
    .normalize('NFC');
}

function withoutTone(syllable: string): string {
  return syllable.normalize('NFD').replace(MARKS, '');
}

/** A syllable with a digit for its tone; the neutral tone is 5. */
function numberedOf(syllable: string): string {
  const tone = TONES.findIndex((mark) => syllable.normalize('NFD').includes(mark));
  return `${withoutTone(syllable)}${tone < 0 ? 5 : tone + 1}`;
}

/** English words in lower case, without accents and punctuation. */
function wordsOf(text: string): string[] {
  const folded = text.normalize('NFD').replace(MARKS, '').toLowerCase();
  return folded.split(/[^\p{L}\d]+/u).filter((word) => word !== '');
}

/** How a list of entries is narrowed; empty fields don't. */
export interface GlossaryFilter {
  readonly query: string;
  /** A kind of `KINDS`, or `own` for the user's. */
  readonly kind: string;
  /** `national`, `speech`, or `local` for that and every place. */
  readonly scope: string;
  /** Year of the first known use. */
  readonly year: string;
}

/** The entries that a filter leaves: by relevance where something is searched, else in their order. */
export function filterGlossary(glossary: Glossary<Term>, filter: GlossaryFilter): Term[] {
  const { query, kind, scope, year } = filter;
  const searched =
    query.trim() === '' ? glossary.entries : searchGlossary(glossary, query, glossary.entries.length);
  return searched.filter(
    (entry) =>
      (kind === '' || (kind === 'own' ? entry.own !== undefined : entry.kind === kind)) &&
      (scope === '' || scopeGroup(entry) === scope) &&
      (year === '' || birthYear(entry) === year),
  );
}

/** Year of the first known use; empty where none is known. */
export function birthYear({ first }: Term): string {
  return first?.date.slice(0, 4) ?? '';
}

/** `national`, `speech`, or `local` for localities; empty for the user's own without one. */
function scopeGroup({ scope }: Term): string {
  return scope === undefined || scope === 'national' || scope === 'speech' ? (scope ?? '') : 'local';
}
