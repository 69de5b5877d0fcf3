import { NAME_MAX_UNITS, URL_MAX_UNITS } from '../limits';
import { publishedIn, readDate } from '../text/dates';
import { countHan } from '../text/han';
import { publishedInJson } from './json-ld';

/** What a page says of itself, apart from its text; null where it says nothing. */
export interface PageFacts {
  readonly title: string | null;
  readonly date: string | null;
  readonly site: string | null;
  /** The address it gives itself, http or https. */
  readonly url: string | null;
}

/** Names of meta elements, best first; those that Chinese government sites use are among them. */
const TITLE_NAMES = ['articletitle', 'og:title', 'twitter:title'];
const SITE_NAMES = ['og:site_name', 'sitename', 'application-name'];

/** What sites put behind the title of a page. */
const SITE_END = /(?:网|站|台|报|政府|频道|门户|首页|新闻|中心|在线|公众号|平台)$/;

/** So much of a title or heading is looked at, UTF-16 units. */
const LINE_UNITS = 1_000;

/** Fewest Han characters of a heading that is a title. */
const TITLE_HAN = 4;

/** Reads what a page says of itself. @param page An inert document. */
export function readFacts(page: Document): PageFacts {
  const metas = metaValues(page);
  const first = (names: readonly string[]) =>
    names.map((name) => metas.get(name)).find((value) => value !== undefined) ?? null;
  const site = first(SITE_NAMES)?.slice(0, NAME_MAX_UNITS) ?? null;
  return {
    title: titleOf(page, first(TITLE_NAMES), site),
    date: publishedIn((name) => metas.get(name)) ?? publishedInJson(page) ?? markedDate(page),
    site,
    url: webAddress(
      page.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href') ?? metas.get('og:url') ?? '',
    ),
  };
}

/** An address as it is kept, or null where it is not of the web or too long. */
export function webAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return /^https?:$/.test(protocol) && href.length <= URL_MAX_UNITS ? href : null;
}

/** Host name of an address of the web without `www.`; null for all else. */
export function hostName(address: string): string | null {
  const web = webAddress(address);
  return web === null ? null : new URL(web).hostname.replace(/^www\./, '');
}

function metaValues(page: Document): Map<string, string> {
  const values = new Map<string, string>();
  for (const meta of page.querySelectorAll('meta[content]')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop');
    const value = meta.getAttribute('content')?.trim() ?? '';
    const key = name?.trim().toLowerCase();
    if (key !== undefined && value !== '' && !values.has(key)) values.set(key, value);
  }
  return values;
}

function titleOf(page: Document, told: string | null, site: string | null): string | null {
  const headings = Array.from(page.querySelectorAll('h1'), (heading) => oneLine(heading.textContent ?? ''));
  const named = oneLine(page.title);
  const heading = headings.find((each) => countHan(each) >= TITLE_HAN && named.includes(each));
  const only = headings.length === 1 && countHan(headings[0]) >= TITLE_HAN ? headings[0] : null;
  const found = heading ?? withoutSite(oneLine(told ?? ''), site) ?? only ?? withoutSite(named, site);
  return found?.slice(0, NAME_MAX_UNITS) ?? null;
}

/** A page's title without the name of the site behind it: …的讲话_某某网, …的讲话 - 某某县人民政府. Null where it is empty. */
function withoutSite(title: string, site: string | null): string | null {
  const [first, ...others] = title.split(/\s*[_|｜]+\s*|\s+[-–—]{1,2}\s+/);
  const whole = others.length > 0 && countHan(first) >= TITLE_HAN ? first : title;
  const dash = /^(.+?)\s*[-–—]+\s*([^-–—]+)$/.exec(whole);
  const isSite = dash !== null && (dash[2] === site || SITE_END.test(dash[2]));
  const bare = isSite && countHan(dash[1]) >= TITLE_HAN ? dash[1] : whole;
  return bare.trim() === '' ? null : bare.trim();
}

function markedDate(page: Document): string | null {
  return readDate(page.querySelector('time[datetime]')?.getAttribute('datetime') ?? '');
}

function oneLine(text: string): string {
  return text.slice(0, LINE_UNITS).replace(/\s+/g, ' ').trim();
}
