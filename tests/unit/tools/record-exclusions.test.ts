import { describe, expect, test } from 'vitest';
import { WORD_BEGINS, WORD_ENDS } from '../../../utils/phrases/edges';
import { countedLine, DE_BEFORE } from '../../tools/record/counted-form';
import { exclusionOf, type RuledWording } from '../../tools/record/exclusions';
import { NameFinder } from '../../tools/record/person-names';
import { readBundledWords, readGeneralWords } from '../../tools/word-lists';

const words = await readBundledWords();
const general = readGeneralWords();
const finder = new NameFinder();
for (let i = 0; i < 3; i++)
  for (const line of ['王沪宁出席会议', '会上，李强强调，', '习近平指出，', '高水平考察，', '李强在会上表示'])
    finder.add(line);
const sources = { general, names: finder.names(general) };

function wordsOf(text: string): string[] {
  const { bits } = countedLine(text, words);
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    if (bits[at] & WORD_BEGINS) found.push('');
    found[found.length - 1] += text[at];
  }
  return found;
}

function ruleFor(text: string, more: Partial<RuledWording> = {}): string | null {
  const wording = {
    ...{ text, words: wordsOf(text), days: 100, daysInText: 100 },
    ...{
      behindFigure: 0,
      beforeFigure: 0,
      sameBefore: 0.1,
      sameAfter: 0.1,
      marksBefore: 0.1,
      marksAfter: 0.1,
    },
    ...more,
  };
  return exclusionOf(wording, sources)?.name ?? null;
}

describe('what is no formula', () => {
  test.each<[text: string, rule: string]>([
    ['习近平强调', 'speech'],
    ['干部群众表示', 'speech'],
    ['习近平致信', 'person'],
    ['国家主席习近平', 'person'],
    ['王沪宁出席并讲话', 'person'],
    ['国务院总理李强', 'person'],
    ['外交部发言人', 'person'],
    ['国务院常务会议', 'meeting'],
    ['举行欢迎仪式', 'meeting'],
    ['二十届三中全会', 'meeting'],
    ['最高人民法院', 'organ'],
    ['国家统计局', 'organ'],
    ['江苏浙江', 'place'],
    ['北京上海', 'place'],
    ['俄罗斯总统', 'person'],
    ['总统普京', 'foreign'],
    ['以色列军队', 'foreign'],
    ['打击乌军人员', 'foreign'],
    ['顿涅茨克方向', 'foreign'],
    ['发生枪击事件', 'foreign'],
    ['副委员长李建国', 'person'],
    ['加利福尼亚州', 'foreign'],
    ['武装人员', 'foreign'],
    ['国家统计局今天公布', 'dated'],
    ['从今天起', 'dated'],
    ['最新数据显示', 'speech'],
    ['回答记者提问', 'programme'],
    ['高温黄色预警', 'incident'],
    ['引发山体滑坡', 'incident'],
    ['新增确诊病例', 'figure'],
    ['一名男子', 'figure'],
    ['同比增长', 'figure'],
    ['多万亿元', 'figure'],
    ['号载人飞船', 'figure'],
    ['体育频道', 'programme'],
    ['中央广播电视总台', 'programme'],
    ['据新华社报道', 'programme'],
  ])('%s', (text, rule) => {
    expect(ruleFor(text)).toBe(rule);
  });

  test('the name of a column, the tail of a figure, a piece of something longer', () => {
    expect(ruleFor('新思想引领新征程', { daysInText: 4 })).toBe('column');
    expect(ruleFor('个百分点以上', { behindFigure: 0.9 })).toBe('figure');
    expect(ruleFor('中国特色社会', { sameAfter: 0.98 })).toBe('fragment');
    expect(ruleFor('共同体意识', { sameBefore: 0.97 })).toBe('fragment');
    expect(ruleFor('为世界和平作出', { marksAfter: 0.005 })).toBe('opening');
    expect(ruleFor('部印发通知', { marksBefore: 0 })).toBe('tail');
    expect(ruleFor('中关系发展', { marksBefore: 0 })).toBe('tail');
  });
});

describe('formulas that only look like it', () => {
  test.each([
    '习近平新时代中国特色社会主义思想',
    '以习近平同志为核心的党中央',
    '习近平总书记重要讲话精神',
    '习近平文化思想',
    '毛泽东思想',
    '二十届三中全会精神',
    '百年未有之大变局',
    '最后一公里',
    '基层党组织',
    '广大党员干部',
    '推动高质量发展',
    '高水平对外开放',
    '党中央决策部署',
    '以人民为中心',
    '美丽中国',
    '学思想强党性重实践建新功',
    '人类命运共同体',
    '一国两制',
    '京津冀协同发展',
    '认真学习',
    '小说创作',
    '加强理论武装',
    '监测预警机制',
    '党管武装力量',
  ])('%s', (text) => {
    expect(ruleFor(text)).toBeNull();
  });

  test.each(['中欧班列', '反腐败工作', '新任务新要求', '时代强音'])(
    'a noun that is only said behind a verb: %s',
    (text) => {
      expect(ruleFor(text, { marksBefore: 0 })).toBeNull();
    },
  );

  test('a formula that is also a column stays while news says it, too', () => {
    expect(ruleFor('学思想强党性重实践建新功', { days: 100, daysInText: 30 })).toBeNull();
  });
});

describe('countedLine', () => {
  test.each<[source: string, words: string[]]>([
    ['党的二十大精神', ['党', '二十大', '精神']],
    ['二十届三中全会精神', ['二十届', '三中全会', '精神']],
    ['“十五五”规划', ['十五五', '规划']],
  ])('%s', (source, expected) => {
    const { text, bits } = countedLine(source, words);
    const found: string[] = [];
    for (let at = 0; at < text.length; at++) {
      if (bits[at] & WORD_BEGINS) found.push('');
      found[found.length - 1] += text[at];
      expect((bits[at] & WORD_ENDS) > 0).toBe(at === text.length - 1 || (bits[at + 1] & WORD_BEGINS) > 0);
    }
    expect(found).toEqual(expected);
  });

  test('a 的 that is left out is noted at the unit after it', () => {
    const { text, bits } = countedLine('以习近平同志为核心的党中央', words);
    expect(text).toBe('以习近平同志为核心党中央');
    expect(Array.from(bits.keys()).filter((at) => bits[at] & DE_BEFORE)).toEqual([text.indexOf('党中央')]);
  });
});
