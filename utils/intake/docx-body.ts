import { endsAsSentence } from '../corpus/lines';
import { DocxNumbering, type DocxStyle, isOn, NO_STYLE, readStyles } from './docx-numbering';
import { IntakeError } from './problem';
import { rowLines, type StyledLine } from './structure';
import { childAt, childrenOf, findAll, textOf, type XmlElement } from './xml';

export interface DocxParts {
  readonly document: XmlElement;
  readonly styles?: XmlElement;
  readonly numbering?: XmlElement;
  readonly footnotes?: XmlElement;
  readonly endnotes?: XmlElement;
}

/** Elements whose text is not that of the document: deleted or moved away, properties, instructions of fields. */
const SKIPPED = new Set(
  'del moveFrom pPr rPr sdtPr sdtEndPr rubyPr rt instrText delText delInstrText fldData sectPr tblPr trPr tcPr tblGrid annotationRef'.split(
    ' ',
  ),
);

/** Elements that show as this. */
const SIGNS: Readonly<Record<string, string>> = { tab: ' ', ptab: ' ', cr: '\n', noBreakHyphen: '-' };

/** Fields whose result is not text of the document: tables of contents and indexes, page numbers. */
const LAYOUT_FIELD = /^\s*(?:TOC|INDEX|TOA|RD|PAGE|NUMPAGES|SECTIONPAGES)\b/i;

/** Styles of titles, by the names that all languages share, and of lines in a table of contents. */
const TITLE_STYLE = /^(?:title|标题)$/i;
const CONTENTS_STYLE = /^toc \d/i;

/** A paragraph that may continue in the next one, since the end between them was deleted. */
interface Paragraph {
  text: string;
  /** Lines of text boxes that are anchored in it. */
  readonly boxes: StyledLine[];
}

/** Reads the body of a Word file. */
export class DocxBody {
  readonly #parts: DocxParts;
  readonly #styles: ReadonlyMap<string, DocxStyle>;
  readonly #numbering: DocxNumbering;
  readonly #notes: StyledLine[] = [];
  readonly #notesById: ReadonlyMap<string, XmlElement>;
  /** The open fields, outermost first; they may cross paragraphs. */
  #fields: { instruction: string; hasResult: boolean }[] = [];

  constructor(parts: DocxParts) {
    this.#parts = parts;
    this.#styles = readStyles(parts.styles);
    this.#numbering = new DocxNumbering(parts.numbering, this.#styles);
    this.#notesById = new Map([
      ...childrenOf(parts.footnotes, 'footnote').map((note) => [`foot ${note.attributes.id}`, note] as const),
      ...childrenOf(parts.endnotes, 'endnote').map((note) => [`end ${note.attributes.id}`, note] as const),
    ]);
  }

  /** @throws IntakeError with `damaged` where there is no body. */
  lines(): StyledLine[] {
    const body = childAt(this.#parts.document, 'body');
    if (body === undefined) throw new IntakeError({ kind: 'damaged' });
    const lines = this.#blocks(body);
    return [...lines, ...this.#notes];
  }

  /** The lines of what holds paragraphs and tables. */
  #blocks(container: XmlElement): StyledLine[] {
    const lines: StyledLine[] = [];
    let open: Paragraph = { text: '', boxes: [] };
    const visit = (element: XmlElement) => {
      if (element.name === 'p') {
        const isJoined = this.#addParagraph(element, open, lines);
        if (!isJoined) open = { text: '', boxes: [] };
      } else if (element.name === 'tbl') lines.push(...this.#rows(element));
      else if (element.name === 'AlternateContent') visit(chosen(element));
      else if (!SKIPPED.has(element.name) && !isContents(element) && !isPlaceholder(element))
        for (const child of childrenOf(element)) visit(child);
    };
    for (const child of childrenOf(container)) visit(child);
    if (open.text !== '') lines.push({ text: open.text });
    return lines;
  }

  /** Adds a paragraph to the open one, and its lines where it ends. @returns Whether its end is deleted or hidden. */
  #addParagraph(element: XmlElement, open: Paragraph, lines: StyledLine[]): boolean {
    const properties = childAt(element, 'pPr');
    const id = childAt(properties, 'pStyle')?.attributes.val ?? '';
    const style = this.#styles.get(id) ?? NO_STYLE;
    const mark = childAt(properties, 'rPr');
    const isJoined = childAt(mark, 'del') !== undefined || childAt(mark, 'moveFrom') !== undefined;
    const begunIn = this.#fields.length;
    const before = open.text;
    if (!CONTENTS_STYLE.test(style.name)) this.#inline(element, open, style.isHidden);
    else this.#inline(element, { text: '', boxes: [] }, true);
    if (isJoined) return true;
    const isBare = open.text.trim() === '' && before === '' && begunIn > 0;
    const label = isBare ? '' : this.#labelOf(properties, id, style);
    lines.push(...open.boxes);
    const text = open.text.trim() === '' ? '' : label + open.text.trimStart();
    const kind = kindOf(properties, style);
    for (const line of text.split('\n')) if (line !== '') lines.push({ text: line, ...kind });
    return false;
  }

  #labelOf(properties: XmlElement | undefined, id: string, style: DocxStyle): string {
    const own = childAt(properties, 'numPr');
    const numId = childAt(own, 'numId')?.attributes.val ?? style.numId;
    if (numId === null || numId === '0') return '';
    const level = childAt(own, 'ilvl')?.attributes.val;
    const at =
      level === undefined ? (this.#numbering.levelOfStyle(numId, id) ?? style.level ?? 0) : Number(level);
    return this.#numbering.next(numId, at);
  }

  /** Adds the text of a paragraph, run or what is around them. */
  #inline(element: XmlElement, open: Paragraph, isHidden: boolean): void {
    for (const child of childrenOf(element)) {
      const { name } = child;
      if (name === 'fldChar') this.#onField(child);
      else if (name === 'instrText') this.#onInstruction(textOf(child));
      else if (name === 'AlternateContent')
        this.#inline({ ...child, children: [chosen(child)] }, open, isHidden);
      else if (name === 'txbxContent') open.boxes.push(...this.#blocks(child));
      else if (name === 'r') this.#inline(child, open, isHidden || this.#isHiddenRun(child));
      else if (SKIPPED.has(name) || isPlaceholder(child)) continue;
      else if (name === 'fldSimple' && LAYOUT_FIELD.test(child.attributes.instr ?? '')) continue;
      else if (isHidden || this.#isInField()) this.#inline(child, { text: '', boxes: [] }, true);
      else if (name === 't') open.text += textOf(child);
      else if (name === 'br') open.text += breakAfter(child, open.text);
      else if (name === 'footnoteReference') this.#addNote(`foot ${child.attributes.id}`);
      else if (name === 'endnoteReference') this.#addNote(`end ${child.attributes.id}`);
      else if (name in SIGNS) open.text += SIGNS[name];
      else this.#inline(child, open, isHidden);
    }
  }

  #isHiddenRun(run: XmlElement): boolean {
    const properties = childAt(run, 'rPr');
    const style = this.#styles.get(childAt(properties, 'rStyle')?.attributes.val ?? '');
    return isOn(childAt(properties, 'vanish')) ?? style?.isHidden ?? false;
  }

  #onField({ attributes }: XmlElement): void {
    if (attributes.fldCharType === 'begin') this.#fields.push({ instruction: '', hasResult: false });
    else if (attributes.fldCharType === 'end') this.#fields.pop();
    else if (this.#fields.length > 0) this.#fields[this.#fields.length - 1].hasResult = true;
  }

  #onInstruction(text: string): void {
    const field = this.#fields.at(-1);
    if (field !== undefined && !field.hasResult) field.instruction += text;
  }

  /** Whether the current text is the instruction of a field, or a result that is no text of the document. */
  #isInField(): boolean {
    return this.#fields.some(({ hasResult, instruction }) => !hasResult || LAYOUT_FIELD.test(instruction));
  }

  #addNote(id: string): void {
    const note = this.#notesById.get(id);
    if (note === undefined) return;
    const lines = this.#blocks(note).map(({ text }) => text);
    this.#notes.push({ text: lines.join(' '), style: 'note' });
  }

  #rows(table: XmlElement): StyledLine[] {
    const rows = findAll(table, 'tr').filter((row) => childAt(row, 'trPr', 'del') === undefined);
    return rows.flatMap((row) => rowLines(findAll(row, 'tc').map((cell) => this.#blocks(cell))));
  }
}

/** The alternative with a text box or else any text; the others are for programs that can't show it. */
function chosen(alternatives: XmlElement): XmlElement {
  const all = childrenOf(alternatives);
  return all.find((each) => findAll(each, 'txbxContent').length > 0) ?? all[0] ?? alternatives;
}

/** A page or column that ends within a sentence doesn't end its line. */
function breakAfter({ attributes }: XmlElement, before: string): string {
  const isLayout = attributes.type === 'page' || attributes.type === 'column';
  return isLayout && !endsAsSentence(before) ? '' : '\n';
}

/** A table of contents, which repeats the headings. */
function isContents(element: XmlElement): boolean {
  const gallery = childAt(element, 'sdtPr', 'docPartObj', 'docPartGallery')?.attributes.val;
  return gallery !== undefined && /contents/i.test(gallery);
}

/** A form's field that nobody has filled in shows what to write there. */
function isPlaceholder(element: XmlElement): boolean {
  return element.name === 'sdt' && isOn(childAt(element, 'sdtPr', 'showingPlcHdr')) === true;
}

function kindOf(properties: XmlElement | undefined, style: DocxStyle): Pick<StyledLine, 'style'> {
  if (TITLE_STYLE.test(style.name)) return { style: 'title' };
  const outline = childAt(properties, 'outlineLvl')?.attributes.val;
  const level = outline === undefined ? style.outline : Number(outline);
  return level === 0 || style.name === 'heading 1' ? { style: 'heading' } : {};
}
