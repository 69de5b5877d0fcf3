import { zipSync } from 'fflate';
import { bytesOf } from './texts';

type Bytes = Uint8Array<ArrayBuffer>;

const zipped = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytesOf(text)]))) as Bytes;

const XML = '<?xml version="1.0" encoding="UTF-8"?>';

/** An .odt file with this content in its text, and these styles. */
export function madeOdt(text: string, styles = ''): Bytes {
  return zipped({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': `${XML}<manifest/>`,
    'content.xml': `${XML}<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:table="b" xmlns:draw="d"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
  });
}

/** An .epub book with these chapters, and these facts of its own. */
export function madeEpub(
  chapters: readonly string[],
  metadata = '',
  more: Record<string, string> = {},
): Bytes {
  const each = (write: (number: number) => string) => chapters.map((_, at) => write(at + 1)).join('');
  return zipped({
    'META-INF/container.xml': `${XML}<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>`,
    'OPS/book.opf': `${XML}<package xmlns:dc="d"><metadata>${metadata}</metadata><manifest><item id="nav" href="nav.xhtml" properties="nav"/>${each((number) => `<item id="c${number}" href="text/c%20${number}.xhtml"/>`)}</manifest><spine><itemref idref="nav"/>${each((number) => `<itemref idref="c${number}"/>`)}</spine></package>`,
    'OPS/nav.xhtml': '<html><body><ol><li>目录</li></ol></body></html>',
    ...Object.fromEntries(
      chapters.map((chapter, at) => [
        `OPS/text/c ${at + 1}.xhtml`,
        `${XML}<html><head><title>书</title></head><body>${chapter}</body></html>`,
      ]),
    ),
    ...more,
  });
}

/** A printed line of an OFD page: its text, and its left and upper edge in mm. */
export interface OfdLine {
  text: string;
  x: number;
  y: number;
}

/** Height and width of the characters, mm. */
export const OFD_SIZE = 5;

/** An .ofd file with these pages of lines. */
export function madeOfd(pages: readonly (readonly OfdLine[])[], more: Record<string, string> = {}): Bytes {
  const content = (lines: readonly OfdLine[]) =>
    lines
      .map(
        ({ text, x, y }) =>
          `<ofd:TextObject Boundary="${x} ${y} ${text.length * OFD_SIZE} ${OFD_SIZE}" Size="${OFD_SIZE}"><ofd:TextCode X="0" Y="${OFD_SIZE}" DeltaX="g ${text.length - 1} ${OFD_SIZE}">${text}</ofd:TextCode></ofd:TextObject>`,
      )
      .join('');
  const page = (lines: readonly OfdLine[]) =>
    `${XML}<ofd:Page xmlns:ofd="o"><ofd:Content><ofd:Layer>${content(lines)}</ofd:Layer></ofd:Content></ofd:Page>`;
  return zipped({
    'OFD.xml': `${XML}<ofd:OFD xmlns:ofd="o"><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `${XML}<ofd:Document xmlns:ofd="o"><ofd:Pages>${pages.map((_, at) => `<ofd:Page ID="${at}" BaseLoc="Pages/${at}.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
    ...Object.fromEntries(pages.map((lines, at) => [`Doc_0/Pages/${at}.xml`, page(lines)])),
    ...more,
  });
}

/** RTF of a text as current programs write it: \u with a fallback. */
export function rtfOf(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (sign) => `\\u${(sign.charCodeAt(0) << 16) >> 16}?`);
}

export function madeRtf(body: string): Bytes {
  return bytesOf(
    `{\\rtf1\\ansi\\ansicpg936\\uc1{\\fonttbl{\\f0\\fnil\\fcharset0 Arial;}{\\f1\\fnil\\fcharset134 SimSun;}}{\\stylesheet{\\s1 heading 1;}{\\s2 Title;}}\n${body}}`,
  );
}

const SECTOR = 512;
/** Streams below this size are stored in another way. */
const MIN_STREAM = 4_096;
const END = 0xfffffffe;
const FREE = 0xffffffff;

/** A compound file with these streams. Source: [MS-CFB]. */
export function compoundFile(streams: Readonly<Record<string, Uint8Array>>): Bytes {
  const padded = Object.entries(streams).map(([name, bytes]) => {
    const whole = new Uint8Array(Math.max(MIN_STREAM, Math.ceil(bytes.length / SECTOR) * SECTOR));
    whole.set(bytes);
    return { name, whole };
  });
  // The header, the table of sectors and the directory come first.
  const used = 3 * SECTOR + padded.reduce((sum, { whole }) => sum + whole.length, 0);
  const file = new Uint8Array(used);
  const view = new DataView(file.buffer);
  writeHeader(view);
  const setNext = (sector: number, next: number) => view.setUint32(SECTOR + sector * 4, next, true);
  for (let sector = 0; sector < SECTOR / 4; sector++) setNext(sector, FREE);
  setNext(0, 0xfffffffd);
  setNext(1, END);
  writeEntry(view, 0, { name: 'Root Entry', type: 5, next: FREE, child: 1, start: END, size: 0 });
  let start = 2;
  for (const [at, { name, whole }] of padded.entries()) {
    const next = at + 1 < padded.length ? at + 2 : FREE;
    writeEntry(view, at + 1, { name, type: 2, next, child: FREE, start, size: whole.length });
    const end = start + whole.length / SECTOR;
    file.set(whole, (start + 1) * SECTOR);
    for (let sector = start; sector < end; sector++) setNext(sector, sector + 1 < end ? sector + 1 : END);
    start = end;
  }
  return file;
}

function writeHeader(view: DataView): void {
  new Uint8Array(view.buffer).set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const shorts = { 24: 0x3e, 26: 3, 28: 0xfffe, 30: 9, 32: 6 };
  const longs = { 44: 1, 48: 1, 56: MIN_STREAM, 60: END, 68: END };
  for (const [at, value] of Object.entries(shorts)) view.setUint16(Number(at), value, true);
  for (const [at, value] of Object.entries(longs)) view.setUint32(Number(at), value, true);
  for (let at = 80; at < SECTOR; at += 4) view.setUint32(at, FREE, true);
}

interface DirectoryEntry {
  name: string;
  type: number;
  next: number;
  child: number;
  start: number;
  size: number;
}

function writeEntry(
  view: DataView,
  at: number,
  { name, type, next, child, start, size }: DirectoryEntry,
): void {
  const from = 2 * SECTOR + at * 128;
  for (let i = 0; i < name.length; i++) view.setUint16(from + i * 2, name.charCodeAt(i), true);
  view.setUint16(from + 64, (name.length + 1) * 2, true);
  view.setUint8(from + 66, type);
  const values = { 68: FREE, 72: next, 76: child, 116: start, 120: size };
  for (const [offset, value] of Object.entries(values)) view.setUint32(from + Number(offset), value, true);
}

const TEXT_AT = 0x800;

/** A .doc file with this text, in which \r ends paragraphs. Source: [MS-DOC]. */
export function madeDoc(text: string): Bytes {
  const main = new Uint8Array(TEXT_AT + text.length * 2);
  const view = new DataView(main.buffer);
  view.setUint16(0, 0xa5ec, true);
  view.setUint16(0xa, 0x0200, true);
  view.setUint32(0x4c, text.length, true);
  for (let i = 0; i < text.length; i++) view.setUint16(TEXT_AT + i * 2, text.charCodeAt(i), true);
  const pieces = new Uint8Array(21);
  const table = new DataView(pieces.buffer);
  pieces[0] = 2;
  table.setUint32(1, 16, true);
  table.setUint32(9, text.length, true);
  table.setUint32(15, TEXT_AT, true);
  return compoundFile({ WordDocument: main, '1Table': pieces });
}

/** A mail with this text in its parts. */
export function madeMail(headers: string, parts: readonly string[]): Bytes {
  const body = parts.map((part) => `--b\r\n${part}\r\n`).join('');
  return bytesOf(
    `${headers}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${body}--b--\r\n`,
  );
}

export function base64Part(type: string, content: string | Uint8Array, more = ''): string {
  const encoded = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n${encoded}`;
}
