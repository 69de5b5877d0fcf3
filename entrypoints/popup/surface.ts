import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../utils/browser';

/** Time in which a popup's window takes its size, ms; meanwhile its height means nothing. */
const SETTLE_MS = 100;

/** Least height of a settled popup, px: below it the window is still growing. */
const SETTLED_MIN = 200;

/**
 * Tells the style sheet where the page is shown: a popup is as large as its content, the same page in a tab
 * (and on a phone) as large as the window. On a low screen a popup gets less height than it asks for and
 * scrolls as a whole, besides the view that scrolls; asking for what it got leaves only the view scrolling.
 */
export function setSurface(): void {
  const page = document.documentElement;
  const isPopup = isInPopup();
  page.dataset.surface = isPopup ? 'popup' : 'page';
  if (!isPopup) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener('resize', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (innerHeight >= SETTLED_MIN && innerHeight < page.offsetHeight)
        page.style.height = `${innerHeight}px`;
    }, SETTLE_MS);
  });
}

/** Closes the popup's window, which Firefox leaves open over a tab opened from it; a tab stays. */
export function closePopup(): void {
  if (isInPopup()) close();
}

function isInPopup(): boolean {
  return browser.extension.getViews({ type: 'popup' }).includes(window);
}

export type View = 'page' | 'lookUp' | 'snippets' | 'options';

const names: Record<View, string> = { page: '', lookUp: 'look-up', snippets: 'snippets', options: 'options' };

function viewOf(hash: string): View {
  return (Object.keys(names) as View[]).find((each) => `#/${names[each]}` === hash) ?? 'page';
}

/** The view that the address names after its `#`, so that it survives a reload, and how to show another. */
export function useView(): [View, (view: View) => void] {
  const [view, setView] = useState(() => viewOf(location.hash));
  useEffect(() => {
    const onHash = () => setView(viewOf(location.hash));
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);

  function show(next: View) {
    setView(next);
    history.replaceState(null, '', `#/${names[next]}`);
  }
  return [view, show];
}
