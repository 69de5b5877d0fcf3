import { normalise } from '../text/normalise';
import type { GlossaryEntry } from './entry';

/** What is found by its wordings. */
export interface Worded {
  readonly headword: string;
  readonly variants?: readonly string[] | undefined;
}

/** Entries, found by any of their wordings. */
export interface Glossary<T extends Worded = GlossaryEntry> {
  readonly entries: readonly T[];
  /** By key (`wordingKey`) of headword and variants; in the order of `entries` where several meanings share a wording. */
  readonly byWording: ReadonlyMap<string, readonly T[]>;
}

/** Brackets at the end of a headword, which tell meanings apart and are no part of the wording. */
const QUALIFIER = /（[^（）]*）$/;

/** How normal forms write the slot of a template, and how headwords do. */
const PLACEHOLDER = '××';
const SLOT_SIGN = /…+/g;

/** A headword without the brackets that tell meanings apart. */
export function wordingOf(headword: string): string {
  return headword.replace(QUALIFIER, '');
}

/** The wordings of an entry as written, the headword's first. */
export function wordingsOf({ headword, variants = [] }: Worded): string[] {
  return [wordingOf(headword), ...variants];
}

/** What a wording is found by: its normal form, with a slot for the `…` of a template. */
export function wordingKey(wording: string): string {
  return normalise(wording.replace(SLOT_SIGN, PLACEHOLDER)).text;
}

/** Makes entries findable. */
export function glossaryOf<T extends Worded>(entries: readonly T[]): Glossary<T> {
  const byWording = new Map<string, T[]>();
  for (const entry of entries)
    for (const key of new Set(wordingsOf(entry).map(wordingKey))) {
      const found = byWording.get(key);
      if (found === undefined) byWording.set(key, [entry]);
      else found.push(entry);
    }
  return { entries, byWording };
}

/** The meanings of a wording, written in any script and punctuation; empty where there is none. */
export function meaningsOf<T extends Worded>({ byWording }: Glossary<T>, wording: string): readonly T[] {
  return byWording.get(wordingKey(wording)) ?? [];
}

/** Units of a wording by which the longer ones that begin with it are found. */
const HEAD = 2;

/** Lengths of the wordings that begin with the same two units, the longest first. */
const lengthsByHead = new WeakMap<Glossary<Worded>, ReadonlyMap<string, readonly number[]>>();

function lengthsOf(glossary: Glossary<Worded>): ReadonlyMap<string, readonly number[]> {
  const known = lengthsByHead.get(glossary);
  if (known !== undefined) return known;
  const lengths = new Map<string, Set<number>>();
  for (const key of glossary.byWording.keys()) {
    const head = key.slice(0, HEAD);
    lengths.set(head, (lengths.get(head) ?? new Set()).add(key.length));
  }
  const sorted = new Map(
    Array.from(lengths, ([head, all]) => [head, [...all].sort((a, b) => b - a)] as const),
  );
  lengthsByHead.set(glossary, sorted);
  return sorted;
}

/** The entries of a line of a concordance, those of its node first, and at most `limit`. */
export function entriesOfLine<T extends Worded>(
  glossary: Glossary<T>,
  node: string,
  text: string,
  limit: number,
): T[] {
  return [...new Set([...entriesIn(glossary, node), ...entriesIn(glossary, text)])].slice(0, limit);
}

/** The entries whose wordings a text has, in its order, each once; of wordings that overlap the first and longest counts. */
export function entriesIn<T extends Worded>(glossary: Glossary<T>, text: string): T[] {
  const lengths = lengthsOf(glossary);
  const key = normalise(text).text;
  const found = new Set<T>();
  for (let at = 0; at < key.length; at++) {
    const long = lengths
      .get(key.slice(at, at + HEAD))
      ?.find((length) => at + length <= key.length && glossary.byWording.has(key.slice(at, at + length)));
    if (long === undefined) continue;
    for (const entry of glossary.byWording.get(key.slice(at, at + long)) ?? []) found.add(entry);
    at += long - 1;
  }
  return [...found];
}
