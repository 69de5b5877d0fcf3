import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import { RadioChoice } from '../../components/common/choices';
import { knownDocuments } from '../../utils/actions/documents';
import { browser } from '../../utils/browser';
import type { UserCorpus } from '../../utils/collections/user-corpus';
import { useBundledDocuments } from '../../utils/hooks/use-package';
import {
  type PageInCorpus,
  type PageSource,
  usePageAdding,
  usePageInCorpus,
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
  const found = usePageInCorpus(source, userCorpus);
  const [isApart, setApart] = useState(false);
  const bundled = useBundledDocuments();
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
  if (found === undefined || bundled === undefined)
    return <p role="status">{i18n.t('intake.page.reading')}</p>;
  const joined = found?.kind === 'contained' ? null : found;
  const isJoined = joined !== null && !isApart;
  const { document } = isJoined ? joined : source;
  const twin = twinOf(document.info.id, found, isApart, knownDocuments(userCorpus, bundled ?? []));
  if (twin !== null && adding.state === 'idle')
    return (
      <Blank
        title={i18n.t('intake.page.known')}
        why={
          twin.title === null
            ? i18n.t('intake.page.knownHidden')
            : twin.isWhole
              ? i18n.t('intake.page.knownWhy', [twin.title])
              : i18n.t('intake.page.containedWhy', [twin.title])
        }
      >
        <p class="intake-next">
          {twin.title !== null && (
            <a class="button outlined" href={documentHref(twin.id)}>
              {i18n.t('intake.page.open')}
            </a>
          )}
          {!twin.isWhole && <Button onPress={() => setApart(true)}>{i18n.t('intake.page.addApart')}</Button>}
          {back}
        </p>
      </Blank>
    );
  return (
    <>
      {joined !== null && <JoiningChoice found={joined} isApart={isApart} onChoose={setApart} />}
      {adding.state === 'undone' && <p role="status">{i18n.t('intake.page.undone')}</p>}
      <AddPageForm
        key={`${document.info.id} ${isJoined}`}
        document={document}
        isPrivate={source.isPrivate}
        userCorpus={userCorpus}
        busy={adding.state === 'adding'}
        onAdd={(info, made) => {
          const replaced = isJoined ? joined.earlier.map(({ id }) => id) : [];
          void adding.add({ ...document, info }, made, replaced);
        }}
      >
        {back}
      </AddPageForm>
    </>
  );
}

/** The document of the corpus that has a page's text. */
interface Twin {
  readonly id: string;
  /** Null for a hidden one. */
  readonly title: string | null;
  /** Whether it has nothing else. */
  readonly isWhole: boolean;
}

/**
 * @param id Of the document that would be added.
 * @param known Titles of all documents.
 * @returns Null where the text isn't in the corpus.
 */
function twinOf(
  id: string,
  found: PageInCorpus | null,
  isApart: boolean,
  known: ReadonlyMap<string, string | null>,
): Twin | null {
  if (found?.kind === 'contained' && !isApart)
    return { id: found.earlier.id, title: found.earlier.title, isWhole: false };
  const title = known.get(id);
  return title === undefined ? null : { id, title, isWhole: true };
}

interface JoiningChoiceProps {
  found: Exclude<PageInCorpus, { kind: 'contained' }>;
  isApart: boolean;
  onChoose(isApart: boolean): void;
}

/** Whether a page joins documents of the same article, or is added as one of its own. */
function JoiningChoice({ found: { kind, earlier }, isApart, onChoose }: JoiningChoiceProps) {
  const titles = earlier.map(({ title }) => title).join(' · ');
  const joins =
    kind === 'contains'
      ? { name: i18n.t('intake.page.replace'), why: i18n.t('intake.page.replaceWhy') }
      : { name: i18n.t('intake.page.join'), why: i18n.t('intake.page.joinWhy') };
  return (
    <RadioChoice
      class="page-joins"
      legend={
        kind === 'contains'
          ? i18n.t('intake.page.contains', [titles])
          : i18n.t('intake.page.continues', [titles])
      }
      options={[
        { value: 'join', ...joins },
        { value: 'apart', name: i18n.t('intake.page.apart'), why: i18n.t('intake.page.apartWhy') },
      ]}
      chosen={isApart ? 'apart' : 'join'}
      onChoose={(value) => onChoose(value === 'apart')}
    />
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
