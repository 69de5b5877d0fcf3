import { describe, expect, test } from 'vitest';
import { dayInBeijing, daysOf } from '../../../utils/facts/instant';
import { factsOf, NOW, newsPage } from './made-page';

const dateUnder = (under: string, head = '') => factsOf(newsPage({ under, head })).date;

describe('a date for machines', () => {
  test.each([
    // A time with a zone is a day in Beijing.
    ['2021-03-14T16:30:00Z', '2021-03-15'],
    ['2021-03-14T16:30:00.000Z', '2021-03-15'],
    ['2021-03-14 16:30:00 UTC', '2021-03-15'],
    ['2021-03-14T15:59:59Z', '2021-03-14'],
    ['2021-03-14T12:30:00-05:00', '2021-03-15'],
    ['2021-03-15T00:30:00+08:00', '2021-03-15'],
    ['2021-03-15T00:30:00+0800', '2021-03-15'],
    ['2021-03-15T00:30:00+08', '2021-03-15'],
    ['2021-03-14T17:30:00+00:00', '2021-03-15'],
    ['20210314T163000Z', '2021-03-15'],
    ['Sun, 14 Mar 2021 16:30:00 GMT', '2021-03-15'],
    ['Mon Mar 15 00:30:00 CST 2021', '2021-03-15'],
    ['Mon Mar 15 20:30:00 CST 2021', '2021-03-15'],
    ['Mon Mar 15 2021 00:30:00 GMT+0800 (China Standard Time)', '2021-03-15'],
    ['Mar 14, 2021 4:30:00 PM GMT', '2021-03-15'],
    ['2020-12-31T20:00:00Z', '2021-01-01'],
    // Without one it is the day that is written.
    ['2021-03-15T00:30:00', '2021-03-15'],
    ['2021-03-15 23:59', '2021-03-15'],
    ['2021/3/15', '2021-03-15'],
    ['2021年3月15日', '2021-03-15'],
    ['March 15, 2021', '2021-03-15'],
    ['20210315', '2021-03-15'],
    ['20210315003000', '2021-03-15'],
    // Seconds and milliseconds since the epoch.
    ['1615739400', '2021-03-15'],
    ['1615739400000', '2021-03-15'],
  ])('%s', (value, day) => {
    expect(daysOf(value)[0]).toBe(day);
  });

  test.each(['', 'soon', '2021-02-30', '20210230', '12345', '2021', 'Feb 30, 2021'])('none: %s', (value) => {
    expect(daysOf(value)).toEqual([]);
  });

  test('the day in Beijing begins at four in the afternoon of UTC', () => {
    expect(dayInBeijing(Date.UTC(2021, 2, 14, 15, 59))).toBe('2021-03-14');
    expect(dayInBeijing(Date.UTC(2021, 2, 14, 16))).toBe('2021-03-15');
  });
});

describe('a visible line with a label', () => {
  test.each([
    '<p>发布时间：2021-03-15 08:30</p>',
    '<p>发布时间:2021-03-15</p>',
    '<p>发布日期 ： 2021年3月15日</p>',
    '<p>发 布 时 间：2021/03/15</p>',
    '<p>发布时间∶2021.03.15</p>',
    '<p>【发布时间】2021-03-15</p>',
    '<p>[发布日期] 2021-03-15</p>',
    '<p>日期：２０２１－０３－１５</p>',
    '<p>时间： 二〇二一年三月十五日</p>',
    '<p>时间：二○二一年三月十五日</p>',
    '<p>發佈時間：2021年03月15日</p>',
    '<p>发布于 2021-03-15 08:30</p>',
    '<p>发表于：2021-03-15</p>',
    '<p>来源：云岭日报　2021-03-15 08:30</p>',
    '<p>2021年03月15日08:30 | 来源：云岭日报</p>',
    '<p>来源：云岭日报2021年3月15日</p>',
    '<p>作者：张三 编辑：李四 2021-03-15</p>',
    '<p>时间：2021-03-15 浏览次数：1234 次 【字体：大 中 小】</p>',
    '<p>信息来源：县政府办 发布日期：2021-03-15 浏览量：32</p>',
    '<p>发布时间：（2021-03-15）</p>',
    '<p>发布时间：星期一 2021-03-15</p>',
    '<div><span>发布时间：</span><span>2021</span>年<span>3</span>月<span>15</span>日</div>',
    '<div>发布时间：<b>20</b><i>21</i>-03-15</div>',
    '<div><span>发布时间：2021-03-15</span><span>08:30</span><span>来源：云岭日报</span></div>',
    '<table><tr><td>发布日期</td><td>2021-03-15</td></tr></table>',
    '<dl><dt>索引号：</dt><dd>00123-2021</dd><dt>发布日期：</dt><dd>2021年3月15日</dd></dl>',
    '<div><div>时间：</div><div>2021-03-15 08:30</div></div>',
    '<p>更新时间：2021-03-15 08:30</p>',
    '<p>发布时间：2021-03-14T16:30:00Z</p>',
    '<p>发布：2021-03-15 来源：云岭网 字号：大 中 小</p>',
    '<p>【来源：县政府办】【发布日期：2021-03-15】</p>',
    '<p>成文日期：2021-03-15</p>',
  ])('%s', (under) => {
    expect(dateUnder(under)).toBe('2021-03-15');
  });

  test.each([
    ['the day of publication before that of writing', '<p>成文日期：2021-03-01 发布日期：2021-03-15</p>'],
    ['and before that of a change', '<p>更新时间：2021-05-01</p><p>发布时间：2021-03-15</p>'],
    ['and before the newspaper’s', '<p>来源：《云岭日报》2021年3月14日 第1版 发布时间：2021-03-15 09:00</p>'],
    ['one that exists before one that doesn’t', '<p>发布时间：2021-02-30</p><p>时间：2021-03-15</p>'],
    ['the past before the future', '<p>发布时间：2031-03-15</p><p>来源：云岭网 2021-03-15</p>'],
  ])('%s', (_, under) => {
    expect(dateUnder(under)).toBe('2021-03-15');
  });

  test('above the title, below the text, and within it', () => {
    const line = '<p>发布时间：2021-03-15</p>';
    for (const part of ['above', 'below', 'body'])
      expect(factsOf(newsPage({ [part]: line })).date, part).toBe('2021-03-15');
  });

  test.each([
    ['meta elements', '<meta name="PubDate" content="2021-03-14 23:00">'],
    [
      'structured data',
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-03-10"}</script>',
    ],
  ])('goes before %s', (_, head) => {
    expect(dateUnder('<p>发布时间：2021-03-15 00:10</p>', head)).toBe('2021-03-15');
    expect(dateUnder('', head)).toMatch(/^2021-03-1[04]$/);
  });
});

describe('what is no date of the page', () => {
  test.each([
    ['of an event', '<p>会议时间：2021年3月15日</p>'],
    ['of an event with its place', '<p>时间：2021年3月15日上午9时</p><p>地点：县委礼堂</p>'],
    ['a last day', '<p>报名截止日期：2021-03-15</p>'],
    ['of a period', '<p>有效时间：2021-03-15</p>'],
    ['today', '<p>今天是2021年3月15日 星期一</p>'],
    ['a sentence', '<p>2021年3月15日，县里召开了会议。</p>'],
    ['what is hidden', '<p hidden>发布时间：2021-03-15</p><p style="display: none">时间：2021-03-15</p>'],
    ['the future', '<p>发布时间：2026-12-01</p>'],
    ['no day of the calendar', '<p>发布时间：2021-04-31</p>'],
  ])('%s', (_, under) => {
    expect(dateUnder(under)).toBeNull();
  });

  const list = '<li><a href="/2">县里又开了一次春耕备耕现场会议</a> 2021-03-15</li>';
  test.each([
    ['a list of links', `<ul>${list}</ul>`],
    [
      'related articles with labels',
      '<h3>相关阅读</h3><div><p>乡镇动态</p><p>发布时间：2021-03-15</p></div>',
    ],
    ['a box of related articles', '<div class="related-news"><p>发布时间：2021-03-15</p></div>'],
    ['a side bar', '<div id="sideBar"><p>x</p></div><aside><p>发布时间：2021-03-15</p></aside>'],
    ['an entry with a label', '<p>发布时间：2021-03-15 <a href="/2">县里又开了一次春耕备耕现场会议</a></p>'],
    ['the footer', '<footer><p>发布时间：2021-03-15</p></footer>'],
    ['a footer by its class', '<div class="footer"><p>更新时间：2021-03-15</p></div>'],
    ['the site’s own line', '<p>版权所有：云岭县人民政府 更新时间：2021-03-15</p>'],
    ['the neighbours', '<p>上一篇：<a href="/0">县里召开农业农村工作推进会</a> 2021-03-15</p>'],
    ['a time of another article', '<div class="recommend"><time datetime="2021-03-15">昨天</time></div>'],
  ])('%s', (_, below) => {
    expect(factsOf(newsPage({ below })).date).toBeNull();
  });

  test('today in Beijing is not the future', () => {
    expect(dayInBeijing(NOW)).toBe('2026-11-30');
    expect(dateUnder('<p>发布时间：2026-11-30</p>')).toBe('2026-11-30');
  });
});

describe('a date without a label', () => {
  test.each([
    ['near the title', '<p>云岭网 2021-03-15 08:30</p>'],
    ['in brackets', '<p>（2021年3月15日）</p>'],
    ['in a time element', '<p><time datetime="2021-03-15T08:30">上周</time></p>'],
    ['in a time element without an attribute', '<p><time>2021年3月15日</time></p>'],
    [
      'marked as published',
      '<p><span itemprop="datePublished" content="2021-03-14T17:00:00Z">昨天</span></p>',
    ],
  ])('%s', (_, under) => {
    expect(dateUnder(under)).toBe('2021-03-15');
  });

  test('comes after what the page says for machines', () => {
    const head = '<meta name="publishdate" content="2021-03-15">';
    expect(dateUnder('<p>云岭网 2021-03-16 08:30</p>', head)).toBe('2021-03-15');
  });

  test('stands below a text as its signature', () => {
    expect(factsOf(newsPage({ below: '<p>云岭县人民政府</p><p>二〇二一年三月十五日</p>' })).date).toBe(
      '2021-03-15',
    );
  });
});
