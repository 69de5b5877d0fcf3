import { IS_HAN, unitKinds } from '../text/unit-kinds';
import { classOf, keynessOf, knownAt, type WordKnowledge } from './known-words';
import { endOfWord, type PageText } from './page-text';
import { SPOKEN } from './word-facts';

/**
 * Log-odds (base e) that a text is official, for each Han character of a word that officials use more than others do,
 * of any other word, and for each word of speech. Counted on 180 official pages, and on chats, mails, shops, stories
 * and other pages: 53 of 100 Han characters are in words of officials in the former, 24 in the latter; halved, since
 * neighbouring words say much the same. Words of speech are 2 of 1,000 in the former, 30 in the latter.
 */
const OFFICIAL_HAN = 0.4;
const OTHER_HAN = -0.24;
const SPOKEN_WORD = -3;

/**
 * How official the language of a text is, log-odds (base e): the sum over its words; 0 where it has no Han characters.
 */
export function languageOf(page: PageText, known: WordKnowledge): number {
  const { units, edges } = page;
  let sum = 0;
  for (let start = 0; start < units.length; ) {
    let end = start + 1;
    if ((unitKinds[units[start]] & IS_HAN) !== 0) {
      end = endOfWord(edges, start);
      const word = knownAt(known, page, start, end);
      sum += (end - start) * (keynessOf(word) > 0 ? OFFICIAL_HAN : OTHER_HAN);
      if ((classOf(word) & SPOKEN) !== 0) sum += SPOKEN_WORD;
    }
    start = end;
  }
  return sum;
}
