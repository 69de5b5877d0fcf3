import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeShown } from '../../../utils/quote/describe';
import { type FragmentTerms, fragmentTerms } from '../../../utils/quote/fragment-terms';
import { Random } from '../../bench/random';

const corpus = new URL('../../../public/corpus/', import.meta.url);
const manifest: { documents: { id: string }[] } = JSON.parse(
  readFileSync(new URL('manifest.json', corpus), 'utf8'),
);
const documents = manifest.documents.map(({ id }) =>
  readFileSync(new URL(`${id}.txt`, corpus), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
);

/** Offsets in a text of lines at which a word begins or ends, as a browser finds them: line by line. */
function edgesOf(lines: readonly string[]): Set<number> {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const edges = new Set<number>();
  let start = 0;
  for (const line of lines) {
    for (const { index } of segmenter.segment(line)) edges.add(start + index);
    edges.add(start + line.length);
    start += line.length + 1;
  }
  return edges;
}

/** Where a browser goes with a directive (WICG, URL Fragment Text Directives, 3.5.2), or null. */
function followed(text: string, edges: ReadonlySet<number>, terms: FragmentTerms): [number, number] | null {
  const { prefix, start, end, suffix } = terms;
  if ([prefix, start, end, suffix].some((term) => term.includes('\n'))) return null;
  const skip = (at: number) => (text[at] === '\n' ? at + 1 : at);
  for (let from = 0; ; ) {
    const at = text.indexOf(prefix || start, from);
    if (at < 0) return null;
    from = at + 1;
    if (!edges.has(at)) continue;
    const begin = prefix === '' ? at : skip(at + prefix.length);
    if (!text.startsWith(start, begin)) continue;
    const head = begin + start.length;
    if ((end !== '' || suffix === '') && !edges.has(head)) continue;
    if (end === '') {
      const after = skip(head);
      if (suffix === '' || (text.startsWith(suffix, after) && edges.has(after + suffix.length)))
        return [begin, head];
      continue;
    }
    for (let last = text.indexOf(end, head); last >= 0; last = text.indexOf(end, last + 1)) {
      const stop = last + end.length;
      const after = skip(stop);
      if (!edges.has(last)) continue;
      if (
        suffix === '' ? edges.has(stop) : text.startsWith(suffix, after) && edges.has(after + suffix.length)
      )
        return [begin, stop];
    }
    return null;
  }
}

test.each(documents.map((lines, i) => [i, lines] as const))(
  'links to quotes of document %i lead to them and to nothing else',
  (i, lines) => {
    const random = new Random(i);
    const text = lines.join('\n');
    const edges = edgesOf(lines);
    const lost: string[] = [];
    for (let n = 0; n < 400; n++) {
      const start = random.between(0, text.length - 4);
      const end = Math.min(text.length, start + random.between(3, random.pick([8, 30, 150])));
      const from = start + (text.slice(start, end).length - text.slice(start, end).trimStart().length);
      const span = { start: from, end: from + text.slice(start, end).trim().length };
      if (span.end - span.start < 3) continue;
      const quote = describeShown(text, span, []);
      const [terms] = fragmentTerms(quote);
      const found = followed(text, edges, terms);
      if (found?.[0] !== span.start || found[1] !== span.end) {
        lost.push(`${quote.exact} <- ${JSON.stringify(terms)} ${found}`);
      }
    }
    expect(lost).toEqual([]);
  },
);
