import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { openReading, read } from './reading/open';

/** What is read of a body, in reading order. */
const cases: readonly (readonly [name: string, html: string, flows: readonly string[]])[] = [
  ['custom elements of block display', '<p>一<x-b style="display:block">二</x-b>三</p>', ['一', '二', '三']],
  [
    'boxes that are fixed come after the text that goes on without them',
    '<p>一<b style="position:fixed">二</b>三</p><p>四</p>',
    ['一三', '二', '四'],
  ],
  [
    'floats before the text come before it',
    '<div><p style="float:left">一</p>二<p style="float:left">三</p></div>',
    ['一', '二', '三'],
  ],
  ['what sticks stays in its line', '<p>一<b style="position:sticky;top:0">二</b>三</p>', ['一二三']],
  ['blocks in display: contents', '<div style="display:contents">一<p>二</p>三</div>', ['一', '二', '三']],
  [
    'slots in display: contents',
    '<div><template shadowrootmode="open">一<div style="display:contents"><slot></slot></div>四</template>二<p>三</p></div>',
    ['一二', '三', '四'],
  ],
  [
    'slots that are blocks',
    '<div><template shadowrootmode="open"><slot style="display:block"></slot>二</template>一</div>',
    ['一', '二'],
  ],
  [
    'slots in another order than what they show',
    '<div><template shadowrootmode="open"><p><slot name="b"></slot></p><p><slot name="a"></slot></p></template><b slot="a">二</b><b slot="b">一</b></div>',
    ['一', '二'],
  ],
  [
    'details in details',
    '<details open><summary>一</summary>二<details><summary>三</summary>零</details></details><details><summary>四</summary><details open><summary>零</summary></details></details>',
    ['一', '二', '三', '四'],
  ],
  ['a second summary is content', '<details><summary>一</summary><summary>零</summary></details>', ['一']],
  ['hidden until found', '<p hidden="until-found">零</p><p>一</p>', ['一']],
  [
    'off-screen content that is not rendered yet',
    '<div style="height:9000px">一</div><p style="content-visibility:auto">二</p>',
    ['一', '二'],
  ],
  ['collapsed visibility', '<p style="visibility:collapse">零</p><p>一</p>', ['一']],
  [
    'collapsed rows',
    '<table><tr style="visibility:collapse"><td>零</td></tr><tr><td>一</td></tr></table>',
    ['一'],
  ],
  // It fades in without any change that could be seen; until then its marks are as transparent as the text.
  ['transparent text counts as text', '<p style="opacity:0">一</p>', ['一']],
  [
    'transformed text is read as it is written',
    '<p style="text-transform:full-width">一ab二</p>',
    ['一ab二'],
  ],
  [
    'a first letter of its own',
    '<style>.a::first-letter{font-size:3em}</style><p class="a">一二</p>',
    ['一二'],
  ],
  ['generated content is no text', '<style>.a::before{content:"零"}</style><p class="a">一</p>', ['一']],
  [
    'vertical lines',
    '<p style="writing-mode:vertical-rl">一<b>二</b><span style="text-combine-upright:all">12</span>三</p>',
    ['一二12三'],
  ],
  ['a vertical box in a line', '<p>一<b style="writing-mode:vertical-rl">二</b>三</p>', ['一', '二', '三']],
  ['text of both directions', '<p dir="rtl">一<bdo dir="ltr">二</bdo><bdi>三</bdi></p>', ['一二三']],
  [
    'columns',
    '<div style="columns:2">一<h2 style="column-span:all">二</h2>三<b>四</b></div>',
    ['一', '二', '三四'],
  ],
  [
    'tables out of order and without their elements',
    '<table><caption style="caption-side:bottom">一</caption><tfoot><tr><td>二</td></tr></tfoot><tbody><tr><th>三</th></tr></tbody></table><div style="display:table"><b style="display:table-cell">四</b><b style="display:table-cell">五</b></div>',
    ['一', '二', '三', '四', '五'],
  ],
  [
    'lists of choices',
    '<datalist><option>零</option></datalist><select><optgroup label="零"><option>零</option></optgroup></select><select multiple><option>零</option></select><p>一</p>',
    ['一'],
  ],
  [
    'what the user can edit, and islands in it',
    '<div contenteditable="true">零<p contenteditable="false">零</p></div><p contenteditable="plaintext-only">零</p><p contenteditable="nonsense">一</p><div contenteditable="false">二<b contenteditable>零</b></div>',
    ['一', '二'],
  ],
  ['formulas, what is written in them too', '<p>一<math><mtext>零</mtext></math>二</p>', ['一', '二']],
  [
    'the texts of a drawing, each apart, but no names and no parts that are only defined',
    '<svg><title>零</title><desc>零</desc><defs><text>零</text></defs><symbol><text>零</text></symbol><g><a><text y="20">一<tspan>二</tspan></text></a><text y="40">三</text></g><path/></svg>',
    ['一二', '三'],
  ],
  [
    'HTML in a drawing, and drawings in it',
    '<svg><foreignObject width="90" height="90"><p>一</p><svg><text>二</text></svg></foreignObject></svg>',
    ['一', '二'],
  ],
  [
    'lines of a text in a drawing',
    '<svg><text><tspan x="0" y="20">一</tspan><tspan x="0" y="40">二</tspan></text></svg>',
    ['一', '二'],
  ],
];

inEachBrowser('the text read is the text rendered', (stage) => {
  let tab: Tab;

  beforeAll(async () => {
    tab = await openReading(stage());
  });

  afterAll(() => tab.close());

  test.each(cases)('%s', async (_name, html, flows) => {
    await read(tab, html);
    expect(await tab.evaluate(() => reading.inOrder())).toEqual(flows);
  });

  test('nothing from a document that is editable as a whole', async () => {
    await tab.evaluate(() => document.documentElement.setAttribute('contenteditable', ''));
    expect(await read(tab, '<p>零</p>')).toEqual([]);
    await tab.evaluate(() => {
      document.documentElement.removeAttribute('contenteditable');
      document.designMode = 'on';
    });
    expect(await read(tab, '<p>零</p>')).toEqual([]);
    await tab.evaluate(() => {
      document.designMode = 'off';
    });
    expect(await read(tab, '<p>一</p>')).toEqual(['一']);
  });
});
