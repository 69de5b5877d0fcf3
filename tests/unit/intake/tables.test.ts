import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { takeIn } from '../../../utils/intake/take-in';
import { readXlsx } from '../../../utils/intake/xlsx';
import { jobWorker } from './job-worker';
import { bytesOf, gb18030Speech, sentence } from './texts';

/** A sheet by its name, with its rows as XML and what is beside them. */
interface Sheet {
  readonly rows: string;
  readonly before?: string;
  readonly after?: string;
  readonly state?: string;
}

interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly strings?: readonly string[];
  /** Format codes; cells refer to them by their position, from 0, which is the general one. */
  readonly formats?: readonly (number | string)[];
  readonly from1904?: boolean;
}

function madeXlsx({
  sheets,
  strings = [],
  formats = [],
  from1904 = false,
}: Workbook): Uint8Array<ArrayBuffer> {
  const codes = formats.flatMap((format, at) =>
    typeof format === 'string'
      ? `<numFmt numFmtId="${164 + at}" formatCode="${format.replaceAll('"', '&quot;')}"/>`
      : [],
  );
  const xfs = formats.map(
    (format, at) => `<xf numFmtId="${typeof format === 'string' ? 164 + at : format}"/>`,
  );
  const listed = sheets.map(
    ({ state }, at) =>
      `<sheet name="${at}" sheetId="${at}" ${state ? `state="${state}"` : ''} r:id="rId${at}"/>`,
  );
  const related = sheets.map((_, at) => `<Relationship Id="rId${at}" Target="worksheets/s${at}.xml"/>`);
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${related.join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((each) => `<si>${each}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet><numFmts>${codes.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`,
  };
  for (const [at, { rows, before = '', after = '' }] of sheets.entries())
    parts[`xl/worksheets/s${at}.xml`] =
      `<worksheet>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
  const packed = Object.entries(parts).map(([name, content]) => [name, bytesOf(content)] as const);
  return zipSync(Object.fromEntries(packed)) as Uint8Array<ArrayBuffer>;
}

const text = (content: string, place = '') => `<c t="inlineStr" r="${place}"><is><t>${content}</t></is></c>`;
const number = (value: number, style = 0) => `<c s="${style}"><v>${value}</v></c>`;
const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;
const read = async (workbook: Workbook) =>
  (await readXlsx(new Blob([madeXlsx(workbook)]))).map((line) => line.text).filter((line) => line !== '');

describe('an .xlsx file', () => {
  test('its rows are lines, sheet after sheet; a cell of several lines has them', async () => {
    const strings = ['<t>共用</t>', '<r><t>分</t></r><r><t>段</t></r><rPh><t>fen</t></rPh>'];
    const shared = (at: number) => `<c t="s"><v>${at}</v></c>`;
    const formula = '<c t="str"><f>A1&amp;B1</f><v>结果</v></c>';
    const wrong = '<c t="e"><v>#REF!</v></c>';
    const first = { rows: row(text('甲'), shared(0), shared(1)) + row(formula, wrong, number(0.1 + 0.2)) };
    const second = {
      rows: row() + row(text('第一行\n第二行'), text('乙')) + row('<c/>', '<c t="b"><v>1</v></c>'),
    };
    expect(await read({ sheets: [first, second], strings })).toEqual([
      ...['甲 共用 分段', '结果 0.3'],
      ...['第一行', '第二行', '乙', 'TRUE'],
    ]);
  });

  test('dates, times and percentages are as they are shown', async () => {
    const formats = [
      14,
      10,
      'yyyy"年"m"月"',
      'yyyy-mm-dd hh:mm',
      'h:mm',
      '0.0%',
      '[$-804]yyyy"年"m"月"d"日"',
      '#,##0',
    ];
    const dated = (value: number, style: number) => row(number(value, style));
    const rows = [
      ...[dated(44_140, 1), dated(0.125, 2), dated(44_140, 3), dated(44_140.5, 4), dated(0.75, 5)],
      ...[dated(0.0825, 6), dated(44_140, 7), dated(1_234, 8), dated(1, 1), dated(61, 1), dated(44_140, 0)],
    ];
    expect(await read({ sheets: [{ rows: rows.join('') }], formats })).toEqual([
      ...['2020年11月5日', '12.50%', '2020年11月', '2020年11月5日 12:00', '18:00'],
      ...['8.3%', '2020年11月5日', '1234', '1900年1月1日', '1900年3月1日', '44140'],
    ]);
    const from1904 = { sheets: [{ rows: dated(42_678, 1) }], formats, from1904: true };
    expect(await read(from1904)).toEqual(['2020年11月5日']);
  });

  test('without what is hidden: sheets, rows, columns; merged cells once', async () => {
    const shown = {
      before: '<cols><col min="2" max="3" hidden="1"/></cols>',
      rows: `${row(text('甲', 'A1'), text('藏', 'B1'), text('丁', 'D1'))}<row hidden="1">${text('藏', 'A2')}</row>${row(text('合', 'A3'), text('合', 'D3'), text('后', 'AA3'))}`,
      after: '<mergeCells><mergeCell ref="A3:D3"/></mergeCells>',
    };
    const hidden = [
      { rows: row(text('藏')), state: 'hidden' },
      { rows: row(text('藏')), state: 'veryHidden' },
    ];
    expect(await read({ sheets: [hidden[0], shown, hidden[1]] })).toEqual(['甲 丁', '合 后']);
  });

  test('that lacks a sheet is damaged', async () => {
    const broken = madeXlsx({ sheets: [{ rows: '' }] });
    const file = new Blob([broken.slice(0, 60)]);
    await expect(readXlsx(file)).rejects.toMatchObject({ problem: { kind: 'damaged' } });
  });
});

test('tables become documents, whatever separates their cells', async () => {
  const clauses = [1, 2, 3].map((at) => `第${at}条,"${sentence}",${at}`).join('\r\n');
  const files = [
    new File([`条款汇编,,\r\n${clauses}`], 'a.csv'),
    new File([`条款汇编\n${clauses.replaceAll(',', '\t')}`], 'b.tsv'),
    new File([gb18030Speech.bytes], 'c.csv'),
    new File(
      [madeXlsx({ sheets: [{ rows: row(text('条款汇编二')) + row(text(sentence), number(1)) }] })],
      'd.zip',
    ),
  ];
  const { reports, documents } = await takeIn(
    files,
    {
      ...{ collection: 'mine', collectionNames: [], known: new Map(), startWorker: jobWorker, now: 0 },
      room: { documents: 9, units: 99_999 },
    },
    new AbortController().signal,
    () => undefined,
  );
  const lines = [1, 2, 3].map((at) => `第${at}条 ${sentence} ${at}`);
  expect(documents.map((document) => document.text)).toEqual([
    ['条款汇编', ...lines].join('\n'),
    gb18030Speech.text,
    `条款汇编二\n${sentence} 1`,
  ]);
  expect(reports[1]).toMatchObject({ problem: { kind: 'twice' } });
});
