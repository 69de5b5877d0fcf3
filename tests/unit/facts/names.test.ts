import { describe, expect, test } from 'vitest';
import { factsOf, newsPage } from './made-page';

const under = (line: string, head = '') => factsOf(newsPage({ under: line, head }));

describe('the outlet', () => {
  test.each([
    ['<p>来源：云岭日报</p>', '云岭日报'],
    ['<p>来源: 云岭日报 作者: 张三</p>', '云岭日报'],
    ['<p>来 源：云岭日报</p>', '云岭日报'],
    ['<p>來源：雲嶺日報</p>', '雲嶺日報'],
    ['<p>稿件来源：云岭日报</p>', '云岭日报'],
    ['<p>文章来源：县融媒体中心 发布时间：2021-03-15</p>', '县融媒体中心'],
    ['<p>【来源】云岭日报</p>', '云岭日报'],
    ['<p>来源 | 云岭日报</p>', '云岭日报'],
    ['<p>来源 云岭日报</p>', '云岭日报'],
    ['<p>来源：《云岭日报》（2021年3月15日 01版）</p>', '云岭日报'],
    ['<p>来源：人民网－人民日报</p>', '人民网－人民日报'],
    ['<p>来源：云岭日报2021-03-15 08:30</p>', '云岭日报'],
    ['<p>来源：云岭日报作者：张三责任编辑：李四</p>', '云岭日报'],
    ['<p>来源：云岭日报 打印 【大 中 小】</p>', '云岭日报'],
    ['<p>来源：Yunling Daily 2021-03-15</p>', 'Yunling Daily'],
    ['<p>来源：<a href="/x">云岭县人民政府办公室网站</a> 2021-03-15</p>', '云岭县人民政府办公室网站'],
    ['<div><span>来源：</span><span>云岭日报</span><span>张三</span></div>', '云岭日报'],
    ['<table><tr><td>发布机构</td><td>云岭县人民政府</td></tr></table>', '云岭县人民政府'],
    ['<p>发布机构：县政府办</p><p>来源：云岭日报</p>', '云岭日报'],
    ['<p>转自：云岭日报</p>', '云岭日报'],
    ['<p>图片来源：某图库</p>', ''],
    ['<p>资金来源：县级财政</p>', ''],
    ['<p>来源：</p><p>作者：张三</p>', ''],
    ['<p>来源：未知</p>', ''],
  ])('%s', (line, outlet) => {
    expect(under(line).outlet).toBe(outlet);
  });

  test('in brackets at the end of the text, and below it', () => {
    const body = '<p>办好一件是一件，乡亲们都看在眼里，记在心上，说在嘴上。（来源：云岭日报 记者 张三）</p>';
    const page = '<head></head><body><h1>云岭县召开春耕备耕现场会</h1>';
    expect(factsOf(`${page}${body}</body>`)).toMatchObject({ outlet: '云岭日报', author: '张三' });
    expect(factsOf(newsPage({ below: '<p>（来源：云岭日报）</p>' })).outlet).toBe('云岭日报');
  });

  test.each(['本站', '本网', '本报讯', '本站原创', '我网'])(
    '%s is the site’s name where it is known',
    (own) => {
      const head = '<meta property="og:site_name" content="云岭网">';
      expect(under(`<p>来源：${own}</p>`, head).outlet).toBe('云岭网');
      expect(under(`<p>来源：${own}</p>`).outlet).toBe(own);
      const titled = `<head><title>讲话稿全文_云岭县人民政府</title></head><body><p>来源：${own}</p></body>`;
      expect(factsOf(titled).outlet).toBe('云岭县人民政府');
    },
  );

  test('related articles and footers don’t name it', () => {
    const below = '<h3>相关新闻</h3><p>来源：别的报</p><footer>来源：别的站</footer>';
    expect(factsOf(newsPage({ below })).outlet).toBe('');
  });
});

describe('the author', () => {
  test.each([
    ['<p>作者：张三</p>', '张三'],
    ['<p>作者:张三、李四</p>', '张三、李四'],
    ['<p>作者：张三 李四</p>', '张三、李四'],
    ['<p>作者：张　三</p>', '张三'],
    ['<p>作者：张三 字号：大 中 小</p>', '张三'],
    ['<p>来源：云岭日报 作者：张三 2021-03-15</p>', '张三'],
    ['<p>作者：本报记者 张三 通讯员 李四</p>', '张三、李四'],
    ['<p>作者：张三（县农业农村局）</p>', '张三'],
    ['<p>文/张三</p>', '张三'],
    ['<p>文｜张三 图｜李四</p>', '张三'],
    ['<p>文/图 张三</p>', '张三'],
    ['<p>作者：张三丨来源：云岭日报</p>', '张三'],
    ['<p>本报记者张三报道</p>', '张三'],
    ['<p>记者：张三</p>', '张三'],
    ['<p>□ 本报记者 张三</p>', '张三'],
    ['<p>作者：本报评论员</p>', '本报评论员'],
    ['<p>作者：John Smith</p>', 'John Smith'],
    ['<p>责任编辑：张三</p>', ''],
    ['<p>作者：佚名</p>', ''],
    ['<p>作者：admin</p>', ''],
    ['<p>作者：</p><p>浏览次数：12</p>', ''],
  ])('%s', (line, author) => {
    expect(under(line).author).toBe(author);
  });

  test('the reporters of the dateline, where no author is named', () => {
    const first =
      '<p>新华社云岭3月15日电（记者张三、李四）春耕时节，县里的茶园、水渠和农资都安排下去了。</p>';
    expect(factsOf(newsPage({ under: first })).author).toBe('张三、李四');
    expect(factsOf(newsPage({ under: `<p>作者：王五</p>${first}` })).author).toBe('王五');
  });
});
