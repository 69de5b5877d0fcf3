import { buildFilter, GRAM, gramHash, mayHaveGram } from '../index/corpus-index';
import { commoner, RARITIES, type Rarity } from '../record/rarity';
import { buildTrie, ROOT, type Trie } from '../text/trie';

/** A phrase to find on pages. */
export interface KnownPhrase {
  /** Normalised text. */
  readonly text: string;
  /** See `strengthOf`. */
  readonly strength: number;
  /** `typical` by default. */
  readonly rarity?: Rarity | undefined;
}

/** A set of phrases, ready to be found in texts. */
export interface Matcher {
  /** The phrases; a phrase's number is that of its key. */
  readonly trie: Trie;
  readonly strengths: Uint8Array;
  /** For each phrase, the index of its rarity in RARITIES. */
  readonly rarities: Uint8Array;
  /** The grams that phrases begin with; it rules out most places of a text. */
  readonly filter: Uint32Array;
}

/**
 * Builds a matcher from phrases in any order. Duplicates get their highest strength and commonest rarity. Phrases of
 * fewer than GRAM units can't be found and are left out.
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
 * Calls back with every occurrence of every phrase in a normalised text, by `start`, then `end` (exclusive); `phrase`
 * is the phrase's number. `childOf` and `keyAt` are inlined, which takes two thirds of the time.
 * @param mayStart Whether a phrase may start at a place.
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
