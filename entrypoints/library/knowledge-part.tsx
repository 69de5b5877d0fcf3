import { i18n } from '#i18n';
import { useBundledDocuments } from '../../utils/hooks/use-bundled';
import { corpusWords } from '../../utils/hooks/use-options';
import { useRecordManifest } from '../../utils/hooks/use-package-file';
import { useStorageFacts } from '../../utils/hooks/use-storage-facts';
import { figure } from '../../utils/labels/figures';

/** What corpus and record have, whose it is, what they lack; and what is the user's own. Figures are the package's. */
export function KnowledgePart() {
  const documents = useBundledDocuments();
  const record = useRecordManifest();
  const own = useStorageFacts(null);
  return (
    <>
      <h3>{i18n.t('help.corpusTitle')}</h3>
      <p>
        {documents === null && i18n.t('corpus.failedWhy')}
        {documents && <>{corpusWords(documents)}. </>}
        {i18n.t('help.corpusWhose')}
      </p>
      <p>{i18n.t('help.corpusLacks')}</p>
      <h3>{i18n.t('help.recordTitle')}</h3>
      {record === null && <p>{i18n.t('help.recordMissing')}</p>}
      {record && (
        <p>
          {i18n.t('help.recordFacts', [
            figure(record.reports.national),
            figure(record.reports.congress),
            figure(record.reports.provincial),
            record.first,
            record.last,
            figure(record.entries),
          ])}
        </p>
      )}
      <p>{i18n.t('help.recordWhose')}</p>
      <p>{i18n.t('help.recordLacks')}</p>
      {own && (
        <>
          <h3>{i18n.t('help.ownTitle')}</h3>
          <p>{i18n.t('help.ownFacts', [figure(own.counts.snippets), figure(own.counts.documents)])}</p>
        </>
      )}
    </>
  );
}
