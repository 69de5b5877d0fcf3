import {
  defaultRangeExtractor,
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  type VirtualizerOptions,
  windowScroll,
} from '@tanstack/virtual-core';
import type { ComponentChildren, Ref } from 'preact';
import { useImperativeHandle, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

interface VirtualRowsProps {
  /** Number of rows. */
  count: number;
  /** Estimated height of a row, px; drawn rows are measured. */
  rowHeight: number;
  /** Identifies a row when others are added or removed. */
  keyOf(at: number): string;
  children(at: number): ComponentChildren;
  /** Label for screen readers. */
  label?: string;
  class?: string;
  /** A row that is always drawn: the one with the focus, or that Tab reaches. */
  kept?: number;
  /** Height of what covers the top of the window, px. */
  covered?: number;
  handle?: Ref<VirtualRowsHandle>;
}

export interface VirtualRowsHandle {
  /** Scrolls the window until a row is visible; does nothing if it is. */
  reveal(at: number): void;
}

/** A list that scrolls with the window and has only the rows near the viewport in the document. */
export function VirtualRows({
  count,
  rowHeight,
  keyOf,
  children,
  label,
  class: name,
  kept,
  covered = 0,
  handle,
}: VirtualRowsProps) {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const list = useRef<HTMLUListElement>(null);
  const options: VirtualizerOptions<Window, HTMLElement> = {
    count,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    getScrollElement: () => window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    onChange: redraw,
    overscan: 8,
    scrollPaddingStart: covered,
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range);
      return kept === undefined || kept >= count || near.includes(kept) ? near : [...near, kept];
    },
    // Whole pixels: a margin that jitters while scrolling would have every row laid out again.
    scrollMargin: list.current ? Math.round(list.current.getBoundingClientRect().top + scrollY) : 0,
    initialRect: { width: innerWidth, height: innerHeight },
    initialOffset: () => scrollY,
  };
  const [rows] = useState(() => new Virtualizer(options));
  rows.setOptions(options);
  useLayoutEffect(() => rows._didMount(), []);
  useLayoutEffect(() => rows._willUpdate());
  // The top of the list is known only now.
  useLayoutEffect(() => redraw(0), []);
  useImperativeHandle(
    handle ?? null,
    () => ({ reveal: (at: number) => rows.scrollToIndex(at, { align: 'auto' }) }),
    [],
  );
  const drawn = rows.getVirtualItems();
  return (
    <ul
      class={`virtual-rows ${name ?? ''}`}
      aria-label={label}
      ref={list}
      style={{ height: `${rows.getTotalSize()}px` }}
    >
      {drawn.map(({ key, index, start }) => (
        <li
          key={key}
          aria-setsize={count}
          aria-posinset={index + 1}
          data-index={index}
          ref={rows.measureElement}
          style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
        >
          {children(index)}
        </li>
      ))}
    </ul>
  );
}
