import { inEachBrowser } from './each-browser';
import { type FlowTables, testFlows } from './reading/tables';

/** Pieces of text placed at points, in ems, as the text layers of PDF files are. */
function placed(
  pieces: readonly (readonly [left: number, top: number, text: string])[],
  between = '',
): string {
  const boxes = pieces.map(
    ([left, top, text]) =>
      `<span style="position:absolute;white-space:pre;left:${left}em;top:${top}em">${text}</span>`,
  );
  return `<div style="position:relative;line-height:1">${boxes.join(between)}</div>`;
}

const end = '<br role="presentation">';

/** Sixteen characters a line. */
const [first, second, third] = [
  '春耕开始了。各项任务抓得早抓得实',
  '抓得好乡里的干部和农技员每天都在',
  '田里帮忙，粮食满仓。',
];
const whole = first + second + third;

const tables: FlowTables = {
  'lines that are placed one by one': [
    [
      'boxes of a line each',
      placed([
        [0, 0, first],
        [0, 1.5, second],
        [0, 3, third],
      ]),
      [whole],
    ],
    [
      'with line ends between them',
      placed(
        [
          [0, 0, first],
          [0, 1.5, second],
          [0, 3, third],
        ],
        end,
      ),
      [whole],
    ],
    [
      'the first one set in',
      placed([
        [2, 0, first.slice(2)],
        [0, 1.5, second],
        [0, 3, third],
      ]),
      [first.slice(2) + second + third],
    ],
    [
      'each of several pieces',
      placed([
        [0, 0, first.slice(0, 5)],
        [5, 0, first.slice(5)],
        [0, 1.5, second.slice(0, 9)],
        [9, 1.5, second.slice(9)],
        [0, 3, third],
      ]),
      [whole],
    ],
    [
      'a sentence that was cut',
      placed([
        [0, 0, '会议要求，抓好春耕备'],
        [0, 1.4, '耕。再接再厉'],
      ]),
      ['会议要求，抓好春耕备耕。再接再厉'],
    ],
    [
      'columns',
      placed([
        [0, 0, first],
        [0, 1.5, second],
        [0, 3, third],
        [20, 0, '粮食丰收了。大家都高兴收成比去年'],
        [20, 1.5, '好得多，大家都说好。'],
      ]),
      [whole, '粮食丰收了。大家都高兴收成比去年好得多，大家都说好。'],
    ],
  ],
  'what is placed below something else is no next line': [
    [
      'entries of a table of contents',
      placed([
        [0, 0, '春耕备耕各项任务'],
        [0, 1.5, '夏收夏种各项任务'],
        [0, 3, '秋收冬种各项任务'],
      ]),
      ['夏收夏种各项任务', '春耕备耕各项任务', '秋收冬种各项任务'],
    ],
    [
      'a text of another size',
      `<div style="position:relative"><span style="position:absolute;font-size:2em;line-height:1">会议要求，抓好春耕备</span><span style="position:absolute;top:2.2em">耕。再接再厉</span></div>`,
      ['会议要求，抓好春耕备', '耕。再接再厉'],
    ],
    [
      'far below',
      placed([
        [0, 0, '会议要求，抓好春耕备'],
        [0, 6, '耕。再接再厉'],
      ]),
      ['会议要求，抓好春耕备', '耕。再接再厉'],
    ],
    [
      'beside it',
      placed([
        [0, 0, '会议要求，抓好春耕备'],
        [14, 1.5, '耕。再接再厉'],
      ]),
      ['会议要求，抓好春耕备', '耕。再接再厉'],
    ],
    [
      'a line that leaves room for more',
      placed([
        [0, 0, first],
        [0, 1.5, '抓得好的乡里先评比先验收'],
        [0, 3, '干部和农技员下田'],
      ]),
      [`${first}抓得好的乡里先评比先验收`, '干部和农技员下田'],
    ],
  ],
  'texts of drawings': [
    [
      'a place for each character',
      `<svg width="300" height="60"><text y="30" font-size="20">${[...'春耕备耕'].map((sign, i) => `<tspan x="${i * 20}">${sign}</tspan>`).join('')}</text></svg>`,
      ['春耕备耕'],
    ],
    [
      'a text for each, in a drawing that is scaled',
      `<svg width="600" height="120" viewBox="0 0 100 20">${[...'春耕备耕'].map((sign, i) => `<text x="${i * 8}" y="12" font-size="8">${sign}</text>`).join('')}</svg>`,
      ['春耕备耕'],
    ],
    [
      'lines of one text',
      `<svg width="300" height="90"><text font-size="16"><tspan x="0" y="20">会议要求，抓好春耕备</tspan><tspan x="0" dy="1.4em">耕。再接再厉</tspan></text></svg>`,
      ['会议要求，抓好春耕备耕。再接再厉'],
    ],
    [
      'a text for each line',
      `<svg width="300" height="90" font-size="16"><text y="20">会议要求，抓好春耕备</text><text y="44">耕。再接再厉</text></svg>`,
      ['会议要求，抓好春耕备耕。再接再厉'],
    ],
    [
      'labels',
      `<svg width="300" height="90" font-size="16"><text x="10" y="20">春耕</text><text x="90" y="20">备耕</text><text y="60"><tspan x="10">收成</tspan><tspan x="90">播种</tspan></text></svg>`,
      ['备耕', '播种', '收成', '春耕'],
    ],
  ],
  'pinyin and character on two lines of one box': [
    [
      'above',
      '<p><b style="display:inline-block;text-align:center">chūn<br>春</b><b style="display:inline-block;text-align:center">gēng<br>耕</b>好</p>',
      ['春耕好'],
    ],
    [
      'below, in elements of their own',
      '<p><b style="display:inline-block"><i>春</i><br><small>chūn</small></b><b style="display:inline-block"><i>耕</i><br><small>gēng</small></b></p>',
      ['春耕'],
    ],
    [
      'but not beside',
      '<p>全年<b style="display:inline-block">GDP</b><b style="display:inline-block">增速</b></p>',
      ['全年GDP增速'],
    ],
  ],
};

inEachBrowser('text in positioned pieces', (stage) => {
  testFlows(stage, tables);
});
