import {
  declarationsOf,
  lookOf,
  MARK_CLASSES,
  type MarkClass,
  type MarkStyles,
  markColours,
} from '../../marks/look';

/** How marks are painted. */
export interface MarkOptions {
  /** Whether the text of all marks, and their lines, are faded; what was saved is not. */
  readonly dim: boolean;
  readonly markStyles: MarkStyles;
  /** Whether marks are printed with the page, where the browser prints highlights. */
  readonly printMarks: boolean;
}

/** Name of a class of marks in the page's registry of highlights. */
export function highlightName(name: MarkClass): string {
  return `tifa-${name}`;
}

/**
 * Style sheet of the marks. A printed page is the page's own unless the user wants them there.
 * @param faded Rules that fade text, on screens alone; empty where none is faded.
 */
export function highlightRules(
  dark: boolean,
  faded: string,
  { dim, markStyles, printMarks }: MarkOptions,
): string {
  const colours = markColours(dark, dim);
  const rules = MARK_CLASSES.map((name) => {
    const look = lookOf(name, markStyles, colours);
    return look ? `::highlight(${highlightName(name)}) { ${declarationsOf(look)} }\n` : '';
  });
  return `@media ${printMarks ? 'all' : 'screen'} {\n${rules.join('')}}\n@media screen {\n${faded}}`;
}

/** The rule that fades text. @param left Its colour and how much is left of it, as in `rgb(0, 0, 0) 60%`. */
export function fadedRule(name: string, left: string): string {
  return `::highlight(${name}) { color: color-mix(in srgb, ${left}, transparent); }`;
}
