import type { MatchKind } from '../match/match';
import { RARITIES, type Rarity } from '../record/rarity';

/** How marks are painted: a line along the text, a coloured ground (with a thin line where kinds need one), or not at all. */
export type MarkStyle = 'line' | 'ground' | 'off';

/** What is painted alike: the marks of a kind and strength, or what the user saved. */
export type MarkClass = `${MatchKind}-${Rarity}` | 'snippet';

/** Styles that the user chose; what is not among them has its default (`styleOf`). */
export type MarkStyles = Readonly<Partial<Record<MarkClass, MarkStyle>>>;

/** The colours of marks as CSS has them: of common, typical, rare ones, and of what the user saved. */
export interface MarkColours {
  readonly lines: readonly string[];
  /** Empty where no ground may be painted: lines stand for them. */
  readonly grounds: readonly string[];
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

const SHAPES: Readonly<Record<MatchKind | 'snippet', Look['shape']>> = {
  snippet: 'overline',
  phrase: 'solid',
  template: 'dotted',
  deviation: 'wavy',
  reuse: 'double',
};

export const MARK_KINDS: readonly MatchKind[] = ['phrase', 'template', 'deviation', 'reuse'];

/** All of them; those that lie beneath others first. */
export const MARK_CLASSES: readonly MarkClass[] = [
  'snippet',
  ...MARK_KINDS.flatMap((kind) => RARITIES.map((rarity): MarkClass => `${kind}-${rarity}`)),
];

/** In the order of colours, CSS pixels. Dots are thicker: they leave half of the line out. */
const WIDTHS = [1, 1.5, 2.5, 1.5];
const MORE_FOR_DOTS = 0.5;

/** The style of a class of marks, by default a line; long verbatim runs and what was saved have a ground. */
export function styleOf(styles: MarkStyles, name: MarkClass): MarkStyle {
  return styles[name] ?? (/^[rs]/.test(name) ? 'ground' : 'line');
}

/** The styles with another one for some classes; what then has its default is left out. */
export function withStyle(styles: MarkStyles, names: readonly MarkClass[], style: MarkStyle): MarkStyles {
  const all: MarkStyles = { ...styles, ...Object.fromEntries(names.map((name) => [name, style])) };
  const changed = MARK_CLASSES.filter((name) => styleOf(all, name) !== styleOf({}, name));
  return Object.fromEntries(changed.map((name) => [name, all[name]]));
}

/**
 * How a class of marks is drawn; null where it isn't. Kinds differ by the shape of their line and strengths by its
 * thickness, so that nobody has to tell colours apart.
 */
export function lookOf(name: MarkClass, styles: MarkStyles, colours: MarkColours): Look | null {
  const style = styleOf(styles, name);
  if (style === 'off') return null;
  const [kind, rarity] = name.split('-') as [keyof typeof SHAPES, Rarity | undefined];
  const level = rarity ? RARITIES.indexOf(rarity) : RARITIES.length;
  const ground = (style === 'ground' && colours.grounds[level]) || null;
  const shape = ground && kind === 'reuse' ? 'none' : SHAPES[kind];
  const width = (ground ? 1 : WIDTHS[level]) + (shape === 'dotted' ? MORE_FOR_DOTS : 0);
  return { shape, width, line: colours.lines[level], ground };
}

/** A look as CSS declarations, of those that highlights can paint. */
export function declarationsOf({ shape, width, line, ground }: Look): string {
  const decoration = shape === 'overline' ? shape : `underline ${shape}`;
  const drawn = shape === 'none' ? '' : `text-decoration: ${decoration} ${width}px ${line};`;
  return ground ? `${drawn} background-color: ${ground};` : drawn;
}

/** Marks in the colours that the system forces on pages: lines alone, since a ground there is a block. */
export const FORCED_COLOURS: MarkColours = {
  lines: ['LinkText', 'LinkText', 'LinkText', 'Highlight'],
  grounds: [],
};

/**
 * @param dark Whether the text is light on a dark ground.
 * @param dim Whether the text is faded, and its marks with it; grounds, too, or they would make it hard to read.
 */
export function markColours(dark: boolean, dim: boolean): MarkColours {
  // On dark grounds the same opacity is seen less; more than 1 is 1.
  const part = (dim ? 0.5 : 1) * (dark ? 1.25 : 1);
  const shades = (colour: string, ...opacities: number[]) =>
    opacities.map((opacity) => `rgb(${colour} / ${opacity * part})`);
  const mark = dark ? '240 128 110' : '192 57 43';
  const saved = dark ? '140 198 160' : '50 130 86';
  return {
    lines: [...shades(mark, 0.32, 0.6, 1), ...shades(saved, 0.9)],
    grounds: [...shades(mark, 0.06, 0.12, 0.22), ...shades(saved, 0.22)],
  };
}
