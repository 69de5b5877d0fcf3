import type { KwicLine as Line } from '../../utils/lookup/answer';
import { elideNode, splitSentence } from './kwic-text';

/**
 * One occurrence in the corpus. A line has the node in the middle between its contexts and opens to the whole
 * sentence; with `whole`, for a single occurrence, the sentence is shown at once.
 */
export function KwicLine({ line, whole = false }: { line: Line; whole?: boolean }) {
  if (whole) {
    return (
      <li class="kwic">
        <Sentence line={line} />
        <Source line={line} />
      </li>
    );
  }
  return (
    <li class="kwic">
      <details>
        <summary>
          <span class="kwic-row" lang="zh-Hans">
            <span class="kwic-left">
              <span>{line.left}</span>
            </span>
            <LineNode node={line.node} />
            <span class="kwic-right">{line.right}</span>
          </span>
          <Source line={line} />
        </summary>
        <Sentence line={line} />
      </details>
    </li>
  );
}

/** A line's node. Read out and copied in full, even where it is shortened on the screen. */
export function LineNode({ node }: { node: string }) {
  const shown = elideNode(node);
  if (shown === node) return <mark>{node}</mark>;
  return (
    <mark>
      <span class="only-read-aloud">{node}</span>
      <span class="kwic-elided" aria-hidden="true">
        {shown}
      </span>
    </mark>
  );
}

function Sentence({ line }: { line: Line }) {
  const { before, node, after } = splitSentence(line);
  return (
    <blockquote class="kwic-sentence" lang="zh-Hans">
      {before}
      <mark>{node}</mark>
      {after}
    </blockquote>
  );
}

function Source({ line }: { line: Line }) {
  const { documentTitle, year, section } = line;
  return (
    <span class="kwic-source" lang="zh-Hans">
      <cite title={documentTitle}>{documentTitle}</cite>
      {year !== null && <span class="kwic-year">{year}</span>}
      {section !== '' && (
        <span class="kwic-section" title={section}>
          {section}
        </span>
      )}
    </span>
  );
}
