import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { type FactRow, FactRows } from '../../components/common/fact-rows';
import { figure } from '../../utils/labels/figures';
import type { UserCounts } from '../../utils/store/user-data';

export interface DeleteEverythingProps {
  counts: UserCounts;
  /** Whether something is being done. */
  busy: boolean;
  /** The backup that is offered first. */
  onBackUp(): void;
  onDelete(): void;
  onCancel(): void;
}

/** What goes when everything is deleted, and the confirmation: a word that has to be typed. */
export function DeleteEverything({ counts, busy, onBackUp, onDelete, onCancel }: DeleteEverythingProps) {
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const word = i18n.t('files.deleteWord');
  const isTyped = typed.trim().toLowerCase() === word;
  return (
    <form
      class="delete-everything"
      onSubmit={(event) => {
        event.preventDefault();
        if (isTyped && !busy) onDelete();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) onCancel();
      }}
    >
      <h3>{i18n.t('files.deleteList')}</h3>
      <FactRows rows={rowsOf(counts)} />
      <p>{i18n.t('files.deleteRest')}</p>
      <p class="files-actions">
        <Button look="outlined" busy={busy} onPress={onBackUp}>
          {i18n.t('files.backUp')}
        </Button>
      </p>
      <label class="field">
        <span>{i18n.t('files.deleteType', [word])}</span>
        <input
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          value={typed}
          ref={input}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <p class="files-actions">
        <button type="submit" class="button outlined danger" disabled={!isTyped || busy}>
          {busy ? i18n.t('files.deleting') : i18n.t('files.deleteNow')}
        </button>
        <Button onPress={onCancel}>{i18n.t('cancel')}</Button>
      </p>
    </form>
  );
}

function rowsOf({ snippets, documents, collections, hidden }: UserCounts): FactRow[] {
  return [
    { name: i18n.t('files.deleteSnippets'), value: figure(snippets) },
    { name: i18n.t('files.deleteDocuments'), value: figure(documents) },
    { name: i18n.t('files.deleteCollections'), value: figure(collections) },
    { name: i18n.t('files.deleteHidden'), value: figure(hidden) },
  ];
}
