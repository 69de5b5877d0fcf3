import { describe, expect, test } from 'vitest';
import type { UserDocumentWithText } from '../../../utils/collections/user-corpus';
import { articlesOf, joinPages } from '../../../utils/intake/article-pages';
import { takeIn } from '../../../utils/intake/take-in';
import { jobWorker } from './job-worker';
import { sentence } from './texts';

const title = '在云岭县第一次全会上的讲话';
const at = (path: string, itsTitle = title) => ({ url: `https://www.example.com/${path}`, title: itsTitle });
const paragraph = (number: number) => `这是第${number}页。${sentence}`;

/** A page of a site, which names its own address. */
function page(number: number, path: string, itsTitle = title): File {
  const html = `<title>${itsTitle}</title><link rel="canonical" href="https://www.example.com/${path}"><h1>${itsTitle}</h1><p>2020-11-05</p>${`<p>${paragraph(number)}</p>`.repeat(3)}<p><a href="#">上一页</a> <a href="#">下一页</a></p>`;
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
const take = (files: readonly File[]) =>
  takeIn(files, setting, new AbortController().signal, () => undefined);

describe('pages of an article', () => {
  test.each<[why: string, groups: number[][], ...pages: { url: string; title: string }[]]>([
    [
      'by numbers after the first page',
      [[1, 0, 2]],
      at('content_5557_2.htm'),
      at('content_5557.htm'),
      at('content_5557_3.htm'),
    ],
    ['by a parameter', [[1, 0]], at('a.html?id=7&page=2'), at('a.html?id=7&page=1')],
    [
      'with the number in the title',
      [[0, 1]],
      at('t2020_1.shtml', `${title}（1）`),
      at('t2020_2.shtml', `${title} (2/2)`),
    ],
    ['other articles', [], at('content_5557.htm'), at('content_5558.htm')],
    ['other titles', [], at('list_1.html'), at('list_2.html', '另一篇讲话')],
    ['the same page twice', [], at('content_5557_2.htm'), at('content_5557_2.htm')],
    ['files without an address', [], { url: '', title }, { url: '', title }],
  ])('%s', (_, groups, ...pages) => {
    expect(articlesOf(pages)).toEqual(groups);
  });

  test('become one document, in one line, at the place of the first file', async () => {
    const other = page(9, '2020/content_7777.htm', '在云岭县第二次全会上的讲话');
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
      url: 'https://www.example.com/2020/content_5557.htm',
    });
    expect('taken' in reports[0] && reports[0].taken.id).toBe(whole.info.id);
    expect(documents).toHaveLength(2);
  });

  test('a page that was joined before adds nothing', async () => {
    const { documents } = await take([page(1, 'c_10001.htm')]);
    const { documents: more } = await take([page(2, 'c_10001_2.htm')]);
    const both = (await joinPages([documents[0], more[0]])) as UserDocumentWithText;
    expect(both.info.id).not.toBe(documents[0].info.id);
    expect(await joinPages([both, more[0]])).toBeNull();
  });

  test('a saved page has the address that its browser noted', async () => {
    const html = `<!-- saved from url=(0043)https://www.example.com/2020/content_1.htm -->\n<title>${title}</title><h1>${title}</h1><p>${sentence}</p>`;
    const { documents } = await take([new File([html], 'a.html')]);
    expect(documents[0].info.url).toBe('https://www.example.com/2020/content_1.htm');
  });
});
