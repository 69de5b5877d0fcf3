import { isBody } from '../corpus/lines';
import { describePage, type PageTree } from '../facts/describe-page';
import { findFacts, type PageFacts } from '../facts/find-facts';
import { pageAddress } from '../facts/page-description';
import { NAME_MAX_UNITS, URL_MAX_UNITS } from '../limits';
import { countHan } from '../text/han';
import { type DecodedText, decodeText, type Encoding } from './decode-text';
import { BREAKING, parseInert } from './html-dom';
import type { ReadText } from './make-document';
import { findPaging } from './paging';
import { IntakeError } from './problem';
import { readStructure, type StyledLine } from './structure';

/** A saved page, or one in a tab. */
export interface PageSource {
  readonly html: string;
  /** Address of the tab; empty for a file, whose page may name its own address. */
  readonly url: string;
  /** Name of the file, where it is one. */
  readonly name: string;
}

/** Minimum Han characters of an article; a page with fewer in all its prose has none. */
const ARTICLE_HAN = 20;

/** Minimum share of the page's prose in an article; with less, the wrong part of the page was found. */
const ARTICLE_SHARE = 0.25;

/** Text from which Readability trusts an article, UTF-16 units: 120 in Chinese say what takes 500 in English. */
const ENOUGH_UNITS = 120;

/** The serializer returns the node, so that no markup is written and parsed again. */
const OPTIONS = { charThreshold: ENOUGH_UNITS, disableJSONLD: true, serializer: (node: Node) => node };

/** Maximum elements for the search of an article: where they are nested, its time grows with their square. */
const ARTICLE_ELEMENTS = 20_000;

/** Maximum pairs of an element and an ancestor for that search: about 2 s. Usual pages have 50,000. */
const ARTICLE_PAIRS = 500_000;

/** Access to the nodes of an inert document. */
const inertTree: PageTree<Node> = {
  typeOf: (node) => node.nodeType,
  nameOf: (element) => element.nodeName.toLowerCase(),
  attributeOf: (element, name) => (element as Element).getAttribute(name),
  dataOf: (text) => text.nodeValue ?? '',
  firstChildOf: (node) => node.firstChild,
  nextSiblingOf: (node) => node.nextSibling,
};

/**
 * Reads the article of a page: its text in paragraphs, title, date, outlet, author, address and site. If no article is
 * found, or the page has more than 20,000 elements, takes the page's text without its menus. The page is parsed inert:
 * nothing of it runs or is fetched.
 * @throws IntakeError with `noArticle` where there is no running Chinese text, with `tooComplex` for a page of more than
 * 200,000 elements.
 */
export async function readHtmlPage({ html, url, name }: PageSource): Promise<ReadText> {
  const { Readability } = await import('@mozilla/readability');
  const page = parseInert(html);
  const facts = findFacts(describePage(inertTree, page.documentElement, url), Date.now());
  const all = linesOf(page.body);
  const own = ownLines(all);
  const address = addressOf(facts, url);
  const paging = findPaging(
    page,
    html,
    url || address,
    all.map((line) => line.text),
  );
  // Last, since Readability takes the document apart.
  const found = isSearchable(page) ? articleLines(new Readability<Node>(page, OPTIONS)) : [];
  const prose = proseHan(own);
  const isWhole = proseHan(found) >= Math.max(ARTICLE_HAN, ARTICLE_SHARE * prose);
  const lines = withoutPrompts(isWhole ? found : own);
  if (prose < ARTICLE_HAN && !isWhole) throw new IntakeError({ kind: 'noArticle' });
  const host = address === '' ? '' : new URL(address).hostname.replace(/^www\./, '');
  return {
    text: readStructure(lines.map((text) => ({ text }))).text,
    title: facts.title,
    date: facts.date,
    outlet: facts.outlet,
    author: facts.author,
    url: address,
    source: (facts.site ?? host).slice(0, NAME_MAX_UNITS),
    name,
    leftOut: linesLeftOut(own, lines, facts.title),
    notes: [],
    paging,
  };
}

/** Lines of a page's text that are neither in the article nor its title. White space doesn't count. */
function linesLeftOut(all: readonly string[], taken: readonly string[], title: string | null): string[] {
  const bare = (line: string) => line.replace(/\s/g, '');
  const kept = new Set([...taken, title ?? ''].map(bare));
  return all.filter((line) => !kept.has(bare(line)));
}

/** The address that the page states, else that of the tab; empty if neither is on the web. */
function addressOf({ canonical }: PageFacts, url: string): string {
  const address = canonical || pageAddress(url);
  return address.length <= URL_MAX_UNITS ? address : '';
}

function isSearchable(page: Document): boolean {
  const elements = page.querySelectorAll('*');
  if (elements.length > ARTICLE_ELEMENTS) return false;
  const depths = new Map<Element | null, number>();
  let pairs = 0;
  for (const element of elements) {
    const depth = (depths.get(element.parentElement) ?? 0) + 1;
    depths.set(element, depth);
    pairs += depth;
  }
  return pairs <= ARTICLE_PAIRS;
}

function articleLines(readability: { parse(): { content?: Node | null } | null }): string[] {
  const content = readability.parse()?.content;
  return content ? linesOf(content).map(({ text }) => text) : [];
}

/** What a page asks of those who read it: 点击上方蓝字关注我们, 点个“在看”, 阅读原文. */
const PROMPT =
  /^(?:[^。]{0,8}(?:点击|长按|轻触|扫码|识别|戳)[^。]{0,20}(?:蓝字|关注|二维码|原文|小程序|订阅)[^。]{0,10}|[^。]{0,6}点[个亮击]?[“"「]?(?:在看|赞)[^。]{0,12}|[-—·\s]*(?:阅读原文|在看|分享|收藏|点赞|END|继续滑动看下一个|预览时标签不可点)[-—·\s]*)$/i;

/** The lines without prompts before and after the text. */
function withoutPrompts(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => !PROMPT.test(line));
  return start < 0 ? [] : lines.slice(start, lines.findLastIndex((line) => !PROMPT.test(line)) + 1);
}

function proseHan(lines: readonly string[]): number {
  return lines.filter(isBody).reduce((sum, line) => sum + countHan(line), 0);
}

/** A line of a page's text, between two breaks. */
export interface HtmlLine {
  readonly text: string;
  /** Number of its Han characters in links. */
  readonly linkedHan: number;
  /** Whether it is a heading of the highest level. */
  readonly isHeading: boolean;
}

/** Elements whose text is not the page's. */
const SKIPPED = new Set(
  'script style noscript template head iframe object svg math canvas audio video select textarea button input form nav dialog'.split(
    ' ',
  ),
);

/** Lines of the text in a node of an inert document, in order, without empty ones. */
export function linesOf(root: Node): HtmlLine[] {
  const lines: HtmlLine[] = [];
  let text = '';
  let linkedHan = 0;
  let isHeading = false;
  const end = () => {
    const line = collapsed(text);
    if (line !== '') lines.push({ text: line, linkedHan, isHeading });
    text = '';
    linkedHan = 0;
  };
  // An explicit stack: a page may be nested deeper than the engine can recurse.
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
    if (name === 'h1') isHeading = !leaving;
    if (leaving || SKIPPED.has(name)) continue;
    if (breaks) stack.push({ node, linked, preformatted, leaving: true });
    const within = { linked: linked || name === 'a', preformatted: preformatted || name === 'pre' };
    for (let child = node.lastChild; child !== null; child = child.previousSibling)
      stack.push({ node: child, ...within, leaving: false });
  }
  end();
  return lines;
}

/** The lines of HTML that is a text of its own, not a page of a site. */
export function styledLinesOf(html: string): StyledLine[] {
  return linesOf(parseInert(html).body).map(({ text, isHeading }) =>
    isHeading ? { text, style: 'heading' } : { text },
  );
}

/** The lines of a page's text, without those that are mostly links, as in menus and lists of news. */
function ownLines(lines: readonly HtmlLine[]): string[] {
  return lines.filter(({ text, linkedHan }) => linkedHan * 2 <= countHan(text)).map(({ text }) => text);
}

const CHINESE = /[\p{Script=Han}，。、；：！？“”（）《》]/u;

/** Collapses white space as browsers do, and removes line ends of the source between two Chinese characters. */
function collapsed(text: string): string {
  const spaced = text.replace(/[\t\n\f\r ]+/g, (space, at: number) => {
    const isBetween = CHINESE.test(text[at - 1] ?? '') && CHINESE.test(text[at + space.length] ?? '');
    return isBetween && space.includes('\n') ? '' : ' ';
  });
  return spaced.trim();
}

/** First bytes in which a declared encoding may appear; browsers look at 1,024, saved pages often have it later. */
const DECLARED_BYTES = 4_096;
const DECLARED = /<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)|^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:-]+)/i;

/**
 * Decodes a saved page by its content, whatever it declares (saved pages are often converted without a new declaration);
 * one that isn't Chinese in any known encoding as declared, with replacement characters.
 * @param chosen The encoding that the user chose instead.
 * @throws IntakeError with `binary` or `undecodable`.
 */
export function decodePage(bytes: Uint8Array, chosen: Encoding | null = null): DecodedText {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_BYTES));
  const [, meta, xml] = DECLARED.exec(head) ?? [];
  const declared = decoderFor(meta ?? xml);
  try {
    return decodeText(bytes, chosen);
  } catch (error) {
    const isUnknown = error instanceof IntakeError && error.problem.kind === 'undecodable';
    if (!isUnknown || declared === null) throw error;
    return { text: declared.decode(bytes), encoding: declared.encoding, isGuessed: true, unreadable: 0 };
  }
}

/** Null for a label that names no encoding. */
function decoderFor(label: string | undefined): TextDecoder | null {
  try {
    return label === undefined ? null : new TextDecoder(label);
  } catch {
    return null;
  }
}
