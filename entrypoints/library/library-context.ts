import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { documentRoute } from '../../utils/actions/surfaces';
import { browser } from '../../utils/browser';
import type { UserCorpus } from '../../utils/collections/user-corpus';
import {
  formatLibraryRoute,
  type LibraryRoute,
  lookUpRoute,
  parseLibraryRoute,
} from '../../utils/library/route';
import { takePrivateLookUp } from '../../utils/settings/look-ups';
import type { Settings } from '../../utils/settings/settings';
import type { GenerationRow } from '../../utils/store/corpus';

/** Goes to another route of the library; `replace` leaves the previous one out of the history. */
export type Go = (route: LibraryRoute, replace?: boolean) => void;

/** What every view of the library can use. */
export interface Library {
  readonly settings: Settings;
  /** The installed corpus; null where there is none, undefined until it is read. */
  readonly corpus: GenerationRow | null | undefined;
  /** The user's part of the corpus; null where the database can't be opened, undefined until it is read. */
  readonly userCorpus: UserCorpus | null | undefined;
  readonly go: Go;
  /** Whether look-ups come from a private window: nothing of them is stored without asking. */
  readonly isPrivate: boolean;
}

export const LibraryContext = createContext<Library | null>(null);

/** @throws Outside the library. */
export function useLibrary(): Library {
  const library = useContext(LibraryContext);
  if (library === null) throw new Error('useLibrary outside the library');
  return library;
}

/** Address of a document within the library, for links. */
export function documentHref(id: string): string {
  return formatLibraryRoute(documentRoute(id));
}

/**
 * The route that the address names, how to go to another, and whether what is done here is private. Back, forward,
 * reload and links work. What was asked from a private window, and everything after it, stays out of the address.
 */
export function useRoute(): [LibraryRoute, Go, boolean] {
  const [route, setRoute] = useState(() => parseLibraryRoute(location.hash));
  const [isPrivate, setPrivate] = useState(browser.extension.inIncognitoContext === true);

  useEffect(() => {
    if (route.view !== 'lookUp' || route.query !== '') return;
    takePrivateLookUp().then(
      (query) => {
        if (query === null) return;
        setPrivate(true);
        setRoute(lookUpRoute(query));
      },
      () => undefined,
    );
  }, []);

  useEffect(() => {
    const onMove = () => setRoute(parseLibraryRoute(location.hash));
    addEventListener('popstate', onMove);
    return () => removeEventListener('popstate', onMove);
  }, []);

  function go(next: LibraryRoute, replace = false) {
    setRoute(next);
    if (isPrivate) return;
    const hash = formatLibraryRoute(next);
    if (replace || hash === location.hash) history.replaceState(null, '', hash);
    else history.pushState(null, '', hash);
  }
  return [route, go, isPrivate];
}
