import { endsAsSentence } from '../corpus/lines';
import { IntakeError } from './problem';
import { type RtfToken, readRtfTokens } from './rtf-tokens';
import type { StyledLine } from './structure';

/** Groups whose text is not that of the document. */
const SKIPPED = new Set(
  'colortbl info pict header headerl headerr headerf footer footerl footerr footerf listtable listoverridetable revtbl rsidtbl themedata colorschememapping datastore latentstyles generator xmlnstbl fldinst nonshppict objdata objclass sp bkmkstart bkmkend atnid atnauthor annotation atnref atndate ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template background tc xe filetbl pntxta pntxtb pnseclvl userprops'.split(
    ' ',
  ),
);

/** Groups that are marked as ignorable, but have text of the document. */
const READ_THOUGH_MARKED = new Set(['shpinst', 'shptxt', 'ud', 'footnote', 'listtext', 'pntext']);

const SIGNS: Readonly<Record<string, string>> = {
  ...{ tab: ' ', '~': ' ', _: '-', '-': '', line: '\n', emdash: '—', endash: '–' },
  ...{
    lquote: '‘',
    rquote: '’',
    ldblquote: '“',
    rdblquote: '”',
    bullet: '•',
    emspace: '\u3000',
    enspace: ' ',
  },
};

/** Code pages by the character sets of fonts, and the encodings of code pages. */
const CHARSET_PAGES: Readonly<Record<number, number>> = { 128: 932, 129: 949, 134: 936, 136: 950 };
const ENCODINGS: Readonly<Record<number, string>> = {
  ...{ 932: 'shift_jis', 936: 'gb18030', 949: 'euc-kr', 950: 'big5', 54936: 'gb18030', 65001: 'utf-8' },
};

interface State {
  readonly destination: 'text' | 'fonts' | 'styles' | 'none' | 'note' | 'box';
  readonly font: number;
  /** The font of two-byte characters, which comes after \dbch. */
  readonly wideFont: number;
  readonly isWide: boolean;
  readonly isHidden: boolean;
  /** Number of fallback characters after each \u. */
  readonly fallback: number;
}

const START: State = {
  destination: 'text',
  font: 0,
  wideFont: -1,
  isWide: false,
  isHidden: false,
  fallback: 1,
};

/**
 * The lines of an .rtf file, with the automatic numbers that its writer noted, text boxes where they are anchored, and
 * footnotes as notes. Source: Rich Text Format 1.9.1.
 * @throws IntakeError with `damaged` or `tooNested`.
 */
export function readRtf(bytes: Uint8Array): StyledLine[] {
  const reader = new RtfReader();
  for (const token of readRtfTokens(bytes)) reader.take(token);
  return reader.end();
}

/** Maximum depth of groups. */
const MAX_DEPTH = 1_000;

class RtfReader {
  readonly #lines: StyledLine[] = [];
  readonly #notes: StyledLine[] = [];
  readonly #fontPages = new Map<number, number>();
  readonly #styleNames = new Map<number, string>();
  readonly #stack: State[] = [];
  #state = START;
  #page = 1252;
  #bytes: number[] = [];
  #skip = 0;
  /** Whether the next control word comes after \*, and names a group that may be ignored. */
  #isMarked = false;
  #text = '';
  #note = '';
  #box = '';
  #cells: string[] = [];
  #isInTable = false;
  #style = -1;
  #outline = -1;
  #styleNumber = 0;
  #styleName = '';

  take(token: RtfToken): void {
    if (token.kind !== 'byte' && token.kind !== 'text') this.#flush();
    switch (token.kind) {
      case 'open':
        if (this.#stack.length > MAX_DEPTH) throw new IntakeError({ kind: 'tooNested' });
        this.#stack.push(this.#state);
        this.#skip = 0;
        return;
      case 'close':
        this.#close();
        return;
      case 'byte':
      case 'text':
        if (this.#skip > 0) this.#skip--;
        else this.#bytes.push(token.byte);
        return;
      case 'word':
        this.#word(token.word, token.number);
    }
  }

  end(): StyledLine[] {
    this.#flush();
    this.#endLine();
    return [...this.#lines, ...this.#notes];
  }

  #close(): void {
    const { destination } = this.#state;
    this.#state = this.#stack.pop() ?? START;
    this.#skip = 0;
    if (this.#state.destination === destination) return;
    if (destination === 'note') {
      if (this.#note.trim() !== '')
        this.#notes.push({ text: this.#note.replaceAll('\n', ' '), style: 'note' });
      this.#note = '';
    } else if (destination === 'box') {
      this.#lines.push(...this.#box.split('\n').map((text) => ({ text })));
      this.#box = '';
    }
  }

  #word(word: string, number: number | null): void {
    const isMarked = this.#isMarked;
    this.#isMarked = word === '*';
    if (word === '*') return;
    if (word === 'u') {
      this.#add(String.fromCharCode((number ?? 0) & 0xffff));
      this.#skip = this.#state.fallback;
      return;
    }
    if (this.#skip > 0) {
      this.#skip--;
      return;
    }
    if (SKIPPED.has(word) || (isMarked && !READ_THOUGH_MARKED.has(word))) this.#set({ destination: 'none' });
    else if (word in SIGNS) this.#add(SIGNS[word]);
    else if (this.#state.destination !== 'none') this.#format(word, number) || this.#block(word, number);
  }

  /** What changes the reading of characters. @returns Whether the word was one of these. */
  #format(word: string, number: number | null): boolean {
    switch (word) {
      case 'ansicpg':
        this.#page = number ?? this.#page;
        return true;
      case 'uc':
        this.#set({ fallback: number ?? 1 });
        return true;
      case 'f':
        this.#set({ font: number ?? 0 });
        return true;
      case 'af':
        if (this.#state.isWide) this.#set({ wideFont: number ?? -1 });
        return true;
      case 'dbch':
      case 'loch':
      case 'hich':
        this.#set({ isWide: word === 'dbch' });
        return true;
      case 'fcharset':
        if (number !== null && number in CHARSET_PAGES)
          this.#fontPages.set(this.#state.font, CHARSET_PAGES[number]);
        return true;
      case 'plain':
        this.#set({ isHidden: false });
        return true;
      case 'v':
      case 'deleted':
        this.#set({ isHidden: number !== 0 });
        return true;
      case 'fonttbl':
        this.#set({ destination: 'fonts' });
        return true;
      case 'stylesheet':
        this.#set({ destination: 'styles' });
        return true;
      case 'footnote':
        this.#set({ destination: 'note' });
        return true;
      case 'shptxt':
        this.#set({ destination: 'box' });
        return true;
    }
    return false;
  }

  /** What divides the text into paragraphs, cells and rows. */
  #block(word: string, number: number | null): void {
    const isText = this.#state.destination === 'text';
    switch (word) {
      case 's':
        if (isText) this.#style = number ?? 0;
        else this.#styleNumber = number ?? 0;
        return;
      case 'pard':
        if (isText) {
          this.#style = -1;
          this.#outline = -1;
          this.#isInTable = false;
        }
        return;
      case 'outlinelevel':
        if (isText) this.#outline = number ?? -1;
        return;
      case 'intbl':
        this.#isInTable = true;
        return;
      case 'par':
      case 'sect':
        if (!isText) this.#add('\n');
        else if (this.#isInTable) this.#text += '\n';
        else this.#endLine();
        return;
      case 'page':
      case 'column':
        if (isText && endsAsSentence(this.#text)) this.#text += '\n';
        return;
      case 'cell':
      case 'nestcell':
        this.#cells.push(this.#text.trim());
        this.#text = '';
        return;
      case 'row':
      case 'nestrow':
        this.#endRow();
    }
  }

  #set(changed: Partial<State>): void {
    this.#state = { ...this.#state, ...changed };
  }

  /** Decodes the bytes that have come together, by the character set of their font. */
  #flush(): void {
    if (this.#bytes.length === 0) return;
    const { font, wideFont } = this.#state;
    const page = this.#fontPages.get(wideFont) ?? this.#fontPages.get(font) ?? this.#page;
    const decoder = new TextDecoder(ENCODINGS[page] ?? 'windows-1252');
    const text = decoder.decode(Uint8Array.from(this.#bytes));
    this.#bytes = [];
    this.#add(text);
  }

  #add(text: string): void {
    const { destination, isHidden } = this.#state;
    if (destination === 'styles') this.#addStyleName(text);
    else if (isHidden) return;
    else if (destination === 'text') this.#text += text;
    else if (destination === 'note') this.#note += text;
    else if (destination === 'box') this.#box += text;
  }

  /** A style's name ends with a semicolon. */
  #addStyleName(text: string): void {
    this.#styleName += text;
    if (!this.#styleName.includes(';')) return;
    this.#styleNames.set(this.#styleNumber, this.#styleName.split(';')[0].trim().toLowerCase());
    this.#styleName = '';
    this.#styleNumber = 0;
  }

  #endLine(): void {
    const name = this.#styleNames.get(this.#style) ?? '';
    const isHeading = this.#outline === 0 || name === 'heading 1';
    const kind: Pick<StyledLine, 'style'> =
      name === 'title' ? { style: 'title' } : isHeading ? { style: 'heading' } : {};
    for (const text of this.#text.split('\n'))
      if (text.trim() !== '') this.#lines.push({ text: text.trim(), ...kind });
    this.#text = '';
  }

  #endRow(): void {
    const isLayout = this.#cells.some((cell) => cell.includes('\n'));
    const texts = isLayout
      ? this.#cells.flatMap((cell) => cell.split('\n'))
      : [this.#cells.filter((cell) => cell !== '').join(' ')];
    for (const text of texts) if (text !== '') this.#lines.push({ text });
    this.#cells = [];
  }
}
