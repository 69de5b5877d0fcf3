import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../utils/browser';
import {
  formatLibraryRoute,
  type LibraryRoute,
  lookUpRoute,
  parseLibraryRoute,
} from '../../utils/library/route';
import { takePrivateLookUp } from '../../utils/settings/look-ups';

/** Goes to another place of the library; with `replace` the one before is no stop of the way back. */
export type Go = (route: LibraryRoute, replace?: boolean) => void;

/**
 * The place in the library that the address names, how to go to another, and whether what is done here is private; back,
 * forward, reload and links work. What was asked from a private window, and after it, stays out of the address.
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
