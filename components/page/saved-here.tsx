import { i18n } from '#i18n';
import { figure } from '../../utils/labels/numbers';
import { beginning } from '../../utils/labels/snippets';
import { Button } from '../common/button';
import { ChangedWording } from '../snippets/changed-wording';

/** A snippet of the page that is shown, and whether it is found there. */
export interface SavedHere {
  readonly id: string;
  readonly text: string;
  readonly note: string;
  readonly isFound: boolean;
  /** Whether the page still has the wording that was saved. */
  readonly isExact: boolean;
  /** What the page has in its place where that is another wording; null where that is not known. */
  readonly wording: string | null;
}

interface SavedHereListProps {
  /** Oldest first. */
  snippets: readonly SavedHere[];
  onGo(snippet: SavedHere): void;
  /** The reader wants to see all snippets. */
  onAll(): void;
}

/** What was saved from this page: what is found leads to its place, what is not is told with its wording. Nothing where nothing was saved. */
export function SavedHereList({ snippets, onGo, onAll }: SavedHereListProps) {
  if (snippets.length === 0) return null;
  return (
    <details class="saved-here">
      <summary>
        {i18n.t('saving.onPage')} <span class="saved-count">{figure(snippets.length)}</span>
      </summary>
      <ul>
        {snippets.map((snippet) => (
          <li key={snippet.id} class={snippet.isFound ? 'found' : 'lost'}>
            {snippet.isFound ? (
              <button
                type="button"
                class="saved-go"
                title={i18n.t('saving.show', [beginning(snippet.text)])}
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
