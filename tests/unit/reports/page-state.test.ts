import { describe, expect, it } from 'vitest';
import { type PageFacts, pageState } from '../../../utils/reports/page-state';
import type { FrameReport } from '../../../utils/reports/report';

const frame: FrameReport = {
  han: 100,
  painted: 25,
  marks: [{ phrase: '稳中求进', text: '稳中求进', kind: 'phrase', count: 2 }],
  snippets: [],
  own: [],
  complete: true,
};
const facts: PageFacts = {
  url: 'https://example.com/',
  loading: false,
  site: 'on',
  filesAllowed: true,
  report: { 0: frame },
  answers: true,
};
const silent = { report: {}, answers: false };

describe('pageState', () => {
  it.each<[string, Partial<PageFacts>, string]>([
    ['marks', {}, 'found'],
    ['nothing painted', { report: { 0: { ...frame, painted: 0, marks: [] } } }, 'nothingFound'],
    ['a frame still reading', { report: { 0: frame, 3: { ...frame, complete: false } } }, 'reading'],
    ['no Han characters', { report: { 0: { ...frame, han: 0, painted: 0, marks: [] } } }, 'noChinese'],
    [
      'no Han characters, not asked yet',
      { report: { 0: { ...frame, han: 0, painted: 0, marks: [] } }, answers: undefined },
      'waiting',
    ],
    ['no annotator', silent, 'noChinese'],
    ['no annotator yet, page loading', { ...silent, loading: true }, 'waiting'],
    ['report not read yet', { report: undefined, answers: false }, 'waiting'],
    ['annotator there, report to come', { report: {}, answers: true }, 'waiting'],
    ['nothing known', { report: {}, answers: undefined }, 'waiting'],
    ['site off', { site: 'off' }, 'off'],
    ['site off, nothing reported', { site: 'off', ...silent }, 'off'],
    ['site not listed', { site: 'unlisted', ...silent }, 'unlisted'],
    ['page to be asked for', { site: 'unasked', ...silent }, 'unasked'],
    ['a local file', { url: 'file:///a.html' }, 'found'],
  ])('%s', (_, known, name) => {
    expect(pageState({ ...facts, ...known }).name).toBe(name);
  });

  it.each<[string, Partial<PageFacts>, string]>([
    ['an address the browser keeps to itself', { url: null, ...silent }, 'browserPage'],
    ['a browser page', { url: 'chrome://settings/', ...silent }, 'browserPage'],
    ['an extension page', { url: 'moz-extension://a/b.html', ...silent }, 'browserPage'],
    ['about:blank', { url: 'about:blank', ...silent }, 'browserPage'],
    ['the add-on store', { url: 'https://addons.mozilla.org/zh-CN/', ...silent }, 'store'],
    ['the web store', { url: 'https://chromewebstore.google.com/', ...silent }, 'store'],
    ['the old web store', { url: 'https://chrome.google.com/webstore/detail/a', ...silent }, 'store'],
    ['a local file without leave', { url: 'file:///a.html', filesAllowed: false, ...silent }, 'files'],
  ])('can’t read %s', (_, known, why) => {
    expect(pageState({ ...facts, ...known })).toEqual({ name: 'unreadable', why });
  });

  it.each([
    ['a neighbour of the old web store', 'https://chrome.google.com/webstores'],
    ['a host that only begins like a store', 'https://addons.mozilla.org.example.com/'],
  ])('%s is a page like others', (_, url) => {
    expect(pageState({ ...facts, url, ...silent }).name).toBe('noChinese');
  });

  it('believes a report more than an address', () => {
    expect(pageState({ ...facts, url: 'https://addons.mozilla.org/' }).name).toBe('found');
  });

  it('hands on what was summed up', () => {
    expect(pageState(facts)).toMatchObject({ summary: { share: 0.25, painted: 25 } });
  });
});
