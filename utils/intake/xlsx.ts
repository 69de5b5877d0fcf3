import { PackedParts, resolvePath } from './packed-parts';
import { IntakeError } from './problem';
import { plainLines, rowLines, type StyledLine } from './structure';
import { childAt, childrenOf, findAll, textOf, type XmlElement } from './xml';

/** Formulas are left out, so that they don't count; their results are beside them. */
const FORMULAS: ReadonlySet<string> = new Set(['f']);

/** Readings of characters, which Japanese and Chinese versions of Excel keep beside the text. */
const READINGS = 'rPh';

/**
 * The lines of an .xlsx file: a row is a line, as in a table of a text. Hidden sheets, rows and columns stay out, and
 * merged cells count once. Source: ECMA-376, part 1, 18.
 * @throws IntakeError with `damaged` and the like.
 */
export async function readXlsx(file: Blob): Promise<StyledLine[]> {
  const parts = await PackedParts.of(file);
  const main = 'xl/workbook.xml';
  const workbook = await parts.xml(main);
  const relations = await parts.xml('xl/_rels/workbook.xml.rels');
  const paths = new Map(
    childrenOf(relations, 'Relationship').map(({ attributes }) => [
      attributes.Id,
      resolvePath(main, attributes.Target ?? ''),
    ]),
  );
  const strings = await parts.optionalXml('xl/sharedStrings.xml');
  const styles = await parts.optionalXml('xl/styles.xml');
  const values = new CellValues(strings, styles, childAt(workbook, 'workbookPr')?.attributes.date1904);
  const lines: StyledLine[] = [];
  for (const { attributes } of childrenOf(childAt(workbook, 'sheets'), 'sheet')) {
    const path = paths.get(attributes.id ?? '');
    if (path === undefined) throw new IntakeError({ kind: 'damaged' });
    const isHidden = attributes.state !== undefined && attributes.state !== 'visible';
    // Charts have sheets of their own, without cells.
    if (isHidden || !/\/worksheets\//i.test(path)) continue;
    lines.push(...linesOf(await parts.xml(path, FORMULAS), values));
  }
  return lines;
}

function linesOf(sheet: XmlElement, values: CellValues): StyledLine[] {
  const hidden = findAll(sheet, 'col').filter(isHidden);
  const isInHidden = (column: number) =>
    hidden.some(({ attributes: { min, max } }) => Number(min) <= column && column <= Number(max));
  const merged = findAll(sheet, 'mergeCell').flatMap(({ attributes }) => rangeOf(attributes.ref) ?? []);
  return childrenOf(childAt(sheet, 'sheetData'), 'row')
    .filter((row) => !isHidden(row))
    .flatMap((row) => {
      const cells = childrenOf(row, 'c').filter(({ attributes: { r } }) => {
        const place = placeOf(r);
        return (
          place === null || !(isInHidden(place.column) || merged.some((range) => isCovered(place, range)))
        );
      });
      return rowLines(cells.map((cell) => plainLines(values.textOf(cell)).filter(({ text }) => text !== '')));
    });
}

function isHidden({ attributes: { hidden } }: XmlElement): boolean {
  return isTrue(hidden);
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** Column and row of a cell, from 1. */
interface Place {
  readonly column: number;
  readonly row: number;
}

interface Range {
  readonly first: Place;
  readonly last: Place;
}

/** The place of a reference such as `AB12`; null for none. */
function placeOf(reference = ''): Place | null {
  const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  if (letters === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(row) };
}

function rangeOf(reference = ''): Range | null {
  const [first, last] = reference.split(':').map((each) => placeOf(each));
  return first && last ? { first, last } : null;
}

/** Whether a cell is in a range of merged cells and isn't its first. */
function isCovered({ column, row }: Place, { first, last }: Range): boolean {
  const isWithin = first.column <= column && column <= last.column && first.row <= row && row <= last.row;
  return isWithin && !(column === first.column && row === first.row);
}

/** How a number is shown, as far as that matters to a text. */
type NumberStyle = 'plain' | { readonly percent: number } | { readonly date: string };

/** Numbers of built-in formats that show dates and times, with the parts that they show. Source: 18.8.30. */
const DATES: readonly (readonly [from: number, to: number, parts: string])[] = [
  [14, 17, 'ymd'],
  [18, 21, 'h'],
  [22, 22, 'ymdh'],
  [27, 31, 'ymd'],
  [32, 33, 'h'],
  [34, 36, 'ymd'],
  [45, 47, 'h'],
  [50, 58, 'ymd'],
];

/** What shows text or colours in a format, and no number. */
const LITERAL = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g;

/** What the cells of a workbook show. */
class CellValues {
  readonly #strings: readonly string[];
  readonly #styles: readonly NumberStyle[];
  readonly #isFrom1904: boolean;

  constructor(strings: XmlElement | undefined, styles: XmlElement | undefined, from1904: string | undefined) {
    this.#strings = childrenOf(strings, 'si').map(richText);
    const codes = new Map(
      childrenOf(childAt(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [
        attributes.numFmtId,
        attributes.formatCode ?? '',
      ]),
    );
    this.#styles = childrenOf(childAt(styles, 'cellXfs'), 'xf').map(({ attributes: { numFmtId = '0' } }) =>
      numberStyle(Number(numFmtId), codes.get(numFmtId)),
    );
    this.#isFrom1904 = isTrue(from1904);
  }

  textOf(cell: XmlElement): string {
    const { t: type = 'n', s: style = '0' } = cell.attributes;
    if (type === 'inlineStr') return richText(childAt(cell, 'is') ?? cell);
    const value = childAt(cell, 'v');
    if (value === undefined || type === 'e') return '';
    const text = textOf(value);
    if (type === 's') return this.#strings[Number(text)] ?? '';
    if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
    if (type !== 'n' || text.trim() === '' || !Number.isFinite(Number(text))) return text;
    return this.#number(Number(text), this.#styles[Number(style)] ?? 'plain');
  }

  #number(number: number, style: NumberStyle): string {
    if (style === 'plain') return figures(number);
    if ('percent' in style) return `${(number * 100).toFixed(style.percent)}%`;
    return dateText(number, style.date, this.#isFrom1904) ?? figures(number);
  }
}

/** Excel keeps fifteen digits; what a file has beyond them is noise. */
function figures(number: number): string {
  return String(Number(number.toPrecision(15)));
}

/** The runs of a text, without the readings of its characters. */
function richText(element: XmlElement): string {
  return childrenOf(element)
    .map((child) => (child.name === 't' ? textOf(child) : child.name === READINGS ? '' : richText(child)))
    .join('');
}

function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) {
    const [, , date] = DATES.find(([from, to]) => from <= id && id <= to) ?? [];
    if (date !== undefined) return { date };
    return id === 9 || id === 10 ? { percent: id === 10 ? 2 : 0 } : 'plain';
  }
  const shown = code.replace(LITERAL, '').split(';')[0].toLowerCase();
  const [, percent] = /(?:\.([0#?]+))?%/.exec(shown) ?? [];
  if (shown.includes('%')) return { percent: percent?.length ?? 0 };
  // Where there is no day or year, `m` are minutes.
  if (!/[yd]/.test(shown)) return /[hs]/.test(shown) ? { date: 'h' } : 'plain';
  return { date: [...'ymdh'].filter((part) => shown.includes(part)).join('') };
}

const DAY_MS = 86_400_000;

/** The day of serial number 0, as far as days from March 1900 on are concerned, and in workbooks that begin in 1904. */
const ORIGIN_1900 = Date.UTC(1899, 11, 30);
const ORIGIN_1904 = Date.UTC(1904, 0, 1);

/** Excel has a 29 February 1900; days before it are one later. */
const FALSE_DAY = 60;

/**
 * A serial number as a date in Chinese, so that it is found as one; null where it is none.
 * @param parts Which of year, month, day and hour are shown.
 */
function dateText(serial: number, parts: string, isFrom1904: boolean): string | null {
  if (serial < 0) return null;
  const days = !isFrom1904 && serial < FALSE_DAY ? serial + 1 : serial;
  const time = new Date(
    Math.round(((isFrom1904 ? ORIGIN_1904 : ORIGIN_1900) + days * DAY_MS) / 1_000) * 1_000,
  );
  if (Number.isNaN(time.getTime())) return null;
  const date = [
    parts.includes('y') ? `${time.getUTCFullYear()}年` : '',
    parts.includes('m') ? `${time.getUTCMonth() + 1}月` : '',
    parts.includes('d') ? `${time.getUTCDate()}日` : '',
  ].join('');
  const hour = `${time.getUTCHours()}:${String(time.getUTCMinutes()).padStart(2, '0')}`;
  return [date, parts.includes('h') ? hour : ''].filter((part) => part !== '').join(' ');
}
