import type { MarkKind } from '../marks/kinds';
import type { FrameMark } from './summary';

/** One distinct phrase of a page, its frames taken together. */
export interface PagePhrase {
  /** Key of the phrase (its normalised text). */
  readonly phrase: string;
  /** The page's own wording where it stands first. */
  readonly text: string;
  readonly kind: MarkKind;
  /** Places on the page. */
  readonly count: number;
  /** The frames in which it stands, in the order of the marks, and how often in each. */
  readonly frames: readonly { readonly frameId: number; readonly count: number }[];
}

/** Puts the same phrase's marks of several frames together; a phrase stays where its first mark is. */
export function groupMarks(marks: readonly FrameMark[]): PagePhrase[] {
  const phrases = new Map<string, PagePhrase>();
  for (const { phrase, text, kind, count, frameId } of marks) {
    const earlier = phrases.get(phrase);
    phrases.set(phrase, {
      phrase,
      text: earlier?.text ?? text,
      kind: earlier?.kind ?? kind,
      count: (earlier?.count ?? 0) + count,
      frames: [...(earlier?.frames ?? []), { frameId, count }],
    });
  }
  return [...phrases.values()];
}

/**
 * The frame of a phrase's nth place (from 0, over all its frames, wrapping round) and which place of that frame it
 * is. Null where the phrase has no place.
 */
export function findPlace(phrase: PagePhrase, nth: number): { frameId: number; nth: number } | null {
  if (phrase.count === 0) return null;
  let rest = nth % phrase.count;
  for (const { frameId, count } of phrase.frames) {
    if (rest < count) return { frameId, nth: rest };
    rest -= count;
  }
  return null;
}
