import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeShown, type TextQuoteSelector } from '../../../utils/quote/describe';
import {
  type FragmentTerms,
  fragmentTerms,
  rangeFragmentUrl,
  textFragmentUrl,
} from '../../../utils/quote/text-fragment';
import { Random } from '../../bench/random';
import { anyText } from '../arbitraries';

/** Of what was saved from a page, its gaps known. */
const quote = (exact: string, prefix = '', suffix = '', gaps: number[] = []): TextQuoteSelector => {
  return { exact, prefix, suffix, gaps };
};
/** Of what an older version saved. */
const old = (exact: string, prefix = '', suffix = ''): TextQuoteSelector => ({ exact, prefix, suffix });
const decodedAt = (url: string) => decodeURIComponent(url.slice(url.indexOf(':~:text=') + 8));
const linkOf = (selector: TextQuoteSelector) => decodedAt(textFragmentUrl('https://a.example/x', selector));

/** 32 units of which the beginning is cut off, as surroundings are kept. */
const cutPrefix = '作会议强调要深入学习贯彻党的创新理论，扎实推动各项工作落地见效，要';
const cutSuffix = '工作总基调，完整准确全面贯彻新发展理念，加快构建新发展格局着力推动';

describe('textFragmentUrl', () => {
  test.each([
    ['alone', quote('稳中求进'), '稳中求进'],
    ['from the text’s beginning to its end', quote('稳中求进', '要坚持', '工作'), '要坚持-,稳中求进,-工作'],
    [
      'surroundings within its line',
      quote('稳中求进', '前一段。\n要坚持', '工作。\n后一段'),
      '要坚持-,稳中求进,-工作。',
    ],
    [
      'a whole line, with its neighbours',
      quote('稳中求进', '前一段。\n', '\n后一段'),
      '前一段。-,稳中求进,-后一段',
    ],
    ['a whole line beside gaps', quote('稳中求进', '前一段。\n', '\n后一段', [5, 10]), '稳中求进'],
    [
      'surroundings cut where punctuation is, however long the rest',
      quote('稳中求进', cutPrefix.slice(-32), cutSuffix.slice(0, 32)),
      '扎实推动各项工作落地见效，要-,稳中求进,-工作总基调，完整准确全面贯彻新发展理念，',
    ],
    [
      'no figure is cut',
      quote('稳中求进', `${'万'.repeat(22)}增长1.5%，达到3.`, '5万亿元。'),
      '达到3.-,稳中求进,-5万亿元。',
    ],
    [
      'surroundings that a gap cuts within a word begin with the next word',
      quote('稳中求进', '础设施建设要坚持', '。', [2]),
      '建设要坚持-,稳中求进,-。',
    ],
    [
      'a word at its beginning that a gap cuts is left out',
      quote('领导包抓、部门驻企服务。', '实行县级', '全力以赴。', [5]),
      '包抓、部门驻企服务。,-全力以赴。',
    ],
    [
      'a word at its end that a gap cuts is left out',
      quote('实行县级领导', '会议决定，', '包抓。', [10]),
      '会议决定，-,实行县级',
    ],
    ['several lines', quote('第一段的话。\n第二段\n第三段的话。'), '第一段的话。,第三段的话。'],
    ['a gap in it', quote('坚持提法创新', '要', '。', [4]), '要-,坚持,创新,-。'],
    ['its first characters under ruby', quote('提法创新发展', '', '。', [1, 2]), '创新发展,-。'],
  ])('%s', (_, selector, expected) => {
    expect(linkOf(selector)).toBe(expected);
  });

  test('a neighbouring line with a figure, which may be a counter, is not relied on', () => {
    const url = textFragmentUrl('https://a.example/', quote('工作报告', '首页\n', '\n浏览：352次'));
    const [first, second] = url.split(':~:')[1].split('&').map(decodeURIComponent);
    expect(first).toBe('text=首页-,工作报告,-浏览：352次');
    expect(second).toBe('text=工作报告');
  });

  test('in old snippets a space around the wording may be a line’s end', () => {
    expect(linkOf(old('稳中求进', '前一段。 要坚持', '工作。 后一段'))).toBe('要坚持-,稳中求进,-工作。');
    const url = textFragmentUrl('https://a.example/', old('稳中求进', '前一段。 ', ' 后一段'));
    const [first, second] = url.split(':~:')[1].split('&').map(decodeURIComponent);
    expect(first).toBe('text=前一段。-,稳中求进,-后一段');
    expect(second).toBe('text=稳中求进');
  });

  test('without punctuation in reach surroundings are cut between words', () => {
    const text = '各地区各部门深入贯彻落实党中央国务院决策部署扎实推进经济社会高质量发展';
    const at = text.indexOf('扎实推进');
    const selector = quote('扎实推进', text.slice(at - 24 + 1 - 0, at).padStart(32, '会'), '经济。');
    const [prefix] = linkOf(selector).split('-,');
    const words = Array.from(
      new Intl.Segmenter('zh', { granularity: 'word' }).segment(selector.prefix + selector.exact),
      ({ index }) => index,
    );
    expect(words).toContain(selector.prefix.length - prefix.length);
    expect(prefix.length).toBeGreaterThanOrEqual(6);
  });

  test('signs with a meaning in it are written as figures', () => {
    expect(textFragmentUrl('https://a.example/', quote('A-B, C&D'))).toBe(
      'https://a.example/#:~:text=A%2DB%2C%20C%26D',
    );
  });

  test('long wordings are named by their ends, which end between words', () => {
    const long = `会议认为，${'坚持稳中求进工作总基调，'.repeat(12)}推动高质量发展`;
    expect(linkOf(quote(long))).toBe(
      '会议认为，坚持稳中求进工作总基调，,坚持稳中求进工作总基调，推动高质量发展',
    );
    const plain = '推动经济社会发展'.repeat(20);
    const [start, end] = linkOf(quote(plain)).split(',');
    expect(plain.startsWith(start) && plain.endsWith(end)).toBe(true);
    for (const each of [start, end]) {
      expect(each.length).toBeGreaterThanOrEqual(8);
      expect(each.length).toBeLessThanOrEqual(24);
    }
  });

  test('a hash stays, a text directive is replaced', () => {
    const at = (url: string) => textFragmentUrl(url, quote('文')).replace(/text=.*/, 'text=…');
    expect(at('https://a.example/x?y=1#part')).toBe('https://a.example/x?y=1#part:~:text=…');
    expect(at('https://a.example/x#:~:text=old')).toBe('https://a.example/x#:~:text=…');
    expect(at('https://a.example/x#part:~:text=old')).toBe('https://a.example/x#part:~:text=…');
  });

  test.each(['', 'file:///a.html', 'about:blank', 'javascript:alert(1)'])('%j comes back as it is', (url) => {
    expect(textFragmentUrl(url, quote('文'))).toBe(url);
  });

  test('any text makes a valid address whose directives hold nothing but parts of it, none over a line’s end or a gap', () => {
    const gaps = fc.option(fc.array(fc.nat(60)), { nil: undefined });
    fc.assert(
      fc.property(anyText, anyText, anyText, gaps, (exact, prefix, suffix, known) => {
        const sorted = known && [...new Set(known)].sort((a, b) => a - b);
        const selector = { exact, prefix, suffix, gaps: sorted };
        const url = textFragmentUrl('https://a.example/x#part', selector);
        expect(URL.canParse(url)).toBe(true);
        if (exact.trim() === '') {
          expect(url).toBe('https://a.example/x#part');
          return;
        }
        const whole = (prefix + exact + suffix).toWellFormed();
        const [, all] = url.split(':~:');
        for (const directive of all.split('&')) {
          expect(directive).toMatch(/^text=(?:[^-&,]+-,)?[^-&,]+(?:,[^-&,]+)?(?:,-[^-&,]+)?$/);
          for (const term of directive.slice(5).split(',')) {
            const text = decodeURIComponent(term.replace(/^-|-$/g, ''));
            expect(whole).toContain(text);
            if (sorted !== undefined) expect(text).not.toMatch(/[\n\r]/);
          }
        }
      }),
    );
  });
});

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

test('rangeFragmentUrl names the two ends of a stretch, and leaves other addresses as they are', () => {
  expect(decodeURIComponent(rangeFragmentUrl('https://a.example/x#top', '坚持', '不动摇'))).toBe(
    'https://a.example/x#top:~:text=坚持,不动摇',
  );
  expect(rangeFragmentUrl('file:///x', '坚持', '不动摇')).toBe('file:///x');
});
