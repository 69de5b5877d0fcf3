import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { ListOrder } from '../../components/page/list-order';
import {
  type OwnDocument,
  OwnDocuments,
  PageOverview,
  UnreadPage,
} from '../../components/page/page-overview';
import { PhraseList } from '../../components/page/phrase-list';
import { SavedHereList } from '../../components/page/saved-here';
import { OptionsForm } from '../../components/settings/options-form';
import { SnippetsPanel } from '../../components/snippets/snippet-list';
import { snippetHref } from '../../utils/actions/snippets';
import { documentRoute } from '../../utils/actions/surfaces';
import { browser } from '../../utils/browser';
import { useAges } from '../../utils/hooks/use-ages';
import { useOpenLibrary } from '../../utils/hooks/use-open-library';
import { useOptions } from '../../utils/hooks/use-options';
import type { PageActions } from '../../utils/hooks/use-page-actions';
import type { SavedHereState, Saving } from '../../utils/hooks/use-saving';
import type { SnippetActions } from '../../utils/hooks/use-snippets';
import { ALL_SNIPPETS, type LibraryRoute } from '../../utils/library/route';
import { ANY_AGE, arrange, fitting } from '../../utils/reports/page-ages';
import type { PageState } from '../../utils/reports/page-state';
import { groupMarks } from '../../utils/reports/report';
import type { Settings } from '../../utils/settings/settings';
import type { GenerationRow } from '../../utils/store/corpus';
import type { SnippetList } from '../../utils/store/snippets';

interface PageViewProps {
  /** Undefined while nothing is known of the page. */
  page: PageState | undefined;
  dim: boolean;
  actions: PageActions;
  saving: Saving;
  savedHere: SavedHereState;
  /** The user's own documents that are the page's text. */
  own: readonly OwnDocument[];
}

/** This page: its share and its phrases, or why there are none. */
export function PageView({ page, dim, actions, saving, savedHere, own }: PageViewProps) {
  const open = useOpenLibrary();
  const ages = useAges(page);
  const [chosen, setFilter] = useState(ANY_AGE);
  if (page === undefined || !('summary' in page))
    return <UnreadPage page={page} site={actions.site} onMark={actions.markOnce} />;
  const phrases = groupMarks(page.summary.marks);
  const filter = fitting(chosen, phrases, ages);
  const listed = arrange(phrases, filter, ages);
  return (
    <div class="page-view">
      <PageOverview
        page={page}
        phrases={phrases}
        ages={ages}
        dim={dim}
        onDim={actions.dim}
        onGo={actions.goToPhrase}
      />
      <OwnDocuments documents={own} onGo={({ id }) => void open(documentRoute(id))} />
      <SavedHereList
        snippets={savedHere.snippets}
        onGo={savedHere.go}
        onAll={() => void open(ALL_SNIPPETS)}
      />
      {phrases.length > 0 && <ListOrder phrases={phrases} ages={ages} filter={filter} onFilter={setFilter} />}
      {listed.length > 0 && (
        <PhraseList
          phrases={listed}
          shown={actions.shown}
          ages={ages}
          saveOf={saving.markOf}
          onGo={actions.goToPhrase}
          onSave={saving.save}
          onHide={actions.hide}
        />
      )}
    </div>
  );
}

interface SnippetsViewProps {
  /** Null where the database can't be opened, undefined until it is read. */
  list: SnippetList | null | undefined;
  actions: SnippetActions;
  onMore(): void;
}

/** What the user saved. */
export function SnippetsView({ list, actions, onMore }: SnippetsViewProps) {
  const open = useOpenLibrary();
  return (
    <SnippetsPanel
      list={list}
      copied={actions.copied}
      hrefOf={(snippet) => snippetHref(snippet, browser.runtime.getURL('library.html'))}
      onCopy={(snippet) => void actions.copy([snippet])}
      onDelete={(snippet) => void actions.remove([snippet])}
      onMore={onMore}
      onLibrary={() => void open(ALL_SNIPPETS)}
    />
  );
}

interface OptionsViewProps {
  settings: Settings;
  corpus: GenerationRow | null | undefined;
  /** Opens a page of the library in place of the popup. */
  onGo(route: LibraryRoute): void;
}

/** Options, keys, about, and the ways to what only the library has. */
export function OptionsView({ settings, corpus, onGo }: OptionsViewProps) {
  return (
    <>
      <OptionsForm settings={settings} {...useOptions(corpus)} />
      <div class="options-more">
        <Button look="outlined" onPress={() => onGo({ view: 'settings' })}>
          {i18n.t('help.moreSettings')}
        </Button>
        <Button onPress={() => onGo({ view: 'help' })}>{i18n.t('help.toHelp')}</Button>
      </div>
    </>
  );
}
