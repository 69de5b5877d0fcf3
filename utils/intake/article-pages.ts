import type { UserDocument, UserDocumentWithText } from '../collections/user-corpus';
import { makeDocument } from './make-document';
import { type PageAddress, type Paging, pageAddressOf } from './paging';

/** A document that may be a page of an article. */
export interface ArticlePage extends UserDocumentWithText {
  /** What it says of the other pages; null where it says nothing, absent for a stored document, which doesn't keep it. */
  readonly paging?: Paging | null;
}

/** The page's number at the end of a title: （2）, (2/3), 第2页. */
const IN_TITLE = /[\s_—-]*(?:[（(【[]\s*\d{1,2}(?:\s*\/\s*\d{1,2})?\s*[)）】\]]|第\s*\d{1,2}\s*页)$/;

/** Shorter paragraphs may be in both pages by chance, UTF-16 units. */
const OWN_UNITS = 10;

/** Two pages that share more of their paragraphs are the same page twice, and not one after the other. */
const MAX_SHARED = 0.5;

/** A page in the order of its article. */
interface Placed<Page extends ArticlePage> extends PageAddress {
  readonly page: Page;
  /** Number of the last page that it has. */
  readonly last: number;
  /** Its paragraphs that are long enough to tell pages apart. */
  readonly own: ReadonlySet<string>;
}

/**
 * Finds the pages of articles that their sites divide. Pages belong together if they have the same title; addresses that
 * differ only by the page's number, without a gap from the first page on; a sign of further pages (`Paging`); and
 * different texts.
 * @returns The pages of each article, two or more, in their order.
 */
export function articlesOf<Page extends ArticlePage>(pages: readonly Page[]): Page[][] {
  const groups = new Map<string, Placed<Page>[]>();
  for (const page of pages) {
    const placed = page.paging === null ? null : placeOf(page);
    if (placed === null) continue;
    const key = `${placed.base}\n${bareTitle(page.info.title)}`;
    groups.set(key, [...(groups.get(key) ?? []), placed]);
  }
  return [...groups.values()].map(runOf).filter((run) => run.length > 1);
}

function placeOf<Page extends ArticlePage>(page: Page): Placed<Page> | null {
  const { url, pages } = page.info;
  const address = pageAddressOf(url);
  if (address === null) return null;
  const last = pageAddressOf(pages?.at(-1) ?? '')?.number ?? address.number;
  const paragraphs = paragraphsOf(page);
  const long = paragraphs.filter(({ length }) => length >= OWN_UNITS);
  return { ...address, page, last, own: new Set(long.length > 0 ? long : paragraphs) };
}

function bareTitle(title: string): string {
  return title.replace(IN_TITLE, '').replace(/\s/g, '');
}

function paragraphsOf({ text }: UserDocumentWithText): string[] {
  return text.split('\n').slice(1);
}

/** How many paragraphs two pages have in common. */
function shared({ own }: Placed<ArticlePage>, other: Placed<ArticlePage>): number {
  return [...own].filter((paragraph) => other.own.has(paragraph)).length;
}

function hasAllOf(page: Placed<ArticlePage>, other: Placed<ArticlePage>): boolean {
  return shared(other, page) === other.own.size;
}

/** The pages from the first one up to a gap. */
function runOf<Page extends ArticlePage>(group: readonly Placed<Page>[]): Page[] {
  const [first, ...others] = group.toSorted((a, b) => a.number - b.number);
  if (first.number > 1) return [];
  const run = [first];
  const numbers = new Set([first.number]);
  for (const next of others) {
    // Some sites have their first page twice, as c.htm and c_1.htm.
    const isCopy = run.some((earlier) => hasAllOf(earlier, next));
    if (!isCopy && !follows(run, next, numbers)) break;
    numbers.add(next.number);
    if (!isCopy) run.push(next);
  }
  return run.map(({ page }) => page);
}

/** @param numbers Of all pages before it. */
function follows(
  run: readonly Placed<ArticlePage>[],
  next: Placed<ArticlePage>,
  numbers: ReadonlySet<number>,
): boolean {
  const before = run[run.length - 1];
  const isNext = next.number === before.last + 1 || (before.last === 0 && next.number === 2);
  if (!isNext) return false;
  const linked = [before, next].flatMap(({ page }) => page.paging?.linked ?? []);
  const isBetween = (number: number) => number > before.last && number < next.number && !numbers.has(number);
  if (linked.some(isBetween)) return false;
  const count = run.reduce((sum, { page }) => sum + 1 + (page.info.pages?.length ?? 0), 0);
  const stated = next.page.paging?.number ?? null;
  if (stated !== null && stated !== count + 1) return false;
  return run.every(
    (earlier) => shared(earlier, next) <= MAX_SHARED * Math.min(earlier.own.size, next.own.size),
  );
}

/** What a page and stored documents have in common. */
export type PageOfArticle<Stored> =
  /** A stored document has the text of the page already. */
  | { readonly kind: 'contained'; readonly stored: Stored }
  /** The page has all that these stored documents have. */
  | { readonly kind: 'contains'; readonly stored: readonly Stored[] }
  /** They are pages of one article, here in their order with the page among them. */
  | { readonly kind: 'continues'; readonly pages: readonly (Stored | ArticlePage)[] };

/** Whether a document could be of the same article as a page, by address and title. */
export function mayBeSameArticle(
  page: Pick<UserDocument, 'url' | 'title'>,
  stored: Pick<UserDocument, 'url' | 'title'>,
): boolean {
  const base = pageAddressOf(page.url)?.base;
  return (
    base !== undefined &&
    base === pageAddressOf(stored.url)?.base &&
    bareTitle(page.title) === bareTitle(stored.title)
  );
}

/** How a page belongs to stored documents that may be of the same article; null where it doesn't. */
export function findArticle<Stored extends UserDocumentWithText>(
  page: ArticlePage,
  stored: readonly Stored[],
): PageOfArticle<Stored> | null {
  const whole = placeOf(page);
  if (whole === null) return null;
  const others = stored.flatMap((each) => placeOf(each) ?? []);
  const container = others.find((other) => hasAllOf(other, whole));
  if (container !== undefined) return { kind: 'contained', stored: container.page };
  const contained = others.filter((other) => hasAllOf(whole, other));
  if (contained.length > 0) return { kind: 'contains', stored: contained.map((each) => each.page) };
  const article = articlesOf<Stored | ArticlePage>([...stored, page]).find((pages) => pages.includes(page));
  return article === undefined ? null : { kind: 'continues', pages: article };
}

/**
 * One document of the pages of an article, in their order, with the facts of the first. What a page repeats of earlier ones
 * at its head (title, by-line, summary) is left out.
 * @throws IntakeError with `tooLong`.
 */
export async function joinPages(
  pages: readonly [UserDocumentWithText, ...UserDocumentWithText[]],
): Promise<UserDocumentWithText & { readonly sections: number }> {
  const [{ info: facts }, ...others] = pages;
  const whole: string[] = [];
  const there = new Set<string>();
  for (const paragraphs of pages.map(paragraphsOf)) {
    const start = paragraphs.findIndex((paragraph) => !there.has(paragraph));
    if (start >= 0) whole.push(...paragraphs.slice(start));
    for (const paragraph of paragraphs) there.add(paragraph);
  }
  const title = facts.title.replace(IN_TITLE, '');
  const { info, text, sections } = await makeDocument({
    ...facts,
    name: title,
    title,
    text: whole.join('\n'),
    leftOut: [],
    notes: [],
  });
  const { id, hash, han, units, year } = info;
  const addresses = [
    ...(facts.pages ?? []),
    ...others.flatMap(({ info: { url, pages: more = [] } }) => [url, ...more]),
  ];
  const own = { title, year: facts.year ?? year, pages: addresses, id, hash, han, units };
  return { info: { ...facts, ...own }, text, sections };
}

/**
 * A document that takes the place of earlier ones: where the user, or the page they came from, gave facts to the first of
 * these, it has them.
 */
export function inPlaceOf(
  document: UserDocumentWithText,
  [earlier]: readonly [UserDocument, ...UserDocument[]],
): UserDocumentWithText {
  const { info } = document;
  const { title, level, occasion, collection, addedAt } = earlier;
  const isDated = earlier.date !== null || earlier.year !== null;
  const { date, year } = isDated ? earlier : info;
  const names = {
    source: earlier.source || info.source,
    outlet: earlier.outlet || info.outlet,
    author: earlier.author || info.author,
  };
  return {
    ...document,
    info: { ...info, ...names, title, level, occasion, collection, addedAt, date, year },
  };
}
