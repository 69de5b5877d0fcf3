import { expect, test } from 'vitest';
import { pageAddress } from '../../../utils/facts/page-description';
import { factsOf } from './made-page';

const link = (href: string) => `<link rel="canonical" href="${href}">`;
const jsonLd = (members: string) =>
  `<script type="application/ld+json">{"@type":"NewsArticle",${members}}</script>`;
const own = 'https://www.yunling.example/a/1.html';

test.each([
  ['the link', link(own), own],
  ['relative', link('/a/1.html'), own],
  ['relative to the page', link('1.html'), own],
  ['relative to a base', `<base href="/a/">${link('1.html')}`, own],
  ['among other words', `<link rel="shortlink Canonical" href="${own}">`, own],
  ['og:url', `<meta property="og:url" content="${own}">`, own],
  ['the link before og:url', `<meta property="og:url" content="/b">${link(own)}`, own],
  ['structured data', jsonLd(`"url":"${own}"`), own],
  ['structured data, the page', jsonLd(`"mainEntityOfPage":{"@id":"${own}"}`), own],
  ['structured data, the page as a string', jsonLd(`"mainEntityOfPage":"${own}"`), own],
  ['not the publisher’s', jsonLd('"publisher":{"url":"https://www.yunling.example/about"}'), ''],
  ['without its fragment', link(`${own}#top`), own],
  ['with its route', link(`${own}#/news/2`), `${own}#/news/2`],
  ['of another host', link('https://other.example/a/1.html'), ''],
  [
    'of another host, then of this one',
    `${link('https://other.example/')}<meta property="og:url" content="${own}">`,
    own,
  ],
  ['the front page', link('https://www.yunling.example/'), ''],
  ['no page of the web', link('javascript:alert(1)'), ''],
  ['a file', link('file:///a.html'), ''],
  ['none', link(''), ''],
  ['no address', link('https://'), ''],
])('%s', (_, head, canonical) => {
  expect(
    factsOf(`<head>${head}</head><body></body>`, 'https://www.yunling.example/a/1.html?from=x').canonical,
  ).toBe(canonical);
});

test('a file may name any page', () => {
  expect(factsOf(`<head>${link(own)}</head>`, '').canonical).toBe(own);
  expect(factsOf(`<head>${link(own)}</head>`, 'file:///saved/a.html').canonical).toBe(own);
  expect(factsOf(`<head>${link('/a')}</head>`, '').canonical).toBe('');
});

test('the address of a page keeps its route alone', () => {
  expect(pageAddress('https://a.example/b#c')).toBe('https://a.example/b');
  expect(pageAddress('https://a.example/b#!c')).toBe('https://a.example/b#!c');
  expect(pageAddress('https://a.example/#/c')).toBe('https://a.example/#/c');
  expect(pageAddress('chrome://a')).toBe('');
  expect(pageAddress('')).toBe('');
});
