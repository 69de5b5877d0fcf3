import { i18n } from '#i18n';
import type { DocumentOrder, DocumentState } from '../collections/listed-document';
import type { CollectedInfo, Collection } from '../collections/user-corpus';
import type { Level } from '../corpus/document';
import { dateFormat } from './numbers';

/** Name of a level of government; empty where it is not known. */
export function levelName(level: Level): string {
  switch (level) {
    case 'national':
      return i18n.t('documents.level.national');
    case 'province':
      return i18n.t('documents.level.province');
    case 'city':
      return i18n.t('documents.level.city');
    case 'district':
      return i18n.t('documents.level.district');
    case 'county':
      return i18n.t('documents.level.county');
    case 'unknown':
      return '';
  }
}

const LEVELS: readonly Level[] = ['national', 'province', 'city', 'district', 'county', 'unknown'];

/** All levels with their names, for a list to choose from. */
export function levelOptions(): (readonly [Level, string])[] {
  return LEVELS.map((level) => [level, levelName(level) || i18n.t('documents.level.unknown')]);
}

/** A document's state; empty for one that pages are matched with as usual. */
export function stateName(state: DocumentState): string {
  if (state === 'textless') return i18n.t('documents.state.textless');
  if (state === 'hidden') return i18n.t('documents.state.hidden');
  if (state === 'off') return i18n.t('documents.state.off');
  return state === 'added' ? i18n.t('documents.state.added') : '';
}

/** Most titles named in a list. */
const MAX_LISTED = 3;

/** The first few titles of documents. */
export function titleListText(documents: readonly { readonly title: string }[]): string {
  const titles = documents.slice(0, MAX_LISTED).map(({ title }) => title);
  if (documents.length > MAX_LISTED) titles.push('…');
  return new Intl.ListFormat(i18n.t('localeTag'), { type: 'unit', style: 'short' }).format(titles);
}

/** Name of an order of the list. */
export function orderName(order: DocumentOrder): string {
  switch (order) {
    case 'title':
      return i18n.t('documents.order.title');
    case 'year':
      return i18n.t('documents.order.year');
    case 'han':
      return i18n.t('documents.order.han');
    case 'share':
      return i18n.t('documents.order.share');
    case 'added':
      return i18n.t('documents.order.added');
  }
}

/** Day, month or year of a document in the interface's language; empty where it is not known. */
export function dateText({ date, year }: Pick<CollectedInfo, 'date' | 'year'>): string {
  if (date === null) return year === null ? '' : `${year}`;
  const parts = date.split('-').length;
  if (parts === 1) return date;
  const form: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', timeZone: 'UTC' };
  if (parts === 3) form.day = 'numeric';
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : dateFormat(i18n.t('localeTag'), form).format(time);
}

/** Outlet and author with their names; only one where both are the same, empty where neither is known. */
export function creditTexts({
  outlet,
  author,
}: {
  readonly outlet: string;
  readonly author: string;
}): string[] {
  return [
    outlet === '' ? '' : i18n.t('documents.outletIs', [outlet]),
    author === '' || author === outlet ? '' : i18n.t('documents.authorIs', [author]),
  ].filter((text) => text !== '');
}

/** Where a document came from: the site of its page, else its file. */
export function sourceText({ url, source }: Pick<CollectedInfo, 'url' | 'source'>): string {
  return URL.canParse(url) ? new URL(url).hostname || source : source;
}

/** The name of a collection as users know it. */
export function collectionName({ id, name }: Pick<Collection, 'id' | 'name'>): string {
  if (id === 'mine') return i18n.t('intake.mine');
  if (id === 'bundled') return i18n.t('intake.bundled');
  return id === 'record' ? i18n.t('intake.record') : name;
}

/** The name of the collection with an id; the id where there is none. */
export function collectionNameOf(collections: readonly Collection[], id: string): string {
  const { name } = collections.find((collection) => collection.id === id) ?? { name: '' };
  return collectionName({ id, name }) || id;
}
