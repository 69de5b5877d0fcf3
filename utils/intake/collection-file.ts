import { strToU8, zipSync } from 'fflate';
import type { UserDocumentWithText } from '../collections/user-corpus';
import { sha256 } from '../corpus/document';
import { MAX_USER_UNITS } from '../limits';
import { countHan } from '../text/han';
import {
  COLLECTION_FORMAT,
  COLLECTION_KIND,
  type CollectionManifest,
  type DocumentFacts,
  isCollectionManifest,
  parseCollectionManifest,
} from './collection-manifest';
import { IntakeError } from './problem';
import type { ZipEntry } from './zip';

/** A collection as it was read from its file; every text agrees with its hash. */
export interface CollectionFile {
  readonly name: string;
  readonly documents: readonly { readonly facts: DocumentFacts; readonly text: string }[];
}

const MANIFEST = 'manifest.json';

/** Largest manifest, bytes: 1,000 documents of a few kB each. */
const MANIFEST_BYTES = 8_000_000;

/** Bytes of UTF-8 that a UTF-16 unit comes to at the most. */
const UTF8_BYTES = 3;

/** Beginning of the era of zip files: one date for all, so that the same content gives the same bytes. */
export const ZIP_TIME = new Date(1980, 0, 1, 12);

const damaged = () => new IntakeError({ kind: 'damagedCollection' });

/** The file of a collection: the same documents under the same name give the same bytes, in whatever order they come. */
export async function writeCollectionFile(
  name: string,
  documents: readonly UserDocumentWithText[],
): Promise<Uint8Array<ArrayBuffer>> {
  const sorted = documents.toSorted((a, b) => (a.info.hash < b.info.hash ? -1 : 1));
  const manifest: CollectionManifest = {
    kind: COLLECTION_KIND,
    format: COLLECTION_FORMAT,
    name,
    version: await versionOf(sorted.map(({ info }) => info)),
    documents: sorted.map(
      ({ info: { id, hash, title, date, year, source, outlet, author, url, level, occasion, han } }) => ({
        id,
        hash,
        title,
        date,
        year,
        source,
        outlet,
        author,
        url,
        level,
        occasion,
        han,
      }),
    ),
  };
  const files: Record<string, Uint8Array> = { [MANIFEST]: strToU8(`${JSON.stringify(manifest, null, 2)}\n`) };
  for (const { info, text } of sorted) files[pathOf(info.id)] = strToU8(text);
  return zipSync(files, { mtime: ZIP_TIME });
}

/** Name under which a collection is saved: without what file systems refuse. */
export function collectionFileName(name: string): string {
  const safe = name
    .replace(/[\p{Cc}<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${[...safe].slice(0, 60).join('') || 'corpus'}.tifa-corpus.zip`;
}

/**
 * Reads a collection from the files of a zip; null where the zip is none of a collection.
 * @param isNamedSo Whether the zip's name says that it is one: then nothing else will do.
 * @throws IntakeError with `damagedCollection` where a text is missing or is not of its hash, with `newerCollection`.
 */
export async function readCollectionFile(
  entries: readonly ZipEntry[],
  isNamedSo: boolean,
): Promise<CollectionFile | null> {
  const listed = new Map(entries.map((entry) => [entry.name, entry]));
  const json = await readUtf8(listed.get(MANIFEST), MANIFEST_BYTES).catch(() => null);
  if (json === null || !isCollectionManifest(json)) {
    if (isNamedSo) throw damaged();
    return null;
  }
  const manifest = parseCollectionManifest(json);
  if (manifest.version !== (await versionOf(manifest.documents))) throw damaged();
  const documents: { facts: DocumentFacts; text: string }[] = [];
  let left = MAX_USER_UNITS * UTF8_BYTES;
  for (const facts of manifest.documents) {
    const text = await readUtf8(listed.get(pathOf(facts.id)), left).catch(() => {
      throw damaged();
    });
    left -= text.length;
    if ((await sha256(text)) !== facts.hash || countHan(text) !== facts.han) throw damaged();
    documents.push({ facts, text });
  }
  return { name: manifest.name, documents };
}

async function readUtf8(entry: ZipEntry | undefined, limit: number): Promise<string> {
  if (entry === undefined) throw damaged();
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    await entry.read({ left: limit, limit }),
  );
}

function pathOf(id: string): string {
  return `documents/${id}.txt`;
}

function versionOf(documents: readonly { readonly hash: string }[]): Promise<string> {
  return sha256(documents.map(({ hash }) => hash).join('\n'));
}
