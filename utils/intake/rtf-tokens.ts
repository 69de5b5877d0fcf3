/** A part of an RTF file. A byte is written out as \'hh; text is a byte of the file itself. */
export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly number: number | null }
  | { readonly kind: 'byte' | 'text'; readonly byte: number };

const [BACKSLASH, OPEN, CLOSE, QUOTE, SPACE, MINUS] = Array.from("\\{}' -", (sign) => sign.charCodeAt(0));

const isLetter = (byte: number) => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
const isLineEnd = (byte: number) => byte === 0x0a || byte === 0x0d;

/** The tokens of an RTF file, without the raw data of pictures and objects. Source: Rich Text Format 1.9.1, "Conventions". */
export function* readRtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at++];
    if (byte === OPEN || byte === CLOSE) yield { kind: byte === OPEN ? 'open' : 'close' };
    else if (byte !== BACKSLASH) {
      if (!isLineEnd(byte)) yield { kind: 'text', byte };
    } else if (bytes[at] === QUOTE) {
      const value = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16);
      if (!Number.isNaN(value)) yield { kind: 'byte', byte: value };
      at += 3;
    } else if (isLetter(bytes[at] ?? 0)) {
      const start = at;
      while (isLetter(bytes[at] ?? 0)) at++;
      const word = latin(bytes.subarray(start, at));
      const numberAt = at;
      if (bytes[at] === MINUS && isDigit(bytes[at + 1] ?? 0)) at++;
      while (isDigit(bytes[at] ?? 0)) at++;
      const number = at > numberAt ? Number(latin(bytes.subarray(numberAt, at))) : null;
      if (bytes[at] === SPACE) at++;
      // Raw bytes follow, which may be anything.
      if (word === 'bin') at += Math.max(0, number ?? 0);
      else yield { kind: 'word', word, number };
    } else yield* symbol(bytes[at++]);
  }
}

/** A backslash before a sign: the sign itself, the end of a line, or a word of one sign. */
function* symbol(byte: number | undefined): Generator<RtfToken> {
  if (byte === undefined) return;
  if (byte === BACKSLASH || byte === OPEN || byte === CLOSE) yield { kind: 'text', byte };
  else if (isLineEnd(byte)) yield { kind: 'word', word: 'par', number: null };
  else yield { kind: 'word', word: String.fromCharCode(byte), number: null };
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
