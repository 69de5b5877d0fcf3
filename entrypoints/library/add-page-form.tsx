import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { SelectField } from '../../components/common/form-fields';
import {
  type ChosenCollection,
  CollectionChoice,
  choiceProblem,
  chosenCollection,
  ownCollections,
} from '../../components/documents/collections';
import { TextPreview } from '../../components/files/text-preview';
import {
  type Collection,
  parseDocumentDate,
  tidyName,
  type UserCorpus,
  type UserDocument,
  type UserDocumentWithText,
  yearOfDate,
} from '../../utils/collections/user-corpus';
import type { Level } from '../../utils/corpus/document';
import { useNotices } from '../../utils/hooks/use-notices';
import { levelOptions } from '../../utils/labels/documents';
import { NAME_MAX_UNITS } from '../../utils/limits';

interface AddPageFormProps {
  document: UserDocumentWithText;
  isPrivate: boolean;
  userCorpus: UserCorpus;
  busy: boolean;
  /** @param made The collection it goes into, where that is new. */
  onAdd(info: UserDocument, made: readonly Collection[]): void;
  /** Further actions, beside the button. */
  children: ComponentChildren;
}

/** What was read of a page, with facts that the user can edit before adding it. */
export function AddPageForm(props: AddPageFormProps) {
  const { document, isPrivate, userCorpus, busy, onAdd, children } = props;
  const notices = useNotices();
  const { info, text } = document;
  const [draft, setDraft] = useState<PageDraft>({
    title: info.title,
    date: info.date ?? '',
    level: info.level,
    source: info.source,
    outlet: info.outlet,
    author: info.author,
  });
  const [chosen, setChosen] = useState<ChosenCollection>({ id: info.collection });
  const date = parseDocumentDate(draft.date);
  const problems = {
    title: tidyName(draft.title) === '' ? i18n.t('intake.page.titleNeeded') : null,
    date: date !== undefined ? null : i18n.t('intake.page.dateWrong'),
  };

  function add() {
    const problem = problems.title ?? problems.date ?? choiceProblem(chosen, userCorpus.collections);
    if (problem !== null) return notices.refuse(problem);
    if (date === undefined) return;
    const isSameDate = date === info.date;
    const collection = chosenCollection(chosen, userCorpus);
    const facts = {
      ...info,
      title: tidyName(draft.title),
      date,
      year: isSameDate ? info.year : yearOfDate(date),
      level: draft.level,
      source: tidyName(draft.source),
      outlet: tidyName(draft.outlet),
      author: tidyName(draft.author),
      collection: collection.id,
    };
    const made = 'newName' in chosen ? [collection] : [];
    if (!isPrivate) return onAdd(facts, made);
    const yes = { text: i18n.t('intake.page.addAnyway'), act: () => onAdd(facts, made) };
    notices.ask(i18n.t('intake.page.private'), yes);
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
        <CollectionChoice collections={ownCollections(userCorpus)} chosen={chosen} onChoose={setChosen} />
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

/** What the user can edit before a page is added. */
interface PageDraft {
  readonly title: string;
  /** As typed. */
  readonly date: string;
  readonly level: Level;
  readonly source: string;
  readonly outlet: string;
  readonly author: string;
}

interface PageDraftFieldsProps {
  draft: PageDraft;
  /** What is wrong with a field; null where nothing is. */
  problems: { readonly title: string | null; readonly date: string | null };
  onChange(draft: PageDraft): void;
}

/** The facts of a page, to check before it becomes a document. */
export function PageDraftFields({ draft, problems, onChange }: PageDraftFieldsProps) {
  return (
    <>
      <Field
        name={i18n.t('intake.page.docTitle')}
        value={draft.title}
        problem={problems.title}
        isChinese
        onInput={(title) => onChange({ ...draft, title })}
      />
      <Field
        name={i18n.t('intake.page.date')}
        value={draft.date}
        hint={i18n.t('intake.page.dateHint')}
        problem={problems.date}
        onInput={(date) => onChange({ ...draft, date })}
      />
      <SelectField<Level>
        name="level"
        label={i18n.t('documents.levelName')}
        value={draft.level}
        options={levelOptions()}
        onChoose={(level) => onChange({ ...draft, level })}
      />
      <Field
        name={i18n.t('intake.page.source')}
        value={draft.source}
        problem={null}
        onInput={(source) => onChange({ ...draft, source })}
      />
      <Field
        name={i18n.t('documents.outlet')}
        value={draft.outlet}
        problem={null}
        onInput={(outlet) => onChange({ ...draft, outlet })}
      />
      <Field
        name={i18n.t('documents.author')}
        value={draft.author}
        problem={null}
        onInput={(author) => onChange({ ...draft, author })}
      />
    </>
  );
}

interface FieldProps {
  name: string;
  value: string;
  hint?: string;
  problem: string | null;
  isChinese?: boolean;
  onInput(value: string): void;
}

function Field({ name, value, hint, problem, isChinese, onInput }: FieldProps) {
  const id = useId();
  return (
    <label class="field">
      <span>{name}</span>
      <input
        type="text"
        lang={isChinese ? 'zh-Hans' : undefined}
        maxLength={NAME_MAX_UNITS}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-hint`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <span class={problem === null ? 'field-hint' : 'field-problem'} id={`${id}-hint`} role="status">
        {problem ?? hint}
      </span>
    </label>
  );
}
