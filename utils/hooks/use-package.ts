import type { CollectedInfo } from '../collections/user-corpus';
import { parseCleaned } from '../corpus/parse';
import {
  asBundled,
  fetchFile,
  readBundledDocument,
  readBundledManifest,
  readRecordManifest,
} from '../generation/package-files';
import { request } from '../messaging/client';
import { unpackMatches } from '../messaging/packed-matches';
import type { RecordManifest } from '../record/table-file';
import { readUserTexts } from '../store/user-documents';
import { useAsync } from './use-async';

/**
 * The package's manifest of bundled documents, hidden ones included; null where it can't be read, undefined until it is.
 */
export function useBundledDocuments(): readonly CollectedInfo[] | null | undefined {
  return useAsync(async () => (await readBundledManifest()).documents.map(asBundled), null, []);
}

/** The record's manifest; null where it can't be read, undefined until it is. */
export function useRecordManifest(): RecordManifest | null | undefined {
  return useAsync(readRecordManifest, null, []);
}

/** The text of a file of the package; null where it can't be read, undefined until it is. @param path Null for none yet. */
export function usePackageText(path: string | null): string | null | undefined {
  return useAsync(path === null ? null : () => readText(path), null, [path]);
}

/** A document's text with its paragraphs, sections and sentences. */
export type DocumentStructure = ReturnType<typeof parseCleaned>;

/**
 * The text of a document, whether or not the corpus has it: a bundled one from the package, one of the user's own from
 * the database. Null where it can't be read, undefined until it is, and where `id` is.
 */
export function useDocumentText(id: string | undefined, own: boolean): DocumentStructure | null | undefined {
  const read = async (wanted: string) =>
    parseCleaned(await (own ? readOwnText(wanted) : readText(`corpus/${wanted}.txt`)));
  return useAsync(id === undefined ? null : () => read(id), null, [id, own]);
}

async function readText(path: string): Promise<string> {
  return (await fetchFile(path)).text();
}

async function readOwnText(id: string): Promise<string> {
  const [text] = await readUserTexts([id]);
  if (text === undefined) throw new Error(`${id} is not stored`);
  return text;
}

/** Han characters of the sentence, and the most sentences tried of a document. */
const MIN_HAN = 16;
const MAX_HAN = 40;
const MAX_TRIED = 60;

/**
 * A sentence of the bundled corpus that is marked as one verbatim run, as an example; null until one is found, and
 * where there is none.
 * @param corpus Names the state of the corpus; null where there is none.
 */
export function useVerbatimExample(corpus: string | null): string | null {
  return useAsync(corpus === null ? null : findVerbatim, null, [corpus], { keeps: true }) ?? null;
}

async function findVerbatim(): Promise<string | null> {
  const { documents } = await readBundledManifest();
  for (const info of documents) {
    const { text } = await readBundledDocument(info);
    const sentences = sentencesOf(text).slice(0, MAX_TRIED);
    const answer = await request('matchFlows', {
      ...{ flows: sentences, reuse: true, sensitivity: 'normal' as const },
      ...{ canonical: '', document: null, own: { ids: [], isSure: true } },
    });
    const at = unpackMatches(answer).findIndex(
      (matches, flow) =>
        matches.length === 1 &&
        matches[0].kind === 'reuse' &&
        matches[0].end - matches[0].start >= sentences[flow].length - 1,
    );
    if (at >= 0) return sentences[at];
  }
  return null;
}

/** Whole sentences of plain Chinese, short enough to be read at a glance. */
function sentencesOf(text: string): string[] {
  const plain = new RegExp(`(?<=[。\\n])[\\p{Script=Han}，、]{${MIN_HAN},${MAX_HAN}}。`, 'gu');
  return text.match(plain) ?? [];
}
