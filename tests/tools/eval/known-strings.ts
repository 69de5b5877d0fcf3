/** Length of the pieces by which a string is known, Han characters. */
const GRAM = 4;

/** Part of a string's Han characters that has to stand in known pieces. */
const KNOWN_SHARE = 0.8;

/** Most documents of a small source, one of which is enough to know a piece; of larger ones it takes two. */
const SMALL_SOURCE = 10;

/** Knows the strings that sources hold, at least in pieces. */
export class KnownStrings {
  readonly #grams: ReadonlySet<string>;

  /** @param sources Texts of each source's documents. A piece may stand in two documents of different sources. */
  constructor(sources: readonly (readonly string[])[]) {
    const known = new Set<string>();
    const firstHolder = new Map<string, string>();
    for (const [place, documents] of sources.entries()) {
      const isSmall = documents.length <= SMALL_SOURCE;
      for (const [number, document] of documents.entries()) {
        const holder = `${place} ${number}`;
        for (const gram of gramsOf(hanOf(document))) {
          const first = firstHolder.get(gram);
          if (first === undefined) firstHolder.set(gram, holder);
          if (isSmall || (first ?? holder) !== holder) known.add(gram);
        }
      }
    }
    this.#grams = known;
  }

  /** Whether four fifths of a string's Han characters stand in known pieces; false where it has less than four. */
  has(string: string): boolean {
    const han = hanOf(string);
    const held = new Set<number>();
    for (const [start, gram] of gramsOf(han).entries()) {
      if (this.#grams.has(gram)) for (let i = 0; i < GRAM; i++) held.add(start + i);
    }
    return han.length > 0 && held.size / han.length >= KNOWN_SHARE;
  }
}

function hanOf(text: string): string {
  return text.replace(/\P{Script=Han}+/gu, '');
}

function gramsOf(han: string): string[] {
  return Array.from({ length: Math.max(0, han.length - GRAM + 1) }, (_, i) => han.slice(i, i + GRAM));
}
