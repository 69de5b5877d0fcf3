import { i18n } from '#i18n';
import { GoLink } from '../common/go-link';

/** An own document of the reader that is the page's text. */
export interface OwnDocument {
  readonly id: string;
  readonly title: string;
  /** Its address in the library. */
  readonly href: string;
}

export interface OwnDocumentsProps {
  documents: readonly OwnDocument[];
  onGo(document: OwnDocument): void;
}

/** That the page is in the corpus already and says nothing of itself, with the way to where it is read. Nothing where it is not. */
export function OwnDocuments({ documents, onGo }: OwnDocumentsProps) {
  if (documents.length === 0) return null;
  return (
    <div class="own-documents">
      <p>{i18n.t('page.own')}</p>
      <ul>
        {documents.map((document) => (
          <li key={document.id} lang="zh-Hans">
            <GoLink href={document.href} onGo={() => onGo(document)}>
              {document.title}
            </GoLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
