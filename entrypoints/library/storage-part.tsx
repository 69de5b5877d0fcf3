import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { FactRows } from '../../components/common/fact-rows';
import { deleteEverything } from '../../utils/actions/delete-everything';
import { useBackup } from '../../utils/hooks/use-backup';
import { type StorageFacts, useStorageFacts } from '../../utils/hooks/use-storage-facts';
import { byteWords } from '../../utils/labels/byte-words';
import { figure } from '../../utils/labels/figures';
import { formatLibraryRoute } from '../../utils/library/route';
import type { UserCounts } from '../../utils/store/user-data';
import { BackupPart } from './backup-part';
import { DeleteEverything } from './delete-everything';
import type { ViewProps } from './view-props';

/** What is stored and where, the last backup, and the deletion of everything. */
export function StoragePart({ notices }: Pick<ViewProps, 'notices'>) {
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
        <BackupPart notices={notices} />
        <a class="button outlined" href={formatLibraryRoute({ view: 'files' })}>
          {i18n.t('files.toFiles')}
        </a>
      </section>
      {facts !== null && (
        <section>
          <h2>{i18n.t('files.deleteTitle')}</h2>
          <DeletePart notices={notices} counts={facts.counts} deleted={deleted} onDeleted={setDeleted} />
        </section>
      )}
    </div>
  );
}

interface DeletePartProps extends Pick<ViewProps, 'notices'> {
  counts: UserCounts;
  deleted: UserCounts | null;
  onDeleted(counts: UserCounts): void;
}

function DeletePart({ notices, counts, deleted, onDeleted }: DeletePartProps) {
  const [isOpen, setOpen] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const { run, backUp } = useBackup(notices);
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
            <p>{i18n.t('files.deletedCounts', [figure(deleted.snippets), figure(deleted.documents)])}</p>
          </>
        )}
      </div>
    </>
  );
}

function storageRows({ counts, snippets, documents, all }: StorageFacts) {
  const about = (bytes: number) => i18n.t('files.storageAbout', [byteWords(bytes)]);
  const withCount = (count: number, bytes: number) =>
    count === 0 ? figure(0) : `${figure(count)} · ${about(bytes)}`;
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
