import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { GLOSSARY_FILE, type GlossaryEntry, glossarySchema } from '../../../utils/glossary/entry';
import { RECORD_FILE, readRecordFile } from '../../../utils/record/table-file';
import { readCorpusTexts } from '../corpus-folder';

const PUBLIC = fileURLToPath(new URL('../../../public', import.meta.url));
const FILE = path.join(PUBLIC, GLOSSARY_FILE);

/** The bundled entries in their order; none where there is no file yet. @throws ValiError where the file isn't valid. */
export async function readGlossary(): Promise<GlossaryEntry[]> {
  const text = await readFile(FILE, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  return v.parse(glossarySchema, JSON.parse(text));
}

/** Replaces the bundled entries, in the order of their pinyin. */
export async function writeGlossary(entries: readonly GlossaryEntry[]): Promise<void> {
  await writeFile(FILE, glossaryText(entries));
}

const collator = new Intl.Collator('en', { sensitivity: 'base' });

/** The file: a line for each property, so that a change of one is a change of one line. */
export function glossaryText(entries: readonly GlossaryEntry[]): string {
  const sorted = [...entries].sort(
    (a, b) => collator.compare(a.pinyin, b.pinyin) || (a.headword < b.headword ? -1 : 1),
  );
  const blocks = sorted.map((entry) => {
    const lines = Object.entries(entry).map(
      ([name, value]) => `    ${JSON.stringify(name)}: ${inOneLine(value)}`,
    );
    return `  {\n${lines.join(',\n')}\n  }`;
  });
  return `[\n${blocks.join(',\n')}\n]\n`;
}

/** A value as the formatter of the project writes it in one line. */
function inOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => JSON.stringify(each)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, each]) => `${JSON.stringify(name)}: ${JSON.stringify(each)}`)
    .join(', ')} }`;
}

/** What entries are checked against: the record, and the bundled documents. */
export async function readSources() {
  const [record, corpus] = await Promise.all([
    readFile(path.join(PUBLIC, 'record', RECORD_FILE)).then((bytes) => readRecordFile(new Uint8Array(bytes))),
    readCorpusTexts(path.join(PUBLIC, 'corpus')),
  ]);
  return { record, corpus };
}
