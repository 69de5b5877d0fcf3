import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import { read } from './reading/open';
import { type FlowTables, testFlows } from './reading/tables';

/** Every letter of a flow's text is Chinese, so that none of it is left out as having nothing to mark. */
const tables: FlowTables = {
  'inline text is joined': [
    [
      'over a b font sup span',
      '<p>一<a href="#">二</a><b>三<font>四</font></b><sup>五</sup><span>六</span></p>',
      ['一二三四五六'],
    ],
    ['over custom elements', '<p>一<x-tag>二</x-tag>三</p>', ['一二三']],
    ['over empty elements, comments and wbr', '<p>一<i></i>二<!-- 零 -->三<wbr>四</p>', ['一二三四']],
    [
      'by style, whatever the name',
      '<div style="display:inline">一</div><div style="display:inline">二</div>',
      ['一二'],
    ],
    ['through display: contents', '<p>一<span style="display:contents"><b>二</b></span>三</p>', ['一二三']],
    ['over a br that is not shown', '<p>一<br style="display:none">二</p>', ['一二']],
    [
      'over what has no box',
      '<p>一<span hidden>零</span>二<script>"零"</script>三<style>/*零*/</style>四</p>',
      ['一二三四'],
    ],
    [
      'relatively positioned text stays in its line',
      '<p>一<b style="position:relative">二</b>三</p>',
      ['一二三'],
    ],
  ],
  'what is out of the line does not break it': [
    [
      'floats and placed boxes are flows of their own',
      '<p>一<b style="float:left">二</b>三<b style="position:absolute">四</b>五<b style="position:fixed">六</b>七</p>',
      ['一三五七', '二', '六', '四'],
    ],
    [
      'what only screen readers are to have',
      '<p>一<b style="position:absolute;clip:rect(0,0,0,0)">零</b>二<b style="position:absolute;clip-path:inset(50%)">零</b>三</p>',
      ['一二三'],
    ],
    ['text of size 0', '<p>一<b style="font-size:0">零</b>二</p>', ['一二']],
    [
      'pictures and fields that float',
      '<p>一<img style="float:left" width="200" height="90">二<input style="position:absolute">三</p>',
      ['一二三'],
    ],
  ],
  'text is broken': [
    [
      'at blocks and between them',
      '<div>一<p>二</p>三<ul><li>四</li><li>五</li></ul></div>',
      ['一', '三', '二', '五', '四'],
    ],
    ['at a block in inline text', '<span>一<b><div>二</div></b>三</span>', ['一', '三', '二']],
    [
      'at cells and captions',
      '<table><caption>一</caption><tr><td>二</td><td>三</td></tr></table>',
      ['一', '三', '二'],
    ],
    ['at br and hr', '<p>一<br>二</p><div>三<hr>四</div>', ['一', '三', '二', '四']],
    [
      'at boxes in the line with room around them, and at buttons',
      '<p>一<span style="display:inline-block;padding:0 1em">二</span>三<button>四</button></p>',
      ['一', '三', '二', '四'],
    ],
    [
      'at flex and grid items that are not beside each other',
      '<p style="display:flex;gap:1em">一<b>二</b><b>三</b></p><p style="display:grid"><b>四</b>五</p>',
      ['一', '三', '二', '五', '四'],
    ],
    [
      'at fields, formulas and drawings with text',
      '<p>一<math><mtext>零</mtext></math>二<svg width="60" height="30"><text y="20">六</text></svg>三<input value="零">四<textarea></textarea>五</p>',
      ['一', '三', '二', '五', '六', '四'],
    ],
    [
      'at pictures larger than a sign',
      '<p>一<img width="200" height="90">二<canvas></canvas>三<video></video>四</p>',
      ['一', '三', '二', '四'],
    ],
    [
      'at text that keeps its place but is not seen',
      '<p>一<span style="visibility:hidden">零</span>二</p>',
      ['一', '二'],
    ],
  ],
  'what is left out': [
    [
      'hidden blocks',
      '<p hidden>零</p><p style="display:none">零</p><p style="visibility:hidden">零</p><p style="font-size:0">零</p><p>一</p>',
      ['一'],
    ],
    [
      'but not what is visible in what is not',
      '<p style="visibility:hidden">零<b style="visibility:visible">一</b></p>',
      ['一'],
    ],
    [
      'content that is skipped',
      '<p style="content-visibility:hidden">零</p><p style="content-visibility:auto">一</p>',
      ['一'],
    ],
    [
      'what only screen readers are to have',
      '<p style="position:absolute;clip-path:inset(50%)">零</p><p style="position:absolute;clip:rect(0,0,0,0)">零</p><p>一</p>',
      ['一'],
    ],
    [
      'closed details, their summary not',
      '<details><summary>一</summary><p>零</p>零</details><details open><summary>二</summary><p>三</p></details>',
      ['一', '三', '二'],
    ],
    ['closed dialogs and popovers', '<dialog>零</dialog><dialog open>一</dialog><p popover>零</p>', ['一']],
    [
      'ruby text; its base is joined',
      '<p><ruby>一<rp>（</rp><rt>零</rt><rp>）</rp>二<rt>零</rt></ruby>三</p>',
      ['一二三'],
    ],
    [
      'fields',
      '<textarea>零</textarea><select><option>零</select><p contenteditable>零<b>零</b></p><p contenteditable="false">一</p>',
      ['一'],
    ],
    [
      'code, but not preformatted prose',
      '<pre><code>零</code></pre><p>一<code>零</code>二<kbd>零</kbd></p><pre>三</pre>',
      ['一', '三', '二'],
    ],
    [
      'frames’ and objects’ own text',
      '<object>零</object><iframe srcdoc="零"></iframe><canvas>零</canvas><noscript>零</noscript><p>一</p>',
      ['一'],
    ],
    ['text without a Han character', '<p>12 月 </p><p>English</p><p>カナ 한글</p>', ['12 月']],
  ],
  'white space': [
    ['a line end is a space', '<p>一\n  二</p>', ['一 二']],
    [
      'unless it is kept',
      '<pre>一\n二</pre><p style="white-space:pre-line">三\n四</p>',
      ['一\n二', '三\n四'],
    ],
    ['kept in a part only', '<p>一\n二<span style="white-space:pre-wrap">三\n四</span></p>', ['一 二三\n四']],
  ],
  'shadow trees': [
    [
      'in the place of their host’s children',
      '<p>一<x-a><template shadowrootmode="open">二</template>零</x-a>三</p>',
      ['一二三'],
    ],
    [
      'with blocks of their own',
      '<div><template shadowrootmode="open"><p>一</p>二</template>零</div>',
      ['一', '二'],
    ],
    [
      'slots in rendered order',
      '<div><template shadowrootmode="open"><slot name="b"></slot><slot name="a"></slot></template><b slot="a">二</b><b slot="b">一</b></div>',
      ['一二'],
    ],
    [
      'what a slot shows if it is given nothing',
      '<div><template shadowrootmode="open"><slot>一</slot><slot name="n">零</slot></template><b slot="n">二</b></div>',
      ['一二'],
    ],
    [
      'slots in slots',
      '<div><template shadowrootmode="open"><div><template shadowrootmode="open">一<slot></slot></template><slot></slot></div></template>二</div>',
      ['一二'],
    ],
    [
      'closed ones are not seen, what they slot is',
      '<div><template shadowrootmode="closed">零<slot></slot></template><p>一</p></div>',
      ['一'],
    ],
  ],
};

inEachBrowser('flows', (stage) => {
  const tab = testFlows(stage, tables);

  test('a text too long for one flow is cut, but never within a character', async () => {
    const long = await read(tab(), `<p>a${'𠀀'.repeat(150_000)}</p>`);
    expect(long.map((text) => text.length).sort((a, b) => a - b)).toEqual([100_002, 199_999]);
    expect(long.every((text) => text.isWellFormed())).toBe(true);
  });
});
