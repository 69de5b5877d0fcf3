import {
  putShares,
  readCorpus,
  readDocuments,
  readGeneration,
  readWorkings,
  switchCorpus,
} from '../store/corpus';
import { readReaderCorpus, readReaderTexts } from '../store/user-documents';
import { readBundledManifest } from './bundled-documents';
import { wantedGeneration } from './generation-name';
import type { InstallStep } from './install-step';
import { makeGeneration } from './make-generation';
import { loadRecord } from './record';
import { measureShares } from './shares';

/**
 * Brings the corpus up to date: where the installed generation is not of what is stored and bundled now, makes one and
 * switches to it in one go; then measures what share of each document is boilerplate where that is not known. Before
 * `installed` nothing that was there has changed.
 * @throws DamagedCorpusError; Dexie's errors where the databases can't be read or written.
 */
export async function updateCorpus(onStep: (step: InstallStep) => void): Promise<void> {
  const [manifest, readerCorpus, installed] = await Promise.all([
    readBundledManifest(),
    readReaderCorpus(),
    readGeneration(),
  ]);
  if ((await wantedGeneration(installed?.generation ?? null, manifest, readerCorpus)) === null) {
    if (installed?.shares === null) await measureInstalled();
    return;
  }
  const generation = await makeGeneration(manifest, readerCorpus, readReaderTexts, onStep);
  onStep('storing');
  await switchCorpus(generation);
  onStep('installed');
  await putShares(generation.row.generation, measureShares(generation, await recordFor(generation.row)));
}

/** An earlier worker was stopped after it had installed the generation, before it had measured it. */
async function measureInstalled(): Promise<void> {
  const corpus = await readCorpus();
  const documents = corpus && (await readDocuments(corpus.generation));
  if (!corpus || !documents) return;
  const workings = (await readWorkings(corpus.generation)) ?? null;
  const measured = measureShares({ documents, content: corpus, workings }, await recordFor(corpus));
  await putShares(corpus.generation, measured);
}

async function recordFor({ usesRecord }: { readonly usesRecord: boolean }) {
  return usesRecord ? loadRecord() : null;
}
