import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../../utils/intake/html-dom';
import { linesOf } from '../../../utils/intake/html-page';
import { PAGE_ATTRIBUTES, PAGE_DEPTH, PAGE_ELEMENTS } from '../../../utils/limits';

const textOf = (html: string) => linesOf(parseHtml(html).body).map(({ text }) => text);

function depthOf(page: Document): number {
  let deepest = 0;
  for (const element of page.querySelectorAll('*')) {
    let depth = 0;
    for (let each: Element | null = element; each !== null; each = each.parentElement) depth++;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

describe('a page without a browser', () => {
  test('has the title that a browser tells, wherever it is, and not that of a drawing', () => {
    expect(parseHtml('<p>文<title>题</title>').title).toBe('题');
    expect(parseHtml('<svg><title>图</title></svg><p>文').title).toBe('');
    expect(parseHtml('').title).toBe('');
  });

  test('has neither comments nor what is in templates, and reads what is for browsers without scripts', () => {
    expect(
      textOf('<p>甲<!-- 注 -->乙<template><p>样</p></template><noscript><b>丙</b></noscript>丁'),
    ).toEqual(['甲乙丁']);
    expect(parseHtml('<template><p>样</p></template>').querySelector('p')).toBeNull();
    expect(parseHtml('<p>文<noscript><b>丙</b></noscript>').querySelector('noscript b')).not.toBeNull();
  });

  test('keeps namespaces apart: text in a drawing is none of the page’s', () => {
    expect(textOf('<p>前<svg><style>a{}</style><text>图</text><desc><p>说</p></desc></svg>后')).toEqual([
      '前后',
    ]);
  });

  test.each([
    ['elements', '<i></i>'.repeat(PAGE_ELEMENTS), PAGE_ELEMENTS],
    [
      'attributes',
      `<p ${Array.from({ length: 100 }, (_, at) => `a${at}`).join(' ')}>`.repeat(PAGE_ATTRIBUTES / 100 + 1),
      PAGE_ATTRIBUTES,
    ],
  ])('of too many %s says so', (_, html, limit) => {
    expect(() => parseHtml(html)).toThrow(
      expect.objectContaining({ problem: { kind: 'tooComplex', limit } }),
    );
  });

  test('nested beyond all measure is flattened: no deeper than in browsers, each box a line, and after it as before', () => {
    const deep = 100_000;
    const html = `<p>首</p>${'<div>'.repeat(deep)}<p>内</p>${'</div>'.repeat(deep)}<p id=last>末</p>`;
    const page = parseHtml(html);
    expect(linesOf(page.body).map(({ text }) => text)).toEqual(['首', '内', '末']);
    expect(depthOf(page)).toBeLessThanOrEqual(PAGE_DEPTH + 2);
    expect(page.querySelector('#last')?.parentElement).toBe(page.body);
  });

  test('flattened markup gives the lines of the same markup that is not nested so deep', () => {
    const tags = ['div', 'p', 'b', 'ul', 'li', 'span', 'section', 'h2', 'center', 'a'];
    const parts = fc.array(
      fc.oneof(
        fc.constantFrom(...tags.flatMap((name) => [`<${name}>`, `</${name}>`])),
        fc.constantFrom('坚持', '稳中求进', '<br>', '<img>'),
      ),
      { maxLength: 30 },
    );
    // More boxes than the markup can close.
    const within = (depth: number, soup: readonly string[]) =>
      textOf(`${'<div>'.repeat(depth)}${soup.join('')}`);
    fc.assert(
      fc.property(parts, (soup) => {
        expect(within(PAGE_DEPTH - 5, soup)).toEqual(within(40, soup));
      }),
      { numRuns: 200 },
    );
  });
});
