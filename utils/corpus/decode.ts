import { countHan } from '../text/han';
import { UnusableDocumentError } from './document';

/** How files begin that are not text though they have few or no control characters. */
const SIGNATURES = ['%PDF-', '{\\rtf', 'PK\x03\x04'];

/** Control characters that no text has. Tabs, line ends, form feeds and the end mark of old systems are permitted. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what identifies a binary file
const CONTROL = /[\0-\x08\x0e-\x19\x1b-\x1f\x7f]/;

/** Punctuation and characters that any Chinese prose is full of. */
const COMMON = /[，。、：；“”（）《》的一是在和了有不人大中国发展会要为工作政市县区党全年]/g;

/** Minimum share of them among the Han characters of GB18030 text: prose has over a quarter, other encodings read as GB18030 next to none. */
const MIN_COMMON_SHARE = 0.05;

/**
 * Decodes a text file: by its byte order mark (UTF-8, UTF-16), else as UTF-8, else as GB18030, which includes GBK and
 * GB2312. Nearly every byte sequence can be read as GB18030, so the result has to look like Chinese prose.
 * @param name The file's name, for the error.
 * @throws UnusableDocumentError with the problem `binary` or `undecodable`.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const encoding = markedEncoding(bytes);
  const text = encoding === null ? decodeUnmarked(bytes, name) : decodeAs(encoding, bytes);
  if (text === null) throw new UnusableDocumentError('undecodable', name);
  if (looksBinary(text)) throw new UnusableDocumentError('binary', name);
  return text;
}

/** The encoding by the byte order mark; null where there is none. */
export function markedEncoding([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

function decodeUnmarked(bytes: Uint8Array, name: string): string | null {
  if (bytes.includes(0)) throw new UnusableDocumentError('binary', name);
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8 !== null) return utf8;
  const text = decodeAs('gb18030', bytes);
  if (text === null || looksBinary(text))
    throw new UnusableDocumentError(looksBinary(latin(bytes)) ? 'binary' : 'undecodable', name);
  return looksChinese(text) ? text : null;
}

/** The decoded text without its byte order mark; null where a byte is invalid in the encoding. */
export function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

function looksBinary(text: string): boolean {
  return CONTROL.test(text) || SIGNATURES.some((signature) => text.startsWith(signature));
}

function looksChinese(text: string): boolean {
  if (/\p{Co}/u.test(text)) return false;
  const common = text.match(COMMON)?.length ?? 0;
  return common > MIN_COMMON_SHARE * countHan(text);
}
