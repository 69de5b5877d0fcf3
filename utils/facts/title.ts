import { NAME_MAX_UNITS } from '../limits';
import { countHan } from '../text/han';
import type { PageDescription } from './page-description';

/** Names of meta elements, best first; those that Chinese government sites use are among them. */
const TITLE_NAMES = ['articletitle', 'ogtitle', 'twittertitle'];
const SITE_NAMES = ['ogsitename', 'sitename', 'applicationname'];

/** What sites put behind the title of a page. */
const SITE_END = /(?:网|站|台|报|政府|频道|门户|首页|新闻|中心|在线|公众号|平台)$/;

/** Ends of a page's title that are the name of a site and not of a part of it. */
const SITE_NAME_END = /(?:网|网站|台|报|报社|人民政府|在线)$/;

/** So much of a title or heading is looked at, UTF-16 units. */
const LINE_UNITS = 1_000;

/** Fewest Han characters of a heading that is a title. */
const TITLE_HAN = 4;

type Said = Pick<PageDescription, 'title' | 'metas' | 'lines'>;

/** The name of the site as the page gives it; null where it gives none. */
export function siteIn({ metas }: Pick<PageDescription, 'metas'>): string | null {
  const name = SITE_NAMES.flatMap((each) => metas.get(each) ?? [])[0];
  return name?.slice(0, NAME_MAX_UNITS) ?? null;
}

/** The name of the site behind the title of a page; null where none is there. */
export function siteBehindTitle(title: string): string | null {
  const parts = title.split(/\s*[_|｜]+\s*|\s*[-–—]+\s*/);
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  return SITE_NAME_END.test(last) && countHan(last) >= 2 ? last : null;
}

/** The title of a page: its heading, or what it says it is, without the site's name. Null where it has none. */
export function titleIn({ title, metas, lines }: Said, site: string | null): string | null {
  const headings = lines.filter(({ isHeading }) => isHeading).map(({ text }) => text.slice(0, LINE_UNITS));
  const named = title.slice(0, LINE_UNITS);
  const said = TITLE_NAMES.flatMap((name) => metas.get(name) ?? [])[0] ?? '';
  const heading = headings.find((each) => countHan(each) >= TITLE_HAN && named.includes(each));
  const only = headings.length === 1 && countHan(headings[0]) >= TITLE_HAN ? headings[0] : null;
  const found = heading ?? withoutSite(said.slice(0, LINE_UNITS), site) ?? only ?? withoutSite(named, site);
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
