import { i18n } from '#i18n';
import { figure } from '../../utils/labels/figures';

export interface ListedDocument {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  /** What stands at the end of its row. */
  readonly count: number;
}

/** Corpus documents, a row each; `unit` says what the figures count. */
export function DocumentList({ documents, unit }: { documents: readonly ListedDocument[]; unit: string }) {
  return (
    <section class="documents">
      <h3>
        {i18n.t('corpus.documents')} <span class="documents-unit">{unit}</span>
      </h3>
      <ul>
        {documents.map((document) => (
          <li key={document.id}>
            <span class="document-title" lang="zh-Hans">
              {document.title}
              {document.year !== null && <span class="document-year"> · {document.year}</span>}
            </span>
            <span class="document-figure">{figure(document.count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
