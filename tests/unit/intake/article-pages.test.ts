import { describe, expect, test } from 'vitest';
import type { UserDocument } from '../../../utils/collections/user-corpus';
import {
  type ArticlePage,
  articlesOf,
  findArticle,
  inPlaceOf,
  joinPages,
  mayBeSameArticle,
} from '../../../utils/intake/article-pages';
import { writeCollectionFile } from '../../../utils/intake/collection-file';
import { toBeAdded } from '../../../utils/intake/review';
import { takeIn } from '../../../utils/intake/take-in';
import { jobWorker } from './job-worker';
import { sentence } from './texts';

const title = '在云岭县第一次全会上的讲话';
const site = 'https://www.example.com';
const paragraph = (number: number) => `这是第${number}页。${sentence}`;
const PAGER = '<p><a href="#">上一页</a> <a href="#">下一页</a></p>';

interface PageParts {
  readonly title?: string;
  readonly paragraphs?: readonly string[];
  readonly pager?: string;
}

/** A page of a site, which names its own address. */
function page(number: number, path: string, parts: PageParts = {}): File {
  const { title: own = title, paragraphs = Array(3).fill(paragraph(number)), pager = PAGER } = parts;
  const body = paragraphs.map((each) => `<p>${each}</p>`).join('');
  const html = `<!doctype html><title>${own}</title><link rel="canonical" href="${site}/${path}"><h1>${own}</h1><p>2020-11-05</p>${body}${pager}`;
  return new File([html], path.slice(path.lastIndexOf('/') + 1));
}

const setting = {
  collection: 'mine',
  collectionNames: [],
  known: new Map<string, string | null>(),
  room: { documents: 1_000, units: 5_000_000 },
  startWorker: jobWorker,
  now: 1_000,
};
const take = (files: readonly File[], changed: Partial<typeof setting> = {}) =>
  takeIn(files, { ...setting, ...changed }, new AbortController().signal, () => undefined);

/** The names of the files in the lines of an import. */
const names = async (files: readonly File[]) => (await take(files)).reports.map(({ name }) => name);

/** A document of a page, as one that was read says, or as it is stored. */
async function read(...made: Parameters<typeof page>): Promise<ArticlePage> {
  const [document] = (await take([page(...made)])).documents;
  return document;
}

describe('pages that are joined', () => {
  test.each<[why: string, names: string[], ...files: File[]]>([
    [
      'by numbers after the first page',
      ['content_557_2.htm + content_557.htm + content_557_3.htm'],
      page(2, 'content_557_2.htm'),
      page(1, 'content_557.htm'),
      page(3, 'content_557_3.htm'),
    ],
    ['from 1, as the second page', ['c5.htm + c5_1.htm'], page(1, 'c5.htm'), page(2, 'c5_1.htm')],
    [
      'by a parameter',
      ['a.html?id=7&page=2 + a.html?id=7&page=1'],
      page(2, 'a.html?id=7&page=2'),
      page(1, 'a.html?id=7&page=1'),
    ],
    ['by p beside other parameters', ['a?id=7 + a?id=7&p=2'], page(1, 'a?id=7'), page(2, 'a?id=7&p=2')],
    [
      'with the number in the title',
      ['t2020_1.shtml + t2020_2.shtml'],
      page(1, 't2020_1.shtml', { title: `${title}（1）` }),
      page(2, 't2020_2.shtml', { title: `${title} (2/2)` }),
    ],
    [
      'by links to each other',
      ['c5.htm + c5_2.htm'],
      page(1, 'c5.htm', { pager: '<p><a href="c5_2.htm">2</a></p>' }),
      page(2, 'c5_2.htm', { pager: `<p><a href="${site}/c5.htm">1</a></p>` }),
    ],
    [
      'by what they say of their number',
      ['c5.htm + c5_2.htm'],
      page(1, 'c5.htm', { pager: '<p>第1页/共2页</p>' }),
      page(2, 'c5_2.htm', { pager: '<p>共 2 页 第 2 页</p>' }),
    ],
    [
      'by a pager whose script has not run',
      ['c5.htm + c5_1.htm'],
      page(1, 'c5.htm', { pager: '<script>createPageHTML(2, 0, "c5", "htm");</script>' }),
      page(2, 'c5_1.htm', { pager: '<script>createPageHTML(2, 1, "c5", "htm");</script>' }),
    ],
    [
      'though the first page is there twice',
      ['c5.htm + c5_2.htm', 'c5_1.htm'],
      page(1, 'c5.htm'),
      page(1, 'c5_1.htm', { paragraphs: [paragraph(1)] }),
      page(2, 'c5_2.htm'),
    ],
  ])('%s', async (_, expected, ...files) => {
    expect(await names(files)).toEqual(expected);
  });

  test('become one document, in one line, at the place of the first file', async () => {
    const other = page(9, '2020/content_7777.htm', { title: '在云岭县第二次全会上的讲话' });
    const files = [page(2, '2020/content_5557_2.htm'), other, page(1, '2020/content_5557.htm')];
    const { reports, documents } = await take(files);
    expect(reports.map(({ name }) => name)).toEqual([
      'content_5557_2.htm + content_5557.htm',
      'content_7777.htm',
    ]);
    expect(reports[0]).toMatchObject({ notes: expect.arrayContaining([{ kind: 'pages', count: 2 }]) });
    const [whole] = documents;
    expect(whole.text.split('\n')).toEqual([
      title,
      ...Array(3).fill(paragraph(1)),
      ...Array(3).fill(paragraph(2)),
    ]);
    expect(whole.info).toMatchObject({
      ...{ title, date: '2020-11-05', units: whole.text.length },
      url: `${site}/2020/content_5557.htm`,
      pages: [`${site}/2020/content_5557_2.htm`],
    });
    expect('taken' in reports[0] && reports[0].taken.id).toBe(whole.info.id);
    expect(documents).toHaveLength(2);
  });

  test('repeat nothing that every page has at its head', async () => {
    const head = `${sentence.slice(0, 20)}，这是提要。`;
    const paragraphs = (number: number) => [
      head,
      `${number}。${sentence}`,
      `这是第${number}页的末段，${sentence}`,
    ];
    const files = [1, 2].map((number) =>
      page(number, `c5_${number}.htm`, { paragraphs: paragraphs(number) }),
    );
    const [{ text }] = (await take(files)).documents;
    expect(text.split('\n').slice(1)).toEqual([...paragraphs(1), ...paragraphs(2).slice(1)]);
  });

  test('are added as a document each where the user wants it, with what was corrected', async () => {
    const result = await take([page(2, 'c5_2.htm'), page(9, 'c9.htm'), page(1, 'c5.htm')]);
    const added = toBeAdded(result, new Map([[0, { isDivided: true, level: 'city' }]]), 'mine', 5_000);
    expect(added.reports.map(({ name }) => name)).toEqual(['c5.htm', 'c5_2.htm', 'c9.htm']);
    expect(added.documents.map(({ info, text }) => [info.level, info.addedAt, text.split('\n')[1]])).toEqual([
      ['city', 5_000, paragraph(1)],
      ['city', 5_001, paragraph(2)],
      [expect.anything(), 5_002, paragraph(9)],
    ]);
  });

  test('are not taken where the corpus has their text', async () => {
    const files = [page(1, 'c5.htm'), page(2, 'c5_2.htm')];
    const [{ info }] = (await take(files)).documents;
    const again = await take(files, { known: new Map([[info.id, title]]) });
    expect(again.reports).toMatchObject([
      { name: 'c5.htm + c5_2.htm', problem: { kind: 'inCorpus', title } },
    ]);
    expect(again.documents).toEqual([]);
    const whole = page(1, 'whole.htm', {
      paragraphs: [...Array(3).fill(paragraph(1)), ...Array(3).fill(paragraph(2))],
      pager: '',
    });
    const twice = await take([whole, ...files]);
    expect(twice.reports.slice(1)).toMatchObject([{ problem: { kind: 'twice', name: 'whole.htm' } }]);
    expect(twice.documents).toHaveLength(1);
  });
});

describe('pages that are not joined', () => {
  test.each<[why: string, ...files: File[]]>([
    ['other articles', page(1, 'content_5557.htm'), page(2, 'content_5558.htm')],
    ['other titles', page(1, 'list_1.html'), page(2, 'list_2.html', { title: '另一篇讲话' })],
    ['dates in the address', page(1, '2020-11-1.html'), page(2, '2020-11-2.html')],
    ['days with a zero', page(1, 'bulletin_01.html'), page(2, 'bulletin_02.html')],
    ['articles by number', page(1, '?p=1'), page(2, '?p=2')],
    [
      'nothing says that there are further pages',
      ...[1, 2].map((n) => page(n, `c5_${n}.htm`, { pager: '' })),
    ],
    [
      '下一页 leads to another article',
      ...[1, 2].map((n) => page(n, `c5_${n}.htm`, { pager: '<p><a href="/c6.htm">下一页</a></p>' })),
    ],
    ['the first page is missing', page(2, 'c5_2.htm'), page(3, 'c5_3.htm')],
    ['a page between them is missing', page(1, 'c5.htm'), page(3, 'c5_3.htm')],
    [
      'a page between them is linked',
      page(1, 'c5.htm', { pager: '<p><a href="c5_1.htm">2</a> <a href="c5_2.htm">3</a></p>' }),
      page(3, 'c5_2.htm'),
    ],
    [
      'their numbers are not one after the other',
      page(1, 'c5.htm', { pager: '<p>第1页 共3页</p>' }),
      page(3, 'c5_2.htm', { pager: '<p>第3页 共3页</p>' }),
    ],
    [
      'most of their text is the same',
      page(1, 'c5.htm', { paragraphs: [1, 2, 3, 4].map(paragraph) }),
      page(2, 'c5_2.htm', { paragraphs: [2, 3, 4, 5].map(paragraph) }),
    ],
  ])('%s', async (_, ...files) => {
    expect(await names(files)).toEqual(files.map(({ name }) => name));
  });

  test('those of a collection, which stay as they came', async () => {
    const files = [page(1, 'c5.htm'), page(2, 'c5_2.htm')];
    const apart = (await Promise.all(files.map((each) => take([each])))).flatMap(
      ({ documents }) => documents,
    );
    const file = new File([await writeCollectionFile('县里', apart)], '县里.tifa-corpus.zip');
    const { documents } = await take([file, page(3, 'c5_3.htm')]);
    expect(documents.map(({ text }) => text).toSorted()).toEqual(
      [...apart.map(({ text }) => text), (await read(3, 'c5_3.htm')).text].toSorted(),
    );
    expect(documents.filter(({ info }) => info.pages !== undefined)).toEqual([]);
  });

  test('a document that was joined keeps the addresses of its pages in a collection’s file', async () => {
    const { documents } = await take([page(1, 'c5.htm'), page(2, 'c5_2.htm')]);
    const file = new File([await writeCollectionFile('县里', documents)], '县里.tifa-corpus.zip');
    const [{ info }] = (await take([file])).documents;
    expect(info.pages).toEqual([`${site}/c5_2.htm`]);
  });

  test('files without an address', () => {
    const info = { url: '', title } as UserDocument;
    expect(articlesOf([1, 2].map((number) => ({ info, text: `${title}\n${paragraph(number)}` })))).toEqual(
      [],
    );
  });
});

describe('a page whose article the corpus has a part of', () => {
  const texts = (found: ReturnType<typeof findArticle>) =>
    found?.kind === 'continues' ? found.pages.map(({ text }) => text.split('\n')[1]) : found?.kind;
  const pager = { number: null, linked: [] };

  test('goes to its place among the pages, after what was joined before', async () => {
    const [first, second, third] = await Promise.all([
      read(1, 'c5.htm'),
      read(2, 'c5_2.htm'),
      read(3, 'c5_3.htm'),
    ]);
    expect(texts(findArticle({ ...third, paging: pager }, [first]))).toBeUndefined();
    expect(texts(findArticle({ ...second, paging: pager }, [third, first]))).toEqual(
      [1, 2, 3].map(paragraph),
    );
    expect(texts(findArticle({ ...first, paging: pager }, [second]))).toEqual([1, 2].map(paragraph));
    const both = await joinPages([first, second]);
    expect(both.info.pages).toEqual([second.info.url]);
    expect(texts(findArticle({ ...third, paging: pager }, [both]))).toEqual([paragraph(1), paragraph(3)]);
    const whole = await joinPages([both, third]);
    expect(whole.text.split('\n').slice(1)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3].map(paragraph));
    expect(whole.info.pages).toEqual([second.info.url, third.info.url]);
    expect(findArticle({ ...second, paging: pager }, [whole])).toEqual({ kind: 'contained', stored: whole });
  });

  test('has the whole of it though a later page is there', async () => {
    const later = await read(2, 'c5_2.htm');
    const whole = await read(1, 'c5.htm', { paragraphs: [1, 2, 3].map(paragraph) });
    expect(findArticle({ ...whole, paging: null }, [later])).toEqual({ kind: 'contains', stored: [later] });
  });

  test('is left alone where it says nothing of further pages, or is of another article', async () => {
    const [first, second] = await Promise.all([read(1, 'c5.htm'), read(2, 'c5_2.htm')]);
    expect(findArticle({ ...second, paging: null }, [first])).toBeNull();
    expect(mayBeSameArticle(second.info, first.info)).toBe(true);
    expect(mayBeSameArticle(second.info, (await read(1, 'c6.htm')).info)).toBe(false);
    expect(mayBeSameArticle(second.info, { ...first.info, title: '改过的题目' })).toBe(false);
    expect(mayBeSameArticle({ url: '', title }, { url: '', title })).toBe(false);
  });

  test('has the facts that the user gave to what is there', async () => {
    const [page1, page2] = await Promise.all([read(1, 'c5.htm'), read(2, 'c5_2.htm')]);
    const mine = {
      ...{ title: '我的题目', date: '2019-01', year: 2019, outlet: '云岭日报', author: '', addedAt: 7 },
      ...{ collection: 'x', level: 'city' as const, occasion: 'report' as const, source: '云岭网' },
    } satisfies Partial<UserDocument>;
    const whole = await joinPages([page2, page1]);
    const { info, text } = inPlaceOf({ ...whole, info: { ...whole.info, author: '龚明' } }, [
      { ...page1.info, ...mine },
    ]);
    expect(info).toMatchObject({ ...mine, author: '龚明', id: whole.info.id, url: whole.info.url });
    expect(text).toBe(whole.text);
  });
});

test('a saved page has the address that its browser noted', async () => {
  const html = `<!-- saved from url=(0043)${site}/2020/content_1.htm -->\n<title>${title}</title><h1>${title}</h1><p>${sentence}</p>`;
  const { documents } = await take([new File([html], 'a.html')]);
  expect(documents[0].info.url).toBe(`${site}/2020/content_1.htm`);
});
