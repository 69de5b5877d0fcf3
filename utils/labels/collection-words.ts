import { i18n } from '#i18n';
import type { Collection } from '../collections/collection';

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
