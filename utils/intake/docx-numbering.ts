import { listNumber } from './list-numbers';
import { childAt, childrenOf, findAll, type XmlElement } from './xml';

/** A paragraph's style, with what it inherits. */
export interface DocxStyle {
  /** `heading 1`, `Title`; not its id, which depends on the language. */
  readonly name: string;
  /** Whether its text is hidden. */
  readonly isHidden: boolean;
  /** 0 for the highest headings; null for text. */
  readonly outline: number | null;
  readonly numId: string | null;
  readonly level: number | null;
}

/** The styles of a Word file by their ids. */
export function readStyles(root: XmlElement | undefined): ReadonlyMap<string, DocxStyle> {
  const all = new Map(childrenOf(root, 'style').map((style) => [style.attributes.styleId, style]));
  const read = (id: string, seen: readonly string[]): DocxStyle => {
    const style = all.get(id);
    const parent = childAt(style, 'basedOn')?.attributes.val;
    const base = parent === undefined || seen.includes(parent) ? NO_STYLE : read(parent, [...seen, parent]);
    const properties = childAt(style, 'pPr');
    const outline = childAt(properties, 'outlineLvl')?.attributes.val;
    const level = childAt(properties, 'numPr', 'ilvl')?.attributes.val;
    return {
      name: childAt(style, 'name')?.attributes.val ?? id,
      isHidden: isOn(childAt(style, 'rPr', 'vanish')) ?? base.isHidden,
      outline: outline === undefined ? base.outline : Number(outline),
      numId: childAt(properties, 'numPr', 'numId')?.attributes.val ?? base.numId,
      level: level === undefined ? base.level : Number(level),
    };
  };
  return new Map([...all.keys()].map((id) => [id, read(id, [id])]));
}

export const NO_STYLE: DocxStyle = { name: '', isHidden: false, outline: null, numId: null, level: null };

/** Whether a switch is on; undefined where it isn't set. Source: ECMA-376 part 1, ST_OnOff. */
export function isOn(element: XmlElement | undefined): boolean | undefined {
  if (element === undefined) return undefined;
  return !['0', 'false', 'off', 'none'].includes(element.attributes.val ?? 'true');
}

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1、`, `第%1条`; %n is the number of level n, from 1. */
  readonly text: string;
  readonly suffix: string;
  /** Level, from 1, after which it begins again; 0 for never; null for any higher one. */
  readonly restart: number | null;
  readonly isLegal: boolean;
  readonly style: string | undefined;
}

interface List {
  /** Lists with the same one count on together. */
  readonly key: string;
  readonly levels: readonly Level[];
  /** First numbers of this list, by level. */
  readonly starts: ReadonlyMap<number, number>;
}

/** Ends a label after which no space is needed. */
const CLOSED = /[、．，：）》】]$/;

/** Counts the automatic numbers of a Word file, paragraph by paragraph. Source: ECMA-376 part 1, 17.9. */
export class DocxNumbering {
  readonly #lists: ReadonlyMap<string, List>;
  /** Current numbers by list; undefined for levels that have not begun. */
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(root: XmlElement | undefined, styles: ReadonlyMap<string, DocxStyle>) {
    this.#lists = readLists(root, styles);
  }

  /** The level of a list at which paragraphs of a style are; null where there is none. */
  levelOfStyle(numId: string, style: string): number | null {
    const level = this.#lists.get(numId)?.levels.findIndex((each) => each?.style === style) ?? -1;
    return level < 0 ? null : level;
  }

  /** Counts the next paragraph of a list, and returns its label with the space after it; empty where it shows none. */
  next(numId: string, at: number): string {
    const list = this.#lists.get(numId);
    const level = list?.levels[at];
    if (list === undefined || level === undefined) return '';
    const counts = this.#counts.get(list.key) ?? [];
    this.#counts.set(list.key, counts);
    const start = list.starts.get(at);
    const isNew = start !== undefined && !this.#begun.has(`${numId} ${at}`);
    this.#begun.add(`${numId} ${at}`);
    counts[at] = isNew ? start : counts[at] === undefined ? level.start : counts[at] + 1;
    for (let lower = at + 1; lower < list.levels.length; lower++) {
      const { restart } = list.levels[lower] ?? { restart: null };
      if (restart === null || (restart > 0 && at < restart)) counts[lower] = undefined;
    }
    return labelOf(list, at, counts);
  }
}

function labelOf({ levels }: List, at: number, counts: readonly (number | undefined)[]): string {
  const { text, suffix, isLegal, format } = levels[at];
  if (format === 'bullet') return '';
  const label = text.replace(/%([1-9])/g, (_, number) => {
    const other = levels[number - 1];
    if (other === undefined) return '';
    const count = counts[number - 1] ?? other.start;
    return listNumber(count, isLegal ? 'decimal' : other.format);
  });
  const isSpaced = label !== '' && suffix !== 'nothing' && !CLOSED.test(label);
  return isSpaced ? `${label} ` : label;
}

function readLists(
  root: XmlElement | undefined,
  styles: ReadonlyMap<string, DocxStyle>,
): ReadonlyMap<string, List> {
  const abstracts = new Map(
    childrenOf(root, 'abstractNum').map((each) => [each.attributes.abstractNumId, each]),
  );
  const nums = new Map(childrenOf(root, 'num').map((each) => [each.attributes.numId, each]));
  const abstractOf = (numId: string | undefined, depth = 0): XmlElement | undefined => {
    const num = numId === undefined ? undefined : nums.get(numId);
    const abstract = abstracts.get(childAt(num, 'abstractNumId')?.attributes.val ?? '');
    const link = childAt(abstract, 'numStyleLink')?.attributes.val;
    if (link === undefined || depth > 8) return abstract;
    return abstractOf(styles.get(link)?.numId ?? undefined, depth + 1) ?? abstract;
  };
  const lists = new Map<string, List>();
  for (const [numId, num] of nums) {
    const abstract = abstractOf(numId);
    const levels: Level[] = [];
    for (const level of childrenOf(abstract, 'lvl')) levels[levelAt(level)] = readLevel(level);
    const starts = new Map<number, number>();
    for (const override of childrenOf(num, 'lvlOverride')) {
      const own = childAt(override, 'lvl');
      if (own !== undefined) levels[levelAt(override)] = readLevel(own);
      const start = childAt(override, 'startOverride')?.attributes.val;
      if (start !== undefined) starts.set(levelAt(override), Number(start));
    }
    lists.set(numId, { key: abstract?.attributes.abstractNumId ?? numId, levels, starts });
  }
  return lists;
}

/** Word has nine levels. */
function levelAt({ attributes }: XmlElement): number {
  return Math.min(8, Math.max(0, Number(attributes.ilvl) || 0));
}

function readLevel(level: XmlElement): Level {
  const value = (name: string) => childAt(level, name)?.attributes.val;
  // Kinds of figures that older versions don't know are in an alternative.
  const format = childAt(level, 'numFmt') ?? findAll(level, 'numFmt')[0];
  const restart = value('lvlRestart');
  return {
    start: Number(value('start') ?? 1),
    format: format?.attributes.val ?? 'decimal',
    text: isOn(childAt(level, 'rPr', 'vanish')) ? '' : (value('lvlText') ?? ''),
    suffix: value('suff') ?? 'tab',
    restart: restart === undefined ? null : Number(restart),
    isLegal: isOn(childAt(level, 'isLgl')) ?? false,
    style: value('pStyle'),
  };
}
