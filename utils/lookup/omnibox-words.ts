/** A suggestion of the address bar in pieces: what the reader typed stands out, counts are quiet. */
export interface SuggestionPiece {
  readonly text: string;
  readonly look: 'plain' | 'match' | 'dim';
}

/** A wording with what was typed marked in it, and words behind it. */
export function suggestionPieces(wording: string, typed: string, words: string): SuggestionPiece[] {
  const at = typed === '' ? -1 : wording.indexOf(typed);
  const marked: SuggestionPiece[] =
    at < 0
      ? [{ text: wording, look: 'plain' }]
      : [
          { text: wording.slice(0, at), look: 'plain' },
          { text: typed, look: 'match' },
          { text: wording.slice(at + typed.length), look: 'plain' },
        ];
  const behind: SuggestionPiece[] = words === '' ? [] : [{ text: `  ${words}`, look: 'dim' }];
  return [...marked, ...behind].filter(({ text }) => text !== '');
}

/** Pieces as Chrome wants them: XML with its tags for looks; what XML can't hold is left out. */
export function asXml(pieces: readonly SuggestionPiece[]): string {
  return pieces
    .map(({ text, look }) => (look === 'plain' ? escaped(text) : `<${look}>${escaped(text)}</${look}>`))
    .join('');
}

/** Pieces as Firefox wants them: text. */
export function asText(pieces: readonly SuggestionPiece[]): string {
  return pieces.map(({ text }) => text).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}
