import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { furnitureSpans, indexedText, withoutFurniture } from '../../../utils/corpus/furniture';
import { readCorpusTexts } from '../../tools/corpus-folder';

const first = '云岭县今天召开推进会，要求各乡镇把茶园改造、道路硬化和饮水安全三件事办好办实。';
const second = '会议强调，要坚持问题导向，压实工作责任，确保年底前全部完成建设任务。';
const article = `${first}\n${second}`;

const HEAD = [
  '来源：云岭日报',
  '来源： 云岭县融媒体中心',
  '信息来源：县政府办公室',
  '作者：李明华',
  '作者：李明华 王芳',
  '发布时间：2023-06-14 09:30',
  '发布时间：2023-06-14 09:30 浏览次数：315 字号：大 中 小',
  '发布时间：2023年6月14日 | 来源：云岭发布 | 点击：27次',
  '【字体：大 中 小】 打印 分享到：',
  '字号：大 中 小',
  '字号 【大 中 小】',
  '2023-06-14 09:30',
  '2023-06-14 09:30:12 云岭网',
  '时间：2023-06-14 来源：云岭网 编辑：周敏',
  '2023年06月14日09:30 来源：云岭日报',
  '本报记者 赵志刚',
  '■ 本报记者 赵志刚 通讯员 孙丽',
  '云岭日报记者 赵志刚',
  '记者 赵志刚 摄',
  '文/赵志刚 图/孙丽',
  '首页 > 要闻 > 县内要闻',
  '当前位置：首页 > 政务动态 > 部门动态',
  '您现在的位置：首页>新闻中心',
  '分享到： 微信 新浪微博 QQ空间',
  '打印本页 关闭窗口',
  '扫一扫在手机打开当前页',
  '视频加载中...',
  '《云岭日报》（2023年06月14日 第01版）',
  '發佈時間：2023-06-14 來源：雲嶺日報',
];

const FOOT = [
  '责任编辑：周敏',
  '责任编辑：周敏 审核：吴刚 终审：郑伟',
  '（责任编辑：周敏）',
  '【责任编辑:周敏】',
  '编辑：周敏、吴刚',
  '责编：周敏 校对：吴刚',
  '来源：云岭日报',
  '打印 关闭',
  '【打印】 【关闭】',
  '返回顶部',
  '返回列表',
  '关闭窗口',
  '上一篇：全县春耕备耕工作有序推进',
  '下一篇：没有了',
  '上一条：县领导调研防汛 下一条：县领导走访企业',
  '扫一扫',
  '扫码关注云岭发布微信公众号',
  '版权所有：云岭县人民政府',
  '云ICP备12345678号-1',
  '云公网安备 53010002000000号 云ICP备12345678号 网站标识码5301000000',
  'Copyright © 2023 Yunling. All Rights Reserved',
  '凡本网注明“来源：云岭网”的所有作品，均为本网合法拥有版权的作品，未经本网授权不得转载、摘编或利用其它方式使用。',
  '版权声明：转载请注明出处。',
  '未经授权，不得转载。',
  '原标题：云岭县召开推进会',
  '长按识别二维码关注我们',
];

const BEFORE = [
  '央视网消息：',
  '央视网消息（新闻联播）：',
  '央视网消息 ',
  '新华社北京6月14日电（记者赵志刚）',
  '新华社北京6月14日电（记者 赵志刚、孙丽）',
  '新华社北京／上海6月14日电 ',
  '新华社云岭2023年6月14日电　',
  '据新华社北京6月14日电 ',
  '本报讯',
  '本报讯 ',
  '本报讯（记者 赵志刚 通讯员 孙丽）',
  '本报云岭6月14日讯（记者赵志刚）',
  '本报云岭6月14日电　',
  '本网讯 ',
  '云岭网6月14日讯（记者 赵志刚）',
  '云岭日报讯（记者 赵志刚）',
  '人民网云岭6月14日电 （赵志刚）',
  '中新网6月14日电 ',
  '中新社云岭6月14日电 （记者 赵志刚）',
  '【环球网报道 记者 赵志刚】',
  '（记者 赵志刚）',
  '（本报记者 赵志刚 孙丽）',
];

const AFTER = [
  '（责任编辑：周敏）',
  '（责编：周敏、吴刚）',
  '[责任编辑：周敏]',
  '（完）',
  '（来源：云岭日报）',
  '（记者 赵志刚）',
  ' 责任编辑：周敏',
];

describe('withoutFurniture', () => {
  test.each(HEAD)('drops before the article: %s', (line) => {
    expect(withoutFurniture(`${line}\n${article}`)).toBe(article);
    expect(withoutFurniture(`推进会在云岭召开\n${line}\n${article}`)).toBe(`推进会在云岭召开\n${article}`);
  });

  test.each(FOOT)('drops after the article: %s', (line) => {
    expect(withoutFurniture(`${article}\n${line}`)).toBe(article);
    expect(withoutFurniture(`${article}\n${line}\n返回顶部\n打印`)).toBe(article);
  });

  test.each(BEFORE)('cuts off before the first word: %s', (start) => {
    expect(withoutFurniture(`${start}${article}`)).toBe(article);
    expect(withoutFurniture(`推进会在云岭召开\n来源：云岭日报\n${start}${article}`)).toBe(
      `推进会在云岭召开\n${article}`,
    );
  });

  test.each(AFTER)('cuts off after the last word: %s', (end) => {
    expect(withoutFurniture(`${article}${end}`)).toBe(article);
    expect(withoutFurniture(`${article}${end}\n返回顶部`)).toBe(article);
  });

  test('takes the way to other articles with the heading over it', () => {
    const links = '相关链接\n县领导调研重点项目建设\n云岭县部署秋季森林防火\n2023-06-12 全县旅游工作会议召开';
    expect(withoutFurniture(`${article}\n${links}`)).toBe(article);
    expect(withoutFurniture(`${article}\n责任编辑：周敏\n延伸阅读：\n县领导调研重点项目建设`)).toBe(article);
    expect(withoutFurniture(`${article}\n相关新闻：县领导调研重点项目建设`)).toBe(article);
  });

  test('several of them at both ends go together', () => {
    const page = `首页 > 要闻\n推进会在云岭召开\n2023-06-14 09:30 来源：云岭日报\n【字体：大 中 小】\n央视网消息（新闻联播）：${first}\n新华社记者 赵志刚 摄\n${second}（完）\n责任编辑：周敏\n上一篇：春耕\n相关阅读\n县领导调研\n主办单位：云岭县人民政府办公室\n地址：云岭县人民路1号\n版权所有 云岭县人民政府 云ICP备12345678号`;
    expect(withoutFurniture(page)).toBe(`推进会在云岭召开\n${article}`);
  });

  test.each([
    '各单位要尽快安排返回岗位。',
    '返回岗位',
    '力量来源于人民，服务于人民。',
    '来源于人民、植根人民、服务人民。',
    '编辑出版一批反映云岭茶农生活的图书。',
    '编辑出版',
    '发布时间和浏览次数都要公开。',
    '责任编辑要严格把关。',
    '作者要深入生活、扎根人民。',
    '记者：请问县里今年有什么打算？',
    '记者：请问县长',
    '本报讯息栏目创办于一九九八年，受到群众欢迎。',
    '人民网报道，今年以来云岭县接待游客突破百万人次，比上年同期增长两成。',
    '据央视网消息，云岭县今年的茶叶产量再创新高，农民收入稳步增长。',
    '新华社消息称，云岭县今年的茶叶产量再创新高，农民收入稳步增长。',
    '中国电力报社12月28日电力论坛在云岭举行，来自各地的代表出席会议。',
    '打印机、复印机等设备要统一采购。',
    '大',
    '扫一扫，平安回家。',
    '扫除黑恶势力，净化社会环境。',
    '分享到更多群众，让改革成果惠及全县。',
    '上一篇大文章，就是乡村振兴。',
    '版权所有权的保护要依法进行。',
    '2020年11月5日',
    '（2020年11月5日）',
    '时间：2020年11月5日',
    '地点：县委礼堂',
    '联系电话：0871-1234567',
    '地址：云岭县人民路1号',
    '相关链接要逐条核实。',
    '云岭县人民政府',
    '同志们：',
    '一、来源',
  ])('leaves alone within, before and after the article: %s', (line) => {
    for (const text of [`${first}\n${line}\n${second}`, `${line}\n${article}`, `${article}\n${line}`])
      expect(withoutFurniture(text)).toBe(text);
  });

  test.each(['来源：国家统计局', '作者：李白', '编辑：周敏', '2023-06-14 09:30'])(
    'leaves alone in the midst of an article: %s',
    (line) => {
      const text = `${first}\n${line}\n${second}`;
      expect(withoutFurniture(text)).toBe(text);
    },
  );

  test('what stands under a heading of links stays where it is more than links', () => {
    const text = `${article}\n相关链接\n茶园改造是县里今年确定的十件民生实事之一，总投资一亿二千万元，惠及六个乡镇。`;
    expect(withoutFurniture(text)).toBe(text);
  });

  test('leaves a text that would be gone altogether', () => {
    expect(withoutFurniture('来源：云岭日报\n责任编辑：周敏')).toBe('来源：云岭日报\n责任编辑：周敏');
    expect(withoutFurniture('')).toBe('');
  });

  test('leaves the bundled documents as they are', async () => {
    const folder = fileURLToPath(new URL('../../../public/corpus', import.meta.url));
    for (const { text } of await readCorpusTexts(folder)) expect(furnitureSpans(text, 1)).toEqual([]);
  });

  const lines = fc.array(
    fc.oneof(fc.constantFrom(first, second, ...HEAD, ...FOOT, ...BEFORE, '同志们：', ''), fc.string()),
    { maxLength: 12 },
  );

  test('takes nothing but spans of the text, and all at once', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const text = all.join('\n');
        const left = withoutFurniture(text);
        let at = 0;
        for (const unit of left.replaceAll('\n', '')) {
          at = text.indexOf(unit, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += unit.length;
        }
        const spans = furnitureSpans(text);
        spans.forEach(({ start, end }, i) => {
          expect(start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
          expect(end).toBeLessThanOrEqual(text.length);
        });
      }),
    );
  });

  test('comes to an end with long lines that begin as furniture does', () => {
    const units = ['来源：', ' ', '本报', '（', '记者 ', '首页>', '大 ', '新华社', '12月', '2023-', '（记者'];
    for (const unit of units) {
      const text = `${unit.repeat(200_000)}\n${article}\n${unit.repeat(40)}x\n${unit.repeat(20)}x`;
      expect(withoutFurniture(text)).toContain(article);
    }
  });
});

describe('indexedText', () => {
  test('is as long, and blank where furniture stands but in the title', () => {
    const text = `来源：云岭日报\n来源：云岭日报\n央视网消息：${first}\n${second}\n返回顶部`;
    const indexed = indexedText(text);
    expect(indexed.length).toBe(text.length);
    expect(indexed.replace(/\n+/g, '\n')).toBe(`来源：云岭日报\n${article}\n`);
    expect(indexed.indexOf(first)).toBe(text.indexOf(first));
  });
});
