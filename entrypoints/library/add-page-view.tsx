import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import { knownDocuments } from '../../utils/actions/documents';
import { browser } from '../../utils/browser';
import type { UserCorpus } from '../../utils/collections/user-corpus';
import { useBundledDocuments } from '../../utils/hooks/use-package';
import {
  type PageSource,
  useJoinedPage,
  usePageAdding,
  usePageSource,
} from '../../utils/hooks/use-page-adding';
import { intakeProblemText } from '../../utils/labels/problems';
import { formatLibraryRoute } from '../../utils/library/route';
import { noted } from '../../utils/log';
import { AddPageForm } from './add-page-form';
import { documentHref, useLibrary } from './library-context';

/** Adds the page of a tab to the corpus: checked first, with a way back. */
export function AddPageView({ tabId }: { tabId: number }) {
  const source = usePageSource(tabId);
  const { userCorpus } = useLibrary();
  if (userCorpus === undefined) return null;
  return (
    <section class="intake">
      <h2 class="view-title">{i18n.t('intake.page.title')}</h2>
      {userCorpus === null ? (
        <Blank title={i18n.t('intake.closed')} why={i18n.t('intake.closedWhy')} />
      ) : (
        <Page tabId={tabId} userCorpus={userCorpus} source={source} />
      )}
    </section>
  );
}

interface PageProps {
  tabId: number;
  userCorpus: UserCorpus;
  source: PageSource;
}

function Page({ source, tabId, userCorpus }: PageProps) {
  const adding = usePageAdding();
  const joined = useJoinedPage(source, userCorpus);
  const bundled = useBundledDocuments() ?? [];
  const back = <BackToPage tabId={tabId} />;
  switch (source.status) {
    case 'reading':
      return <p role="status">{i18n.t('intake.page.reading')}</p>;
    case 'gone':
      return <Blank title={i18n.t('intake.page.gone')} why={i18n.t('intake.page.goneWhy')} />;
    case 'closed':
      return <Blank title={i18n.t('intake.page.closed')} why={i18n.t('intake.page.closedWhy')} />;
    case 'pdf':
      return (
        <Blank title={i18n.t('intake.page.pdf')} why={i18n.t('intake.page.pdfWhy')}>
          <p class="intake-next">
            <a class="button outlined" href={formatLibraryRoute({ view: 'import' })}>
              {i18n.t('intake.page.importFiles')}
            </a>
            {back}
          </p>
        </Blank>
      );
    case 'none':
      return (
        <Blank title={i18n.t('intake.page.none')} why={intakeProblemText(source.problem)}>
          {back}
        </Blank>
      );
    case 'read':
      break;
  }
  const { id } = source.document.info;
  if (adding.state === 'added')
    return (
      <Blank title={i18n.t('intake.page.added')}>
        <p class="intake-next">
          <a class="button outlined" href={documentHref(adding.addedId)}>
            {i18n.t('intake.page.open')}
          </a>
          {back}
          <Button onPress={() => void adding.undo()}>{i18n.t('undo')}</Button>
        </p>
      </Blank>
    );
  const known = knownDocuments(userCorpus, bundled);
  const isContained = joined?.document === null;
  const twin = isContained ? joined.earlier.title : known.get(id);
  if (twin !== undefined && adding.state === 'idle')
    return (
      <Blank
        title={i18n.t('intake.page.known')}
        why={twin === null ? i18n.t('intake.page.knownHidden') : i18n.t('intake.page.knownWhy', [twin])}
      >
        <p class="intake-next">
          {twin !== null && (
            <a class="button outlined" href={documentHref(isContained ? joined.earlier.id : id)}>
              {i18n.t('intake.page.open')}
            </a>
          )}
          {back}
        </p>
      </Blank>
    );
  if (joined === undefined) return <p role="status">{i18n.t('intake.page.reading')}</p>;
  const document = joined?.document ?? source.document;
  const replaced = joined?.document ? joined.earlier.id : '';
  return (
    <>
      {joined?.document && (
        <p class="page-joins" role="status">
          {i18n.t('intake.page.joins', [joined.earlier.title])}
        </p>
      )}
      {adding.state === 'undone' && <p role="status">{i18n.t('intake.page.undone')}</p>}
      <AddPageForm
        key={document.info.id}
        document={document}
        isPrivate={source.isPrivate}
        userCorpus={userCorpus}
        busy={adding.state === 'adding'}
        onAdd={(info, made) => void adding.add({ ...document, info }, made, replaced)}
      >
        {back}
      </AddPageForm>
    </>
  );
}

function BackToPage({ tabId }: { tabId: number }) {
  return (
    <Button
      onPress={() =>
        void browser.tabs
          .update(tabId, { active: true })
          .catch(noted('The tab of a page to add was not shown.'))
      }
    >
      {i18n.t('intake.page.back')}
    </Button>
  );
}
