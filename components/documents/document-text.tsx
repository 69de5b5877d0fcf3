import type { Section } from '../../utils/corpus/document';
import type { Span } from '../../utils/text/span';

export interface DocumentTextProps {
  /** As the reader calls the document; its text's own title line follows where that is another. */
  title: string;
  text: string;
  paragraphs: readonly Span[];
  salutation: Span | null;
  sections: readonly Section[];
}

/**
 * A document's text. Each element with `data-start` holds one line of it in one text node; the attribute says where
 * the line begins in the text, UTF-16 units.
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

/** Whether a section's heading is a line by itself. */
function isHeadingAlone({ start, heading, rank }: Section, text: string): boolean {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end);
  return rank < 3 && text[start - 1] === '\n' && line.trimEnd().length <= heading.length + 1;
}
