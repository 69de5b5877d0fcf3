import { useEffect, useRef } from 'preact/hooks';
import type { LibraryRoute } from '../../utils/library/route';
import { TYPING_STOP_MS } from '../../utils/limits';
import { type ListOptions, readListOptions, writeListOptions } from '../../utils/snippets/search';
import type { Go } from './use-route';

/** What the list of snippets is narrowed to and how it is sorted: all of it stands in the address. */
export interface ListAddress {
  readonly options: ListOptions;
  /** Changes options; a stop of its own on the way back. */
  change(part: Partial<ListOptions>): void;
  /** The search box has another text: a stop of its own at the first key, until nothing was typed for TYPING_STOP_MS. */
  type(text: string): void;
}

/** The options of a list's address, and how to change them. What the address led to is left behind by any change. */
export function useListOptions(route: Extract<LibraryRoute, { view: 'snippets' }>, go: Go): ListAddress {
  const options = readListOptions(route.options);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isTyping = useRef(false);
  useEffect(() => {
    const stop = () => {
      isTyping.current = false;
    };
    // What comes by the way back or a link is no typing.
    addEventListener('popstate', stop);
    return () => {
      removeEventListener('popstate', stop);
      clearTimeout(timer.current);
    };
  }, []);

  function show(part: Partial<ListOptions>, replace: boolean) {
    go({ view: 'snippets', options: writeListOptions({ ...options, id: null, ...part }) }, replace);
  }

  function type(text: string) {
    show({ text }, isTyping.current);
    isTyping.current = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      isTyping.current = false;
    }, TYPING_STOP_MS);
  }

  function change(part: Partial<ListOptions>) {
    isTyping.current = false;
    show(part, false);
  }

  return { options, change, type };
}
