import { tidyName } from '../collections/user-corpus';
import { NAME_MAX_UNITS } from '../limits';
import { countHan } from '../text/han';
import { authorIn } from './by-line';
import { dayInBeijing, daysOf } from './instant';
import { readJsonLd, readWechat } from './machine-facts';
import { findCanonical, type PageDescription } from './page-description';
import { findTitle, isInArticle, readVisible } from './visible-facts';

/** What a page says about itself, apart from its text. */
export interface PageFacts {
  /** Null where it has none. */
  readonly title: string | null;
  /** Day or month of publication, `2020-11-05` or `2020-11`; null where it gives none. */
  readonly date: string | null;
  /** Its source (来源) or publisher; empty where it names none. */
  readonly outlet: string;
  /** Its authors, joined by 、; empty where it names none. */
  readonly author: string;
  /** Name of the site; null where it gives none. */
  readonly site: string | null;
  /** The address it gives as its own (see `findCanonical`); empty where it gives none. */
  readonly canonical: string;
}

/** Names of meta elements as `metaName` has them, best first. */
const DATE_NAMES =
  'articlepublishedtime publishedtime publishtime pubtime pubdate publishdate datepublished publicationdate publisheddate firstpublishedtime ogarticlepublishedtime ogpublishedtime ogpubdate ogreleasedate releasedate releasetime weiboarticlecreateat bytedancepublishedtime apubtime ogtime articlepublished articledate parselypubdate sailthrudate citationpublicationdate citationdate dcdateissued dctermsissued dctermsavailable dctermscreated dcdatecreated dcdate dctermsdate createdate createtime createat date'.split(
    ' ',
  );
const OUTLET_NAMES = 'contentsource source articlesource newssource mediaid dcsource dctermssource'.split(
  ' ',
);
const PUBLISHER_NAMES = 'dcpublisher dctermspublisher publisher ogarticlepublisher articlepublisher'.split(
  ' ',
);
const AUTHOR_NAMES =
  'articleauthor ogarticleauthor contentauthor author dccreator dctermscreator citationauthor parselyauthor sailthruauthor byl'.split(
    ' ',
  );

/** Pages are younger than this: an earlier day in machine-readable data is a template's default. */
const FIRST_DAY = '1990-01-01';

/** 本站, 本报讯, 我网原创 and the like. */
const SELF =
  /^(?:(?:本|我)(?:站|网|网站|报|刊|台|社|局|厅|院|校|所|办|委|馆|单位|部门|中心)(?:讯|消息|原创|专稿|专讯|编辑|综合|整理|自采)?|原创|自采|网站原创)$/;

const NOBODY =
  /^(?:未知|不详|暂无|无|佚名|匿名|不明|空|默认|admin(?:istrator)?|(?:系统|网站|超级|本站)?管理员|本站编辑|小编|root|test|null|undefined|none|n\/?a|[-—/.*]+)$/i;

/**
 * Finds what a page says about itself. The README of this folder has the order of sources.
 * @param now ms since the epoch; later dates don't count.
 */
export function findFacts(page: PageDescription, now: number): PageFacts {
  const wechat = readWechat(page);
  const site = (wechat && tidyName(wechat.outlet)) || siteIn(page);
  const title = titleIn(page, site);
  const json = readJsonLd(page.jsonLd, title);
  const visible = readVisible(page.lines, title);
  const metas = (names: readonly string[]) => names.flatMap((name) => page.metas.get(name) ?? []);
  const today = dayInBeijing(now);
  const isPast = (day: string) => day <= today;
  const ofData = [...json.dates, ...metas(DATE_NAMES), ...timesOf(page, title)]
    .flatMap(daysOf)
    .filter((day) => day >= FIRST_DAY);
  const days = [...(wechat?.days ?? []), ...visible.labelled, ...ofData, ...visible.alone];
  const outlets = [
    wechat?.outlet ?? '',
    ...visible.outlets,
    ...metas(OUTLET_NAMES),
    json.publisher,
    ...metas(PUBLISHER_NAMES),
  ];
  const authors = [
    wechat?.author ?? '',
    ...visible.authors,
    authorIn(json.authors.filter(isName).join('、')),
    ...visible.reporters,
    ...metas(AUTHOR_NAMES).filter(isName).map(authorIn),
  ];
  const outlet = outlets.map(tidyName).find(isName) ?? '';
  const ownName = site ?? siteBehindTitle(page.title);
  return {
    title,
    date: days.find(isPast) ?? null,
    outlet: SELF.test(outlet) ? (ownName ?? outlet) : outlet,
    author: authors.map(tidyName).find((name) => isName(name) && !SELF.test(name)) ?? '',
    site,
    canonical: findCanonical(page, json.urls),
  };
}

/** Dates of time elements: those marked as date of publication, then the first within the article. */
function timesOf({ times, lines }: PageDescription, title: string | null): string[] {
  const published = times.filter(({ isPublished }) => isPublished);
  const titleLine = lines[findTitle(lines, title)];
  const own = times.filter(({ line }) => lines[line] !== undefined && isInArticle(lines[line], titleLine));
  return [...published, ...own.slice(0, 1)].map(({ value }) => value);
}

/** Whether a value names someone: it is no address, account name or word for nobody. */
function isName(value: string): boolean {
  const name = value.trim();
  const isAccount = !/\p{L}/u.test(name) || /^[\w.@-]*(?:\d|_|@)[\w.@-]*$/.test(name);
  return name !== '' && !NOBODY.test(name) && !/^https?:/i.test(name) && !isAccount;
}

/** Names of meta elements, best first; those that Chinese government sites use are among them. */
const TITLE_NAMES = ['articletitle', 'ogtitle', 'twittertitle'];
const SITE_NAMES = ['ogsitename', 'sitename', 'applicationname'];

/** Ends of the names that sites put after a page's title. */
const SITE_END = /(?:网|站|台|报|政府|频道|门户|首页|新闻|中心|在线|公众号|平台)$/;

/** Ends of names that are those of a whole site, not of a section. */
const SITE_NAME_END = /(?:网|网站|台|报|报社|人民政府|在线)$/;

/** At most this much of a title or heading is read, UTF-16 units. */
const LINE_UNITS = 1_000;

/** A title has at least this number of Han characters. */
const MIN_TITLE_HAN = 4;

type Said = Pick<PageDescription, 'title' | 'metas' | 'lines'>;

/** The name of the site as the page gives it; null where it gives none. */
function siteIn({ metas }: Pick<PageDescription, 'metas'>): string | null {
  const name = SITE_NAMES.flatMap((each) => metas.get(each) ?? [])[0];
  return name?.slice(0, NAME_MAX_UNITS) ?? null;
}

/** The site's name after a page's title; null where there is none. */
function siteBehindTitle(title: string): string | null {
  const parts = title.split(/\s*[_|｜]+\s*|\s*[-–—]+\s*/);
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  return SITE_NAME_END.test(last) && countHan(last) >= 2 ? last : null;
}

/** A page's title without the site's name, from its heading, meta elements or title element; null where it has none. */
function titleIn({ title, metas, lines }: Said, site: string | null): string | null {
  const named = title.slice(0, LINE_UNITS);
  // The site's own name may be a heading, too.
  const headings = lines
    .filter(({ isHeading }) => isHeading)
    .map(({ text }) => text.slice(0, LINE_UNITS))
    .filter((text) => text === named || !SITE_NAME_END.test(text));
  const said = TITLE_NAMES.flatMap((name) => metas.get(name) ?? [])[0] ?? '';
  const heading = headings.find((each) => countHan(each) >= MIN_TITLE_HAN && named.includes(each));
  const only = headings.length === 1 && countHan(headings[0]) >= MIN_TITLE_HAN ? headings[0] : null;
  const found = heading ?? withoutSite(said.slice(0, LINE_UNITS), site) ?? only ?? withoutSite(named, site);
  return found?.slice(0, NAME_MAX_UNITS) ?? null;
}

/** What is between the places of a path: 首页 > 讲话 » …的讲话. */
const PATH_SIGN = /\s+[>›]\s+|\s*»\s*/;

/** The title in a path of the site's places, at whichever end it is: the longest part that is no site's name. */
function withoutPath(title: string): string {
  const parts = title.split(PATH_SIGN).filter((part) => !SITE_END.test(part));
  return parts.reduce((longest, part) => (countHan(part) > countHan(longest) ? part : longest), '') || title;
}

/** A title without the site's name after it: …的讲话_某某网, …的讲话 - 某某县人民政府. Null where it is empty. */
function withoutSite(title: string, site: string | null): string | null {
  const [first, ...others] = withoutPath(title).split(/\s*[_|｜]+\s*|\s+[-–—]{1,2}\s+/);
  const whole = others.length > 0 && countHan(first) >= MIN_TITLE_HAN ? first : withoutPath(title);
  const dash = /^(.+?)\s*[-–—]+\s*([^-–—]+)$/.exec(whole);
  const isSite = dash !== null && (dash[2] === site || SITE_END.test(dash[2]));
  const bare = isSite && countHan(dash[1]) >= MIN_TITLE_HAN ? dash[1] : whole;
  return bare.trim() === '' ? null : bare.trim();
}
