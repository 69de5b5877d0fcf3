/**
 * Layout of a stored word list, before it is compressed as a whole. Numbers are varints, as `ByteWriter` writes them;
 * each column runs over all words.
 *
 *   signature    TLWL
 *   format       WORDS_FORMAT
 *   alphabet     how many different units the words have, and these in ascending order, each as what it is more than
 *                the one before less 1
 *   words        how many, in ascending order of their units
 *   heads        of each, one byte: how many units it has in common with the word before it, and four times how many
 *                follow of its own, at least 1
 *   turns        of each that is no continuation of the word before it: its first own unit, as its number in the
 *                alphabet less that of the unit that the word before has there, less 1
 *   tails        all other own units, as numbers in the alphabet
 *   costs        of each: one byte
 *
 * WORDS_FORMAT goes up whenever any of this changes, the rules of normalising included.
 */
export const WORDS_FORMAT = 2;

export const SIGNATURE = [0x54, 0x4c, 0x57, 0x4c] as const;

/** Longest word, UTF-16 units: what is longer falls into parts. */
export const WORD_MAX_UNITS = 4;

/** Most words, different units and different beginnings of words of a list: 14 bits for units, 18 for beginnings and units together. */
export const WORDS_MAX = 240_000;
export const UNITS_MAX = 16_000;
export const BEGINNINGS_MAX = 240_000;

/** A cost is the negative natural logarithm of a word's probability, in so many steps for each unit of it. */
export const COST_STEPS = 4;

/** The highest cost of a word, and what a character costs that the list doesn't have. */
export const COST_MAX = 254;

/** A stored word list is of another format, or damaged. */
export class WordListFormatError extends Error {
  override readonly name = 'WordListFormatError';
}
