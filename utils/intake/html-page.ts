import { isBody } from '../corpus/lines';
import { pageAddress } from '../facts/canonical';
import { describePage, type PageTree } from '../facts/describe-page';
import { findFacts, type PageFacts } from '../facts/find-facts';
import { NAME_MAX_UNITS, URL_MAX_UNITS } from '../limits';
import { countHan } from '../text/han';
import { linesOf, ownLines } from './html-lines';
import { parseInert } from './html-parse';
import { IntakeError } from './problem';
import type { ReadText } from './read-text';

/** A page as it was saved or as it stands in a tab. */
export interface PageSource {
  readonly html: string;
  /** Where it was read, or empty for a file; then its own word for it is taken. */
  readonly url: string;
  /** Name of the file, where it is one. */
  readonly name: string;
}

/** Han characters that an article has at the least; a page with fewer in all its prose has none. */
const ARTICLE_HAN = 20;

/** Part of the page's prose that an article must have: below it, the wrong part of the page was found. */
const ARTICLE_SHARE = 0.25;

/** Text from which an article is believed to be found, UTF-16 units: Chinese says in 120 what takes English 500. */
const ENOUGH_UNITS = 120;

/** As a node, so that no markup is written and read again. */
const OPTIONS = { charThreshold: ENOUGH_UNITS, disableJSONLD: true, serializer: (node: Node) => node };

/** Elements of a page among which an article is looked for: its time grows with their square where they are nested. */
const ARTICLE_ELEMENTS = 20_000;

/** Pairs of an element and one that it is in, up to which an article is looked for: some 2 s. Usual pages have 50,000. */
const ARTICLE_PAIRS = 500_000;

/** How an inert document is read. */
const inertTree: PageTree<Node> = {
  typeOf: (node) => node.nodeType,
  nameOf: (element) => element.nodeName.toLowerCase(),
  attributeOf: (element, name) => (element as Element).getAttribute(name),
  dataOf: (text) => text.nodeValue ?? '',
  firstChildOf: (node) => node.firstChild,
  nextSiblingOf: (node) => node.nextSibling,
};

/**
 * Reads the article of a page: its text in paragraphs, title, date, outlet, author, address and site. Where none is
 * found, and in a page of more than 20,000 elements, the page's own text without its menus stands in. The page is parsed inert:
 * nothing of it runs or is fetched.
 * @throws IntakeError with `noArticle` where there is no running Chinese text, with `tooComplex` for a page of more than
 * 200,000 elements.
 */
export async function readHtmlPage({ html, url, name }: PageSource): Promise<ReadText> {
  const { Readability } = await import('@mozilla/readability');
  const page = parseInert(html);
  const facts = findFacts(describePage(inertTree, page.documentElement, url), Date.now());
  const own = ownLines(page.body);
  // It takes the document apart, and so comes last.
  const found = isSearchable(page) ? articleLines(new Readability<Node>(page, OPTIONS)) : [];
  const prose = proseHan(own);
  const isWhole = proseHan(found) >= Math.max(ARTICLE_HAN, ARTICLE_SHARE * prose);
  const lines = isWhole ? found : own;
  if (prose < ARTICLE_HAN && !isWhole) throw new IntakeError({ kind: 'noArticle' });
  const address = addressOf(facts, url);
  const host = address === '' ? '' : new URL(address).hostname.replace(/^www\./, '');
  return {
    text: lines.join('\n'),
    title: facts.title,
    isPage: true,
    date: facts.date,
    outlet: facts.outlet,
    author: facts.author,
    url: address,
    source: (facts.site ?? (host || name)).slice(0, NAME_MAX_UNITS),
  };
}

/** The page's own address for itself where it gives one, else where it was read; empty where neither is of the web. */
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

function proseHan(lines: readonly string[]): number {
  return lines.filter(isBody).reduce((sum, line) => sum + countHan(line), 0);
}
