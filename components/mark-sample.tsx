import type { ComponentChildren } from 'preact';
import {
  declarationsOf,
  lookOf,
  type MarkClass,
  type MarkColours,
  type MarkStyles,
} from '../utils/marks/look';

export interface MarkSampleProps {
  mark: MarkClass;
  /** What the user chose; the defaults where it is left out. */
  styles?: MarkStyles;
  children: ComponentChildren;
}

/** See mark-sample.css, which has them for light and dark. */
const COLOURS: MarkColours = {
  lines: ['var(--mark-line-1)', 'var(--mark-line-2)', 'var(--mark-line-3)'],
  grounds: ['var(--mark-ground-1)', 'var(--mark-ground-2)', 'var(--mark-ground-3)'],
  savedLine: 'var(--mark-saved-line)',
  savedGround: 'var(--mark-saved-ground)',
};

/** A wording as it is marked on pages. Its colours are in mark-sample.css. */
export function MarkSample({ mark, styles = {}, children }: MarkSampleProps) {
  const look = lookOf(mark, styles, COLOURS);
  return (
    <span class="mark-sample" lang="zh-Hans" style={look ? declarationsOf(look) : undefined}>
      {children}
    </span>
  );
}
