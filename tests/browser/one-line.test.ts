import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import { read, texts } from './reading/open';
import { type FlowCase, type FlowTables, testFlows } from './reading/tables';

const tables: FlowTables = {
  'a box of one row is part of its line': [
    ...['inline-block', 'inline-flex', 'inline-grid', 'inline-table'].map(
      (display): FlowCase => [
        display,
        `<p>春耕备<a style="display:${display}" href="#">耕抓</a>得早</p>`,
        ['春耕备耕抓得早'],
      ],
    ),
    [
      'with a little room around it',
      '<p>春耕<b style="display:inline-block;padding:1px 4px;margin:0 2px">备耕</b>抓得早</p>',
      ['春耕备耕抓得早'],
    ],
    [
      'without the white space inside its edges, which is not shown',
      '<p>春耕<b style="display:inline-block"> 备耕 </b>抓得早</p>',
      ['春耕备耕抓得早'],
    ],
    [
      'with boxes in it',
      '<p>春<b style="display:inline-block"><i style="display:inline-block">耕</i><i style="display:inline-block">备</i></b>耕</p>',
      ['春耕备耕'],
    ],
    ['with other scripts', '<p>提高<b style="display:inline-block">GDP</b>增速</p>', ['提高GDP增速']],
    [
      'an icon without text',
      '<p>春耕<i style="display:inline-block;width:16px;height:16px"></i>备耕</p>',
      ['春耕备耕'],
    ],
    [
      'before it has any size',
      '<p>春耕<b style="display:inline-block;transform:scale(0)">备耕</b>抓得早</p>',
      ['春耕备耕抓得早'],
    ],
    [
      'in vertical lines',
      '<p style="writing-mode:vertical-rl">春耕<b style="display:inline-block">备耕</b>抓得早</p>',
      ['春耕备耕抓得早'],
    ],
    [
      'where the text around has no size',
      '<p style="font-size:0">零<b style="display:inline-block;font-size:16px">春耕</b> <b style="display:inline-block;font-size:16px">备耕</b></p>',
      ['春耕备耕'],
    ],
    [
      'in a shadow tree',
      '<p>春耕<x-b style="display:inline-block"><template shadowrootmode="open">备耕</template></x-b>抓得早</p>',
      ['春耕备耕抓得早'],
    ],
  ],
  'a box that is more than a piece of its line is read by itself': [
    [
      'several rows',
      '<p>春耕<b style="display:inline-block;width:2em">备耕抓得早</b>收成好</p>',
      ['备耕抓得早', '收成好', '春耕'],
    ],
    [
      'columns',
      '<div><div style="display:inline-block;width:8em">春耕备耕</div><div style="display:inline-block;width:8em">抓得早</div></div>',
      ['抓得早', '春耕备耕'],
    ],
    [
      'items of a list',
      '<ul><li style="display:inline-block">春耕</li><li style="display:inline-block">备耕</li></ul>',
      ['备耕', '春耕'],
    ],
    [
      'a navigation bar of boxes side by side',
      '<nav><a style="display:inline-block" href="#">春耕</a><a style="display:inline-block" href="#">备耕</a></nav>',
      ['备耕', '春耕'],
    ],
    [
      'links side by side in any box',
      '<div><a style="display:inline-block" href="#">春耕</a> <a style="display:inline-block" href="#">备耕</a></div>',
      ['备耕', '春耕'],
    ],
    [
      'cards',
      '<p><span style="display:inline-block;width:9em;text-align:center">春耕</span><span style="display:inline-block;width:9em;text-align:center">备耕</span></p>',
      ['备耕', '春耕'],
    ],
    [
      'two readings above each other',
      '<p><span style="display:inline-flex;flex-direction:column"><b>春耕</b><b>播种</b></span>备耕</p>',
      ['备耕', '播种', '春耕'],
    ],
  ],
  'words wrapped box by box': [
    [
      'characters',
      `<p style="width:5em">${[...'春耕备耕抓得早'].map((sign) => `<span style="display:inline-block">${sign}</span>`).join('')}</p>`,
      ['春耕备耕抓得早'],
    ],
    [
      'pinyin above each character',
      '<p><span style="display:inline-flex;flex-direction:column;align-items:center"><i>chūn</i><b>春</b></span><span style="display:inline-flex;flex-direction:column;align-items:center"><i>zhuang</i><b>耕</b></span>好</p>',
      ['春耕好'],
    ],
    [
      'pinyin below, in tables in the line',
      '<p><span style="display:inline-table"><b style="display:table-row">春</b><i style="display:table-row">chūn</i></span><span style="display:inline-table"><b style="display:table-row">耕</b><i style="display:table-row">gēng</i></span></p>',
      ['春耕'],
    ],
    [
      'pinyin placed above',
      '<p><b style="display:inline-block;position:relative">春<i style="position:absolute;top:-1em">chūn</i></b><b style="display:inline-block;position:relative">耕<i style="position:absolute;top:-1em">gēng</i></b></p>',
      ['春耕'],
    ],
    [
      'ruby made of boxes',
      '<p><ruby style="display:inline-flex;flex-direction:column-reverse">春<rt>chūn</rt></ruby><ruby style="display:inline-flex;flex-direction:column-reverse">耕<rt>gēng</rt></ruby></p>',
      ['春耕'],
    ],
    [
      'flex items, the text between them too',
      '<p style="display:flex;flex-wrap:wrap;width:5em"><b>春</b><b>耕</b>备<b>耕</b><b>，</b><b>抓</b><b>得</b><b>早</b></p>',
      ['春耕备耕，抓得早'],
    ],
    [
      'grid items',
      '<p style="display:grid;grid-auto-flow:column;justify-content:start"><b>春</b><b>耕</b><b>好</b></p>',
      ['春耕好'],
    ],
    [
      'floats',
      '<p style="width:9em"><b style="float:left">春</b><b style="float:left">耕</b><b style="float:left">好</b></p>',
      ['春耕好'],
    ],
    [
      'characters placed one by one',
      '<p style="position:relative"><b style="position:absolute;left:0">春</b><b style="position:absolute;left:16px">耕</b><b style="position:absolute;left:32px">好</b></p>',
      ['春耕好'],
    ],
    [
      'lines and words of a split text',
      `<section style="width:12.5em">${['春耕备耕抓得早收成自然好', '粮食满仓。'].map((line) => `<div style="position:relative">${[...line].map((sign) => `<div style="position:relative;display:inline-block">${sign}</div>`).join('')}</div>`).join('')}</section>`,
      ['春耕备耕抓得早收成自然好粮食满仓。'],
    ],
    [
      'tabs of a flex bar are no text',
      '<div style="display:flex;justify-content:space-between;width:20em"><span>春耕</span><span>备耕</span><span>收成</span></div>',
      ['备耕', '收成', '春耕'],
    ],
    [
      'nor are links of one without room between',
      '<div style="display:flex"><a href="#">春耕</a><a href="#">备耕</a></div>',
      ['备耕', '春耕'],
    ],
  ],
  'signs in the text do not break it': [
    [
      'small pictures',
      '<p>春<img width="1" height="1">耕<img style="width:1.4em;height:1.4em" alt="零" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">备<svg width="16" height="16"><path/></svg>耕</p>',
      ['春耕备耕'],
    ],
    [
      'but a picture of its own line does',
      '<p>春<img style="display:block" width="9" height="9">耕</p>',
      ['春', '耕'],
    ],
    [
      'marks of notes',
      '<p>春<sup>[1]</sup>耕<sup><a href="#n">2</a></sup>备<a href="#n">[3]</a>耕<span style="vertical-align:super">①</span>好</p>',
      ['春耕备耕好'],
    ],
    [
      'but what is no mark is text',
      '<p>春<sup>耕</sup>10<sup>3</sup>吨<a href="#">[通知]</a></p>',
      ['春耕103吨[通知]'],
    ],
    [
      'a large first letter',
      '<p><span style="float:left;font-size:3em">春</span>耕备耕</p><p><b style="float:left;font-size:3em">“粮</b>食</p>',
      ['“粮食', '春耕备耕'],
    ],
  ],
  'line ends made by hand': [
    [
      'a br in a sentence',
      '<p>会议要求，抓好春耕备<br>耕。再接再厉</p>',
      ['会议要求，抓好春耕备耕。再接再厉'],
    ],
    [
      'white space around it',
      '<p>会议要求，抓好春耕备 \n<br>\n  耕。再接再厉</p>',
      ['会议要求，抓好春耕备耕。再接再厉'],
    ],
    [
      'over inline elements',
      '<p>会议要求，<b>抓好春耕备<br></b><i>耕</i>。再接再厉</p>',
      ['会议要求，抓好春耕备耕。再接再厉'],
    ],
    [
      'two of them',
      '<p>会议要求，抓好春耕备<br><br>耕。再接再厉</p>',
      ['会议要求，抓好春耕备', '耕。再接再厉'],
    ],
    [
      'a line set in',
      '<p>会议要求，抓好春耕备<br>　　耕。再接再厉</p>',
      ['会议要求，抓好春耕备', '耕。再接再厉'].map((text) => text.trim()),
    ],
    [
      'preformatted text',
      '<pre>会议要求，抓好春耕备\n耕。再接再厉\n一、好</pre>',
      ['会议要求，抓好春耕备耕。再接再厉\n一、好'],
    ],
    [
      'kept line ends without their indents',
      '<p style="white-space:pre-line">会议要求，抓好春耕备\n    耕。再接再厉</p>',
      ['会议要求，抓好春耕备耕。再接再厉'],
    ],
    [
      'an indent that is shown',
      '<pre>会议要求，抓好春耕备\n    耕。好</pre>',
      ['会议要求，抓好春耕备\n 耕。好'],
    ],
    [
      'a paragraph for each line',
      '<div><p>会议要求，抓好春耕备</p><p>耕。再接再厉，不误农</p>\n<p>时，粮食满仓。</p><p>好</p></div>',
      ['会议要求，抓好春耕备耕。再接再厉，不误农时，粮食满仓。', '好'],
    ],
    [
      'a full line by its width',
      '<p style="width:16em">春耕备耕各项任务抓得早抓得实抓得<br>好，粮食满仓。</p>',
      ['春耕备耕各项任务抓得早抓得实抓得好，粮食满仓。'],
    ],
    [
      'the same line where there is room for more',
      '<p style="width:40em">春耕备耕各项任务抓得早抓得实抓得<br>好，粮食满仓。</p>',
      ['好，粮食满仓。', '春耕备耕各项任务抓得早抓得实抓得'],
    ],
  ],
  'what stands one above another is no one text': [
    ['short lines', '<p>春耕<br>备耕<br>抓得早</p>', ['备耕', '抓得早', '春耕']],
    [
      'items',
      '<ul><li>会议要求，抓好春耕备</li><li>耕。再接再厉</li></ul>',
      ['会议要求，抓好春耕备', '耕。再接再厉'],
    ],
    [
      'headings',
      '<h1>会议要求，抓好春耕备</h1><h2>耕。再接再厉</h2>',
      ['会议要求，抓好春耕备', '耕。再接再厉'],
    ],
    [
      'cells',
      '<table><tr><td>会议要求，抓好春耕备</td><td>耕。再接再厉</td></tr></table>',
      ['会议要求，抓好春耕备', '耕。再接再厉'],
    ],
    [
      'a paragraph that is set in',
      '<p>会议要求，抓好春耕备</p><p style="text-indent:2em">耕。再接再厉</p>',
      ['会议要求，抓好春耕备', '耕。再接再厉'],
    ],
    [
      'a title and its text',
      '<p style="font-size:2em">会议要求，抓好春耕备</p><p>耕。再接再厉</p>',
      ['会议要求，抓好春耕备', '耕。再接再厉'],
    ],
    [
      'boxes with blocks in them',
      '<div><p>会议要求，抓好春耕备</p></div><div><p>耕。再接再厉</p></div>',
      ['会议要求，抓好春耕备', '耕。再接再厉'],
    ],
  ],
};

inEachBrowser('one line is one text', (stage) => {
  const tab = testFlows(stage, tables);

  test.each([
    ['a line after it', '<p>会议要求，抓好春耕备</p><p id="late">今</p>', '耕。再接再厉'],
    ['a line before it', '<p id="late">今年好。</p><p>耕。再接再厉</p>', '会议要求，抓好春耕备'],
    ['the line itself', '<p>会议要求，抓好春耕备</p><p id="late"></p>', '耕。再接再厉'],
    [
      'a placed line',
      '<p style="position:absolute">会议要求，抓好春耕备</p><p style="position:absolute;top:2em" id="late">（今</p>',
      '耕。再接再厉',
    ],
    [
      'a box in it',
      '<p>会议要求，抓好<b style="display:inline-block;max-width:5em" id="late">各项任务春耕备</b>耕。再接再厉</p>',
      '春耕备',
    ],
  ])('text that comes later joins: %s', async (_, html, text) => {
    const before = await read(tab(), `<div>${html}</div>`);
    expect(before).not.toContain('会议要求，抓好春耕备耕。再接再厉');
    await tab().evaluate((words) => {
      const late = document.querySelector('#late') as HTMLElement;
      if (late.firstChild) (late.firstChild as Text).data = words;
      else late.append(words);
    }, text);
    await expect.poll(() => texts(tab())).toEqual(['会议要求，抓好春耕备耕。再接再厉']);
  });
});
