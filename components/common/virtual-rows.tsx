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
  /** Height of a row before it was drawn, px; drawn rows are measured. */
  rowHeight: number;
  /** The name by which a row is known again when others come or go. */
  keyOf(at: number): string;
  children(at: number): ComponentChildren;
  /** What the list is, for screen readers. */
  label?: string;
  class?: string;
  /** A row that is drawn wherever it stands: the one that has the focus, or gets it by Tab. */
  kept?: number;
  /** Height of what covers the window's top, px. */
  covered?: number;
  handle?: Ref<VirtualRowsHandle>;
}

/** What can be asked of a list of rows. */
export interface VirtualRowsHandle {
  /** Scrolls the window until a row can be seen; does nothing where it can be. */
  reveal(at: number): void;
}

/** A list in the window's own scrolling of which only the rows near the viewport are in the document. */
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
    // Whole pixels: with a margin that trembles while it is scrolled, every row would be laid out anew.
    scrollMargin: list.current ? Math.round(list.current.getBoundingClientRect().top + scrollY) : 0,
    initialRect: { width: innerWidth, height: innerHeight },
    initialOffset: () => scrollY,
  };
  const [rows] = useState(() => new Virtualizer(options));
  rows.setOptions(options);
  useLayoutEffect(() => rows._didMount(), []);
  useLayoutEffect(() => rows._willUpdate());
  // Where the list begins is known only now.
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
