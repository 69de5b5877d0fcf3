import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatLibraryRoute,
  type LibraryRoute,
  libraryPath,
  lookUpRoute,
  parseLibraryRoute,
} from '../../../utils/library/route';

const empty = lookUpRoute('');

describe('parseLibraryRoute', () => {
  test.each<[string, LibraryRoute]>([
    ['', empty],
    ['#', empty],
    ['#/', empty],
    ['#/nothing/known', empty],
    ['#/phrase/', empty],
    ['#/phrase/%E7%A8%B3', lookUpRoute('稳')],
    [
      '#/phrase/稳中?sort=left&section=%E4%B8%80',
      { view: 'lookUp', query: '稳中', options: { sort: 'left', section: '一' } },
    ],
    ['#/phrase/100%', lookUpRoute('100%')],
    ['#/documents', { view: 'documents' }],
    ['#/documents/doc-1', { view: 'document', id: 'doc-1', span: null }],
    ['#/documents/doc-1/3-9', { view: 'document', id: 'doc-1', span: { start: 3, end: 9 } }],
    ['#/documents/doc-1/9-3', { view: 'document', id: 'doc-1', span: null }],
    ['#/documents/doc-1/x', { view: 'document', id: 'doc-1', span: null }],
    ['#/add', { view: 'import' }],
    ['#/add/12', { view: 'addPage', tabId: 12 }],
    ['#/add/2147483647', { view: 'addPage', tabId: 2_147_483_647 }],
    ['#/add/2147483648', { view: 'import' }],
    ['#/add/x', { view: 'import' }],
    ['#/snippets', { view: 'snippets', options: {} }],
    ['#/snippets?tag=%E5%86%9C%E4%B8%9A', { view: 'snippets', options: { tag: '农业' } }],
    ['#/files', { view: 'files' }],
    ['#/settings', { view: 'settings' }],
    ['#/help', { view: 'help' }],
    ['#/welcome', { view: 'welcome' }],
  ])('reads %s', (hash, route) => {
    expect(parseLibraryRoute(hash)).toEqual(route);
  });
});

describe('formatLibraryRoute', () => {
  test('what it formats is parsed as the same route', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    const span = fc
      .tuple(fc.nat(1_000), fc.integer({ min: 1, max: 1_000 }))
      .map(([start, length]) => ({ start, end: start + length }));
    const options = fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      text,
      { maxKeys: 3, noNullPrototype: true },
    );
    const routes = fc.oneof(
      fc.record({ view: fc.constant('lookUp' as const), query: fc.oneof(text, fc.constant('')), options }),
      fc.record({ view: fc.constant('document' as const), id: text, span: fc.option(span) }),
      fc.constantFrom<LibraryRoute>(
        { view: 'documents' },
        { view: 'import' },
        { view: 'snippets', options: {} },
        { view: 'settings' },
      ),
      fc.record({ view: fc.constant('addPage' as const), tabId: fc.nat() }),
    );
    fc.assert(
      fc.property(routes, (route) => {
        expect(parseLibraryRoute(formatLibraryRoute(route))).toEqual(route);
      }),
    );
  });

  test('half a surrogate pair breaks no address', () => {
    expect(libraryPath(lookUpRoute('\ud800'))).toBe('library.html#/phrase/%EF%BF%BD');
  });
});
