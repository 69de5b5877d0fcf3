import { buildFilter, GRAM, gramHash, mayHaveGram } from '../index/corpus-index';
import { commoner, RARITIES, type Rarity } from '../record/rarity';
import { buildTrie, ROOT, type Trie } from '../text/trie';

/** A phrase to be found on pages. */
export interface KnownPhrase {
  /** Normalised text. */
  readonly text: string;
  /** See `strengthOf`. */
  readonly strength: number;
  /** `typical` where nothing is known of it. */
  readonly rarity?: Rarity | undefined;
}

/** A set of phrases that tells all their places in a text. */
export interface Matcher {
  /** The phrases; their numbers are those of its keys. */
  readonly trie: Trie;
  readonly strengths: Uint8Array;
  /** Of each phrase the number of its rarity among RARITIES. */
  readonly rarities: Uint8Array;
  /** The grams that phrases begin with: most places of a text are passed over by it. */
  readonly filter: Uint32Array;
}

/**
 * Builds a matcher; the order of the phrases doesn't matter, and of doubles the strongest counts, and the most common.
 * Phrases of fewer than GRAM units can't be found and are left out.
 */
export function buildMatcher(phrases: Iterable<KnownPhrase>): Matcher {
  const strengths = new Map<string, number>();
  const rarities = new Map<string, Rarity>();
  for (const { text, strength, rarity = 'typical' } of phrases) {
    if (text.length < GRAM) continue;
    strengths.set(text, Math.max(strength, strengths.get(text) ?? 0));
    rarities.set(text, commoner(rarity, rarities.get(text) ?? rarity));
  }
  const sorted = [...strengths.keys()].sort();
  return {
    trie: buildTrie(sorted),
    strengths: Uint8Array.from(sorted, (text) => strengths.get(text) ?? 0),
    rarities: Uint8Array.from(sorted, (text) => RARITIES.indexOf(rarities.get(text) ?? 'typical')),
    filter: buildFilter(sorted.map((text) => hashAt(text, 0))),
  };
}

/**
 * Calls back with every place of every phrase in a normalised text, by `start` and then by `end` (exclusive); `phrase`
 * is its number. The steps of `childOf` and `keyAt` are written out: it takes two thirds of the time.
 * @param mayStart Whether a place matters at which a phrase starts.
 */
export function forEachPhrase(
  { trie: { codes, cells, keys }, filter }: Matcher,
  text: string,
  mayStart: (start: number) => boolean,
  visit: (start: number, end: number, phrase: number) => void,
): void {
  const size = text.length;
  let [a, b, c] = [text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2)];
  for (let start = 0; start + GRAM <= size; start++) {
    const d = text.charCodeAt(start + GRAM - 1);
    if (mayHaveGram(filter, gramHash(a, b, c, d)) && mayStart(start)) {
      for (let end = start, node = ROOT; end < size; ) {
        const code = codes[text.charCodeAt(end)];
        const child = (cells[2 * node] >> 1) + code;
        if (code === 0 || cells[2 * child + 1] !== node) break;
        end++;
        node = child;
        if ((cells[2 * node] & 1) === 1) visit(start, end, keys[node]);
      }
    }
    a = b;
    b = c;
    c = d;
  }
}

function hashAt(text: string, at: number): number {
  return gramHash(
    text.charCodeAt(at),
    text.charCodeAt(at + 1),
    text.charCodeAt(at + 2),
    text.charCodeAt(at + 3),
  );
}
