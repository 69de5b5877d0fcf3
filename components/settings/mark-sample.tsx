import type { ComponentChildren } from 'preact';
import {
  declarationsOf,
  lookOf,
  type MarkClass,
  type MarkColours,
  type MarkStyles,
} from '../../utils/marks/look';

export interface MarkSampleProps {
  mark: MarkClass;
  /** What the user chose; the defaults where it is left out. */
  styles?: MarkStyles;
  children: ComponentChildren;
}

/** See mark-sample.css, which has them for light and dark. */
const LEVELS = [1, 2, 3, 4];
const COLOURS: MarkColours = {
  lines: LEVELS.map((level) => `var(--mark-line-${level})`),
  grounds: LEVELS.map((level) => `var(--mark-ground-${level})`),
};

/** A wording as it is marked on pages. Its colours are in mark-sample.css. */
export function MarkSample({ mark, styles = {}, children }: MarkSampleProps) {
  const look = lookOf(mark, styles, COLOURS);
  return (
    <span class="mark-sample" data-mark={mark} lang="zh-Hans" style={look ? declarationsOf(look) : undefined}>
      {children}
    </span>
  );
}
