import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TextPlaces } from '../../components/documents/text-places';
import { findAll } from '../../utils/text/find-all';
import { scrollToMiddle } from './scrolling';
import { useHighlight } from './use-highlight';

/** A wording that is looked for in a text, its places, and the one that is shown. */
export interface Finding {
  readonly wording: string;
  readonly count: number;
  /** From 0. */
  readonly at: number;
  find(wording: string): void;
  step(step: 1 | -1): void;
}

/** Finds a wording in a document's text as it is typed: paints all its places, and goes from one to the next. */
export function useFind(
  text: string,
  places: TextPlaces | null,
  input: RefObject<HTMLInputElement | null>,
): Finding {
  const [wording, setWording] = useState('');
  const [at, setAt] = useState(0);
  const spans = useMemo(() => findAll(text, wording), [text, wording]);
  const ranges = useMemo(
    () => (places ? spans.map((span) => places.rangeOf(span)).filter((range) => range !== null) : []),
    [places, spans],
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
    // From what is on the screen on, as the browser's own search does.
    const top = places?.firstBelow(0)?.dataset.start ?? '0';
    const first = Math.max(
      0,
      found.findIndex(({ start }) => start >= Number(top)),
    );
    setAt(first);
    const range = found[first] && places?.rangeOf(found[first]);
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
