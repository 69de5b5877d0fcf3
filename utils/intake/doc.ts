import { INTAKE_FILE_BYTES } from '../limits';
import { IntakeError } from './problem';
import { plainLines, type StyledLine } from './structure';

/**
 * The lines of a Word file from before .docx (.doc, .wps), with text boxes before the text, and footnotes and endnotes
 * as notes. Its automatic numbers are not stored as text, and are lost.
 * @throws IntakeError with `damaged`.
 */
export async function readDoc(bytes: Uint8Array): Promise<StyledLine[]> {
  const { Buffer } = await import('buffer');
  // The library takes it from the global scope.
  globalThis.Buffer ??= Buffer;
  const { default: BufferReader } = await import('word-extractor/lib/buffer-reader');
  const Extractor = await boundedExtractor();
  try {
    checkSectors(bytes);
    const document = await new Extractor().extract(new BufferReader(Buffer.from(bytes)));
    // Its replacement of quotes by ASCII ones is for other languages.
    const as = { filterUnicode: false };
    const notes = [document.getFootnotes(as), document.getEndnotes(as)].flatMap(plainLines);
    return [
      ...plainLines(document.getTextboxes({ ...as, includeHeadersAndFooters: false })),
      ...plainLines(document.getBody(as)),
      ...notes
        .filter(({ text }) => text.trim() !== '')
        .map(({ text }): StyledLine => ({ text, style: 'note' })),
    ];
  } catch (cause) {
    throw new IntakeError({ kind: 'damaged' }, { cause });
  }
}

/** The library with checks of what it takes on trust: chains of sectors without end, and pieces larger than the file. */
async function boundedExtractor() {
  const { default: AllocationTable } = await import('word-extractor/lib/ole-allocation-table');
  const { default: WordOleExtractor } = await import('word-extractor/lib/word-ole-extractor');
  AllocationTable.prototype.getSecIdChain = function (start: number) {
    const chain: number[] = [];
    for (let sector = start; sector >= 0; sector = this._table[sector]) {
      if (chain.length > this._table.length) throw new RangeError('A chain of sectors has no end.');
      chain.push(sector);
    }
    return chain;
  };
  return class extends WordOleExtractor {
    override writePieces(main: Buffer, table: Buffer): void {
      checkPieces(main, table);
      super.writePieces(main, table);
    }
  };
}

/** Sizes of sectors as powers of two, and the number of sectors with the table of all others. Source: [MS-CFB] 2.2. */
const SECTOR_SHIFT = 30;
const SHORT_SECTOR_SHIFT = 32;
const TABLE_SECTORS = 44;

function checkSectors(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(SECTOR_SHIFT, true);
  const isKnown = (shift === 9 || shift === 12) && view.getUint16(SHORT_SECTOR_SHIFT, true) === 6;
  const tables = view.getUint32(TABLE_SECTORS, true) * 2 ** shift;
  if (!isKnown || tables > bytes.length) throw new RangeError('Sectors of an unknown size.');
}

/** Place of the table of pieces in the file information block. Source: [MS-DOC] 2.5.6, fcClx. */
const PIECES_AT = 0x01a2;

/** Checks that all pieces together have no more text than a file can have. Source: [MS-DOC] 2.9.38, 2.8.35. */
function checkPieces(main: Buffer, table: Buffer): void {
  let at = main.readUInt32LE(PIECES_AT);
  while (table.readUInt8(at) === 1) at += 3 + table.readUInt16LE(at + 1);
  const count = (table.readUInt32LE(at + 1) - 4) / 12;
  let units = 0;
  for (let piece = 0; piece < count; piece++) {
    const start = table.readUInt32LE(at + 5 + piece * 4);
    const length = table.readUInt32LE(at + 9 + piece * 4) - start;
    units += Math.max(0, Math.min(length, main.length));
  }
  if (units > Math.min(2 * main.length, INTAKE_FILE_BYTES))
    throw new RangeError('Pieces of more text than there is.');
}
