import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ListedDocument } from '../../utils/collections/listed-document';
import {
  type Collection,
  type DocumentChange,
  parseDocumentDate,
  tidyName,
  yearOfDate,
} from '../../utils/collections/user-corpus';
import type { Level } from '../../utils/corpus/document';
import { collectionName, levelOptions } from '../../utils/labels/documents';
import { Button } from '../common/button';
import { SelectField, TextField } from '../common/form-fields';

interface DocumentEditProps {
  document: ListedDocument;
  collections: readonly Collection[];
  onSave(change: DocumentChange): void;
  onClose(): void;
}

/** The facts of one of the user's own documents, to edit. Enter saves, Escape closes. */
export function DocumentEdit({ document, collections, onSave, onClose }: DocumentEditProps) {
  const [title, setTitle] = useState(document.title);
  const [date, setDate] = useState(document.date ?? document.year?.toString() ?? '');
  const [level, setLevel] = useState(document.level);
  const [source, setSource] = useState(document.source);
  const [outlet, setOutlet] = useState(document.outlet);
  const [author, setAuthor] = useState(document.author);
  const [collection, setCollection] = useState(document.collection);
  const [checked, setChecked] = useState(false);
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const read = parseDocumentDate(date);
  const targets = collections.filter((each) => each.id !== 'bundled' && each.id !== 'record');

  useEffect(() => {
    box.current?.showModal();
  }, []);

  function save(event: Event) {
    event.preventDefault();
    setChecked(true);
    const wrong = tidyName(title) === '' ? 'title' : read === undefined ? 'date' : null;
    if (wrong) return box.current?.querySelector<HTMLElement>(`[name=${wrong}]`)?.focus();
    if (read === undefined) return;
    const facts = { title: tidyName(title), level, source: tidyName(source) || document.source, collection };
    const names = { outlet: tidyName(outlet), author: tidyName(author) };
    onSave({ ...facts, ...names, date: read, year: yearOfDate(read) });
  }

  return (
    <dialog ref={box} class="document-edit" aria-labelledby={`${id}-head`} onClose={onClose}>
      <form onSubmit={save}>
        <h2 id={`${id}-head`}>{i18n.t('documents.editTitle')}</h2>
        <TextField
          name="title"
          label={i18n.t('documents.order.title')}
          problem={checked && tidyName(title) === '' ? i18n.t('documents.noTitle') : null}
          lang="zh-Hans"
          value={title}
          onText={setTitle}
        />
        <TextField
          name="date"
          label={i18n.t('documents.date')}
          hint={i18n.t('documents.dateHint')}
          problem={checked && read === undefined ? i18n.t('documents.wrongDate', [date.trim()]) : null}
          autoComplete="off"
          maxLength={40}
          value={date}
          onText={setDate}
        />
        <SelectField<Level>
          name="level"
          label={i18n.t('documents.levelName')}
          value={level}
          options={levelOptions()}
          onChoose={setLevel}
        />
        <TextField name="source" label={i18n.t('documents.source')} value={source} onText={setSource} />
        <TextField name="outlet" label={i18n.t('documents.outlet')} value={outlet} onText={setOutlet} />
        <TextField name="author" label={i18n.t('documents.author')} value={author} onText={setAuthor} />
        <SelectField
          name="collection"
          label={i18n.t('documents.collection')}
          value={collection}
          options={targets.map((each) => [each.id, collectionName(each)])}
          onChoose={setCollection}
        />
        <div class="document-edit-foot">
          <button type="submit" class="button outlined">
            {i18n.t('documents.saveChange')}
          </button>
          <Button onPress={() => box.current?.close()}>{i18n.t('cancel')}</Button>
        </div>
      </form>
    </dialog>
  );
}
