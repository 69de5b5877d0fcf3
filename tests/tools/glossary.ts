/**
 * `npm run glossary -- import FOLDER`: takes over tables of facts and explanations (.tsv) into public/glossary.
 * `npm run glossary -- numbered`: lists the numbered formulations of the bundled documents.
 * `npm run glossary -- wanted [NUMBER]`: lists the phrases of the record without an entry, the most frequent and the youngest.
 */
import path from 'node:path';
import type { GlossaryEntry } from '../../utils/glossary/entry';
import { glossaryOf, meaningsOf, wordingOf } from '../../utils/glossary/glossary';
import { numberedFormulas } from '../../utils/glossary/numbered-formulas';
import { Attestations } from './glossary/attestation';
import { readFactTables } from './glossary/fact-tables';
import { readGlossary, readSources, writeGlossary } from './glossary/glossary-folder';
import { makeEntry } from './glossary/make-entry';
import { wantedPhrases } from './glossary/wanted';
import { tellProblems } from './source-folder';
import { textTable } from './text-table';

const USAGE = 'usage: npm run glossary -- import FOLDER | numbered | wanted [NUMBER]';

async function importFolder(folder: string): Promise<void> {
  const { rows, problems } = await readFactTables(folder);
  const { record, corpus } = await readSources();
  const attestations = new Attestations(record, corpus);
  const entries = new Map((await readGlossary()).map((entry) => [entry.headword, entry] as const));
  const refused = [...problems];
  for (const [headword, row] of rows) {
    const before = entries.get(headword) ?? null;
    const variants = row.variants?.split('／') ?? before?.variants ?? [];
    const attested = attestations.of([wordingOf(headword), ...variants.filter(Boolean)]);
    const made = makeEntry(row, before, attested);
    if (made.entry === null) refused.push(...made.problems);
    else entries.set(headword, made.entry);
  }
  await writeGlossary([...entries.values()]);
  for (const problem of refused) console.error(`error: ${problem}`);
  if (refused.length > 0) process.exitCode = 1;
  console.log(`${entries.size} entries in public/glossary; ${refused.length} problems.`);
}

/** A row for each formulation: the entries that it has, how often it occurs, in how many documents, and where first. */
async function listNumbered(): Promise<void> {
  const { corpus } = await readSources();
  const glossary = glossaryOf(await readGlossary());
  const found = new Map<string, { count: number; documents: Set<number>; context: string }>();
  for (const [document, { text }] of corpus.entries())
    for (const { text: formula, start, end } of numberedFormulas(text)) {
      const context = text.slice(Math.max(0, start - 8), end + 8).replaceAll('\n', ' ');
      const entry = found.get(formula) ?? { count: 0, documents: new Set(), context };
      entry.count++;
      entry.documents.add(document);
      found.set(formula, entry);
    }
  const rows = Array.from(found, ([formula, { count, documents, context }]) => [
    formula,
    meaningsOf(glossary, formula).map(scopeAndKind).join('; ') || '-',
    String(count),
    String(documents.size),
    context,
  ]);
  console.log(textTable([['formulation', 'entry', 'n', 'documents', 'where'], ...rows]).join('\n'));
  const known = rows.filter(([, entry]) => entry !== '-').length;
  console.log(`\n${rows.length} numbered formulations, ${known} with an entry`);
}

const scopeAndKind = ({ scope, kind }: GlossaryEntry) => `${scope} ${kind}`;

async function listWanted(most: number): Promise<void> {
  const { record } = await readSources();
  const { frequent, youngest } = wantedPhrases(record, glossaryOf(await readGlossary()), most);
  const header = ['phrase', 'days of news', 'reports', 'first'];
  console.log(textTable([header, ...frequent]).join('\n'));
  console.log(`\n${textTable([header, ...youngest]).join('\n')}`);
}

try {
  const [command, argument] = process.argv.slice(2);
  if (command === 'import' && argument) await importFolder(path.resolve(argument));
  else if (command === 'numbered') await listNumbered();
  else if (command === 'wanted') await listWanted(Number(argument ?? 100));
  else throw new Error(USAGE);
} catch (error) {
  tellProblems(error);
}
