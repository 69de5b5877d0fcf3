import type { Span } from '../../utils/text/span';

/** A line of a document as it is drawn. */
interface Line {
  readonly element: HTMLElement;
  readonly node: Text;
  /** UTF-16 units in the document's text. */
  readonly start: number;
}

/** Finds places of a document's text where they are drawn, and the other way round. Made after `DocumentText` was drawn. */
export class TextPlaces {
  readonly #lines: readonly Line[];

  constructor(article: Element) {
    this.#lines = [...article.querySelectorAll<HTMLElement>('[data-start]')].flatMap((element) => {
      const node = element.firstChild;
      return node instanceof Text ? [{ element, node, start: Number(element.dataset.start) }] : [];
    });
  }

  /** The element of the line in which an offset of the text stands; the last line for an offset beyond the end. */
  elementAt(offset: number): HTMLElement | null {
    return this.#lineAt(offset)?.element ?? null;
  }

  /** The element of the line before or after another one; null where there is none. */
  neighbourOf(element: HTMLElement, step: 1 | -1): HTMLElement | null {
    const at = this.#lines.findIndex((line) => line.element === element);
    return at < 0 ? null : (this.#lines[at + step]?.element ?? null);
  }

  /** What a span of the text takes of the page; null where it is beyond the text's end. */
  rangeOf({ start, end }: Span): StaticRange | null {
    const first = this.#lineAt(start);
    const last = this.#lineAt(Math.max(start, end - 1));
    if (!first || !last || start > last.start + last.node.length) return null;
    return new StaticRange({
      startContainer: first.node,
      startOffset: Math.min(start - first.start, first.node.length),
      endContainer: last.node,
      endOffset: Math.min(end - last.start, last.node.length),
    });
  }

  /** The span of the text that a range of the page covers; null where nothing of the text is in it. */
  spanOf(range: Range): Span | null {
    const inside = this.#lines.filter(({ node }) => range.intersectsNode(node));
    const first = inside[0];
    const last = inside.at(-1);
    if (!first || !last) return null;
    const start = first.start + (range.startContainer === first.node ? range.startOffset : 0);
    const end = last.start + (range.endContainer === last.node ? range.endOffset : last.node.length);
    return start < end ? { start, end } : null;
  }

  /** The span of the line that an element draws. */
  lineOf(element: HTMLElement): Span {
    const start = Number(element.dataset.start);
    return { start, end: start + (element.textContent ?? '').length };
  }

  /** The first line of which something is below a height of the viewport, px; null where none is. */
  firstBelow(top: number): HTMLElement | null {
    let [low, high] = [0, this.#lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#lines[middle].element.getBoundingClientRect().bottom > top) high = middle;
      else low = middle + 1;
    }
    return this.#lines[low]?.element ?? null;
  }

  #lineAt(offset: number): Line | null {
    let [low, high] = [0, this.#lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#lines[middle].start > offset) high = middle;
      else low = middle + 1;
    }
    return this.#lines[Math.max(0, low - 1)] ?? null;
  }
}
