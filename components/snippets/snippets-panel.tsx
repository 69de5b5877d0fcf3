import { i18n } from '#i18n';
import { figure } from '../../utils/labels/figures';
import type { Snippet } from '../../utils/snippets/snippet';
import { Blank } from '../common/blank';
import { Button } from '../common/button';
import { libraryIcon } from '../common/icons';
import { SnippetList, type SnippetListProps } from './snippet-list';

export interface SnippetsPanelProps
  extends Pick<SnippetListProps, 'copied' | 'hrefOf' | 'onCopy' | 'onDelete'> {
  /** The newest snippets and how many there are in all; null where they can't be read, undefined until they were. */
  list: { readonly snippets: readonly Snippet[]; readonly total: number } | null | undefined;
  /** The reader wants more of them. */
  onMore(): void;
  /** The reader wants them in the library, where they can be searched. */
  onLibrary(): void;
}

/** What the reader saved, or why there is nothing. */
export function SnippetsPanel({ list, onMore, onLibrary, ...props }: SnippetsPanelProps) {
  if (list === undefined) return null;
  if (list === null) {
    return <Blank title={i18n.t('snippets.failed')} why={i18n.t('snippets.failedWhy')} />;
  }
  if (list.total === 0) return <Blank title={i18n.t('snippets.empty')} why={i18n.t('snippets.emptyWhy')} />;
  return (
    <div class="snippets-view">
      <Button icon={libraryIcon} onPress={onLibrary}>
        {i18n.t('snippets.toLibrary')}
      </Button>
      <SnippetList snippets={list.snippets} now={Date.now()} {...props} />
      {list.total > list.snippets.length && (
        <Button look="outlined" onPress={onMore}>
          {i18n.t('snippets.more', [figure(list.total)])}
        </Button>
      )}
    </div>
  );
}
