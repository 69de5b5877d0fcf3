import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIndex } from '../../utils/index/corpus-index';
import { type Knowledge, knowledgeOf } from '../../utils/match/knowledge';
import { buildLexicon } from '../../utils/match/lexicon';
import { minePhrases } from '../../utils/phrases/mine';
import { knownEntries } from '../../utils/record/rarity';
import { RECORD_FILE, readRecordFile } from '../../utils/record/table-file';
import { readCorpusTexts } from './corpus-folder';
import { readBundledWords } from './word-lists';

const PUBLIC = fileURLToPath(new URL('../../public', import.meta.url));

/**
 * The bundled documents, and what pages are matched with when nothing has been added.
 * @throws Error where a file of the package can't be read or is damaged.
 */
export async function readBundledKnowledge(): Promise<{
  readonly knowledge: Knowledge;
  readonly corpus: readonly { readonly text: string }[];
}> {
  const corpus = await readCorpusTexts(path.join(PUBLIC, 'corpus'));
  const words = await readBundledWords();
  const record = await readRecordFile(
    new Uint8Array(await readFile(path.join(PUBLIC, 'record', RECORD_FILE))),
  );
  const index = buildIndex(corpus);
  const { phrases } = minePhrases(index, corpus, words);
  return { knowledge: knowledgeOf(index, buildLexicon(phrases, knownEntries(record)), words), corpus };
}
