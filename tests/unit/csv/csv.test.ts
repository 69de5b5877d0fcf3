import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvFile, fileName, inertCell, readCsv } from '../../../utils/csv/csv';
import { anyText } from '../arbitraries';

const textOf = async (rows: (string | number)[][]) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csvFile(['a', 'b'], rows).arrayBuffer());

describe('csvFile', () => {
  test('has a byte order mark, CRLF, and quotes around every text', async () => {
    expect(
      await textOf([
        ['稳中求进', 2020],
        ['“六稳”,', 'say "so"'],
        ['line\nend', ''],
      ]),
    ).toBe('\ufeff"a","b"\r\n"稳中求进",2020\r\n"“六稳”,","say ""so"""\r\n"line\nend",""');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|\n'])('%j is no formula', async (cell) => {
    const { data } = Papa.parse<string[]>((await textOf([[cell, 'x']])).slice(1));
    expect(data[1]).toEqual([`'${cell}`, 'x']);
  });

  test.each(["'=1+1", "''+1", '＝1+1', '\n=1'])(
    '%j can be distinguished from one that was made inert',
    async (cell) => {
      const text = await textOf([[cell, 'x']]);
      expect(Papa.parse<string[]>(text.slice(1)).data[1][0]).toBe(`'${cell}`);
      expect(readCsv(text)[1]).toEqual([cell, 'x']);
    },
  );

  test('figures are no text, whatever their sign', async () => {
    expect(await textOf([[-1, 2]])).toBe('\ufeff"a","b"\r\n-1,2');
  });

  test('reads back as it was, whatever is in it', async () => {
    const pieces = [
      ...`=+-@＝'"\\,;`,
      '\t',
      '\r',
      '\n',
      '\0',
      '\ufeff',
      '\ud83d',
      '\ude00',
      '\\uD83D',
      '\\u005C',
      '中',
    ];
    const cell = fc.oneof(
      anyText,
      fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), async (rows) => {
        expect(readCsv(await textOf(rows)).slice(1)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  test('no cell begins as a formula does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(inertCell(text)).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
      }),
    );
  });
});

describe('fileName', () => {
  test.each([
    ['稳中求进', '稳中求进.csv'],
    ['../a\\b:c*"?<>|\u202e\u0001d', '.. a b c d.csv'],
    ['一'.repeat(80), `${'一'.repeat(60)}.csv`],
  ])('%j', (words, name) => {
    expect(fileName(words, 'csv')).toBe(name);
  });
});
