import { firstIndex } from '../../utils/binary-search';
import type { Section } from '../../utils/corpus/document';
import type { Span } from '../../utils/text/span';

interface DocumentTextProps {
  /** The user's title of the document; the text's own title line follows where it differs. */
  title: string;
  text: string;
  paragraphs: readonly Span[];
  salutation: Span | null;
  sections: readonly Section[];
}

/**
 * A document's text. Each element with `data-start` holds one line in one text node; the attribute is the
 * offset of the line in the text, UTF-16 units.
 */
export function DocumentText({ title, text, paragraphs, salutation, sections }: DocumentTextProps) {
  const own = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  const headings = new Map(
    sections.filter((section) => isHeadingAlone(section, text)).map(({ start, rank }) => [start, rank]),
  );
  return (
    <>
      {title === own ? (
        <h1 data-start={0}>{own}</h1>
      ) : (
        <>
          <h1>{title}</h1>
          <p class="document-own-title" data-start={0}>
            {own}
          </p>
        </>
      )}
      {paragraphs.map(({ start, end }) => {
        const line = text.slice(start, end);
        const rank = headings.get(start);
        if (rank === 1) {
          return (
            <h2 key={start} data-start={start}>
              {line}
            </h2>
          );
        }
        if (rank === 2) {
          return (
            <h3 key={start} data-start={start}>
              {line}
            </h3>
          );
        }
        return (
          <p
            key={start}
            class={start === salutation?.start ? 'document-salutation' : undefined}
            data-start={start}
          >
            {line}
          </p>
        );
      })}
    </>
  );
}

/** Whether a section's heading is a line of its own. */
function isHeadingAlone({ start, heading, rank }: Section, text: string): boolean {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end);
  return rank < 3 && text[start - 1] === '\n' && line.trimEnd().length <= heading.length + 1;
}

/** A line of a document as it is drawn. */
interface Line {
  readonly element: HTMLElement;
  readonly node: Text;
  /** Offset in the document's text, UTF-16 units. */
  readonly start: number;
}

/** Maps a document's text to the page and back. Created once `DocumentText` is drawn. */
export class TextLayout {
  readonly #lines: readonly Line[];

  constructor(article: Element) {
    this.#lines = [...article.querySelectorAll<HTMLElement>('[data-start]')].flatMap((element) => {
      const node = element.firstChild;
      return node instanceof Text ? [{ element, node, start: Number(element.dataset.start) }] : [];
    });
  }

  /** The element of the line at an offset of the text; the last line for an offset beyond the end. */
  elementAt(offset: number): HTMLElement | null {
    return this.#lineAt(offset)?.element ?? null;
  }

  /** The element of the line before or after another one; null where there is none. */
  neighbourOf(element: HTMLElement, step: 1 | -1): HTMLElement | null {
    const at = this.#lines.findIndex((line) => line.element === element);
    return at < 0 ? null : (this.#lines[at + step]?.element ?? null);
  }

  /** A span of the text as a range of the page; null where it is beyond the end of the text. */
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

  /** The span of the text that a range of the page covers; null where it covers none. */
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

  /** The first line that ends below a height of the viewport, px; null where none does. */
  firstBelow(top: number): HTMLElement | null {
    const lines = this.#lines;
    const isAbove = (line: number) => lines[line].element.getBoundingClientRect().bottom <= top;
    return lines[firstIndex(lines.length, isAbove)]?.element ?? null;
  }

  #lineAt(offset: number): Line | null {
    const lines = this.#lines;
    const next = firstIndex(lines.length, (line) => lines[line].start <= offset);
    return lines[Math.max(0, next - 1)] ?? null;
  }
}
