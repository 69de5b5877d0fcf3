import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import {
  ENGLISH_MAX_UNITS,
  EXPLANATION_MAX_UNITS,
  HEADWORD_MAX_UNITS,
  type OwnFields,
} from '../../utils/glossary/own-entry';
import { Button } from '../common/button';

interface OwnEntryFormProps {
  /** What the fields hold at first. */
  fields: OwnFields;
  isNew: boolean;
  /** Resolves to why it was not stored; empty where it was. */
  onSave(fields: OwnFields): Promise<string>;
  /** Null for an entry that isn't stored yet. */
  onRemove: (() => void) | null;
  onClose(): void;
}

/** The fields of an entry of the user's. Escape closes it. */
export function OwnEntryForm({ fields, isNew, onSave, onRemove, onClose }: OwnEntryFormProps) {
  const [written, setWritten] = useState(fields);
  const [problem, setProblem] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const change = (part: Partial<OwnFields>) => setWritten({ ...written, ...part });

  async function send() {
    const why = await onSave(written);
    setProblem(why);
    if (why === '') onClose();
  }

  return (
    <form
      class="own-entry"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) onClose();
      }}
    >
      <h3>{isNew ? i18n.t('glossary.newEntry') : i18n.t('glossary.editEntry')}</h3>
      <label class="field">
        <span>{i18n.t('glossary.headword')}</span>
        <input
          ref={first}
          lang="zh-Hans"
          name="headword"
          maxLength={HEADWORD_MAX_UNITS}
          value={written.headword}
          onInput={({ currentTarget }) => change({ headword: currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{i18n.t('glossary.pinyin')}</span>
        <input
          lang="zh-Latn"
          name="pinyin"
          maxLength={ENGLISH_MAX_UNITS}
          value={written.pinyin}
          onInput={({ currentTarget }) => change({ pinyin: currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{i18n.t('glossary.english')}</span>
        <input
          lang="en"
          name="english"
          maxLength={ENGLISH_MAX_UNITS}
          value={written.english}
          onInput={({ currentTarget }) => change({ english: currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{i18n.t('glossary.explanation')}</span>
        <textarea
          name="explanation"
          rows={3}
          maxLength={EXPLANATION_MAX_UNITS}
          value={written.explanation}
          onInput={({ currentTarget }) => change({ explanation: currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{i18n.t('glossary.itemsField')}</span>
        <input
          lang="zh-Hans"
          name="items"
          value={written.items.join('、')}
          onInput={({ currentTarget }) => change({ items: currentTarget.value.split('、') })}
        />
      </label>
      <p class="study-hint">{i18n.t('glossary.optional')}</p>
      <p class="own-entry-problem" role="alert" hidden={problem === ''}>
        {problem}
      </p>
      <p class="files-actions">
        <button type="submit" class="button outlined">
          {i18n.t('glossary.store')}
        </button>
        <Button onPress={onClose}>{i18n.t('cancel')}</Button>
        {onRemove && <Button onPress={onRemove}>{i18n.t('glossary.remove')}</Button>}
      </p>
    </form>
  );
}
