import { DensityStrip } from '../../components/density-strip';
import { type OwnDocument, OwnDocuments } from '../../components/own-documents';
import { PageOverview, UnreadPage } from '../../components/page-overview';
import { SavedHereList } from '../../components/saved-here';
import type { HidablePhrase } from '../../utils/hooks/use-hiding';
import type { PageActions } from '../../utils/hooks/use-page-actions';
import { usePagePlaces } from '../../utils/hooks/use-page-places';
import type { PageTab } from '../../utils/hooks/use-page-tab';
import type { SavedHereState } from '../../utils/hooks/use-saved-here';
import type { Saving } from '../../utils/hooks/use-saving';
import type { PageState } from '../../utils/reports/page-state';
import { groupMarks } from '../../utils/reports/report';
import type { Settings } from '../../utils/settings/settings';
import { PhrasesView } from './phrases-view';

interface PageViewProps {
  tab: PageTab;
  page: PageState | undefined;
  settings: Settings;
  actions: PageActions;
  saving: Saving;
  onHide(phrase: HidablePhrase): void;
  savedHere: SavedHereState;
  onLookUp(text: string): void;
  /** The reader wants to see all snippets. */
  onAllSnippets(): void;
  /** Own documents of the reader that are the page's text. */
  own: readonly OwnDocument[];
  onOwn(document: OwnDocument): void;
}

/** The page in front: its share, where its marks stand, and the list of them; or why there are none. */
export function PageView(props: PageViewProps) {
  const { tab, page, settings, actions, saving, onHide, savedHere, onLookUp, onAllSnippets, own, onOwn } =
    props;
  const summary = page && 'summary' in page ? page.summary : null;
  const frameIds = [...new Set(summary?.marks.map(({ frameId }) => frameId))];
  const told = usePagePlaces(tab.id, frameIds);
  if (page === undefined || !('summary' in page))
    return <UnreadPage page={page} site={actions.site} onMark={actions.markOnce} />;
  const phrases = groupMarks(page.summary.marks);
  const top = told.frames.find(({ frameId }) => frameId === 0);
  return (
    <div class={`page-view${phrases.length > 0 ? ' with-strip' : ''}`}>
      {top?.view && <DensityStrip density={top.places.density} view={top.view} onGo={told.scrollTo} />}
      <PageOverview page={page} phrases={phrases} dim={settings.dim} onDim={actions.dim} />
      <OwnDocuments documents={own} onGo={onOwn} />
      <SavedHereList snippets={savedHere.snippets} onGo={savedHere.go} onAll={onAllSnippets} />
      {phrases.length > 0 && (
        <PhrasesView
          phrases={phrases}
          frames={told.frames}
          settings={settings}
          actions={actions}
          saving={saving}
          onHide={onHide}
          onLookUp={onLookUp}
        />
      )}
    </div>
  );
}
