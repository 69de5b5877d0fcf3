import { countHan } from '../text/han';

/** A line of a page's text: what stands between two breaks of the reading. */
export interface HtmlLine {
  readonly text: string;
  /** Its Han characters that are in links. */
  readonly linkedHan: number;
}

/** Elements without text of the page's own. */
const SKIPPED = new Set(
  'script style noscript template head iframe object svg math canvas audio video select textarea button input form nav dialog'.split(
    ' ',
  ),
);

/** Elements that break a line where they begin and end; the rest runs on. Source: HTML, "Rendering", display: block and table parts. */
export const BREAKING: ReadonlySet<string> = new Set(
  'address article aside blockquote body br caption center dd details dir div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Lines of the text below a node of an inert document, in order; empty ones are left out. */
export function linesOf(root: Node): HtmlLine[] {
  const lines: HtmlLine[] = [];
  let text = '';
  let linkedHan = 0;
  const end = () => {
    const line = collapsed(text);
    if (line !== '') lines.push({ text: line, linkedHan });
    text = '';
    linkedHan = 0;
  };
  // Its own stack: a page may be nested deeper than the engine's calls.
  const stack: { node: Node; linked: boolean; preformatted: boolean; leaving: boolean }[] = [
    { node: root, linked: false, preformatted: false, leaving: false },
  ];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, linked, preformatted, leaving } = next;
    if (node.nodeType === 3) {
      const data = node.nodeValue ?? '';
      if (linked) linkedHan += countHan(data);
      for (const [at, part] of (preformatted ? data.split(/\r\n|[\n\r]/) : [data]).entries()) {
        if (at > 0) end();
        text += part;
      }
      continue;
    }
    const name = node.nodeName.toLowerCase();
    const breaks = BREAKING.has(name);
    if (breaks) end();
    if (leaving || SKIPPED.has(name)) continue;
    if (breaks) stack.push({ node, linked, preformatted, leaving: true });
    const within = { linked: linked || name === 'a', preformatted: preformatted || name === 'pre' };
    for (let child = node.lastChild; child !== null; child = child.previousSibling)
      stack.push({ node: child, ...within, leaving: false });
  }
  end();
  return lines;
}

/** A page's text of its own in lines: without those that are mostly links, as in menus and lists of news. */
export function ownLines(root: Node): string[] {
  return linesOf(root)
    .filter(({ text, linkedHan }) => linkedHan * 2 <= countHan(text))
    .map(({ text }) => text);
}

const CHINESE = /[\p{Script=Han}，。、；：！？“”（）《》]/u;

/** White space as browsers collapse it; a line end of the source between two Chinese signs is none. */
function collapsed(text: string): string {
  const spaced = text.replace(/[\t\n\f\r ]+/g, (space, at: number) => {
    const isBetween = CHINESE.test(text[at - 1] ?? '') && CHINESE.test(text[at + space.length] ?? '');
    return isBetween && space.includes('\n') ? '' : ' ';
  });
  return spaced.trim();
}
