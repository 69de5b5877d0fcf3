import type { MarkKind } from '../marks/kinds';
import type { Rarity } from '../record/rarity';
import type { Span } from '../text/span';

/** A place on a page; its span is of UTF-16 units in the flow's text. Occurrences (places in the corpus) are another thing. */
export interface Match extends Span {
  readonly kind: MarkKind;
  /** Normalised text of the phrase: its key, the same at all its places on a page. */
  readonly phrase: string;
  /** How strongly it is painted. */
  readonly rarity: Rarity;
  /** How official the text around it has to be for it to be shown on a page, log-odds in halves, -2 to 9: see `company`. */
  readonly needs: number;
}

/**
 * Who may learn of a match on a page of the web. Everyone: it is found without the user's own documents, too, and a
 * page could find it by itself. The user: only the user's own documents explain it. The page: it is found without
 * them alone, and is painted as it would be then, so that what is missing tells nothing either; in its place the user
 * has another match.
 */
export type Audience = 'everyone' | 'user' | 'page';

/** A match as it is sent to a page. */
export interface PageMatch extends Match {
  readonly audience: Audience;
}

/** The matches as everyone may learn of them: nothing of the user's own explains any. */
export function forEveryone(matches: readonly Match[]): PageMatch[] {
  return matches.map((match) => ({ ...match, audience: 'everyone' }));
}

/**
 * The matches of a text with their audiences, by `start`. Those for everyone and the page together are exactly `open`,
 * whatever `all` has: so the page learns nothing from them.
 * @param all Found with all that is known. In order and apart, as `open` is.
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
