import { describe, expect, test } from 'vitest';
import { factsOf, newsPage, title } from './made-page';

const withHead = (head: string) => factsOf(newsPage({ head }));
const jsonLd = (text: string) => `<script type="application/ld+json">${text}</script>`;

describe('meta elements', () => {
  test.each([
    'name="PubDate"',
    'name="pubdate"',
    'name="publishdate"',
    'name="publish-date"',
    'name="publish_time"',
    'name="firstpublishedtime"',
    'property="article:published_time"',
    'name="article:published_time"',
    'property="og:article:published_time"',
    'property="og:release_date"',
    'name="og:time "',
    'itemprop="datePublished"',
    'name="weibo: article:create_at"',
    'property="weibo:article:create_at"',
    'name="DC.date.issued"',
    'name="DCTERMS.created"',
    'name="DC.Date"',
    'name="apub:time"',
    'name="date"',
  ])('%s', (name) => {
    expect(withHead(`<meta ${name} content="2021-03-15 08:30:00">`).date).toBe('2021-03-15');
  });

  test('the first that has a date of the past, whichever way it is named', () => {
    const empty = '<meta name="PubDate" content=""><meta name="publishdate" content="2021-02-30">';
    const late = '<meta property="article:published_time" content="2031-01-01">';
    const first = '<meta name="pubdate" content="1970-01-01">';
    expect(withHead(`${empty}${late}${first}<meta name="date" content="2021-03-14T20:00:00Z">`).date).toBe(
      '2021-03-15',
    );
  });

  test('a change is no publication', () => {
    expect(withHead('<meta property="article:modified_time" content="2021-03-15">').date).toBeNull();
    expect(withHead('<meta name="lastmodified" content="2021-03-15">').date).toBeNull();
  });

  test('outlet and author, of which visible ones go before', () => {
    const head = '<meta name="ContentSource" content="云岭日报"><meta name="Author" content="张三">';
    expect(withHead(head)).toMatchObject({ outlet: '云岭日报', author: '张三' });
    const visible = factsOf(newsPage({ head, under: '<p>来源：云岭网 作者：李四</p>' }));
    expect(visible).toMatchObject({ outlet: '云岭网', author: '李四' });
  });

  test.each(['admin', 'L_104485', 'https://a.example/u/1', '网站管理员', 'editor01', '', '未知'])(
    '%s is no author',
    (author) => {
      expect(withHead(`<meta name="author" content="${author}">`).author).toBe('');
    },
  );
});

describe('structured data', () => {
  const article = '"@type":"NewsArticle","datePublished":"2021-03-14T17:00:00Z"';
  test.each([
    ['plain', `{${article}}`],
    ['in a list', `[{"@type":"BreadcrumbList"},{${article}}]`],
    ['in a graph', `{"@graph":[{"@type":"WebSite","dateCreated":"2001-01-01"},{${article}}]}`],
    ['deep', `{"@type":"WebPage","mainEntity":{"inner":[[{${article}}]]}}`],
    ['several types', '{"@type":["Thing","Article"],"datePublished":["2021-03-15"]}'],
    ['as a number', '{"@type":"Article","datePublished":1615739400000}'],
    [
      'Baidu’s',
      '{"@context":"https://ziyuan.baidu.com/contexts/cambrian.jsonld","pubDate":"2021-03-15T08:30:00"}',
    ],
    ['with line ends in a string', `{"headline":"一行\n两行",${article}}`],
    ['with a comma too many', `{${article},}`],
    ['in a comment', `<!-- {${article}} -->`],
    ['with a semicolon', `{${article}};`],
    ['broken', `{${article},"articleBody":"他说"好""}`],
    ['cut off', `{${article},"articleBody":"`],
    ['before a broken one', `{"a":</script><script type="application/ld+json">{${article}}`],
    [
      'an article before its page',
      `{"@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},{${article}}]}`,
    ],
    [
      'the page’s article before others',
      `[{"@type":"NewsArticle","headline":"别的","datePublished":"2020-01-01"},{"headline":"${title}",${article}}]`,
    ],
    [
      'not that of a comment or a list',
      `{"comment":{"@type":"NewsArticle","datePublished":"2020-01-01"},"mainEntity":{"inner":{${article}}}}`,
    ],
  ])('%s', (_, json) => {
    expect(withHead(jsonLd(json)).date).toBe('2021-03-15');
  });

  test('names authors and publisher', () => {
    const people =
      '"author":[{"@type":"Person","name":"张三"},{"name":"李四"}],"publisher":{"name":"云岭日报"}';
    expect(withHead(jsonLd(`{${article},${people}}`))).toMatchObject({
      author: '张三、李四',
      outlet: '云岭日报',
    });
  });

  test('is read whole after its usual faults are mended', () => {
    for (const fault of [`{${article},"author":"张三",}`, `{${article},"headline":"一\n行","author":"张三"}`])
      expect(withHead(jsonLd(fault)).author).toBe('张三');
  });

  test('may be anything', () => {
    for (const json of ['null', '[]', '1', '"2021"', '{"@graph":null}', '[[[]]]', '{"datePublished":{}}', ''])
      expect(withHead(jsonLd(json)), json).toMatchObject({ date: null, outlet: '', author: '' });
  });
});

describe('a page of WeChat', () => {
  const url = 'https://mp.weixin.qq.com/s/abc';
  const heading = `<h1 id="activity-name">${title}</h1>`;
  const account = '<a id="js_name">\n 云岭发布 </a><span id="js_author_name">张三</span>';
  const time = '<em id="publish_time">2021年03月15日 08:30</em>';
  test.each([
    ['what it shows', url, `${heading}${account}${time}`],
    [
      'seconds',
      url,
      `${heading}${account}<em id="publish_time"></em><script>var ct = "1615739400";</script>`,
    ],
    ['a written time', url, `${heading}${account}<script>var createTime = '2021-03-15 00:30';</script>`],
    ['its newer form', url, `${heading}${account}<script>x={create_time: JsDecode('1615739400')}</script>`],
    [
      'a saved page',
      '',
      `${heading}${account}<em id="publish_time"></em><script>var ct="1615739400"</script>`,
    ],
  ])('date, account and author: %s', (_, address, body) => {
    const site = '<meta property="og:site_name" content="微信公众平台">';
    expect(factsOf(`<head>${site}</head><body>${body}</body>`, address)).toMatchObject({
      date: '2021-03-15',
      outlet: '云岭发布',
      author: '张三',
      site: '云岭发布',
    });
  });

  test('its name where only a script has it', () => {
    const page = `${heading}<script>var nickname = htmlDecode("云岭发布"); var ct = "1615739400";</script>`;
    expect(factsOf(page, url)).toMatchObject({ outlet: '云岭发布', date: '2021-03-15' });
  });

  test('the same scripts elsewhere mean nothing', () => {
    expect(factsOf(`${heading}<script>var ct = "1615739400";</script>`).date).toBeNull();
  });
});
