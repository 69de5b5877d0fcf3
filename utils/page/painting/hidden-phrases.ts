import { SLOT } from '../../text/units';

/**
 * Tells which phrases are hidden.
 * @param hidden Keys of phrases; a key with SLOTs, which is a template's frame, stands for all that fill them.
 */
export function hiderOf(hidden: readonly string[]): (phrase: string) => boolean {
  const slot = String.fromCharCode(SLOT);
  const phrases = new Set(hidden);
  const frames = hidden.filter((key) => key.includes(slot)).map((key) => key.split(slot));
  return (phrase) => phrases.has(phrase) || frames.some((pieces) => fills(phrase, pieces));
}

/** Whether a phrase has the pieces of a frame in their order, the first and last at its ends, with something between. */
function fills(phrase: string, pieces: readonly string[]): boolean {
  const last = pieces[pieces.length - 1];
  let end = 0;
  for (const piece of pieces.slice(0, -1)) {
    const at = phrase.indexOf(piece, end);
    if (at < 0 || (end === 0 && at > 0)) return false;
    end = at + piece.length + 1;
  }
  return phrase.length - last.length >= end && phrase.endsWith(last);
}
