import { RARITIES, type Rarity } from '../record/rarity';
import { MARK_KINDS, type MarkKind, type MarkStyle } from './kinds';

/** What is painted alike: the marks of a kind and strength, or what the user saved. */
export type MarkClass = `${MarkKind}-${Rarity}` | 'snippet';

/** All classes of marks; those beneath others come first. */
export const MARK_CLASSES: readonly MarkClass[] = [
  'snippet',
  ...MARK_KINDS.flatMap((kind) => RARITIES.map((rarity): MarkClass => `${kind}-${rarity}`)),
];

/** Styles that the user chose; every other class has its default (`styleOf`). */
export type MarkStyles = Readonly<Partial<Record<MarkClass, MarkStyle>>>;

/** Colours of marks in CSS, in this order: common, typical and rare marks, what the user saved. */
export interface MarkColours {
  readonly lines: readonly string[];
  /** Empty where no ground may be painted; lines take their place. */
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

/** Shape of the line, and the default style. */
const KIND_LOOKS: Readonly<Record<MarkKind | 'snippet', readonly [shape: Look['shape'], style: MarkStyle]>> =
  {
    snippet: ['overline', 'ground'],
    phrase: ['solid', 'line'],
    template: ['dotted', 'line'],
    deviation: ['wavy', 'line'],
    reuse: ['double', 'ground'],
  };

/** In the order of colours, CSS pixels. Dots are thicker, since half of the line is missing. */
const WIDTHS = [1, 1.5, 2.5, 1.5];
const MORE_FOR_DOTS = 0.5;

/** The style of a class of marks: the user's choice or the default. */
export function styleOf(styles: MarkStyles, name: MarkClass): MarkStyle {
  return styles[name] ?? KIND_LOOKS[split(name).kind][1];
}

/** The styles with another one for some classes. Those that then have their default are left out. */
export function withStyle(styles: MarkStyles, names: readonly MarkClass[], style: MarkStyle): MarkStyles {
  const all: MarkStyles = { ...styles, ...Object.fromEntries(names.map((name) => [name, style])) };
  const changed = MARK_CLASSES.filter((name) => styleOf(all, name) !== styleOf({}, name));
  return Object.fromEntries(changed.map((name) => [name, all[name]]));
}

/**
 * How a class of marks is drawn; null where it isn't. Kinds differ by the shape of their line and strengths by its
 * thickness, so that nobody has to distinguish colours.
 */
export function lookOf(name: MarkClass, styles: MarkStyles, colours: MarkColours): Look | null {
  const style = styleOf(styles, name);
  if (style === 'off') return null;
  const { kind, rarity } = split(name);
  const level = rarity ? RARITIES.indexOf(rarity) : RARITIES.length;
  const ground = (style === 'ground' && colours.grounds[level]) || null;
  const shape = ground && kind === 'reuse' ? 'none' : KIND_LOOKS[kind][0];
  const width = (ground ? 1 : WIDTHS[level]) + (shape === 'dotted' ? MORE_FOR_DOTS : 0);
  return { shape, width, line: colours.lines[level], ground };
}

function split(name: MarkClass): { kind: MarkKind | 'snippet'; rarity: Rarity | undefined } {
  const [kind, rarity] = name.split('-') as [MarkKind | 'snippet', Rarity | undefined];
  return { kind, rarity };
}

/** A look as CSS declarations, only of those that highlights can paint. */
export function declarationsOf({ shape, width, line, ground }: Look): string {
  const decoration = shape === 'overline' ? shape : `underline ${shape}`;
  const drawn = shape === 'none' ? '' : `text-decoration: ${decoration} ${width}px ${line};`;
  return ground ? `${drawn} background-color: ${ground};` : drawn;
}

/** Where the system forces its colours on pages: only lines, since a ground would be an opaque block. */
export const FORCED_COLOURS: MarkColours = {
  lines: ['LinkText', 'LinkText', 'LinkText', 'Highlight'],
  grounds: [],
};

/**
 * @param dark Whether the text is light on a dark ground.
 * @param dim Whether the text is faded. Its marks are faded with it, grounds too, or the text would be hard to read.
 */
export function markColours(dark: boolean, dim: boolean): MarkColours {
  // The same opacity is less visible on dark grounds.
  const factor = (dim ? 0.5 : 1) * (dark ? 1.25 : 1);
  const shades = (colour: string, ...opacities: number[]) =>
    opacities.map((opacity) => `rgb(${colour} / ${Math.min(1, opacity * factor)})`);
  const mark = dark ? '240 128 110' : '192 57 43';
  const saved = dark ? '140 198 160' : '50 130 86';
  return {
    lines: [...shades(mark, 0.32, 0.6, 1), ...shades(saved, 0.9)],
    grounds: [...shades(mark, 0.06, 0.12, 0.22), ...shades(saved, 0.22)],
  };
}
