import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvFile, fileName } from '../../../utils/csv/csv';
import { anyText } from '../arbitraries';

const textOf = async (rows: (string | number)[][]) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csvFile(['a', 'b'], rows).arrayBuffer());

describe('csvFile', () => {
  test('has a byte order mark, CRLF, and quotes where they are needed', async () => {
    expect(
      await textOf([
        ['稳中求进', 2020],
        ['“六稳”,', 'say "so"'],
        ['line\nend', ''],
      ]),
    ).toBe('\ufeffa,b\r\n稳中求进,2020\r\n"“六稳”,","say ""so"""\r\n"line\nend",');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|\n'])('%j is no formula', async (cell) => {
    const { data } = Papa.parse<string[]>((await textOf([[cell, 'x']])).slice(1));
    expect(data[1]).toEqual([`'${cell}`, 'x']);
  });

  test('reads back as it was, but for apostrophes before formulas', async () => {
    const cell = anyText.filter((text) => !/^[=+\-@\t\r]/.test(text)).map((text) => text.toWellFormed());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), async (rows) => {
        const { data } = Papa.parse<string[]>((await textOf(rows)).slice(1), { newline: '\r\n' });
        expect(data.slice(1)).toEqual(rows);
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
