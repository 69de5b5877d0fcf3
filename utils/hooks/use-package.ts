import { useEffect, useState } from 'preact/hooks';
import type { CollectedInfo } from '../collections/reader-document';
import { parseCleaned } from '../corpus/parse';
import { asBundled, readBundledDocument, readBundledManifest } from '../generation/bundled-documents';
import { fetchFile } from '../generation/package-file';
import { readRecordManifest } from '../generation/record';
import { request } from '../messaging/client';
import { unpackMatches } from '../messaging/packed-matches';
import type { RecordManifest } from '../record/manifest';
import { readReaderTexts } from '../store/reader-documents';

/**
 * What the package's manifest says of the bundled documents, those that are hidden included; null where it can't be
 * read, undefined until it was.
 */
export function useBundledDocuments(): readonly CollectedInfo[] | null | undefined {
  const [documents, setDocuments] = useState<readonly CollectedInfo[] | null>();
  useEffect(() => {
    readBundledManifest().then(
      (manifest) => setDocuments(manifest.documents.map(asBundled)),
      () => setDocuments(null),
    );
  }, []);
  return documents;
}

/** What a file of the package says; null where it can't be read, undefined until it was. @param path Null for none yet. */
export function usePackageText(path: string | null): string | null | undefined {
  return useRead(path, async () => (path === null ? undefined : (await fetchFile(path)).text()));
}

/** What the record's manifest says; null where it can't be read, undefined until it was. */
export function useRecordManifest(): RecordManifest | null | undefined {
  return useRead('record', readRecordManifest);
}

function useRead<T>(name: string | null, read: () => Promise<T | undefined>): T | null | undefined {
  const [value, setValue] = useState<T | null>();
  useEffect(() => {
    let overtaken = false;
    read().then(
      (found) => {
        if (!overtaken) setValue(found);
      },
      () => {
        if (!overtaken) setValue(null);
      },
    );
    return () => {
      overtaken = true;
    };
  }, [name]);
  return value;
}

/** A document's text with its paragraphs, sections and sentences. */
export type DocumentStructure = ReturnType<typeof parseCleaned>;

/**
 * The text of a document, whether the corpus has it or not: a bundled one's from the package, an own one's from the
 * reader's database. Null where it can't be read, undefined until it was; `id` is undefined where none is wanted.
 */
export function useDocumentText(id: string | undefined, own: boolean): DocumentStructure | null | undefined {
  const [structure, setStructure] = useState<DocumentStructure | null>();
  useEffect(() => {
    setStructure(undefined);
    if (id === undefined) return;
    let overtaken = false;
    (own ? readOwn(id) : readBundled(id)).then(
      (text) => {
        if (!overtaken) setStructure(parseCleaned(text));
      },
      () => {
        if (!overtaken) setStructure(null);
      },
    );
    return () => {
      overtaken = true;
    };
  }, [id, own]);
  return structure;
}

async function readBundled(id: string): Promise<string> {
  return (await fetchFile(`corpus/${id}.txt`)).text();
}

async function readOwn(id: string): Promise<string> {
  const [text] = await readReaderTexts([id]);
  if (text === undefined) throw new Error(`${id} is not stored`);
  return text;
}

/** Han characters of the sentence, and how many of a document are tried. */
const MIN_HAN = 16;
const MAX_HAN = 40;
const TRIED = 60;

/**
 * A sentence of the bundled corpus that is marked as a verbatim run as a whole, to show what that looks like; null until
 * one is found, and where there is none.
 * @param corpus Names the corpus's state; null where there is none.
 */
export function useVerbatim(corpus: string | null): string | null {
  const [sentence, setSentence] = useState<string | null>(null);
  useEffect(() => {
    if (corpus === null) return;
    let overtaken = false;
    findVerbatim().then(
      (found) => {
        if (!overtaken) setSentence(found);
      },
      () => undefined,
    );
    return () => {
      overtaken = true;
    };
  }, [corpus]);
  return sentence;
}

async function findVerbatim(): Promise<string | null> {
  const { documents } = await readBundledManifest();
  for (const info of documents) {
    const { text } = await readBundledDocument(info);
    const sentences = sentencesOf(text).slice(0, TRIED);
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

/** Whole sentences of plain Chinese and of a length that is read at a glance. */
function sentencesOf(text: string): string[] {
  const plain = new RegExp(`(?<=[。\\n])[\\p{Script=Han}，、]{${MIN_HAN},${MAX_HAN}}。`, 'gu');
  return text.match(plain) ?? [];
}
