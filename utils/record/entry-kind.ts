import { SLOT } from '../text/units';

/** Stand between the members of a chain: 增强四个意识、坚定四个自信，做到两个维护. No normalised text has them. */
export const MEMBER_MARK = '、';
export const CLAUSE_MARK = '，';

/** Fewer units than this are a word. */
const PHRASE_UNITS = 4;

/**
 * What an entry of the table is for. A word tells by its strength how much more officials use it than others do. A
 * chain has MEMBER_MARKs or CLAUSE_MARKs; `chainKey` of it is a phrase of the table, too.
 */
export type EntryKind = 'phrase' | 'template' | 'chain' | 'word';

/** Tells what an entry is for by its text. */
export function entryKind(text: string): EntryKind {
  if (text.includes(String.fromCharCode(SLOT))) return 'template';
  if (text.includes(MEMBER_MARK) || text.includes(CLAUSE_MARK)) return 'chain';
  return text.length < PHRASE_UNITS ? 'word' : 'phrase';
}

/** The members of a chain, in its order. */
export function chainMembers(chain: string): string[] {
  return chain.split(/[、，]/);
}

/** A chain's normalised text: the key of the phrase. */
export function chainKey(chain: string): string {
  return chain.replaceAll(MEMBER_MARK, '').replaceAll(CLAUSE_MARK, ',');
}
