import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Collection } from '../../utils/collections/collection';
import { tidyName } from '../../utils/collections/tidy-name';
import { collectionName } from '../../utils/labels/collection-words';
import { figure } from '../../utils/labels/figures';
import { Button } from '../common/button';
import { Switch } from '../common/switch';
import { choiceProblem } from './collection-choice';

/** A collection with what is shown of it. */
export interface ListedCollection {
  readonly collection: Collection;
  /** Its documents; null for the record, which is a table, and where it is not known. */
  readonly documents: number | null;
  /** Whether it holds documents of the reader's, so that it can be exported. */
  readonly isOwn: boolean;
  /** Whether the reader has named it, so that it can be renamed and removed. */
  readonly isNamed: boolean;
}

export interface CollectionListProps {
  collections: readonly ListedCollection[];
  onSwitch(collection: Collection, on: boolean): void;
  onRename(collection: Collection, name: string): void;
  onExport(collection: Collection): void;
  onRemove(collection: Collection): void;
}

/** The collections of the corpus, a row each. */
export function CollectionList(props: CollectionListProps) {
  const [renaming, setRenaming] = useState<string | null>(null);
  const renamed = useRef<HTMLLIElement>(null);
  const [last, setLast] = useState<string | null>(null);
  // The focus goes back from the field to the button that brought it.
  useEffect(() => {
    if (renaming === null) renamed.current?.querySelector<HTMLElement>('.collection-actions button')?.focus();
    else setLast(renaming);
  }, [renaming]);
  return (
    <ul class="collections">
      {props.collections.map((listed) => (
        <li
          key={listed.collection.id}
          class="collection"
          ref={listed.collection.id === last ? renamed : undefined}
        >
          {renaming === listed.collection.id ? (
            <RenameForm
              collection={listed.collection}
              others={props.collections.map(({ collection }) => collection)}
              onRename={(name) => {
                setRenaming(null);
                if (name !== null) props.onRename(listed.collection, name);
              }}
            />
          ) : (
            <Row listed={listed} onRenaming={() => setRenaming(listed.collection.id)} {...props} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface RowProps extends Omit<CollectionListProps, 'onRename' | 'collections'> {
  listed: ListedCollection;
  onRenaming(): void;
}

function Row({ listed, onSwitch, onExport, onRemove, onRenaming }: RowProps) {
  const { collection, documents, isOwn, isNamed } = listed;
  const name = collectionName(collection);
  const count =
    documents === null ? undefined : i18n.t('intake.collections.documents', documents, [figure(documents)]);
  return (
    <>
      <Switch
        on={collection.on}
        hint={collection.id === 'record' ? i18n.t('intake.collections.recordHint') : count}
        onSwitch={(on) => onSwitch(collection, on)}
      >
        {name}
      </Switch>
      {isOwn && (
        <p class="collection-actions">
          {isNamed && (
            <Button label={i18n.t('intake.collections.renameThis', [name])} onPress={onRenaming}>
              {i18n.t('intake.collections.rename')}
            </Button>
          )}
          {documents !== 0 && (
            <Button
              label={i18n.t('intake.collections.exportThis', [name])}
              onPress={() => onExport(collection)}
            >
              {i18n.t('intake.collections.export')}
            </Button>
          )}
          {isNamed && (
            <Button
              label={i18n.t('intake.collections.removeThis', [name])}
              onPress={() => onRemove(collection)}
            >
              {i18n.t('intake.collections.remove')}
            </Button>
          )}
        </p>
      )}
    </>
  );
}

interface RenameFormProps {
  collection: Collection;
  others: readonly Collection[];
  /** Null where the name stays. */
  onRename(name: string | null): void;
}

function RenameForm({ collection, others, onRename }: RenameFormProps) {
  const [name, setName] = useState(collection.name);
  const problem = choiceProblem(
    { newName: name },
    others.filter(({ id }) => id !== collection.id),
  );
  const done = () => {
    if (problem === null) onRename(tidyName(name) === collection.name ? null : tidyName(name));
  };
  return (
    <div class="collection-rename">
      <label class="field">
        <span>{i18n.t('intake.collections.name')}</span>
        <input
          type="text"
          maxLength={60}
          value={name}
          aria-invalid={problem !== null}
          ref={(input) => input?.focus()}
          onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            if (event.key === 'Enter') done();
            if (event.key === 'Escape') onRename(null);
          }}
        />
        <span class="field-problem" role="status">
          {problem}
        </span>
      </label>
      <p class="collection-actions">
        <Button look="outlined" busy={problem !== null} onPress={done}>
          {i18n.t('intake.collections.saveName')}
        </Button>
        <Button onPress={() => onRename(null)}>{i18n.t('cancel')}</Button>
      </p>
    </div>
  );
}
