import { i18n } from '#i18n';
import type { Part } from '../lookup/answer';

/** Signs of normalised text for a slot, a figure and a comma, and how users see them. */
const SIGNS: Readonly<Record<string, string>> = { '\u0001': '…', '\u0002': '×', ',': '，' };

/** Facts beside each other in one line; empty ones are left out. */
export function factLine(facts: readonly string[]): string {
  return facts.filter((fact) => fact !== '').join(' · ');
}

/** Whole sentences after each other; Chinese has no space between them. */
export function sentenceText(sentences: readonly string[]): string {
  return sentences.join(i18n.t('localeTag').startsWith('zh') ? '' : ' ');
}

/** A key, or a stretch of one, as users know it: `…` for a slot. */
export function readable(text: string): string {
  return Array.from(text, (sign) => SIGNS[sign] ?? sign).join('');
}

/** A stretch of a wording that fills a template; `isFiller` where it fills a slot. */
export interface FramePiece {
  readonly text: string;
  readonly isFiller: boolean;
}

/** The pieces of a template, in order. */
export function framePieces({ fixed, fillers }: NonNullable<Part['frame']>): FramePiece[] {
  const pieces = fixed.flatMap((text, at): FramePiece[] => [
    { text: readable(text), isFiller: false },
    { text: readable(fillers[at] ?? ''), isFiller: true },
  ]);
  return pieces.filter(({ text }) => text !== '');
}

/**
 * A page's own wording, with its quotes and spaces, cut at the pieces of a template; null where the template
 * can't be found in it again, as in traditional characters.
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

/** A stretch of a wording; `isMember` where it is a known phrase. */
export interface RunPiece {
  readonly text: string;
  readonly isMember: boolean;
}

/** A wording cut at its members, which are in order; whole where they are of another spelling of it. */
export function cutByMembers(
  wording: string,
  members: readonly Pick<Part, 'start' | 'end' | 'text'>[],
): RunPiece[] {
  if (members.some(({ start, end, text }) => wording.slice(start, end) !== text))
    return [{ text: wording, isMember: false }];
  const pieces: RunPiece[] = [];
  let at = 0;
  for (const { start, end, text } of members) {
    pieces.push({ text: wording.slice(at, start), isMember: false }, { text, isMember: true });
    at = end;
  }
  return [...pieces, { text: wording.slice(at), isMember: false }].filter(({ text }) => text !== '');
}

/** What pages may have between the characters of a fixed piece. */
const GAP = '\\P{Script=Han}*';
