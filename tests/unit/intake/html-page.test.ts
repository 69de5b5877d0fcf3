import { expect, test } from 'vitest';
import { parseHtml } from '../../../utils/intake/html-dom';
import { readHtmlPage } from '../../../utils/intake/html-page';
import { sentence } from './texts';

const read = (html: string) => readHtmlPage({ html, url: '', name: 'a.html' });
const article = `<div>${`<p>　　${sentence}</p>`.repeat(4)}</div>`;
const text = Array(4).fill(sentence).join('\n');

test('a WeChat page whose text is hidden until a script shows it', async () => {
  const page = `<meta property="og:title" content="一件一件办好"><title></title>
    <h1 id="activity-name">一件一件办好</h1><a id="js_name">云岭发布</a><em id="publish_time"></em>
    <div id="js_content" style="visibility: hidden; opacity: 0"><p>点击上方蓝字关注我们</p>${article}<p>点个“在看”再走吧</p></div>
    <div>预览时标签不可点</div><script>var ct = '1604541060';</script>`;
  expect(await read(page)).toMatchObject({
    title: '一件一件办好',
    date: '2020-11-05',
    outlet: '云岭发布',
    text,
  });
});

test.each(['style="display:none"', 'hidden', 'aria-hidden="true"'])(
  'other text that a page hides stays out: %s',
  async (how) => {
    expect((await read(`${article}<p ${how}>${sentence.replaceAll('县里', '市里')}</p>`)).text).toBe(text);
  },
);

test.each([
  ['在云岭县会议上的讲话 > 领导讲话 > 云岭县人民政府', ''],
  ['云岭县人民政府 » 领导讲话 » 在云岭县会议上的讲话', ''],
  [
    '云岭县人民政府 » 领导讲话 » 在云岭县会议上的讲话',
    '<h1>云岭县人民政府</h1><h2>在云岭县会议上的讲话</h2>',
  ],
])('the title in a path of the site’s places: %s %s', async (title, headings) => {
  expect((await read(`<title>${title}</title>${headings}${article}`)).title).toBe('在云岭县会议上的讲话');
});

test('prompts within the text are text', async () => {
  const lines = [sentence, '阅读原文', sentence, sentence];
  const page = lines.map((line) => `<p>${line}</p>`).join('');
  expect((await read(`<div>${page}</div>`)).text).toBe(lines.join('\n'));
});

test('handlers in attributes are left out, which linkedom would compile', () => {
  const page = parseHtml('<p onclick="go()" id="a">县</p>');
  expect(page.querySelector('p')?.outerHTML).toBe('<p id="a">县</p>');
});
