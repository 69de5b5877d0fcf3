import { i18n } from '#i18n';
import type { Collection } from '../collections/collection';
import type { DocumentOrder, DocumentState } from '../collections/listed-document';
import type { CollectedInfo } from '../collections/reader-document';
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

/** What there is to say of a document's state; empty where pages are matched with it as with others. */
export function stateName(state: DocumentState): string {
  if (state === 'textless') return i18n.t('documents.state.textless');
  if (state === 'hidden') return i18n.t('documents.state.hidden');
  if (state === 'off') return i18n.t('documents.state.off');
  return state === 'added' ? i18n.t('documents.state.added') : '';
}

/** Titles that are named at most where documents are spoken of together. */
const NAMED = 3;

/** The titles of documents, the first few. */
export function titleWords(documents: readonly { readonly title: string }[]): string {
  const titles = documents.slice(0, NAMED).map(({ title }) => title);
  if (documents.length > NAMED) titles.push('…');
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
export function dateWords({ date, year }: Pick<CollectedInfo, 'date' | 'year'>): string {
  if (date === null) return year === null ? '' : `${year}`;
  const parts = date.split('-').length;
  if (parts === 1) return date;
  const form: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', timeZone: 'UTC' };
  if (parts === 3) form.day = 'numeric';
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : dateFormat(i18n.t('localeTag'), form).format(time);
}

/** Outlet and author as the facts of a page show them; one of both where it is the same, none where neither is known. */
export function creditWords({
  outlet,
  author,
}: {
  readonly outlet: string;
  readonly author: string;
}): string[] {
  return [
    outlet === '' ? '' : i18n.t('documents.outletIs', [outlet]),
    author === '' || author === outlet ? '' : i18n.t('documents.authorIs', [author]),
  ].filter((words) => words !== '');
}

/** Where a document came from: the site of its page, else its file. */
export function sourceWords({ url, source }: Pick<CollectedInfo, 'url' | 'source'>): string {
  return URL.canParse(url) ? new URL(url).hostname || source : source;
}

/** The name of a collection as readers know it. */
export function collectionName({ id, name }: Pick<Collection, 'id' | 'name'>): string {
  if (id === 'mine') return i18n.t('intake.mine');
  if (id === 'bundled') return i18n.t('intake.bundled');
  return id === 'record' ? i18n.t('intake.record') : name;
}

/** The name of the collection that has an id; the id where none has. */
export function collectionNameOf(collections: readonly Collection[], id: string): string {
  const { name } = collections.find((collection) => collection.id === id) ?? { name: '' };
  return collectionName({ id, name }) || id;
}
