import { type OwnDocument, OwnDocuments } from '../../components/own-documents';
import { PageOverview, UnreadPage } from '../../components/page-overview';
import { PhraseList } from '../../components/phrase-list';
import { SavedHereList } from '../../components/saved-here';
import type { PageActions } from '../../utils/hooks/use-page-actions';
import type { SavedHereState } from '../../utils/hooks/use-saved-here';
import type { Saving } from '../../utils/hooks/use-saving';
import type { PageState } from '../../utils/reports/page-state';
import { groupMarks, type PagePhrase } from '../../utils/reports/report';

interface PageViewProps {
  /** Undefined while nothing is known of the page. */
  page: PageState | undefined;
  dim: boolean;
  actions: PageActions;
  saving: Saving;
  onHide(phrase: PagePhrase): void;
  savedHere: SavedHereState;
  /** The reader wants to see all snippets. */
  onAllSnippets(): void;
  /** Own documents of the reader that are the page's text. */
  own: readonly OwnDocument[];
  onOwn(document: OwnDocument): void;
}

/** This page: its share and its phrases, or why there are none. */
export function PageView({
  page,
  dim,
  actions,
  saving,
  onHide,
  savedHere,
  onAllSnippets,
  own,
  onOwn,
}: PageViewProps) {
  if (page === undefined || !('summary' in page))
    return <UnreadPage page={page} site={actions.site} onMark={actions.markOnce} />;
  const phrases = groupMarks(page.summary.marks);
  return (
    <div class="page-view">
      <PageOverview page={page} phrases={phrases} dim={dim} onDim={actions.dim} />
      <OwnDocuments documents={own} onGo={onOwn} />
      <SavedHereList snippets={savedHere.snippets} onGo={savedHere.go} onAll={onAllSnippets} />
      {phrases.length > 0 && (
        <PhraseList
          phrases={phrases}
          shown={actions.shown}
          saveOf={saving.markOf}
          onGo={actions.goToPhrase}
          onSave={saving.save}
          onHide={onHide}
        />
      )}
    </div>
  );
}
