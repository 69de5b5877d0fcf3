import { markedEncoding } from '../corpus/decode';
import { IntakeError } from './problem';
import { listZip } from './zip';

/** Kind of a file, by its content. A mail may also be a saved page (.mhtml). */
export type FileKind =
  | 'txt'
  | 'md'
  | 'html'
  | 'csv'
  | 'xlsx'
  | 'docx'
  | 'odt'
  | 'epub'
  | 'ofd'
  | 'doc'
  | 'rtf'
  | 'mail'
  | 'pdf'
  | 'zip';

const NAMES: Readonly<Record<FileKind, readonly string[]>> = {
  txt: ['txt', 'text'],
  md: ['md', 'markdown'],
  html: ['html', 'htm', 'xhtml', 'shtml'],
  csv: ['csv', 'tsv'],
  xlsx: ['xlsx', 'xlsm'],
  docx: ['docx', 'docm', 'dotx'],
  odt: ['odt', 'ott'],
  epub: ['epub'],
  ofd: ['ofd'],
  doc: ['doc', 'dot', 'wps', 'wpt'],
  rtf: ['rtf'],
  mail: ['eml', 'mhtml', 'mht'],
  pdf: ['pdf'],
  zip: ['zip'],
};

/** Endings for an `accept` attribute, each with its dot. */
export const ACCEPTED_NAMES = Object.values(NAMES)
  .flat()
  .map((ending) => `.${ending}`);

/** Kinds that have a signature: without it, a file of this name is damaged. Old Word files are often pages or plain text. */
const SIGNED: ReadonlySet<FileKind> = new Set(['docx', 'xlsx', 'odt', 'epub', 'ofd', 'pdf', 'zip']);

/** An ending that names a kind of file; 讲话.2020年 has none. */
const ENDING = /\.([a-z]\w{0,7})$/i;

/** First bytes of the compound files that hold old Word documents, and encrypted new ones. Source: [MS-CFB] 2.2. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Names of the streams of a Word document and of an encrypted .docx. Source: [MS-DOC] 2.1, [MS-OFFCRYPTO] 2.3.4. */
const WORD_STREAM = 'WordDocument';
const ENCRYPTED_STREAM = 'EncryptedPackage';

/** First bytes of a zip, and of an empty one. Source: PKWARE APPNOTE 4.3.7 and 4.3.16. */
const ZIP_SIGNATURES = ['PK\x03\x04', 'PK\x05\x06'];

/** First bytes of a file in which a PDF's signature may appear. Source: PDF Reference 1.7, implementation note 13. */
const PDF_HEAD = 1024;

/** First bytes of a text by which its kind is found. */
const TEXT_HEAD = 8_192;

const HTML = /^(?:\s|<\?xml[^>]*>|<!--[\s\S]*?-->)*<(?:!doctype\s+html|html|head|body)[\s>]/i;

/** The headers of a mail, and one that only mail has. Source: RFC 5322, RFC 2045. */
const HEADERS = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/;
const MAIL_HEADER = /^(?:mime-version|message-id|received|return-path):/im;

/**
 * The kind of a file by its content. Its name counts only where the content says nothing: Markdown, parts of pages and
 * tables are plain text.
 * @throws IntakeError with `empty`, `unknownKind`, `encrypted`, `damaged` or `tooManyFiles`.
 */
export async function kindOf(file: Blob, name: string): Promise<FileKind> {
  if (file.size === 0) throw new IntakeError({ kind: 'empty' });
  const bytes = new Uint8Array(await file.slice(0, TEXT_HEAD).arrayBuffer());
  if (COMPOUND.every((byte, at) => bytes[at] === byte)) return kindOfCompound(file);
  const head = new TextDecoder('latin1').decode(bytes);
  if (ZIP_SIGNATURES.some((mark) => head.startsWith(mark))) return kindOfZip(file);
  if (head.slice(0, PDF_HEAD).includes('%PDF-')) return 'pdf';
  if (head.startsWith('{\\rtf')) return 'rtf';
  const text = new TextDecoder(markedEncoding(bytes) ?? 'utf-8').decode(bytes).replaceAll('\r\n', '\n');
  if (HTML.test(text)) return 'html';
  if (MAIL_HEADER.test(HEADERS.exec(text)?.[0] ?? '')) return 'mail';
  return kindByName(name);
}

function kindByName(name: string): FileKind {
  const ending = ENDING.exec(name)?.[1].toLowerCase();
  if (ending === undefined) return 'txt';
  const [kind] = Object.entries(NAMES).find(([, endings]) => endings.includes(ending)) ?? [];
  if (kind === undefined) throw new IntakeError({ kind: 'unknownKind' });
  if (SIGNED.has(kind as FileKind)) throw new IntakeError({ kind: 'damaged' });
  return kind === 'md' || kind === 'html' || kind === 'csv' ? kind : 'txt';
}

async function kindOfZip(file: Blob): Promise<FileKind> {
  const names = (await listZip(file)).map((entry) => entry.name);
  const has = (name: string) => names.includes(name);
  if (has('[Content_Types].xml')) {
    if (names.some((name) => name.startsWith('word/'))) return 'docx';
    if (has('xl/workbook.xml')) return 'xlsx';
    if (names.some((name) => /^(?:xl|ppt|visio)\//.test(name)))
      throw new IntakeError({ kind: 'unknownKind' });
  }
  if (has('OFD.xml')) return 'ofd';
  if (has('META-INF/container.xml')) return 'epub';
  return has('META-INF/manifest.xml') && has('content.xml') ? 'odt' : 'zip';
}

async function kindOfCompound(file: Blob): Promise<FileKind> {
  const bytes = await file.arrayBuffer();
  const text = new TextDecoder('utf-16le').decode(bytes.slice(0, bytes.byteLength & ~1));
  if (text.includes(ENCRYPTED_STREAM)) throw new IntakeError({ kind: 'encrypted' });
  if (!text.includes(WORD_STREAM)) throw new IntakeError({ kind: 'unknownKind' });
  return 'doc';
}
