import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { clean, repeatedLines } from '../../utils/corpus/clean';
import { decodeText } from '../../utils/corpus/decode';
import {
  type CorpusDocument,
  type CorpusManifest,
  type DocumentInfo,
  sha256,
  UnusableDocumentError,
} from '../../utils/corpus/document';
import { parseManifest } from '../../utils/corpus/manifest';
import { parseDocument } from '../../utils/corpus/parse';
import { gather, readBytes, SourceFolderError, textFiles } from './source-folder';

/** A document made from a file, and the number of lines that were removed as adverts. */
export interface SourceDocument {
  readonly document: CorpusDocument;
  readonly stripped: number;
}

/** Name of a document's file in the corpus. */
const DOCUMENT_FILE = /^doc-[0-9a-f]{8}\.txt$/;

/**
 * Makes documents of a folder's .txt files, in the order of their names. Other files are skipped.
 * @throws SourceFolderError with every problem found; then no document is good.
 */
export async function readFolder(folder: string): Promise<SourceDocument[]> {
  const names = await textFiles(folder, (each) => readdir(each));
  const problems: string[] = [];
  const texts = new Map<string, string>();
  for (const name of names) {
    await gather(problems, async () => texts.set(name, decodeText(await readBytes(folder, name), name)));
  }
  const repeated = repeatedLines([...texts.values()]);
  const byId = new Map<string, SourceDocument>();
  for (const [name, raw] of texts) {
    await gather(problems, async () => {
      const { text, stripped } = clean(raw, repeated);
      if (text === '' && stripped > 0) throw new UnusableDocumentError('onlyAdverts', name);
      const document = await parseDocument(text, name);
      const twin = byId.get(document.id);
      if (twin !== undefined) problems.push(`${name} is the same document as ${twin.document.source}`);
      byId.set(document.id, { document, stripped });
    });
  }
  if (problems.length > 0) throw new SourceFolderError(problems);
  return [...byId.values()];
}

/**
 * Writes documents and manifest into a folder. The manifest is replaced in one step when all documents are there; only
 * then the documents that it no longer names are removed. All other files stay.
 */
export async function writeCorpus(documents: readonly CorpusDocument[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const before = new Set(await readdir(folder));
  const names = new Set(documents.map(({ id }) => `${id}.txt`));
  const pending = path.join(folder, 'manifest.json.new');
  try {
    for (const { id, text } of documents) await writeFile(path.join(folder, `${id}.txt`), text);
    await writeFile(pending, `${JSON.stringify(await makeManifest(documents), null, 2)}\n`);
    await rename(pending, path.join(folder, 'manifest.json'));
  } catch (error) {
    const written = [...names].filter((name) => !before.has(name)).map((name) => path.join(folder, name));
    for (const file of [...written, pending]) await rm(file, { force: true });
    throw error;
  }
  const stale = [...before].filter((name) => DOCUMENT_FILE.test(name) && !names.has(name));
  for (const name of stale) await rm(path.join(folder, name));
}

/** The manifest of documents in this order; the same documents give the same manifest. */
export async function makeManifest(documents: readonly DocumentInfo[]): Promise<CorpusManifest> {
  return {
    format: 1,
    version: await sha256(documents.map((document) => document.hash).join('\n')),
    documents: documents.map(({ id, title, occasion, level, year, source, hash, han }) => ({
      id,
      title,
      occasion,
      level,
      year,
      source,
      hash,
      han,
    })),
  };
}

/**
 * The texts of a folder that `writeCorpus` wrote, in the order of its manifest.
 * @throws InvalidManifestError where the manifest is damaged, and Error where a file can't be read.
 */
export async function readCorpusTexts(folder: string): Promise<{ readonly text: string }[]> {
  const { documents } = parseManifest(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
  return Promise.all(
    documents.map(async ({ id }) => ({ text: await readFile(path.join(folder, `${id}.txt`), 'utf8') })),
  );
}
