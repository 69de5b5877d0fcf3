import { zipSync } from 'fflate';
import { bytesOf } from './texts';

/** A sheet by its name, with its rows as XML and what is beside them. */
interface Sheet {
  readonly rows: string;
  readonly before?: string;
  readonly after?: string;
  readonly state?: string;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly strings?: readonly string[];
  /** Format codes; cells refer to them by their position, from 0, which is the general one. */
  readonly formats?: readonly (number | string)[];
  readonly from1904?: boolean;
}

/** A workbook as a file. */
export function madeXlsx({
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

/** A cell with a text, a cell with a number, and a row of cells. */
export const textCell = (content: string, place = '') =>
  `<c t="inlineStr" r="${place}"><is><t>${content}</t></is></c>`;
export const numberCell = (value: number, style = 0) => `<c s="${style}"><v>${value}</v></c>`;
export const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;
