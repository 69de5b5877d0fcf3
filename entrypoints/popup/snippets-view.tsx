import { i18n } from '#i18n';
import { Blank } from '../../components/blank';
import { Button } from '../../components/button';
import { figure } from '../../components/figures';
import { SnippetList } from '../../components/snippet-list';
import type { SnippetActions } from '../../utils/hooks/use-snippet-actions';
import type { GenerationRow } from '../../utils/store/corpus-database';
import type { SnippetList as Snippets } from '../../utils/store/snippets';

interface SnippetsViewProps {
  /** Null where the database can't be opened, undefined until it was read. */
  list: Snippets | null | undefined;
  corpus: GenerationRow | null | undefined;
  actions: SnippetActions;
  onMore(): void;
}

/** What the reader saved. */
export function SnippetsView({ list, corpus, actions, onMore }: SnippetsViewProps) {
  if (list === undefined) return null;
  if (list === null) {
    return <Blank title={i18n.t('snippets.failed')} why={i18n.t('snippets.failedWhy')} />;
  }
  if (list.total === 0) return <Blank title={i18n.t('snippets.empty')} why={i18n.t('snippets.emptyWhy')} />;
  return (
    <div class="snippets-view">
      <SnippetList
        snippets={list.snippets}
        now={Date.now()}
        corpus={corpus ? { version: corpus.version, documentTotal: corpus.documents.length } : null}
        copied={actions.copied}
        onCopy={(snippet) => void actions.copy(snippet)}
        onDelete={(snippet) => void actions.remove(snippet)}
      />
      {list.total > list.snippets.length && (
        <Button look="outlined" onPress={onMore}>
          {i18n.t('snippets.more', [figure(list.total)])}
        </Button>
      )}
    </div>
  );
}
