import type { CollectedDocument, CollectedInfo } from '../collections/reader-document';
import type { CorpusManifest, DocumentInfo } from '../corpus/document';
import { sha256 } from '../corpus/hash';
import { InvalidManifestError, parseManifest } from '../corpus/manifest';
import { parseCleaned } from '../corpus/parse';
import { fetchFile } from './package-file';

/** The bundled corpus is not what its manifest says: cut short, changed, or not there. */
export class DamagedCorpusError extends Error {
  override readonly name = 'DamagedCorpusError';
}

/** Reads the package's manifest. @throws DamagedCorpusError where it can't be read or is no manifest. */
export async function readBundledManifest(): Promise<CorpusManifest> {
  const json = await readFile('manifest.json');
  try {
    return parseManifest(json);
  } catch (cause) {
    if (cause instanceof InvalidManifestError) throw new DamagedCorpusError(cause.message, { cause });
    throw cause;
  }
}

/** Reads a document of the package. @throws DamagedCorpusError where it is not what the manifest says. */
export async function readBundledDocument(info: DocumentInfo): Promise<CollectedDocument> {
  const text = await readFile(`${info.id}.txt`);
  if ((await sha256(text)) !== info.hash)
    throw new DamagedCorpusError(`corpus/${info.id}.txt is not what the manifest says`);
  return { ...asBundled(info), ...parseCleaned(text) };
}

/** A bundled document's facts as those of its collection. */
export function asBundled(info: DocumentInfo): CollectedInfo {
  return { ...info, collection: 'bundled', date: null, url: '' };
}

async function readFile(name: string): Promise<string> {
  try {
    return await (await fetchFile(`corpus/${name}`)).text();
  } catch (cause) {
    throw new DamagedCorpusError(`corpus/${name} can't be read`, { cause });
  }
}
