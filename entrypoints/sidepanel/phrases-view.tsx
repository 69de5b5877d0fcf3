import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/blank';
import { Button } from '../../components/button';
import { figure } from '../../components/figures';
import { ListHead } from '../../components/list-head';
import { PlaceCount, shownWords } from '../../components/phrase-row';
import { PlaceList } from '../../components/place-list';
import type { HidablePhrase } from '../../utils/hooks/use-hiding';
import type { PageActions } from '../../utils/hooks/use-page-actions';
import type { Saving } from '../../utils/hooks/use-saving';
import { filtered, placesOf, type ToldFrame, type WordingFilter } from '../../utils/reports/page-places';
import type { PagePhrase } from '../../utils/reports/report';
import type { Settings } from '../../utils/settings/settings';

interface PhrasesViewProps {
  phrases: readonly PagePhrase[];
  frames: readonly ToldFrame[];
  settings: Settings;
  actions: PageActions;
  saving: Saving;
  onHide(phrase: HidablePhrase): void;
  onLookUp(text: string): void;
}

const NO_FILTER: WordingFilter = { text: '', kind: null };

/** The marks of a page in reading order, each place or each phrase once, narrowed down by a filter. */
export function PhrasesView({
  phrases,
  frames,
  settings,
  actions,
  saving,
  onHide,
  onLookUp,
}: PhrasesViewProps) {
  const [filter, setFilter] = useState(NO_FILTER);
  const head = useRef<HTMLDivElement>(null);
  const told = placesOf(frames);
  const places = (told ?? []).map((each) => ({ ...each, key: `${each.frameId} ${each.nth} ${each.phrase}` }));
  const seen = new Set(places.filter((place) => place.seen).map(({ phrase }) => phrase));
  const rows = phrases.map((each) => ({ ...each, key: each.phrase, seen: seen.has(each.phrase) }));
  // Until the page has told of its places, and where they are too many.
  const isGrouped = settings.panelList === 'phrases' || places.length === 0;
  const found = { rows: filtered(rows, filter), places: filtered(places, filter) };
  const nothingFound = (isGrouped ? found.rows : found.places).length === 0;
  const common = {
    covered: head.current?.offsetHeight ?? 0,
    saveOf: saving.markOf,
    onSave: saving.save,
    onHide,
    onLookUp: ({ text }: { text: string }) => onLookUp(text),
  };
  return (
    <>
      <ListHead
        grouped={settings.panelList === 'phrases'}
        filter={filter}
        headRef={head}
        onGroup={(grouped) => actions.change({ panelList: grouped ? 'phrases' : 'places' })}
        onFilter={setFilter}
      />
      {told === null && settings.panelList === 'places' && (
        <p class="too-many">
          {i18n.t('panel.tooMany', [figure(frames.reduce((sum, frame) => sum + frame.places.total, 0))])}
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
        {isGrouped && shownWords(phrases, actions.shown)}
      </p>
      {!nothingFound && isGrouped && (
        <PlaceList<(typeof rows)[number]>
          {...common}
          key="phrases"
          rows={found.rows}
          label={i18n.t('page.list')}
          countOf={(phrase) => <PlaceCount phrase={phrase} shown={actions.shown} />}
          onGo={actions.goToPhrase}
        />
      )}
      {!nothingFound && !isGrouped && (
        <PlaceList<(typeof places)[number]>
          {...common}
          key="places"
          rows={found.places}
          label={i18n.t('panel.listOfPlaces')}
          onGo={actions.goToPlace}
        />
      )}
    </>
  );
}
