import { i18n } from '#i18n';
import { formatNumber } from '../../utils/labels/numbers';
import { shorten } from '../../utils/labels/snippets';
import { Button } from '../common/button';
import { ChangedWording } from '../snippets/snippet-parts';

/** A snippet saved from the page shown, and whether it is found there. */
export interface SavedHere {
  readonly id: string;
  readonly text: string;
  readonly note: string;
  readonly isFound: boolean;
  /** Whether the page still has the saved wording. */
  readonly isExact: boolean;
  /** What the page has instead; null where the wording is unchanged or that is not known. */
  readonly wording: string | null;
}

interface SavedHereListProps {
  /** Oldest first. */
  snippets: readonly SavedHere[];
  onGo(snippet: SavedHere): void;
  /** The user wants to see all snippets. */
  onAll(): void;
}

/**
 * What was saved from this page. Quotes that are found link to their location; the others are listed as not
 * found. Empty where nothing was saved.
 */
export function SavedHereList({ snippets, onGo, onAll }: SavedHereListProps) {
  if (snippets.length === 0) return null;
  return (
    <details class="saved-here">
      <summary>
        {i18n.t('saving.onPage')} <span class="saved-count">{formatNumber(snippets.length)}</span>
      </summary>
      <ul>
        {snippets.map((snippet) => (
          <li key={snippet.id} class={snippet.isFound ? 'found' : 'lost'}>
            {snippet.isFound ? (
              <button
                type="button"
                class="saved-go"
                title={i18n.t('saving.show', [shorten(snippet.text)])}
                onClick={() => onGo(snippet)}
              >
                <Words {...snippet} />
              </button>
            ) : (
              <div class="saved-go">
                <Words {...snippet} />
                <span class="saved-lost">{i18n.t('saving.notFound')}</span>
              </div>
            )}
          </li>
        ))}
      </ul>
      <Button onPress={onAll}>{i18n.t('saving.all')}</Button>
    </details>
  );
}

function Words({ text, note, isFound, isExact, wording }: SavedHere) {
  const isChanged = isFound && !isExact;
  return (
    <>
      {isChanged && wording !== null ? (
        <ChangedWording saved={text} now={wording} />
      ) : (
        <span class="saved-text" lang="zh-Hans">
          {text}
        </span>
      )}
      {isChanged && wording === null && <span class="saved-lost">{i18n.t('saving.changed')}</span>}
      {note !== '' && <span class="saved-note">{note}</span>}
    </>
  );
}
