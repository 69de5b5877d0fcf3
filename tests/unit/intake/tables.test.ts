import { describe, expect, test } from 'vitest';
import { takeIn } from '../../../utils/intake/take-in';
import { readXlsx } from '../../../utils/intake/xlsx';
import { jobWorker } from './job-worker';
import { madeXlsx, numberCell, row, textCell, type Workbook } from './made-xlsx';
import { gb18030Speech, sentence } from './texts';

const read = async (workbook: Workbook) =>
  (await readXlsx(new Blob([madeXlsx(workbook)]))).map((line) => line.text).filter((line) => line !== '');

describe('an .xlsx file', () => {
  test('its rows are lines, sheet after sheet; a cell of several lines has them', async () => {
    const strings = ['<t>共用</t>', '<r><t>分</t></r><r><t>段</t></r><rPh><t>fen</t></rPh>'];
    const shared = (at: number) => `<c t="s"><v>${at}</v></c>`;
    const formula = '<c t="str"><f>A1&amp;B1</f><v>结果</v></c>';
    const wrong = '<c t="e"><v>#REF!</v></c>';
    const first = {
      rows: row(textCell('甲'), shared(0), shared(1)) + row(formula, wrong, numberCell(0.1 + 0.2)),
    };
    const second = {
      rows: row() + row(textCell('第一行\n第二行'), textCell('乙')) + row('<c/>', '<c t="b"><v>1</v></c>'),
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
    const dated = (value: number, style: number) => row(numberCell(value, style));
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
      rows: `${row(textCell('甲', 'A1'), textCell('藏', 'B1'), textCell('丁', 'D1'))}<row hidden="1">${textCell('藏', 'A2')}</row>${row(textCell('合', 'A3'), textCell('合', 'D3'), textCell('后', 'AA3'))}`,
      after: '<mergeCells><mergeCell ref="A3:D3"/></mergeCells>',
    };
    const hidden = [
      { rows: row(textCell('藏')), state: 'hidden' },
      { rows: row(textCell('藏')), state: 'veryHidden' },
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
      [
        madeXlsx({
          sheets: [{ rows: row(textCell('条款汇编二')) + row(textCell(sentence), numberCell(1)) }],
        }),
      ],
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
