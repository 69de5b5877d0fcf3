import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Collection, isBuiltIn, tidyName, type UserCorpus } from '../../utils/collections/user-corpus';
import { collectionName } from '../../utils/labels/documents';
import { formatNumber } from '../../utils/labels/numbers';
import { Button } from '../common/button';
import { Switch } from '../common/choices';

/** A collection as the list shows it. */
interface ListedCollection {
  readonly collection: Collection;
  /** How many documents it has; null for the record, which has none, and where that is not known. */
  readonly documents: number | null;
  /** Whether it holds the user's documents, so that it can be exported. */
  readonly isOwn: boolean;
  /** Whether the user named it, so that it can be renamed and removed. */
  readonly matchesFilter: boolean;
}

interface CollectionListProps {
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
  // The focus returns from the field to the button that opened it.
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
  const { collection, documents, isOwn, matchesFilter } = listed;
  const name = collectionName(collection);
  const count =
    documents === null
      ? undefined
      : i18n.t('intake.collections.documents', documents, [formatNumber(documents)]);
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
          {matchesFilter && (
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
          {matchesFilter && (
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

/** Where documents go: an existing collection, or a new one of this name. */
export type ChosenCollection = { readonly id: string } | { readonly newName: string };

interface CollectionChoiceProps {
  /** Those that can hold the user's documents. */
  collections: readonly Collection[];
  chosen: ChosenCollection;
  onChoose(chosen: ChosenCollection): void;
}

/** Longest name that can be typed, UTF-16 units. */
const NAME_UNITS = 60;

/** Value of the option for a new collection; ids are UUIDs or words. */
const NEW = ' ';

/** What is wrong with the name of a new collection; null where nothing is. */
export function choiceProblem(chosen: ChosenCollection, collections: readonly Collection[]): string | null {
  if ('id' in chosen) return null;
  const name = tidyName(chosen.newName);
  if (name === '') return i18n.t('intake.nameNeeded');
  return collections.some((collection) => collectionName(collection) === name)
    ? i18n.t('intake.nameTaken')
    : null;
}

/** A choice of the collection for documents. */
export function CollectionChoice({ collections, chosen, onChoose }: CollectionChoiceProps) {
  const id = useId();
  const isNew = 'newName' in chosen;
  const problem = isNew && chosen.newName !== '' ? choiceProblem(chosen, collections) : null;
  return (
    <div class="collection-choice">
      <label class="field">
        <span>{i18n.t('intake.into')}</span>
        <select
          value={isNew ? NEW : chosen.id}
          onChange={({ currentTarget: { value } }) =>
            onChoose(value === NEW ? { newName: '' } : { id: value })
          }
        >
          {collections.map((collection) => (
            <option key={collection.id} value={collection.id}>
              {collectionName(collection)}
            </option>
          ))}
          <option value={NEW}>{i18n.t('intake.newCollection')}</option>
        </select>
      </label>
      {isNew && (
        <label class="field">
          <span>{i18n.t('intake.newName')}</span>
          <input
            type="text"
            maxLength={NAME_UNITS}
            value={chosen.newName}
            aria-invalid={problem !== null}
            aria-describedby={`${id}-problem`}
            onInput={(event) => onChoose({ newName: event.currentTarget.value })}
          />
        </label>
      )}
      <p class="field-problem" id={`${id}-problem`} role="status">
        {problem}
      </p>
    </div>
  );
}

/** The collections that can hold the user's documents. */
export function ownCollections({ collections }: UserCorpus): Collection[] {
  return collections.filter(({ id }) => id === 'mine' || !isBuiltIn(id));
}

/** The chosen collection; for a new name a new one, which is not stored yet. */
export function chosenCollection(chosen: ChosenCollection, userCorpus: UserCorpus): Collection {
  if ('newName' in chosen) return { id: crypto.randomUUID(), name: tidyName(chosen.newName), on: true };
  const [mine, ...named] = ownCollections(userCorpus);
  return named.find(({ id }) => id === chosen.id) ?? mine;
}
