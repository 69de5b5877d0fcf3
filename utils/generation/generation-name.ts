import { type UserCorpus, userVersion } from '../collections/user-corpus';
import type { CorpusManifest } from '../corpus/document';
import { INDEX_FORMAT } from '../index/corpus-index';
import { LEXICON_FORMAT } from '../match/lexicon';
import { PHRASES_FORMAT } from '../phrases/mine';
import { type GenerationRow, ROWS_FORMAT } from '../store/corpus';
import { STORED_WORDS_FORMAT } from '../words/word-list';
import { loadRecord, loadWords, recordVersion, wordsVersion } from './package-files';

/** What a generation is made from: versions of the package's files, null for what is damaged or missing. */
export interface Ingredients {
  readonly corpus: string;
  /** `userVersion` of the user's share. */
  readonly user: string;
  readonly record: string | null;
  readonly words: string | null;
}

/** The formats in which this version of the code stores a generation. One with other formats can't be used. */
const FORMATS = `rows${ROWS_FORMAT}-index${INDEX_FORMAT}-phrases${PHRASES_FORMAT}-lexicon${LEXICON_FORMAT}-words${STORED_WORDS_FORMAT}`;

/** Name of the generation that this version of the code makes from its ingredients. */
export function generationName({ corpus, user, record, words }: Ingredients): string {
  return `${FORMATS}-corpus ${corpus}-reader ${user}-record ${record ?? 'none'}-words ${words ?? 'none'}`;
}

/** A generation's name without the user's part: what the bundled documents are indexed and mined with. */
export function withoutUser(generation: string): string {
  return generation.replace(/-reader \S+-record /, '-record ');
}

/** Names only the documents of a generation: the manifest's `version` where the user has changed nothing. */
export function corpusVersion({ corpus, user }: Pick<Ingredients, 'corpus' | 'user'>): string {
  return user === 'none' ? corpus : `${corpus.slice(0, 16)}-${user}`;
}

/** Whether a stored generation has the formats of this version of the code. */
export function isReadable({ generation }: Pick<GenerationRow, 'generation'>): boolean {
  return generation.startsWith(`${FORMATS}-corpus `);
}

/**
 * Name of the generation that package and user data would give now; null where the stored one is up to date. It may lack
 * a record or word list, if these are damaged in the package.
 * @param generation Name of the stored one; null where there is none.
 * @param manifest That of the package's corpus.
 */
export async function wantedGeneration(
  generation: string | null,
  { version }: CorpusManifest,
  userCorpus: UserCorpus,
): Promise<string | null> {
  const [user, record, words] = await Promise.all([userVersion(userCorpus), recordVersion(), wordsVersion()]);
  const whole = { corpus: version, user, record, words };
  const wanted = generationName(whole);
  if (generation === wanted) return null;
  const lacking = [
    { ...whole, record: null },
    { ...whole, words: null },
    { ...whole, record: null, words: null },
  ];
  if (!lacking.some((ingredients) => generation === generationName(ingredients))) return wanted;
  const sound = { record: (await loadRecord()) && record, words: (await loadWords()) && words };
  return generation === generationName({ ...whole, ...sound }) ? null : wanted;
}
