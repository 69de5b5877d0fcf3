import { useEffect, useState } from 'preact/hooks';
import { parseCleaned } from '../corpus/parse';
import { fetchFile } from '../generation/package-file';
import { readReaderTexts } from '../store/user-documents';

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
