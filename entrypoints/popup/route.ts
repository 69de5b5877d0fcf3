import { useEffect, useState } from 'preact/hooks';

export type View = 'page' | 'lookUp' | 'snippets' | 'options';

const names: Record<View, string> = { page: '', lookUp: 'look-up', snippets: 'snippets', options: 'options' };

function viewOf(hash: string): View {
  return (Object.keys(names) as View[]).find((each) => `#/${names[each]}` === hash) ?? 'page';
}

/** The view that the address names after its `#`, so that reloading comes back to it, and how to go to another. */
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
