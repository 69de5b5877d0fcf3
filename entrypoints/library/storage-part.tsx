import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { type FactRow, FactRows } from '../../components/common/tables';
import { deleteEverything } from '../../utils/actions/storage';
import { useBackup } from '../../utils/hooks/use-backup';
import { useNotices } from '../../utils/hooks/use-notices';
import { type StorageFacts, useStorageFacts } from '../../utils/hooks/use-storage';
import { formatBytes, formatNumber } from '../../utils/labels/numbers';
import { factLine } from '../../utils/labels/wording';
import { formatLibraryRoute } from '../../utils/library/route';
import type { UserCounts } from '../../utils/store/user-data';
import { BackupPart } from './backup-part';

/** What is stored and where, the last backup, and the deletion of everything. */
export function StoragePart() {
  const [deleted, setDeleted] = useState<UserCounts | null>(null);
  const facts = useStorageFacts(deleted);
  if (facts === undefined) return null;
  return (
    <div class="options storage">
      <section>
        <h2>{i18n.t('files.storageTitle')}</h2>
        <p>{i18n.t('files.storageWhere')}</p>
        {facts !== null && <FactRows rows={storageRows(facts)} />}
      </section>
      <section>
        <h2>{i18n.t('files.backupTitle')}</h2>
        <BackupPart />
        <a class="button outlined" href={formatLibraryRoute({ view: 'files' })}>
          {i18n.t('files.toFiles')}
        </a>
      </section>
      {facts !== null && (
        <section>
          <h2>{i18n.t('files.deleteTitle')}</h2>
          <DeletePart counts={facts.counts} deleted={deleted} onDeleted={setDeleted} />
        </section>
      )}
    </div>
  );
}

interface DeletePartProps {
  counts: UserCounts;
  deleted: UserCounts | null;
  onDeleted(counts: UserCounts): void;
}

function DeletePart({ counts, deleted, onDeleted }: DeletePartProps) {
  const notices = useNotices();
  const [isOpen, setOpen] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const { run, backUp } = useBackup();
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  async function remove() {
    setDeleting(true);
    const gone = await deleteEverything(notices);
    setDeleting(false);
    if (gone === null) return;
    setOpen(false);
    onDeleted(gone);
  }

  return (
    <>
      <p>{i18n.t('files.deleteWhy')}</p>
      {isOpen ? (
        <DeleteEverything
          counts={counts}
          busy={isDeleting || run.phase === 'writing'}
          onBackUp={() => void backUp()}
          onDelete={() => void remove()}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <Button look="outlined" buttonRef={opener} onPress={() => setOpen(true)}>
          {i18n.t('files.deleteOpen')}
        </Button>
      )}
      <div class="files-state" role="status">
        {deleted !== null && !isOpen && (
          <>
            <p class="files-done">{i18n.t('files.deleted')}</p>
            <p>
              {i18n.t('files.deletedCounts', [
                formatNumber(deleted.snippets),
                formatNumber(deleted.documents),
              ])}
            </p>
          </>
        )}
      </div>
    </>
  );
}

function storageRows({ counts, snippets, documents, all }: StorageFacts) {
  const about = (bytes: number) => i18n.t('files.storageAbout', [formatBytes(bytes)]);
  const withCount = (count: number, bytes: number) =>
    factLine([formatNumber(count), count === 0 ? '' : about(bytes)]);
  const rest = all === null ? null : Math.max(0, all - snippets - documents);
  return [
    { name: i18n.t('files.storageSnippets'), value: withCount(counts.snippets, snippets) },
    { name: i18n.t('files.storageDocuments'), value: withCount(counts.documents, documents) },
    {
      name: i18n.t('files.storageRest'),
      value: rest === null ? i18n.t('files.storageUnknown') : about(rest),
    },
    {
      name: i18n.t('files.storageAll'),
      value: all === null ? i18n.t('files.storageUnknown') : about(all),
    },
  ];
}

interface DeleteEverythingProps {
  counts: UserCounts;
  busy: boolean;
  /** The backup offered first. */
  onBackUp(): void;
  onDelete(): void;
  onCancel(): void;
}

/** What a deletion of everything deletes, and its confirmation: a word to type. */
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

function rowsOf({ snippets, documents, collections, hidden, glossary }: UserCounts): FactRow[] {
  return [
    { name: i18n.t('files.deleteSnippets'), value: formatNumber(snippets) },
    { name: i18n.t('files.deleteDocuments'), value: formatNumber(documents) },
    { name: i18n.t('files.deleteCollections'), value: formatNumber(collections) },
    { name: i18n.t('files.deleteHidden'), value: formatNumber(hidden) },
    { name: i18n.t('files.deleteGlossary'), value: formatNumber(glossary) },
  ];
}
