import type { MatchKind } from '../match/match';
import { RARITIES, type Rarity } from '../phrases/rarity';

/** How marks are painted: a line along the text, a coloured ground with a thin line, or not at all. */
export type MarkStyle = 'line' | 'ground' | 'off';

/** What is painted alike: the marks of a kind and strength, or what the user saved. */
export type MarkClass = `${MatchKind}-${Rarity}` | 'snippet';

/** Styles that the user chose; what is not among them has its default (`styleOf`). */
export type MarkStyles = Readonly<Partial<Record<MarkClass, MarkStyle>>>;

/** The colours of marks, from the faintest to the strongest, and of what the user saved, as CSS has them. */
export interface MarkColours {
  readonly lines: readonly string[];
  readonly grounds: readonly string[];
  readonly savedLine: string;
  readonly savedGround: string;
}

/** How a mark is drawn. */
export interface Look {
  readonly shape: 'solid' | 'dotted' | 'wavy' | 'double' | 'overline' | 'none';
  /** Thickness of the line, CSS pixels. */
  readonly width: number;
  readonly line: string;
  /** Null where no ground is painted. */
  readonly ground: string | null;
}

const SHAPES: Readonly<Record<string, Look['shape']>> = {
  phrase: 'solid',
  template: 'dotted',
  deviation: 'wavy',
  reuse: 'double',
  snippet: 'overline',
};

/** By strength, CSS pixels. */
const WIDTHS = [1, 1.5, 2.5];

/** The style of a class of marks, by default a line; long verbatim runs and what was saved have a ground. */
export function styleOf(styles: MarkStyles, name: MarkClass): MarkStyle {
  return styles[name] ?? (/^[rs]/.test(name) ? 'ground' : 'line');
}

/** How a class of marks is drawn; null where it isn't. Kinds differ by shape, so that nobody has to tell colours apart. */
export function lookOf(name: MarkClass, styles: MarkStyles, colours: MarkColours): Look | null {
  const style = styleOf(styles, name);
  if (style === 'off') return null;
  const [kind, rarity] = name.split('-');
  const level = rarity ? RARITIES.indexOf(rarity as Rarity) : 1;
  const isSaved = kind === 'snippet';
  const isGround = style === 'ground';
  return {
    shape: isGround && kind === 'reuse' ? 'none' : SHAPES[kind],
    width: isGround && kind !== 'template' ? 1 : WIDTHS[level],
    line: isSaved ? colours.savedLine : colours.lines[level],
    ground: isGround ? (isSaved ? colours.savedGround : colours.grounds[level]) : null,
  };
}

/** A look as CSS declarations that highlights can paint. */
export function declarationsOf({ shape, width, line, ground }: Look): string {
  const decoration = shape === 'overline' ? 'overline' : `underline ${shape}`;
  const drawn = shape === 'none' ? '' : `text-decoration: ${decoration} ${width}px ${line};`;
  return ground ? `${drawn} background-color: ${ground};` : drawn;
}
