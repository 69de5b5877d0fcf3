import { useMemo, useRef } from 'preact/hooks';
import {
  indexSnippets,
  type ListOptions,
  orderIndex,
  queryOf,
  type SnippetIndex,
  type SnippetSearch,
  searchSnippets,
} from '../snippets/search';
import type { Snippet } from '../snippets/snippet';

/** What a search finds, and what all snippets have. */
export interface FoundSnippets extends SnippetSearch {
  /** All tags there are, most frequent first. */
  readonly knownTags: readonly string[];
}

const EVERYTHING = { text: '', tags: [], site: null, phrase: null, from: null, to: null };

/** Searches snippets. They are indexed when they have changed, put in order when the order has, and searched at each key. */
export function useSnippetSearch(snippets: readonly Snippet[], options: ListOptions): FoundSnippets {
  const earlier = useRef<SnippetIndex>(undefined);
  const index = useMemo(() => {
    earlier.current = indexSnippets(snippets, earlier.current);
    return earlier.current;
  }, [snippets]);
  const ordered = useMemo(() => orderIndex(index, options.order), [index, options.order]);
  const knownTags = useMemo(() => searchSnippets(index, EVERYTHING).tags.map(({ value }) => value), [index]);
  const { text, tags, site, phrase, firstDay, lastDay } = options;
  const found = useMemo(
    () => searchSnippets(ordered, queryOf(options)),
    [ordered, text, tags.join('\n'), site, phrase, firstDay, lastDay],
  );
  return { ...found, knownTags };
}
