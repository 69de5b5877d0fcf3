import { useEffect, useState } from 'preact/hooks';

/** Whether the window is narrower than so many CSS pixels, kept up to date. */
export function useNarrowerThan(width: number): boolean {
  const [narrow, setNarrow] = useState(() => innerWidth < width);
  useEffect(() => {
    const query = matchMedia(`(max-width: ${width - 1}px)`);
    const onChange = () => setNarrow(query.matches);
    onChange();
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, [width]);
  return narrow;
}
