import { i18n } from '#i18n';
import { figure } from './figures';

/** What is left of corpus and record where the reader has switched off or hidden something. */
export interface SearchedPart {
  /** Documents of the corpus. */
  readonly documentTotal: number;
  /** Whether the record is switched on. */
  readonly usesRecord: boolean;
}

/** Why a wording was not found where less than corpus and record could be searched; null where both were. */
export function narrowedWords({ documentTotal, usesRecord }: SearchedPart): string | null {
  if (documentTotal === 0) return i18n.t('search.noDocuments');
  return usesRecord ? null : i18n.t('search.corpusAlone', documentTotal, [figure(documentTotal)]);
}
