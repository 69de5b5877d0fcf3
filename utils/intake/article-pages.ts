import type { UserDocument, UserDocumentWithText } from '../collections/user-corpus';
import { makeDocument } from './make-document';

/** By what the pages of an article are known: address and title. */
type Page = Pick<UserDocument, 'url' | 'title'>;

/** The last part of a path with the page's number: content_5557_2.htm, t20201105_1.shtml, 2020-1105-3.html. */
const NUMBERED = /^(.{2,}?)[_-](\d{1,2})(\.\w+)?$/;

/** Names of parameters that have the page's number. */
const PARAMETERS = ['page', 'p', 'pageno', 'pagenum', 'currentpage'];
const PARAMETER_NUMBER = /^\d{1,2}$/;

/** The page's number at the end of a title: （2）, (2/3), 第2页. */
const IN_TITLE = /[\s_—-]*(?:[（(【[]\s*\d{1,2}(?:\s*\/\s*\d{1,2})?\s*[)）】\]]|第\s*\d{1,2}\s*页)$/;

/** Shorter paragraphs may be in both pages by chance, UTF-16 units. */
const OWN_UNITS = 10;

interface PageAddress {
  /** The address without the page's number. */
  readonly base: string;
  /** 0 where there is none: the first page. */
  readonly number: number;
}

/** Null for what is no address on the web. */
function partsOf(address: string): PageAddress | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  for (const [name, value] of [...url.searchParams]) {
    if (!PARAMETERS.includes(name.toLowerCase()) || !PARAMETER_NUMBER.test(value)) continue;
    url.searchParams.delete(name);
    return { base: url.href, number: Number(value) };
  }
  const slash = url.pathname.lastIndexOf('/') + 1;
  const [, name, number, ending = ''] = NUMBERED.exec(url.pathname.slice(slash)) ?? [];
  if (name === undefined) return { base: url.href, number: 0 };
  url.pathname = url.pathname.slice(0, slash) + name + ending;
  return { base: url.href, number: Number(number) };
}

/**
 * Groups the pages of articles that their sites divide: the same title, and addresses that differ only by the number of
 * the page. Each group has the numbers of its pages in `pages`, in the order of the article; a page alone is no group.
 */
export function articlesOf(pages: readonly Page[]): number[][] {
  const groups = new Map<string, { at: number; number: number }[]>();
  for (const [at, { url, title }] of pages.entries()) {
    const parts = partsOf(url);
    if (parts === null) continue;
    const key = `${parts.base}\n${bareTitle(title)}`;
    const group = groups.get(key) ?? [];
    if (group.every(({ number }) => number !== parts.number)) group.push({ at, number: parts.number });
    groups.set(key, group);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.sort((a, b) => a.number - b.number).map(({ at }) => at));
}

/** Whether two pages belong to the same article, or are the same page of it. */
export function isSameArticle(page: Page, other: Page): boolean {
  const base = partsOf(page.url)?.base;
  return (
    base !== undefined &&
    base === partsOf(other.url)?.base &&
    bareTitle(page.title) === bareTitle(other.title)
  );
}

function bareTitle(title: string): string {
  return title.replace(IN_TITLE, '').replace(/\s/g, '');
}

/**
 * One document of the pages of an article, in their order, with the facts of the first; null where the first page has the
 * text of all others already.
 * @throws IntakeError with `tooLong`.
 */
export async function joinPages(
  pages: readonly [UserDocumentWithText, ...UserDocumentWithText[]],
): Promise<(UserDocumentWithText & { readonly sections: number }) | null> {
  const [{ info: facts }] = pages;
  const [first, ...others] = pages.map(({ text }) => text.split('\n').slice(1));
  const there = new Set(pages.length > 1 ? first : []);
  const isThere = (paragraph: string) => paragraph.length < OWN_UNITS || there.has(paragraph);
  if (others.every((paragraphs) => paragraphs.every(isThere))) return null;
  const title = facts.title.replace(IN_TITLE, '');
  const { info, text, sections } = await makeDocument({
    ...facts,
    name: title,
    title,
    text: [first, ...others].flat().join('\n'),
    leftOut: [],
    notes: [],
  });
  const { id, hash, han, units, year } = info;
  return { info: { ...facts, title, year: facts.year ?? year, id, hash, han, units }, text, sections };
}
