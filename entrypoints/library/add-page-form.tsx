import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import {
  type ChosenCollection,
  CollectionChoice,
  choiceProblem,
} from '../../components/documents/collection-choice';
import type { Collection } from '../../utils/collections/collection';
import { readDocumentDate } from '../../utils/collections/document-date';
import type { ReaderCorpus } from '../../utils/collections/reader-corpus';
import {
  type ReaderDocument,
  type ReaderDocumentWithText,
  yearOfDate,
} from '../../utils/collections/reader-document';
import { tidyName } from '../../utils/collections/tidy-name';
import type { Notices } from '../../utils/hooks/use-notices';
import { chosenCollection, ownCollections } from './chosen-collection';
import { type PageDraft, PageDraftFields, TextPreview } from './page-draft';

interface AddPageFormProps {
  document: ReaderDocumentWithText;
  isPrivate: boolean;
  reader: ReaderCorpus;
  notices: Notices;
  busy: boolean;
  /** @param made The collection that it goes into, where that is a new one. */
  onAdd(info: ReaderDocument, made: readonly Collection[]): void;
  /** Other ways on, beside the button. */
  children: ComponentChildren;
}

/** What was read of a page, with the facts that the reader can change before it is added. */
export function AddPageForm(props: AddPageFormProps) {
  const { document, isPrivate, reader, notices, busy, onAdd, children } = props;
  const { info, text } = document;
  const [draft, setDraft] = useState<PageDraft>({
    title: info.title,
    date: info.date ?? '',
    source: info.source,
    outlet: info.outlet,
    author: info.author,
  });
  const [chosen, setChosen] = useState<ChosenCollection>({ id: 'mine' });
  const date = readDocumentDate(draft.date);
  const problems = {
    title: tidyName(draft.title) === '' ? i18n.t('intake.page.titleNeeded') : null,
    date: date !== undefined ? null : i18n.t('intake.page.dateWrong'),
  };

  function add() {
    const problem = problems.title ?? problems.date ?? choiceProblem(chosen, reader.collections);
    if (problem !== null) return notices.fail(problem);
    if (date === undefined) return;
    const isSameDate = date === info.date;
    const collection = chosenCollection(chosen, reader);
    const facts = {
      ...info,
      title: tidyName(draft.title),
      date,
      year: isSameDate ? info.year : yearOfDate(date),
      source: tidyName(draft.source),
      outlet: tidyName(draft.outlet),
      author: tidyName(draft.author),
      collection: collection.id,
    };
    const made = 'newName' in chosen ? [collection] : [];
    if (!isPrivate) return onAdd(facts, made);
    const yes = { words: i18n.t('intake.page.addAnyway'), act: () => onAdd(facts, made) };
    const no = { words: i18n.t('cancel'), act: () => undefined };
    notices.show({ id: crypto.randomUUID(), words: i18n.t('intake.page.private'), actions: [yes, no] });
  }

  return (
    <div class="page-form">
      <div class="page-fields">
        <PageDraftFields draft={draft} problems={problems} onChange={setDraft} />
        {info.url !== '' && (
          <p class="field">
            <span>{i18n.t('intake.page.address')}</span>
            <bdi class="page-address">{info.url}</bdi>
          </p>
        )}
        <CollectionChoice collections={ownCollections(reader)} chosen={chosen} onChoose={setChosen} />
        {isPrivate && <p class="page-private">{i18n.t('intake.page.private')}</p>}
        <p class="intake-next">
          <Button look="outlined" busy={busy} onPress={add}>
            {i18n.t('intake.page.add')}
          </Button>
          {children}
        </p>
      </div>
      <TextPreview text={text} han={info.han} />
    </div>
  );
}
