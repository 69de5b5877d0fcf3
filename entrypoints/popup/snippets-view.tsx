import { SnippetsPanel } from '../../components/snippets-panel';
import type { SnippetActions } from '../../utils/hooks/use-snippet-actions';
import type { GenerationRow } from '../../utils/store/corpus-database';
import type { SnippetList } from '../../utils/store/snippets';

interface SnippetsViewProps {
  /** Null where the database can't be opened, undefined until it was read. */
  list: SnippetList | null | undefined;
  corpus: GenerationRow | null | undefined;
  actions: SnippetActions;
  onMore(): void;
}

/** What the reader saved. */
export function SnippetsView({ list, corpus, actions, onMore }: SnippetsViewProps) {
  return (
    <SnippetsPanel
      list={list}
      corpus={corpus ? { version: corpus.version, documentTotal: corpus.documents.length } : null}
      copied={actions.copied}
      onCopy={(snippet) => void actions.copy(snippet)}
      onDelete={(snippet) => void actions.remove(snippet)}
      onMore={onMore}
    />
  );
}
