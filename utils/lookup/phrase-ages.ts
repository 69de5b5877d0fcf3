import { atomKey, findAtoms } from '../match/atoms';
import { rarityOfParts } from '../match/match-text';
import { PageText } from '../match/page-text';
import { byEnd, partsOf } from '../match/parts';
import { recordFacts } from '../record/facts';
import type { PhraseAge } from './answer';
import type { LookUpSources } from './answer-look-up';

/** What the ages of phrases are taken from. */
type AgeSources = Pick<LookUpSources, 'knowledge' | 'record'>;

/**
 * Since when a page's wording is used, and how strongly it is painted. What the record doesn't have as a whole is as old as
 * its youngest part.
 * @param key Normalised.
 */
export function ageOf(key: string, { knowledge, record }: AgeSources): PhraseAge {
  const page = new PageText(key, knowledge.words);
  const atoms = partsOf({ start: 0, end: page.text.length }, byEnd(findAtoms(knowledge, page, true)));
  const rarity = rarityOfParts(atoms);
  const none: PhraseAge = { since: null, of: '', rarity };
  if (record === null) return none;
  const whole = recordFacts(record, key);
  if (whole !== null) return { ...none, since: whole.first?.date ?? null };
  return atoms.reduce<PhraseAge>((youngest, atom) => {
    const part = atomKey(page.text, atom);
    const since = recordFacts(record, part)?.first?.date ?? null;
    return since !== null && (youngest.since === null || since > youngest.since)
      ? { rarity, since, of: atoms.length > 1 ? part : '' }
      : youngest;
  }, none);
}
