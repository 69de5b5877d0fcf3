import { normalise } from '../../../utils/text/normalise';
import { FIGURE } from '../../../utils/text/units';
import { COST_MAX } from '../../../utils/words/word-list-file';
import type { Word } from '../../tools/encode-words';

interface Division {
  readonly cost: number;
  readonly words: readonly string[];
}

/** The words of a text, normalised, by trying every division of every run. */
export function naiveWords(list: readonly Word[], source: string): string[] {
  const costs = new Map(list.map(({ text, cost }) => [text, cost]));
  const known = new Map<string, Division>([['', { cost: 0, words: [] }]]);
  const divide = (run: string): Division => {
    const before = known.get(run);
    if (before !== undefined) return before;
    const [character] = run;
    let best: Division = { cost: Infinity, words: [] };
    for (let length = run.length; length > 0; length--) {
      const word = run.slice(0, length);
      const cost = costs.get(word) ?? (word === character ? COST_MAX : Infinity);
      const rest = cost === Infinity ? best : divide(run.slice(length));
      if (cost + rest.cost < best.cost) best = { cost: cost + rest.cost, words: [word, ...rest.words] };
    }
    known.set(run, best);
    return best;
  };
  return runsOf(source).flatMap((run) =>
    /^\p{Script=Han}/u.test(run) ? joined(divide(run).words, run) : [run],
  );
}

/** The words of a run, without the edges that are in a figure with 〇. */
function joined(words: readonly string[], run: string): string[] {
  const figures = [...run.matchAll(/[〇一二三四五六七八九十百千万亿]+/g)].filter(([figure]) =>
    figure.includes('〇'),
  );
  let end = 0;
  const ends = words.map((word) => (end += word.length));
  const kept = ends.filter((at) =>
    figures.every(({ index, 0: figure }) => at <= index || at >= index + figure.length),
  );
  return kept.map((at, i) => run.slice(i === 0 ? 0 : kept[i - 1], at));
}

const RUN = new RegExp(`\\p{Script=Han}+|[a-z${String.fromCharCode(FIGURE)}]+|[^ ]`, 'gu');

/** Runs of Han characters, or of letters and figures, with nothing visible between; every other sign by itself. */
function runsOf(source: string): string[] {
  const { text, starts } = normalise(source);
  let spaced = '';
  for (let at = 0; at < text.length; at++) {
    spaced += text[at];
    if (/[\p{Quotation_Mark}、\s]/u.test(source.slice(starts[at] + 1, starts[at + 1]))) spaced += ' ';
  }
  return spaced.match(RUN) ?? [];
}
