import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from '../../utils/browser';
import { QUERY_MAX_UNITS } from '../../utils/limits';
import { takePrivateLookUp } from '../../utils/settings/private-look-up';

export type View = 'page' | 'lookUp' | 'snippets' | 'options';

/** What the address says after its `#`: the view and, in `#/look-up/TEXT`, the wording in the box. */
export interface Route {
  readonly view: View;
  readonly query: string;
}

const names: Record<View, string> = { page: '', lookUp: 'look-up', snippets: 'snippets', options: 'options' };

/** Reads an address's hash; one that says nothing known is the first view. */
export function parseRoute(hash: string): Route {
  const [, name = '', text = ''] = /^#\/([^/]*)\/?(.*)$/s.exec(hash) ?? [];
  const view = (Object.keys(names) as View[]).find((each) => names[each] === name) ?? 'page';
  return { view, query: decode(text).slice(0, QUERY_MAX_UNITS) };
}

/** The hash of a route. */
export function formatRoute({ view, query }: Route): string {
  return view === 'lookUp' && query !== ''
    ? `#/look-up/${encodeURIComponent(query.toWellFormed())}`
    : `#/${names[view]}`;
}

/**
 * The route in the address, so that reloading comes back to it, and how to change a part of it. What was asked from
 * a private window, and after it, stays out of the address.
 */
export function useRoute(): [Route, (change: Partial<Route>) => void] {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  const isPrivate = useRef(browser.extension.inIncognitoContext);

  useEffect(() => {
    if (route.view !== 'lookUp' || route.query !== '') return;
    takePrivateLookUp().then(
      (query) => {
        if (query === null) return;
        isPrivate.current = true;
        setRoute({ view: 'lookUp', query });
      },
      () => undefined,
    );
  }, []);

  useEffect(() => {
    const onHash = () => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);

  function change(part: Partial<Route>) {
    setRoute((old) => {
      const next = { ...old, ...part };
      if (!isPrivate.current) history.replaceState(null, '', formatRoute(next));
      return next;
    });
  }
  return [route, change];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
