import type { Part } from '../lookup/answer';

/** What stands in normalised text for a placeholder, a figure and a comma, and how a reader sees it. */
const SIGNS: Readonly<Record<string, string>> = { '\u0001': '…', '\u0002': '×', ',': '，' };

/** A key or a piece of one as readers know it: `…` for a slot. */
export function readable(text: string): string {
  return Array.from(text, (sign) => SIGNS[sign] ?? sign).join('');
}

/** A piece of a wording that fills a template; `isFiller` where it stands in a slot. */
export interface FramePiece {
  readonly text: string;
  readonly isFiller: boolean;
}

/** The pieces of a template's frame, in order. */
export function framePieces({ fixed, fillers }: NonNullable<Part['frame']>): FramePiece[] {
  const pieces = fixed.flatMap((text, at): FramePiece[] => [
    { text: readable(text), isFiller: false },
    { text: readable(fillers[at] ?? ''), isFiller: true },
  ]);
  return pieces.filter(({ text }) => text !== '');
}

/**
 * A page's own wording, with the quotes and spaces it has, cut into the pieces of a template's frame; null where the
 * frame can't be found in it again, as in traditional characters.
 */
export function cutByFrame(wording: string, frame: NonNullable<Part['frame']>): FramePiece[] | null {
  const fixed = frame.fixed.map(
    (piece) => `(${Array.from(piece.replace(/\P{Script=Han}/gu, '')).join(GAP)})`,
  );
  const found = new RegExp(`^(${GAP})${fixed.join('(.+?)')}(${GAP})$`, 'su').exec(wording);
  if (!found) return null;
  const groups = found.slice(1);
  const pieces = groups.slice(1, -1).map((text, at) => ({ text, isFiller: at % 2 === 1 }));
  const outside = (text: string) => ({ text, isFiller: false });
  return [outside(groups[0]), ...pieces, outside(groups.at(-1) ?? '')].filter(({ text }) => text !== '');
}

/** What pages put between the characters of a fixed piece. */
const GAP = '\\P{Script=Han}*';
