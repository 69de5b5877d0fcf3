import { putShares, switchCorpus } from '../store/corpus';
import { readReaderCorpus, readReaderTexts } from '../store/reader-documents';
import { readBundledManifest } from './bundled-documents';
import type { InstallStep } from './install-step';
import { makeGeneration } from './make-generation';
import { loadRecord } from './record';
import { measureShares } from './shares';

/**
 * Makes a generation of all that is stored and bundled now, and switches to it in one go; then measures what share of
 * each document is boilerplate. Before `installed` nothing that was there has changed.
 * @throws DamagedCorpusError; Dexie's errors where the databases can't be read or written.
 */
export async function installGeneration(onStep: (step: InstallStep) => void): Promise<void> {
  const [manifest, readerCorpus] = await Promise.all([readBundledManifest(), readReaderCorpus()]);
  const generation = await makeGeneration(manifest, readerCorpus, readReaderTexts, onStep);
  onStep('storing');
  await switchCorpus(generation);
  onStep('installed');
  const record = generation.row.usesRecord ? await loadRecord() : null;
  await putShares(generation.row.generation, measureShares(generation, record));
}
