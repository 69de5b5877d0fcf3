/** What a page says of the pages that its article is divided into. */
export interface Paging {
  /** Its own number, from 1, where it says so (第2页/共3页); else null. */
  readonly number: number | null;
  /** Numbers in the addresses of the other pages that it links (see `PageAddress`), ascending. */
  readonly linked: readonly number[];
}

/** The address of a page of an article. */
export interface PageAddress {
  /** The address without the page's number. */
  readonly base: string;
  /** 0 where there is none: the first page. Some sites give the second page 1, others 2. */
  readonly number: number;
}

/** The last part of a path with the page's number: content_5557_2.htm, t20201105_1.shtml, 2020-1105-3.html. */
const NUMBERED = /^(.{2,}?)[_-]([1-9]\d?)(\.\w+)?$/;

/** What a date leaves in front of its day: 2020-11-5.html is no fifth page. */
const MONTH = /(?:^|\D)(?:19|20)\d\d[-_]?\d{1,2}$/;

/** Names of parameters that have the page's number. */
const PARAMETERS = ['page', 'p', 'pageno', 'pagenum', 'currentpage'];
const PARAMETER_NUMBER = /^[1-9]\d?$/;

/** Parts of an address; null for what is no address on the web. */
export function pageAddressOf(address: string): PageAddress | null {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  url.hash = '';
  for (const [name, value] of [...url.searchParams]) {
    if (!PARAMETERS.includes(name.toLowerCase()) || !PARAMETER_NUMBER.test(value)) continue;
    url.searchParams.delete(name);
    // Without anything else it names an article: example.com/?p=12.
    if (url.pathname === '/' && url.search === '') return { base: address, number: 0 };
    return { base: url.href, number: Number(value) };
  }
  const slash = url.pathname.lastIndexOf('/') + 1;
  const [, name, number, ending = ''] = NUMBERED.exec(url.pathname.slice(slash)) ?? [];
  if (name === undefined || MONTH.test(name)) return { base: url.href, number: 0 };
  url.pathname = url.pathname.slice(0, slash) + name + ending;
  return { base: url.href, number: Number(number) };
}

/** What links to other pages of an article say, besides their numbers. */
const WORDS = /(?:[上下前后]一?|尾|末)页/;
const NUMBER = /^[[（(【]?\s*\d{1,2}\s*[\]）)】]?$/;

/** Longer links and lines are no pager's, UTF-16 units. */
const LINK_UNITS = 12;
const LINE_UNITS = 60;

/** 第2页/共3页, 共3页 第2页. */
const STATED =
  /第\s*(\d{1,2})\s*页[\s，,/／|]*共\s*(\d{1,2})\s*页|共\s*(\d{1,2})\s*页[\s，,/／|]*第\s*(\d{1,2})\s*页/;

/** The pager of TRS WCM, which most government sites use, before its script has run: number of pages, index of this one. */
const SCRIPT = /createPageHTML\(\s*(\d{1,2})\s*,\s*(\d{1,2})\s*,/;

/**
 * What a page says of the pages of its article: by links to them, by 下一页, or by its number. Null where it says nothing,
 * or where its 下一页 leads elsewhere.
 * @param url Address of the page; empty where that is not known.
 * @param lines Lines of its whole text.
 */
export function findPaging(
  page: Document,
  html: string,
  url: string,
  lines: readonly string[],
): Paging | null {
  const own = pageAddressOf(url);
  if (own === null) return null;
  const linked = new Set<number>();
  let leadsElsewhere = false;
  for (const link of page.querySelectorAll('a')) {
    const text = (link.textContent ?? '').trim();
    if (text.length > LINK_UNITS || !(WORDS.test(text) || NUMBER.test(text))) continue;
    const href = link.getAttribute('href') ?? '';
    const target = URL.canParse(href, url) ? pageAddressOf(new URL(href, url).href) : null;
    if (target?.base === own.base) linked.add(target.number);
    else if (target !== null && WORDS.test(text)) leadsElsewhere = true;
  }
  linked.delete(own.number);
  const short = lines.filter((line) => line.length <= LINE_UNITS);
  const stated = short.map(statedIn).find((found) => found !== null) ?? scripted(html);
  const hasWords = !leadsElsewhere && short.some((line) => WORDS.test(line));
  if (linked.size === 0 && !hasWords && (stated === null || stated.count < 2)) return null;
  const number = stated?.number ?? null;
  return { number, linked: [...linked].sort((a, b) => a - b) };
}

interface Stated {
  /** Number of the page, and of all pages. */
  readonly number: number;
  readonly count: number;
}

function statedIn(line: string): Stated | null {
  const [found, a, b, c, d] = STATED.exec(line) ?? [];
  return found === undefined ? null : { number: Number(a ?? d), count: Number(b ?? c) };
}

function scripted(html: string): Stated | null {
  const [found, count, index] = SCRIPT.exec(html) ?? [];
  return found === undefined ? null : { number: Number(index) + 1, count: Number(count) };
}
