import type { KwicLine as Line } from '../../utils/lookup/answer';

/**
 * One occurrence in the corpus. A line has the node in the middle between its contexts and opens to the whole
 * sentence; with `whole`, for a single occurrence, the sentence is shown at once.
 */
export function KwicLine({ line, whole = false }: { line: Line; whole?: boolean }) {
  if (whole) {
    return (
      <li class="kwic">
        <Sentence line={line} />
        <English line={line} />
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
          <English line={line} />
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

/** English of what the sentence has of the glossary. */
function English({ line: { english } }: { line: Line }) {
  return english ? (
    <span class="kwic-english" lang="en">
      {english}
    </span>
  ) : null;
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

/** Longest node shown in full, UTF-16 units: a longer one leaves no room for context on a card of 340 px. */
const NODE_MAX_UNITS = 12;

/** A node as a line shows it: in full, or its first and last five characters if it has more than 12 units. */
export function elideNode(node: string): string {
  if (node.length <= NODE_MAX_UNITS) return node;
  const characters = Array.from(node);
  return `${characters.slice(0, 5).join('')}…${characters.slice(-5).join('')}`;
}

/** A sentence split at the node. */
interface SplitSentence {
  readonly before: string;
  readonly node: string;
  readonly after: string;
}

/**
 * Finds the node of a line in its sentence. Of several occurrences, the one whose surroundings agree longest
 * with the line's context is taken. Without an occurrence, the whole sentence is `before`.
 */
export function splitSentence({ sentence, left, node, right }: Line): SplitSentence {
  let best = -1;
  let bestLength = -1;
  for (let at = sentence.indexOf(node); node !== '' && at >= 0; at = sentence.indexOf(node, at + 1)) {
    const length =
      commonEnd(sentence.slice(0, at), left) + commonStart(sentence.slice(at + node.length), right);
    if (length > bestLength) {
      best = at;
      bestLength = length;
    }
  }
  if (best < 0) return { before: sentence, node: '', after: '' };
  return { before: sentence.slice(0, best), node, after: sentence.slice(best + node.length) };
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}
