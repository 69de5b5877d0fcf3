import { isHan } from '../../utils/text/han';
import { normalise } from '../../utils/text/normalise';
import { COST_MAX, COST_STEPS, WORD_MAX_UNITS } from '../../utils/words/word-list-file';
import type { Word } from './encode-words';
import type { GeneralWord } from './word-lists';

/**
 * How much likelier a word of 1, 2, 3 or 4 characters has to be than the words within it, if these came together by
 * chance; natural logarithm. Below that (改革开放, 大力发展, 新能源) it is two words that are often together, between
 * which phrases begin and end: finer words make better marks.
 */
const MARGINS = [0, 0, 5, 8.5];

/** A word of at most this frequency was only added to the list of general words, or occurs once or twice in its texts. */
const ADDED = 3;
/** Their frequency means nothing, so more is required. */
const MARGINS_OF_ADDED = [0, 0, 8, 12];
/** A character of at least this cost is rare: added words with one hardly ever occur. */
const RARE_CHARACTER_COST = 10.7;
/** Minimum frequency of a person's name: the list has thousands from novels. */
const MIN_NAME_FREQUENCY = 50;
const NAME = /^nrt?$/;

/**
 * The words of general Chinese that texts are divided into: normalised, of at most four Han characters of one unit. Words
 * that are equal when normalised have their frequencies added.
 * @param more Words that have to be in the list; those that aren't get the cost of the words within them.
 */
export function chooseWords(general: ReadonlyMap<string, GeneralWord>, more: readonly string[] = []): Word[] {
  const words = normalisedWords(general);
  let total = 0;
  for (const { frequency } of words.values()) total += frequency;
  const costs = new Map<string, number>();
  const sorted = [...words].sort(([a], [b]) => a.length - b.length);
  for (const [text, { frequency, tag }] of sorted) {
    const cost = Math.log(total / frequency);
    const isAdded = frequency <= ADDED;
    if (isAdded && [...text].some((each) => (costs.get(each) ?? Infinity) >= RARE_CHARACTER_COST)) continue;
    if (NAME.test(tag) && frequency < MIN_NAME_FREQUENCY) continue;
    const margin = (isAdded ? MARGINS_OF_ADDED : MARGINS)[text.length - 1];
    if (text.length === 1 || costOfParts(text, costs) - cost >= margin) costs.set(text, cost);
  }
  for (const text of more) if (!costs.has(text)) costs.set(text, costOfParts(text, costs));
  return Array.from(costs, ([text, cost]) => ({
    text,
    cost: Math.min(COST_MAX, Math.round(cost * COST_STEPS)),
  }));
}

function normalisedWords(general: ReadonlyMap<string, GeneralWord>): Map<string, GeneralWord> {
  const words = new Map<string, GeneralWord>();
  for (const [word, { frequency, tag }] of general) {
    const { text } = normalise(word);
    const isShort = text.length > 0 && text.length <= WORD_MAX_UNITS;
    if (!isShort || ![...text].every((each) => isHan(each.charCodeAt(0)))) continue;
    const same = words.get(text);
    words.set(text, { frequency: frequency + (same?.frequency ?? 0), tag: same?.tag ?? tag });
  }
  return words;
}

/** The lowest total cost of the shorter words within a word; a character without a cost has the highest. */
function costOfParts(text: string, costs: ReadonlyMap<string, number>): number {
  const least = [0];
  for (let end = 1; end <= text.length; end++) {
    least[end] = least[end - 1] + (costs.get(text[end - 1]) ?? COST_MAX / COST_STEPS);
    for (let start = Math.max(0, end - text.length + 1); start < end - 1; start++) {
      const cost = costs.get(text.slice(start, end));
      if (cost !== undefined) least[end] = Math.min(least[end], least[start] + cost);
    }
  }
  return least[text.length];
}
