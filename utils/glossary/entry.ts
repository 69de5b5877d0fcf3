import * as v from 'valibot';

/** What a formulation is about. */
export const KINDS = [
  ...['ideology', 'party-building', 'governance', 'economy', 'rural', 'social', 'ecology', 'epidemic'],
  ...['foreign', 'unity', 'local', 'style'],
] as const;

/** Source of a first use that is the record's own: the oldest of its news and reports. */
export const RECORD_SOURCE = 'record';

/** Length of each explanation, characters. */
export const MEANING_MIN = 20;
export const MEANING_MAX = 200;

/** Chinese names of provinces and cities, as in 福建宁德. */
const PLACE = /^[\u4e00-\u9fff]{2,6}$/;

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const address = v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/, 'is no web address'));
const texts = v.pipe(v.array(text), v.nonEmpty());
const meaning = v.pipe(text, v.minLength(MEANING_MIN), v.maxLength(MEANING_MAX));

/** Where a rendering comes from: a page of an organ or of a medium that it runs, another page, or this project. */
const english = v.variant('by', [
  v.strictObject({ text, by: v.picklist(['official', 'reported']), source: address }),
  v.strictObject({ text, by: v.literal('ours') }),
]);

const firstUse = v.strictObject({
  /** ISO date of a day, month or year. */
  date: v.pipe(v.string(), v.regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'is no date')),
  /** Chinese name of the meeting, report or text. */
  occasion: text,
  source: v.union([v.literal(RECORD_SOURCE), address]),
});

/** One entry of the glossary, in its stored form. What isn't known is left out. */
export const entrySchema = v.strictObject({
  /** Simplified. Brackets hold what tells two meanings of one wording apart: 五个必须（经济工作）. */
  headword: text,
  /** Other wordings for the same, and longer and shorter ones. */
  variants: v.optional(texts),
  /** A syllable for each character, with its tone, without changes of tone in speech. */
  pinyin: text,
  english,
  meaning: v.strictObject({ zh: meaning, en: meaning }),
  /** What a numbered formulation counts, in its usual order. */
  items: v.optional(texts),
  /** The oldest use that a source shows. There may be older ones. */
  first: v.optional(firstUse),
  /** Why the record's oldest use of this wording is not this formulation. */
  otherSense: v.optional(text),
  /** `speech`: coined in one speech; `local`: of a locality that isn't known; else a Chinese place name. */
  scope: v.union([v.picklist(['national', 'speech', 'local']), v.pipe(v.string(), v.regex(PLACE))]),
  kind: v.picklist(KINDS),
  /** Headwords of other entries. */
  related: v.optional(texts),
  replaces: v.optional(texts),
  replacedBy: v.optional(texts),
  /** Why it has an entry though neither the corpus nor the record has it. */
  unattested: v.optional(text),
});

export type GlossaryEntry = Readonly<v.InferOutput<typeof entrySchema>>;

export const glossarySchema = v.array(entrySchema);

/** Where the entries are in the package. */
export const GLOSSARY_FILE = 'glossary/entries.json';
