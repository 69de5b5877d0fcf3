import type { MarkKind } from '../marks/kinds';
import type { Rarity } from '../record/rarity';
import type { Span } from '../text/span';

/** A known wording found in a flow; its span is of UTF-16 units in the flow's text. */
export interface Match extends Span {
  readonly kind: MarkKind;
  /** Normalised text of the phrase: its key, the same for all its matches on a page. */
  readonly phrase: string;
  /** How strongly it is painted. */
  readonly rarity: Rarity;
  /**
   * How official the surrounding text must be to show it on a page, log-odds in steps of 0.5, -2 to 9: see `company`.
   */
  readonly needs: number;
}

/**
 * Who may learn of a match on a web page. Everyone: it is also found without the user's own documents, so a page could
 * find it as well. User: only the user's own documents explain it. Page: it is found only without them; it is painted
 * all the same, so that its absence reveals nothing, but the user sees another match instead.
 */
export type Audience = 'everyone' | 'user' | 'page';

/** A match as it is sent to a page. */
export interface PageMatch extends Match {
  readonly audience: Audience;
}

/** Gives everyone as audience to matches that were found without the user's own documents. */
export function forEveryone(matches: readonly Match[]): PageMatch[] {
  return matches.map((match) => ({ ...match, audience: 'everyone' }));
}

/**
 * The matches of a text with their audiences, by `start`. Those for everyone and for the page are together exactly
 * `open`, whatever is in `all`, so the page learns nothing about the user's documents.
 * @param all Found with all knowledge. In order and without overlaps, like `open`.
 * @param open Found without the user's own documents.
 */
export function withAudience(all: readonly Match[], open: readonly Match[]): PageMatch[] {
  const matches: PageMatch[] = [];
  let next = 0;
  const addOpen = (match: Match) => {
    while (next < all.length && all[next].end <= match.start)
      matches.push({ ...all[next++], audience: 'user' });
    const other = all[next];
    const isAlone = other === undefined || other.start >= match.end;
    const isSame = !isAlone && areSame(match, other);
    matches.push({ ...match, audience: isAlone || isSame ? 'everyone' : 'page' });
    if (isSame) next++;
  };
  for (const match of open) addOpen(match);
  while (next < all.length) matches.push({ ...all[next++], audience: 'user' });
  return matches.sort((a, b) => a.start - b.start);
}

function areSame(a: Match, b: Match): boolean {
  return a.start === b.start && a.end === b.end && a.kind === b.kind && a.phrase === b.phrase;
}
