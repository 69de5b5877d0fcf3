import fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docxParts, madeDocx } from '../unit/intake/made-docx';
import { gb18030Speech, sentence } from '../unit/intake/texts';
import { PageBundle } from './bundle';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import './intake/intake';

/** Tags in any order, open or closed, with text between them. */
const tagSoup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'p div span a b i font nobr center h1 ul li dl dd dt table caption tbody tr td th pre form button section article blockquote svg noscript template body html head'
          .split(' ')
          .flatMap((name) => [`<${name}>`, `<${name} class=x title="a>b">`, `</${name}>`]),
      ),
      fc.constantFrom('<br>', '</br>', '<hr/>', '<img src=x>', '<input>', '<!-- 注 -->', '<!doctype html>'),
      fc.constantFrom(
        '<title>题</title>',
        '<textarea>框</textarea>',
        '<script>"<p>"</script>',
        '<style>p{}</style>',
      ),
      fc.constantFrom('坚持', '稳中求进', '&lt;工作&gt;', '总基调 ', '\n', 'a b', '&nbsp;', '<', '& '),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

const bundle = new PageBundle('intake', new URL('intake/in-page.ts', import.meta.url));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

const title = '在云岭县委全会上的讲话';
const articleOf = (more: string) =>
  `<article>${more}<p>　　同志们：</p><p>　　${sentence}</p><p>　　一、${sentence}</p><p>　　${sentence.repeat(3)}</p></article>`;
const article = articleOf('');
const menu = `<ul>${'<li><a href="/x">云岭县人民政府要闻栏目</a></li>'.repeat(8)}</ul>`;
const text = ['同志们：', sentence, `一、${sentence}`, sentence.repeat(3)].join('\n');

inEachBrowser('the reader of pages and Word files', (stage) => {
  let tab: Tab;
  beforeAll(async () => {
    tab = await bundle.open(stage());
  });
  afterAll(() => tab?.close());

  const read = (head: string, body: string, url = 'https://www.yunling.example/a.html#top') =>
    tab.evaluate(
      (html, address) => intake.readPage(html, address),
      `<!doctype html><html><head>${head}</head><body>${body}</body></html>`,
      url,
    );

  test('an article without its menus, with all facts that the page states', async () => {
    const head = `<title>${title}_云岭县人民政府</title><meta property="og:site_name" content="云岭网"><meta name="PubDate" content="2020-11-05 10:11">`;
    expect(await read(head, `${menu}<h1>${title}</h1>${article}${menu}`)).toEqual({
      text,
      title,
      date: '2020-11-05',
      outlet: '',
      author: '',
      url: 'https://www.yunling.example/a.html',
      source: '云岭网',
      name: 'a.html',
      leftOut: [],
      notes: [],
      paging: null,
    });
  });

  describe('facts', () => {
    const facts = async (head: string, body = '', url = '') => {
      const page = await read(head, `${body}${article}`, url);
      if (typeof page === 'string') throw new Error(page);
      return page;
    };

    test.each([
      ['the title before the site’s name', `<title>${title} - 云岭网</title>`, ''],
      ['the same with a hyphen', `<title>${title}-云岭新闻网</title>`, ''],
      ['the one heading', '<title>云岭网</title>', `<h1>${title}</h1>`],
      [
        'a heading that the title has',
        `<title>${title}|云岭</title>`,
        `<h1>云岭县人民政府</h1><h1>${title}</h1>`,
      ],
      [
        'what government pages name so',
        `<title>首页</title><meta name="ArticleTitle" content="${title}">`,
        '',
      ],
    ])('title: %s', async (_name, head, body) => {
      expect((await facts(head, body)).title).toBe(title);
    });

    test.each([
      ['a visible line with a label', '', '<p>发布时间：2020年11月05日 10:11 来源：云岭网</p>'],
      ['a visible line', '', '<div>2020-11-05 10:11</div>'],
      [
        'structured data',
        `<script type="application/ld+json">{"@graph":[{"datePublished":"2020-11-05T10:11:00+08:00"}]}</script>`,
        '',
      ],
      ['a time element', '', '<time datetime="2020-11-05">上周</time>'],
      [
        'damaged structured data and another',
        '<script type="application/ld+json">{"a":</script><meta property="article:published_time" content="2020-11-05T01:00:00Z">',
        '',
      ],
    ])('date: %s', async (_name, head, body) => {
      expect((await facts(head, body)).date).toBe('2020-11-05');
    });

    test('the address is on the web or empty', async () => {
      const canonical = (href: string) => `<link rel="canonical" href="${href}">`;
      expect((await facts(canonical('https://a.example/b'))).url).toBe('https://a.example/b');
      expect((await facts(canonical('https://a.example/b'))).source).toBe('a.example');
      expect((await facts(canonical('javascript:alert(1)'))).url).toBe('');
      expect((await facts('', '', 'file:///a.html')).url).toBe('');
      expect((await facts('')).source).toBe('');
    });
  });

  test('no part of a page runs or is fetched, and its markup is only text', async () => {
    const { server } = stage();
    const target = server.addPage('/fetched', { body: '' });
    const body = `<img src="${target}" onerror="globalThis.ran = 1"><script>globalThis.ran = 1</script><iframe src="${target}"></iframe>${articleOf(`<p>&lt;b&gt;${sentence}</p>`)}`;
    const page = await read(
      `<script src="${target}"></script><link rel="stylesheet" href="${target}">`,
      body,
    );
    expect(page).toMatchObject({ text: expect.stringContaining(`<b>${sentence}`) });
    expect(await tab.evaluate(() => 'ran' in globalThis)).toBe(false);
    expect(server.requests).not.toContain('/fetched');
  });

  test('where no article is found, the page’s own paragraphs are used', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => `<td>第${at}条 ${sentence}</td>`);
    const page = await read('', `${menu}<table><tr>${rows.join('</tr><tr>')}</tr></table>`);
    const lines = typeof page === 'string' ? [] : page.text.split('\n');
    expect(lines).toHaveLength(12);
    expect(lines[0]).toBe(`第0条 ${sentence}`);
  });

  test('a page without running Chinese text, and one of too many elements, are reported', async () => {
    expect(await read('', menu)).toBe('noArticle');
    expect(await read('', '<p>No Chinese here, but a sentence long enough.</p>')).toBe('noArticle');
    expect(await read('', '')).toBe('noArticle');
    expect(await read('', '<i></i>'.repeat(200_001))).toBe('tooComplex');
    expect(await read('', `${'<i></i>'.repeat(50_000)}${article}`)).toMatchObject({ text });
    expect(await read('', `${'<div>'.repeat(3_000)}${sentence}`)).toBeTypeOf('object');
  });

  test('malformed markup gives the lines that the browser’s own parser gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tagSoup, { minLength: 40, maxLength: 40 }), async (pages) => {
        const read = await tab.evaluate((all) => intake.readLines(all), pages);
        expect(read.map(({ ours }) => ours)).toEqual(read.map(({ browsers }) => browsers));
      }),
      { numRuns: 10 },
    );
  });

  test('lines break at blocks, and continue across inline elements and the source’s line ends', async () => {
    const body = articleOf(
      `<p>我们要把县里定下的事情\n<b>一件</b>一件<a href="#">办好</a>，<br>不留尾巴，不误农时，让乡亲们看得见变化。<span hidden>零</span></p>`,
    );
    const page = await read('', body);
    expect(typeof page === 'string' ? page : page.text.split('\n').slice(0, 2)).toEqual([
      '我们要把县里定下的事情一件一件办好，',
      '不留尾巴，不误农时，让乡亲们看得见变化。',
    ]);
  });

  test('saved pages are decoded by their content, else by their declared encoding', async () => {
    const decode = (bytes: Uint8Array) => tab.evaluate((file) => intake.decodePage(file), base64(bytes));
    expect(await decode(gb18030Speech.bytes)).toBe(gb18030Speech.text);
    const declared = Buffer.from('<meta charset="big5">', 'latin1');
    expect(await decode(Buffer.concat([declared, Buffer.from('a4a4a4e5a440a447', 'hex')]))).toContain(
      '中文一二',
    );
    const utf8 = Buffer.from(`<meta charset="gb2312">${sentence}`);
    expect(await decode(utf8)).toContain(sentence);
  });

  describe('a Word file', () => {
    const docx = (bytes: Uint8Array) => tab.evaluate((file) => intake.readDocx(file), base64(bytes));

    test('gives its paragraphs', async () => {
      const lines = (await docx(madeDocx([title, `我们|要把${sentence}`]))).split(/\n+/).filter(Boolean);
      expect(lines).toEqual([title, `我们要把${sentence}`]);
    });

    test('that is formatted and revised gives the same text as a plain one', async () => {
      const run = (text: string, properties: string) =>
        `<w:r w:rsidR="00A1"><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
      const paragraph = (content: string, mark = '') =>
        `<w:p w:rsidR="00B2" w14:paraId="1"><w:pPr><w:rPr>${mark}<w:b/></w:rPr></w:pPr>${content}</w:p>`;
      const looks = '<w:rFonts w:hint="eastAsia"/><w:sz w:val="32"/>';
      const earlier = `${looks}<w:rPrChange w:id="1"><w:rPr><w:b/></w:rPr></w:rPrChange>`;
      const gone = '<w:del w:id="2" w:author="x"/>';
      const body = [
        paragraph(run(title, looks)),
        paragraph(run('前一段', earlier), gone),
        paragraph(
          run('后一段', '') +
            `<w:del w:id="3">${run('删去', looks).replaceAll('w:t>', 'w:delText>')}</w:del>`,
        ),
        paragraph(run(sentence, `${looks}${'<w:lang/>'.repeat(500)}`)),
      ];
      const parts = docxParts(['']);
      const xml = Buffer.from(parts['word/document.xml']).toString();
      const revised = xml
        .replace(
          '<w:document ',
          '<w:document xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ',
        )
        .replace(/<w:body>.*<\/w:body>/, `<w:body>${body.join('')}</w:body>`);
      const file = zipSync({ ...parts, 'word/document.xml': Buffer.from(revised) });
      expect((await docx(file)).split(/\n+/).filter(Boolean)).toEqual([title, '前一段后一段', sentence]);
    });

    test('that is a zip bomb, damaged or another zip is refused with a reason', async () => {
      const bomb = { ...docxParts([title]), 'word/styles.xml': new Uint8Array(60_000_000) };
      expect(await docx(zipSync(bomb))).toMatch(/tooLarge|unpacksTooLarge/);
      expect(await docx(zipSync({ ...docxParts([title]), 'word/document.xml': Buffer.from('<w:') }))).toBe(
        'damaged',
      );
      expect(await docx(zipSync({ 'a.txt': Buffer.from(sentence) }))).toBe('damaged');
      const many = Buffer.from('<w:p/>'.repeat(1_000_001));
      expect(await docx(zipSync({ ...docxParts([title]), 'word/document.xml': many }))).toBe('tooComplex');
    });
  });
});
