import type { Place } from './kept-place';
import { whileSettling } from './scrolling';

/**
 * The row of a virtual list at the top of the window and where it stands there; null where none is drawn.
 * @param covered Height of what covers the window's top, px.
 */
export function rowAtTop(covered: number): Place | null {
  const rows = [...document.querySelectorAll<HTMLElement>('.virtual-rows > [data-index]')]
    .map((row) => ({ at: Number(row.dataset.index), box: row.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > covered)
    .sort((a, b) => a.at - b.at);
  return rows.length === 0 ? null : { at: rows[0].at, top: rows[0].box.top };
}

/** Scrolls until a row of a virtual list stands where it did. @param reveal Scrolls to a row that is not drawn. */
export function goToRow({ at, top }: Place, reveal: (at: number) => void): void {
  whileSettling(() => {
    const row = document.querySelector(`.virtual-rows > [data-index="${at}"]`);
    if (row) scrollBy({ top: row.getBoundingClientRect().top - top, behavior: 'instant' });
    else reveal(at);
  });
}
