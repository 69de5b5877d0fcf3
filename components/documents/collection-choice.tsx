import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Collection } from '../../utils/collections/collection';
import { tidyName } from '../../utils/collections/tidy-name';
import { collectionName } from '../../utils/labels/collection-words';

/** Where documents go: a collection there is, or one that is to be made under this name. */
export type ChosenCollection = { readonly id: string } | { readonly newName: string };

export interface CollectionChoiceProps {
  /** Those that can hold the reader's documents. */
  collections: readonly Collection[];
  chosen: ChosenCollection;
  onChoose(chosen: ChosenCollection): void;
}

/** Longest name of a collection that is typed, UTF-16 units. */
const NAME_UNITS = 60;

/** Value of the entry for a new collection; ids are UUIDs or words. */
const NEW = ' ';

/** What is wrong with the name of a collection that is to be made; null where nothing is. */
export function choiceProblem(chosen: ChosenCollection, collections: readonly Collection[]): string | null {
  if ('id' in chosen) return null;
  const name = tidyName(chosen.newName);
  if (name === '') return i18n.t('intake.nameNeeded');
  return collections.some((collection) => collectionName(collection) === name)
    ? i18n.t('intake.nameTaken')
    : null;
}

/** Choice of the collection that documents go into. */
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
