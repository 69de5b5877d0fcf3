import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TextPlaces } from '../../components/documents/text-places';
import type { Section } from '../../utils/corpus/document';

/** A section is being read once its heading is above this part of the viewport's height: a link brings it to the middle. */
const READING_LINE = 0.55;

/** Least width of a window that has room for the outline beside the text. */
const BESIDE = '(min-width: 960px)';

/** The section of an outline that is being read, as the window scrolls; null before the first. */
export function useCurrentSection(outline: readonly Section[], places: TextPlaces | null): Section | null {
  const [current, setCurrent] = useState<Section | null>(null);
  useEffect(() => {
    if (!places || outline.length === 0) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      setCurrent(outline[countAbove(outline, places, innerHeight * READING_LINE) - 1] ?? null);
    };
    const plan = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    for (const type of ['scroll', 'resize']) addEventListener(type, plan, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      for (const type of ['scroll', 'resize']) removeEventListener(type, plan);
    };
  }, [outline, places]);
  return current;
}

/** How many of an outline's headings stand above a height of the viewport, px. */
function countAbove(outline: readonly Section[], places: TextPlaces, line: number): number {
  let [low, high] = [0, outline.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const top = places.elementAt(outline[middle].start)?.getBoundingClientRect().top ?? 0;
    if (top > line) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether the window has room for the outline beside the text. */
export function useRoomBeside(): boolean {
  const query = useMemo(() => matchMedia(BESIDE), []);
  const [room, setRoom] = useState(query.matches);
  useEffect(() => {
    const follow = () => setRoom(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return room;
}
