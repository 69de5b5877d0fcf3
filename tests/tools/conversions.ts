/**
 * How many marks stay when texts are written in traditional characters.
 *
 *   npm run --silent conversions -- [FOLDER …] [--json]
 *
 * The texts are the bundled documents and the .txt files of the folders, at any depth, in UTF-8. They are converted by
 * OpenCC as for s2t, s2hk, s2tw and s2twp (the last one changes words, too), and matched line by line before and after.
 */
import { parseArgs } from 'node:util';
import { Converter } from 'opencc-js/cn2t';
import { matchText } from '../../utils/match/match-text';
import { normalise } from '../../utils/text/normalise';
import { wordEdges } from '../../utils/words/word-edges';
import { readBundledKnowledge } from './bundled-knowledge';
import { formatKept } from './conversions/format';
import { countKept } from './conversions/kept';
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
  const keysOf = (text: string) =>
    text
      .split('\n')
      .flatMap((line) => matchText(knowledge, line, { reuse: true, sensitivity: 'normal' }))
      .map(({ phrase }) => phrase);
  const wordsOf = (text: string) => {
    const edges = wordEdges(knowledge.words, text, normalise(text));
    const starts = [...edges.keys()].filter((at) => edges[at] === 1);
    return starts.slice(1).map((end, i) => text.slice(starts[i], end));
  };
  const rows = Object.entries(CONVERSIONS).map(([name, to]) => ({
    name,
    ...countKept(texts, Converter({ from: 'cn', to }), keysOf, wordsOf),
  }));
  console.log(values.json ? JSON.stringify(rows) : formatKept(rows));
} catch (error) {
  console.error(`conversions: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
