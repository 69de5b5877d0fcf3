import { entryText, type RecordTable } from '../record/table';
import { isPlain } from './related-phrases';

/** At most this number of each kind. */
const MAX_EACH = 6;

/** Shorter shared runs say nothing, UTF-16 units. */
const MIN_SHARED = 2;

/** Longer wordings are compared by their beginning, UTF-16 units. */
const MAX_UNITS = 100;

/** The record's set phrases that are nearest to a wording which it doesn't have. Normalised; a phrase is in one list. */
export interface NearestPhrases {
  /** Those that contain the wording, the most used first. */
  readonly containing: readonly string[];
  /** Those within it, the longest first; none is within another of them. */
  readonly within: readonly string[];
  /** Those that share the longest run with it, longer than all in `within`. */
  readonly sharing: readonly string[];
}

interface Candidate {
  readonly text: string;
  /** Length of the longest run that it shares with the wording. */
  readonly shared: number;
  /** Days and reports that have it. */
  readonly uses: number;
}

/** The nearest phrases of a normalised wording, in some 20 ms. */
export function nearestPhrases(table: RecordTable, wording: string): NearestPhrases {
  const key = wording.slice(0, MAX_UNITS);
  const best = new CandidateLists(key.length);
  const runs = new SharedRuns(key);
  const { starts, units, news, countStarts } = table;
  for (let entry = 0; entry < starts.length - 1; entry++) {
    const length = starts[entry + 1] - starts[entry];
    const shared = runs.longest(units, starts[entry], starts[entry + 1]);
    if (shared < MIN_SHARED || !best.wants(shared, length)) continue;
    const text = entryText(table, entry);
    if (text === key || !isPlain(text)) continue;
    const uses = news.days[entry] + countStarts[entry + 1] - countStarts[entry];
    best.add({ text, shared, uses });
  }
  return best.chosen();
}

/** The longest run that a text shares with a key, by dynamic programming over the places of each unit. */
class SharedRuns {
  readonly #places = new Map<number, number[]>();
  /** Whether a unit is in the key; a look-up here is much quicker than in the map. */
  readonly #isIn = new Uint8Array(0x10000);
  /** For each place in the key, the length of the run that ends there, and the step in which it was last written. */
  readonly #run: Uint16Array;
  readonly #step: Int32Array;
  #now = 0;

  constructor(key: string) {
    this.#run = new Uint16Array(key.length + 1);
    this.#step = new Int32Array(key.length + 1);
    for (let at = key.length - 1; at >= 0; at--) {
      const unit = key.charCodeAt(at);
      this.#isIn[unit] = 1;
      this.#places.set(unit, [...(this.#places.get(unit) ?? []), at]);
    }
  }

  longest(units: Uint16Array, start: number, end: number): number {
    let longest = 0;
    // So that no run reaches over from the text before.
    this.#now += 2;
    for (let at = start; at < end; at++) {
      const now = ++this.#now;
      if (this.#isIn[units[at]] === 0) continue;
      // From the last place to the first: each reads what the step before wrote at the place before it.
      for (const place of this.#places.get(units[at]) as number[]) {
        const before = place > 0 && this.#step[place - 1] === now - 1 ? this.#run[place - 1] : 0;
        this.#run[place] = before + 1;
        this.#step[place] = now;
        if (before + 1 > longest) longest = before + 1;
      }
    }
    return longest;
  }
}

/** The candidates of each kind. */
class CandidateLists {
  readonly #containing: Candidate[] = [];
  readonly #within: Candidate[] = [];
  readonly #sharing: Candidate[] = [];
  /** The longest run so far of those that share. */
  #longest = 0;
  readonly #units: number;

  constructor(units: number) {
    this.#units = units;
  }

  /** Whether a phrase of a length with a shared run may be one of the nearest. */
  wants(shared: number, length: number): boolean {
    return shared === this.#units || shared === length || shared >= this.#longest;
  }

  add(candidate: Candidate): void {
    const { shared, text } = candidate;
    if (shared === this.#units) this.#containing.push(candidate);
    else if (shared === text.length) this.#within.push(candidate);
    else {
      if (shared > this.#longest) this.#sharing.length = 0;
      this.#longest = shared;
      this.#sharing.push(candidate);
    }
  }

  chosen(): NearestPhrases {
    const within: string[] = [];
    for (const { text } of this.#within.sort((a, b) => b.text.length - a.text.length || b.uses - a.uses))
      if (within.length < MAX_EACH && !within.some((longer) => longer.includes(text))) within.push(text);
    const isLonger = this.#longest > (within[0]?.length ?? 0);
    return {
      containing: mostUsed(this.#containing),
      within,
      sharing: isLonger ? mostUsed(this.#sharing) : [],
    };
  }
}

function mostUsed(candidates: Candidate[]): string[] {
  return candidates
    .sort((a, b) => b.uses - a.uses || (a.text < b.text ? -1 : 1))
    .slice(0, MAX_EACH)
    .map(({ text }) => text);
}
