import { listNumber } from './list-numbers';
import { PackedParts } from './packed-parts';
import { IntakeError } from './problem';
import { rowLines, type StyledLine } from './structure';
import { childAt, childrenOf, findAll, type XmlElement } from './xml';

/** Elements whose text is not that of the document. */
const SKIPPED = new Set(
  'tracked-changes annotation annotation-end table-of-content alphabetical-index illustration-index table-index object-index user-index bibliography sequence-decls variable-decls user-field-decls forms page-number page-count ruby-text note title desc'.split(
    ' ',
  ),
);

/** ODF's names of figures in OOXML's. Source: ODF 1.2, 19.500 style:num-format; LibreOffice writes the first number. */
const FORMATS: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  一: 'chineseCountingThousand',
  壹: 'chineseLegalSimplified',
  甲: 'ideographTraditional',
  子: 'ideographZodiac',
  '①': 'decimalEnclosedCircle',
  '１': 'decimalFullWidth',
};

/**
 * The lines of an .odt file, with the numbers of its lists, and footnotes and endnotes as notes.
 * @throws IntakeError with `unknownKind` where it is no text, with `damaged` and the like.
 */
export async function readOdt(file: Blob): Promise<StyledLine[]> {
  const parts = await PackedParts.of(file);
  const content = await parts.xml('content.xml');
  const styles = await parts.optionalXml('styles.xml');
  const text = childAt(content, 'body', 'text');
  if (text === undefined) throw new IntakeError({ kind: 'unknownKind' });
  return new OdtText(content, styles).lines(text);
}

interface Style {
  readonly name: string;
  readonly parent: string | undefined;
  readonly list: string | undefined;
  readonly isHidden: boolean;
}

/** An open list: its style, current numbers by level, and whether its next item is still without a number. */
interface OpenList {
  readonly style: string | undefined;
  readonly level: number;
  count: number;
  isNew: boolean;
  /** Whether its current item goes on with the one before it, in an earlier part of the list. */
  goesOn: boolean;
}

class OdtText {
  readonly #styles = new Map<string, Style>();
  readonly #listStyles = new Map<string, XmlElement>();
  readonly #notes: StyledLine[] = [];
  readonly #lists: OpenList[] = [];
  /** Last numbers of lists by style and level, for those that continue. */
  readonly #last = new Map<string, number>();

  constructor(content: XmlElement, styles: XmlElement | undefined) {
    for (const root of [styles, content]) {
      for (const group of ['styles', 'automatic-styles']) {
        for (const style of childrenOf(childAt(root, group))) this.#addStyle(style);
      }
    }
  }

  #addStyle(style: XmlElement): void {
    const {
      name,
      'display-name': shown,
      'parent-style-name': parent,
      'list-style-name': list,
    } = style.attributes;
    if (style.name === 'list-style') this.#listStyles.set(name, style);
    if (style.name !== 'style') return;
    const isHidden = childAt(style, 'text-properties')?.attributes.display === 'none';
    this.#styles.set(name, { name: shown ?? name, parent, list, isHidden });
  }

  lines(text: XmlElement): StyledLine[] {
    return [...this.#blocks(text), ...this.#notes];
  }

  #blocks(container: XmlElement): StyledLine[] {
    return childrenOf(container).flatMap((child) => {
      if (SKIPPED.has(child.name)) return [];
      if (child.name === 'p' || child.name === 'h') return this.#paragraph(child);
      if (child.name === 'list') return this.#list(child);
      if (child.name === 'table') return this.#rows(child);
      return child.attributes.display === 'none' ? [] : this.#blocks(child);
    });
  }

  #paragraph(paragraph: XmlElement): StyledLine[] {
    const own = { text: '', boxes: [] as StyledLine[] };
    this.#inline(paragraph, own);
    const label = own.text.trim() === '' ? '' : this.#label(paragraph);
    const style = this.#kindOf(paragraph);
    const lines = (label + own.text.trimStart()).split('\n').filter((line) => line.trim() !== '');
    return [...own.boxes, ...lines.map((text) => (style === undefined ? { text } : { text, style }))];
  }

  #kindOf({ name, attributes }: XmlElement): StyledLine['style'] {
    const names = this.#chain(attributes['style-name']).map((style) => style.name);
    if (names.some((each) => /^title$/i.test(each))) return 'title';
    return name === 'h' && attributes['outline-level'] === '1' ? 'heading' : undefined;
  }

  /** A style and those it is based on. */
  #chain(name: string | undefined): Style[] {
    const chain: Style[] = [];
    for (let next = name; next !== undefined && chain.length < 20; next = chain.at(-1)?.parent) {
      const style = this.#styles.get(next);
      if (style === undefined) break;
      chain.push(style);
    }
    return chain;
  }

  #inline(element: XmlElement, own: { text: string; boxes: StyledLine[] }): void {
    for (const child of element.children) {
      if (typeof child === 'string') own.text += child.replace(/[\t\n\r ]+/g, ' ');
      else if (child.name === 'note') this.#addNote(child);
      else if (SKIPPED.has(child.name)) continue;
      else if (child.name === 's' || child.name === 'tab') own.text += ' ';
      else if (child.name === 'line-break') own.text += '\n';
      else if (child.name === 'text-box') own.boxes.push(...this.#blocks(child));
      else if (!this.#chain(child.attributes['style-name']).some(({ isHidden }) => isHidden))
        this.#inline(child, own);
    }
  }

  #addNote(note: XmlElement): void {
    const body = childAt(note, 'note-body');
    if (body !== undefined)
      this.#notes.push({
        text: this.#blocks(body)
          .map(({ text }) => text)
          .join(' '),
        style: 'note',
      });
  }

  #list(list: XmlElement): StyledLine[] {
    const outer = this.#lists.at(-1);
    const style = list.attributes['style-name'] ?? outer?.style;
    const level = this.#lists.length;
    const key = `${style} ${level}`;
    const isSaid = list.attributes['continue-numbering'] === 'true' || 'continue-list' in list.attributes;
    const continues = isSaid || outer?.goesOn === true;
    const before = Number(this.#levelOf(style, level)?.attributes['start-value'] ?? 1) - 1;
    const count = continues ? (this.#last.get(key) ?? before) : before;
    const open: OpenList = { style, level, count, isNew: false, goesOn: false };
    this.#lists.push(open);
    const lines = childrenOf(list).flatMap((item) => {
      if (item.name === 'list-item') {
        // A paragraph between items makes LibreOffice start a new list, nested down to the level that continues.
        open.goesOn = open.count > before && childrenOf(item)[0]?.name === 'list';
        if (!open.goesOn) open.count = Number(item.attributes['start-value'] ?? open.count + 1);
        open.isNew = !open.goesOn;
      }
      return this.#blocks(item);
    });
    this.#lists.pop();
    this.#last.set(key, open.count);
    return lines;
  }

  /** The number before a list item's first paragraph. */
  #label({ attributes }: XmlElement): string {
    const list = this.#lists.at(-1);
    if (list === undefined || !list.isNew) return '';
    list.isNew = false;
    const style = list.style ?? this.#chain(attributes['style-name']).find((each) => each.list)?.list;
    const level = this.#levelOf(style, list.level);
    if (level?.name !== 'list-level-style-number') return '';
    const shown = Number(level.attributes['display-levels'] ?? 1);
    const numbers = this.#lists.slice(Math.max(0, list.level + 1 - shown)).map((each) => {
      const format = this.#levelOf(each.style ?? style, each.level)?.attributes['num-format'] ?? '';
      return format === '' ? '' : listNumber(each.count, formatOf(format));
    });
    const { 'num-prefix': prefix = '', 'num-suffix': suffix = '' } = level.attributes;
    const label = prefix + numbers.filter(Boolean).join('.') + suffix;
    return label === '' || /[、．，：）》】]$/.test(label) ? label : `${label} `;
  }

  #levelOf(style: string | undefined, level: number): XmlElement | undefined {
    return childrenOf(this.#listStyles.get(style ?? '')).find(
      ({ attributes }) => attributes.level === String(level + 1),
    );
  }

  #rows(table: XmlElement): StyledLine[] {
    return findAll(table, 'table-row').flatMap((row) =>
      rowLines(childrenOf(row, 'table-cell').map((cell) => this.#blocks(cell))),
    );
  }
}

/** `一, 二, 三, ...` is what LibreOffice writes for 一. */
function formatOf(format: string): string {
  return FORMATS[format] ?? FORMATS[format.split(',')[0].trim()] ?? 'decimal';
}
