import * as v from 'valibot';
import { countHan } from '../text/han';
import type { GlossaryEntry } from './entry';
import { wordingKey, wordingOf } from './glossary';

/** Longest field of the user's entries, UTF-16 units, and the maximum number of items. */
export const HEADWORD_MAX_UNITS = 100;
export const ENGLISH_MAX_UNITS = 400;
export const EXPLANATION_MAX_UNITS = 2_000;
export const ITEMS_MAX = 60;

/** The maximum number of the user's entries: the glossary of a whole office. */
export const MAX_OWN_ENTRIES = 20_000;

const upTo = (units: number) => v.pipe(v.string(), v.maxLength(units));

/** A meaning of the user's, in its stored form: it overrides the bundled one of the same wording. */
export const ownEntrySchema = v.object({
  /** Key of the headword (`wordingKey`), so that a wording has one entry. */
  id: v.pipe(upTo(HEADWORD_MAX_UNITS), v.nonEmpty()),
  headword: v.pipe(upTo(HEADWORD_MAX_UNITS), v.nonEmpty()),
  /** Empty fields are taken from the bundled entry. */
  pinyin: upTo(ENGLISH_MAX_UNITS),
  english: upTo(ENGLISH_MAX_UNITS),
  /** In any language. */
  explanation: upTo(EXPLANATION_MAX_UNITS),
  items: v.pipe(v.array(upTo(ENGLISH_MAX_UNITS)), v.maxLength(ITEMS_MAX)),
  /** Ms since the epoch. */
  changedAt: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

export type OwnEntry = Readonly<v.InferOutput<typeof ownEntrySchema>>;

/** What the user writes of an entry. */
export interface OwnFields {
  readonly headword: string;
  readonly pinyin: string;
  readonly english: string;
  readonly explanation: string;
  readonly items: readonly string[];
}

/** Why something can't be an entry; `long` names the field that is too long. */
export type OwnEntryProblem =
  | { readonly kind: 'noHeadword' | 'noMeaning' | 'tooManyItems' }
  | { readonly kind: 'long'; readonly field: keyof OwnFields };

/** Makes an entry of what the user wrote, or says why it can't be one. @param now Ms since the epoch. */
export function ownEntryOf(written: OwnFields, now: number): OwnEntry | OwnEntryProblem {
  const fields = {
    headword: written.headword.trim(),
    pinyin: written.pinyin.trim(),
    english: written.english.trim(),
    explanation: written.explanation.trim(),
    items: written.items.map((item) => item.trim()).filter((item) => item !== ''),
  };
  if (countHan(fields.headword) === 0) return { kind: 'noHeadword' };
  if (fields.english === '' && fields.explanation === '' && fields.items.length === 0)
    return { kind: 'noMeaning' };
  if (fields.items.length > ITEMS_MAX) return { kind: 'tooManyItems' };
  const entry = { id: wordingKey(wordingOf(fields.headword)), ...fields, changedAt: now };
  const checked = v.safeParse(ownEntrySchema, entry);
  if (checked.success) return checked.output;
  const field = checked.issues[0].path?.[0].key as keyof OwnFields | 'id';
  return { kind: 'long', field: field === 'id' ? 'headword' : field };
}

export function isOwnProblem(made: OwnEntry | OwnEntryProblem): made is OwnEntryProblem {
  return 'kind' in made;
}

/** An entry as it is shown and exported: a bundled one, or the user's own with what it leaves empty taken from that. */
export type Term = Omit<GlossaryEntry, 'english' | 'meaning' | 'scope' | 'kind'> &
  Partial<Pick<GlossaryEntry, 'meaning' | 'scope' | 'kind'>> & {
    readonly english: GlossaryEntry['english'] | { readonly text: string; readonly by: 'own' };
    /** The entry of the user's, where it is one. */
    readonly own?: OwnEntry;
  };

/** The bundled entries with the user's in place of those of the same headword, and before the others. */
export function withOwn(bundled: readonly GlossaryEntry[], own: readonly OwnEntry[]): readonly Term[] {
  if (own.length === 0) return bundled;
  const overridden = new Map<string, GlossaryEntry>();
  const ids = new Set(own.map(({ id }) => id));
  const kept = bundled.filter((entry) => {
    const key = wordingKey(wordingOf(entry.headword));
    if (!ids.has(key)) return true;
    if (!overridden.has(key)) overridden.set(key, entry);
    return false;
  });
  return [...own.map((entry) => termOf(entry, overridden.get(entry.id))), ...kept];
}

function termOf(own: OwnEntry, base: GlossaryEntry | undefined): Term {
  const { headword, pinyin, english, explanation, items } = own;
  const meaning = explanation === '' ? base?.meaning : { zh: explanation, en: explanation };
  const counted = items.length === 0 ? base?.items : items;
  return {
    ...base,
    headword,
    pinyin: pinyin === '' ? (base?.pinyin ?? '') : pinyin,
    english: english === '' && base !== undefined ? base.english : { text: english, by: 'own' },
    ...(meaning && { meaning }),
    ...(counted && { items: [...counted] }),
    own,
  };
}
