import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import { GlossList } from '../../components/glossary/gloss-list';
import { DensityStrip } from '../../components/page/density-strip';
import { Since } from '../../components/page/list-order';
import {
  type OwnDocument,
  OwnDocuments,
  PageOverview,
  UnreadPage,
} from '../../components/page/page-overview';
import { PlaceCount, shownText } from '../../components/page/phrase-list';
import { ListHead, PlaceList } from '../../components/page/place-list';
import { SavedHereList } from '../../components/page/saved-here';
import { documentRoute } from '../../utils/actions/surfaces';
import { useAges } from '../../utils/hooks/use-ages';
import { useGloss } from '../../utils/hooks/use-glossary';
import { useOpenLibrary } from '../../utils/hooks/use-open-library';
import { type PageTab, usePagePlaces, usePageText } from '../../utils/hooks/use-page';
import type { PageActions } from '../../utils/hooks/use-page-actions';
import type { SavedHereState, Saving } from '../../utils/hooks/use-saving';
import { formatNumber } from '../../utils/labels/numbers';
import { ALL_SNIPPETS, lookUpRoute } from '../../utils/library/route';
import { type AgesOfPage, ANY_AGE, fitting } from '../../utils/reports/page-ages';
import { filtered, placesOf, type ReportedFrame, type WordingFilter } from '../../utils/reports/page-places';
import type { PageState } from '../../utils/reports/page-state';
import { groupMarks, type PagePhrase } from '../../utils/reports/report';
import type { Settings } from '../../utils/settings/settings';

interface PageViewProps {
  tab: PageTab;
  page: PageState | undefined;
  settings: Settings;
  actions: PageActions;
  saving: Saving;
  savedHere: SavedHereState;
  /** The user's own documents that are the page's text. */
  own: readonly OwnDocument[];
}

/** The active page: its share, where its marks are, and the list of them; or why there are none. */
export function PageView({ tab, page, settings, actions, saving, savedHere, own }: PageViewProps) {
  const open = useOpenLibrary();
  const summary = page && 'summary' in page ? page.summary : null;
  const frameIds = [...new Set(summary?.marks.map(({ frameId }) => frameId))];
  const ages = useAges(page);
  const { frames, scrollTo } = usePagePlaces(tab.id, frameIds);
  if (page === undefined || !('summary' in page))
    return <UnreadPage page={page} site={actions.site} onMark={actions.markOnce} />;
  const phrases = groupMarks(page.summary.marks);
  const top = frames.find(({ frameId }) => frameId === 0);
  return (
    <div class={`page-view${phrases.length > 0 ? ' with-strip' : ''}`}>
      {top?.view && <DensityStrip density={top.places.density} view={top.view} onGo={scrollTo} />}
      <PageOverview
        page={page}
        phrases={phrases}
        ages={ages}
        dim={settings.dim}
        onDim={actions.dim}
        onGo={actions.goToPhrase}
      />
      <OwnDocuments documents={own} onGo={({ id }) => void open(documentRoute(id))} />
      <SavedHereList
        snippets={savedHere.snippets}
        onGo={savedHere.go}
        onAll={() => void open(ALL_SNIPPETS)}
      />
      <GlossPart key={tab.id} tab={tab} frameIds={[...new Set([0, ...frameIds])]} han={page.summary.han} />
      {phrases.length > 0 && (
        <PhrasesView
          phrases={phrases}
          ages={ages}
          frames={frames}
          settings={settings}
          actions={actions}
          saving={saving}
        />
      )}
    </div>
  );
}

/** The term list of the page: the entries that its text has, marked or not; of its frames, those with marks. */
function GlossPart({ tab, frameIds, han }: { tab: PageTab; frameIds: readonly number[]; han: number }) {
  const open = useOpenLibrary();
  const gloss = useGloss(usePageText(tab.id, frameIds, han), tab.title);
  return <GlossList {...gloss} onLookUp={(wording) => void open(lookUpRoute(wording))} />;
}

interface PhrasesViewProps {
  phrases: readonly PagePhrase[];
  ages: AgesOfPage;
  frames: readonly ReportedFrame[];
  settings: Settings;
  actions: PageActions;
  saving: Saving;
}

const NO_FILTER: WordingFilter = { ...ANY_AGE, text: '', kind: null };

/** The marks of a page in reading order, each occurrence or each phrase once, with a filter. */
function PhrasesView({ phrases, ages, frames, settings, actions, saving }: PhrasesViewProps) {
  const open = useOpenLibrary();
  const [chosen, setFilter] = useState(NO_FILTER);
  const filter = fitting(chosen, phrases, ages);
  const head = useRef<HTMLDivElement>(null);
  const listed = placesOf(frames);
  const places = (listed ?? []).map((each) => ({
    ...each,
    key: `${each.frameId} ${each.nth} ${each.phrase}`,
  }));
  const seen = new Set(places.filter((place) => place.seen).map(({ phrase }) => phrase));
  const rows = phrases.map((each) => ({ ...each, key: each.phrase, seen: seen.has(each.phrase) }));
  // Until the page has reported positions, and where there are too many.
  const isGrouped = settings.panelList === 'phrases' || places.length === 0;
  const found = { rows: filtered(rows, filter, ages), places: filtered(places, filter, ages) };
  const nothingFound = (isGrouped ? found.rows : found.places).length === 0;
  const common = {
    covered: head.current?.offsetHeight ?? 0,
    follows: filter.order === 'page',
    saveOf: saving.markOf,
    onSave: saving.save,
    onHide: actions.hide,
    onLookUp: ({ text }: { text: string }) => void open(lookUpRoute(text)),
  };
  return (
    <>
      <ListHead
        grouped={settings.panelList === 'phrases'}
        phrases={phrases}
        ages={ages}
        filter={filter}
        headRef={head}
        onGroup={(grouped) => actions.change({ panelList: grouped ? 'phrases' : 'places' })}
        onFilter={setFilter}
      />
      {listed === null && settings.panelList === 'places' && (
        <p class="too-many">
          {i18n.t('panel.tooMany', [
            formatNumber(frames.reduce((sum, frame) => sum + frame.places.total, 0)),
          ])}
        </p>
      )}
      {nothingFound && (
        <Blank title={i18n.t('panel.noMatch')} why={i18n.t('panel.noMatchWhy')}>
          <Button look="outlined" onPress={() => setFilter(NO_FILTER)}>
            {i18n.t('panel.showAll')}
          </Button>
        </Blank>
      )}
      <p class="only-read-aloud" role="status">
        {isGrouped && shownText(phrases, actions.shown)}
      </p>
      {!nothingFound && isGrouped && (
        <PlaceList<(typeof rows)[number]>
          {...common}
          key="phrases"
          rows={found.rows}
          label={i18n.t('page.list')}
          countOf={(phrase) => (
            <>
              <Since phrase={phrase.phrase} ages={ages} />
              <PlaceCount phrase={phrase} shown={actions.shown} />
            </>
          )}
          onGo={actions.goToPhrase}
        />
      )}
      {!nothingFound && !isGrouped && (
        <PlaceList<(typeof places)[number]>
          {...common}
          key="places"
          rows={found.places}
          label={i18n.t('panel.listOfPlaces')}
          countOf={({ phrase }) => <Since phrase={phrase} ages={ages} />}
          onGo={actions.goToPlace}
        />
      )}
    </>
  );
}

/** Time in which a page that was read reports again when its loading ends, ms. */
const HOLD_MS = 500;

/**
 * A page's state, kept for a moment while the next report of the same tab is awaited, so that nothing
 * flickers.
 */
export function useSteadyPage(tabId: number | undefined, page: PageState | undefined): PageState | undefined {
  const last = useRef<{ tabId: number | undefined; page: PageState } | null>(null);
  const [expired, setExpired] = useState(false);
  const waits = page === undefined || page.name === 'waiting';
  useEffect(() => {
    setExpired(false);
    if (!waits) return;
    const timer = setTimeout(() => setExpired(true), HOLD_MS);
    return () => clearTimeout(timer);
  }, [tabId, waits]);
  if (!waits) last.current = { tabId, page };
  const held = last.current?.tabId === tabId ? last.current?.page : undefined;
  return waits && !expired && held ? held : page;
}
