/**
 * Started again for each measurement, so that memory is that of one corpus.
 *
 *   scale.ts build DOCUMENTS STORED    makes a generation of the documents of a file, and stores it
 *   scale.ts answer STORED             loads it as the background does, and looks strings up
 *
 * Prints times in ms, of the processor for the build, and memory in bytes: the most that the process had while it built,
 * and what it keeps to answer.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { CorpusDocument } from '../../utils/corpus/document';
import { timesOfLookUps } from './look-up-rows';
import { readRecordBytes } from './materials';
import { generationOf, openStored, readRecord, type Stored } from './product';
import { percentile } from './statistics';

/** What is kept between the two. */
interface Kept {
  readonly stored: Stored;
  readonly documents: readonly CorpusDocument[];
}

const [kind, ...args] = process.argv.slice(2);
console.log(JSON.stringify(kind === 'build' ? await build(args) : await answer(args)));

async function build([file, out]: readonly string[]) {
  const root = fileURLToPath(new URL('../../public', import.meta.url));
  globalThis.fetch = async (path) => new Response(readFileSync(join(root, String(path))));
  const documents = deserialize(readFileSync(file)) as CorpusDocument[];
  const before = process.cpuUsage();
  const { content, documents: all } = await generationOf(documents);
  const { user, system } = process.cpuUsage(before);
  const memory = process.resourceUsage().maxRSS * 1024;
  const { index, lexicon, words, knownWords } = content;
  writeFileSync(
    out,
    serialize({ stored: { index, lexicon, words, knownWords }, documents: all } satisfies Kept),
  );
  const units = index.text.length;
  return { time: (user + system) / 1000, memory, units };
}

async function answer([file]: readonly string[]) {
  const { stored, documents } = deserialize(readFileSync(file)) as Kept;
  const record = await readRecord(await readRecordBytes());
  const loaded = { knowledge: openStored(stored), documents, record };
  const { times } = timesOfLookUps(loaded);
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const memory = heapUsed + external;
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), longest: Math.max(...times), memory };
}
