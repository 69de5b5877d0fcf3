import {
  putShares,
  readCorpus,
  readDocuments,
  readGeneration,
  readWorkings,
  switchCorpus,
} from '../store/corpus';
import { readUserCorpus, readUserTexts } from '../store/user-documents';
import type { InstallStep } from './corpus-worker';
import { wantedGeneration } from './generation-name';
import { makeGeneration, measureShares } from './make-generation';
import { loadRecord, readBundledManifest } from './package-files';

/**
 * Brings the corpus up to date. Where the installed generation doesn't match what is stored and bundled, makes a new one
 * and switches to it in one step; then measures each document's share of boilerplate where it isn't known. The old
 * generation stays untouched until `installed`.
 * @throws DamagedCorpusError; Dexie's errors where the databases can't be read or written.
 */
export async function updateCorpus(onStep: (step: InstallStep) => void): Promise<void> {
  const [manifest, userCorpus, installed] = await Promise.all([
    readBundledManifest(),
    readUserCorpus(),
    readGeneration(),
  ]);
  if ((await wantedGeneration(installed?.generation ?? null, manifest, userCorpus)) === null) {
    if (installed?.shares === null) await measureInstalled();
    return;
  }
  const generation = await makeGeneration(manifest, userCorpus, readUserTexts, onStep);
  onStep('storing');
  await switchCorpus(generation);
  onStep('installed');
  await putShares(generation.row.generation, measureShares(generation, await recordFor(generation.row)));
}

/** Measures the shares of the installed generation, whose worker was stopped before it did. */
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
