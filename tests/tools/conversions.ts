/**
 * Counts the marks that are kept when texts are written in traditional characters.
 *
 *   npm run --silent conversions -- [FOLDER …] [--json]
 *
 * The texts are the bundled documents and the .txt files of the folders, at any depth, in UTF-8. They are converted by
 * OpenCC as for s2t, s2hk, s2tw and s2twp (the last one changes words as well), and matched line by line before and after.
 */
import { parseArgs } from 'node:util';
import { Converter } from 'opencc-js/cn2t';
import { readBundledKnowledge } from './bundled-knowledge';
import { countKept, formatKept, matchingBy } from './conversions/kept';
import { readSource } from './eval/folder';

const CONVERSIONS = { s2t: 't', s2hk: 'hk', s2tw: 'tw', s2twp: 'twp' } as const;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const added = await Promise.all(positionals.map(readSource));
  const { knowledge, corpus } = await readBundledKnowledge();
  const texts = [...corpus.map(({ text }) => text), ...added.flat()];
  const { keysOf, wordsOf } = matchingBy(knowledge);
  const rows = Object.entries(CONVERSIONS).map(([name, to]) => ({
    name,
    ...countKept(texts, Converter({ from: 'cn', to }), keysOf, wordsOf),
  }));
  console.log(values.json ? JSON.stringify(rows) : formatKept(rows));
} catch (error) {
  console.error(`conversions: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
