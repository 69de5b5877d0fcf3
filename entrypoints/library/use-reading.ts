import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TextLayout } from '../../components/documents/document-text';
import { firstIndex } from '../../utils/binary-search';
import type { Section } from '../../utils/corpus/document';
import { useMediaQuery } from '../../utils/hooks/use-async';
import { findAll } from '../../utils/text/find-all';
import type { Span } from '../../utils/text/span';
import { scrollToMiddle } from './scroll-position';

/** A wording being searched in a text, its matches, and the current one. */
export interface Finding {
  readonly wording: string;
  readonly count: number;
  /** From 0. */
  readonly at: number;
  find(wording: string): void;
  step(step: 1 | -1): void;
}

/** Finds a wording in a document's text as it is typed: highlights all matches, and steps through them. */
export function useFind(
  text: string,
  layout: TextLayout | null,
  input: RefObject<HTMLInputElement | null>,
): Finding {
  const [wording, setWording] = useState('');
  const [at, setAt] = useState(0);
  const spans = useMemo(() => findAll(text, wording), [text, wording]);
  const ranges = useMemo(
    () => (layout ? spans.map((span) => layout.rangeOf(span)).filter((range) => range !== null) : []),
    [layout, spans],
  );
  const current = useMemo(() => ranges.slice(at, at + 1), [ranges, at]);
  useHighlight('document-find', ranges, 2);
  useHighlight('document-found', current, 3);

  function goTo(next: number, all: readonly StaticRange[]) {
    setAt(next);
    if (all[next]) scrollToMiddle(all[next], 'nearest');
  }

  function find(typed: string) {
    const found = findAll(text, typed);
    setWording(typed);
    // From what is on the screen on, like the browser's own search.
    const top = layout?.firstBelow(0)?.dataset.start ?? '0';
    const first = Math.max(
      0,
      found.findIndex(({ start }) => start >= Number(top)),
    );
    setAt(first);
    const range = found[first] && layout?.rangeOf(found[first]);
    if (range) scrollToMiddle(range, 'nearest');
  }

  function step(by: 1 | -1) {
    if (ranges.length > 0) goTo((at + by + ranges.length) % ranges.length, ranges);
  }

  const latest = useRef({ step, wording });
  latest.current = { step, wording };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const isField = event.target instanceof Element && event.target.matches('input, textarea, select');
      const isStep = event.key === 'F3' || (!isField && event.key.toLowerCase() === 'n');
      if (!isStep || (latest.current.wording === '' && event.key !== 'F3')) return;
      event.preventDefault();
      if (latest.current.wording === '') input.current?.focus();
      else latest.current.step(event.shiftKey ? -1 : 1);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [input]);

  return { wording, count: spans.length, at, find, step };
}

/**
 * A section is being read once its heading is above this share of the viewport's height: a link scrolls it to
 * the middle.
 */
const READING_LINE = 0.55;

/** Width from which the window has room for the outline beside the text. */
const BESIDE = '(min-width: 960px)';

/** The section of an outline that is being read, as the window scrolls; null before the first. */
export function useCurrentSection(outline: readonly Section[], layout: TextLayout | null): Section | null {
  const [current, setCurrent] = useState<Section | null>(null);
  useEffect(() => {
    if (!layout || outline.length === 0) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      setCurrent(outline[countAbove(outline, layout, innerHeight * READING_LINE) - 1] ?? null);
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
  }, [outline, layout]);
  return current;
}

/** How many of an outline's headings are above a height of the viewport, px. */
function countAbove(outline: readonly Section[], layout: TextLayout, line: number): number {
  const topOf = ({ start }: Section) => layout.elementAt(start)?.getBoundingClientRect().top ?? 0;
  return firstIndex(outline.length, (heading) => topOf(outline[heading]) <= line);
}

/** Whether the window has room for the outline beside the text. */
export function useRoomBeside(): boolean {
  return useMediaQuery(BESIDE);
}

/** The span of a document's text that is selected; null where none is. */
export function useSelectedSpan(
  article: RefObject<HTMLElement | null>,
  layout: TextLayout | null,
): Span | null {
  const [span, setSpan] = useState<Span | null>(null);
  useEffect(() => {
    if (!layout) return;
    const read = () => {
      const selection = getSelection();
      const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
      const isInText = range !== null && !range.collapsed && article.current?.contains(range.startContainer);
      setSpan(isInText ? layout.spanOf(range) : null);
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [article, layout]);
  return span;
}

/** Highlights ranges of the page under a name, over those of lower priority, while they are given. */
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
