import { daysOf } from './instant';
import type { PageDescription } from './page-description';

/** What a page's structured data (JSON-LD, schema.org) says about its article. */
export interface JsonFacts {
  /** Values as written, best first. */
  readonly dates: readonly string[];
  readonly publisher: string;
  readonly authors: readonly string[];
  readonly urls: readonly string[];
}

/** Longest structured data that is read, UTF-16 units, and its maximum number of objects. */
const MAX_UNITS = 500_000;
const MAX_OBJECTS = 2_000;

/** Members about other things than the page itself. */
const OTHERS = new Set(
  'comment review itemListElement hasPart mentions citation isBasedOn relatedLink breadcrumb image video logo author publisher creator'.split(
    ' ',
  ),
);

/** Best first; `pubDate` is Baidu's. */
const DATES = ['datePublished', 'pubDate', 'uploadDate', 'dateCreated'];

type Item = Readonly<Record<string, unknown>>;

/** Reads JSON-LD scripts, however nested; only dates from those that can't be parsed. @param title The page's title, by which its article is recognised. */
export function readJsonLd(scripts: readonly string[], title: string | null): JsonFacts {
  const broken: string[] = [];
  const items: Item[] = [];
  for (const script of scripts) {
    if (script.length > MAX_UNITS) continue;
    const value = parsed(script);
    if (value === undefined) broken.push(...datesIn(script));
    else items.push(...itemsIn(value));
  }
  const articles = items
    .map((item, at) => ({ item, at, rank: rankOf(item, title) }))
    .filter(({ rank }) => rank < NO_ARTICLE)
    .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ item }) => item);
  const namesOf = (item: Item, keys: readonly string[]) => keys.flatMap((key) => namesIn(item[key]));
  return {
    dates: [...articles.flatMap((item) => DATES.flatMap((key) => stringsIn(item[key]))), ...broken],
    publisher: articles.flatMap((item) => namesOf(item, ['sourceOrganization', 'publisher']))[0] ?? '',
    authors:
      articles.map((item) => namesOf(item, ['author', 'creator'])).find(({ length }) => length > 0) ?? [],
    urls: articles.flatMap(({ mainEntityOfPage, url, ...item }) => [
      ...stringsIn(url),
      ...stringsIn(mainEntityOfPage),
      ...stringsIn((mainEntityOfPage as Item | undefined)?.['@id']),
      ...stringsIn(item['@id']),
    ]),
  };
}

const NO_ARTICLE = 9;

/** Lower is better: the article of the page's title, other articles, pages, anything with a date. */
function rankOf(item: Item, title: string | null): number {
  const types = stringsIn(item['@type']).join(' ');
  const isPlain = types === '' && [...DATES, 'headline'].some((key) => key in item);
  const kind = /article|posting|report|news(?!\w*organization)/i.test(types)
    ? 1
    : /page\b|video|document|creativework/i.test(types)
      ? 2
      : isPlain
        ? 3
        : NO_ARTICLE;
  const [headline = ''] = [...stringsIn(item.headline), ...stringsIn(item.title)];
  const isOfPage =
    title !== null && headline !== '' && (headline.includes(title) || title.includes(headline));
  return kind === 1 && isOfPage ? 0 : kind;
}

function itemsIn(value: unknown): Item[] {
  const items: Item[] = [];
  const queue: unknown[] = [value];
  for (let at = 0; at < queue.length && at < MAX_OBJECTS; at++) {
    const each = queue[at];
    if (Array.isArray(each)) queue.push(...each.slice(0, MAX_OBJECTS));
    else if (typeof each === 'object' && each !== null) {
      items.push(each as Item);
      for (const [key, inner] of Object.entries(each)) if (!OTHERS.has(key)) queue.push(inner);
    }
  }
  return items;
}

function stringsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => (typeof each === 'string' ? [each] : []));
  if (typeof value === 'number') return [`${value}`];
  return typeof value === 'string' ? [value] : [];
}

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.slice(0, MAX_OBJECTS).flatMap(namesIn);
  if (typeof value === 'object' && value !== null) return stringsIn((value as Item).name);
  return stringsIn(value);
}

/** The value of JSON, even with the usual faults; undefined where it can't be parsed. */
function parsed(script: string): unknown {
  const json = script
    .trim()
    .replace(/^(?:\/\/|\/\*)? ?(?:<!--|<!\[CDATA\[)(?: ?\*\/)?/, '')
    .replace(/(?:\/\/|\/\*)? ?(?:-->|\]\]>)(?: ?\*\/)?$/, '')
    .trim()
    .replace(/;$/, '');
  // Line ends and tabs in strings, and commas before a closing bracket.
  const repaired = json.replace(/[\t\n\r\f\v]+/g, ' ').replace(/,\s*(?=[}\]])/g, '');
  for (const text of [json, repaired]) {
    try {
      return JSON.parse(text);
    } catch {
      // The next one, or none.
    }
  }
  return undefined;
}

/** Dates of publication in broken JSON. */
function datesIn(script: string): string[] {
  return Array.from(script.matchAll(/"(?:datePublished|pubDate)"\s*:\s*"([^"]{4,60})"/g), ([, date]) => date);
}

/** What a WeChat page (微信公众平台) says; empty where it doesn't. */
export interface WechatFacts {
  /** Best first. */
  readonly days: readonly string[];
  /** The account. */
  readonly outlet: string;
  readonly author: string;
}

/** `var ct = "1604541060"`, `create_time: JsDecode('1604541060')`, `var createTime = '2020-11-05 10:11'`. */
const TIMES = [
  /\b(?:ct|create_time)\b['"]?\s*[:=]\s*(?:\w+\()?\s*['"]?(\d{10}(?:\d{3})?)\b/,
  /\bcreateTime\b['"]?\s*[:=]\s*(?:\w+\()?\s*['"]([^'"]{8,40})['"]/,
];
const NICKNAME = /\bnick_?name\b['"]?\s*[:=]\s*(?:\w+\()?\s*(?:"([^"\\]{1,60})"|'([^'\\]{1,60})')/;

/** Null for other pages. A WeChat page is recognised by its address, a saved one by the ids of its elements. */
export function readWechat({ url, ids, scripts, metas }: PageDescription): WechatFacts | null {
  const isOfHost = URL.canParse(url) && new URL(url).hostname === 'mp.weixin.qq.com';
  if (!isOfHost && !(ids.has('js_name') && (ids.has('activity-name') || ids.has('publish_time'))))
    return null;
  const first = (pattern: RegExp) => {
    const found = scripts.map((script) => pattern.exec(script)).find((match) => match !== null);
    return found?.slice(1).find((group) => group !== undefined) ?? '';
  };
  const times = [...TIMES.map(first), ids.get('publish_time') ?? ''];
  return {
    days: times.flatMap(daysOf),
    outlet: ids.get('js_name') || first(NICKNAME),
    author: ids.get('js_author_name') || (metas.get('author')?.[0] ?? ''),
  };
}
