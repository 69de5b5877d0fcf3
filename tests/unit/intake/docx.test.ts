import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocx } from '../../../utils/intake/docx';
import { type DocxContent, docxPartsOf, paragraph, run } from './made-docx';

const read = (content: DocxContent) =>
  readDocx(new Blob([zipSync(docxPartsOf(content)) as Uint8Array<ArrayBuffer>]));
const textsOf = async (content: DocxContent) => (await read(content)).map(({ text }) => text);

const numbered = (text: string, level = 0, list = 1) =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, levels: string, overrides = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${levels}"/>${overrides}</w:num>`;
const abstract = (id: string, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const outline = abstract(
  'a',
  level(0, 'chineseCountingThousand', '%1、'),
  level(1, 'chineseCountingThousand', '（%2）'),
  level(2, 'decimal', '%3.'),
);

describe('automatic numbers', () => {
  test('count in each level, and begin again below a higher one', async () => {
    const body = [
      numbered('甲'),
      numbered('子', 1),
      numbered('丑', 1),
      numbered('一', 2),
      numbered('乙'),
      paragraph(run('正文')),
      numbered('寅', 1),
    ].join('');
    expect(await textsOf({ body, numbering: outline + list(1, 'a') })).toEqual([
      '一、甲',
      '（一）子',
      '（二）丑',
      '1. 一',
      '二、乙',
      '正文',
      '（一）寅',
    ]);
  });

  test('of several levels in one label, or in Arabic figures throughout', async () => {
    const numbering =
      abstract('a', level(0, 'chineseCounting', '第%1章'), level(1, 'decimal', '%1.%2', '<w:isLgl/>')) +
      list(1, 'a');
    const body = numbered('总则') + numbered('目的', 1) + numbered('依据', 1);
    expect(await textsOf({ body, numbering })).toEqual(['第一章 总则', '1.1 目的', '1.2 依据']);
  });

  test('come from the style and what it is based on, at the level of the style', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="a"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="b"><w:name w:val="款"/><w:basedOn w:val="a"/></w:style>`;
    const numbering =
      abstract(
        'a',
        level(0, 'chineseCounting', '第%1条', '<w:suff w:val="nothing"/><w:pStyle w:val="a"/>'),
        level(1, 'decimalEnclosedCircleChinese', '%2', '<w:suff w:val="nothing"/><w:pStyle w:val="b"/>'),
      ) + list(1, 'a');
    const styled = (id: string, more = '') => paragraph(run('文'), `<w:pStyle w:val="${id}"/>${more}`);
    const body =
      styled('a') +
      styled('b') +
      styled('b') +
      styled('a', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
      styled('a');
    expect(await textsOf({ body, styles, numbering })).toEqual(['第一条文', '①文', '②文', '文', '第二条文']);
  });

  test('of lists of one kind count on; one with a start of its own begins there', async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const numbering = outline + list(1, 'a') + list(2, 'a') + list(3, 'a', restart);
    const body = numbered('甲') + numbered('乙', 0, 2) + numbered('丙', 0, 3) + numbered('丁', 0, 3);
    expect(await textsOf({ body, numbering })).toEqual(['一、甲', '二、乙', '五、丙', '六、丁']);
  });

  test('are not shown for bullets and hidden labels, and don’t count deleted paragraphs', async () => {
    const numbering =
      abstract('a', level(0, 'bullet', '')) +
      abstract('b', level(0, 'decimal', '%1.', '<w:rPr><w:vanish/></w:rPr>')) +
      list(1, 'a') +
      list(2, 'b') +
      outline.replace('"a"', '"c"') +
      list(3, 'c');
    const gone = paragraph(
      `<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>`,
      '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:rPr><w:del/></w:rPr>',
    );
    const body = numbered('点') + numbered('藏', 0, 2) + gone + numbered('一', 0, 3);
    expect(await textsOf({ body, numbering })).toEqual(['点', '藏', '一、一']);
  });
});

describe('what a paragraph shows', () => {
  const one = async (content: string, more: Partial<DocxContent> = {}) =>
    textsOf({ body: paragraph(content), ...more });

  test('line breaks end lines; a page break within a sentence doesn’t', async () => {
    expect(await one(`${run('上')}<w:r><w:br/></w:r>${run('下')}<w:r><w:cr/></w:r>${run('末')}`)).toEqual([
      '上',
      '下',
      '末',
    ]);
    const page = '<w:r><w:br w:type="page"/></w:r>';
    expect(await one(`${run('前半')}${page}${run('后半。')}${page}${run('下页')}`)).toEqual([
      '前半后半。',
      '下页',
    ]);
  });

  test('the base of ruby, and signs of their own', async () => {
    const ruby =
      '<w:r><w:ruby><w:rt><w:r><w:t>tí</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>提</w:t></w:r></w:rubyBase></w:ruby></w:r>';
    const signs =
      '<w:r><w:t>一</w:t><w:tab/><w:t>体</w:t><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>化</w:t></w:r>';
    expect(await one(`${ruby}${run('法')}${signs}`)).toEqual(['提法一 体-化']);
  });

  test('nothing that is hidden, deleted or moved away', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>';
    const content = [
      run('留'),
      run('藏', '<w:vanish/>'),
      run('藏', '<w:rStyle w:val="h"/>'),
      run('下', '<w:rStyle w:val="h"/><w:vanish w:val="0"/>'),
      '<w:del><w:r><w:delText>删</w:delText></w:r></w:del>',
      `<w:moveFrom>${run('移')}</w:moveFrom><w:ins>${run('增')}</w:ins><w:moveTo>${run('移')}</w:moveTo>`,
    ].join('');
    expect(await one(content, { styles })).toEqual(['留下增移']);
  });

  test('a paragraph whose end was deleted goes on in the next', async () => {
    const body = paragraph(run('前一段'), '<w:rPr><w:del/></w:rPr>') + paragraph(run('后一段'));
    expect(await textsOf({ body })).toEqual(['前一段后一段']);
  });

  test('results of fields, simple and complex, one in another; no page numbers and tables of contents', async () => {
    const sign = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = (instruction: string, result: string) =>
      `${sign('begin')}<w:r><w:instrText>${instruction}</w:instrText></w:r>${sign('separate')}${result}${sign('end')}`;
    expect(
      await one(`<w:fldSimple w:instr="TITLE">${run('题')}</w:fldSimple>${field('DATE', run('日'))}`),
    ).toEqual(['题日']);
    expect(
      await one(
        `${field(`IF ${field('MERGEFIELD x', run('甲'))} = 1`, run('乙'))}${field(' PAGE ', run('3'))}`,
      ),
    ).toEqual(['乙']);
    const contents = field('TOC \\o', `${run('一、形势 1')}</w:p><w:p>${run('二、任务 2')}`);
    expect(await textsOf({ body: paragraph(contents) + paragraph(run('文')) })).toEqual(['文']);
  });

  test('content controls without their prompts, links and tags', async () => {
    const control = (properties: string, text: string) =>
      `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`;
    const content = `${control('', '控')}${control('<w:showingPlcHdr/>', '单击此处')}<w:hyperlink>${run('件')}</w:hyperlink><w:smartTag>${run('里')}</w:smartTag>`;
    expect(await one(content)).toEqual(['控件里']);
  });

  test('text boxes once, before their paragraph', async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(run(text))}</w:txbxContent>`;
    const both = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box('框')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('框')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const choice = both.replace(/<mc:Fallback>.*<\/mc:Fallback>/, '');
    expect(await one(both + run('文'))).toEqual(['框', '文']);
    expect(await one(choice + run('文'))).toEqual(['框', '文']);
    expect(await one(`<w:r><w:pict>${box('旧')}</w:pict></w:r>`)).toEqual(['旧']);
  });

  test('footnotes as notes, in the order of the text', async () => {
    const footnotes =
      '<w:footnote w:id="3"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>后注</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>前注</w:t></w:r></w:p></w:footnote>';
    const mark = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const lines = await read({ body: paragraph(`${run('甲')}${mark(2)}${run('乙')}${mark(3)}`), footnotes });
    expect(lines).toEqual([
      { text: '甲乙' },
      { text: '前注', style: 'note' },
      { text: '后注', style: 'note' },
    ]);
  });

  test('tables row by row; cells of several paragraphs as these', async () => {
    const cell = (...texts: string[]) => `<w:tc>${texts.map((text) => paragraph(run(text))).join('')}</w:tc>`;
    const table = (...rows: string[]) =>
      `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
    const body = table(cell('指标') + cell('数值'), cell('增长') + cell(''), cell('甲', '乙') + cell('丙'));
    expect(await textsOf({ body })).toEqual(['指标 数值', '增长', '甲', '乙', '丙']);
  });
});

test('titles and the highest headings are known as such', async () => {
  const style = (id: string, name: string, properties = '') =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr>${properties}</w:pPr></w:style>`;
  const styles =
    style('a', 'Title') + style('b', 'heading 1') + style('c', '一级', '<w:outlineLvl w:val="0"/>');
  const body = ['a', 'b', 'c', 'd'].map((id) => paragraph(run('文'), `<w:pStyle w:val="${id}"/>`)).join('');
  expect((await read({ body, styles })).map(({ style: each }) => each)).toEqual([
    'title',
    'heading',
    'heading',
    undefined,
  ]);
});

test('files of other writers, with other names for parts and prefixes', async () => {
  const parts = docxPartsOf({ body: paragraph(run('文')) });
  const text = new TextDecoder();
  const renamed = (part: Uint8Array) =>
    new TextEncoder().encode(
      text.decode(part).replaceAll('w:', 'ns0:').replaceAll('word/document.xml', 'word/document2.xml'),
    );
  const file = zipSync({
    '[Content_Types].xml': parts['[Content_Types].xml'],
    '_rels/.rels': renamed(parts['_rels/.rels']),
    'word/document2.xml': renamed(parts['word/document.xml']),
  });
  expect(await readDocx(new Blob([file as Uint8Array<ArrayBuffer>]))).toEqual([{ text: '文' }]);
});
