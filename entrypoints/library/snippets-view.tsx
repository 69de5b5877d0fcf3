import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { SnippetsPanel } from '../../components/snippets-panel';
import { useSnippetActions } from '../../utils/hooks/use-snippet-actions';
import { useSnippets } from '../../utils/hooks/use-stored';
import { formatLibraryRoute, type LibraryRoute } from '../../utils/library/route';
import { POPUP_LINES } from '../../utils/limits';
import { BackupLine } from './backup-line';
import { handOverSnippets } from './handed-snippets';
import type { ViewProps } from './view-props';

type SnippetsRoute = Extract<LibraryRoute, { view: 'snippets' }>;

/** What the reader saved. */
export function SnippetsView({ corpus, notices }: ViewProps & { route: SnippetsRoute }) {
  const [limit, setLimit] = useState(POPUP_LINES);
  const list = useSnippets(limit);
  const { copied, copy, remove } = useSnippetActions(notices);
  return (
    <>
      <div class="documents-top">
        <h2 class="view-title">{i18n.t('views.snippets')}</h2>
        <a
          class="button outlined"
          href={formatLibraryRoute({ view: 'files' })}
          onClick={() => handOverSnippets([])}
        >
          {i18n.t('files.toFiles')}
        </a>
      </div>
      <BackupLine notices={notices} />
      <SnippetsPanel
        list={list}
        corpus={corpus ? { version: corpus.version, documentTotal: corpus.documents.length } : null}
        copied={copied}
        onCopy={(snippet) => void copy(snippet)}
        onDelete={(snippet) => void remove(snippet)}
        onMore={() => setLimit(limit + POPUP_LINES)}
      />
    </>
  );
}
