import { decodeAs, markedEncoding } from '../corpus/decode';
import { countHan } from '../text/han';
import { IntakeError } from './problem';

/** The text of a file in an encoding that was found or guessed. */
export interface DecodedText {
  readonly text: string;
  /** Its name for users: an Encoding, or what a page declares. */
  readonly encoding: string;
  /** Whether the encoding was guessed, so that it may be wrong. */
  readonly isGuessed: boolean;
  /** Number of characters that could not be read: broken bytes, and characters that only one maker's fonts have. */
  readonly unreadable: number;
}

/** Names for users of the encodings in which a text may be. */
export const ENCODINGS = ['UTF-8', 'GB18030', 'Big5', 'UTF-16LE', 'UTF-16BE', 'HZ'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** The name for users of what decoders know by this label. */
function nameOf(label: string): Encoding {
  return ENCODINGS.find((name) => name.toLowerCase() === label) ?? 'UTF-8';
}

/** What is tried on bytes that are neither marked nor valid UTF-8. */
const GUESSED = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'];

/** Bytes by which an encoding is guessed: enough for any statistics, and the same time for any file. */
const SAMPLE_BYTES = 60_000;

/** Punctuation and characters that any Chinese prose is full of, simplified or traditional. */
const COMMON = /[，。、：；“”（）《》的一是在和了有不人大中国國发發展会會要为為工作政市县縣区區党黨全年]/g;

/** Minimum share of them, less what can't be read: prose has over a quarter, a wrong encoding next to none. */
const MIN_SCORE = 0.05;

/** Replacement characters, private ones, and control characters that no text has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what can't be read
const BAD = /[\ufffd\p{Co}\0-\x08\x0e-\x19\x1b-\x1f\x7f]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what identifies a binary file
const CONTROL = /[\0-\x08\x0e-\x19\x1b-\x1f\x7f]/g;

/** Maximum share of control characters in a text. */
const MAX_CONTROL_SHARE = 0.01;

/**
 * Decodes a text file: by its byte order mark, else as UTF-8 or HZ if it is valid there, else in whichever of UTF-8,
 * GB18030 (with GBK and GB2312), Big5 and UTF-16 makes it look most like Chinese prose. A few broken bytes are taken.
 * @param chosen The encoding that the user chose instead.
 * @throws IntakeError with `binary` or `undecodable`.
 */
export function decodeText(bytes: Uint8Array, chosen: Encoding | null = null): DecodedText {
  const marked = markedEncoding(bytes);
  const label = chosen?.toLowerCase() ?? marked ?? unmarkedEncoding(bytes);
  if (label === null)
    throw new IntakeError({ kind: looksBinary(decode('latin1', bytes)) ? 'binary' : 'undecodable' });
  const text = decode(label, bytes);
  if (looksBinary(text)) throw new IntakeError({ kind: 'binary' });
  // What is valid UTF-8 and looks like nothing else is hardly anything else.
  const isGuessed = chosen !== null || (marked === null && label !== 'utf-8');
  return { text, encoding: nameOf(label), isGuessed, unreadable: countUnreadable(text) };
}

/** Number of characters in a text that nobody can read: replacement, private and control characters. */
export function countUnreadable(text: string): number {
  return text.match(BAD)?.length ?? 0;
}

/** Null where the bytes look like Chinese in no encoding. */
function unmarkedEncoding(bytes: Uint8Array): string | null {
  if (decodeAs('utf-8', bytes) !== null) {
    const isHz = bytes.every((byte) => byte < 0x80) && scoreOf('hz', bytes) > MIN_SCORE;
    return isHz ? 'hz' : 'utf-8';
  }
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const scored = GUESSED.map((label) => ({ label, score: scoreOf(label, sample) }));
  const best = scored.reduce((first, second) => (second.score > first.score ? second : first));
  return best.score > MIN_SCORE ? best.label : null;
}

function scoreOf(label: string, sample: Uint8Array): number {
  const text = decode(label, sample);
  const han = countHan(text);
  const bad = countUnreadable(text);
  return han === 0 ? 0 : ((text.match(COMMON)?.length ?? 0) - bad) / (han + bad);
}

/** Broken bytes become U+FFFD. */
function decode(label: string, bytes: Uint8Array): string {
  return label === 'hz' ? decodeHz(bytes) : new TextDecoder(label).decode(bytes);
}

const TILDE = 0x7e;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const LINE_FEED = 0x0a;

/**
 * Decodes HZ: GB2312 without its high bits between ~{ and ~}, to the end of the line at most; ~~ is a tilde, and one at
 * a line's end joins it to the next. Browsers don't decode it. Source: RFC 1843.
 */
function decodeHz(bytes: Uint8Array): string {
  const decoded = new Uint8Array(bytes.length);
  let length = 0;
  let isChinese = false;
  for (let at = 0; at < bytes.length; at++) {
    const [byte, next] = [bytes[at], bytes[at + 1]];
    if (byte === LINE_FEED) isChinese = false;
    if (byte === TILDE && next === (isChinese ? CLOSE : OPEN)) {
      isChinese = !isChinese;
      at++;
    } else if (byte === TILDE && !isChinese && (next === TILDE || next === LINE_FEED)) {
      if (next === TILDE) decoded[length++] = TILDE;
      at++;
    } else if (isChinese && next !== undefined) {
      decoded[length++] = byte | 0x80;
      decoded[length++] = next | 0x80;
      at++;
    } else decoded[length++] = byte;
  }
  return new TextDecoder('gb18030').decode(decoded.subarray(0, length));
}

function looksBinary(text: string): boolean {
  return (text.match(CONTROL)?.length ?? 0) > MAX_CONTROL_SHARE * text.length;
}
