import { useLayoutEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { blockDrops } from '../../components/files/drop-zone';
import { useSnippets } from '../../utils/hooks/use-stored';
import { formatLibraryRoute } from '../../utils/library/route';
import { BackupPart } from './backup-part';
import { ExportPart } from './export-part';
import { RestorePart } from './restore-part';
import { SnippetImportPart } from './snippet-import-part';

/** Export, import, backup and restore. */
export function FilesView() {
  const list = useSnippets(Infinity);
  // At once: a drop before the first paint must not replace the page.
  useLayoutEffect(() => blockDrops(), []);
  if (list === undefined) return null;
  return (
    <>
      <div class="documents-top">
        <h2 class="view-title">{i18n.t('files.title')}</h2>
        <a class="button outlined" href={formatLibraryRoute({ view: 'settings' })}>
          {i18n.t('files.toSettings')}
        </a>
      </div>
      {list === null ? (
        <Blank title={i18n.t('files.closed')} why={i18n.t('files.closedWhy')} />
      ) : (
        <>
          <ExportPart snippets={list.snippets} />
          <SnippetImportPart />
          <section class="files-part">
            <h3>{i18n.t('files.backupTitle')}</h3>
            <p class="files-why">{i18n.t('files.backupWhy')}</p>
            <BackupPart />
            <RestorePart />
          </section>
        </>
      )}
    </>
  );
}
