import { SnippetsPanel } from '../../components/snippets/snippets-panel';
import { openLibrary } from '../../utils/actions/open-library';
import { snippetHref } from '../../utils/actions/snippet-href';
import { browser } from '../../utils/browser';
import type { PageTab } from '../../utils/hooks/use-page-tab';
import type { SnippetActions } from '../../utils/hooks/use-snippet-actions';
import { ALL_SNIPPETS } from '../../utils/library/route';
import type { SnippetList } from '../../utils/store/snippets';

interface SnippetsViewProps {
  /** Null where the database can't be opened, undefined until it was read. */
  list: SnippetList | null | undefined;
  actions: SnippetActions;
  tab: PageTab | null;
  onMore(): void;
}

/** What the reader saved. */
export function SnippetsView({ list, actions, tab, onMore }: SnippetsViewProps) {
  return (
    <SnippetsPanel
      list={list}
      copied={actions.copied}
      hrefOf={(snippet) => snippetHref(snippet, browser.runtime.getURL('library.html'))}
      onCopy={(snippet) => void actions.copy([snippet])}
      onDelete={(snippet) => void actions.remove([snippet])}
      onMore={onMore}
      onLibrary={() => void openLibrary(ALL_SNIPPETS, tab)}
    />
  );
}
