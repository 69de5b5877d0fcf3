import { i18n } from '#i18n';
import { CollectionList } from '../../components/documents/collection-list';
import { collectionActions } from '../../utils/actions/collection-actions';
import { isBuiltIn } from '../../utils/collections/collection';
import { useBundledDocuments } from '../../utils/hooks/use-bundled';
import type { ViewProps } from './view-props';

/** The collections of the corpus: switched on and off, named, exported, removed. */
export function CollectionsPart({ reader, notices }: ViewProps) {
  const bundled = useBundledDocuments() ?? [];
  if (!reader) return null;
  const { change, exportFile, remove } = collectionActions(reader, notices);
  const counted = (id: string) => reader.documents.filter(({ collection }) => collection === id).length;
  const countOf: Record<string, number | null> = {
    bundled: bundled.length === 0 ? null : bundled.length,
    record: null,
  };
  const listed = reader.collections.map((collection) => ({
    collection,
    documents: collection.id in countOf ? countOf[collection.id] : counted(collection.id),
    isOwn: collection.id === 'mine' || !isBuiltIn(collection.id),
    isNamed: !isBuiltIn(collection.id),
  }));
  return (
    <section class="collections-part">
      <h2>{i18n.t('intake.collections.title')}</h2>
      <p class="collections-why">
        {reader.collections.some(({ on }) => on)
          ? i18n.t('intake.collections.why')
          : i18n.t('intake.collections.allOff')}
      </p>
      <CollectionList
        collections={listed}
        onSwitch={(collection, on) => void change({ ...collection, on })}
        onRename={(collection, name) => void change({ ...collection, name })}
        onExport={(collection) => void exportFile(collection)}
        onRemove={(collection) => void remove(collection)}
      />
    </section>
  );
}
