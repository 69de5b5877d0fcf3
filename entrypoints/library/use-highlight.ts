import { useEffect } from 'preact/hooks';

/** Paints ranges of the page's text as a highlight of this name, over those of lower priority, as long as they are given. */
export function useHighlight(name: string, ranges: readonly AbstractRange[], priority: number): void {
  useEffect(() => {
    if (ranges.length === 0) return;
    const highlight = new Highlight();
    for (const range of ranges) highlight.add(range);
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
    return () => void CSS.highlights.delete(name);
  }, [name, ranges, priority]);
}
