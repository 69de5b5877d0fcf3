import { normalise } from '../text/normalise';
import type { GlossaryEntry } from './entry';

/** The entries, found by any of their wordings. */
export interface Glossary {
  readonly entries: readonly GlossaryEntry[];
  /** By normalised headword and variants; in the order of `entries` where several meanings share a wording. */
  readonly byWording: ReadonlyMap<string, readonly GlossaryEntry[]>;
}

/** Brackets at the end of a headword, which tell meanings apart and are no part of the wording. */
const QUALIFIER = /（[^（）]*）$/;

/** A headword without the brackets that tell meanings apart. */
export function wordingOf(headword: string): string {
  return headword.replace(QUALIFIER, '');
}

/** The wordings of an entry as written, the headword's first. */
export function wordingsOf({ headword, variants = [] }: GlossaryEntry): string[] {
  return [wordingOf(headword), ...variants];
}

/** Makes entries findable. */
export function glossaryOf(entries: readonly GlossaryEntry[]): Glossary {
  const byWording = new Map<string, GlossaryEntry[]>();
  for (const entry of entries)
    for (const key of new Set(wordingsOf(entry).map((wording) => normalise(wording).text))) {
      const found = byWording.get(key);
      if (found === undefined) byWording.set(key, [entry]);
      else found.push(entry);
    }
  return { entries, byWording };
}

/** The meanings of a wording, written in any script and punctuation; empty where there is none. */
export function meaningsOf({ byWording }: Glossary, wording: string): readonly GlossaryEntry[] {
  return byWording.get(normalise(wording).text) ?? [];
}
