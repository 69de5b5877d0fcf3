import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDoc } from '../../../utils/intake/doc';
import { readEpub } from '../../../utils/intake/epub';
import { readMail } from '../../../utils/intake/mail';
import { readOdt } from '../../../utils/intake/odt';
import { IntakeError } from '../../../utils/intake/problem';
import { readRtf } from '../../../utils/intake/rtf';
import { base64Part, compoundFile, madeDoc, madeEpub, madeMail, madeOdt, madeRtf, rtfOf } from './made-files';
import { bytesOf, sentence } from './texts';

const problemOf = (reading: Promise<unknown>) =>
  reading.then(
    () => null,
    (error: unknown) => (error instanceof IntakeError ? error.problem.kind : error),
  );

describe('an .odt file', () => {
  const read = (text: string, styles = '') => readOdt(new Blob([madeOdt(text, styles)]));
  const textsOf = async (text: string, styles = '') => (await read(text, styles)).map((line) => line.text);

  test('its spaces, line ends, text boxes, notes and ruby', async () => {
    const note =
      '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>出处</text:p></text:note-body></text:note>';
    const box = '<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>';
    const ruby =
      '<text:ruby><text:ruby-base>提</text:ruby-base><text:ruby-text>tí</text:ruby-text></text:ruby>';
    expect(await read(`<text:p>${box}甲${note}<text:s/>乙<text:line-break/>${ruby}法</text:p>`)).toEqual([
      { text: '框' },
      { text: '甲 乙' },
      { text: '提法' },
      { text: '出处', style: 'note' },
    ]);
  });

  test('no hidden and deleted text, comments and tables of contents', async () => {
    const styles =
      '<style:style style:name="h" style:family="text"><style:text-properties text:display="none"/></style:style>';
    const gone =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>删</text:p></text:deletion></text:changed-region></text:tracked-changes>';
    const text = `${gone}<text:table-of-content><text:index-body><text:p>目录</text:p></text:index-body></text:table-of-content><text:p>留<text:span text:style-name="h">藏</text:span><office:annotation><text:p>批</text:p></office:annotation></text:p>`;
    expect(await textsOf(text, styles)).toEqual(['留']);
  });

  test('titles by their style, and tables row by row', async () => {
    const styles =
      '<style:style style:name="P1" style:parent-style-name="T"/><style:style style:name="T" style:display-name="Title"/>';
    const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
    const table = `<table:table><table:table-row>${cell('甲')}${cell('1')}</table:table-row></table:table>`;
    expect(await read(`<text:p text:style-name="P1">题</text:p>${table}`, styles)).toEqual([
      { text: '题', style: 'title' },
      { text: '甲 1' },
    ]);
  });

  test('numbering continues where a paragraph splits a list in two', async () => {
    const level = (number: number, prefix: string, suffix: string) =>
      `<text:list-level-style-number text:level="${number}" style:num-format="一, 二, 三, ..." style:num-prefix="${prefix}" style:num-suffix="${suffix}"/>`;
    const styles = `<text:list-style style:name="L">${level(1, '', '、')}${level(2, '（', '）')}</text:list-style>`;
    const list = (items: string, goesOn = true) =>
      `<text:list text:style-name="L"${goesOn ? ' text:continue-numbering="true"' : ''}>${items}</text:list>`;
    const item = (content: string) => `<text:list-item>${content}</text:list-item>`;
    const below = (...texts: string[]) =>
      `<text:list>${texts.map((text) => item(`<text:p>${text}</text:p>`)).join('')}</text:list>`;
    const text = [
      list(item(`<text:p>甲</text:p>${below('乙')}`), false),
      '<text:p>段</text:p>',
      list(item(below('丙', '丁')) + item(`<text:p>戊</text:p>${below('己')}`)),
    ];
    expect(await textsOf(text.join(''), styles)).toEqual([
      ...['一、甲', '（一）乙', '段', '（二）丙', '（三）丁', '二、戊', '（一）己'],
    ]);
  });

  test('that is a spreadsheet is refused', async () => {
    const content = '<document-content><body><spreadsheet/></body></document-content>';
    const sheet = zipSync({ 'content.xml': bytesOf(content) }) as Uint8Array<ArrayBuffer>;
    expect(await problemOf(readOdt(new Blob([sheet])))).toBe('unknownKind');
  });
});

describe('an .rtf file', () => {
  const textsOf = (body: string) => readRtf(madeRtf(body)).map((line) => line.text);

  test('Chinese in a code page, written out or as it is, and in Unicode with any fallback', () => {
    const gbk = Buffer.from('bbe1d2e9', 'hex').toString('latin1');
    const raw = Uint8Array.from(Buffer.from(`{\\rtf1\\ansi\\ansicpg936 ${gbk}\\par}`, 'latin1'));
    expect(readRtf(raw)).toEqual([{ text: '会议' }]);
    expect(textsOf("{\\f1 \\'bb\\'e1\\'d2\\'e9}\\par")).toEqual(['会议']);
    expect(textsOf("\\uc2\\u20250\\'bb\\'e1\\u-29778\\'d2\\'e9\\uc0\\u12290 \\par")).toEqual(['会议。']);
    expect(textsOf(`${rtfOf('会议')}\\u38738?\\par`)).toEqual(['会议青']);
    expect(textsOf("\\loch\\af0\\dbch\\af1 \\'bb\\'e1\\par")).toEqual(['会']);
  });

  test('numbers that were noted, line ends, fields, notes and text boxes', () => {
    const number = `{\\listtext\\pard ${rtfOf('一、')}\\tab}`;
    expect(textsOf(`${number}${rtfOf('甲')}\\line ${rtfOf('乙')}\\par`)).toEqual(['一、 甲', '乙']);
    const field = `{\\field{\\*\\fldinst DATE}{\\fldrslt ${rtfOf('日')}}}`;
    const note = `{\\footnote ${rtfOf('出处')}}`;
    const box = `{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt ${rtfOf('框')}\\par}}}`;
    expect(
      readRtf(madeRtf(`${box}${rtfOf('今')}${field}${note}\\par`)).filter(({ text }) => text !== ''),
    ).toEqual([{ text: '框' }, { text: '今日' }, { text: '出处', style: 'note' }]);
  });

  test('no hidden, deleted and ignorable text, headers and pictures', () => {
    const gone = `{\\v ${rtfOf('藏')}}{\\deleted ${rtfOf('删')}}{\\*\\unknown ${rtfOf('略')}}{\\header ${rtfOf('眉')}\\par}{\\pict 00ff}\\bin3 }{\\`;
    expect(textsOf(`${gone}${rtfOf('留')}\\par`)).toEqual(['留']);
  });

  test('titles by their style, and tables row by row', () => {
    const body = `\\pard\\s2 ${rtfOf('题')}\\par\\trowd\\intbl ${rtfOf('甲')}\\cell 1\\cell\\row\\pard\\s1 ${rtfOf('一')}\\par`;
    expect(readRtf(madeRtf(body))).toEqual([
      { text: '题', style: 'title' },
      { text: '甲 1' },
      { text: '一', style: 'heading' },
    ]);
  });

  test('of groups nested without end is refused', () => {
    expect(() => readRtf(bytesOf(`{\\rtf1${'{'.repeat(5_000)}`))).toThrow(IntakeError);
  });
});

describe('an .epub book', () => {
  test('its chapters in order, with its title and author', async () => {
    const book = madeEpub(
      ['<h1>第一章</h1><p>甲</p>', '<h1>第二章</h1><p>乙</p>'],
      '<dc:title>云岭讲话选</dc:title><dc:creator>龚明</dc:creator>',
    );
    expect(await readEpub(new Blob([book]), 'a.epub')).toMatchObject({
      text: '第一章\n甲\n第二章\n乙',
      title: '云岭讲话选',
      author: '龚明',
    });
  });

  test('whose chapters are encrypted is refused', async () => {
    const rights = '<encryption><CipherReference URI="OPS/text/c 1.xhtml"/></encryption>';
    const book = madeEpub(['<p>甲</p>'], '', { 'META-INF/encryption.xml': rights });
    expect(await problemOf(readEpub(new Blob([book]), 'a.epub'))).toBe('encrypted');
  });
});

describe('a mail', () => {
  test('in GBK, with its subject as a name, and files that are not read', async () => {
    const text = Buffer.from('bbe1d2e9a1a3', 'hex');
    const mail = madeMail('From: a@b.example\r\nSubject: =?gb2312?B?u+HS6Q==?=', [
      base64Part('text/plain; charset=gb2312', text),
      base64Part('application/pdf', 'x', 'Content-Disposition: attachment; filename=a.pdf\r\n'),
    ]);
    expect(await readMail(mail, 'a.eml')).toMatchObject({
      text: '会议。',
      name: '会议',
      notes: [{ kind: 'attachments', count: 1 }],
    });
  });

  test('that is a saved page has its address', async () => {
    const page = `<title>会议</title><h1>会议</h1><p>${sentence}</p>`;
    const mail = madeMail(
      'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.yunling.example/a.html',
      [base64Part('text/html', page)],
    );
    expect(await readMail(mail, 'a.mhtml')).toMatchObject({
      text: `会议\n${sentence}`,
      title: '会议',
      url: 'https://www.yunling.example/a.html',
      source: 'yunling.example',
    });
  });
});

describe('a .doc file', () => {
  test('its text with Chinese quotes, results of fields and rows of tables', async () => {
    const lines = await readDoc(madeDoc('“会议”\x0b下行\r\x13 DATE \x14今日\x15\r甲\x071\x07\x07\r'));
    expect(lines.map(({ text }) => text.trim()).filter(Boolean)).toEqual(['“会议”', '下行', '今日', '甲\t1']);
  });

  test.each([
    [
      'a chain of sectors without end',
      (file: Uint8Array) => new DataView(file.buffer).setUint32(0x200 + 4 * 9, 2, true),
    ],
    ['sectors of another size', (file: Uint8Array) => new DataView(file.buffer).setUint16(30, 30, true)],
    [
      'more sectors than the file has',
      (file: Uint8Array) => new DataView(file.buffer).setUint32(44, 1_000_000, true),
    ],
  ])('with %s is refused', async (_what, damage) => {
    const file = madeDoc('会议\r');
    damage(file);
    expect(await problemOf(readDoc(file))).toBe('damaged');
  });

  test('whose pieces have more text than the file is refused', async () => {
    const main = new Uint8Array(4_096);
    const view = new DataView(main.buffer);
    view.setUint16(0, 0xa5ec, true);
    view.setUint16(0xa, 0x0200, true);
    const pieces = new Uint8Array(4_096);
    const table = new DataView(pieces.buffer);
    const count = 300;
    pieces[0] = 2;
    table.setUint32(1, count * 12 + 4, true);
    for (let at = 0; at <= count; at++) table.setUint32(5 + at * 4, at * 4_096, true);
    expect(await problemOf(readDoc(compoundFile({ WordDocument: main, '1Table': pieces })))).toBe('damaged');
  });
});
