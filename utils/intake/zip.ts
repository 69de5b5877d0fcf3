import { Inflate } from 'fflate';
import { decodeAs } from '../corpus/decode';
import { INTAKE_FILE_BYTES, INTAKE_ZIP_ENTRIES } from '../limits';
import { IntakeError } from './problem';

/** Bytes that may still be unpacked from an archive, for all of its files. */
export interface UnpackBudget {
  left: number;
  /** The initial value, for messages. */
  readonly limit: number;
}

/** A file in a zip. */
export interface ZipEntry {
  /** For display, with its folders; no file is ever created from it. */
  readonly name: string;
  readonly isEncrypted: boolean;
  /**
   * Unpacks it. What the archive says of its size is not believed.
   * @throws IntakeError with `encrypted`, `damaged`, `tooLarge` or `unpacksTooLarge`.
   */
  read(budget: UnpackBudget): Promise<Uint8Array<ArrayBuffer>>;
}

/** Where in the archive an entry is, and how it is packed. */
interface Place {
  readonly at: number;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  readonly crc: number;
}

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const COMMENT_BYTES = 0xffff;

/** Maximum size of the list of files, bytes: names of 1,000 bytes each. */
const LIST_BYTES = 1_000 * INTAKE_ZIP_ENTRIES;

/** Packed bytes to unpack at once; at most 1,032 times as many come out. Source: zlib's technical notes. */
const PIECE_BYTES = 16_384;

/** Packed bytes to read from the file at once. */
const READ_BYTES = 32 * PIECE_BYTES;

const broken = () => new IntakeError({ kind: 'damaged' });

/**
 * The files in a zip, in its order, without folders. Reads only the list at its end. Source: PKWARE APPNOTE 6.3.
 * @throws IntakeError with `damaged` where there is no such list, and for archives over 4 GB; with `tooManyFiles`.
 */
export async function listZip(file: Blob): Promise<ZipEntry[]> {
  const tailAt = Math.max(0, file.size - END_BYTES - COMMENT_BYTES);
  const tail = await view(file, tailAt, file.size);
  const end = findEnd(tail);
  if (end < 0) throw broken();
  const count = tail.getUint16(end + 10, true);
  const length = tail.getUint32(end + 12, true);
  const start = tailAt + end - length;
  // Bytes before the archive, as in self-extracting programs, shift all offsets.
  const moved = start - tail.getUint32(end + 16, true);
  if (start < 0 || moved < 0) throw broken();
  if (count > INTAKE_ZIP_ENTRIES || length > LIST_BYTES)
    throw new IntakeError({ kind: 'tooManyFiles', limit: INTAKE_ZIP_ENTRIES });
  const list = await view(file, start, start + length);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let each = 0; each < count; each++) {
    if (at + ENTRY_BYTES > list.byteLength || list.getUint32(at, true) !== ENTRY_MARK) throw broken();
    const [name, extra, comment] = [28, 30, 32].map((offset) => list.getUint16(at + offset, true));
    const next = at + ENTRY_BYTES + name + extra + comment;
    if (next > list.byteLength) throw broken();
    const flags = list.getUint16(at + 8, true);
    const shown = readEntryName(new Uint8Array(list.buffer, at + ENTRY_BYTES, name), (flags & 0x800) !== 0);
    const place = {
      at: list.getUint32(at + 42, true) + moved,
      packed: list.getUint32(at + 20, true),
      size: list.getUint32(at + 24, true),
      method: list.getUint16(at + 10, true),
      crc: list.getUint32(at + 16, true),
    };
    if (!/[/\\]$/.test(shown)) entries.push(zipEntry(file, shown, (flags & 1) !== 0, place));
    at = next;
  }
  return entries;
}

function zipEntry(file: Blob, name: string, isEncrypted: boolean, place: Place): ZipEntry {
  return {
    name,
    isEncrypted,
    async read(budget) {
      if (isEncrypted) throw new IntakeError({ kind: 'encrypted' });
      return unpack(file, place, budget);
    },
  };
}

async function unpack(file: Blob, place: Place, budget: UnpackBudget): Promise<Uint8Array<ArrayBuffer>> {
  const local = await view(file, place.at, place.at + LOCAL_BYTES);
  if (local.byteLength < LOCAL_BYTES || local.getUint32(0, true) !== LOCAL_MARK) throw broken();
  const start = place.at + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true);
  const end = start + place.packed;
  if (end > file.size || (place.method !== 0 && place.method !== 8)) throw broken();
  if (place.size > INTAKE_FILE_BYTES)
    throw new IntakeError({ kind: 'tooLarge', bytes: place.size, limit: INTAKE_FILE_BYTES });
  const pieces: Uint8Array[] = [];
  let length = 0;
  let crc = 0;
  const take = (piece: Uint8Array) => {
    length += piece.length;
    budget.left -= piece.length;
    if (length > INTAKE_FILE_BYTES)
      throw new IntakeError({ kind: 'tooLarge', bytes: length, limit: INTAKE_FILE_BYTES });
    if (budget.left < 0) throw new IntakeError({ kind: 'unpacksTooLarge', limit: budget.limit });
    crc = crc32(piece, crc);
    pieces.push(piece);
  };
  const push = place.method === 0 ? take : inflater(take);
  for (let at = start; at < end; at += READ_BYTES) {
    const bytes = new Uint8Array(await file.slice(at, Math.min(end, at + READ_BYTES)).arrayBuffer());
    for (let piece = 0; piece < bytes.length; piece += PIECE_BYTES)
      push(bytes.subarray(piece, piece + PIECE_BYTES));
  }
  if (length !== place.size || crc !== place.crc) throw broken();
  return joined(pieces, length);
}

function inflater(take: (piece: Uint8Array) => void): (packed: Uint8Array) => void {
  const inflate = new Inflate(take);
  return (packed) => {
    try {
      inflate.push(packed);
    } catch (cause) {
      throw cause instanceof IntakeError ? cause : new IntakeError({ kind: 'damaged' }, { cause });
    }
  };
}

async function view(file: Blob, start: number, end: number): Promise<DataView> {
  return new DataView(await file.slice(start, end).arrayBuffer());
}

/** Start of the end record, whose comment reaches the end of the file; −1 where there is none. */
function findEnd(tail: DataView): number {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    const comment = tail.byteLength - at - END_BYTES;
    if (tail.getUint32(at, true) === END_MARK && tail.getUint16(at + 20, true) <= comment) return at;
  }
  return -1;
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 of bytes as in zip files, 0 to 2³² − 1. `before` is that of the preceding bytes. Source: PKWARE APPNOTE 4.4.7. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return ~value >>> 0;
}

/** Characters that would break or reverse the line in which a name is shown. */
const UNSHOWN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The name of a file in a zip for display. Zip files made on Chinese systems have GB18030 names without saying so.
 * @param isUtf8 Whether the archive says that the name is UTF-8.
 */
export function readEntryName(bytes: Uint8Array, isUtf8: boolean): string {
  const encodings = isUtf8 ? ['utf-8'] : ['utf-8', 'gb18030'];
  const name = encodings.map((encoding) => decodeAs(encoding, bytes)).find((text) => text !== null);
  return (name ?? new TextDecoder('latin1').decode(bytes)).replace(UNSHOWN, '').replaceAll('\\', '/');
}

/** Whether a file in a zip is a system's own record of its folder. */
export function isSystemFile(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.(?!\.?\/)|Thumbs\.db$|desktop\.ini$)/i.test(name);
}
